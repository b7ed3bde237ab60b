"""Fee help: what it could not meet."""

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
