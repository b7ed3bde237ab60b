"""Published figures to set beside the service's own, each with its source, area and period."""

from dataclasses import dataclass

from edi_metrics.vocabulary import Comparator


@dataclass(frozen=True)
class Benchmark:
    """One published figure for one area, period, population and category."""

    series: str
    comparator: Comparator
    area: str
    area_code: str
    period: str
    population: str
    characteristic: str
    category: str
    value: float
    unit: str
    numerator: float | None
    denominator: float | None
    source: str
    publisher: str
    basis: str
    note: str

    @property
    def named(self) -> str:
        """Whom it describes, where and when: 'usual residents, all ages, Hertfordshire, 2021'."""
        return f"{self.population}, {self.area}, {self.period}"
