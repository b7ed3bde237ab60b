"""What someone could work out from a written file: bounds on every number it hides.

Shares no code with the protector. The attacker knows every shown number exactly, at the published
level too (a stronger attacker than rounding leaves), and knows which tables count the same people.
The joint attack over both levels, releases and kept versions belongs here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from edi_metrics.build.measure import Place
from edi_metrics.build.systems import Linked
from edi_metrics.levels import Policy

_UNBOUNDED = 10.0**9

Shown = Mapping[Place, tuple[float | None, float | None]]
"""What a file shows of each place: numerator and denominator, None where hidden."""


_Tie = tuple[int, tuple[int, ...]]
_Array = NDArray[np.float64]


@dataclass(frozen=True)
class Exposed:
    """A hidden small number that can be pinned closer than the rule allows."""

    system: str
    number: int
    true: int
    least: int
    most: int


def attack(linked: Linked, shown: Shown, policy: Policy) -> Iterator[Exposed]:
    """Every hidden small number whose bounds break the level's rule.

    Inside: it must be able to be 0 and to be `smallest` or more. Published: two values at least 4
    apart, one of them 0 or at least 5.
    """
    counts = linked.system.counts
    hidden = frozenset(range(len(counts))) - _known(linked, shown)
    for group in _groups(linked, hidden):
        targets = [number for number in group if 0 < counts[number] < policy.smallest]
        if not targets:
            continue
        solve = _Solver(linked, sorted(group))
        for number in targets:
            if _safe(*solve.seen(number), policy):
                continue
            least, most = solve.bounds(number)
            if not _safe(least, most, policy):
                yield Exposed(linked.name, number, counts[number], least, most)


def _safe(least: int, most: int, policy: Policy) -> bool:
    if policy.zeros:
        return least == 0 and most >= policy.smallest
    return most - least >= 4 and (least == 0 or most >= 5)


def _known(linked: Linked, shown: Shown) -> frozenset[int]:
    """The numbers that some place shows. What is left over is known where both others are."""
    known: set[int] = set()
    for place, numbers in linked.places.items():
        n, d = shown[place]
        if n is not None:
            known.add(numbers.numerator)
        if d is not None and numbers.denominator is not None:
            known.add(numbers.denominator)
        if n is not None and d is not None and numbers.left_over is not None:
            known.add(numbers.left_over)
    return frozenset(known)


def _groups(linked: Linked, hidden: frozenset[int]) -> Iterable[frozenset[int]]:
    """The hidden numbers that one sum or inequality joins, and those that others join to them."""
    neighbours: dict[int, set[int]] = {number: set() for number in hidden}
    system = linked.system
    ties = [
        *((whole, *parts) for whole, parts in system.sums),
        *((whole, *parts) for whole, parts in system.covers),
        *system.within,
    ]
    for tie in ties:
        members = [number for number in tie if number in hidden]
        for number in members[1:]:
            neighbours[members[0]].add(number)
            neighbours[number].add(members[0])
    left = set(hidden)
    while left:
        group, edge = set(), [left.pop()]
        while edge:
            number = edge.pop()
            if number not in group:
                group.add(number)
                edge.extend(neighbours[number] - group)
        left -= group
        yield frozenset(group)


class _Solver:
    """Linear bounds of hidden numbers that must agree with everything shown.

    Each answer is a world that agrees with everything shown, so it says of every number in it how far apart
    that number's bounds are at least: most numbers turn out safe while others are asked about.
    """

    def __init__(self, linked: Linked, group: list[int]) -> None:
        self._place = {number: column for column, number in enumerate(group)}
        counts = linked.system.counts
        self._least = np.array([counts[number] for number in group], dtype=float)
        self._most = self._least.copy()
        under: list[_Tie] = [(part, (whole,)) for part, whole in linked.system.within]
        self._equal = self._matrix(list(linked.system.sums), counts)
        self._under = self._matrix([*under, *linked.system.covers], counts)

    def seen(self, number: int) -> tuple[int, int]:
        """The least and the most that `number` was in any world looked at: its bounds are no closer."""
        column = self._place[number]
        return ceil(self._least[column] - 1e-6), floor(self._most[column] + 1e-6)

    def bounds(self, number: int) -> tuple[int, int]:
        """The least and the most that `number` can be."""
        least, most = self._extreme(number, 1), -self._extreme(number, -1)
        return ceil(least - 1e-6), floor(min(most, _UNBOUNDED) + 1e-6)

    def _extreme(self, number: int, sign: int) -> float:
        cost = np.zeros(len(self._place))
        cost[self._place[number]] = sign
        found = linprog(
            cost,
            A_eq=self._equal[0],
            b_eq=self._equal[1],
            A_ub=self._under[0],
            b_ub=self._under[1],
            bounds=(0, None),
            method="highs",
        )
        if found.status == 3:  # nothing bounds it
            return -np.inf if sign < 0 else 0.0
        assert found.fun is not None, found.message
        assert found.x is not None, found.message
        self._least, self._most = np.minimum(self._least, found.x), np.maximum(self._most, found.x)
        return float(found.fun)

    def _matrix(self, rows: list[_Tie], counts: tuple[int, ...]) -> tuple[_Array, _Array] | tuple[None, None]:
        """`left - sum(right)` over the hidden numbers, and what it is (or is at most) by the shown ones."""
        lines: list[_Array] = []
        wanted: list[float] = []
        for left, right in rows:
            line = np.zeros(len(self._place))
            known = 0.0
            for number, weight in ((left, 1.0), *((one, -1.0) for one in right)):
                if number in self._place:
                    line[self._place[number]] += weight
                else:
                    known += weight * counts[number]
            if line.any():
                lines.append(line)
                wanted.append(-known)
        return (np.array(lines), np.array(wanted)) if wanted else (None, None)
