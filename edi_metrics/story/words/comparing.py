"""Whether a difference may be spoken of: only when the 95% interval supports it."""

from enum import Enum

from edi_metrics.measured import Cell
from edi_metrics.statistics import newcombe
from edi_metrics.vocabulary import Level


class Verdict(Enum):
    """How one figure stands to another."""

    LESS = "less"
    MORE = "more"
    LEVEL = "about as much"
    UNKNOWN = "unknown"

    @property
    def fewer(self) -> str:
        """For a share of people: 'a smaller share than'."""
        return {
            Verdict.LESS: "a smaller share than",
            Verdict.MORE: "a larger share than",
            Verdict.LEVEL: "about the same share as",
            Verdict.UNKNOWN: "a share that cannot be set beside",
        }[self]


def with_published(cell: Cell | None, published: float | None) -> Verdict:
    """A shown share against a published one, by whether its Wilson interval reaches it."""
    if cell is None or cell.low is None or cell.high is None or published is None:
        return Verdict.UNKNOWN
    if cell.high < published:
        return Verdict.LESS
    return Verdict.MORE if cell.low > published else Verdict.LEVEL


def between(ours: Cell | None, other: Cell | None) -> Verdict:
    """Two shown shares, by whether Newcombe's interval of their difference leaves out zero."""
    if not comparable(ours, other):
        return Verdict.UNKNOWN
    assert ours is not None
    assert other is not None
    low, high = newcombe(ours.n, ours.d, other.n, other.d)
    if high < 0:
        return Verdict.LESS
    return Verdict.MORE if low > 0 else Verdict.LEVEL


def moved_for_sure(now: Cell, then: Cell, level: Level) -> Verdict:
    """As `between`; published, only where it holds whatever the counts were before they were rounded."""
    verdict = between(now, then)
    if level is Level.INSIDE or verdict not in (Verdict.LESS, Verdict.MORE):
        return verdict
    way = 1 if verdict is Verdict.MORE else -1
    low, high = newcombe(
        *_nudged(now, -way),
        *_nudged(then, way),
    )
    still = high < 0 if verdict is Verdict.LESS else low > 0
    return verdict if still else Verdict.LEVEL


def _nudged(cell: Cell, way: int) -> tuple[int, int]:
    """The counts that a rounded share may stand for, with the share as far up or down as it could be."""
    n, d = cell.n + way * _HALF_STEP, cell.d - way * _HALF_STEP
    return max(0, min(n, d)), max(1, d)


_HALF_STEP = 2
"""A count rounded to the nearest 5 was at most 2 away."""


def comparable(ours: Cell | None, other: Cell | None) -> bool:
    """Whether both are shown shares of some people."""
    return all(cell is not None and cell.shown and cell.denominator for cell in (ours, other))


_ROUNDED_FROM = 50
"""Rounding to the nearest 5 moves a count of 50 by 4% at most, a ratio of two such by under a tenth."""


def ratio_says_something(ours: Cell | None, other: Cell | None, level: Level) -> bool:
    """Whether two shown rates may be divided: both above nought, and not mostly made of rounding."""
    if not comparable(ours, other):
        return False
    least = 1 if level is Level.INSIDE else _ROUNDED_FROM
    return all(cell is not None and cell.n >= least for cell in (ours, other))


def difference(ours: Cell, other: Cell) -> float:
    """Our share less the other, in points, from the counts rather than from rounded percentages."""
    return 100 * ours.n / ours.d - 100 * other.n / other.d


def ratio(ours: Cell, other: Cell) -> float | None:
    """Our rate over the other; None when the other is nought."""
    return (ours.n / ours.d) / (other.n / other.d) if other.n and ours.d else None


def expected(cell: Cell, published: float) -> float:
    """How many of the same people there would be at the published share."""
    return published * cell.d / 100


def missing(cell: Cell, published: float) -> float:
    """How many more people that is; under nought when there are more than that already."""
    return expected(cell, published) - cell.n
