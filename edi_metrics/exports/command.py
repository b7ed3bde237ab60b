"""Files for the command line: the same as from the screen, and kept in the same record."""

from collections.abc import Sequence

from edi_metrics.access import Viewer
from edi_metrics.as_at import AsAt
from edi_metrics.errors import NotAllowed
from edi_metrics.exports.leaving import File, Ledger, leave
from edi_metrics.exports.media import medium
from edi_metrics.exports.take import Taken, named, tell
from edi_metrics.planner import Planner
from edi_metrics.reader import Reader, current_version, open_reader
from edi_metrics.settings import Settings
from edi_metrics.story.asking import Desk, Door
from edi_metrics.vocabulary import Level, Role


def take(
    settings: Settings, kind: str, slugs: Sequence[str], level: Level, *, reason: str = ""
) -> tuple[File, Taken]:
    """One file of these pages, and what is in it. It is in the record before it is returned.

    Raises `UnknownName` for a page that does not leave, and as `leave` does.
    """
    made, reader = medium(kind), open_reader(level, settings)
    if reader.level is not level:
        raise NotAllowed("EDI_LEVEL=published serves released figures alone. Take them without --level.")
    planner = None if settings.level is Level.PUBLISHED else Planner(settings.private)
    pages = made.pages(named(slugs, level), level, reader.about.day)
    released = current_version(settings.warehouse, released=True) == reader.about.version
    taken = tell(Desk(_with_plan(reader, planner)), pages, released=released)
    ledger = Ledger(Viewer(_ROLE[level]), planner, reader.about.day)
    return leave(made, taken, ledger, reason=reason), taken


_ROLE = {Level.PUBLISHED: Role.STEWARD, Level.INSIDE: Role.CHAIR}
"""Whom the command line stands for: who keeps the records, and for inside files the chair."""


def _with_plan(reader: Reader, planner: Planner | None) -> Door:
    """The figures, inside with the plan as it stands now: what the screen shows."""
    if reader.level is Level.PUBLISHED or planner is None:
        return reader
    return AsAt(reader, planner.events(), reader.about.day)
