"""Edits as forms would send them, with a clock that only goes where a test puts it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from pydantic import TypeAdapter

from edi_metrics.access import Viewer
from edi_metrics.journal import Edit
from edi_metrics.plan.facts import Change, Undone
from edi_metrics.vocabulary import Role

CHAIR = Viewer(Role.CHAIR)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HARP = "action/A01"

Fact = Mapping[str, Any]

BEGUN: Fact = {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}
OWNED: Fact = {"kind": "OwnerSet", "now": "Head of service"}
DATED: Fact = {"kind": "DatesSet", "start": "2026-09-01", "due": "2026-12-18"}
LATER: Fact = {
    "kind": "DueMoved",
    "was": "2026-12-18",
    "now": "2027-03-26",
    "reason": "The harp is in repair",
}
STARTED: Fact = {"kind": "Started"}
DONE: Fact = {"kind": "Done", "note": "Lent to the first three pupils"}
DROPPED: Fact = {"kind": "Dropped", "reason": "The harp was sold"}
NEWS: Fact = {"kind": "ProgressNoted", "note": "Strings are ordered"}
EVIDENCE: Fact = {"kind": "EvidenceAdded", "evidence": "Loan form"}

_fact: TypeAdapter[Change | Undone] = TypeAdapter(Change | Undone)
_keys = count(1)


def edit(
    fact: Fact,
    seen: int,
    *,
    stream: str = HARP,
    key: str = "",
    by: str = "Working-group chair",
    at: datetime = NOW,
) -> Edit:
    """A form about `stream`, sent by someone who had seen its version `seen`."""
    return Edit(
        stream=stream,
        seen=seen,
        fact=_fact.validate_python(fact),
        key=key or f"form-{next(_keys)}",
        who="subject-1",
        by_role=by,
        on=date(2026, 11, 23),
        at=at,
        meeting="M20",
    )
