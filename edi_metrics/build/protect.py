"""Which numbers must stay hidden, so that no small count can be read off or solved back.

Hiding the small counts is not enough: a row that adds up gives a single hidden count away. So every small
count must be *deniable*: there are two tables of whole numbers, both agreeing with everything shown, that
put it far apart. A solver proposes such tables and the further numbers to hide for them; whole-number
arithmetic alone decides whether they count.
"""

import heapq
import math
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from edi_metrics.errors import BuildFailed
from edi_metrics.levels import Policy

GRAND = 1000.0
"""From this weight a number is a grand total: hidden only where nothing else will do."""

CLOSEST = 4
"""How closely, at the least, a hidden count may be known where shown counts are rounded to 5."""

FEW = 10
"""A row of fewer people than this, all alike, tells something about each of them."""


@dataclass(frozen=True)
class System:
    """Every declared number that counts the same people in one period.

    A number that several tables use is one number. Numbers are named by their place in `counts`.
    """

    counts: tuple[int, ...]
    """The true counts."""
    sums: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """(whole, parts): the whole is exactly the sum of the parts."""
    within: tuple[tuple[int, int], ...] = ()
    """(part, whole): everybody in the part is in the whole."""
    covers: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """(whole, parts): everybody in the whole is in at least one part."""
    weights: tuple[float, ...] = ()
    """What it costs to hide each number, beyond its size: 1 is usual."""
    sensitive: tuple[bool, ...] = ()
    """False: published elsewhere, so always known and never hidden."""
    rows: tuple[tuple[int, int], ...] = ()
    """(row, part): where all of a few people fall in one part, that must be deniable too."""


@dataclass(frozen=True, order=True)
class Target:
    """A count to guard: a number, or those of it who are not in `less`. One of its `ways` must be possible.

    A way (down, up) asks for one table at least `down` below the truth and one at least `up` above it.
    """

    number: int
    less: int
    """-1: nobody is taken away."""
    count: int
    ways: tuple[tuple[int, int], ...]

    def moved(self, change: Mapping[int, int]) -> int:
        """By how much a change of the table moves this count."""
        return change.get(self.number, 0) - change.get(self.less, 0)

    def met(self, lowest: int, highest: int) -> bool:
        """Whether tables that move it to `lowest` below and `highest` above make it deniable."""
        return any(-lowest >= down and highest >= up for down, up in self.ways)


Change = dict[int, int]
"""A table, as what differs from the truth: number -> how much more or less."""


@dataclass(frozen=True)
class Protection:
    """What was hidden, and the proof that it is enough."""

    hidden: frozenset[int]
    targets: tuple[Target, ...]
    companions: frozenset[int]
    """Hidden only to protect others."""
    certificates: Mapping[Target, tuple[Change, Change]]
    """Two tables for each target, that agree with everything shown."""
    beyond: tuple[Target, ...]
    """Targets that numbers known to everybody pin down whatever is hidden. Around these all is hidden."""
    fell_back: bool
    solves: int
    seconds: float


def protect(system: System, policy: Policy, hidden: frozenset[int] = frozenset()) -> frozenset[int]:
    """The numbers not to show at this level, `hidden` among them, so that no small count is solved back."""
    return protection(system, policy, hidden).hidden


def protection(system: System, policy: Policy, hidden: frozenset[int] = frozenset()) -> Protection:
    """As `protect`, with the certificates. The same system always gives the same answer.

    Raises `BuildFailed` when the true counts break the system's own sums.
    """
    started = time.perf_counter()
    web = _Web(system)
    first = frozenset(
        number
        for number, count in enumerate(system.counts)
        if web.sensitive[number] and (number in hidden or policy.is_small(count))
    )
    search = _Search(web, set(first), targets(system, policy, first))
    search.run()
    search.tidy(first)
    certificates = search.certificates()
    missing = tuple(target for target in search.targets if target not in certificates)
    if set(missing) != set(search.beyond) or not verify(system, frozenset(search.hidden), certificates):
        raise BuildFailed("A small count could not be protected, so nothing was written.")
    return Protection(
        hidden=frozenset(search.hidden),
        targets=tuple(search.targets),
        companions=frozenset(search.hidden) - first,
        certificates=certificates,
        beyond=missing,
        fell_back=search.fell_back,
        solves=search.solver.solves,
        seconds=time.perf_counter() - started,
    )


