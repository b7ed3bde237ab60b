"""The numbers that count the same people in one period, and every sum that ties them together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from edi_metrics.build.measure import Counted, Counts, Members, Place, can_exist, tables
from edi_metrics.build.system import System
from edi_metrics.dimensions import Kind, dimension
from edi_metrics.errors import BuildFailed
from edi_metrics.metrics import Metric
from edi_metrics.vocabulary import WHOLE, Grain, Sensitivity

GRAND_TOTAL, TOTAL, ONE_WAY, INNER = 1000.0, 300.0, 12.0, 1.0
"""What it costs to hide a number: the whole of a core metric almost never, an inner cell first."""

GRAND_FROM = 0.5
"""A total that counts this share of the largest one is a grand total; the whole of a smaller group is not."""


@dataclass(frozen=True)
class Numbers:
    """Which number of the system stands for each count of a place."""

    numerator: int
    denominator: int | None
    left_over: int | None
    """The people in the denominator who are not in the numerator: as tellable as the numerator."""


@dataclass
class Linked:
    """A system, and where each of its numbers stands in the warehouse."""

    name: str
    system: System
    places: dict[Place, Numbers] = field(default_factory=dict)


def systems(metrics: Iterable[Metric], counts: Counts) -> list[Linked]:
    """One system for each population, grain and period. Metrics that count things need none."""
    populations: dict[str, list[Metric]] = defaultdict(list)
    for metric in metrics:
        if metric.counts_people:
            populations[population_of(metric)].append(metric)
    found = []
    for population, together in sorted(populations.items()):
        for grain, period in sorted(_periods(together, counts)):
            found.append(_link(f"{population} {grain} {period}", together, counts, grain, period))
    return found


def population_of(metric: Metric) -> str:
    """The column that names whom a metric counts: metrics with the same one count the same people."""
    return metric.who or metric.of or metric.key


def _periods(together: list[Metric], counts: Counts) -> set[tuple[Grain, date]]:
    keys = {metric.key for metric in together}
    return {(place.grain, place.period) for place in counts if place.metric in keys}


def _link(name: str, together: list[Metric], counts: Counts, grain: Grain, period: date) -> Linked:
    builder = _Builder()
    for metric in together:
        whole = Place(metric.key, grain, period)
        if whole in counts:
            builder.add(metric, whole, counts)
    for metric in together:
        if metric.everyone:
            builder.add_unknown(metric, counts)
    return Linked(name, builder.system(), builder.places)


class _Builder:
    """Gives each distinct number an index and collects the sums, table by table."""

    def __init__(self) -> None:
        self._ids: dict[tuple[int, int] | tuple[Place, str], int] = {}
        self._counts: list[int] = []
        self._weights: list[float] = []
        self._sums: set[tuple[int, tuple[int, ...]]] = set()
        self._within: set[tuple[int, int]] = set()
        self._covers: set[tuple[int, tuple[int, ...]]] = set()
        self._rows: set[tuple[int, int]] = set()
        self.places: dict[Place, Numbers] = {}

    def add(self, metric: Metric, whole: Place, counts: Counts) -> None:
        for split, narrowing in tables(metric):
            for part in metric.parts(split):
                for within in metric.parts(narrowing):
                    if can_exist(metric, split, part, narrowing, within):
                        place = replace(whole, split=split, part=part, narrowing=narrowing, within=within)
                        self._place(metric, place, counts[place])
        for split, narrowing in tables(metric):
            self._tie(metric, whole, split, narrowing)

    def add_unknown(self, metric: Metric, counts: Counts) -> None:
        """The people whose answer a share does not know, wherever everyone it is about is counted as well.

        No table has them, but whoever sees both numbers has only to subtract. Comes after every `add`:
        the count of everyone may be a later metric's.
        """
        bases = [(place, own.denominator) for place, own in self.places.items() if place.metric == metric.key]
        for place, base in bases:
            everyone, known = replace(place, metric=metric.everyone), counts[place].denominator
            if base is None or known is None or everyone not in self.places:
                continue
            unknown = counts[everyone].numerator.less(known)
            if unknown.count < 0:
                raise _knows_more(metric, place, known, counts[everyone].numerator)
            number = self._number(place, "unknown", unknown, _cost(metric, place))
            self._sum(self.places[everyone].numerator, (base, number))

    def system(self) -> System:
        return System(
            counts=tuple(self._counts),
            sums=tuple(sorted(self._sums)),
            within=tuple(sorted(self._within)),
            covers=tuple(sorted(self._covers)),
            weights=self._weighed(),
            sensitive=(True,) * len(self._counts),
            rows=tuple(sorted(self._rows)),
        )

    def _weighed(self) -> tuple[float, ...]:
        """The cost of each number, once it is known which totals are grand."""
        weighed = list(zip(self._weights, self._counts, strict=True))
        largest = max((count for weight, count in weighed if weight == GRAND_TOTAL), default=0)
        return tuple(
            TOTAL if weight == GRAND_TOTAL and count < GRAND_FROM * largest else weight
            for weight, count in weighed
        )

    def _place(self, metric: Metric, place: Place, counted: Counted) -> None:
        cost = _cost(metric, place)
        numerator = self._number(place, "n", counted.numerator, cost)
        if counted.denominator is None:
            self.places[place] = Numbers(numerator, None, None)
            return
        denominator = self._number(place, "d", counted.denominator, cost)
        left = self._number(place, "left", counted.denominator.less(counted.numerator), cost)
        self._sum(denominator, (numerator, left))
        if metric.sensitivity is Sensitivity.SPECIAL:
            self._rows |= {(denominator, numerator), (denominator, left)}
        self.places[place] = Numbers(numerator, denominator, left)

    def _number(self, place: Place, role: str, members: Members, cost: float) -> int:
        key: tuple[int, int] | tuple[Place, str]
        key = (place, role) if members.fingerprint is None else (members.fingerprint, members.count)
        if key not in self._ids:
            self._ids[key] = len(self._counts)
            self._counts.append(members.count)
            self._weights.append(cost)
        index = self._ids[key]
        self._weights[index] = max(self._weights[index], cost)
        return index

    def _tie(self, metric: Metric, whole: Place, split: str, narrowing: str) -> None:
        """Parts to their whole, along both axes of one table, and to what they roll up to."""
        for within in metric.parts(narrowing):
            inner = replace(whole, narrowing=narrowing, within=within)
            if split != WHOLE:
                parts = [replace(inner, split=split, part=part) for part in metric.parts(split)]
                self._add_up(split, inner, parts)
                self._roll_up(metric, split, inner)
        if narrowing != WHOLE:
            for part in metric.parts(split):
                outer = replace(whole, split=split, part=part)
                parts = [replace(outer, narrowing=narrowing, within=w) for w in metric.parts(narrowing)]
                self._add_up(narrowing, outer, parts)

    def _roll_up(self, metric: Metric, split: str, inner: Place) -> None:
        coarse = dimension(split).rolls_up_to
        if coarse not in metric.splits:
            return
        for parent in metric.parts(coarse):
            children = [part for part in metric.parts(split) if dimension(split).parent(part) == parent]
            self._add_up(
                split,
                replace(inner, split=coarse, part=parent),
                [replace(inner, split=split, part=part) for part in children],
            )

    def _add_up(self, axis: str, whole: Place, parts: list[Place]) -> None:
        if whole not in self.places:
            return
        total = self.places[whole]
        members = [self.places[part] for part in parts if part in self.places]
        for role in ("numerator", "denominator", "left_over"):
            one: int | None = getattr(total, role)
            several = [index for numbers in members if (index := getattr(numbers, role)) is not None]
            if one is None or not several:
                continue
            if dimension(axis).kind is not Kind.OVERLAPPING:
                self._check(whole, axis, one, several)
                self._sum(one, tuple(several))
            elif role != "left_over":
                self._overlap(one, tuple(several))

    def _check(self, whole: Place, axis: str, one: int, several: list[int]) -> None:
        total = sum(self._counts[index] for index in several)
        if total != self._counts[one]:
            raise BuildFailed(
                f"The parts of {axis} in {whole.metric} add up to {total}, not to {self._counts[one]}"
                f" ({whole.grain} {whole.period}). Someone is in two parts or in none: mend its mart."
            )

    def _overlap(self, whole: int, parts: tuple[int, ...]) -> None:
        """Everybody in a part is in the whole; the parts hold everybody unless some rows have no part.

        People left over are not tied: one left over in one part may be counted in another.
        """
        self._within |= {(part, whole) for part in parts if part != whole}
        if self._counts[whole] <= sum(self._counts[part] for part in parts):
            self._covers.add((whole, parts))

    def _sum(self, whole: int, parts: tuple[int, ...]) -> None:
        """Keep a sum that says something: not one whose only part with anybody in it is the whole."""
        kept = tuple(index for index in parts if self._counts[index] or index != whole)
        if kept != (whole,) and set(kept) != {whole}:
            self._sums.add((whole, kept))


def _knows_more(metric: Metric, place: Place, known: Members, everyone: Members) -> BuildFailed:
    return BuildFailed(
        f"{metric.key} knows the answers of {known.count}, but {metric.everyone} counts {everyone.count}"
        f" ({place.split} {place.part}, {place.grain} {place.period}). Mend the mart of one of them, or name"
        " another count as everyone."
    )


def _cost(metric: Metric, place: Place) -> float:
    asked = {key for key in (*metric.splits, *metric.narrowings) if dimension(key).kind is Kind.REPEATED}
    if asked - {place.split, place.narrowing}:
        return INNER  # a sum over several questions asked of the same people says little by itself
    if place.split == WHOLE and place.narrowing == WHOLE:
        return GRAND_TOTAL if metric.tier == "core" else TOTAL
    return INNER if place.split != WHOLE and place.narrowing != WHOLE else ONE_WAY
