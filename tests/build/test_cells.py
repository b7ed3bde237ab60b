"""What each level shows of a true figure."""

from collections.abc import Mapping
from datetime import date

import pytest

from edi_metrics.build import cells
from edi_metrics.build.cells import Hiding, Row
from edi_metrics.build.measure import can_exist, measure
from edi_metrics.build.protect import protect
from edi_metrics.build.systems import systems
from edi_metrics.dimensions import DIMENSIONS
from edi_metrics.levels import FLOORS
from edi_metrics.metrics import metric
from edi_metrics.vocabulary import ALL, WHOLE, Level, Symbol
from tests.build.service import workers
from tests.drawn import marts

DAY = date(2026, 11, 23)
Asked = tuple[str, str, str, str]


def shown(key: str, level: Level, tables: Mapping[str, str]) -> dict[Asked, Row]:
    """What a level shows of one metric in its latest period, by split, part, narrowing, within."""
    with marts(tables, day=DAY) as con:
        counts = measure(con, [metric(key)])
    hidings = []
    for one in systems([metric(key)], counts):
        inside = protect(one.system, FLOORS[Level.INSIDE])
        published = protect(one.system, FLOORS[Level.PUBLISHED], inside)
        hidings.append(Hiding(one, {Level.INSIDE: inside, Level.PUBLISHED: published}))
    rows = list(cells.rows([metric(key)], counts, hidings, level, FLOORS[level]))
    latest = max(row.period for row in rows)
    return {(row.split, row.part, row.narrowing, row.within): row for row in rows if row.period == latest}


def staff(**women_and_men: int) -> dict[str, str]:
    """A workforce with so many of each sex, all on one contract."""
    lines = ["snapshot_date | person | in_post | role_level | role_family | contract    | sex", "---"]
    for sex, count in women_and_men.items():
        lines += [
            f"2026-11-01 | {sex}-{n} | yes | tutor | teaching | hourly_paid | {sex}" for n in range(count)
        ]
    return {"workforce": "\n".join(lines)}


EVERYBODY = (WHOLE, ALL, WHOLE, ALL)


@pytest.mark.parametrize("level", Level)
def test_a_count_of_things_is_exact_however_small(level: Level) -> None:
    row = shown(
        "schools.engaged",
        level,
        {
            "schools": """
                snapshot_date | urn    | phase   | district  | state_funded
                --------------+--------+---------+-----------+-------------
                2025-09-01    | 900001 | primary | E07000103 | yes
                2025-09-01    | 900002 | primary | E07000103 | yes
                2025-09-01    | 900003 | primary | E07000103 | yes
            """,
            "participation": """
                term           | programme   | pupil | status    | school_urn
                ---------------+-------------+-------+-----------+-----------
                2025/26 autumn | small_group | p-01  | attending | 900001
            """,
        },
    )[EVERYBODY]
    assert (row.numerator, row.denominator, row.symbol) == (1, 3, Symbol.SHOWN)


def test_inside_shows_the_very_counts() -> None:
    row = shown("workforce.women", Level.INSIDE, staff(female=31, male=12))[EVERYBODY]
    assert (row.numerator, row.denominator, row.symbol) == (31, 43, Symbol.SHOWN)


def test_published_shows_whole_fives() -> None:
    row = shown("workforce.women", Level.PUBLISHED, staff(female=31, male=12))[EVERYBODY]
    assert (row.numerator, row.denominator, row.symbol) == (30, 45, Symbol.SHOWN)


@pytest.mark.parametrize("level", Level)
def test_a_few_left_over_hide_the_many_who_are_not(level: Level) -> None:
    row = shown("workforce.women", level, staff(female=31, male=2))[EVERYBODY]
    assert (row.numerator, row.symbol) == (None, Symbol.HIDDEN)


def test_nobody_is_said_inside_and_not_to_partners() -> None:
    assert shown("workforce.women", Level.INSIDE, staff(male=40))[EVERYBODY].numerator == 0
    assert shown("workforce.women", Level.PUBLISHED, staff(male=40))[EVERYBODY].symbol == Symbol.HIDDEN


