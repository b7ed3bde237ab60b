"""Rounding, comparing and the sentences that rest on them."""

from dataclasses import replace

import pytest

from edi_metrics.levels import FLOORS
from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.statistics import wilson
from edi_metrics.story.comparators import Comparison
from edi_metrics.story.words import numbers, parity, plain, workforce
from edi_metrics.story.words import participation as learners
from edi_metrics.story.words.comparing import Verdict, between, with_published
from edi_metrics.story.words.groups import GROUPS
from edi_metrics.vocabulary import ALL, Comparator, Level, Symbol


def cell(n: int, d: int, period: str = "2026-11-01") -> Cell:
    """A shown share."""
    low, high = wilson(n, d)
    return Cell(Period.parse(period), ALL, ALL, n, d, round(100 * n / d, 1), low, high, Symbol.SHOWN)


def everyone(people: int) -> Cell:
    """A shown count."""
    whole = cell(1, people)
    return replace(whole, numerator=people, denominator=None)


HIDDEN = Cell(Period.parse("2026-11-01"), ALL, ALL, None, None, None, None, None, Symbol.HIDDEN)


def against(value: float, comparator: Comparator = Comparator.CHILDREN_WE_SERVE) -> Comparison:
    """A published figure."""
    return Comparison(value, "pupils, Hertfordshire, 2021/22", "2021/22", "school census", comparator)


@pytest.mark.parametrize(
    ("n", "d", "level", "said"),
    [
        (232, 270, Level.INSIDE, "86%"),
        (1613, 14790, Level.INSIDE, "10.9%"),
        (1615, 14790, Level.PUBLISHED, "11%"),
        (1, 8, Level.INSIDE, "13%"),
        (0, 400, Level.PUBLISHED, "0%"),
        (10, 4000, Level.PUBLISHED, "low"),
    ],
)
def test_a_percentage_has_as_many_decimals_as_its_base_allows(
    n: int, d: int, level: Level, said: str
) -> None:
    assert numbers.percent(n, d, level) == said


def test_numbers_to_ten_are_words_and_open_a_sentence_with_a_capital() -> None:
    assert (numbers.word(7), numbers.word(12), numbers.opening(7)) == ("seven", "12", "Seven")


def test_halves_round_away_from_zero_and_nothing_is_minus_zero() -> None:
    assert numbers.rounded(2.5, 0) == "3"
    assert numbers.rounded(-2.5, 0) == "-3"
    assert numbers.rounded(-0.04, 1) == "0.0"


def test_one_point_is_singular() -> None:
    assert (numbers.points(1.0, 0), numbers.points(-2.6, 1)) == ("1 point", "2.6 points")


def test_less_and_more_need_the_interval_to_support_them() -> None:
    share = cell(39, 232)
    assert with_published(share, 34.5) is Verdict.LESS
    assert with_published(share, 13.4) is Verdict.LEVEL
    assert with_published(share, 5.0) is Verdict.MORE
    assert with_published(HIDDEN, 34.5) is Verdict.UNKNOWN


def test_a_difference_of_two_shares_needs_newcombes_interval_to_leave_out_zero() -> None:
    assert between(cell(110, 647), cell(645, 2081)) is Verdict.LESS
    assert between(cell(39, 232), cell(34, 218)) is Verdict.LEVEL
    assert between(cell(39, 232), HIDDEN) is Verdict.UNKNOWN


def test_the_workforce_headline_says_people_and_what_the_comparison_suggests() -> None:
    said = workforce.headline(cell(39, 232), [against(34.5)], Level.INSIDE)
    assert said == "39 people are from ethnic minorities, where the children we serve suggest about 80"


def test_the_verdict_says_whether_it_survives_all_three() -> None:
    three = [
        against(34.5),
        against(28.2, Comparator.LOCAL_POPULATION),
        against(13.4, Comparator.SECTOR),
    ]
    assert workforce.survives(cell(39, 232), three, Level.INSIDE) == (
        "17% of those known is less than among the children we serve (34.5%) and local residents (28.2%),"
        " and about level with school teachers (13.4%): the verdict does not survive all three comparisons."
    )
    alike = workforce.survives(cell(15, 232), three, Level.INSIDE)
    assert alike == (
        "6% of those known is less than among the children we serve (34.5%), local residents (28.2%) and"
        " school teachers (13.4%): the verdict survives all three comparisons."
    )
    two = workforce.survives(cell(39, 232), three[:2], Level.INSIDE)
    assert two.endswith("survives both comparisons.")


def test_bounds_say_what_the_unknown_could_do() -> None:
    said = plain.bounds(
        cell(39, 232), everyone(270), FLOORS[Level.INSIDE], Level.INSIDE, being="from ethnic minorities"
    )
    assert said == (
        "If none of the 38 we do not know about were from ethnic minorities the share would be 14%;"
        " if all were, 29%."
    )


