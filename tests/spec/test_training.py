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
