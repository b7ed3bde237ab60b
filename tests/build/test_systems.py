"""Numbers that count the same people are one number, and every sum they are in is known."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from edi_metrics.build.attack import Shown, attack
from edi_metrics.build.measure import Counts, Members, Place, measure
from edi_metrics.build.protect import protect
from edi_metrics.build.systems import Linked, systems
from edi_metrics.errors import BuildFailed
from edi_metrics.levels import FLOORS
from edi_metrics.metrics import metric, metrics
from edi_metrics.vocabulary import Grain, Level
from tests.drawn import marts

DAY = date(2026, 11, 23)
NOVEMBER = date(2026, 11, 1)

WORKFORCE = """
    snapshot_date | person | in_post | role_level | role_family | contract    | sex    | disability
    --------------+--------+---------+------------+-------------+-------------+--------+-------------
    2026-11-01    | t-01   | yes     | tutor      | teaching    | hourly_paid | female | not_disabled
    2026-11-01    | t-02   | yes     | tutor      | teaching    | agency      | male   | disabled
    2026-11-01    | t-03   | yes     | team_lead  | teaching    | hourly_paid | female | not_disabled
"""

LEARNERS = """
    term           | programme   | pupil | home_district | status
    ---------------+-------------+-------+---------------+----------
    2025/26 autumn | small_group | p-01  | E07000103     | attending
    2025/26 autumn | ensemble    | p-01  | E07000103     | attending
    2025/26 autumn | ensemble    | p-02  | E07000103     | attending
"""

SHARE, EVERYONE = "workforce.women", "workforce.headcount"

ANSWERS = ["female"] * 7 + ["male"] * 13 + ["prefer_not_to_say"] * 2
"""Seven of the twenty whose sex is known, among twenty-two."""

TWO_UNKNOWN = """
    snapshot_date | person | in_post | role_level | role_family | contract    | sex
    --------------+--------+---------+------------+-------------+-------------+-----
""" + "\n".join(
    f"2026-11-01  | t-{place} | yes     | tutor      | teaching    | hourly_paid | {answer}"
    for place, answer in enumerate(ANSWERS)
)


def counted(keys: Iterable[str], **tables: str) -> Counts:
    with marts(tables, day=DAY) as con:
        return measure(con, [metric(key) for key in keys])


def linked(keys: Iterable[str], counts: Counts) -> list[Linked]:
    return systems([metric(key) for key in keys], counts)


def test_the_same_people_are_the_same_number_whichever_metric_counts_them() -> None:
    keys = ("workforce.women", "workforce.disabled")
    [one] = linked(keys, counted(keys, workforce=WORKFORCE))
    women, disabled = (one.places[Place(key, Grain.DAY, NOVEMBER)] for key in keys)
    # two women, two who are not disabled: the same two people
    assert women.numerator == disabled.left_over
    assert women.left_over == disabled.numerator
    assert women.denominator == disabled.denominator


def test_a_metric_of_things_is_in_no_system() -> None:
    things = [one for one in metrics().values() if not one.counts_people]
    assert things
    assert systems(things, {}) == []


def test_parts_that_do_not_add_up_stop_the_build_and_name_the_metric_and_the_split() -> None:
    key = "workforce.headcount"
    counts = counted([key], workforce=WORKFORCE)
    place = Place(key, Grain.DAY, NOVEMBER, "contract", "hourly_paid")
    assert counts[place].numerator.count == 2
    counts[place] = replace(counts[place], numerator=Members(1, 99))
    with pytest.raises(BuildFailed, match=r"The parts of contract in workforce\.headcount add up to 2, "):
        linked([key], counts)


def test_overlapping_parts_are_each_within_the_whole_and_cover_it_together() -> None:
    key = "participation.pupils"
    [autumn, *_] = [
        one for one in linked([key], counted([key], participation=LEARNERS)) if " term " in one.name
    ]
    first = next(place.period for place in autumn.places)
    whole, lessons, ensembles = (
        autumn.places[place].numerator
        for place in (
            Place(key, Grain.TERM, first),
            Place(key, Grain.TERM, first, "programme", "small_group"),
            Place(key, Grain.TERM, first, "programme", "ensemble"),
        )
    )
    assert [autumn.system.counts[number] for number in (whole, lessons, ensembles)] == [2, 1, 2]
    assert ensembles == whole  # the same two pupils
    assert (lessons, whole) in autumn.system.within
    assert any(total == whole and lessons in parts for total, parts in autumn.system.covers)
    assert all(
        sum(autumn.system.counts[n] for n in parts) == autumn.system.counts[t]
        for t, parts in autumn.system.sums
    )


def test_every_sum_of_the_systems_holds_for_the_true_counts() -> None:
    keys = [key for key in metrics() if key.startswith("workforce.")]
    for one in linked(keys, counted(keys, workforce=WORKFORCE)):
        counts = one.system.counts
        for whole, parts in one.system.sums:
            assert counts[whole] == sum(counts[part] for part in parts), one.name
        for part, whole in one.system.within:
            assert counts[part] <= counts[whole], one.name


@pytest.mark.parametrize("keys", [(SHARE, EVERYONE), (EVERYONE, SHARE)])
def test_those_a_share_does_not_know_are_a_number_whichever_metric_comes_first(keys: tuple[str, str]) -> None:
    [one] = linked(keys, counted(keys, workforce=TWO_UNKNOWN))
    known, everyone = known_and_everyone(one)
    unknown = [
        number
        for whole, parts in one.system.sums
        if whole == everyone and known in parts
        for number in parts
        if number != known
    ]
    assert [one.system.counts[number] for number in (known, everyone, *unknown)] == [20, 22, 2]


@pytest.mark.parametrize("level", Level)
def test_two_unknown_answers_cannot_be_had_by_subtraction(level: Level) -> None:
    """Inside, every number that is declared may be shown: 7, 13, 20 and 22."""
    keys = (SHARE, EVERYONE)
    counts = counted(keys, workforce=TWO_UNKNOWN)
    [one] = linked(keys, counts)
    known, everyone = known_and_everyone(one)
    all_shown: Shown = {
        place: (found.numerator.count, found.denominator.count if found.denominator else None)
        for place, found in counts.items()
    }
    assert 2 in {exposed.most for exposed in attack(one, all_shown, FLOORS[level])}
    assert {known, everyone} & protect(one.system, FLOORS[level])


def test_a_share_that_knows_more_than_everyone_stops_the_build_and_names_both() -> None:
    counts = counted([SHARE], workforce=TWO_UNKNOWN) | counted([EVERYONE], workforce=WORKFORCE)
    with pytest.raises(BuildFailed, match=r"women knows the answers of 20, but workforce\.headcount counts"):
        linked([SHARE, EVERYONE], counts)


def known_and_everyone(one: Linked) -> tuple[int, int]:
    share, everyone = (one.places[Place(key, Grain.DAY, NOVEMBER)] for key in (SHARE, EVERYONE))
    assert share.denominator is not None
    return share.denominator, everyone.numerator
