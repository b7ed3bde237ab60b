"""Numbers that count the same people are one number, and every sum they are in is known."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from edi_metrics.build.measure import Counts, Members, Place, measure
from edi_metrics.build.systems import Linked, systems
from edi_metrics.errors import BuildFailed
from edi_metrics.metrics import metric, metrics
from edi_metrics.vocabulary import Grain
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
