"""Intervals and ratios against published examples and an implementation that shares no code."""

import pytest
from scipy.stats import binomtest

from edi_metrics.levels import FLOORS, halves_up
from edi_metrics.statistics import adverse, bounds, katz, newcombe, wilson
from edi_metrics.vocabulary import Level


@pytest.mark.parametrize(
    ("count", "total"), [(0, 20), (1, 20), (39, 232), (50, 100), (20, 20), (1554, 30420)]
)
def test_wilson_agrees_with_scipy(count: int, total: int) -> None:
    theirs = binomtest(count, total).proportion_ci(method="wilson")
    assert wilson(count, total) == pytest.approx((100 * theirs.low, 100 * theirs.high))


def test_newcombe_gives_his_own_example() -> None:
    """Newcombe (1998), table II, method 10: 56/70 less 48/80 is 0.20, from 0.0524 to 0.3339."""
    low, high = newcombe(56, 70, 48, 80)
    assert (low, high) == pytest.approx((5.24, 33.39), abs=0.01)


def test_katz_gives_a_worked_risk_ratio() -> None:
    """15/100 against 30/100: ratio 0.5, log error sqrt(1/15 - 1/100 + 1/30 - 1/100) = 0.2828."""
    assert katz(15, 100, 30, 100) == pytest.approx(
        (0.5 * 2.71828 ** (-1.96 * 0.28284), 0.5 * 2.71828 ** (1.96 * 0.28284)), rel=1e-4
    )


def test_exactly_four_fifths_is_not_flagged() -> None:
    assert not adverse(8, 100, 10, 100)
    assert adverse(79, 1000, 10, 100)


def test_bounds_put_every_unknown_out_and_then_in() -> None:
    assert bounds(39, 232, 270) == pytest.approx((14.4, 28.5), abs=0.05)


@pytest.mark.parametrize(
    ("n", "d", "decimals", "expected"),
    [(1, 8, 0, 13), (1, 200, 0, 1), (45, 200, 0, 23), (50, 80, 0, 63), (9, 16, 1, 56.3), (13, 80, 1, 16.3)],
)
def test_halves_round_up_as_the_department_for_education_does(
    n: int, d: int, decimals: int, expected: float
) -> None:
    assert halves_up(n, d, decimals) == expected


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (10, 10),
        (12, 10),
        (13, 15),
        (17, 15),
        (18, 20),
        (22, 20),
        (23, 25),
        (110, 110),
        (112, 110),
        (113, 115),
    ],
)
def test_the_published_level_rounds_to_the_nearest_five(count: int, shown: int) -> None:
    policy = FLOORS[Level.PUBLISHED]
    assert not policy.is_small(count)
    assert policy.rounded(count) == shown


@pytest.mark.parametrize("count", [0, 1, 8, 9])
def test_the_published_level_hides_under_ten_and_zero(count: int) -> None:
    assert FLOORS[Level.PUBLISHED].is_small(count)


def test_the_inside_level_hides_one_to_four_and_shows_zero() -> None:
    assert [count for count in range(7) if FLOORS[Level.INSIDE].is_small(count)] == [1, 2, 3, 4]
