"""Fee help and loans: whom they reach, what fee help could not meet, and how long families wait."""

from tests.spec.conftest import Counts

APPLIED = """
    application_id | academic_year | applied_on | pupil | district  | fee_stage       | pupil_premium
    ---------------+---------------+------------+-------+-----------+-----------------+--------------
    F1             | 2025/26       | 2025-09-22 | k-01  | E07000103 | awarded         | yes
    F2             | 2025/26       | 2026-02-02 | k-02  | E07000103 | waiting_list    | yes
    F3             | 2025/26       | 2026-02-02 | k-03  | E07000240 | closed_unfunded | no
    F4             | 2025/26       | 2026-02-02 | k-04  | E07000240 | not_eligible    | no
    F5             | 2025/26       | 2026-02-02 | k-05  | E07000240 | withdrawn       | no
    F6             | 2025/26       | 2026-02-02 | k-06  | E07000240 | eligible        |
    F7             | 2026/27       | 2026-09-02 | k-07  | E07000240 | waiting_list    |
"""


def test_a_place_on_the_waiting_list_is_need_that_was_not_met(counts: Counts) -> None:
    """Those not eligible, withdrawn or still waiting to hear are not decided requests."""
    assert counts("access.unmet", {"fee_support": APPLIED}, period="2025/26") == {"All": (2, 3)}


def test_a_request_belongs_to_the_term_it_was_made_in(counts: Counts) -> None:
    requests = {"fee_support": APPLIED}
    assert counts("access.unmet", requests, period="2025/26 autumn") == {"All": (0, 1)}
    assert counts("access.unmet", requests, period="2025/26 spring") == {"All": (2, 2)}


def test_the_year_waits_until_it_is_over(counts: Counts) -> None:
    requests = {"fee_support": APPLIED}
    assert counts("access.unmet", requests, period="2026/27") == {}
    assert counts("access.unmet", requests, period="2026/27 autumn") == {"All": (1, 1)}


def test_unmet_need_is_told_by_premium(counts: Counts) -> None:
    found = counts("access.unmet", {"fee_support": APPLIED}, split="pupil_premium", period="2025/26")
    assert found == {"yes": (1, 2), "no": (1, 1)}


PAID = """
    term           | programme   | pupil | home_district | pupil_premium | status
    ---------------+-------------+-------+---------------+---------------+----------
    2025/26 autumn | small_group | k-01  | E07000103     | yes           | attending
    2025/26 spring | individual  | k-01  | E07000103     | yes           | attending
    2025/26 autumn | large_group | k-02  | E07000103     | yes           | attending
    2025/26 autumn | small_group | k-03  | E07000240     | no            | attending
    2025/26 autumn | small_group | k-04  | E07000240     |               | attending
    2025/26 autumn | ensemble    | k-05  | E07000240     | yes           | attending
    2025/26 autumn | small_group | k-06  | E07000240     | yes           | waiting
"""
AWARDED = """
    application_id | academic_year | applied_on | decided_on | pupil | district  | fee_stage    | bursary_stage | moved_up
    ---------------+---------------+------------+------------+-------+-----------+--------------+---------------+---------
    F1             | 2025/26       | 2025-09-22 | 2026-01-20 | k-01  | E07000103 | awarded      | stage_1       | yes
    F2             | 2025/26       | 2025-09-22 | 2025-10-03 | k-02  | E07000103 | waiting_list | none          |
    F3             | 2025/26       | 2025-09-22 | 2025-10-06 | k-03  | E07000240 | awarded      | stage_2       | no
    F4             | 2025/26       | 2025-09-22 |            | k-04  | E07000240 | awarded      | none          |
    F5             | 2024/25       | 2024-09-22 | 2024-10-06 | k-02  | E07000103 | awarded      | stage_3       |
"""
HELP = {"participation": PAID, "fee_support": AWARDED}


