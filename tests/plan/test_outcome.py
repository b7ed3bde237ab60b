"""Whether a measure moved once an action was done: only as shown, after its lag and beyond chance."""

from datetime import date

import pytest

from edi_metrics.plan.outcome import Figure, Line, Outcome, outcome
from edi_metrics.plan.state import Action, Lifecycle
from edi_metrics.vocabulary import Better, Strand

DONE = Action(
    "A01",
    "Lend a harp",
    Strand.PROGRAMMING,
    proposed_on=date(2025, 9, 4),
    lifecycle=Lifecycle.DONE,
    completed_on=date(2025, 12, 12),
    check_on=date(2026, 9, 1),
)
AFTER = date(2026, 10, 8)


def share(ends: int, count: int, total: int) -> Figure:
    """A share in the academic year that ends in a calendar year."""
    return Figure(date(ends - 1, 9, 1), date(ends, 8, 31), 100 * count / total, count, total)


@pytest.mark.parametrize(
    ("was", "now", "better", "expected"),
    [
        ((50, 200), (90, 200), Better.HIGHER, Outcome.MOVED),
        ((50, 200), (90, 200), Better.LOWER, Outcome.WRONG_WAY),
        ((90, 200), (50, 200), Better.LOWER, Outcome.MOVED),
        ((50, 200), (54, 200), Better.HIGHER, Outcome.FLAT),
        ((5, 20), (9, 20), Better.HIGHER, Outcome.FLAT),
        ((50, 200), (90, 200), Better.NEITHER, Outcome.CANNOT_SAY),
    ],
    ids=["rose", "rose the wrong way", "fell as hoped", "noise", "same share of few is noise", "no good way"],
)
def test_a_share_moves_only_beyond_chance(
    was: tuple[int, int], now: tuple[int, int], better: Better, expected: Outcome
) -> None:
    line = Line(better, 1, [share(2025, *was), share(2026, *now)])
    assert outcome(DONE, line, AFTER) is expected


@pytest.mark.parametrize(("now", "expected"), [(6, Outcome.MOVED), (5, Outcome.FLAT), (4, Outcome.WRONG_WAY)])
def test_a_count_has_no_interval_so_any_change_is_one(now: int, expected: Outcome) -> None:
    before, after = date(2025, 8, 31), date(2026, 8, 31)
    line = Line(Better.HIGHER, 0, [Figure(before, before, 5), Figure(after, after, now)])
    assert outcome(DONE, line, AFTER) is expected


RISEN = [share(2025, 50, 200), share(2026, 90, 200)]


def rising(*, lag: int = 1, figures: list[Figure] = RISEN) -> Line:
    """A line that is better when it is higher."""
    return Line(Better.HIGHER, lag, figures)


def test_nothing_is_said_before_the_day_set_to_look_again() -> None:
    assert outcome(DONE, rising(), date(2026, 8, 31)) is Outcome.CANNOT_SAY
    assert outcome(DONE, rising(), date(2026, 9, 1)) is Outcome.MOVED


def test_nothing_is_said_before_the_lag_has_passed() -> None:
    """Three terms after December 2025 is December 2026: the year to August cannot show it yet."""
    assert outcome(DONE, rising(lag=2), AFTER) is Outcome.MOVED
    assert outcome(DONE, rising(lag=3), AFTER) is Outcome.CANNOT_SAY


def test_nothing_is_said_without_a_shown_figure_on_both_sides() -> None:
    for figures in (RISEN[:1], RISEN[1:], []):
        assert outcome(DONE, rising(figures=figures), AFTER) is Outcome.CANNOT_SAY


def test_a_period_that_is_not_over_is_not_read() -> None:
    flat = [share(2025, 50, 200), share(2026, 52, 200), share(2027, 190, 200)]
    assert outcome(DONE, rising(figures=flat), AFTER) is Outcome.FLAT


def test_a_target_says_where_its_action_starts_from() -> None:
    line = rising(figures=[share(2024, 90, 200), *RISEN])
    assert outcome(DONE, line, AFTER) is Outcome.MOVED
    assert outcome(DONE, line, AFTER, baseline=date(2023, 9, 1)) is Outcome.FLAT


def test_terms_are_compared_within_a_season() -> None:
    """Autumn is fuller than summer: a summer after an autumn would fall whatever was done."""
    figures = [
        Figure(date(2025, 4, 1), date(2025, 8, 31), 40, season=4),
        Figure(date(2026, 1, 1), date(2026, 3, 31), 90, season=1),
        Figure(date(2026, 4, 1), date(2026, 8, 31), 50, season=4),
    ]
    assert outcome(DONE, rising(figures=figures), AFTER) is Outcome.MOVED
    assert outcome(DONE, rising(figures=figures[:2]), AFTER) is Outcome.CANNOT_SAY


def test_an_action_that_is_not_done_has_no_outcome() -> None:
    open_action = Action("A02", "Tune a harp", Strand.PROGRAMMING, proposed_on=date(2025, 9, 4))
    assert outcome(open_action, rising(), AFTER) is Outcome.CANNOT_SAY
