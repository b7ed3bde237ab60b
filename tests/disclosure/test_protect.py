"""No small count is solved back: known answers, planted holes, and an attacker of the tests' own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from edi_metrics.build.protect import Protection, Target, protect, protection, verify
from edi_metrics.build.system import System
from edi_metrics.errors import BuildFailed
from edi_metrics.levels import FLOORS, Policy
from edi_metrics.vocabulary import Level

INSIDE, PUBLISHED = FLOORS[Level.INSIDE], FLOORS[Level.PUBLISHED]
ONE_WAY, GRAND_TOTAL = 12.0, 1000.0
ENDLESS = 100_000


# ---- The attacker: shares nothing with the protector but the meaning of a system.


def bounds(system: System, hidden: Iterable[int], number: int, less: int = -1) -> tuple[int, int]:
    """The least and the most that a number (less another) can be, for whoever sees all that is shown."""
    size, concealed = len(system.counts), set(hidden)
    rows, low, high = list[list[float]](), list[float](), list[float]()

    def tie(whole: int, parts: Sequence[int], least: float, most: float) -> None:
        row = [0.0] * size
        row[whole] += 1
        for part in parts:
            row[part] -= 1
        rows.append(row)
        low.append(least)
        high.append(most)

    for whole, parts in system.sums:
        tie(whole, parts, 0, 0)
    for part, whole in system.within:
        tie(part, (whole,), -np.inf, 0)
    for whole, parts in system.covers:
        tie(whole, parts, -np.inf, 0)
    least = [0 if n in concealed else count for n, count in enumerate(system.counts)]
    most = [ENDLESS if n in concealed else count for n, count in enumerate(system.counts)]
    aim = np.zeros(size)
    aim[number] += 1
    if less >= 0:
        aim[less] -= 1
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * aim,
            integrality=np.ones(size, dtype=int),
            bounds=Bounds(least, most),
            constraints=LinearConstraint(np.array(rows), low, high) if rows else None,
        )
        assert found.fun is not None
        ends.append(sign * round(found.fun))
    return ends[0], ends[1]


def told(system: System, policy: Policy, hidden: Iterable[int]) -> dict[int, tuple[int, int]]:
    """The small numbers that the attacker knows too closely, with what is known of them."""
    concealed = frozenset(hidden)
    found = {}
    for number, count in enumerate(system.counts):
        if 0 < count < policy.smallest:
            low, high = bounds(system, concealed, number)
            safe = (low == 0 and high >= policy.smallest) if policy.zeros else high - low >= 4
            if not safe:
                found[number] = (low, high)
    return found


# ---- Systems.


def crossed(inner: Sequence[Sequence[int]], groups: Sequence[int] = ()) -> System:
    """A two-way table with its totals, and with the rows rolled up where `groups` says into which."""
    counts, weights = list[int](), list[float]()
    sums = list[tuple[int, tuple[int, ...]]]()

    def put(count: int, weight: float) -> int:
        counts.append(count)
        weights.append(weight)
        return len(counts) - 1

    def total(parts: Sequence[int], weight: float) -> int:
        sums.append((put(sum(counts[part] for part in parts), weight), tuple(parts)))
        return len(counts) - 1

    rows = [[put(count, 1.0) for count in row] for row in inner]
    row_totals = [total(row, ONE_WAY) for row in rows]
    columns = [list(column) for column in zip(*rows, strict=True)]
    column_totals = [total(column, ONE_WAY) for column in columns]
    grand = total(row_totals, GRAND_TOTAL)
    sums.append((grand, tuple(column_totals)))
    rolled = []
    for group in sorted(set(groups)):
        members = [place for place, of in enumerate(groups) if of == group]
        cells = [total([rows[m][c] for m in members], 1.0) for c in range(len(columns))]
        rolled.append(total([row_totals[m] for m in members], ONE_WAY))
        sums.append((rolled[-1], tuple(cells)))
    if rolled:
        sums.append((grand, tuple(rolled)))
    return System(tuple(counts), tuple(sums), weights=tuple(weights), sensitive=(True,) * len(counts))


A, B, I, J, K, L, M, N, TOTAL, COUNTY_1, COUNTY_2, BIG, SMALL = range(13)
LINKED = System(
    counts=(2, 2, 8, 8, 3, 3, 3, 7, 36, 20, 16, 6, 30),
    sums=(
        (TOTAL, (COUNTY_1, COUNTY_2)),
        (COUNTY_1, (A, B, I, J)),
        (COUNTY_2, (K, L, M, N)),
        (TOTAL, (BIG, SMALL)),
        (BIG, (L, M)),
        (SMALL, (A, B, I, J, K, N)),
    ),
    weights=(1.0,) * 8 + (GRAND_TOTAL,) + (ONE_WAY,) * 4,
    sensitive=(True,) * 13,
)
"""Two linked tables, sdcTable's own test: each is safe alone, together they give K away."""