def test_help_is_an_award_for_the_same_year_to_a_pupil_in_paid_lessons(counts: Counts) -> None:
    """k-02's award was for the year before; ensembles and waiting pupils are no paid lessons."""
    assert counts("access.fee_help", HELP, period="2025/26") == {"All": (3, 4)}
    by_district = counts("access.fee_help", HELP, split="district", period="2025/26")
    assert by_district == {"E07000103": (1, 2), "E07000240": (2, 2)}


def test_in_a_term_help_counts_once_it_is_decided(counts: Counts) -> None:
    """F1 was decided in the spring. F4 has no day of decision: it counts from the day of asking."""
    assert counts("access.fee_help", HELP, period="2025/26 autumn") == {"All": (2, 4)}
    assert counts("access.fee_help", HELP, period="2025/26 spring") == {"All": (1, 1)}


def test_those_without_a_bursary_are_at_no_stage(counts: Counts) -> None:
    by_stage = counts("access.fee_help", HELP, split="bursary_stage", period="2025/26")
    assert by_stage == {"none": (1, 2), "stage_1": (1, 1), "stage_2": (1, 1)}


def test_help_reaches_pupil_premium_learners_whose_premium_is_known(counts: Counts) -> None:
    assert counts("access.eligible_reached", HELP, period="2025/26") == {"All": (1, 2)}
    by_premium = counts("access.fee_help", HELP, split="pupil_premium", period="2025/26")
    assert by_premium == {"yes": (1, 2), "no": (1, 1), "not_known": (1, 1)}


def test_a_bursary_moves_up_or_not_when_its_stage_ends(counts: Counts) -> None:
    assert counts("access.bursary_moves", HELP, period="2025/26") == {"All": (1, 2)}
    by_stage = counts("access.bursary_moves", HELP, split="bursary_stage", period="2025/26")
    assert by_stage == {"stage_1": (1, 1), "stage_2": (0, 1)}


def test_the_wait_is_the_median_of_whole_days_halves_up(counts: Counts) -> None:
    """120, 11 and 14 days: 14. Of the two in Watford, 120 and 11, the middle is 65 and a half."""
    assert counts("access.wait_days", HELP, period="2025/26") == {"All": (14, None)}
    by_district = counts("access.wait_days", HELP, split="district", period="2025/26")
    assert by_district == {"E07000103": (66, None), "E07000240": (14, None)}


LENT = """
    loan_id | loaned_on  | returned_on | loan_status     | pupil | school_urn | instrument | charge
    --------+------------+-------------+-----------------+-------+------------+------------+-------
    L1      | 2025-09-18 |             | on_loan         | k-01  |            | cello      | 100
    L2      | 2025-09-18 | 2026-01-10  | returned        | k-03  |            | viola      | 50
    L3      | 2026-02-01 | 2026-03-01  | lost_or_damaged |       | 900001     | flute      | 0
    L4      | 2026-02-01 |             | waiting         | k-02  |            | oboe       | 0
    L5      | 2026-02-01 |             | lost_or_damaged | k-09  |            | oboe       | 0
"""
LENDING = {
    "participation": PAID,
    "instrument_loans": LENT,
    "schools": """
        snapshot_date | urn    | phase   | district
        --------------+--------+---------+----------
        2025-09-01    | 900001 | primary | E07000240
    """,
}


def test_a_loan_counts_in_every_term_it_was_out_in(counts: Counts) -> None:
    """L4 is not lent yet, and of L5 nobody knows until when it was out."""
    assert counts("access.loans", LENDING, period="2025/26 autumn") == {"All": (2, None)}
    assert counts("access.loans", LENDING, period="2025/26 spring") == {"All": (3, None)}
    assert counts("access.loans", LENDING, period="2025/26") == {"All": (3, None)}


def test_loans_are_told_by_discount_and_by_the_holders_district(counts: Counts) -> None:
    by_charge = counts("access.loans", LENDING, split="charge", period="2025/26")
    assert by_charge == {"0": (1, None), "50": (1, None), "100": (1, None)}
    by_district = counts("access.loans", LENDING, split="district", period="2025/26")
    assert by_district == {"E07000103": (1, None), "E07000240": (2, None)}
