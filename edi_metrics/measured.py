"""The protected answer to one question: the only carrier of figures on the way to a screen or a file.

Only `reader` makes a `Measured` or a `Cell` (a test looks), and it makes them from protected cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from edi_metrics.dimensions import part_label
from edi_metrics.metrics import Metric, Question
from edi_metrics.periods import Period
from edi_metrics.vocabulary import ALL, Level, Symbol


@dataclass(frozen=True)
class Cell:
    """One figure of one part in one period. Counts are as the level shows them; None where hidden."""

    period: Period
    part: str
    within: str
    numerator: float | None
    denominator: int | None
    value: float | None
    """The figure in the metric's unit, from the protected counts; None when there is none to show."""
    low: float | None
    high: float | None
    """The 95% interval of a share (Wilson), from the protected counts."""
    symbol: Symbol

    @property
    def shown(self) -> bool:
        """Whether there is a figure to draw."""
        return self.value is not None

    @property
    def n(self) -> int:
        """The shown numerator of a figure that is there. Raises when it is hidden."""
        assert self.numerator is not None, "a hidden count was asked for"
        return int(self.numerator)

    @property
    def d(self) -> int:
        """The shown denominator of a share that is there. Raises when it is hidden."""
        assert self.denominator is not None, "a hidden count was asked for"
        return self.denominator


@dataclass(frozen=True)
class Measured:
    """Every cell of one table, in order of period, then of part as the split lists them."""

    question: Question
    level: Level
    cells: tuple[Cell, ...]
    breaks: tuple[date, ...] = ()
    """Days from which figures cannot be joined to those before: what was measured changed."""

    @property
    def metric(self) -> Metric:
        """The metric that was measured."""
        return self.question.metric

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods it covers, first to last."""
        return tuple(sorted({cell.period for cell in self.cells}))

    @cached_property
    def _by_place(self) -> Mapping[tuple[Period, str], Cell]:
        return {(cell.period, cell.part): cell for cell in self.cells}

    def cell(self, part: str = ALL, period: Period | None = None) -> Cell | None:
        """The cell of `part` in `period`, or in the latest; None when there is no such period."""
        if period is None:
            if not self.periods:
                return None
            period = self.periods[-1]
        return self._by_place.get((period, part))

    def line(self, part: str = ALL) -> tuple[Cell, ...]:
        """The cells of one part, first period to last."""
        return tuple(cell for cell in self.cells if cell.part == part)

    def since_break(self, part: str = ALL) -> tuple[Cell, ...]:
        """The cells of one part that may be compared with its latest: those since the series last broke."""
        cells = self.line(part)
        broke = [day for day in self.breaks if cells and day <= cells[-1].period.first_day]
        return tuple(cell for cell in cells if not broke or cell.period.first_day >= max(broke))

    def latest(self) -> tuple[Cell, ...]:
        """The cells of the latest period, in the order of the parts."""
        return tuple(cell for cell in self.cells if cell.period == self.periods[-1]) if self.cells else ()

    def label(self, part: str) -> str:
        """What people call a part."""
        return part_label(self.question.split, part)

    @property
    def hidden(self) -> int:
        """How many cells of the latest period are hidden to protect people."""
        return sum(cell.symbol is Symbol.HIDDEN for cell in self.latest())
