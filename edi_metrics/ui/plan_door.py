"""The plan beside the figures: as it stands now, or as a past meeting left it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from edi_metrics.access import Can, Viewer
from edi_metrics.as_at import AsAt
from edi_metrics.errors import EdiError
from edi_metrics.plan.facts import Event
from edi_metrics.plan.folding import fold
from edi_metrics.plan.minutes import until_close
from edi_metrics.plan.state import Meeting
from edi_metrics.reader import Reader
from edi_metrics.settings import Settings
from edi_metrics.story.words import meeting as words
from edi_metrics.ui import process
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.told import Figures, Shelf
from edi_metrics.vocabulary import Level

AS_AT = "as_at"
"""What the address calls the meeting whose day a page is shown as at."""

_CHOSEN, _SEEN = "as-at", "as-at-address"
"""In the session: the meeting that was chosen, and the page and address it was last made true on."""

_doors: Shelf[AsAt] = Shelf(8)


@dataclass(frozen=True)
class Opened:
    """What a page is told from, and what may be done on it."""

    figures: Figures
    bench: Bench | None = None
    """What its forms work with; None where the plan cannot be changed, or a past day is shown."""
    notes: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    """The meetings whose day can be looked back at, oldest first."""
    as_at: str = ""
    """The meeting whose day is shown, or the deck that was given; empty for today."""


def opened(viewer: Viewer, settings: Settings, reader: Reader, slug: str) -> Opened:
    """The figures with the plan as the address asks for it. The published level has what was published.

    A journal that is not whole gives no plan: that of the version file stands in for it, unchanged.
    """
    if reader.level is not Level.INSIDE:
        return Opened(reader)
    events, problem = _events(settings)
    if problem:
        return Opened(reader, notes=(words.unreadable(problem),))
    door = _today(reader, events)
    meetings = door.folded().meetings
    chosen, notes = _chosen(slug, meetings)
    if chosen is not None:
        return _as_it_was(settings, reader, events, meetings, chosen)
    return Opened(door, Bench(viewer, process.planner(settings), door, settings), notes, meetings)


def behind(viewer: Viewer, settings: Settings, reader: Reader) -> Opened:
    """Published figures as they are, with the plan of today behind them for those who may read it.

    What is shown to a room is told from the figures alone; what is done beside it needs the plan.
    """
    if settings.level is Level.PUBLISHED or not viewer.can(Can.READ_INSIDE):
        return Opened(reader)
    events, problem = _events(settings)
    if problem:
        return Opened(reader, notes=(words.unreadable(problem),))
    door = _today(process.reader(settings, Level.INSIDE, reader.about.version), events)
    return Opened(reader, Bench(viewer, process.planner(settings), door, settings))


def _events(settings: Settings) -> tuple[Sequence[Event], str]:
    """Everything recorded; or nothing, and why the journal cannot be read."""
    planner = process.planner(settings)
    try:
        return planner.events(), planner.problem
    except EdiError as error:
        return (), str(error)


def _today(reader: Reader, events: Sequence[Event]) -> AsAt:
    """A sample's day never moves on; a service's is the clock's."""
    about = reader.about
    return _door(reader, events, about.day if about.sample else max(about.day, date.today()))


def _chosen(slug: str, meetings: Sequence[Meeting]) -> tuple[Meeting | None, tuple[str, ...]]:
    """The meeting to look back at, as the address says or as it did on the page before; None is today.

    With a sentence when the address asks for a meeting that was not held; then today is shown.
    """
    known = {one.number: one for one in meetings}
    address = st.query_params.get(AS_AT, "")
    before = st.session_state.get(_SEEN, ("", ""))
    if (slug, address) != before and (address or slug == before[0]):
        st.session_state[_CHOSEN] = address
    chosen = known.get(st.session_state.get(_CHOSEN, ""))
    if chosen is not None and not address:
        st.query_params[AS_AT] = address = chosen.number
    st.session_state[_SEEN] = (slug, address)
    unknown = address and address not in known
    return chosen, ((words.no_such_meeting(address),) if unknown else ())


def _as_it_was(
    settings: Settings,
    reader: Reader,
    events: Sequence[Event],
    meetings: tuple[Meeting, ...],
    past: Meeting,
) -> Opened:
    """The day a meeting closed, by the figures it had before it where those were kept.

    One that was closed on this screen stays as it closed, whatever was recorded later that day.
    """
    sitting = fold(events, past.held_on).sittings.get(past.number)
    version = sitting.figures if sitting else ""
    kept = process.held(settings, reader.level, version) if version else None
    told = until_close(past.number, events) if version else events
    note = words.as_at(past.number, past.held_on, same_figures=kept is not None)
    return Opened(
        _door(kept or reader, told, past.held_on), notes=(note,), meetings=meetings, as_at=past.number
    )


def _door(reader: Reader, events: Sequence[Event], day: date) -> AsAt:
    latest = events[-1].event_id if events else ""
    return _doors.get((*reader.mark, len(events), latest, day), lambda: AsAt(reader, events, day))
