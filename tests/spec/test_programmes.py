"""The targeted programmes: what each programme metric counts."""

from tests.spec.conftest import Counts

RUNS = """
    programme_id | programme     | academic_year | district  | setting      | sessions_held | started_on
    -------------+---------------+---------------+-----------+--------------+---------------+-----------
    NG-1         | nurture_group | 2025/26       | E07000103 | music_centre | 20            | 2025-09-15
    YC-1         | youth_club    | 2025/26       | E07000103 | youth_club   | 8             | 2025-09-15
    YC-2         | youth_club    | 2025/26       | E07000240 | youth_club   | 4             | 2026-01-12
    YC-3         | youth_club    | 2026/27       | E07000240 | youth_club   | 3             | 2026-09-14
"""
LEARNERS = """
    term           | programme              | programme_id | pupil | school_urn | status     | sex
    ---------------+------------------------+--------------+-------+------------+------------+-------
    2025/26 autumn | nurture_group          | NG-1         | k-01  | 900001     | attending  | female
    2025/26 spring | nurture_group          | NG-1         | k-01  | 900001     | completed  | female
    2025/26 autumn | nurture_group          | NG-1         | k-02  | 900002     | attending  | male
    2025/26 autumn | nurture_group          | NG-1         | k-03  | 900003     | attending  | male
    2025/26 autumn | nurture_group          | NG-1         | k-04  | 900001     | waiting    | male
    2025/26 autumn | songwriter_masterclass | SW-1         | k-01  | 900001     | attending  | female
    2025/26 spring | songwriter_masterclass | SW-1         | k-05  | 900002     | left_early | male
    2025/26 autumn | small_group            |              | k-06  | 900001     | attending  | male
    2026/27 autumn | nurture_group          | NG-2         | k-07  | 900001     | attending  | male
"""
SCHOOLS = """
    snapshot_date | urn    | phase   | free_meals_percent
    --------------+--------+---------+-------------------
    2025-09-01    | 900001 | primary | 24.8
    2025-09-01    | 900002 | primary | 24.7
    2025-09-01    | 900003 | primary |
    2026-09-01    | 900001 | primary | 5.0
"""
RECORDS = {"participation": LEARNERS, "programmes": RUNS, "schools": SCHOOLS}


def test_a_pupil_in_two_terms_is_one_nurture_pupil_and_a_waiting_pupil_is_none(counts: Counts) -> None:
    assert counts("programmes.nurture_pupils", RECORDS, period="2025/26") == {"All": (3, None)}
    assert counts("programmes.nurture_pupils", RECORDS, period="2025/26 spring") == {"All": (1, None)}
    by_setting = counts("programmes.nurture_pupils", RECORDS, split="setting", period="2025/26")
    assert by_setting["music_centre"] == (3, None)


def test_a_year_is_counted_when_it_is_over_and_a_term_at_once(counts: Counts) -> None:
    assert counts("programmes.nurture_pupils", RECORDS, period="2026/27") == {}
    assert counts("programmes.nurture_pupils", RECORDS, period="2026/27 autumn") == {"All": (1, None)}


def test_a_school_is_targeted_when_it_is_above_englands_average_for_its_phase(counts: Counts) -> None:
    """24.7% is the average of English primary schools in 2025, and not above it; an unknown figure leaves
    both sides.
    """
    assert counts("programmes.nurture_targeted", RECORDS, period="2025/26") == {"All": (1, 2)}


def test_a_school_is_read_in_the_register_of_that_september(counts: Counts) -> None:
    assert counts("programmes.nurture_targeted", RECORDS, period="2026/27 autumn") == {"All": (0, 1)}


def test_songwriters_are_those_who_stayed_or_completed(counts: Counts) -> None:
    assert counts("programmes.songwriter", RECORDS, period="2025/26") == {"All": (1, None)}
    assert counts("programmes.songwriter", RECORDS, split="sex", period="2025/26") == {"female": (1, None)}


MENTORS = """
    programme_id | programme | academic_year | referral_route | started_on
    -------------+-----------+---------------+----------------+-----------
    ME-1         | mentoring | 2025/26       | virtual_school | 2025-09-15
"""
REFERRED = """
    term           | programme | programme_id | pupil | status    | referred_on | started_on | home_district
    ---------------+-----------+--------------+-------+-----------+-------------+------------+--------------
    2025/26 autumn | mentoring | ME-1         | k-01  | attending | 2025-09-10  | 2025-10-22 | E07000103
    2025/26 spring | mentoring | ME-1         | k-01  | completed | 2025-09-10  | 2025-10-22 | E07000103
    2025/26 autumn | mentoring | ME-1         | k-02  | attending | 2025-09-10  | 2025-10-23 | E07000103
    2025/26 autumn | mentoring | ME-1         | k-03  | waiting   | 2025-09-10  |            |
    2026/27 autumn | mentoring | ME-2         | k-04  | referred  | 2026-10-12  |            |
    2026/27 autumn | mentoring | ME-2         | k-05  | referred  | 2026-10-13  |            |
"""


def test_a_mentor_by_day_42_is_in_time_and_by_day_43_is_late(counts: Counts) -> None:
    """k-01 waited 42 days and counts once, though two terms hold the referral; k-03 is still waiting."""
    records = {"participation": REFERRED, "programmes": MENTORS}
    assert counts("programmes.mentoring_started", records, period="2025/26") == {"All": (1, 3)}
    by_route = counts("programmes.mentoring_started", records, split="referral_route", period="2025/26")
    assert by_route["virtual_school"] == (1, 3)