TUTORS = crossed([(22, 14), (6, 3), (2, 7), (5, 2)])
WHITE_PERMANENT, WHITE_HOURLY, ASIAN_PERMANENT, ASIAN_HOURLY, BLACK_PERMANENT, BLACK_HOURLY, *_MIXED = range(
    8
)
MIXED_PERMANENT, MIXED_HOURLY = _MIXED


def four() -> Policy:
    return INSIDE.model_copy(update={"smallest": 4})


# ---- Known answers.


def test_tables_that_are_safe_alone_can_give_a_count_away_together() -> None:
    first = {A, B, K, L, M}
    assert bounds(LINKED, first, K) == (3, 3)
    assert bounds(LINKED, first | {I}, K) == (3, 3)
    assert [bounds(LINKED, first | {N}, n) for n in (A, B, K, N, L, M)] == [
        (0, 4), (0, 4), (0, 10), (0, 10), (0, 6), (0, 6),
    ]  # fmt: skip


def test_linked_tables_get_the_one_companion_that_is_needed() -> None:
    assert protect(LINKED, four()) == {A, B, K, L, M, N}


def test_a_higher_threshold_takes_one_companion_more() -> None:
    hidden = protect(LINKED, INSIDE)
    assert hidden in ({A, B, K, L, M, N, I}, {A, B, K, L, M, N, J})
    assert bounds(LINKED, hidden, A) == bounds(LINKED, hidden, B) == (0, 12)


def test_hiding_the_small_counts_alone_is_undone_by_subtraction() -> None:
    small = (ASIAN_HOURLY, BLACK_PERMANENT, MIXED_HOURLY)
    assert [bounds(TUTORS, small, number) for number in small] == [(3, 3), (2, 2), (2, 2)]


def test_the_worked_example_hides_their_neighbours_and_no_more() -> None:
    hidden = protect(TUTORS, INSIDE)
    assert hidden == set(range(ASIAN_PERMANENT, MIXED_HOURLY + 1))
    assert [bounds(TUTORS, hidden, n) for n in (ASIAN_HOURLY, BLACK_PERMANENT, MIXED_HOURLY)] == [
        (0, 9), (0, 9), (0, 7),
    ]  # fmt: skip


def test_the_worked_example_when_published() -> None:
    inside = protect(TUTORS, INSIDE)
    hidden = protect(TUTORS, PUBLISHED, inside)
    assert hidden >= inside
    assert all(n in hidden for n, count in enumerate(TUTORS.counts) if count < 10)
    assert not hidden & {WHITE_PERMANENT, WHITE_HOURLY, TUTORS.counts.index(61)}
    assert not told(TUTORS, PUBLISHED, hidden)


@pytest.mark.parametrize(("system", "policy"), [(LINKED, four()), (LINKED, INSIDE), (TUTORS, INSIDE)])
def test_showing_any_one_companion_lets_the_attacker_win(system: System, policy: Policy) -> None:
    done = protection(system, policy)
    assert not told(system, policy, done.hidden)
    assert done.companions
    for companion in done.companions:
        assert told(system, policy, done.hidden - {companion})


# ---- The rules of each level.


def test_inside_shows_zeros_and_five_and_hides_one_to_four() -> None:
    lone = System(counts=(0, 1, 4, 5, 9, 10))
    assert protect(lone, INSIDE) == {1, 2}


def test_published_hides_nought_to_nine_and_all_that_inside_hides() -> None:
    lone = System(counts=(0, 1, 4, 5, 9, 10, 40))
    assert protect(lone, PUBLISHED, frozenset({6})) == {0, 1, 2, 3, 4, 6}


@pytest.mark.parametrize("policy", [INSIDE, PUBLISHED])
def test_where_nothing_is_small_nothing_is_hidden(policy: Policy) -> None:
    done = protection(crossed([(20, 30), (40, 50)]), policy)
    assert (done.hidden, done.targets, done.solves) == (frozenset(), (), 0)


def test_the_people_left_between_nested_numbers_are_guarded() -> None:
    """20 tutors, 18 of them White: the two others are in no number of their own."""
    nested = System(counts=(20, 18), within=((1, 0),))
    done = protection(nested, INSIDE)
    assert [(target.number, target.less) for target in done.targets] == [(0, 1)]
    low, high = bounds(nested, done.hidden, 0, less=1)
    assert (low, high >= 5) == (0, True)


def test_parts_that_overlap_are_bound_by_their_cover() -> None:
    """Each of 12 pupils is in a choir or a band; 3 in a choir means at least 9 in a band."""
    overlapping = System(counts=(12, 3, 10), within=((1, 0), (2, 0)), covers=((0, (1, 2)),))
    hidden = protect(overlapping, INSIDE)
    assert bounds(overlapping, {1}, 1)[0] == 2
    assert not told(overlapping, INSIDE, hidden)


