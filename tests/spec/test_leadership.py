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


STAFF = """
    snapshot_date | person | in_post | role_level    | sex
    --------------+--------+---------+---------------+------------------
    2026-11-01    | p-01   | yes     | senior_leader | female
    2026-11-01    | p-02   | yes     | team_lead     | male
    2026-11-01    | p-03   | yes     | team_lead     | prefer_not_to_say
    2026-11-01    | p-04   | yes     | tutor         | female
    2026-11-01    | p-05   | no      | team_lead     | female
"""


def test_women_among_leaders_leaves_out_those_who_did_not_say_and_those_who_left(counts: Counts) -> None:
    assert counts("leadership.women_leaders", {"workforce": STAFF}) == {"All": (1, 2)}


def test_leaders_are_counted_whether_or_not_we_know_about_them(counts: Counts) -> None:
    assert counts("leadership.leaders", {"workforce": STAFF}) == {"All": (3, None)}
    by_level = counts("leadership.leaders", {"workforce": STAFF}, split="role_level")
    assert by_level == {"team_lead": (2, None), "senior_leader": (1, None)}


def test_a_member_of_two_bodies_is_one_person_with_two_seats(counts: Counts) -> None:
    seats = """
        snapshot_date | body          | member | votes | under_25
        --------------+---------------+--------+-------+---------
        2026-11-01    | hub_board     | m-01   | yes   | no
        2026-11-01    | working_group | m-01   | yes   | no
        2026-11-01    | hub_board     | m-02   | yes   | no
    """
    assert counts("leadership.members", {"governance": seats}) == {"All": (2, None)}
    assert counts("leadership.seats", {"governance": seats}) == {"All": (3, None)}
    by_body = counts("leadership.seats", {"governance": seats}, split="body")
    assert (by_body["hub_board"], by_body["working_group"]) == ((2, None), (1, None))


GROUP = """
    snapshot_date | body          | member | member_kind       | role_level
    --------------+---------------+--------+-------------------+--------------
    2025-11-01    | hub_board     | m-01   | executive         | senior_leader
    2026-11-01    | hub_board     | m-01   | executive         | senior_leader
    2026-11-01    | working_group | m-02   | staff             | tutor
    2026-11-01    | working_group | m-03   | staff             | tutor
    2026-11-01    | working_group | m-04   | hourly_paid_staff | support_staff
    2026-11-01    | working_group | m-05   | la_edi_officer    |
    2026-11-01    | working_group | m-06   | young_person      |
"""


def test_the_working_group_counts_kinds_and_never_people(counts: Counts) -> None:
    """Two tutors are one kind, and a member stands for one: the hourly-paid one does not stand for support."""
    assert counts("leadership.group_breadth", {"governance": GROUP}) == {"All": (3, None)}
    assert counts("leadership.group_breadth", {"governance": GROUP}, split="group_kind") == {
        "tutor": (1, None),
        "hourly_paid": (1, None),
        "la_edi_officer": (1, None),
    }


def test_before_there_is_a_working_group_it_has_no_breadth(counts: Counts) -> None:
    assert counts("leadership.group_breadth", {"governance": GROUP}, period="2025-11-01") == {}


OUTCOMES = """
    process_id | kind        | last_reviewed_on | outcome
    -----------+-------------+------------------+------------
    L01        | policy      | 2026-05-01       | changed
    L02        | policy      | 2026-05-01       | no_change
    L03        | recruitment | 2026-05-01       | stopped
    L04        | form        | 2026-05-01       | more_work
    L05        | form        |                  | not_started
    L06        | form        | 2023-10-08       | changed
"""


def test_a_review_changed_something_when_it_changed_or_stopped_it(counts: Counts) -> None:
    """More work to do is not the end of a review, and one that has run out is to be done again."""
    register = {"lens_reviews": OUTCOMES}
    assert counts("leadership.lens_changed", register, period="2026-10-08") == {"All": (2, 3)}
    by_kind = counts("leadership.lens_changed", register, split="lens_kind", period="2026-10-08")
    assert by_kind == {"policy": (1, 2), "recruitment": (1, 1)}


