"""How the service judges, reviews and explains itself, and learns with others."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import YES_NO, Day, Text, Whole, code, codes
from edi_metrics.datasets.rules import Needs, NotBefore


class Rating(Record):
    """One statement rated by one group in one round."""

    round_id: Annotated[str, Text()] = needed("The round, as in your own records", "SA-2026")
    bank_version: Annotated[str, Text()] = needed("Version of the statement bank", "1")
    statement_id: Annotated[str, code("statement")] = needed("The statement, as in the bank", "YV3")
    rater_group: Annotated[str, code("rater_group", also=("agreed",))] = needed(
        "Who rated it, or agreed", "tutors"
    )
    level: Annotated[str, code("sa_level")] = needed("Group median, or the agreed level", "2")
    raters: Annotated[int, Whole(1)] = needed("How many people rated", "11")
    rated_on: Annotated[date, Day()] = needed("Day of the rating", "2026-03-19")
    comment: Annotated[str | None, Text(400)] = optional("No names")
    evidence: Annotated[str | None, Text()] = optional("Link or document_id")


SELF_ASSESSMENT = Dataset(
    "self_assessment",
    title="Self-assessment ratings",
    record=Rating,
    one_per=("round_id", "bank_version", "statement_id", "rater_group"),
    grain="one statement rated by one group in one round",
    cadence="yearly, spring; statements spread over meetings",
    source="working group",
    notes=(
        "statement exists in the bank version; level 1 to 4 or na; raters >= 1; an agreed row needs a meeting"
    ),
)


class Review(Record):
    """One process, policy, form or publication."""

    process_id: Annotated[str, Text()] = needed("The process, as in the register", "L07")
    title: Annotated[str, Text()] = needed("Its title", "Tutor selection day")
    kind: Annotated[str, code("lens_kind")] = needed("What kind it is", "recruitment")
    owner_role: Annotated[str, Text()] = needed("A role, not a name", "HR and workforce lead")
    last_reviewed_on: Annotated[date | None, Day()] = optional("Day of the last review", "2024-09-12")
    next_review_on: Annotated[date | None, Day(future=True)] = optional(
        "Day the next review is due", "2027-09-01"
    )
    outcome: Annotated[str, code("lens_outcome")] = needed("What the review led to", "changed")
    characteristics: Annotated[str | None, codes("characteristic")] = optional(
        "Considered in the review", "ethnicity|seb"
    )
    asked: Annotated[str | None, codes("rater_group")] = optional("Who was asked", "tutors|young_people")
    change_made: Annotated[str | None, Text()] = optional(
        "What was changed; needed when the outcome is changed",
        "Orchestral audition replaced by a skills session",
    )
    action_id: Annotated[str | None, Text()] = optional("The action it led to", "A05")
    rules = (
        NotBefore("next_review_on", "last_reviewed_on", after=True),
        Needs("change_made", "outcome", ("changed",)),
    )


LENS_REVIEWS = Dataset(
    "lens_reviews",
    title="Inclusion-lens reviews",
    record=Review,
    one_per=("process_id",),
    grain="one process, policy, form or publication",
    cadence="each meeting",
    source="policy register",
    notes=(
        "next_review_on after last_reviewed_on; changed needs change_made; at most 36 months between reviews"
    ),
)


class Document(Record):
    """One publication or presentation."""

    document_id: Annotated[str, Text()] = needed("The document, as in the register", "D03")
    kind: Annotated[str, code("document_kind")] = needed("What kind it is", "marketing_booklet")
    title: Annotated[str, Text()] = needed("Its title", "Schools brochure 2026/27")
    published_on: Annotated[date | None, Day()] = optional(
        "Day it came out; blank while planned", "2026-07-06"
    )
    covers_offer: Annotated[str, YES_NO] = needed("Says what the inclusion offer is", "yes")
    covers_fee_help: Annotated[str, YES_NO] = needed("Says how to get help with fees", "yes")
    covers_progression: Annotated[str, YES_NO] = needed("Names routes on, such as Songwriter", "no")
    covers_access: Annotated[str, YES_NO] = needed("Access and adaptations", "yes")
    covers_outcomes: Annotated[str, YES_NO] = needed("Written as outcomes", "no")
    reach: Annotated[int | None, Whole()] = optional("Schools or people it went to", "486")
    action_id: Annotated[str | None, Text()] = optional("The action it led to", "A27")


DOCUMENTS = Dataset(
    "documents",
    title="Documents and presentations",
    record=Document,
    one_per=("document_id",),
    grain="one publication or presentation",
    cadence="yearly, and when published",
    source="communications",
    notes=(
        "the five cover flags are answered by someone other than the author; published_on not in the "
        "future unless status planned"
    ),
)


class Insight(Record):
    """One insight from one group."""

    insight_id: Annotated[str, Text()] = needed("The insight, as in your own records", "I12")
    received_on: Annotated[date, Day()] = needed("Day it was received", "2026-02-03")
    source: Annotated[str, code("insight_source")] = needed("Where it came from", "parents_carers")
    summary: Annotated[str, Text(200)] = needed(
        "What was said, in a sentence", "Fees are due before help is confirmed"
    )
    used_in: Annotated[str | None, Text()] = optional("The document it was used in", "D01")
    action_id: Annotated[str | None, Text()] = optional("The action it led to", "A22")


INSIGHTS = Dataset(
    "insights",
    title="Business-plan insights",
    record=Insight,
    one_per=("insight_id",),
    grain="one insight from one group",
    cadence="each term",
    source="business manager",
    notes=("used_in names a document; no person is quoted by name"),
)


class Support(Record):
    """One other service at one activity."""

    activity_id: Annotated[str, Text()] = needed("The activity, as in your own records", "N041")
    held_on: Annotated[date, Day()] = needed("Day it took place", "2026-09-29")
    kind: Annotated[str, code("peer_kind")] = needed("What kind it is", "peer_working_group")
    service: Annotated[str, Text()] = needed("Code of the other service; never a person", "SVC-022")
    region: Annotated[str | None, Text()] = optional("Region of the other service", "East of England")
    has_plan: Annotated[str | None, YES_NO] = optional("Has an ED&I action plan", "yes")
    strands_with_smart: Annotated[str | None, codes("strand")] = optional(
        "Strands that hold at least one complete SMART target", "workforce|voice"
    )
    learning: Annotated[str | None, Text(300)] = optional("What was tried and what was learned")


PEER_SUPPORT = Dataset(
    "peer_support",
    title="National peer work",
    record=Support,
    one_per=("activity_id", "service"),
    grain="one other service at one activity",
    cadence="each term",
    source="national programme lead",
    notes=(
        "service names an organisation by code; strands_with_smart lists strands that hold at least "
        "one complete SMART target"
    ),
)
