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
from functools import cached_property

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
    if not set(missing) <= set(search.beyond) or not verify(system, frozenset(search.hidden), certificates):
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
        if _is_target(left, policy) and not policy.is_small(counts[whole]):
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
    tables = {frozenset(change.items()): change for pair in certificates.values() for change in pair}
    return all(_agrees(system, touching, hidden, change) for change in tables.values()) and all(
        target.met(target.moved(low), target.moved(high)) for target, (low, high) in certificates.items()
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
        somebody = [part for part in parts if system.counts[part]]
        if len(somebody) > 2:
            yield from ((part, whole) for part in somebody)


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
    if not hidden.issuperset(change) or any(system.counts[n] + moved < 0 for n, moved in change.items()):
        return False

    def total(numbers: Iterable[int]) -> int:
        return sum(system.counts[number] + change.get(number, 0) for number in numbers)

    for kind, place in {tie for number in change for tie in touching.get(number, ())}:
        if kind == "within":
            part, whole = system.within[place]
            kept = total((part,)) <= total((whole,))
        else:
            whole, parts = system.sums[place] if kind == "sums" else system.covers[place]
            over = total(parts) - total((whole,))
            kept = not over if kind == "sums" else over >= 0
        if not kept:
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Tie:
    """A linear tie between changes: what they add up to, with their signs, is at most `slack`."""

    signs: Mapping[int, int]
    slack: int
    exact: bool


Movable = tuple[list[int], dict[int, dict[int, int]]]
"""Numbers that can move, and the ties on them: tie -> number -> sign."""


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

    def outwards(self, seeds: Iterable[int], hidden: set[int]) -> Iterator[int]:
        """Numbers that `seeds` reach tie by tie, the cheapest to reach first. Hidden ones cost little."""
        reached: set[int] = set()
        walked: set[int] = set()
        queue = [(0.0, seed) for seed in seeds if seed >= 0 and self.sensitive[seed]]
        heapq.heapify(queue)
        while queue:
            so_far, number = heapq.heappop(queue)
            if number in reached:
                continue
            reached.add(number)
            yield number
            for place in self.ties_of[number]:
                if place in walked:
                    continue
                walked.add(place)
                for other in self.ties[place].signs:
                    if self.sensitive[other] and other not in reached:
                        step = _FREE if other in hidden else self.cost[other]
                        heapq.heappush(queue, (so_far + step, other))

    @cached_property
    def everything(self) -> Movable:
        """All that can move in the whole system."""
        return self.movable(number for number, sensitive in enumerate(self.sensitive) if sensitive)

    def movable(self, region: Iterable[int]) -> Movable:
        """The numbers of a region that can move at all, and the ties on them as tie -> number -> sign.

        A number alone in an exact tie cannot move; with it gone, another may be alone.
        """
        free = dict.fromkeys(region)
        on: dict[int, dict[int, int]] = defaultdict(dict)
        for number in free:
            for place in self.ties_of[number]:
                on[place][number] = self.ties[place].signs[number]
        lonely = [place for place, numbers in on.items() if len(numbers) == 1 and self.ties[place].exact]
        while lonely:
            for number in tuple(on[lonely.pop()]):
                del free[number]
                for place in self.ties_of[number]:
                    del on[place][number]
                    if len(on[place]) == 1 and self.ties[place].exact:
                        lonely.append(place)
        return list(free), {place: numbers for place, numbers in on.items() if numbers}

    def groups(self, numbers: Iterable[int]) -> list[list[int]]:
        """The numbers, split into groups that share no tie."""
        left = set(numbers)
        found = []
        for number in sorted(left):
            if number in left:
                found.append(self.joined((number,), left))
                left.difference_update(found[-1])
        return found

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
_SIZES = (30, 30, 60, 120, 240, 480, 960, 1 << 30)
"""How many more shown numbers round a target to look at, in turn."""
_MOST_SOLVES = 1500
"""How often the solver may be asked before a system falls back."""
_TIDY_SOLVES, _TIDY_EFFORT = 20, 10_000
"""How often it may be asked to show companions again: so often, and less in a system of many numbers."""
_BATCH = 48
"""How many targets to move at once: more is quicker, fewer hides a little less."""
_ROUNDS = 2
"""How often to go round those that are still not proved, before taking them one by one."""
_FORGIVEN = 1e5
"""What it costs to leave a target unmoved when many are moved at once: more than anything else."""
_NEAR = 1e-6


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


Move = tuple[Target, tuple[int, int]]
"""A target, and the least and the most it should move by."""


@dataclass
class _Solver:
    """Proposes the cheapest change that moves targets far enough."""

    web: _Web
    solves: int = 0

    def change(self, move: Move, region: Iterable[int], hidden: set[int]) -> Change | None:
        """The cheapest whole-number change within `region` that makes one move, or None."""
        programme = _Programme(self.web, self.web.movable(region), [move], hidden)
        if not programme.possible:
            return None
        for whole in (False, True):
            self.solves += 1
            change, rest = programme.solve(whole=whole)
            if not rest:
                return change
        return None

    def changes(self, moves: list[Move], hidden: set[int]) -> list[Change]:
        """Separate changes that between them make most of the moves, cheaply: all in one go."""
        self.solves += 1
        change, rest = _Programme(self.web, self.web.everything, moves, hidden, forgiving=True).solve(
            whole=False
        )
        return [
            {number: change[number] for number in together}
            for together in self.web.groups(change.keys() | rest)
            if not rest.intersection(together)
        ]


class _Programme:
    """A linear programme over what each number of a region rises by and falls by."""

    def __init__(
        self,
        web: _Web,
        movable: Movable,
        moves: list[Move],
        hidden: set[int],
        *,
        forgiving: bool = False,
    ) -> None:
        self._free, ties = movable
        self._place = {number: column for column, number in enumerate(self._free)}
        self._columns, self._signs, self._starts = list[int](), list[int](), [0]
        self._lower, self._upper = list[float](), list[float]()
        cost = [_FREE if number in hidden else web.cost[number] for number in self._free]
        self._cost = cost + cost
        self._most = [math.inf] * len(cost) + [web.counts[number] for number in self._free]
        self.possible = True
        for target, by in moves:
            self._ask(target, by, forgiving=forgiving)
        for at, numbers in ties.items() if self.possible else ():
            self._row(numbers, 0.0 if web.ties[at].exact else -math.inf, web.ties[at].slack)

    def solve(self, *, whole: bool) -> tuple[Change, set[int]]:
        """The cheapest change, and the numbers whose part in it is not whole: every one if there is none."""
        columns, size = len(self._cost), len(self._free)
        found = milp(
            self._cost,
            integrality=np.full(columns, int(whole)),
            bounds=Bounds(np.zeros(columns), self._most),
            constraints=LinearConstraint(
                csr_array(
                    (self._signs, self._columns, self._starts),
                    shape=(len(self._lower), columns),
                    dtype=float,
                ),
                self._lower,
                self._upper,
            ),
        )
        if found.x is None:
            return {}, set(self._free)
        moves = found.x[:size] - found.x[size : 2 * size]
        rounded = np.rint(moves)
        uneven = np.abs(moves - rounded) > _NEAR
        return (
            {self._free[at]: int(rounded[at]) for at in np.flatnonzero(rounded)},
            {self._free[at] for at in np.flatnonzero(uneven)},
        )

    def _ask(self, target: Target, by: tuple[int, int], *, forgiving: bool) -> None:
        signs = {n: sign for n, sign in ((target.number, 1), (target.less, -1)) if n in self._place}
        self.possible = self.possible and bool(signs)
        if forgiving:
            self._columns.append(len(self._cost))
            self._signs.append(1 if by[0] > 0 else -1)
            self._cost.append(_FORGIVEN)
            self._most.append(math.inf)
        self._row(signs, *by)

    def _row(self, signs: Mapping[int, int], lower: float, upper: float) -> None:
        for number, sign in signs.items():
            self._columns += (self._place[number], self._place[number] + len(self._free))
            self._signs += (sign, -sign)
        self._starts.append(len(self._columns))
        self._lower.append(lower)
        self._upper.append(upper)


@dataclass
class _Search:
    """Hides, proves and tidies. `hidden` only grows until `tidy`."""

    web: _Web
    hidden: set[int]
    targets: list[Target]
    fell_back: bool = False
    beyond: list[Target] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.solver = _Solver(self.web)
        self._lines: dict[int, list[_Line]] = defaultdict(list)

    def run(self) -> None:
        """Hide companions until every target is proved."""
        for _ in range(_ROUNDS):
            self._hide_together([target for target in self.targets if not self._proved(target)])
        for target in self.targets:
            if not self._proved(target) and not self._hide_for(target):
                self._fall_back(target)

    def tidy(self, first: frozenset[int]) -> None:
        """Show companions again, the dearest first, where every target stays proved without them."""
        if self.beyond or not self.web.counts:
            return
        allowed = self.solver.solves + min(_TIDY_SOLVES, _TIDY_EFFORT // len(self.web.counts))
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

    def _hide_together(self, wanted: list[Target]) -> None:
        """Hide what most targets need, many at once: half of them rise as the others fall, then they swap."""
        batches = -(-len(wanted) // _BATCH)
        for first in range(batches):
            batch = wanted[first::batches]
            rises = self._opposed(batch)
            for swapped in (False, True):
                if self.solver.solves >= _MOST_SOLVES:
                    return
                lacking = (self._lacking(target, rises[target] != swapped) for target in batch)
                moves = [move for move in lacking if move]
                for change in self.solver.changes(moves, self.hidden) if moves else ():
                    if self._pool(change):
                        self.hidden.update(change)

    def _lacking(self, target: Target, rising: bool) -> Move | None:
        """The move up (or down) that a target still lacks; the other way where one way is all it needs."""
        if self._proved(target):
            return None
        lowest, highest = self._reach(target)
        down, up = next((way for way in target.ways if not rising and not way[1]), target.ways[0])
        if highest < up and (rising or not down):
            return target, (up, _MANY)
        if -lowest < down and (not rising or not up):
            return target, (-target.count, -down)
        return None

    def _opposed(self, batch: list[Target]) -> dict[Target, bool]:
        """Which targets are to rise first, chosen so that neighbours in a tie make up for each other."""
        pull: dict[int, int] = defaultdict(int)
        rises = {}
        for target in batch:
            ties = [(at, self.web.ties[at].signs[target.number]) for at in self.web.ties_of[target.number]]
            rises[target] = sum(pull[at] * sign for at, sign in ties) <= 0
            for at, sign in ties:
                pull[at] += sign if rises[target] else -sign
        return rises

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
        outwards = self.web.outwards((target.number, target.less), self.hidden)
        region: list[int] = []
        dear = None
        for size in _SIZES:
            if not self._widen(region, outwards, size) or self.solver.solves >= _MOST_SOLVES:
                break
            change = self.solver.change((target, by), region, self.hidden)
            if change is not None and self._pool(change):
                dear = change
                if not any(self.web.weights[n] >= GRAND for n in change.keys() - self.hidden):
                    break
        return dear

    def _widen(self, region: list[int], outwards: Iterator[int], size: int) -> bool:
        """Take in the next `size` shown numbers, and the hidden ones on the way; False if there are none."""
        before = len(region)
        for number in outwards:
            region.append(number)
            size -= number not in self.hidden
            if not size:
                break
        return len(region) > before

    def _prove_as_is(self, target: Target) -> bool:
        """Whether a target can be proved with nothing more hidden."""
        region = self.web.joined((target.number, target.less), self.hidden)
        for down, up in target.ways:
            lowest, highest = self._reach(target)
            for short, by in ((-lowest < down, (-target.count, -down)), (highest < up, (up, _MANY))):
                change = self.solver.change((target, by), region, self.hidden) if short else None
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