def targets(system: System, policy: Policy, hidden: frozenset[int]) -> list[Target]:
    """Every count to guard, the largest first: small numbers, small left-overs, rows all alike."""
    counts, found = system.counts, set[Target]()
    for number in hidden:
        if _is_target(counts[number], policy):
            found.add(Target(number, -1, counts[number], _ways(counts[number], policy)))
    for part, whole in _nested(system):
        left = counts[whole] - counts[part]
        if _is_target(left, policy):
            found.add(Target(whole, part, left, _ways(left, policy)))
    for row, part in system.rows:
        if 0 < counts[row] == counts[part] < FEW and row != part:
            found.add(Target(row, part, 0, ((0, 1),)))
    return sorted(found, key=lambda target: (-target.count, target))


def verify(
    system: System, hidden: frozenset[int], certificates: Mapping[Target, tuple[Change, Change]]
) -> bool:
    """Whether every certificate holds, in whole numbers and without a solver."""
    touching = _touching(system)
    return all(
        _agrees(system, touching, hidden, low)
        and _agrees(system, touching, hidden, high)
        and target.met(target.moved(low), target.moved(high))
        for target, (low, high) in certificates.items()
    )


def _is_target(count: int, policy: Policy) -> bool:
    return 0 < count < policy.smallest


def _ways(count: int, policy: Policy) -> tuple[tuple[int, int], ...]:
    """How a count of this size may be deniable.

    Where zeros are shown it must be able to be nobody, and to be large enough to show. Elsewhere no
    hidden count may be known more closely than a rounded one that is shown.
    """
    if policy.zeros:
        return ((count, policy.smallest - count),)
    apart = max(CLOSEST, policy.step - 1)
    downs = sorted(range(min(count, apart) + 1), key=lambda down: (0 < down < apart, down))
    return tuple((down, apart - down) for down in downs)


def _nested(system: System) -> Iterator[tuple[int, int]]:
    """Each (part, whole) whose difference no number of the system states."""
    yield from ((part, whole) for part, whole in system.within if part != whole)
    for whole, parts in system.sums:
        if len(parts) > 2:
            yield from ((part, whole) for part in parts if part != whole)


def _touching(system: System) -> dict[int, list[tuple[str, int]]]:
    """The ties that each number is in."""
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    ties: Iterable[tuple[str, int, tuple[int, ...]]] = (
        *(("sums", place, (whole, *parts)) for place, (whole, parts) in enumerate(system.sums)),
        *(("within", place, pair) for place, pair in enumerate(system.within)),
        *(("covers", place, (whole, *parts)) for place, (whole, parts) in enumerate(system.covers)),
    )
    for kind, place, numbers in ties:
        for number in numbers:
            found[number].append((kind, place))
    return found


def _agrees(
    system: System, touching: Mapping[int, list[tuple[str, int]]], hidden: frozenset[int], change: Change
) -> bool:
    """Whether a table is possible: whole people, every tie kept, every shown number as it is shown."""

    def now(number: int) -> int:
        return system.counts[number] + change.get(number, 0)

    for number in change:
        if number not in hidden or now(number) < 0:
            return False
        for kind, place in touching.get(number, ()):
            if kind == "within":
                part, whole = system.within[place]
                kept = now(part) <= now(whole)
            else:
                whole, parts = system.sums[place] if kind == "sums" else system.covers[place]
                total = sum(now(part) for part in parts)
                kept = now(whole) == total if kind == "sums" else now(whole) <= total
            if not kept:
                return False
    return True


@dataclass(frozen=True, slots=True)
class _Tie:
    """A linear tie between changes: what they add up to, with their signs, is at most `slack`."""

    signs: Mapping[int, int]
    slack: int
    exact: bool