def test_a_few_people_who_are_all_alike_are_guarded_where_asked() -> None:
    row = System(counts=(7, 7, 0, 60, 40, 20, 67, 47, 20), sums=(
        (0, (1, 2)), (3, (4, 5)), (6, (0, 3)), (7, (1, 4)), (8, (2, 5)), (6, (7, 8)),
    ), weights=(1, 1, 1, 1, 1, 1, 1000, 12, 12))  # fmt: skip
    assert protect(row, INSIDE) == frozenset()
    hidden = protect(replace(row, rows=((0, 1),)), INSIDE)
    assert bounds(row, hidden, 0, less=1)[1] >= 1


def test_what_everybody_knows_is_never_hidden() -> None:
    """The 9 and the 6 are public; hiding goes elsewhere."""
    known = replace(TUTORS, sensitive=tuple(n != ASIAN_PERMANENT for n in range(len(TUTORS.counts))))
    done = protection(known, INSIDE)
    assert ASIAN_PERMANENT not in done.hidden
    assert not told(known, INSIDE, done.hidden)


def test_a_count_that_public_numbers_pin_down_is_named_and_all_round_it_hidden() -> None:
    """Three public people, one of them in a group: nothing makes five of them possible."""
    public = System(counts=(3, 1, 2), sums=((0, (1, 2)),), sensitive=(False, True, True))
    done = protection(public, INSIDE)
    assert done.hidden == {1, 2}
    assert {target.number for target in done.beyond} == {1, 2}
    assert done.fell_back


def test_one_number_in_two_places_of_a_sum_is_one_number() -> None:
    """Where a zero stands for every empty part, it counts as often as it is named."""
    shared = System(counts=(12, 12, 0, 3, 9), sums=((0, (1, 2, 2)), (1, (3, 4, 2))))
    assert not told(shared, INSIDE, protect(shared, INSIDE))


def test_sums_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(BuildFailed, match="add up"):
        protect(System(counts=(5, 3, 3), sums=((0, (1, 2)),)), INSIDE)


# ---- Certificates.


def test_certificates_prove_themselves_and_a_changed_one_does_not() -> None:
    done = protection(TUTORS, INSIDE)
    proof = dict(done.certificates)
    assert set(proof) == set(done.targets)
    assert verify(TUTORS, done.hidden, proof)
    assert not verify(TUTORS, done.hidden - {ASIAN_PERMANENT}, proof)
    target, (low, high) = next(iter(proof.items()))
    number = next(iter(low))
    assert not verify(TUTORS, done.hidden, proof | {target: (low | {number: low[number] + 1}, high)})
    assert not verify(TUTORS, done.hidden, proof | {target: (low, {})})


def test_the_same_system_gives_the_same_answer() -> None:
    assert protect(TUTORS, PUBLISHED) == protect(TUTORS, PUBLISHED)


def test_out_of_solves_it_falls_back_and_is_still_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edi_metrics.build.protect._MOST_SOLVES", 0)
    monkeypatch.setattr("edi_metrics.build.protect._TIDY_SOLVES", 0)
    done = protection(TUTORS, INSIDE)
    assert done.fell_back
    assert TUTORS.counts.index(61) not in done.hidden
    assert not told(TUTORS, INSIDE, done.hidden)


# ---- Any table.


@st.composite
def tables(draw: st.DrawFn) -> System:
    """Two-way tables of 20 to 5,000 people, rows nested in groups, some parts rare."""
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    people = draw(st.integers(20, 5000))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shares = random.dirichlet(np.full(rows * columns, draw(st.sampled_from((0.2, 0.5, 2.0)))))
    inner = random.multinomial(people, shares).reshape(rows, columns)
    groups = [0] + [draw(st.integers(0, 2)) for _ in range(rows - 1)]
    return crossed(inner.tolist(), groups if draw(st.booleans()) else ())


def check(system: System, policy: Policy, done: Protection) -> None:
    assert not done.beyond
    assert not told(system, policy, done.hidden)
    assert all(n in done.hidden for n, count in enumerate(system.counts) if policy.is_small(count))
    for target in done.targets:
        if target.less >= 0:
            check_left_over(system, policy, done, target)


def check_left_over(system: System, policy: Policy, done: Protection, target: Target) -> None:
    low, high = bounds(system, done.hidden, target.number, target.less)
    assert (low == 0 and high >= policy.smallest) if policy.zeros else high - low >= 4


@settings(max_examples=40, deadline=None)
@given(tables())
def test_any_table_is_clean_at_both_levels(system: System) -> None:
    inside = protection(system, INSIDE)
    check(system, INSIDE, inside)
    published = protection(system, PUBLISHED, inside.hidden)
    check(system, PUBLISHED, published)
    assert published.hidden >= inside.hidden
