"""How the service rates itself: what each group's level counts, statement by statement."""

from tests.spec.conftest import Counts

RATINGS = """
    round_id | statement_id | rater_group  | level | raters | rated_on
    ---------+--------------+--------------+-------+--------+-----------
    SA-2026  | YV1          | agreed       | 2     | 8      | 2026-03-19
    SA-2026  | WD1          | agreed       | 3     | 8      | 2026-05-07
    SA-2026  | YV1          | leaders      | 3     | 6      | 2026-03-19
    SA-2026  | YV2          | leaders      | 4     | 6      | 2026-03-19
    SA-2026  | WD1          | leaders      | na    | 6      | 2026-03-19
    SA-2026  | YV1          | young_people | 2     | 12     | 2026-03-19
    SA-2026  | YV2          | young_people | 1     | 4      | 2026-03-19
"""


def test_a_statement_has_the_level_that_was_agreed_for_it(counts: Counts) -> None:
    agreed = counts("leadership.self_assessment", {"self_assessment": RATINGS}, split="statement")
    assert agreed == {"WD1": (3, 1), "YV1": (2, 1)}


def test_each_group_is_counted_over_what_it_rated_and_five_of_it_did(counts: Counts) -> None:
    """Four young people say nothing of YV2, and what does not apply to leaders is no level of theirs."""
    seen = {"self_assessment": RATINGS}
    assert counts("leadership.group_rating", seen, split="rater_group") == {
        "leaders": (7, 2),
        "young_people": (2, 1),
    }
    young = counts("leadership.group_rating", seen, split="statement", within="rater_group=young_people")
    assert young == {"YV1": (2, 1)}


def test_of_a_statement_rated_twice_in_a_round_the_later_rating_stands(counts: Counts) -> None:
    """Even where the later one is that it does not apply."""
    ratings = """
        round_id | statement_id | rater_group | level | raters | rated_on
        ---------+--------------+-------------+-------+--------+-----------
        SA-2026  | LS1          | leaders     | 3     | 8      | 2026-01-02
        SA-2026  | LS1          | leaders     | na    | 8      | 2026-03-19
        SA-2026  | LS2          | leaders     | 1     | 8      | 2026-01-02
        SA-2026  | LS2          | leaders     | 2     | 8      | 2026-03-19
    """
    assert counts("leadership.group_rating", {"self_assessment": ratings}) == {"All": (2, 1)}
