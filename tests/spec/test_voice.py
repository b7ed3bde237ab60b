"""What young people and families told us: what each voice metric counts."""

from datetime import date

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


def test_young_people_heard_are_times_taking_part_in_finished_years(counts: Counts) -> None:
    made = {"voice_recommendations": MADE}
    assert counts("voice.heard", made, period="2025/26") == {"All": (30, None)}
    by_method = counts("voice.heard", made, split="voice_method", period="2025/26")
    assert (by_method["survey"], by_method["interview"]) == ((20, None), (10, None))
    assert counts("voice.heard", made, period="2024/25", day=date(2026, 8, 31)) == {"All": (20, None)}
    assert counts("voice.heard", made, period="2025/26", day=date(2026, 8, 31)) == {}


DECIDED = """
    rec_id | made_on    | method      | people | strand      | rec_status  | answered_on | reported_back_on
    -------+------------+-------------+--------+-------------+-------------+-------------+-----------------
    D1     | 2025-04-08 | youth_board | 10     | voice       | done        | 2025-05-01  | 2025-06-01
    D2     | 2025-10-01 | youth_board | 10     | voice       | done        | 2025-11-01  | 2026-10-08
    D3     | 2025-10-01 | survey      | 20     | programming | done        | 2025-11-01  | 2026-10-09
    D4     | 2025-10-01 | survey      | 20     | programming | in_progress | 2025-11-01  |
    D5     | 2025-10-01 | interview   | 5      | programming | declined    | 2025-11-01  |
    D6     | 2026-07-10 | interview   | 5      | programming | no_reply    |             |
    D7     | 2026-07-11 | interview   | 5      | programming | made        |             |
    D8     | 2026-10-09 | interview   | 5      | programming | made        |             |
"""


def test_where_a_recommendation_stands_is_as_it_was_at_the_meeting(counts: Counts) -> None:
    """At the meeting of 8 October 2026 D1 is 18 months old and out, D3 is not reported back until the
    day after, D6 has waited 90 days and D7 89; D8 was not yet made.
    """
    found = counts(
        "voice.requests", {"voice_recommendations": DECIDED}, split="rec_stage", period="2026-10-08"
    )
    assert {stage: count for stage, (count, _) in found.items()} == {
        "done": 1,
        "accepted": 2,
        "declined": 1,
        "late": 1,
        "waiting": 1,
    }


def test_a_decision_without_a_date_is_no_answer_yet(counts: Counts) -> None:
    undated = DECIDED.replace("| 2025-11-01  | 2026-10-09", "|             | 2026-10-09")
    found = counts(
        "voice.requests", {"voice_recommendations": undated}, split="rec_stage", period="2026-10-08"
    )
    assert (found["accepted"], found["late"]) == ((1, None), (2, None))


def test_done_is_a_share_of_what_was_accepted(counts: Counts) -> None:
    decided = {"voice_recommendations": DECIDED}
    found = counts("voice.done", decided, split="strand", period="2026-10-08")
    assert found == {"voice": (1, 1), "programming": (0, 2)}


FELT = """
    survey_wave | response | answered_on | audience          | district  | feels_welcome | belongs | heard
    ------------+----------+-------------+-------------------+-----------+---------------+---------+------
    2026 spring | s-01     | 2026-03-11  | young_learner     | E07000103 | 5             | 5       | 1
    2026 spring | s-02     | 2026-03-11  | young_learner     | E07000103 | 4             | 4       |
    2026 spring | s-03     | 2026-03-12  | young_learner     |           | 3             | 3       | 2
    2026 spring | s-04     | 2026-03-12  | young_non_learner | E07000240 | 2             | 1       |
    2026 spring | s-05     | 2026-03-12  | young_non_learner | E07000240 |               |         |
    2026 spring | s-06     | 2026-03-12  | parent_user       | E07000240 | 5             |         |
"""


def test_belonging_is_a_share_of_young_people_who_answered_that(counts: Counts) -> None:
    felt = {"survey_responses": FELT}
    assert counts("voice.belonging", felt) == {"All": (2, 4)}
    by_audience = counts("voice.belonging", felt, split="audience")
    assert (by_audience["young_learner"], by_audience["young_non_learner"]) == ((2, 3), (0, 1))
    assert counts("voice.young_replies", felt) == {"All": (5, None)}


def test_answers_to_a_statement_are_told_from_strongly_agree_to_strongly_disagree(counts: Counts) -> None:
    """Parents are asked whether they feel welcome too: these are young people's answers."""
    felt = {"survey_responses": FELT}
    welcome = counts("voice.statements", felt, split="agree_5", within="survey_statement=feels_welcome")
    assert {answer: count for answer, (count, _) in welcome.items()} == {"5": 1, "4": 1, "3": 1, "2": 1}
    merged = counts("voice.statements", felt, split="agree_3", within="survey_statement=heard")
    assert {answer: count for answer, (count, _) in merged.items()} == {"disagree": 2}


def test_who_feels_they_belong_is_told_for_those_who_take_part_and_those_who_do_not(counts: Counts) -> None:
    felt = {"survey_responses": FELT}
    found = counts("voice.belongs", felt, split="agree_5", within="audience=young_learner")
    assert {answer: count for answer, (count, _) in found.items()} == {"5": 1, "4": 1, "3": 1}


def test_a_reply_is_placed_when_its_district_is_known(counts: Counts) -> None:
    felt = {"survey_responses": FELT}
    assert counts("voice.placed", felt) == {"All": (5, 6)}
    found = counts("voice.placed", felt, split="audience")
    assert (found["young_learner"], found["parent_user"]) == ((2, 3), (1, 1))


def test_a_learner_is_in_a_priority_group_for_any_one_reason(counts: Counts) -> None:
    """p-05 has told us nothing, and so is counted as in none."""
    learners = """
        term           | programme   | pupil | status    | pupil_premium | sen         | looked_after | ethnicity
        ---------------+-------------+-------+-----------+---------------+-------------+--------------+--------------
        2025/26 autumn | small_group | p-01  | attending | yes           | none        | no           | white_british
        2025/26 autumn | small_group | p-02  | attending | no            | sen_support | no           | white_british
        2025/26 autumn | small_group | p-03  | attending | no            | none        | looked_after | white_british
        2025/26 autumn | small_group | p-04  | attending | no            | none        | no           | asian_indian
        2025/26 autumn | small_group | p-05  | attending |               |             |              |
        2025/26 autumn | small_group | p-06  | attending | no            | none        | no           | white_british
    """
    assert counts("voice.priority_learners", {"participation": learners}) == {"All": (4, 6)}
