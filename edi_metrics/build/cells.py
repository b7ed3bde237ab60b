"""True figures into what each level may show. Ratios are taken later, from what is shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from edi_metrics.build.measure import Counted, Counts, Place, can_exist
from edi_metrics.build.systems import Linked, Numbers
from edi_metrics.dimensions import dimension
from edi_metrics.levels import Policy
from edi_metrics.metrics import Metric
from edi_metrics.vocabulary import WHOLE, Level, Symbol, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table `cell`: what a level shows of one place."""

    metric: str
    period: date
    grain: str
    split: str
    part: str
    narrowing: str
    within: str
    numerator: float | None
    denominator: int | None
    symbol: str


@dataclass(frozen=True)
class Hiding:
    """Which numbers of one population and period a level must not show."""

    linked: Linked
    hidden: Mapping[Level, frozenset[int]]


def rows(
    metrics: Iterable[Metric], counts: Counts, hidings: Iterable[Hiding], level: Level, policy: Policy
) -> Iterator[Row]:
    """What `level` shows of every declared place, in no order that depends on a hidden count."""
    by_key = {metric.key: metric for metric in metrics}
    numbers: dict[Place, tuple[Numbers, frozenset[int]]] = {
        place: (found, hiding.hidden[level])
        for hiding in hidings
        for place, found in hiding.linked.places.items()
    }
    for place, counted in counts.items():
        metric = by_key[place.metric]
        if not can_exist(metric, place.split, place.part, place.narrowing, place.within):
            yield _row(place, None, None, Symbol.CANNOT_EXIST)
        elif _withheld(place, metric, level):
            yield _row(place, None, None, Symbol.HIDDEN)
        elif not metric.counts_people:
            yield _thing(place, metric, counted)
        elif metric.middle:
            found, hidden = numbers[place]
            yield _median(place, counted, found, hidden, policy)
        else:
            found, hidden = numbers[place]
            yield _person(place, metric, counted, found, hidden, policy)


def _row(place: Place, n: float | None, d: int | None, symbol: Symbol) -> Row:
    return Row(
        metric=place.metric,
        period=place.period,
        grain=place.grain,
        split=place.split,
        part=place.part,
        narrowing=place.narrowing,
        within=place.within,
        numerator=n,
        denominator=d,
        symbol=symbol,
    )


def _thing(place: Place, metric: Metric, counted: Counted) -> Row:
    if metric.unit is not Unit.COUNT and counted.denominator is None and counted.value is None:
        return _row(place, None, None, Symbol.NOT_COLLECTED)
    n = float(counted.numerator.count) if counted.value is None else counted.value
    d = None if counted.denominator is None else counted.denominator.count
    return _row(place, n, d, Symbol.TOO_FEW if d == 0 else Symbol.SHOWN)


def _withheld(place: Place, metric: Metric, level: Level) -> bool:
    """Whether a split is one that hub partners are not shown at all, or not of this metric."""
    return level is Level.PUBLISHED and any(
        key != WHOLE and (key in metric.inside_only or not dimension(key).published)
        for key in (place.split, place.narrowing)
    )


def _all_of_them(place: Place, metric: Metric, counted: Counted) -> bool:
    """Whether nobody is left over, which tells something of each person: "all of them"."""
    told = place.split in metric.by_definition
    return not told and counted.denominator is not None and counted.numerator == counted.denominator


def _person(
    place: Place, metric: Metric, counted: Counted, found: Numbers, hidden: frozenset[int], policy: Policy
) -> Row:
    n = None if found.numerator in hidden else policy.rounded(counted.numerator.count)
    if not policy.zeros and _all_of_them(place, metric, counted):
        n = None
    if counted.denominator is None or found.denominator is None:
        return _row(place, n, None, Symbol.HIDDEN if n is None else Symbol.SHOWN)
    d = None if found.denominator in hidden else policy.rounded(counted.denominator.count)
    if n is None or d is None:
        return _row(place, n, d, Symbol.HIDDEN)
    return _row(place, n, d, Symbol.TOO_FEW if d < policy.base else Symbol.SHOWN)


def _median(place: Place, counted: Counted, found: Numbers, hidden: frozenset[int], policy: Policy) -> Row:
    """The median above the line and its base below; neither where the median would be a few people's own.

    Being told that there is no median says that its base is small, so the base goes too.
    """
    base = counted.numerator.count
    if counted.value is None or found.numerator in hidden or base < policy.median:
        return _row(place, None, None, Symbol.HIDDEN)
    return _row(place, counted.value, policy.rounded(base), Symbol.SHOWN)
