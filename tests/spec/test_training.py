"""Who learns: what each training metric counts."""

from tests.spec.conftest import Counts

STAFF = """
    snapshot_date | person | in_post | contract            | role_level | started_on | left_on
    --------------+--------+---------+---------------------+------------+------------+-----------
    2022-11-01    | p-01   | yes     | permanent_full_time | team_lead  | 2019-09-01 |
    2022-11-01    | p-02   | yes     | hourly_paid         | tutor      | 2020-09-01 |
    2022-11-01    | p-03   | yes     | hourly_paid         | tutor      | 2020-09-01 |
    2025-11-01    | p-01   | yes     | permanent_full_time | team_lead  | 2019-09-01 |
    2025-11-01    | p-02   | yes     | permanent_part_time | tutor      | 2020-09-01 |
    2025-11-01    | p-03   | no      | hourly_paid         | tutor      | 2020-09-01 | 2025-07-24
    2025-11-01    | p-04   | yes     | hourly_paid         | tutor      | 2025-09-01 |
"""
SESSIONS = """
    session_id | held_on    | topic               | held
    -----------+------------+---------------------+-----
    C1         | 2022-09-20 | songwriting         | yes
    C2         | 2023-07-24 | trauma_informed     | yes
    C3         | 2024-11-05 | trauma_informed     | no
    C4         | 2025-07-23 | reflective_practice | yes
"""
ATTENDED = """
    session_id | person | attended
    -----------+--------+---------
    C1         | p-01   | yes
    C2         | p-01   | yes
    C2         | p-02   | no
    C2         | p-03   | yes
    C3         | p-02   | yes
    C4         | p-02   | yes
"""
RECORDS = {"workforce": STAFF, "cpd_sessions": SESSIONS, "cpd_attendance": ATTENDED}


def test_trauma_informed_training_lasts_24_months_for_those_still_in_post(counts: Counts) -> None:
    """Training of 24 July 2023 still counts on 23 July 2025, that term's last day, and not in the next."""
    assert counts("training.trauma_informed", RECORDS, period="2024/25 summer") == {"All": (2, 3)}
    assert counts("training.trauma_informed", RECORDS, period="2025/26 autumn") == {"All": (0, 3)}


def test_an_invitation_or_a_session_that_was_not_held_trains_nobody(counts: Counts) -> None:
    by_kind = counts("training.trauma_informed", RECORDS, split="contract_ace", period="2024/25 summer")
    assert by_kind["permanent"] == (1, 1)
    assert by_kind["contractual"] == (1, 2), "p-02 was hourly paid at the latest snapshot by then"


def test_a_term_waits_until_the_log_goes_back_24_months(counts: Counts) -> None:
    """A shorter log would show training rise only because the records do."""
    assert counts("training.trauma_informed", RECORDS, period="2024/25 autumn") == {"All": (2, 3)}
    assert counts("training.trauma_informed", RECORDS, period="2023/24 summer") == {}


def test_inclusion_cpd_is_within_the_year_and_of_those_in_post_at_its_end(counts: Counts) -> None:
    """Songwriting is no inclusion topic; 24 July 2023 falls in 2022/23; p-03 has left by 31 August 2025."""
    assert counts("training.any_inclusion_cpd", RECORDS, period="2022/23") == {"All": (2, 3)}
    assert counts("training.any_inclusion_cpd", RECORDS, period="2024/25") == {"All": (1, 2)}


def test_a_year_that_is_not_over_is_not_counted(counts: Counts) -> None:
    sessions = """
        session_id | held_on    | topic        | held
        -----------+------------+--------------+-----
        C1         | 2026-10-05 | youth_voice  | yes
    """
    attended = """
        session_id | person | attended
        -----------+--------+---------
        C1         | p-01   | yes
    """
    records = {"workforce": STAFF, "cpd_sessions": sessions, "cpd_attendance": attended}
    assert counts("training.any_inclusion_cpd", records) == {}


