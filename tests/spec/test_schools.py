"""What the school metrics count."""

from datetime import date

import pytest

from tests.spec.conftest import Counts

_REGISTER = """
    snapshot_date | urn    | phase       | district  | state_funded | free_meals_percent
    --------------+--------+-------------+-----------+--------------+-------------------
    2025-09-01    | 900001 | primary     | E07000103 | yes          | 30.0
    2025-09-01    | 900002 | primary     | E07000103 | yes          | 24.0
    2025-09-01    | 900003 | secondary   | E07000095 | yes          |
    2025-09-01    | 900004 | independent | E07000095 | no           |
"""
_PLACES = """
    term           | programme   | pupil | status     | school_urn
    ---------------+-------------+-------+------------+-----------
    2025/26 autumn | small_group | p-01  | attending  | 900001
    2025/26 spring | small_group | p-02  | left_early | 900002
    2025/26 spring | small_group | p-03  | attending  | 900004
"""


def test_any_activity_makes_a_school_one_we_worked_with(counts: Counts) -> None:
    """A pupil's place or places already counted, whatever their status; independent schools do not count."""
    assert counts("schools.engaged", {
        "schools": _REGISTER,
        "participation": _PLACES,
        "participation_counted": """
            term           | programme | school_urn | counts_of | category | n
            ---------------+-----------+------------+-----------+----------+---
            2025/26 summer | wcet      | 900003     | total     | all      | 28
        """,
    }, period="2025/26") == {"All": (3, 3)}  # fmt: skip


def test_a_run_in_a_school_counts_from_the_term_it_started(counts: Counts) -> None:
    """Even when nobody's place is on record."""
    records = {
        "schools": _REGISTER,
        "participation": _PLACES,
        "programmes": """
            programme_id | programme     | academic_year | district  | setting | school_urn | started_on
            -------------+---------------+---------------+-----------+---------+------------+-----------
            NG-1         | nurture_group | 2025/26       | E07000095 | school  | 900003     | 2026-01-12
        """,
    }
    assert counts("schools.engaged", records, period="2025/26 autumn") == {"All": (1, 3)}
    assert counts("schools.engaged", records, period="2025/26 spring") == {"All": (3, 3)}


def test_a_term_looks_back_over_its_year_and_no_further(counts: Counts) -> None:
    """Autumn's school is still engaged in spring; in the next autumn the count begins again."""
    records = {
        "schools": _REGISTER,
        "participation": _PLACES + "    2026/27 autumn | small_group | p-01 | attending | 900002\n",
    }
    assert counts("schools.engaged", records, period="2025/26 autumn") == {"All": (1, 3)}
    assert counts("schools.engaged", records, period="2025/26 spring") == {"All": (2, 3)}
    assert counts("schools.engaged", records) == {"All": (1, 3)}


def test_a_year_that_is_not_over_has_no_figure(counts: Counts) -> None:
    """One term of schools beside years of them would look like a fall."""
    records = {"schools": _REGISTER, "participation": _PLACES}
    assert counts("schools.engaged", records, period="2025/26", day=date(2026, 8, 31)) == {}
    assert counts("schools.engaged", records, period="2025/26", day=date(2026, 9, 1)) == {"All": (2, 3)}


def test_a_register_alone_does_not_say_whom_we_worked_with(counts: Counts) -> None:
    """Not collected is not zero."""
    assert counts("schools.engaged", {"schools": _REGISTER}, period="2025/26") == {}
    assert counts("schools.cold", {"schools": _REGISTER}, period="2025/26") == {}


def test_a_closed_school_leaves_the_count(counts: Counts) -> None:
    """It is in the register of one September and not of the next."""
    records = {
        "schools": """
            snapshot_date | urn    | phase   | district  | state_funded
            --------------+--------+---------+-----------+-------------
            2024-09-01    | 900001 | primary | E07000103 | yes
            2024-09-01    | 900002 | primary | E07000103 | yes
            2025-09-01    | 900001 | primary | E07000103 | yes
        """,
        "participation": """
            term           | programme   | pupil | status    | school_urn
            ---------------+-------------+-------+-----------+-----------
            2024/25 summer | small_group | p-01  | attending | 900002
            2025/26 autumn | small_group | p-01  | attending | 900001
        """,
    }
    assert counts("schools.engaged", records, period="2024/25") == {"All": (1, 2)}
    assert counts("schools.engaged", records, period="2025/26") == {"All": (1, 1)}


