"""What we share with other services."""

from tests.spec.conftest import Counts

WORK = """
    activity_id | held_on    | kind               | service
    ------------+------------+--------------------+--------
    N1          | 2024-10-01 | peer_working_group | SVC-01
    N2          | 2024-11-01 | training           | SVC-01
    N3          | 2025-08-31 | training           | SVC-02
    N4          | 2025-09-01 | consultancy        | SVC-03
    N5          | 2026-09-01 | consultancy        | SVC-04
"""


def test_services_add_up_over_the_years_and_each_counts_once(counts: Counts) -> None:
    assert counts("national.services", {"peer_support": WORK}, period="2024/25") == {"All": (2, None)}
    assert counts("national.services", {"peer_support": WORK}, period="2025/26") == {"All": (3, None)}


def test_a_service_helped_in_two_ways_is_in_both_parts(counts: Counts) -> None:
    found = counts("national.services", {"peer_support": WORK}, split="peer_kind", period="2025/26")
    assert (found["peer_working_group"], found["training"], found["consultancy"]) == (
        (1, None),
        (2, None),
        (1, None),
    )


def test_the_year_in_hand_is_not_counted_yet(counts: Counts) -> None:
    assert counts("national.services", {"peer_support": WORK}, period="2026/27") == {}