def test_every_process_is_on_the_register_with_what_its_review_led_to(counts: Counts) -> None:
    register = {"lens_reviews": OUTCOMES}
    assert counts("leadership.lens_register", register, period="2026-10-08") == {"All": (6, None)}
    assert counts("leadership.lens_register", register, split="lens_outcome", period="2026-10-08") == {
        "changed": (1, None),
        "no_change": (1, None),
        "stopped": (1, None),
        "more_work": (1, None),
        "not_started": (2, None),
    }


HEARD = {
    "documents": """
        document_id | kind          | published_on
        ------------+---------------+-------------
        D01         | business_plan | 2025-03-31
        D02         | business_plan | 2026-03-31
        D03         | local_plan    | 2026-03-31
    """,
    "insights": """
        insight_id | received_on | source        | used_in
        -----------+-------------+---------------+--------
        I01        | 2024-10-01  | schools       | D01
        I02        | 2024-10-02  | young_people  | D02
        I03        | 2025-10-01  | young_people  | D02
        I04        | 2025-10-02  | hub           | D03
        I05        | 2026-09-01  | hub           | D02
    """,
}


def test_a_group_is_heard_when_the_plan_in_force_uses_any_of_its_insights(counts: Counts) -> None:
    """What an earlier plan used, or another document, is not in this plan."""
    assert counts("leadership.insight_sources", HEARD, period="2024/25") == {"All": (1, None)}
    assert counts("leadership.insight_sources", HEARD, period="2025/26") == {"All": (1, None)}
    heard = counts("leadership.insight_sources", HEARD, split="insight_source", period="2025/26")
    assert heard == {"young_people": (1, None)}


def test_insights_are_those_received_by_the_end_of_the_year(counts: Counts) -> None:
    assert counts("leadership.insights_used", HEARD, period="2025/26") == {"All": (2, 4)}
    assert counts("leadership.insights_used", HEARD, split="insight_source", period="2025/26") == {
        "schools": (0, 1),
        "young_people": (2, 2),
        "hub": (0, 1),
    }


def test_the_year_in_hand_has_no_plan_to_read_yet(counts: Counts) -> None:
    assert counts("leadership.insight_sources", HEARD, period="2026/27") == {}


PUBLISHED = """
    document_id | kind             | published_on | {flags}
    ------------+------------------+--------------+--------
    D01         | singing_strategy | 2024-09-20   | yes | yes | yes | yes | yes
    D02         | charging_policy  | 2024-10-01   | yes | no  | no  | no  | no
    D03         | charging_policy  | 2026-02-01   | yes | yes | yes | yes | no
    D04         | charging_policy  | 2026-09-01   | yes | yes | yes | yes | yes
    D05         | local_plan       |              | yes | yes | yes | yes | yes
""".format(flags="covers_offer | covers_fee_help | covers_progression | covers_access | covers_outcomes")


def test_a_publication_is_complete_with_all_five_parts_in_its_latest_edition(counts: Counts) -> None:
    """What came out after the year, or is still planned, is not what people could read."""
    found = {"documents": PUBLISHED}
    assert counts("leadership.documents_complete", found, period="2025/26") == {"All": (1, 2)}
    by_kind = counts("leadership.documents_complete", found, split="document_kind", period="2025/26")
    assert by_kind == {"singing_strategy": (1, 1), "charging_policy": (0, 1)}


def test_each_publication_has_five_parts(counts: Counts) -> None:
    found = {"documents": PUBLISHED}
    assert counts("leadership.document_parts", found, period="2024/25") == {"All": (6, 10)}
    by_part = counts("leadership.document_parts", found, split="document_flag", period="2025/26")
    assert (by_part["access"], by_part["outcomes"]) == ((2, 2), (1, 2))
    policy = counts(
        "leadership.document_parts", found, within="document_kind=charging_policy", period="2025/26"
    )
    assert policy == {"All": (4, 5)}


def test_two_views_are_of_the_statements_that_both_groups_rated(counts: Counts) -> None:
    """YV1 alone: too few young people rated YV2, and nobody young rated WD1."""
    for key, level in (("leadership.rated_by_leaders", 3), ("leadership.rated_by_young_people", 2)):
        assert counts(key, {"self_assessment": RATINGS}) == {"All": (level, 1)}
        assert counts(key, {"self_assessment": RATINGS}, split="strand") == {"voice": (level, 1)}
