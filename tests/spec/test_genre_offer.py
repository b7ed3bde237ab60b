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


def test_a_genre_is_told_for_its_kind_in_its_district(counts: Counts) -> None:
    here = counts(
        "genre_offer.offered", {"genre_offer": OFFER}, split="genre_family", within="district=E07000103"
    )
    assert here == {"western_classical": (1, None), "latin": (1, None)}


def test_the_genre_that_rests_on_one_tutor_has_a_name(counts: Counts) -> None:
    by_genre = counts("genre_offer.single_tutor", {"genre_offer": OFFER}, split="genre")
    assert by_genre == {"samba": (1, None)}


def test_hours_are_added_over_places_and_told_to_the_nearest_hour(counts: Counts) -> None:
    offer = """
        term           | programme   | district  | genre      | weekly_hours | tutors
        ---------------+-------------+-----------+------------+--------------+-------
        2025/26 summer | ensemble    | E07000103 | orchestral | 6.25         | 4
        2025/26 summer | small_group | E07000240 | orchestral | 2.25         | 1
        2025/26 summer | ensemble    | E07000103 | samba      | 1.25         | 1
    """
    assert counts("genre_offer.hours", {"genre_offer": offer}) == {"All": (10, None)}
    assert counts("genre_offer.hours", {"genre_offer": offer}, split="genre") == {
        "orchestral": (9, None),
        "samba": (1, None),
    }


def test_classical_hours_are_a_share_of_all_hours(counts: Counts) -> None:
    assert counts("genre_offer.classical_share", {"genre_offer": OFFER}) == {"All": (8, 16)}
    by_programme = counts("genre_offer.classical_share", {"genre_offer": OFFER}, split="programme")
    assert by_programme == {"ensemble": (6, 10), "small_group": (2, 2), "nurture_group": (0, 4)}


SKILLS = """
    snapshot_date | person | genre      | proficiency    | districts           | teaching_it_now
    --------------+--------+------------+----------------+---------------------+----------------
    2026-11-01    | t-1    | orchestral | teach_advanced | E07000103           | yes
    2026-11-01    | t-1    | samba      | teach_beginner | E07000103           | no
    2026-11-01    | t-2    | brass_band | lead_ensemble  | E07000103|E07000240 | yes
    2026-11-01    | t-3    | djing      | learning       | E07000240           | no
    2026-11-01    | t-4    | djing      | teach_beginner |                     | no
"""


def test_bands_and_a_genre_still_being_learnt_are_not_beyond_classical(counts: Counts) -> None:
    """All four answered the audit; t-1 and t-4 can teach something else."""
    assert counts("genre_offer.tutors_beyond_classical", {"tutor_skills": SKILLS}) == {"All": (2, 4)}


def test_each_kind_of_music_is_a_share_of_all_who_answered(counts: Counts) -> None:
    by_family = counts("genre_offer.tutors_beyond_classical", {"tutor_skills": SKILLS}, split="genre_family")
    assert (by_family["latin"], by_family["electronic_dj"], by_family["african"]) == ((1, 4), (1, 4), (0, 4))
    assert not {"western_classical", "bands"} & by_family.keys()


def test_the_tutors_in_post_are_those_the_audit_could_ask(counts: Counts) -> None:
    staff = """
        snapshot_date | person | role_level    | in_post
        --------------+--------+---------------+--------
        2026-11-01    | t-1    | tutor         | yes
        2026-11-01    | t-2    | tutor         | no
        2026-11-01    | t-3    | senior_leader | yes
    """
    assert counts("genre_offer.tutors", {"workforce": staff}) == {"All": (1, None)}


NOW = """
    term           | programme | district  | genre      | weekly_hours | tutors
    ---------------+-----------+-----------+------------+--------------+-------
    2026/27 autumn | ensemble  | E07000103 | orchestral | 6            | 4
    2026/27 autumn | ensemble  | E07000240 | samba      | 6            | 2
    2026/27 autumn | ensemble  | E07000240 | brass_band | 6            | 2
"""


def test_a_genre_is_untapped_when_it_has_no_hours_where_a_tutor_could_teach_it(counts: Counts) -> None:
    """DJing has hours nowhere. Samba is taught, and not in the district its tutor travels to."""
    tables = {"tutor_skills": SKILLS, "genre_offer": NOW}
    assert counts("genre_offer.untapped", tables) == {"All": (1, None)}
    assert counts("genre_offer.untapped", tables, split="district") == {"E07000103": (2, None)}


