"""Who decides, and how we look at ourselves: what each leadership metric counts."""

from tests.spec.conftest import Counts


def test_governance_pools_every_body_and_a_member_of_two_counts_once(counts: Counts) -> None:
    members = """
        snapshot_date | body          | member | votes | under_25 | ethnicity
        --------------+---------------+--------+-------+----------+-----------------
        2026-11-01    | hub_board     | m-01   | yes   | no       | black_african
        2026-11-01    | working_group | m-01   | yes   | no       | black_african
        2026-11-01    | hub_board     | m-02   | yes   | no       | white_british
        2026-11-01    | youth_board   | m-03   | no    | yes      | prefer_not_to_say
    """
    assert counts("leadership.governance_ethnic_minority", {"governance": members}) == {"All": (1, 2)}


def test_a_young_member_without_a_vote_holds_none_and_two_seats_are_two_votes(counts: Counts) -> None:
    """A seat without a vote is a listening exercise."""
    members = """
        snapshot_date | body          | member | votes | under_25
        --------------+---------------+--------+-------+---------
        2026-11-01    | hub_board     | m-01   | yes   | yes
        2026-11-01    | working_group | m-01   | yes   | yes
        2026-11-01    | hub_board     | m-02   | no    | yes
        2026-11-01    | hub_board     | m-03   | yes   | no
    """
    assert counts("leadership.young_votes", {"governance": members}) == {"All": (2, None)}


REGISTER = """
    process_id | kind        | last_reviewed_on
    -----------+-------------+-----------------
    L01        | policy      | 2023-10-09
    L02        | policy      | 2023-10-08
    L03        | recruitment | 2026-10-08
    L04        | recruitment | 2026-10-09
    L05        | form        |
"""


def test_a_review_lasts_36_months_from_its_day_and_counts_from_that_day(counts: Counts) -> None:
    """At the meeting of 8 October 2026, a review of 8 October 2023 has run out."""
    seen = {"lens_reviews": REGISTER}
    assert counts("leadership.lens_reviewed", seen, period="2026-10-08") == {"All": (2, 5)}
    by_kind = counts("leadership.lens_reviewed", seen, split="lens_kind", period="2026-10-08")
    assert (by_kind["policy"], by_kind["recruitment"], by_kind["form"]) == ((1, 2), (1, 2), (0, 1))


def test_an_earlier_review_of_the_same_process_still_counts_at_an_earlier_meeting(counts: Counts) -> None:
    register = """
        process_id | kind   | last_reviewed_on
        -----------+--------+-----------------
        L01        | policy | 2024-09-12
        L01        | policy | 2026-05-01
    """
    assert counts("leadership.lens_reviewed", {"lens_reviews": register}, period="2024-10-03") == {
        "All": (1, 1)
    }


RATINGS = """
    round_id | statement_id | rater_group  | level | raters | rated_on
    ---------+--------------+--------------+-------+--------+-----------
    SA-2026  | YV1          | agreed       | 2     | 8      | 2026-03-19
    SA-2026  | YV2          | agreed       | na    | 8      | 2026-03-19
    SA-2026  | WD1          | agreed       | 3     | 8      | 2026-05-07
    SA-2026  | YV1          | leaders      | 3     | 6      | 2026-03-19
    SA-2026  | YV1          | young_people | 2     | 12     | 2026-03-19
    SA-2026  | YV2          | leaders      | 4     | 6      | 2026-03-19
    SA-2026  | YV2          | young_people | 1     | 4      | 2026-03-19
    SA-2026  | WD1          | leaders      | 4     | 6      | 2026-03-19
"""


def test_the_agreed_level_leaves_out_what_does_not_apply(counts: Counts) -> None:
    assert counts("leadership.self_assessment", {"self_assessment": RATINGS}) == {"All": (5, 2)}
    by_strand = counts("leadership.self_assessment", {"self_assessment": RATINGS}, split="strand")
    assert (by_strand["voice"], by_strand["workforce"]) == ((2, 1), (3, 1))


def test_the_spread_is_over_statements_that_five_of_each_group_rated(counts: Counts) -> None:
    """Four young people are too few to speak for, and nobody young rated WD1."""
    assert counts("leadership.rating_spread", {"self_assessment": RATINGS}) == {"All": (1, None)}


def test_a_statement_rated_twice_in_a_year_counts_as_it_was_rated_last(counts: Counts) -> None:
    ratings = """
        round_id | statement_id | rater_group | level | raters | rated_on
        ---------+--------------+-------------+-------+--------+-----------
        SA-2026  | LS1          | agreed      | 1     | 8      | 2025-10-02
        SA-2026b | LS1          | agreed      | 3     | 8      | 2026-03-19
    """
    assert counts("leadership.self_assessment", {"self_assessment": ratings}) == {"All": (3, 1)}
