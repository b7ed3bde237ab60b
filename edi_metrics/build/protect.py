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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array, vstack

from edi_metrics.build.system import System
from edi_metrics.errors import BuildFailed
from edi_metrics.levels import Policy

TOTAL = 300.0
"""From this weight a number is the whole of something: worth some trouble to show."""

GRAND = 1000.0
"""From this weight a number is a grand total: hidden only where nothing else will do."""

CLOSEST = 4
"""How closely, at the least, a hidden count may be known where shown counts are rounded to 5."""

FEW = 10
"""A row of fewer people than this, all alike, tells something about each of them."""


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
    tables = {id(change): change for pair in certificates.values() for change in pair}  # many share one
    return _agree(system, hidden, list(tables.values())) and all(
        target.met(target.moved(low), target.moved(high)) for target, (low, high) in certificates.items()
    )


def _agree(system: System, hidden: frozenset[int], changes: Sequence[Change]) -> bool:
    """Whether all tables are possible: whole people, every tie kept, every shown number as it is shown."""
    numbers = list(chain.from_iterable(changes))
    moved = list(chain.from_iterable(change.values() for change in changes))
    starts = np.cumsum([0, *map(len, changes)])
    if not hidden.issuperset(numbers) or any(
        system.counts[number] + by < 0 for number, by in zip(numbers, moved, strict=True)
    ):
        return False
    ties = _ties(system)
    size = len(system.counts)
    by_table = csr_array(
        (np.array(moved, np.int64), np.array(numbers, np.int64), starts), shape=(len(changes), size)
    )
    broken = (by_table @ ties.signs.T).tocoo()
    return not np.any(broken.data[ties.exact[broken.col]]) and not np.any(
        broken.data > ties.slack[broken.col]
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


class _Ties(NamedTuple):
    """Linear ties between changes, a row each: what they add up to, with their signs, is at most `slack`."""

    signs: csr_array
    slack: NDArray[np.int64]
    exact: NDArray[np.bool_]
    """Whether it must be nothing at all."""


def _ties(system: System) -> _Ties:
    """Every tie of a system, first the sums. A number named twice in a tie counts twice."""
    upside_down = ((part, (whole,)) for part, whole in system.within)
    ties = [(whole, *parts) for whole, parts in chain(system.sums, upside_down, system.covers)]
    lengths = np.fromiter(map(len, ties), np.int64, len(ties))
    starts = np.concatenate(([0], np.cumsum(lengths)))
    signs = np.full(starts[-1], -1, np.int64)
    signs[starts[:-1]] = 1
    numbers = np.fromiter(chain.from_iterable(ties), np.int64, starts[-1])
    matrix = csr_array((signs, numbers, starts), shape=(len(ties), len(system.counts)))
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    exact = np.arange(len(ties)) < len(system.sums)
    return _Ties(matrix, -(matrix @ np.array(system.counts, np.int64)), exact)


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
        ties = _ties(system)
        if np.any(ties.slack < 0) or np.any(ties.slack[ties.exact]):
            raise BuildFailed("Numbers that should add up do not, so they cannot be protected.")
        self.slack: list[int] = ties.slack.tolist()
        self.exact: list[bool] = ties.exact.tolist()
        self.numbers_of = _lines_of(ties.signs, ties.signs.indices)
        near = ties.exact | (ties.slack <= _NEARBY)
        self.near = _Ties(ties.signs[near], ties.slack[near], ties.exact[near])
        self.near_by_number = self.near.signs.tocsc()
        self.follows = self._follows(system)
        self.made_of = self._made_of()
        by_number = ties.signs.T.tocsr()
        self.ties_of = _lines_of(by_number, by_number.indices)
        self.signs_of = _lines_of(by_number, by_number.data)

    def _follows(self, system: System) -> dict[int, tuple[tuple[int, int], ...]]:
        """Numbers that follow from two others in a sum, with the sign of each. None of them leads too."""
        leads, follows = set[int](), dict[int, tuple[tuple[int, int], ...]]()
        for whole, parts in system.sums:
            if len({whole, *parts}) != 3 or len(parts) != 2 or follows.keys() & {whole, *parts}:
                continue
            one, other = parts
            if other not in leads:
                follows[other] = ((whole, 1), (one, -1))
                leads |= {whole, one}
            elif one not in leads:
                follows[one] = ((whole, 1), (other, -1))
                leads |= {whole, other}
            elif whole not in leads:
                follows[whole] = ((one, 1), (other, 1))
                leads |= {one, other}
        return follows

    def _made_of(self) -> csr_array:
        """Each number as a sum of those that lead."""
        size = len(self.counts)
        made = [self.follows.get(number, ((number, 1),)) for number in range(size)]
        leading, signs = np.array(list(chain.from_iterable(made)), np.int64).reshape(-1, 2).T
        return csr_array((signs, leading, np.cumsum([0, *map(len, made)])), shape=(size, size))

    def signs(self, number: int) -> Iterator[tuple[int, int]]:
        """The ties that a number is in, and its sign in each."""
        return zip(self.ties_of[number], self.signs_of[number], strict=True)

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
                for other in self.numbers_of[place]:
                    if self.sensitive[other] and other not in reached:
                        step = _FREE if other in hidden else self.cost[other]
                        heapq.heappush(queue, (so_far + step, other))

    @cached_property
    def everything(self) -> "_Movable":
        """All that can move in the whole system."""
        return _Movable(self, self.movable(n for n, sensitive in enumerate(self.sensitive) if sensitive))

    def movable(self, region: Iterable[int]) -> list[int]:
        """The numbers of a region that can move at all.

        A number alone in an exact tie cannot move; with it gone, another may be alone.
        """
        free = dict.fromkeys(region)
        on: dict[int, int] = defaultdict(int)
        for number in free:
            for place in self.ties_of[number]:
                on[place] += 1
        lonely = [place for place, members in on.items() if members == 1 and self.exact[place]]
        while lonely:
            place = lonely.pop()
            for number in [number for number in self.numbers_of[place] if number in free]:
                del free[number]
                for other in self.ties_of[number]:
                    on[other] -= 1
                    if on[other] == 1 and self.exact[other]:
                        lonely.append(other)
        return list(free)

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
                    queue += [other for other in self.numbers_of[place] if other in among]
        return list(reached)

    def extent(self, change: Change) -> int:
        """How many times over the change can be made: 0 when it breaks a tie at once."""
        most = _MANY
        sums: dict[int, int] = defaultdict(int)
        for number, step in change.items():
            if step < 0:
                most = min(most, self.counts[number] // -step)
            for place, sign in self.signs(number):
                sums[place] += step * sign
        for place, total in sums.items():
            if total and self.exact[place]:
                return 0
            if total > 0:
                most = min(most, self.slack[place] // total)
        return most


def _lines_of(matrix: csr_array, values: NDArray[np.integer]) -> list[list[int]]:
    """Row by row, the values that belong to the matrix's entries."""
    listed, starts = values.tolist(), matrix.indptr.tolist()
    return [listed[first:last] for first, last in pairwise(starts)]


class _Movable:
    """Numbers that can move, and the ties on them, ready for a solver.

    Only numbers that lead are unknown. What it costs to move one that follows is laid on its leaders,
    which is dearer than the truth where they move as one.
    """

    def __init__(self, web: _Web, numbers: list[int]) -> None:
        self.numbers = np.array(numbers, np.int64)
        self.counts = np.array([web.counts[number] for number in numbers], np.int64)
        leads = np.array([number not in web.follows for number in numbers], bool)
        self.made_of: csr_array = web.made_of[self.numbers][:, self.numbers[leads]]
        self.most_fall = self.counts[leads]
        self.ties = self._ties(web, ~leads & (self.counts <= _NEARBY))

    def _ties(self, web: _Web, few: NDArray[np.bool_]) -> _Ties:
        """The ties that a small change could break. A few people becoming fewer than none is one of them."""
        tied = web.near_by_number[:, self.numbers].tocsr() @ self.made_of
        bound = np.flatnonzero(np.diff(tied.indptr))
        return _Ties(
            vstack((tied[bound], -self.made_of[few]), format="csr"),
            np.concatenate((web.near.slack[bound], self.counts[few])),
            np.concatenate((web.near.exact[bound], np.zeros(few.sum(), bool))),
        )

    def asked(self, moves: "list[Move]") -> csr_array:
        """The moves as rows over the unknowns."""
        place = {number: at for at, number in enumerate(self.numbers.tolist())}
        entries = [
            (row, place[number], sign)
            for row, (target, _) in enumerate(moves)
            for number, sign in ((target.number, 1), (target.less, -1))
            if number in place
        ]
        rows, columns, signs = np.array(entries, np.int64).reshape(-1, 3).T
        over_numbers = csr_array((signs, (rows, columns)), shape=(len(moves), len(place)))
        found: csr_array = over_numbers @ self.made_of
        return found


_FREE = 0.05
"""What it costs to move a number that is hidden already: little, so that tables stay simple."""
_MANY = 1000
_SIZES = (30, 30, 60, 120, 240, 480, 960, 1 << 30)
"""How many more shown numbers round a target to look at, in turn."""
_MOST_NODES = 2000
"""How far a programme in whole numbers is looked into: a count and not a time, so that builds agree."""
_MOST_SOLVES = 1500
"""How often the solver may be asked before a system falls back."""
_TIDY_SOLVES, _TIDY_FEW, _TIDY_EFFORT = 200, 4, 40_000_000
"""How often it may be asked to show companions again: totals, others; less in a system of many numbers."""
_BATCH = 48
"""How many targets to move at once: more is quicker, fewer hides a little less."""
_ROUNDS = 2
"""How often to go round those that are still not proved, before taking them one by one."""
_FORGIVEN = 1e5
"""What it costs to leave a target unmoved when many are moved at once: more than anything else."""
_NEAR = 1e-6
_NEARBY = 50
"""From this slack on, a tie is not put to the solver: small changes seldom break it, and each is checked."""


@dataclass(eq=False, slots=True)
class _Line:
    """A change that can be made over and over, `back` times backwards and `forth` times forwards."""

    step: Change
    back: int
    forth: int
    shown: int
    """How many of its numbers are shown. It is no line of tables until none is."""
    ends: dict[bool, Change] = field(default_factory=dict)

    def reach(self, target: Target) -> tuple[int, int]:
        """How far below and above the truth it moves a target."""
        moved = target.moved(self.step)
        one, other = -self.back * moved, self.forth * moved
        return min(one, other), max(one, other)

    def end(self, target: Target, *, lowest: bool) -> Change:
        """The table at one end of the line: the one that puts the target lowest, or highest."""
        forwards = (target.moved(self.step) > 0) != lowest
        if forwards not in self.ends:
            times = self.forth if forwards else -self.back
            self.ends[forwards] = {number: step * times for number, step in self.step.items() if times}
        return self.ends[forwards]


Move = tuple[Target, tuple[int, int]]
"""A target, and the least and the most it should move by."""


@dataclass
class _Solver:
    """Proposes the cheapest change that moves targets far enough."""

    web: _Web
    solves: int = 0

    def __post_init__(self) -> None:
        self._highs = highspy.Highs()
        self._highs.silent()
        self._highs.setOptionValue("mip_max_nodes", _MOST_NODES)
        self._highs.setOptionValue("threads", 1)  # a worker that is forked has none of its parent's others

    def change(self, move: Move, region: Iterable[int], hidden: set[int]) -> Change | None:
        """The cheapest whole-number change within `region` that makes one move, or None."""
        movable = self.web.movable(region)
        if not {move[0].number, move[0].less}.intersection(movable):
            return None
        programme = _Programme(self.web, _Movable(self.web, movable), [move], hidden)
        for whole in (False, True):
            self.solves += 1
            change, rest = programme.solve(self._highs, whole=whole)
            if not rest:
                return change
        return None

    def changes(self, moves: list[Move], hidden: set[int]) -> list[Change]:
        """Separate changes that between them make most of the moves, cheaply: all in one go."""
        self.solves += 1
        programme = _Programme(self.web, self.web.everything, moves, hidden, forgiving=True)
        change, rest = programme.solve(self._highs, whole=False)
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
        movable: _Movable,
        moves: list[Move],
        hidden: set[int],
        *,
        forgiving: bool = False,
    ) -> None:
        self._movable = movable
        cost = [_FREE if number in hidden else web.cost[number] for number in movable.numbers.tolist()]
        each = abs(movable.made_of).T @ np.array(cost)
        spare = len(moves) if forgiving else 0
        self._cost = np.concatenate((each, each, np.full(spare, _FORGIVEN)))
        self._most = np.concatenate((np.full(len(each), np.inf), movable.most_fall, np.full(spare, np.inf)))
        ties = movable.ties
        self._lower = np.concatenate((np.where(ties.exact, 0.0, -np.inf), [least for _, (least, _) in moves]))
        self._upper = np.concatenate((ties.slack, [most for _, (_, most) in moves]))
        self._matrix = self._rows(moves, spare)

    def solve(self, highs: highspy.Highs, *, whole: bool) -> tuple[Change, set[int]]:
        """The cheapest change, and the numbers whose part in it is not whole: every one if there is none."""
        movable, size = self._movable, len(self._movable.most_fall)
        values = self._solved(highs, whole=whole)
        if values is None:
            return {}, set(movable.numbers.tolist())
        moves = movable.made_of @ (values[:size] - values[size : 2 * size])
        rounded = np.rint(moves).astype(int)
        uneven = np.abs(moves - rounded) > _NEAR
        moved = np.flatnonzero(rounded)
        return (
            dict(zip(movable.numbers[moved].tolist(), rounded[moved].tolist(), strict=True)),
            set(movable.numbers[uneven].tolist()),
        )

    def _solved(self, highs: highspy.Highs, *, whole: bool) -> NDArray[np.float64] | None:
        """The cheapest values that keep every row within its limits; None when there are none."""
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = self._matrix.shape
        model.col_cost_, model.col_upper_ = self._cost, self._most
        model.col_lower_ = np.zeros(len(self._cost))
        model.row_lower_, model.row_upper_ = self._lower, self._upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_ = self._matrix.indptr, self._matrix.indices
        model.a_matrix_.value_ = self._matrix.data
        # so small a programme is solved sooner than made smaller; in whole numbers it is the other way round
        highs.setOptionValue("presolve", "on" if whole else "off")
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * len(self._cost)
        highs.passModel(model)
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(highs.getSolution().col_value)

    def _rows(self, moves: list[Move], spare: int) -> csc_array:
        """The ties, then the moves: what rises, what falls, and what each move may be forgiven."""
        rows = vstack((self._movable.ties.signs, self._movable.asked(moves))).tocoo()
        first, size = rows.shape[0] - len(moves), rows.shape[1]
        forgiven = [1 if least > 0 else -1 for _, (least, _) in moves[:spare]]
        return csc_array(
            (
                np.concatenate((rows.data, -rows.data, forgiven)).astype(float),
                (
                    np.concatenate((rows.row, rows.row, np.arange(first, first + spare))),
                    np.concatenate((rows.col, rows.col + size, np.arange(2 * size, 2 * size + spare))),
                ),
            ),
            shape=(rows.shape[0], len(self._cost)),
        )


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
        self._moving: dict[Target, list[tuple[int, int, _Line]]] = {target: [] for target in self.targets}
        self._targets_at: dict[int, list[int]] = defaultdict(list)
        for place, target in enumerate(self.targets):
            self._targets_at[target.number].append(place)
            self._targets_at[target.less].append(place)

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
        so_far, size = self.solver.solves, len(self.web.counts)
        dear = min(_TIDY_SOLVES, _TIDY_EFFORT // size**2)
        cheap = min(_TIDY_FEW, dear)
        for companion in sorted(self.hidden - first, key=lambda n: (-self.web.cost[n], n)):
            allowed = so_far + (dear if self.web.weights[companion] >= TOTAL else cheap)
            self._show(companion)
            shaken = self._relying_on(companion)
            if not all(
                self._proved(target) or (self.solver.solves < allowed and self._prove_as_is(target))
                for target in shaken
            ):
                self._hide((companion,))

    def certificates(self) -> dict[Target, tuple[Change, Change]]:
        """Two tables for each target that is proved."""
        found = {}
        for target in self.targets:
            if self._proved(target):
                lowest = min(self._live(target), key=lambda reach: reach[0])
                highest = max(self._live(target), key=lambda reach: reach[1])
                found[target] = (lowest[2].end(target, lowest=True), highest[2].end(target, lowest=False))
        return found

    def _hide(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if number not in self.hidden:
                self.hidden.add(number)
                for line in self._lines[number]:
                    line.shown -= 1

    def _show(self, number: int) -> None:
        self.hidden.discard(number)
        for line in self._lines[number]:
            line.shown += 1

    def _live(self, target: Target) -> Iterator[tuple[int, int, _Line]]:
        """How far down and how far up each line of tables moves a target."""
        return (reach for reach in self._moving[target] if not reach[2].shown)

    def _reach(self, target: Target) -> tuple[int, int]:
        lowest = highest = 0
        for one, other, line in self._moving[target]:
            if not line.shown:
                lowest, highest = min(lowest, one), max(highest, other)
        return lowest, highest

    def _proved(self, target: Target) -> bool:
        return target.met(*self._reach(target))

    def _relying_on(self, companion: int) -> list[Target]:
        """The targets whose proof may need a companion, in one order always."""
        return self._targets_of(
            dict.fromkeys(number for line in self._lines[companion] for number in line.step)
        )

    def _targets_of(self, numbers: Iterable[int]) -> list[Target]:
        """The targets that any of these numbers is part of, each once, in one order always."""
        places = dict.fromkeys(chain.from_iterable(self._targets_at[number] for number in numbers))
        return [self.targets[place] for place in places]

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
                        self._hide(change)

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
            ties = list(self.web.signs(target.number))
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
            self._hide(change)
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
        line = _Line(step, back, self.web.extent(step), shown=len(step.keys() - self.hidden))
        for number in step:
            self._lines[number].append(line)
        for target in self._targets_of(step):
            if target.moved(step):
                self._moving[target].append((*line.reach(target), line))
        return True

    def _fall_back(self, target: Target) -> None:
        """Hide all that is tied to the target: grand totals too only where it is not enough without."""
        self.fell_back = True
        sensitive = {n for n, is_sensitive in enumerate(self.web.sensitive) if is_sensitive}
        small = {n for n in sensitive if self.web.weights[n] < GRAND} | self.hidden
        for among in (small, sensitive):
            self._hide(self.web.joined((target.number, target.less), among))
            if self._prove_as_is(target):
                return
        self.beyond.append(target)