def test_two_reflective_sessions_are_due_a_term_and_a_third_is_not_credit(counts: Counts) -> None:
    sessions = """
        session_id | held_on    | topic               | held
        -----------+------------+---------------------+-----
        C1         | 2025-09-20 | reflective_practice | yes
        C2         | 2025-10-20 | reflective_practice | yes
        C3         | 2025-11-20 | reflective_practice | yes
        C4         | 2026-01-20 | reflective_practice | yes
        C5         | 2026-02-20 | reflective_practice | no
        C6         | 2026-05-20 | songwriting         | yes
        C7         | 2026-09-20 | reflective_practice | yes
    """
    log = {"cpd_sessions": sessions}
    assert counts("training.reflective_sessions", log, period="2025/26 autumn") == {"All": (2, 2)}
    assert counts("training.reflective_sessions", log, period="2025/26 spring") == {"All": (1, 2)}
    assert counts("training.reflective_sessions", log, period="2025/26 summer") == {"All": (0, 2)}
    assert counts("training.reflective_sessions", log, period="2026/27 autumn") == {}, "it is not over"


NURTURE = """
    snapshot_date | person | in_post | contract            | role_level | started_on | programmes
    --------------+--------+---------+---------------------+------------+------------+------------------
    2025-11-01    | p-01   | yes     | permanent_full_time | tutor      | 2019-09-01 | wcet|nurture_group
    2025-11-01    | p-02   | yes     | hourly_paid         | tutor      | 2020-09-01 | nurture_group
    2025-11-01    | p-03   | yes     | hourly_paid         | tutor      | 2020-09-01 | wcet
"""
THOUGHT = """
    session_id | held_on    | topic               | held
    -----------+------------+---------------------+-----
    C1         | 2025-11-20 | reflective_practice | yes
    C2         | 2026-01-20 | reflective_practice | yes
    C3         | 2026-01-27 | songwriting         | yes
    C4         | 2026-10-05 | reflective_practice | yes
"""
THINKERS = """
    session_id | person | attended
    -----------+--------+---------
    C1         | p-01   | yes
    C1         | p-03   | yes
    C2         | p-01   | no
    C2         | p-02   | yes
    C3         | p-01   | yes
    C4         | p-01   | yes
"""


def test_reflective_practice_is_for_those_who_teach_a_nurture_group(counts: Counts) -> None:
    """p-03 came in the autumn and teaches none; songwriting is another topic; this term is not over."""
    records = {"workforce": NURTURE, "cpd_sessions": THOUGHT, "cpd_attendance": THINKERS}
    key = "training.reflective_attendance"
    assert counts(key, records, period="2025/26 autumn") == {"All": (1, 2)}
    assert counts(key, records, period="2025/26 spring") == {"All": (1, 2)}
    assert counts(key, records, period="2025/26 summer") == {"All": (0, 2)}
    assert counts(key, records, period="2026/27 autumn") == {}
    by_kind = counts(key, records, split="contract_ace", period="2025/26 spring")
    assert (by_kind["permanent"], by_kind["contractual"]) == ((0, 1), (1, 1))


def test_no_term_before_the_log_began_has_tutors_who_stayed_away(counts: Counts) -> None:
    later = THOUGHT.replace("2025-11-20", "2026-02-20")
    records = {"workforce": NURTURE, "cpd_sessions": later, "cpd_attendance": THINKERS}
    assert counts("training.reflective_attendance", records, period="2025/26 autumn") == {}


def test_songwriting_counts_for_ever_and_among_tutors(counts: Counts) -> None:
    """p-01 learned it in 2022 and leads a team; a tutor who leaves is counted no more."""
    attended = ATTENDED.replace("C1         | p-01", "C1         | p-03")
    records = {**RECORDS, "cpd_attendance": attended}
    key = "training.songwriting_trained"
    assert counts(key, RECORDS, period="2024/25 summer") == {"All": (0, 2)}
    assert counts(key, records, period="2024/25 summer") == {"All": (1, 2)}
    assert counts(key, records, period="2025/26 autumn") == {"All": (0, 2)}


