"""A planner on a real journal, and what its tests say to it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from edi_metrics.access import Viewer
from edi_metrics.plan.facts import Event
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.vocabulary import Role
from tests.plan.examples import fact

CHAIR, STEWARD, MEMBER, PARTNER = map(Viewer, (Role.CHAIR, Role.STEWARD, Role.MEMBER, Role.PARTNER))

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MOMENT = Moment(DAY, NOW)
IN_MEETING = Moment(DAY, NOW, "M20")

HARP = "action/A01"
Drawn = Mapping[str, Any]

BEGUN: Drawn = {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}
OWNED: Drawn = {"kind": "OwnerSet", "now": "Head of service"}
DATED: Drawn = {"kind": "DatesSet", "start": "2026-09-01", "due": "2026-12-18"}
MOVED: Drawn = {"kind": "DueMoved", "was": "2026-12-18", "now": "2027-03-26", "reason": "In repair"}
NEWS: Drawn = {"kind": "ProgressNoted", "note": "Strings are ordered"}
DONE: Drawn = {"kind": "Done", "note": "Lent to three pupils"}

LONG: Drawn = {"kind": "ProgressNoted", "note": "Strings are ordered. " * 95}
"""News that takes up room on the disk."""

_keys = count(1)


def wish(drawn: Drawn, stream: str = HARP) -> Wish:
    """One change, as it was drawn."""
    return Wish(stream, fact(drawn))


def opened(planner: Planner, *streams: str) -> Form:
    """A form that is opened now, for these streams."""
    return Form(f"form{next(_keys)}", planner.versions(streams or (HARP,)))


@contextmanager
def full_disk() -> Iterator[None]:
    """A database opened meanwhile may have no more pages than it has: SQLite says the disk is full."""
    event.listen(Engine, "connect", _no_more_pages)
    try:
        yield
    finally:
        event.remove(Engine, "connect", _no_more_pages)


def _no_more_pages(connection: DBAPIConnection, record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("pragma max_page_count = 1")
    cursor.close()


def say(
    planner: Planner,
    *wishes: Wish,
    by: Viewer = CHAIR,
    form: Form | None = None,
    moment: Moment = MOMENT,
) -> tuple[Event, ...]:
    """Record these in a form that has just been opened, or in one from before."""
    streams = [one.stream for one in wishes]
    return planner.record(by, wishes, form or opened(planner, *streams), moment)
