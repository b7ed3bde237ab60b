"""What young people and families told us: what each voice metric counts."""

from tests.spec.conftest import Counts

MADE = """
    rec_id | made_on    | method      | people | priority_people | strand      | answered_on
    -------+------------+-------------+--------+-----------------+-------------+------------
    V1     | 2025-04-08 | youth_board | 10     | 4               | voice       | 2025-05-01
    V2     | 2025-04-09 | youth_board | 10     | 4               | voice       | 2025-07-08
    V3     | 2025-10-01 | survey      | 20     |                 | programming | 2025-12-31
    V4     | 2026-07-10 | interview   | 5      | 5               | programming |
    V5     | 2026-07-11 | interview   | 5      | 5               | programming | 2026-08-01
"""


def test_a_recommendation_is_due_an_answer_90_days_after_it_was_made(counts: Counts) -> None:
    """V1 is 18 months old at the meeting of 8 October 2026 and out; V2 was answered on day 90, V3 on
    day 91; V4's 90 days end on the day of the meeting, V5's on the day after.
    """
    found = counts("voice.answered", {"voice_recommendations": MADE}, period="2026-10-08")
    assert found == {"All": (1, 3)}


def test_answers_are_told_by_the_strand_they_touch(counts: Counts) -> None:
    found = counts("voice.answered", {"voice_recommendations": MADE}, split="strand", period="2026-10-08")
    assert (found["voice"], found["programming"]) == ((1, 1), (0, 2))


def test_priority_people_are_a_share_of_people_where_both_were_counted(counts: Counts) -> None:
    made = {"voice_recommendations": MADE}
    assert counts("voice.priority_share", made, period="2024/25") == {"All": (8, 20)}
    assert counts("voice.priority_share", made, period="2025/26") == {"All": (10, 10)}


SURVEY = """
    survey_wave | response | answered_on | audience        | district  | barriers
    ------------+----------+-------------+-----------------+-----------+------------------
    2026 spring | s-01     | 2026-03-11  | parent_user     | E07000103 | cost
    2026 spring | s-02     | 2026-03-11  | parent_non_user | E07000103 | cost|did_not_know
    2026 spring | s-03     | 2026-03-12  | parent_non_user |           | none
    2026 spring | s-04     | 2026-03-12  | young_learner   | E07000240 |
    2026 spring | s-05     | 2026-03-12  | staff           | E07000240 | cost
"""


def test_non_users_are_a_share_of_parents_alone(counts: Counts) -> None:
    assert counts("voice.non_users", {"survey_responses": SURVEY}) == {"All": (2, 3)}
    by_district = counts("voice.non_users", {"survey_responses": SURVEY}, split="district")
    assert (by_district["E07000103"], by_district["not_known"]) == ((1, 2), (1, 1))


def test_a_blank_about_barriers_is_no_answer_and_none_is_one(counts: Counts) -> None:
    """Three families answered; one of them says nothing is in the way. Staff are not families."""
    assert counts("voice.barrier", {"survey_responses": SURVEY}) == {"All": (2, 3)}


def test_several_barriers_may_be_named_so_parts_overlap(counts: Counts) -> None:
    found = counts("voice.barrier", {"survey_responses": SURVEY}, split="barrier")
    assert (found["cost"], found["did_not_know"], found["travel"]) == ((2, 3), (1, 3), (0, 3))
    assert "none" not in found


def test_barriers_are_told_for_one_audience(counts: Counts) -> None:
    found = counts(
        "voice.barrier",
        {"survey_responses": SURVEY},
        split="barrier",
        within="audience=parent_non_user",
    )
    assert (found["cost"], found["did_not_know"]) == ((1, 2), (1, 2))