def test_a_published_percentage_needs_twenty_five_people_under_it() -> None:
    few = shown("workforce.women", Level.PUBLISHED, staff(female=11, male=11))[EVERYBODY]
    enough = shown("workforce.women", Level.PUBLISHED, staff(female=13, male=12))[EVERYBODY]
    assert (few.numerator, few.denominator, few.symbol) == (10, 20, Symbol.TOO_FEW)
    assert (enough.denominator, enough.symbol) == (25, Symbol.SHOWN)


def test_a_percentage_of_nobody_is_too_few() -> None:
    row = shown("workforce.women", Level.INSIDE, staff(female=31, male=12))[
        "contract_ace", "volunteer", WHOLE, ALL
    ]
    assert (row.denominator, row.symbol) == (0, Symbol.TOO_FEW)


def test_a_combination_that_cannot_exist_says_so_at_both_levels() -> None:
    rows = ["snapshot_date | person | in_post | role_level | role_family | contract | ethnicity | sex", "---"]
    rows += [" | ".join(one[name] for name in rows[0].split(" | ")) for one in workers(80)]
    key = "workforce.ethnic_minority"
    for level in Level:
        found = shown(key, level, {"workforce": "\n".join(rows)})
        impossible = {asked for asked in found if not can_exist(metric(key), *asked)}
        assert impossible
        assert {asked for asked, row in found.items() if row.symbol == Symbol.CANNOT_EXIST} == impossible


def test_a_split_that_partners_are_not_shown_is_all_hidden() -> None:
    found = shown("workforce.women", Level.PUBLISHED, staff(female=60, male=60))
    withheld = {key for key, one in DIMENSIONS.items() if not one.published}
    rows = [row for row in found.values() if withheld & {row.split, row.narrowing}]
    assert rows
    assert {row.symbol for row in rows} <= {Symbol.HIDDEN, Symbol.CANNOT_EXIST}
    assert all(row.numerator is None and row.denominator is None for row in rows)


def requests(watford: int, elsewhere: int) -> dict[str, str]:
    """Requests for fee help decided after ten days in Watford and after twenty in another district."""
    lines = [
        "application_id | academic_year | applied_on | decided_on | pupil | district | fee_stage",
        "---",
    ]
    for district, count, decided in (("E07000103", watford, "02"), ("E07000240", elsewhere, "12")):
        lines += [
            f"F-{district}-{n} | 2025/26 | 2025-09-22 | 2025-10-{decided}"
            f" | k-{district}-{n} | {district} | awarded"
            for n in range(count)
        ]
    return {"fee_support": "\n".join(lines)}


def test_a_median_stands_over_the_number_it_is_the_median_of() -> None:
    table = shown("access.wait_days", Level.INSIDE, requests(watford=12, elsewhere=31))
    assert (table[EVERYBODY].numerator, table[EVERYBODY].denominator) == (20, 43)
    watford = table["district", "E07000103", WHOLE, ALL]
    assert (watford.numerator, watford.denominator, watford.symbol) == (10, 12, Symbol.SHOWN)


@pytest.mark.parametrize(
    ("level", "people", "figure"),
    [
        (Level.INSIDE, 7, (None, None)),
        (Level.INSIDE, 8, (10, 8)),
        (Level.PUBLISHED, 24, (None, None)),
        (Level.PUBLISHED, 25, (10, 25)),
    ],
)
def test_a_median_of_a_few_is_hidden_with_its_base(
    level: Level, people: int, figure: tuple[int | None, int | None]
) -> None:
    """24 would be published as 25: it is the true number that decides."""
    row = shown("access.wait_days", level, requests(watford=people, elsewhere=0))[EVERYBODY]
    assert (row.numerator, row.denominator) == figure
    assert row.symbol is (Symbol.HIDDEN if figure == (None, None) else Symbol.SHOWN)


def test_a_published_median_is_in_days_and_its_base_in_fives() -> None:
    row = shown("access.wait_days", Level.PUBLISHED, requests(watford=0, elsewhere=43))[EVERYBODY]
    assert (row.numerator, row.denominator) == (20, 45)