def test_an_audit_in_a_term_without_a_timetable_says_nothing_is_untapped(counts: Counts) -> None:
    assert counts("genre_offer.untapped", {"tutor_skills": SKILLS, "genre_offer": OFFER}) == {}


def _survey(*replies: tuple[str, str, str]) -> str:
    """Replies of one wave: audience, district, genres wanted."""
    rows = [
        f"2026 spring | s-{number:02d} | 2026-03-11 | {' | '.join(reply)}"
        for number, reply in enumerate(replies)
    ]
    heads = "survey_wave | response | answered_on | audience | district | genres_wanted"
    return "\n".join([heads, "-" * len(heads), *rows])


def test_young_people_ask_for_a_kind_of_music_when_they_name_a_genre_of_it(counts: Counts) -> None:
    """A blank is no answer; a parent is not asked."""
    survey = _survey(
        ("young_learner", "E07000103", "rap_mc|grime"),
        ("young_non_learner", "", "rap_mc|pop"),
        ("young_learner", "E07000103", ""),
        ("parent_user", "E07000103", "pop"),
    )
    asked = counts("genre_offer.requests", {"survey_responses": survey}, split="genre_family")
    assert (asked["hip_hop_rap"], asked["pop_rock"], asked["latin"]) == ((2, 2), (1, 2), (0, 2))


def _district_of(size: int) -> list[tuple[str, str, str]]:
    """So many young respondents of one district: two ask for samba, one for DJing, the rest for pop."""
    return [("young_learner", "E07000103", genre) for genre in ("samba", "samba", "djing")] + [
        ("young_learner", "E07000103", "pop")
    ] * (size - 3)


HERE = """
    term           | programme | district  | genre | weekly_hours | tutors
    ---------------+-----------+-----------+-------+--------------+-------
    2025/26 autumn | ensemble  | E07000103 | pop   | 6            | 4
    2025/26 autumn | ensemble  | E07000240 | samba | 6            | 2
"""


def test_a_request_is_met_when_the_genre_is_taught_in_the_district_that_asks(counts: Counts) -> None:
    """Of 40, two are 5% and one is not. Samba is taught, elsewhere."""
    tables = {"survey_responses": _survey(*_district_of(40)), "genre_offer": HERE}
    assert counts("genre_offer.demand_met", tables) == {"All": (1, 2)}
    by_family = counts("genre_offer.demand_met", tables, split="genre_family")
    assert by_family == {"pop_rock": (1, 1), "latin": (0, 1)}


@pytest.mark.parametrize(("respondents", "found"), [(24, {}), (25, {"All": (1, 2)})])
def test_a_district_of_fewer_than_25_young_respondents_asks_for_nothing(
    counts: Counts, respondents: int, found: dict[str, tuple[int, int]]
) -> None:
    tables = {"survey_responses": _survey(*_district_of(respondents)), "genre_offer": HERE}
    assert counts("genre_offer.demand_met", tables) == found


ENSEMBLES = """
    term           | ensemble_id | ensemble_type  | district  | works_total | works_by_under_represented
    ---------------+-------------+----------------+-----------+-------------+---------------------------
    2025/26 summer | EN-1        | full_orchestra | E07000103 | 10          | 2
    2025/26 summer | EN-2        | samba_group    | E07000103 | 5           | 3
    2025/26 summer | EN-3        | samba_group    | E07000240 | 7           |
    2025/26 summer | EN-4        | samba_group    | E07000240 |             |
"""


def test_works_are_counted_where_both_numbers_were_recorded(counts: Counts) -> None:
    assert counts("genre_offer.repertoire", {"ensembles": ENSEMBLES}) == {"All": (5, 15)}
    by_family = counts("genre_offer.repertoire", {"ensembles": ENSEMBLES}, split="ensemble_family")
    assert by_family == {"orchestral": (2, 10), "percussion": (3, 5)}


def test_every_ensemble_that_met_is_counted_with_its_family_and_district(counts: Counts) -> None:
    assert counts("genre_offer.ensembles", {"ensembles": ENSEMBLES}) == {"All": (4, None)}
    by_family = counts("genre_offer.ensembles", {"ensembles": ENSEMBLES}, split="ensemble_family")
    assert by_family == {"orchestral": (1, None), "percussion": (3, None)}
