"""One good example of everything that can be said of a plan, as a form would say it of the sample's."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import TypeAdapter

from edi_metrics.plan.facts import Change, Undone
from tests.plan.drafting import SAMPLE, rows

TERMS = next(row for row in rows(SAMPLE / "targets.csv") if row["target_id"] == "T02")

_fact: TypeAdapter[Change | Undone] = TypeAdapter(Change | Undone)

Drawn = Mapping[str, Any]
"""A fact as plain values."""

ROUND = "round/R2026"
OPENED: Drawn = {
    "kind": "RoundOpened",
    "title": "Autumn 2026",
    "bank_version": "1",
    "statements": ["WD1"],
}

DECK: Drawn = {
    "kind": "DeckSaved",
    "title": "Autumn forum",
    "forum_on": "2026-11-12",
    "slides": [
        {"page": "forum", "card": "serves", "sentence": "Who learns with us"},
        {"page": "genre_offer", "card": "hours"},
    ],
}

EXAMPLES: tuple[tuple[str, Drawn], ...] = (
    ("action/A99", {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}),
    ("action/A24", {"kind": "ActionAgreed", "note": "By all"}),
    ("action/A24", {"kind": "OwnerSet", "was": "Inclusion lead", "now": "CPD lead", "reason": "Holidays"}),
    ("action/A24", {"kind": "DatesSet", "start": "2026-12-01", "due": "2027-03-26"}),
    ("action/A24", {"kind": "Started", "note": "The first two"}),
    ("action/A24", {"kind": "ProgressNoted", "note": "Strings are ordered"}),
    ("action/A24", {"kind": "DueMoved", "was": "2026-12-18", "now": "2027-03-26", "reason": "In repair"}),
    ("action/A24", {"kind": "Blocked", "helper": "Head of service", "reason": "No van"}),
    ("action/A24", {"kind": "Paused", "resume_on": "2027-03-01", "reason": "Waiting for spring"}),
    ("action/A24", {"kind": "EvidenceAdded", "evidence": "Loan form"}),
    ("action/A24", {"kind": "Done", "check_on": "2027-07-31", "note": "All lent"}),
    ("action/A01", {"kind": "Reopened", "reason": "Two came back"}),
    ("action/A24", {"kind": "Dropped", "reason": "The harp was sold"}),
    ("action/A24", {"kind": "Described", "field": "metric", "now": "workforce.ethnic_minority"}),
    ("action/A24", {"kind": "PrioritySet", "now": "high"}),
    ("action/A24", {"kind": "NextStepSet", "now": "Ring three schools"}),
    ("action/A24", {"kind": "JudgedByOwner", "standing": "behind", "reason": "Two of six are late"}),
    ("action/A24", {"kind": "LearnedFrom", "helped": "Early letters", "learned": "It did not work"}),
    ("target/T99", {"kind": "TargetSet", "title": TERMS["title"], "terms": TERMS}),
    (
        "target/T05",
        {"kind": "TargetRevised", "field": "goal", "was": "12", "now": "13", "reason": "Two more posts"},
    ),
    ("target/T05", {"kind": "TargetRetired", "reason": "The measure ends"}),
    ("meeting/M20", {"kind": "MeetingCalled", "on": "2026-12-03", "minutes": 90}),
    (
        "meeting/M20",
        {
            "kind": "AgendaSet",
            "items": [{"item_id": "a", "title": "A harp", "why": "Overdue", "minutes": 5}],
            "locked": True,
        },
    ),
    ("meeting/M20", {"kind": "AttendanceTaken", "present": ["CPD lead"], "apologies": ["Inclusion lead"]}),
    ("meeting/M20", {"kind": "ItemMinuted", "item": "a", "decision": "on_track", "note": "As planned"}),
    ("meeting/M20", {"kind": "MeetingClosed", "figures": "0123456789ab", "next_on": "2027-01-28"}),
    ("group/terms", {"kind": "TermsSet", "terms": {"purpose": "To see to it", "quorum": 4}}),
    ("group/terms", {"kind": "MembersSet", "members": [{"role": "CPD lead", "kind": "leader"}]}),
    ("question/Q99", {"kind": "QuestionAsked", "summary": "May we borrow a harp?"}),
    ("question/Q02", {"kind": "QuestionAnswered", "note": "Yes, from January"}),
    (ROUND, OPENED),
    (ROUND, {"kind": "Rated", "statement": "WD1", "group": "tutors", "level": "2", "raters": 6}),
    (ROUND, {"kind": "LevelAgreed", "statement": "WD1", "level": "2", "note": "By a show of hands"}),
    (ROUND, {"kind": "RoundClosed", "note": "All in"}),
    (
        "process/L99",
        {
            "kind": "ProcessListed",
            "title": "Tutor selection day",
            "lens_kind": "recruitment",
            "owner_role": "HR and workforce lead",
        },
    ),
    ("process/L99", {"kind": "ProcessReviewed", "outcome": "changed", "change_made": "Two on the panel"}),
    ("deck/F99", DECK),
    ("deck/F01", {"kind": "DeckGiven", "on": "2026-11-12", "figures": "0123456789ab"}),
    (
        "export/0a1b2c",
        {
            "kind": "FileTaken",
            "what": "deck",
            "name": "deck-published-2026-07-31-0123456789ab-0a1b2c.pptx",
            "level": "published",
            "pages": ["overview"],
            "version": "0123456789ab",
            "data_to": "2026-07-31",
        },
    ),
)
"""A stream and what is said of it."""


def fact(drawn: Drawn) -> Change | Undone:
    """The fact that was drawn."""
    return _fact.validate_python(drawn)


def kinds() -> frozenset[type]:
    """Every kind of fact that a person can say, out of the union of them."""
    found: set[type] = set()
    left: list[object] = [Change]
    while left:
        one = left.pop()
        if isinstance(one, type):
            found.add(one)
        else:
            left += get_args(one)
    return frozenset(found)
