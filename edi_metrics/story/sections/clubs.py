"""Sessions in youth clubs: how many, and in how many places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.periods import Period
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Chart, Multiples, Width
from edi_metrics.story.sections.cards import card, empty
from edi_metrics.story.sections.targeted import on_the_way, promised, yearly
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import programmes as words
from edi_metrics.vocabulary import NOT_KNOWN, Unit

SESSIONS = "programmes.youth_club_sessions"


@dataclass(frozen=True)
class YouthClubSessions:
    """Whether sessions happen in more places."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with small trends by district."""
        sessions, places = yearly(desk, SESSIONS), yearly(desk, SESSIONS, "district")
        if not sessions.cells:
            yield empty(desk, SESSIONS, name="youth-clubs", title="Youth clubs", width=self.width)
            return
        yield card(
            desk,
            name="youth-clubs",
            title=words.clubs(*_now_and_then(sessions, places)),
            scope=f"Youth-club sessions held in each district, each year to {plain.period_of(sessions)}",
            pieces=(
                _chart(desk, places),
                *on_the_way(desk, sessions),
                promised(desk, SESSIONS, "youth clubs"),
            ),
            about=[metric(SESSIONS)],
            width=self.width,
            folded=True,
        )


def _now_and_then(
    sessions: Measured, places: Measured
) -> tuple[tuple[Cell, int] | None, tuple[Cell, int] | None]:
    """The latest and the earliest count of sessions, each with the districts that had any."""
    cells = [cell for cell in sessions.line() if cell.shown]
    if not cells:
        return None, None
    now, then = cells[-1], cells[0]
    return (now, _reached(places, now.period)), (then, _reached(places, then.period))


def _reached(places: Measured, period: Period) -> int:
    return sum(bool(cell.value) for cell in places.cells if cell.period == period and cell.part != NOT_KNOWN)


def _chart(desk: Desk, places: Measured) -> Chart:
    parts = [cell.part for cell in figures.known(places)]
    lines = tuple(figures.line(places, part, desk) for part in parts)
    what = "youth-club sessions held by district and year"
    return Chart(
        Multiples(lines, Unit.COUNT),
        alt.text("Small trends", what, f"Latest: {'; '.join(f'{one.label} {one.last}' for one in lines)}"),
        figures.table(
            numbers.capital(what),
            ("District", *(period.label for period in places.periods)),
            [_row(places, part) for part in parts],
            name="youth-club-sessions",
            desk=desk,
        ),
        "youth-club-sessions",
    )


def _row(places: Measured, part: str) -> Sequence[str]:
    return (places.label(part), *(numbers.numerator(cell) for cell in places.line(part)))
