"""What is said of programmes and fee help: what moved, what did not, and what cannot be shown."""

from dataclasses import replace

import pytest

from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.statistics import wilson
from edi_metrics.story.words import fee_help, programmes
from edi_metrics.vocabulary import ALL, Level, Symbol


def share(n: int, d: int, period: str) -> Cell:
    """A shown share."""
    low, high = wilson(n, d)
    return Cell(Period.parse(period), ALL, ALL, n, d, round(100 * n / d, 1), low, high, Symbol.SHOWN)


def count(n: int, period: str) -> Cell:
    """A shown count."""
    return Cell(Period.parse(period), ALL, ALL, n, None, float(n), None, None, Symbol.SHOWN)


HIDDEN = Cell(Period.parse("2025/26"), ALL, ALL, None, None, None, None, None, Symbol.HIDDEN)
THEN, NOW = share(52, 62, "2022/23"), share(155, 219, "2025/26")
FEW, MANY = count(62, "2022/23"), count(219, "2025/26")


def test_the_headline_says_people_their_share_and_the_move() -> None:
    said = programmes.headline(NOW, THEN, Level.INSIDE)
    assert said == (
        "155 of 219 nurture pupils (71%) come from schools with above-average free meals,"
        " down 13 points since 2022/23"
    )
    assert len(said) <= programmes.HEADLINE_LIMIT


def test_a_move_that_does_not_fit_is_left_out_of_the_headline() -> None:
    large = programmes.headline(share(11550, 21900, "2025/26"), share(5200, 6200, "2022/23"), Level.INSIDE)
    assert large.endswith("free meals")
    assert len(large) <= programmes.HEADLINE_LIMIT


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (THEN, "and drifted from the schools they are for"),
        (share(44, 62, "2022/23"), "; the share from the schools they are for is level"),
        (share(20, 62, "2022/23"), "and came closer to the schools they are for"),
    ],
)
def test_growth_drifts_where_the_interval_says_so(then: Cell, said: str) -> None:
    assert programmes.nurture((MANY, FEW), (NOW, then), Level.INSIDE).endswith(said)


def test_what_is_hidden_has_no_direction() -> None:
    assert programmes.nurture((MANY, FEW), (HIDDEN, THEN), Level.INSIDE) == (
        "Nurture groups grew from 62 to 219 pupils"
    )
    assert "cannot be shown" in programmes.mentoring(HIDDEN, THEN, Level.INSIDE)
    assert not any(character.isdigit() for character in fee_help.not_met(HIDDEN, THEN, Level.INSIDE))


def test_a_share_of_few_that_may_be_chance_is_level() -> None:
    said = programmes.mentoring(share(51, 83, "2025/26"), share(44, 64, "2024/25"), Level.INSIDE)
    assert said.endswith("level since 2024/25")


def test_one_district_is_singular() -> None:
    said = programmes.clubs((count(12, "2025/26"), 1), (count(4, "2022/23"), 1))
    assert said == "12 youth-club sessions in one district, up from 4 in one district in 2022/23"


def test_a_target_that_was_missed_is_told_with_how_far_it_came() -> None:
    now, then = share(63, 1032, "2025/26"), share(213, 951, "2024/25")
    assert fee_help.against_target("No more than 5%", now, then, False, Level.INSIDE) == (
        "No more than 5%: it reached 6.1%, after 22% in 2024/25, so the target was missed."
    )
    assert fee_help.against_target("No more than 7%", now, then, True, Level.INSIDE).endswith("was met.")


def test_the_wait_is_told_as_half_of_the_requests() -> None:
    now = replace(count(20, "2025/26"), denominator=1032)
    assert fee_help.wait(now, count(33, "2024/25")) == (
        "Half of requests were decided in 20 days or fewer in 2025/26, against 33 in 2024/25."
    )
    assert fee_help.wait(HIDDEN, now) == "How long families wait for a decision cannot be shown."


def test_a_gap_is_told_with_whether_others_may_be_hidden() -> None:
    assert programmes.places(4, 10, 0).startswith("Four of ten districts have a gap: ")
    assert programmes.places(1, 10, 3).startswith("One of ten districts has a gap that can be shown: ")
    assert programmes.places(0, 10, 3) == "No district has a gap that can be shown"
