"""What the progression metrics count."""

from tests.spec.conftest import Counts

_WHOLE_CLASS = {
    "participation": """
        term           | programme   | pupil | status     | pupil_premium
        ---------------+-------------+-------+------------+--------------
        2024/25 spring | wcet        | p-01  | attending  | yes
        2024/25 spring | wcet        | p-02  | completed  | yes
        2024/25 spring | wcet        | p-03  | attending  | no
        2024/25 spring | wcet        | p-04  | attending  |
        2024/25 spring | wcet        | p-05  | left_early | no
        2025/26 summer | small_group | p-01  | attending  | yes
        2025/26 autumn | ensemble    | p-03  | attending  | no
        2025/26 autumn | small_group | p-04  | waiting    |
    """
}


def test_going_on_is_learning_with_us_in_any_term_of_the_next_year(counts: Counts) -> None:
    """A waiting list is not learning, and who left the class early was not in it to the end."""
    assert counts("progression.wcet_continue", _WHOLE_CLASS) == {"All": (2, 4)}
    assert counts("progression.wcet_continue", _WHOLE_CLASS, split="pupil_premium") == {
        "yes": (1, 2),
        "no": (1, 1),
        "not_known": (0, 1),
    }


def test_a_cohort_is_not_judged_before_its_next_year_is_over(counts: Counts) -> None:
    """Half a year to go on in would look like a leak."""
    records = {
        "participation": """
            term           | programme   | pupil | status
            ---------------+-------------+-------+----------
            2025/26 summer | wcet        | p-01  | attending
            2026/27 autumn | small_group | p-01  | attending
        """
    }
    assert counts("progression.wcet_continue", records, period="2025/26") == {}


def test_a_year_for_which_nothing_is_held_makes_no_leavers(counts: Counts) -> None:
    """A year nobody loaded is not a year in which everybody left."""
    records = {
        "participation": """
            term           | programme | pupil | status
            ---------------+-----------+-------+----------
            2023/24 autumn | wcet      | p-01  | attending
        """
    }
    assert counts("progression.wcet_continue", records) == {}


def test_tuition_is_the_next_step_of_those_who_went_on(counts: Counts) -> None:
    """The chain holds: this denominator is the numerator of the step before."""
    assert counts("progression.to_tuition", _WHOLE_CLASS) == {"All": (1, 2)}


def test_staying_is_from_autumn_to_autumn_in_any_programme(counts: Counts) -> None:
    """Moving from lessons to an ensemble is staying; coming back only in spring is not."""
    records = {
        "participation": """
            term           | programme   | pupil | status    | year_group
            ---------------+-------------+-------+-----------+-----------
            2025/26 autumn | individual  | p-01  | attending | 6
            2025/26 autumn | small_group | p-02  | attending | 5
            2025/26 autumn | large_group | p-03  | attending | 5
            2025/26 autumn | ensemble    | p-04  | attending | 5
            2026/27 autumn | ensemble    | p-01  | attending | 7
            2026/27 autumn | small_group | p-02  | attending | 6
        """
    }
    assert counts("progression.stay", records) == {"All": (2, 3)}
    assert counts("progression.stay", records, split="key_stage") == {"ks2": (2, 3)}


def test_coming_back_after_autumn_is_not_staying(counts: Counts) -> None:
    """The same term a year on, whatever happens later."""
    records = {
        "participation": """
            term           | programme   | pupil | status
            ---------------+-------------+-------+----------
            2024/25 autumn | small_group | p-01  | attending
            2024/25 autumn | small_group | p-02  | attending
            2025/26 autumn | small_group | p-02  | attending
            2025/26 spring | small_group | p-01  | attending
        """
    }
    assert counts("progression.stay", records, period="2024/25") == {"All": (1, 2)}


def test_joining_an_ensemble_counts_in_the_same_year_or_the_next(counts: Counts) -> None:
    """Two years on is somebody else's doing."""
    records = {
        "participation": """
            term           | programme   | pupil | status
            ---------------+-------------+-------+----------
            2023/24 autumn | small_group | p-01  | attending
            2023/24 autumn | individual  | p-02  | attending
            2023/24 autumn | large_group | p-03  | attending
            2023/24 autumn | wcet        | p-04  | attending
            2023/24 summer | ensemble    | p-01  | attending
            2024/25 summer | ensemble    | p-02  | attending
            2024/25 summer | ensemble    | p-04  | attending
            2025/26 autumn | ensemble    | p-03  | attending
        """
    }
    assert counts("progression.to_ensemble", records, period="2023/24") == {"All": (2, 3)}


def test_the_advanced_stage_is_reached_later_and_within_two_years(counts: Counts) -> None:
    """Advanced before developing is no step forward, and the third year is too late."""
    records = {
        "participation": """
            term           | programme | pupil | status    | playing_level
            ---------------+-----------+-------+-----------+--------------
            2022/23 autumn | ensemble  | p-01  | attending | developing
            2022/23 autumn | ensemble  | p-02  | attending | developing
            2022/23 autumn | ensemble  | p-03  | attending | advanced
            2022/23 spring | ensemble  | p-03  | attending | developing
            2022/23 autumn | ensemble  | p-04  | attending | beginner
            2024/25 summer | ensemble  | p-01  | attending | advanced
            2024/25 summer | ensemble  | p-04  | attending | advanced
            2025/26 autumn | ensemble  | p-02  | attending | advanced
        """
    }
    assert counts("progression.to_advanced", records, period="2022/23") == {"All": (1, 3)}


def test_leaving_a_targeted_programme_is_three_terms_without_it(counts: Counts) -> None:
    """p-01 goes on within three terms, p-02 in the fourth, p-03 comes back and has not left, p-04 goes on to
    another targeted programme, and lessons are not a programme that one is said to leave."""
    records = {
        "participation": """
            term           | programme     | pupil | status
            ---------------+---------------+-------+----------
            2024/25 autumn | nurture_group | p-01  | attending
            2024/25 autumn | nurture_group | p-02  | attending
            2024/25 autumn | nurture_group | p-03  | attending
            2024/25 autumn | mentoring     | p-04  | completed
            2024/25 autumn | small_group   | p-05  | attending
            2025/26 autumn | ensemble      | p-01  | attending
            2025/26 autumn | nurture_group | p-03  | attending
            2024/25 spring | youth_club    | p-04  | attending
            2025/26 spring | small_group   | p-02  | attending
        """
    }
    assert counts("progression.targeted_next", records, period="2024/25") == {"All": (2, 3)}
    assert counts("progression.targeted_next", records, period="2024/25", split="programme") == {
        "nurture_group": (1, 2),
        "mentoring": (1, 1),
        "youth_club": (0, 1),
    }