class _Web:
    """A system as changes from the truth, ready to walk from number to number."""

    def __init__(self, system: System) -> None:
        size = len(system.counts)
        self.counts = system.counts
        self.weights = system.weights or (1.0,) * size
        self.sensitive = system.sensitive or (True,) * size
        self.cost = [
            weight * (math.log2(count + 1) + 1 if count else 3.0)
            for count, weight in zip(self.counts, self.weights, strict=True)
        ]
        self.ties = [tie for tie in self._ties(system) if tie.signs]
        self.ties_of: list[list[int]] = [[] for _ in range(size)]
        for place, tie in enumerate(self.ties):
            for number in tie.signs:
                self.ties_of[number].append(place)

    def _ties(self, system: System) -> Iterator[_Tie]:
        for whole, parts in system.sums:
            yield self._tie(whole, parts, exact=True)
        for part, whole in system.within:
            yield self._tie(part, (whole,), exact=False)
        for whole, parts in system.covers:
            yield self._tie(whole, parts, exact=False)

    def _tie(self, whole: int, parts: tuple[int, ...], *, exact: bool) -> _Tie:
        signs: dict[int, int] = defaultdict(int)
        signs[whole] += 1
        for part in parts:
            signs[part] -= 1
        slack = -sum(sign * self.counts[number] for number, sign in signs.items())
        if slack < 0 or (exact and slack):
            raise BuildFailed("Numbers that should add up do not, so they cannot be protected.")
        return _Tie({number: sign for number, sign in signs.items() if sign}, slack, exact)

    def around(self, seeds: Iterable[int], hidden: set[int], size: int) -> list[int]:
        """The `size` numbers that are cheapest to reach from `seeds`, tie by tie. Hidden ones cost little."""
        reached: dict[int, None] = {}
        walked: set[int] = set()
        queue = [(0.0, seed) for seed in seeds if self.sensitive[seed]]
        heapq.heapify(queue)
        while queue and len(reached) < size:
            so_far, number = heapq.heappop(queue)
            if number in reached:
                continue
            reached[number] = None
            for place in self.ties_of[number]:
                if place in walked:
                    continue
                walked.add(place)
                for other in self.ties[place].signs:
                    if self.sensitive[other] and other not in reached:
                        step = _FREE if other in hidden else self.cost[other]
                        heapq.heappush(queue, (so_far + step, other))
        return list(reached)

    def joined(self, seeds: Iterable[int], among: set[int]) -> list[int]:
        """Every number that the seeds reach, tie by tie, without leaving `among`."""
        reached: dict[int, None] = {}
        walked: set[int] = set()
        queue = [seed for seed in seeds if seed in among]
        while queue:
            number = queue.pop()
            if number in reached:
                continue
            reached[number] = None
            for place in self.ties_of[number]:
                if place not in walked:
                    walked.add(place)
                    queue += [other for other in self.ties[place].signs if other in among]
        return list(reached)

    def extent(self, change: Change) -> int:
        """How many times over the change can be made: 0 when it breaks a tie at once."""
        most = _MANY
        sums: dict[int, int] = defaultdict(int)
        for number, step in change.items():
            if step < 0:
                most = min(most, self.counts[number] // -step)
            for place in self.ties_of[number]:
                sums[place] += step * self.ties[place].signs[number]
        for place, total in sums.items():
            tie = self.ties[place]
            if tie.exact and total:
                return 0
            if total > 0:
                most = min(most, tie.slack // total)
        return most


_FREE = 0.05
"""What it costs to move a number that is hidden already: little, so that tables stay simple."""
_MANY = 1000
_SIZES = (40, 160, 700, 1 << 30)
"""How many numbers round a target to look at, in turn."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A change that can be made over and over, `back` times backwards and `forth` times forwards."""

    step: Change
    back: int
    forth: int

    def reach(self, target: Target) -> tuple[int, int]:
        """How far below and above the truth it moves a target."""
        moved = target.moved(self.step)
        one, other = -self.back * moved, self.forth * moved
        return min(one, other), max(one, other)


@dataclass
class _Solver:
    """Proposes the cheapest change that moves one target far enough."""

    web: _Web
    solves: int = 0

    def change(
        self, target: Target, by: tuple[int, int], region: list[int], hidden: set[int]
    ) -> Change | None:
        """The cheapest whole-number change within `region` that moves `target` by `by[0]` to `by[1]`."""
        place = {number: column for column, number in enumerate(region)}
        if target.number not in place and target.less not in place:
            return None
        matrix, lower, upper = self._ties(place, target, by)
        size = len(region)
        cost = np.array([_FREE if number in hidden else self.web.cost[number] for number in region])
        most = np.array([self.web.counts[number] for number in region], dtype=float)
        bounds = Bounds(np.zeros(2 * size), np.concatenate([np.full(size, np.inf), most]))
        for whole in (False, True):
            self.solves += 1
            found = milp(
                np.concatenate([cost, cost]),
                integrality=np.full(2 * size, int(whole)),
                bounds=bounds,
                constraints=LinearConstraint(matrix, lower, upper),
                options={"mip_rel_gap": 0.05},
            )
            if found.x is None:
                return None
            moves = found.x[:size] - found.x[size:]
            rounded = np.rint(moves)
            if np.abs(moves - rounded).max() < 1e-6:
                return {region[at]: int(rounded[at]) for at in np.flatnonzero(rounded)}
        return None

    def _ties(
        self, place: Mapping[int, int], target: Target, by: tuple[int, int]
    ) -> tuple[csr_array, list[float], list[float]]:
        """The ties on the region, each number twice (up, down), and the move asked for."""
        columns, signs, starts = list[int](), list[int](), [0]
        lower, upper = list[float](), list[float]()
        size = len(place)
        asked = _Tie({target.number: 1} | ({target.less: -1} if target.less >= 0 else {}), by[1], exact=True)
        ties = [self.web.ties[at] for at in sorted({tie for n in place for tie in self.web.ties_of[n]})]
        for tie in (asked, *ties):
            for number, sign in tie.signs.items():
                column = place.get(number)
                if column is not None:
                    columns += (column, column + size)
                    signs += (sign, -sign)
            starts.append(len(columns))
            lower.append(0.0 if tie.exact else -np.inf)
            upper.append(float(tie.slack))
        lower[0], upper[0] = by
        return (
            csr_array((signs, columns, starts), shape=(len(starts) - 1, 2 * size), dtype=float),
            lower,
            upper,
        )


@dataclass
class _Search:
    """Hides, proves and tidies. `hidden` only grows until `tidy`."""

    web: _Web
    hidden: set[int]
    targets: list[Target]
    most_solves: int = 1500
    tidy_solves: int = 60
    fell_back: bool = False
    beyond: list[Target] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.solver = _Solver(self.web)
        self._lines: dict[int, list[_Line]] = defaultdict(list)

    def run(self) -> None:
        """Hide companions until every target is proved."""
        for target in self.targets:
            if self._proved(target) or self._hide_for(target):
                continue
            self._fall_back(target)

    def tidy(self, first: frozenset[int]) -> None:
        """Show companions again, the dearest first, where every target stays proved without them."""
        allowed = self.solver.solves + self.tidy_solves
        kept_for = {n for target in self.beyond for n in (target.number, target.less)}
        if kept_for:
            return
        for companion in sorted(self.hidden - first, key=lambda n: (-self.web.cost[n], n)):
            self.hidden.discard(companion)
            shaken = self._relying_on(companion)
            if not all(
                self._proved(target) or (self.solver.solves < allowed and self._prove_as_is(target))
                for target in shaken
            ):
                self.hidden.add(companion)

    def certificates(self) -> dict[Target, tuple[Change, Change]]:
        """Two tables for each target that is proved."""
        found = {}
        for target in self.targets:
            if self._proved(target):
                lines = list(self._live(target))
                low = min((_end(line, target, lowest=True) for line in lines), key=target.moved, default={})
                high = max((_end(line, target, lowest=False) for line in lines), key=target.moved, default={})
                found[target] = (low, high)
        return found

    def _live(self, target: Target) -> Iterator[_Line]:
        for number in (target.number, target.less):
            for line in self._lines.get(number, ()):
                if self.hidden.issuperset(line.step):
                    yield line

    def _reach(self, target: Target) -> tuple[int, int]:
        lowest = highest = 0
        for line in self._live(target):
            one, other = line.reach(target)
            lowest, highest = min(lowest, one), max(highest, other)
        return lowest, highest

    def _proved(self, target: Target) -> bool:
        return target.met(*self._reach(target))

    def _relying_on(self, companion: int) -> list[Target]:
        near = {number for line in self._lines.get(companion, ()) for number in line.step}
        return [t for t in self.targets if t.number in near or t.less in near]

    def _hide_for(self, target: Target) -> bool:
        """Hide what the cheapest of its ways needs."""
        best: tuple[float, list[Change]] | None = None
        for way in target.ways:
            changes = self._changes(target, way)
            if changes is None:
                continue
            dear = sum(self.web.cost[n] for n in set().union(*changes) - self.hidden)
            if best is None or dear < best[0]:
                best = dear, changes
            if dear == 0 or way != target.ways[0]:
                break
        if best is None:
            return False
        for change in best[1]:
            self.hidden.update(change)
        return self._proved(target)

    def _changes(self, target: Target, way: tuple[int, int]) -> list[Change] | None:
        """The changes that a way still lacks, each the cheapest; None where one is impossible."""
        lowest, highest = self._reach(target)
        asked = []
        if -lowest < way[0]:
            asked.append((-target.count, -way[0]))
        if highest < way[1]:
            asked.append((way[1], _MANY))
        found = []
        for by in asked:
            change = self._nearest(target, by)
            if change is None:
                return None
            found.append(change)
        return found

    def _nearest(self, target: Target, by: tuple[int, int]) -> Change | None:
        """The cheapest change, looked for near the target first and further out only where it must be."""
        before = 0
        fallback = None
        for size in _SIZES:
            if self.solver.solves >= self.most_solves:
                break
            region = self.web.around((target.number, max(target.less, target.number)), self.hidden, size)
            if len(region) == before:
                break
            before = len(region)
            change = self.solver.change(target, by, region, self.hidden)
            if change is not None and self._pool(change):
                fallback = change
                if not any(self.web.weights[n] >= GRAND for n in change.keys() - self.hidden):
                    break
        return fallback

    def _prove_as_is(self, target: Target) -> bool:
        """Whether a target can be proved with nothing more hidden."""
        region = self.web.joined((target.number, target.less), self.hidden)
        for down, up in target.ways:
            lowest, highest = self._reach(target)
            for short, by in ((-lowest < down, (-target.count, -down)), (highest < up, (up, _MANY))):
                change = self.solver.change(target, by, region, self.hidden) if short else None
                if short and (change is None or not self._pool(change)):
                    break
            if self._proved(target):
                return True
        return False

    def _pool(self, change: Change) -> bool:
        """Keep a change as a line of tables, if whole-number arithmetic says that it is one."""
        forth = self.web.extent(change)
        if not forth:
            return False
        common = math.gcd(*change.values())
        step = {number: moved // common for number, moved in change.items()}
        back = self.web.extent({number: -moved for number, moved in step.items()})
        line = _Line(step, back, self.web.extent(step))
        for number in step:
            self._lines[number].append(line)
        return True

    def _fall_back(self, target: Target) -> None:
        """Hide all that is tied to the target: grand totals too only where it is not enough without."""
        self.fell_back = True
        sensitive = {n for n, is_sensitive in enumerate(self.web.sensitive) if is_sensitive}
        small = {n for n in sensitive if self.web.weights[n] < GRAND} | self.hidden
        for among in (small, sensitive):
            self.hidden.update(self.web.joined((target.number, target.less), among))
            if self._prove_as_is(target):
                return
        self.beyond.append(target)


def _end(line: _Line, target: Target, *, lowest: bool) -> Change:
    """The table at one end of a line: the one that puts the target lowest, or highest."""
    moved = target.moved(line.step)
    times = -line.back if (moved > 0) == lowest else line.forth
    return {number: step * times for number, step in line.step.items() if times}
