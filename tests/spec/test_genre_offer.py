"""What music is on offer: what each genre metric counts."""

from math import exp, log

import pytest

from tests.spec.conftest import Counts

OFFER = """
    term           | programme     | district  | genre      | weekly_hours | tutors
    ---------------+---------------+-----------+------------+--------------+-------
    2025/26 summer | ensemble      | E07000103 | orchestral | 6            | 4
    2025/26 summer | small_group   | E07000240 | orchestral | 2            | 1
    2025/26 summer | ensemble      | E07000103 | samba      | 4            | 1
    2025/26 summer | nurture_group | E07000103 | samba      | 4            | 1
"""


def test_a_genre_taught_in_two_places_is_one_genre(counts: Counts) -> None:
    assert counts("genre_offer.offered", {"genre_offer": OFFER}) == {"All": (2, None)}
    by_district = counts("genre_offer.offered", {"genre_offer": OFFER}, split="district")
    assert (by_district["E07000103"], by_district["E07000240"]) == ((2, None), (1, None))


def test_equal_hours_of_two_genres_balance_as_two(counts: Counts) -> None:
    """Eight hours each, however they are spread over programmes and districts."""
    assert counts("genre_offer.effective", {"genre_offer": OFFER})["All"][0] == pytest.approx(2)


def test_one_class_a_week_does_not_balance_eighty(counts: Counts) -> None:
    offer = """
        term           | programme | district  | genre      | weekly_hours | tutors
        ---------------+-----------+-----------+------------+--------------+-------
        2025/26 summer | ensemble  | E07000103 | orchestral | 80           | 20
        2025/26 summer | ensemble  | E07000103 | djing      | 1            | 1
    """
    shares = (80 / 81, 1 / 81)
    expected = exp(-sum(share * log(share) for share in shares))
    assert expected < 1.1
    assert counts("genre_offer.effective", {"genre_offer": offer})["All"][0] == pytest.approx(expected)


def test_balance_is_told_for_a_district_and_for_core_or_targeted(counts: Counts) -> None:
    def within(narrowing: str, part: str) -> float | None:
        found = counts("genre_offer.effective", {"genre_offer": OFFER}, within=f"{narrowing}={part}")
        return found["All"][0]

    assert within("district", "E07000240") == pytest.approx(1)
    assert within("programme_group", "targeted") == pytest.approx(1)
    assert within("programme_group", "core") == pytest.approx(exp(-(2 / 3 * log(2 / 3) + 1 / 3 * log(1 / 3))))


def test_a_genre_rests_on_one_tutor_when_no_place_has_two(counts: Counts) -> None:
    """One person may teach samba in both programmes: adding them up would make a thin offer look safe."""
    assert counts("genre_offer.single_tutor", {"genre_offer": OFFER}) == {"All": (1, None)}
