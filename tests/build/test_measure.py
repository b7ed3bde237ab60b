"""Counting, and counting again only what changed."""

from datetime import date
from pathlib import Path

import pytest

from edi_metrics.build.measure import Counts, Place, measure, tables
from edi_metrics.build.reuse import Reuse
from edi_metrics.errors import BuildFailed
from edi_metrics.metrics import metric, metrics
from edi_metrics.vocabulary import ALL, WHOLE, Grain
from tests.drawn import marts

DAY = date(2026, 11, 23)
NOVEMBER_25, NOVEMBER_26 = date(2025, 11, 1), date(2026, 11, 1)
KEY = "workforce.ethnic_minority"

WORKFORCE = """
    snapshot_date | person | in_post | role_level | role_family | contract            | ethnicity     | sex
    --------------+--------+---------+------------+-------------+---------------------+---------------+-------
    2025-11-01    | t-01   | yes     | tutor      | teaching    | hourly_paid         | white_british | female
    2025-11-01    | t-02   | yes     | tutor      | teaching    | permanent_part_time | asian_indian  | male
    2026-11-01    | t-01   | yes     | tutor      | teaching    | hourly_paid         | white_british | female
    2026-11-01    | t-02   | yes     | tutor      | teaching    | permanent_part_time | asian_indian  | male
    2026-11-01    | t-03   | yes     | tutor      | teaching    | hourly_paid         |               | female
"""
"""Two tutors, joined a year later by a third whose ethnicity is not known."""


class CountingReuse(Reuse):
    """What was kept, and how often it was any use."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.used = self.missed = 0

    def rows(self, key: str) -> list[list[object]] | None:
        found = super().rows(key)
        self.used += found is not None
        self.missed += found is None
        return found


def counted(workforce: str, reuse: Reuse | None = None) -> Counts:
    with marts({"workforce": workforce}, day=DAY) as con:
        found = measure(con, [metric(KEY)], reuse)
    if reuse is not None:
        reuse.save()
    return found


def test_a_period_reused_is_equal_to_one_counted_afresh(tmp_path: Path) -> None:
    counted(WORKFORCE, CountingReuse(tmp_path))
    again = CountingReuse(tmp_path)
    assert counted(WORKFORCE, again) == counted(WORKFORCE)
    assert again.missed == 0
    assert again.used > 0


def test_a_changed_row_recounts_its_period_and_no_other(tmp_path: Path) -> None:
    counted(WORKFORCE, CountingReuse(tmp_path))
    last = WORKFORCE.rstrip().splitlines()[-1]
    corrected = WORKFORCE.replace(last, last.replace("|               |", "| black_african |"))
    again = CountingReuse(tmp_path)
    found = counted(corrected, again)
    assert found == counted(corrected)
    assert found[Place(KEY, Grain.DAY, NOVEMBER_26)].numerator.count == 2
    assert again.missed == 1
    assert again.used > 0


def test_what_no_build_asked_for_is_forgotten(tmp_path: Path) -> None:
    counted(WORKFORCE, CountingReuse(tmp_path))
    Reuse(tmp_path).save()
    assert (tmp_path / "build.json").read_text(encoding="utf-8") == "{}"


def test_a_damaged_memory_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "build.json").write_text('{"half', encoding="utf-8")
    assert counted(WORKFORCE, CountingReuse(tmp_path)) == counted(WORKFORCE)


def test_a_part_that_was_never_declared_stops_the_build_with_a_sentence() -> None:
    strange = WORKFORCE.replace("hourly_paid        ", "zero_hours_strange ")
    with pytest.raises(
        BuildFailed, match=r"mart_workforce\w* has .* as contract.*, which is not one of its parts"
    ):
        counted(strange)


def test_every_declared_place_has_its_figure_where_nobody_is_too() -> None:
    found = counted(WORKFORCE)
    one = metric(KEY)
    for split, narrowing in tables(one):
        for part in one.parts(split):
            for within in one.parts(narrowing):
                assert Place(KEY, Grain.DAY, NOVEMBER_25, split, part, narrowing, within) in found


def test_a_numerator_is_counted_within_its_denominator() -> None:
    with marts({"workforce": WORKFORCE}, day=DAY) as con:
        found = measure(con, [one for one in metrics().values() if one.of and one.denominator])
    assert found
    for place, figure in found.items():
        assert figure.denominator is not None
        assert figure.numerator.count <= figure.denominator.count, place


def test_a_pupil_in_two_programmes_is_one_pupil() -> None:
    with marts(
        {
            "participation": """
                term           | programme   | pupil | home_district | status
                ---------------+-------------+-------+---------------+----------
                2025/26 autumn | small_group | p-01  | E07000103     | attending
                2025/26 autumn | ensemble    | p-01  | E07000103     | attending
            """
        },
        day=DAY,
    ) as con:
        found = measure(con, [metric("participation.pupils")])
    tables_of_one = {
        (place.split, place.part): figure.numerator.count
        for place, figure in found.items()
        if place.narrowing == WHOLE and place.grain is Grain.TERM
    }
    assert tables_of_one[WHOLE, ALL] == 1
    assert tables_of_one["programme", "small_group"] == tables_of_one["programme", "ensemble"] == 1
