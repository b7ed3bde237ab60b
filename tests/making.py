"""Answers made by hand, for tests of what is done with an answer."""

from collections.abc import Sequence

from edi_metrics.levels import FLOORS, halves_up
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Question, metric
from edi_metrics.periods import Period
from edi_metrics.statistics import wilson
from edi_metrics.vocabulary import ALL, WHOLE, Level, Symbol

Figure = tuple[str, int | float | None, int | None]
"""A period, a numerator and a denominator; a numerator of None is hidden."""


def measured(
    key: str,
    figures: Sequence[Figure],
    *,
    split: str = WHOLE,
    part: str = ALL,
    level: Level = Level.INSIDE,
) -> Measured:
    """One line of a metric, as the reader would answer."""
    periods = [Period.parse(figure[0]) for figure in figures]
    grain = periods[0].grain if periods else metric(key).cadence[0]
    cells = [_cell(period, part, n, d, level) for period, (_, n, d) in zip(periods, figures, strict=True)]
    return Measured(Question.of(metric(key), grain=grain, split=split), level, tuple(cells))


def _cell(period: Period, part: str, n: int | float | None, d: int | None, level: Level) -> Cell:
    if n is None:
        return Cell(period, part, ALL, None, d, None, None, None, Symbol.HIDDEN)
    if d is None:
        return Cell(period, part, ALL, n, None, float(n), None, None, Symbol.SHOWN)
    low, high = wilson(int(n), d)
    value = halves_up(int(n), d, FLOORS[level].decimals)
    return Cell(period, part, ALL, n, d, value, low, high, Symbol.SHOWN)