@pytest.mark.parametrize(("everybody", "level"), [(232, "inside"), (235, "inside"), (241, "published")])
def test_bounds_are_not_spoken_of_where_nobody_or_too_few_are_unknown(everybody: int, level: str) -> None:
    policy = FLOORS[Level(level)]
    assert plain.bounds(cell(39, 232), everyone(everybody), policy, Level(level)) == ""


def test_recruitment_says_both_ratios_and_how_sure() -> None:
    then = cell(5, 96, "2023/24"), cell(17, 164, "2023/24")
    now = cell(13, 118, "2025/26"), cell(17, 150, "2025/26")
    said = workforce.selection(then, now, ", before skills sessions (September 2024)")
    assert "0.50 (0.19 to 1.32) times as often in 2023/24, before skills sessions (September 2024)" in said
    assert "0.97 (0.49 to 1.92) times as often in 2025/26" in said
    assert said.endswith("Too few to say: the range covers both parity and a ratio below 0.80.")


def test_exactly_four_fifths_is_not_flagged() -> None:
    assert "flagged" in workforce.certainty(cell(700, 1000), cell(900, 1000))
    assert "not flagged" in workforce.certainty(cell(720, 1000), cell(900, 1000))


def test_leaders_are_never_given_a_number_when_hidden() -> None:
    said = workforce.leaders(HIDDEN)
    assert "too few to say" in said
    assert not any(character.isdigit() for character in said)


def test_no_superlative_while_a_place_is_hidden() -> None:
    gaps = [("Dacorum", 5.3), ("St Albans", 11.8)]
    assert learners.widest_gap(gaps, 0, 1) == "St Albans has the widest gap, at 11.8 points"
    assert "widest" not in learners.widest_gap(gaps, 1, 1)
    assert "widest" not in learners.widest_gap([*gaps, ("Watford", 11.8)], 0, 1)


def test_the_loss_is_said_in_people() -> None:
    contrast = GROUPS["free_meals"].contrast
    goes_on = parity.loss(
        "Go on after whole-class teaching", cell(110, 645), cell(310, 995), contrast, Level.PUBLISHED
    )
    assert (
        goes_on == "110 of 645 pupils with pupil premium (17%) go on after whole-class teaching;"
        " 31% of others do"
    )
    appointed = parity.loss("Are appointed", cell(5, 50), cell(40, 100), contrast, Level.PUBLISHED)
    assert appointed == "5 of 50 pupils with pupil premium (10%) are appointed; 40% of others are"
    assert parity.loss_scope(contrast, largest=False).startswith("The largest gap we can show. Pupils")


def test_a_long_loss_keeps_its_first_half_short_enough_for_a_slide() -> None:
    said = parity.loss(
        "Go on after whole-class teaching",
        cell(110, 645),
        cell(310, 995),
        GROUPS["send"].contrast,
        Level.PUBLISHED,
    )
    assert said == (
        "110 of 645 pupils with special educational needs support go on after whole-class teaching;"
        " 17%, beside 31% of others"
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "less primary|less secondary|level special",
            "The share is below the roll in primary and secondary schools",
        ),
        ("more primary|level secondary", "The share is above the roll in primary schools"),
        ("level primary|unknown special", "The share is about level with the roll in primary schools"),
        ("unknown primary", "Too few learners can be shown by phase to compare with the roll"),
        ("", "No roll is published by phase for this group"),
    ],
)
def test_the_phases_beside_the_roll_are_told_as_a_finding(told: str, said: str) -> None:
    pairs = [one.split() for one in told.split("|") if one]
    assert learners.beside_roll([(Verdict[verdict.upper()], phase) for verdict, phase in pairs]) == said


def test_a_mix_names_who_is_fewer_and_what_suggests_more() -> None:
    said = workforce.mix(["White"], ["Asian", "Mixed"], who="learners", than="school rolls suggest")
    assert said == "Fewer White learners, and more Asian and Mixed learners, than school rolls suggest"


def test_groups_are_in_alphabetical_order() -> None:
    labels = [group.label for group in GROUPS.values()]
    assert labels == sorted(labels)


@pytest.mark.parametrize(
    ("then", "now", "level", "said"),
    [
        ((25, 140), (60, 215), Level.PUBLISHED, "level since 2024/25"),  # 27 of 142 and 58 of 214 are level
        ((25, 140), (60, 215), Level.INSIDE, "up 10 points since 2024/25"),
        ((250, 1400), (600, 2150), Level.PUBLISHED, "up 10 points since 2024/25"),
        ((600, 2150), (250, 1400), Level.PUBLISHED, "down 10 points since 2024/25"),
    ],
)
def test_a_published_move_is_one_that_rounding_could_not_have_made(
    then: tuple[int, int], now: tuple[int, int], level: Level, said: str
) -> None:
    assert learners.moved(cell(*now, "2025/26"), cell(*then, "2024/25"), level) == said
