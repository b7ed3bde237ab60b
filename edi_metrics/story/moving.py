"""Which figures are newer on one day than on another, and whether they moved more than chance explains.

Every figure is a shown cell of the desk's. A term is set beside the last complete term of its own season.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, metrics
from edi_metrics.plan.at_meetings import Asked
from edi_metrics.plan.lines import last_day, longest
from edi_metrics.story.asking import Desk
from edi_metrics.story.words.comparing import Verdict, moved_for_sure
from edi_metrics.vocabulary import WHOLE, Better, Grain, Level, Strand


class Move(NamedTuple):
    """A figure as it was, as it is, and how the two compare."""

    measured: Measured
    then: Cell
    now: Cell
    verdict: Verdict

    @property
    def sure(self) -> bool:
        """Whether it moved, and chance does not explain it."""
        return self.verdict in (Verdict.LESS, Verdict.MORE)

    @property
    def by_chance(self) -> bool:
        """Whether chance could have moved it at all: it is a share of people, and not a full count."""
        return _of_people(self.measured)

    @property
    def as_wanted(self) -> bool | None:
        """Whether it moved the way that is wanted; None where it did not, or no way is."""
        better = self.measured.metric.better
        if not self.sure or better is Better.NEITHER:
            return None
        return (self.verdict is Verdict.MORE) is (better is Better.HIGHER)


def moves(desk: Desk, asked: Iterable[Asked], start: date, end: date) -> tuple[Move, ...]:
    """The figures with a complete period by `end` that was not complete by `start`, in order of strand.

    One with no earlier period to be set beside is left out, and so is one that this service does not count.
    """
    found = [move for question in _questions(asked) if (move := _move(desk, question, start, end))]
    return tuple(sorted(found, key=_place))


def _place(move: Move) -> tuple[int, str, str]:
    one = move.measured.metric
    return list(Strand).index(one.strand), one.title, move.now.part


def _questions(asked: Iterable[Asked]) -> Iterator[Asked]:
    """The questions with their grain made plain, so that no figure is told twice."""
    known = (one for one in asked if one.about.metric in metrics())
    yield from dict.fromkeys(one._replace(grain=one.grain or longest(one.about.metric)) for one in known)


def _move(desk: Desk, asked: Asked, start: date, end: date) -> Move | None:
    about = asked.about
    choice = EVERYONE if about.narrowing == WHOLE else Choice(about.narrowing, about.within)
    measured = desk.perhaps(about.metric, split=about.split, choice=choice, grain=asked.grain)
    line = measured.line(about.part) if measured else ()
    now = _last(line, end)
    if measured is None or now is None or last_day(now.period) <= start:
        return None
    then = _last((cell for cell in line if _alike(cell, now)), start)
    return Move(measured, then, now, _verdict(measured, now, then, desk.level)) if then else None


def _last(line: Iterable[Cell], day: date) -> Cell | None:
    """The last of the cells whose period was complete by a day."""
    return max((cell for cell in line if last_day(cell.period) <= day), key=_first_day, default=None)


def _first_day(cell: Cell) -> date:
    return cell.period.first_day


def _alike(cell: Cell, other: Cell) -> bool:
    return cell.period.grain is not Grain.TERM or _first_day(cell).month == _first_day(other).month


def _verdict(measured: Measured, now: Cell, then: Cell, level: Level) -> Verdict:
    broken = any(_first_day(then) < broke <= _first_day(now) for broke in measured.breaks)
    if broken or now.value is None or then.value is None:
        return Verdict.UNKNOWN
    if _of_people(measured):
        return moved_for_sure(now, then, level)
    if now.value == then.value:
        return Verdict.LEVEL
    return Verdict.MORE if now.value > then.value else Verdict.LESS


def _of_people(measured: Measured) -> bool:
    return measured.metric.is_share and measured.metric.counts_people
