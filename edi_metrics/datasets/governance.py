"""Who decides: the bodies that govern the service and the people who sit on them."""

from datetime import date
from typing import Annotated

from edi_metrics.datasets.dataset import CountedOnce, Dataset, Record, needed, optional
from edi_metrics.datasets.kinds import BACKGROUND, DISABILITY, ETHNICITY, KEY, YES_NO, Day, answer, code
from edi_metrics.datasets.rules import Expectation, NotBefore


class Seat(Record):
    """One member of one body on a date."""

    snapshot_date: Annotated[date, Day()] = needed("Day the record describes", "2026-11-01")
    body: Annotated[str, code("body")] = needed("Which body", "working_group")
    member: Annotated[str, KEY] = needed("The service's own lasting code for the member", "m19c2")
    member_kind: Annotated[str, code("member_kind")] = needed("Whom the member sits for", "la_edi_officer")
    role_level: Annotated[str | None, code("role_level")] = optional("For staff members")
    votes: Annotated[str, YES_NO] = needed("Holds a vote", "yes")
    under_25: Annotated[str, YES_NO] = needed("Aged under 25; asked, never worked out", "no")
    applied_in_writing: Annotated[str | None, YES_NO] = optional(
        "Joined by writing about their interest in inclusion", "yes"
    )
    started_on: Annotated[date | None, Day()] = optional("Day it started", "2025-09-15")
    ethnicity: Annotated[str | None, ETHNICITY] = optional(
        "Self-described ethnic group; the finest list you hold", "asian_indian"
    )
    disability: Annotated[str | None, DISABILITY] = optional(
        "Disabled under the Equality Act definition", "not_disabled"
    )
    sex: Annotated[str | None, answer("sex")] = optional("Sex as recorded", "female")
    age_band: Annotated[str | None, answer("age_band")] = optional("Never a date of birth", "35_49")
    seb: Annotated[str | None, BACKGROUND] = optional(
        "Main household earner's job when the person was about 14", "technical_craft"
    )
    rules = (NotBefore("snapshot_date", "started_on"),)


class SeatCount(CountedOnce):
    """Members of a body on a date, already counted."""

    snapshot_date: Annotated[date, Day()] = needed("Day the record describes", "2026-11-01")
    body: Annotated[str, code("body")] = needed("Which body", "working_group")
    member_kind: Annotated[str, code("member_kind")] = needed("Whom the member sits for", "la_edi_officer")


GOVERNANCE = Dataset(
    "governance",
    title="Governance and leadership",
    record=Seat,
    one_per=("snapshot_date", "body", "member"),
    grain="one member of one body on a date",
    cadence="snapshot, 1 November; again when a body changes",
    source="clerk's list",
    counted=SeatCount,
    expects=(
        Expectation(
            "bool_or(body = 'working_group')"
            " and not bool_or(body = 'working_group' and member_kind = 'la_edi_officer')",
            "The working group has no equalities officer of the local authority (la_edi_officer).",
        ),
    ),
    notes=(
        "a person may sit on several bodies; working_group should hold at least one la_edi_officer "
        "(warning); under_25 is asked, never worked out from a date of birth"
    ),
)