def test_the_bootcamp_is_a_count_of_those_still_in_post(counts: Counts) -> None:
    sessions = SESSIONS.replace("songwriting  ", "edi_bootcamp ")
    attended = ATTENDED.replace("C1         | p-01   | yes", "C1         | p-03   | yes")
    stayed = {**RECORDS, "cpd_sessions": sessions}
    assert counts("training.bootcamp", stayed, period="2025/26 autumn") == {"All": (1, None)}
    left = {**stayed, "cpd_attendance": attended}
    assert counts("training.bootcamp", left, period="2024/25 summer") == {"All": (1, None)}
    assert counts("training.bootcamp", left, period="2025/26 autumn") == {"All": (0, None)}


def test_a_topic_covers_those_who_came_in_24_months_out_of_all_in_post(counts: Counts) -> None:
    found = counts("training.coverage", RECORDS, split="topic_reached", period="2024/25 summer")
    assert found["trauma_informed"] == (2, 3)
    assert found["reflective_practice"] == (1, 3)
    assert found["songwriting"] == (0, 3), "September 2022 is longer ago than that"
    assert found["youth_voice"] == (0, 3), "a topic nobody came to is not left out"
    assert counts("training.coverage", RECORDS, period="2024/25 summer") == {"All": (3, 3)}


def test_a_conversation_is_one_in_the_year_at_the_level_held_at_its_end(counts: Counts) -> None:
    sessions = SESSIONS.replace("reflective_practice", "edi_conversation   ")
    records = {**RECORDS, "cpd_sessions": sessions}
    key = "training.conversations"
    by_level = counts(key, records, period="2024/25", split="role_level")
    assert by_level == {"tutor": (1, 1), "team_lead": (0, 1)}
    assert counts(key, records, period="2022/23") == {"All": (0, 3)}, "trauma-informed training is none"


FOLLOWED = """
    session_id | held_on    | topic           | held | follow_up_on
    -----------+------------+-----------------+------+-------------
    C1         | 2026-03-02 | trauma_informed | yes  | 2026-06-01
    C2         | 2026-03-09 | songwriting     | yes  | 2026-06-08
    C3         | 2026-03-16 | songwriting     | no   | 2026-06-15
    C4         | 2026-06-01 | songwriting     | yes  | 2026-11-24
    C5         | 2026-06-08 | songwriting     | yes  |
"""
REPLIES = """
    session_id | person | attended | follow_up_reply | practice_changed
    -----------+--------+----------+-----------------+-----------------
    C1         | p-01   | yes      | yes             | yes
    C1         | p-02   | yes      | yes             | no
    C1         | p-03   | yes      | no              |
    C1         | p-04   | no       |                 |
    C2         | p-01   | yes      |                 |
    C4         | p-01   | yes      | yes             | yes
    C5         | p-01   | yes      | yes             | yes
"""
FOLLOW_UPS = {"cpd_sessions": FOLLOWED, "cpd_attendance": REPLIES}


def test_a_follow_up_is_due_on_its_date_for_a_session_that_was_held(counts: Counts) -> None:
    """C4's is due tomorrow, C5 has none, and nobody was asked after C2."""
    key = "training.followed_up"
    assert counts(key, FOLLOW_UPS, period="2025/26 summer") == {"All": (1, 2)}
    assert counts(key, FOLLOW_UPS, period="2026/27 autumn") == {}
    by_topic = counts(key, FOLLOW_UPS, split="cpd_topic", period="2025/26 summer")
    assert by_topic == {"trauma_informed": (1, 1), "songwriting": (0, 1)}


def test_a_change_in_practice_is_a_share_of_those_who_answered(counts: Counts) -> None:
    """A reply to a session with no follow-up date counts in the term of the session."""
    summer = "2025/26 summer"
    assert counts("training.follow_up_asked", FOLLOW_UPS, period=summer) == {"All": (4, None)}
    assert counts("training.follow_up_replied", FOLLOW_UPS, period=summer) == {"All": (3, 4)}
    assert counts("training.practice_changed", FOLLOW_UPS, period=summer) == {"All": (2, 3)}


def test_a_person_who_answers_twice_gives_two_replies(counts: Counts) -> None:
    by_topic = counts("training.practice_changed", FOLLOW_UPS, split="cpd_topic", period="2025/26 summer")
    assert by_topic == {"trauma_informed": (1, 2), "songwriting": (1, 1)}