def test_high_need_is_above_the_england_average_and_not_at_it(counts: Counts) -> None:
    """In January 2025 it was 24.7% in primary schools and 25.8% in secondary schools."""
    records = {
        "schools": """
            snapshot_date | urn    | phase     | district  | state_funded | free_meals_percent
            --------------+--------+-----------+-----------+--------------+-------------------
            2025-09-01    | 900001 | primary   | E07000103 | yes          | 24.7
            2025-09-01    | 900002 | primary   | E07000103 | yes          | 24.8
            2025-09-01    | 900003 | secondary | E07000103 | yes          | 25.8
            2025-09-01    | 900004 | secondary | E07000103 | yes          | 25.9
            2025-09-01    | 900005 | secondary | E07000103 | yes          |
        """,
        "participation": """
            term           | programme   | pupil | status    | school_urn
            ---------------+-------------+-------+-----------+-----------
            2025/26 autumn | small_group | p-01  | attending | 900002
            2025/26 autumn | small_group | p-02  | attending | 900001
        """,
    }
    assert counts("schools.high_need_engaged", records, period="2025/26") == {"All": (1, 2)}
    assert counts("schools.engaged", records, period="2025/26", split="free_meals_band") == {
        "middle": (1, 2),
        "above_england": (1, 2),
        "not_known": (0, 1),
    }


@pytest.mark.parametrize(
    ("contact", "cold"), [("2025-08-31", 1), ("2025-09-01", 0), ("2026-08-31", 0), ("", 1)]
)
def test_cold_is_no_contact_in_the_year_to_the_end_of_the_period(
    counts: Counts, contact: str, cold: int
) -> None:
    """A contact in the twelve months to 31 August 2026 is enough; the day before them is not."""
    assert counts("schools.cold", {
        "schools": f"""
            snapshot_date | urn    | phase   | district  | state_funded | last_contact_on
            --------------+--------+---------+-----------+--------------+----------------
            2025-09-01    | 900001 | primary | E07000103 | yes          |
            2025-09-01    | 900002 | primary | E07000103 | yes          |
            2026-09-01    | 900001 | primary | E07000103 | yes          | {contact}
            2026-09-01    | 900002 | primary | E07000103 | yes          | 2026-06-30
        """
    }, period="2025/26") == {"All": (cold, None)}  # fmt: skip


def test_activity_is_contact_even_when_the_register_does_not_say_so(counts: Counts) -> None:
    """A term's teaching reaches into the next months: cold spots are those with neither."""
    records = {"schools": _REGISTER, "participation": _PLACES}
    assert counts("schools.cold", records, period="2025/26", split="district") == {
        "E07000095": (1, None),
    }


def test_a_term_that_is_not_over_is_judged_as_on_the_service_day(counts: Counts) -> None:
    """On 23 November 2026, a contact on 23 November 2025 is a year old; on the 24th it is not yet."""
    records = {
        "schools": """
            snapshot_date | urn    | phase   | district  | state_funded | last_contact_on
            --------------+--------+---------+-----------+--------------+----------------
            2026-09-01    | 900001 | primary | E07000103 | yes          | 2025-11-23
            2026-09-01    | 900002 | primary | E07000103 | yes          | 2025-11-24
        """
    }
    assert counts("schools.cold", records) == {"All": (1, None)}


def test_whole_class_teaching_counts_a_school_however_it_is_recorded(counts: Counts) -> None:
    """Usually the school's form brings it, already counted."""
    assert counts("schools.wcet", {
        "schools": _REGISTER,
        "participation": _PLACES,
        "participation_counted": """
            term           | programme | school_urn | counts_of | category | n
            ---------------+-----------+------------+-----------+----------+---
            2025/26 autumn | wcet      | 900002     | total     | all      | 30
            2025/26 autumn | wcet      | 900003     | total     | all      | 0
        """,
    }) == {"All": (1, 3)}  # fmt: skip


def test_a_plan_and_singing_support_are_as_the_register_says_after_the_year(counts: Counts) -> None:
    """What was so in 2025/26 is in the register of September 2026. A plan in progress is no plan yet; a
    school that did not tell us of one leaves both sides."""
    records = {
        "schools": """
            snapshot_date | urn    | phase   | district  | state_funded | music_plan  | singing_support
            --------------+--------+---------+-----------+--------------+-------------+----------------
            2025-09-01    | 900001 | primary | E07000103 | yes          | no          | no
            2025-09-01    | 900002 | primary | E07000103 | yes          | no          | no
            2025-09-01    | 900003 | primary | E07000103 | yes          | not_known   |
            2026-09-01    | 900001 | primary | E07000103 | yes          | yes         | yes
            2026-09-01    | 900002 | primary | E07000103 | yes          | in_progress | no
            2026-09-01    | 900003 | primary | E07000103 | yes          | not_known   |
        """
    }
    assert counts("schools.music_plan", records) == {"All": (1, 2)}
    assert counts("schools.singing", records) == {"All": (1, 3)}
