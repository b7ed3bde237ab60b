"""Who applies and who is appointed: what each recruitment metric counts."""

from tests.spec.alike import alike
from tests.spec.conftest import Counts


def held(table: str) -> str:
    """The drawn rounds as open adverts for tutors with a panel, where the table does not say otherwise."""
    usual = {"role_level": "tutor", "route": "open_advert", "selection_method": "panel_interview"}
    drawn_already = table.strip().splitlines()[0]
    return alike(table, **{column: code for column, code in usual.items() if column not in drawn_already})


ROUNDS = held("""
    round_id | advertised_on | applicant | furthest_stage | withdrew | route              | ethnicity
    ---------+---------------+-----------+----------------+----------+--------------------+------------------
    R1       | 2024-09-01    | a-01      | applied        | no       | open_advert        | white_british
    R1       | 2024-09-01    | a-02      | shortlisted    | no       | open_advert        | asian_indian
    R1       | 2024-09-01    | a-03      | appointed      | no       | songwriter_pathway | white_irish
    R2       | 2026-08-31    | a-04      | interviewed    | yes      | open_advert        | prefer_not_to_say
    R2       | 2026-08-31    | a-05      | appointed      | no       | internal           | white
    R2       | 2026-08-31    | a-01      | offered        | no       | open_advert        | white_british
""")


def test_the_window_is_the_two_years_to_31_august(counts: Counts) -> None:
    """The first and the last day of the 24 months are in; one day either side is out."""
    rounds = held("""
        round_id | advertised_on | applicant | furthest_stage
        ---------+---------------+-----------+---------------
        R1       | 2023-08-31    | a-01      | applied
        R2       | 2023-09-01    | a-02      | applied
        R3       | 2025-08-31    | a-03      | appointed
        R4       | 2025-09-01    | a-04      | applied
    """)
    assert counts("recruitment.success", {"recruitment": rounds}, period="2024/25") == {"All": (1, 2)}


def test_a_window_needs_rounds_in_both_its_years(counts: Counts) -> None:
    """One year of records would read as two, and the next year's would look like a fall."""
    rounds = held("""
        round_id | advertised_on | applicant | furthest_stage
        ---------+---------------+-----------+---------------
        R1       | 2023-10-01    | a-01      | applied
        R2       | 2024-10-01    | a-02      | appointed
    """)
    assert counts("recruitment.success", {"recruitment": rounds}, period="2023/24") == {}
    assert counts("recruitment.success", {"recruitment": rounds}, period="2024/25") == {"All": (1, 2)}
    assert counts("recruitment.success", {"recruitment": rounds}, period="2025/26") == {}


def test_a_window_that_is_not_over_is_not_counted(counts: Counts) -> None:
    rounds = held("""
        round_id | advertised_on | applicant | furthest_stage
        ---------+---------------+-----------+---------------
        R1       | 2025-10-01    | a-01      | applied
        R2       | 2026-10-01    | a-02      | applied
    """)
    assert counts("recruitment.success", {"recruitment": rounds}) == {}


def test_each_application_counts_even_from_the_same_person(counts: Counts) -> None:
    assert counts("recruitment.success", {"recruitment": ROUNDS}) == {"All": (2, 6)}


def test_stages_hold_all_those_who_went_further_and_withdrawing_undoes_none(counts: Counts) -> None:
    assert counts("recruitment.shortlisted", {"recruitment": ROUNDS}) == {"All": (5, 6)}


def test_applicants_whose_group_is_not_known_leave_both_sides(counts: Counts) -> None:
    """'White' alone does not say whether someone is White British."""
    assert counts("recruitment.applicants_ethnic_minority", {"recruitment": ROUNDS}) == {"All": (2, 4)}


def test_success_is_compared_between_two_groups_with_the_unknown_beside_them(counts: Counts) -> None:
    assert counts("recruitment.success", {"recruitment": ROUNDS}, split="ethnicity_2") == {
        "white_british": (0, 2),
        "ethnic_minorities": (1, 2),
        "not_known": (1, 2),
    }


def test_new_routes_are_a_share_of_appointments_not_of_applicants(counts: Counts) -> None:
    assert counts("recruitment.pathway", {"recruitment": ROUNDS}) == {"All": (1, 2)}