def test_a_referral_is_judged_once_42_days_have_passed(counts: Counts) -> None:
    """On 23 November 2026, a referral of 12 October is 42 days old and one of 13 October is not."""
    records = {"participation": REFERRED, "programmes": MENTORS}
    assert counts("programmes.mentoring_started", records, period="2026/27 autumn") == {"All": (0, 1)}


def test_youth_club_sessions_are_those_held_and_no_other_programmes(counts: Counts) -> None:
    assert counts("programmes.youth_club_sessions", RECORDS, period="2025/26") == {"All": (12, None)}
    assert counts("programmes.youth_club_sessions", RECORDS, period="2025/26 autumn") == {"All": (8, None)}
    by_place = counts("programmes.youth_club_sessions", RECORDS, split="district", period="2025/26")
    assert (by_place["E07000103"], by_place["E07000240"]) == ((8, None), (4, None))


FINISHED = """
    term           | programme | programme_id | pupil | status     | referred_on | started_on
    ---------------+-----------+--------------+-------+------------+-------------+------------
    2025/26 autumn | mentoring | ME-1         | k-01  | attending  | 2025-09-10  | 2025-10-01
    2025/26 spring | mentoring | ME-1         | k-01  | completed  | 2025-09-10  | 2025-10-01
    2025/26 autumn | mentoring | ME-1         | k-02  | left_early | 2025-09-10  | 2025-10-01
    2025/26 summer | mentoring | ME-1         | k-03  | attending  | 2026-05-10  | 2026-06-01
    2025/26 autumn | mentoring | ME-1         | k-04  | declined   | 2025-09-10  |
    2025/26 autumn | mentoring | ME-1         | k-05  | waiting    | 2025-09-10  |
"""


def test_mentoring_is_finished_once_it_has_begun_and_ended(counts: Counts) -> None:
    """k-03 still has a mentor, k-04 declined and k-05 waits: none of them is due to finish."""
    records = {"participation": FINISHED, "programmes": MENTORS}
    assert counts("programmes.mentoring_completed", records) == {"All": (1, 2)}
    by_route = counts("programmes.mentoring_completed", records, split="referral_route")
    assert by_route == {"virtual_school": (1, 2)}


CAME = """
    term           | programme     | programme_id | pupil | home_district | status     | sessions_attended
    ---------------+---------------+--------------+-------+---------------+------------+------------------
    2025/26 autumn | youth_club    | YC-1         | k-01  | E07000103     | attending  | 2
    2025/26 spring | youth_club    | YC-1         | k-01  | E07000103     | completed  | 2
    2025/26 autumn | youth_club    | YC-1         | k-02  | E07000103     | left_early | 3
    2025/26 autumn | youth_club    | YC-1         | k-03  | E07000240     | attending  | 0
    2025/26 autumn | youth_club    | YC-1         | k-04  | E07000240     | attending  |
    2025/26 autumn | youth_club    | YC-1         | k-05  | E07000240     | waiting    | 6
    2025/26 autumn | nurture_group | NG-1         | k-05  | E07000240     | left_early | 9
    2025/26 spring | nurture_group | NG-2         | k-05  | E07000240     | attending  | 9
    2025/26 autumn | small_group   |              | k-06  | E07000240     | left_early | 9
    2026/27 autumn | youth_club    | YC-1         | k-07  | E07000240     | attending  | 9
"""


def test_four_sessions_in_the_year_make_a_regular_whatever_the_term(counts: Counts) -> None:
    """Whoever came counts, those who left early too; with no session, or none recorded, nobody came."""
    assert counts("programmes.youth_club_regulars", {"participation": CAME}) == {"All": (1, 2)}
    by_district = counts("programmes.youth_club_regulars", {"participation": CAME}, split="district")
    assert by_district == {"E07000103": (1, 2)}


def test_who_leaves_one_group_early_and_joins_another_has_stayed(counts: Counts) -> None:
    """k-02 left; k-05 left a nurture group in autumn and was in one in spring. Lessons are for all."""
    by_programme = counts("programmes.stayed", {"participation": CAME}, split="programme")
    assert by_programme == {"youth_club": (3, 4), "nurture_group": (1, 1)}


RATED = """
    term           | programme     | programme_id | pupil | status    | musical_start | musical_end | social_start | social_end
    ---------------+---------------+--------------+-------+-----------+---------------+-------------+--------------+-----------
    2025/26 autumn | nurture_group | NG-1         | k-01  | attending | 2             |             | 3            |
    2025/26 spring | nurture_group | NG-1         | k-01  | completed | 3             | 3           | 3            | 3
    2025/26 autumn | nurture_group | NG-1         | k-02  | attending | 2             |             |              |
    2025/26 autumn | mentoring     | ME-1         | k-01  | completed | 4             | 2           |              |
    2026/27 autumn | nurture_group | NG-1         | k-03  | completed | 1             | 5           |              |
"""


def test_the_last_rating_of_the_year_is_set_beside_the_first(counts: Counts) -> None:
    """k-01 rose in music from 2 to 3 and not with others; k-02 has no rating at the end."""
    by_outcome = counts("programmes.outcome_gain", {"participation": RATED}, split="outcome_domain")
    assert by_outcome == {"musical": (1, 1), "social": (0, 1)}
    assert counts("programmes.outcome_gain", {"participation": RATED}) == {"All": (1, 2)}


def test_ratings_are_told_by_programme(counts: Counts) -> None:
    by_programme = counts("programmes.outcome_gain", {"participation": RATED}, split="programme")
    assert by_programme == {"nurture_group": (1, 2), "mentoring": (0, 1)}
