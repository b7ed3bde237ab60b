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


TOLD = """
    activity_id | held_on    | kind     | service | region          | has_plan | strands_with_smart
    ------------+------------+----------+---------+-----------------+----------+-------------------------------------
    N1          | 2024-10-01 | training | SVC-01  | London          | yes      | workforce|voice|programming|leadership
    N2          | 2025-10-01 | training | SVC-01  | south east      | yes      | workforce
    N3          | 2025-11-01 | training | SVC-01  |                 |          |
    N4          | 2025-10-01 | training | SVC-02  | Beyond the Wall | yes      | leadership|voice|programming|workforce
    N5          | 2025-10-01 | training | SVC-03  |                 | no       |
"""


def test_a_plan_holds_together_with_a_smart_target_in_all_four_strands(counts: Counts) -> None:
    assert counts("national.smart_plans", {"peer_support": TOLD}, period="2024/25") == {"All": (1, 1)}


def test_what_a_service_last_told_us_counts_and_silence_changes_nothing(counts: Counts) -> None:
    assert counts("national.smart_plans", {"peer_support": TOLD}, period="2025/26") == {"All": (1, 2)}


def test_a_service_is_where_it_last_was_and_an_unknown_region_is_not_known(counts: Counts) -> None:
    found = counts("national.services", {"peer_support": TOLD}, split="region", period="2025/26")
    assert found == {"south_east": (1, None), "not_known": (2, None)}
