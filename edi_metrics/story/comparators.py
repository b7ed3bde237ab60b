"""The published figures a measure may fairly be set beside, each named with its people, area and year."""

from collections.abc import Mapping
from dataclasses import dataclass

from edi_metrics.benchmarks import Benchmark
from edi_metrics.measured import Cell
from edi_metrics.metrics import metric
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Against
from edi_metrics.story.words.numbers import published_percent
from edi_metrics.vocabulary import Comparator

ENGLAND = "E92000001"
_WIDER = (ENGLAND, "K04000001", "K02000001")


@dataclass(frozen=True)
class _Reads:
    """Which row of a series answers: its category, and its population where a series has several."""

    category: str
    population: str | None = None
    phase: str = ""
    """The school phase it covers; empty for all."""


_READS: Mapping[str, _Reads] = {
    "hubs.schools_worked_with": _Reads("state_funded_schools"),
    "npo.disability": _Reads("disabled", "National Portfolio workforce"),
    "residents.disability": _Reads("disabled"),
    "residents.ethnicity_2": _Reads("ethnic_minorities"),
    "school_roll.eal_primary": _Reads("other_language", phase="primary"),
    "school_roll.eal_secondary": _Reads("other_language", phase="secondary"),
    "school_roll.ehc_plan": _Reads("ehc_plan"),
    "school_roll.ethnicity_2": _Reads("ethnic_minorities"),
    "school_roll.free_meals_all": _Reads("yes"),
    "school_roll.free_meals_primary": _Reads("yes", phase="primary"),
    "school_roll.free_meals_secondary": _Reads("yes", phase="secondary"),
    "school_roll.sen_support": _Reads("sen_support"),
    "teachers.ethnicity": _Reads("ethnic_minorities"),
    "teachers.sex": _Reads("female"),
    "uk.disability": _Reads("disabled", "working-age adults"),
    "working_age.sex": _Reads("female"),
}
"""Series that hold the share a measure counts. Those that count another group are left out on purpose:
care rates leave out children once in care, and pupil premium is published as a number of pupils."""

_SUMS: Mapping[str, tuple[str, ...]] = {
    "participation.send": ("school_roll.sen_support", "school_roll.ehc_plan"),
}
"""Measures whose published counterpart is a sum of series that do not overlap."""


@dataclass(frozen=True)
class Comparison:
    """A published share to set a measure beside."""

    value: float
    named: str
    """'pupils in state-funded secondary schools, Hertfordshire, 2025'."""
    period: str
    source: str
    comparator: Comparator
    phase: str = ""

    @property
    def text(self) -> str:
        """As printed: '14.7%'."""
        return published_percent(self.value)

    @property
    def against(self) -> Against:
        """As a block carries it."""
        return Against(self.value, self.text, self.named)


def comparisons(desk: Desk, key: str, *, area_code: str = "") -> tuple[Comparison, ...]:
    """What the measure `key` is set beside, in the order it declares; empty where nothing fits.

    For each comparator only figures of its latest year that are read alike: phase figures of 2025
    leave out an all-phase figure of 2022.
    """
    if key in _SUMS:
        return _summed(desk, _SUMS[key], area_code)
    found = []
    for series in metric(key).benchmarks:
        reads = _READS.get(series)
        figure = _latest(desk, series, area_code) if reads else None
        if reads and figure:
            found.append(_comparison(figure, reads.phase))
    return tuple(one for one in found if one.period[:4] == _newest(found, one.comparator))


def of_phase(found: tuple[Comparison, ...], phase: str) -> Comparison | None:
    """The figure for one school phase, like with like; none where rolls are published for all at once."""
    return next((one for one in found if one.phase == phase), None)


def nearest(found: tuple[Comparison, ...], cell: Cell | None) -> Comparison | None:
    """Of figures by phase, the one nearer to ours: the gap to it is the least that can be said."""
    kin = [one for one in found if found and one.comparator is found[0].comparator]
    if not kin:
        return None
    ours = cell.value if cell and cell.value is not None else kin[0].value
    return min(kin, key=lambda one: abs(one.value - ours))


def spread(found: tuple[Comparison, ...]) -> str:
    """The published figures of the first comparator: '34.5%', or '14.7% to 15.7%' by phase."""
    values = sorted(one.value for one in found if one.comparator is found[0].comparator)
    if not values:
        return ""
    low, high = published_percent(values[0]), published_percent(values[-1])
    return low if low == high else f"{low} to {high}"


def _newest(found: list[Comparison], comparator: Comparator) -> str:
    return max(one.period[:4] for one in found if one.comparator is comparator)


def _latest(desk: Desk, series: str, area_code: str) -> Benchmark | None:
    reads = _READS[series]
    for area in (area_code or desk.about.area_code, *(() if area_code else _WIDER)):
        found = desk.benchmark(series, area_code=area, category=reads.category, population=reads.population)
        if found is not None:
            return found
    return None


def _comparison(figure: Benchmark, phase: str = "") -> Comparison:
    return Comparison(
        figure.value,
        figure.named,
        figure.period,
        f"{figure.source} ({figure.publisher})",
        figure.comparator,
        phase,
    )


def _summed(desk: Desk, series: tuple[str, ...], area_code: str) -> tuple[Comparison, ...]:
    figures = [_latest(desk, one, area_code) for one in series]
    present = [figure for figure in figures if figure is not None]
    if len(present) < len(series) or len({figure.period for figure in present}) > 1:
        return ()
    first = _comparison(present[0])
    value = round(sum(figure.value for figure in present), 1)
    return (Comparison(value, first.named, first.period, first.source, first.comparator),)
