"""Who works here: what each workforce metric counts."""

from tests.spec.alike import alike
from tests.spec.conftest import Counts, Figure


def in_service(table: str) -> str:
    """The drawn people as hourly-paid tutors who teach, where the table does not say otherwise."""
    usual = {"role_level": "tutor", "role_family": "teaching", "contract": "hourly_paid"}
    drawn_already = table.strip().splitlines()[0]
    return alike(table, **{column: code for column, code in usual.items() if column not in drawn_already})


def test_headcount_is_people_in_post_and_leavers_are_not(counts: Counts) -> None:
    staff = in_service("""
        snapshot_date | person | in_post | contract            | left_on
        --------------+--------+---------+---------------------+-----------
        2025-11-01    | p-01   | yes     | permanent_full_time |
        2025-11-01    | p-02   | yes     | hourly_paid         |
        2025-11-01    | p-03   | no      | hourly_paid         | 2025-07-31
    """)
    assert counts("workforce.headcount", {"workforce": staff}) == {"All": (2, None)}


def test_five_contracts_roll_up_to_the_funders_kinds(counts: Counts) -> None:
    """Fixed-term, hourly-paid and agency people are all contractual; volunteers stand apart."""
    staff = in_service("""
        snapshot_date | person | in_post | contract
        --------------+--------+---------+--------------------
        2025-11-01    | p-01   | yes     | permanent_full_time
        2025-11-01    | p-02   | yes     | permanent_part_time
        2025-11-01    | p-03   | yes     | fixed_term
        2025-11-01    | p-04   | yes     | hourly_paid
        2025-11-01    | p-05   | yes     | agency
        2025-11-01    | p-06   | yes     | self_employed
        2025-11-01    | p-07   | yes     | volunteer
    """)
    assert counts("workforce.headcount", {"workforce": staff}, split="contract_ace") == {
        "permanent": (2, None),
        "contractual": (3, None),
        "self_employed": (1, None),
        "volunteer": (1, None),
    }


def test_to_prefer_not_to_say_is_an_answer_but_not_a_known_one(counts: Counts) -> None:
    staff = in_service("""
        snapshot_date | person | in_post | ethnicity
        --------------+--------+---------+------------------
        2025-11-01    | p-01   | yes     | asian_indian
        2025-11-01    | p-02   | yes     | prefer_not_to_say
        2025-11-01    | p-03   | yes     | not_asked
        2025-11-01    | p-04   | yes     |
        2025-11-01    | p-05   | no      | white_british
    """)
    by_question = counts("workforce.disclosure", {"workforce": staff}, split="characteristic")
    assert by_question["ethnicity"] == (1, 4)
    assert by_question["religion"] == (0, 4), "a question nobody answered is not a missing question"


def test_silence_and_not_being_asked_are_kept_apart(counts: Counts) -> None:
    """One is a choice, one is our omission; a blank cell counts as asked with no answer."""
    staff = in_service("""
        snapshot_date | person | in_post | ethnicity         | seb
        --------------+--------+---------+-------------------+----------
        2025-11-01    | p-01   | yes     | asian_indian      | not_sure
        2025-11-01    | p-02   | yes     | prefer_not_to_say | managers
        2025-11-01    | p-03   | yes     | not_asked         | managers
        2025-11-01    | p-04   | yes     |                   | managers
        2025-11-01    | p-05   | yes     | not_known         | managers
    """)

    def answers(question: str) -> dict[str, Figure]:
        return counts(
            "workforce.answers", {"workforce": staff}, split="answer", within=f"characteristic={question}"
        )

    assert answers("ethnicity") == {
        "known": (1, None),
        "prefer_not_to_say": (1, None),
        "no_response": (1, None),
        "not_asked": (1, None),
        "not_known": (1, None),
    }
    assert answers("seb")["not_known"] == (1, None), "not sure is an honest answer that tells us nothing"


def test_white_minorities_are_ethnic_minorities(counts: Counts) -> None:
    staff = in_service("""
        snapshot_date | person | in_post | ethnicity
        --------------+--------+---------+-----------------
        2025-11-01    | p-01   | yes     | white_british
        2025-11-01    | p-02   | yes     | white_irish
        2025-11-01    | p-03   | yes     | white_other
        2025-11-01    | p-04   | yes     | black_caribbean
    """)
    assert counts("workforce.ethnic_minority", {"workforce": staff}) == {"All": (3, 4)}
    assert counts("workforce.asian_black_mixed_other", {"workforce": staff}) == {"All": (1, 4)}


def test_white_alone_does_not_say_whether_someone_is_white_british(counts: Counts) -> None:
    """A five-group answer is known, and still leaves both sides of the two-way share."""
    staff = in_service("""
        snapshot_date | person | in_post | ethnicity
        --------------+--------+---------+----------
        2025-11-01    | p-01   | yes     | white
        2025-11-01    | p-02   | yes     | asian
        2025-11-01    | p-03   | yes     | white_british
    """)
    assert counts("workforce.ethnic_minority", {"workforce": staff}) == {"All": (1, 2)}
    assert counts("workforce.asian_black_mixed_other", {"workforce": staff}) == {"All": (1, 3)}
    assert counts("workforce.hourly_or_self_employed", {"workforce": staff}, split="ethnicity_2") == {
        "white_british": (1, 1),
        "ethnic_minorities": (1, 1),
        "not_known": (1, 1),
    }


def test_people_who_prefer_not_to_say_leave_both_sides(counts: Counts) -> None:
    """Silence is not an answer: it must not make a service look less inclusive."""
    staff = in_service("""
        snapshot_date | person | in_post | disability        | sex               | sexual_orientation
        --------------+--------+---------+-------------------+-------------------+-------------------
        2025-11-01    | p-01   | yes     | disabled          | female            | bisexual
        2025-11-01    | p-02   | yes     | not_disabled      | male              | heterosexual
        2025-11-01    | p-03   | yes     | prefer_not_to_say | prefer_not_to_say | prefer_not_to_say
        2025-11-01    | p-04   | yes     |                   |                   |
    """)
    for key in ("workforce.disabled", "workforce.women", "workforce.not_heterosexual"):
        assert counts(key, {"workforce": staff}) == {"All": (1, 2)}


def test_a_condition_counts_as_disability_when_it_limits(counts: Counts) -> None:
    staff = in_service("""
        snapshot_date | person | in_post | disability
        --------------+--------+---------+-----------------------
        2025-11-01    | p-01   | yes     | limited_a_lot
        2025-11-01    | p-02   | yes     | limited_a_little
        2025-11-01    | p-03   | yes     | condition_not_limiting
        2025-11-01    | p-04   | yes     | no_condition
    """)
    assert counts("workforce.disabled", {"workforce": staff}) == {"All": (2, 4)}


def test_background_is_read_in_three_groups_and_no_job_stays_out(counts: Counts) -> None:
    """'Retired' and 'not sure' are answers that no background covers."""
    staff = in_service("""
        snapshot_date | person | in_post | seb
        --------------+--------+---------+---------------------
        2025-11-01    | p-01   | yes     | technical_craft
        2025-11-01    | p-02   | yes     | lower_socio_economic
        2025-11-01    | p-03   | yes     | managers
        2025-11-01    | p-04   | yes     | not_sure
        2025-11-01    | p-05   | yes     | other_retired
        2025-11-01    | p-06   | yes     | prefer_not_to_say
    """)
    assert counts("workforce.lower_socio_economic", {"workforce": staff}) == {"All": (2, 3)}


def test_hourly_agency_and_self_employed_terms_are_the_least_secure(counts: Counts) -> None:
    staff = in_service("""
        snapshot_date | person | in_post | contract      | age_band
        --------------+--------+---------+---------------+---------
        2025-11-01    | p-01   | yes     | hourly_paid   | 20_34
        2025-11-01    | p-02   | yes     | agency        | 20_34
        2025-11-01    | p-03   | yes     | self_employed | 50_64
        2025-11-01    | p-04   | yes     | fixed_term    | 50_64
    """)
    assert counts("workforce.hourly_or_self_employed", {"workforce": staff}) == {"All": (3, 4)}
    by_age = counts("workforce.hourly_or_self_employed", {"workforce": staff}, split="age_band")
    assert (by_age["20_34"], by_age["50_64"]) == ((2, 2), (1, 2))


def test_leaders_are_team_leads_and_senior_leaders(counts: Counts) -> None:
    staff = in_service("""
        snapshot_date | person | in_post | role_level    | ethnicity
        --------------+--------+---------+---------------+-----------------
        2025-11-01    | p-01   | yes     | team_lead     | white_british
        2025-11-01    | p-02   | yes     | senior_leader | black_african
        2025-11-01    | p-03   | yes     | tutor         | asian_indian
        2025-11-01    | p-04   | yes     | team_lead     | prefer_not_to_say
    """)
    assert counts("leadership.ethnic_minority_leaders", {"workforce": staff}) == {"All": (1, 2)}


TWO_YEARS = in_service("""
    snapshot_date | person | in_post | contract            | ethnicity     | started_on | left_on
    --------------+--------+---------+---------------------+---------------+------------+-----------
    2024-11-01    | p-01   | yes     | permanent_full_time | white_british | 2019-09-01 |
    2024-11-01    | p-02   | yes     | hourly_paid         | asian_indian  | 2020-09-01 |
    2024-11-01    | p-03   | yes     | hourly_paid         | white_british | 2021-09-01 |
    2025-11-01    | p-01   | yes     | permanent_full_time | white_british | 2019-09-01 |
    2025-11-01    | p-02   | no      | hourly_paid         | asian_indian  | 2020-09-01 | 2025-07-31
    2025-11-01    | p-03   | yes     | hourly_paid         | white_british | 2021-09-01 |
    2025-11-01    | p-04   | yes     | hourly_paid         |               | 2025-09-01 |
    2025-11-01    | p-05   | yes     | self_employed       |               | 2025-11-01 |
""")


def test_leavers_are_over_the_average_of_start_and_end_rounded_up_from_a_half(counts: Counts) -> None:
    """Three in post at the start and four at the end make 3.5, which is 4 whole people."""
    assert counts("workforce.leavers", {"workforce": TWO_YEARS}) == {"All": (1, 4)}
    by_kind = counts("workforce.leavers", {"workforce": TWO_YEARS}, split="contract_ace")
    assert by_kind["contractual"] == (1, 2)
    assert by_kind["self_employed"] == (0, 1)


def test_parts_of_the_average_add_up_to_it(counts: Counts) -> None:
    """Each part rounded up for itself would make people out of nothing: here four halves are two people."""
    staff = in_service("""
        snapshot_date | person | in_post | contract
        --------------+--------+---------+--------------------
        2024-11-01    | p-01   | yes     | permanent_full_time
        2024-11-01    | p-02   | yes     | hourly_paid
        2025-11-01    | p-03   | yes     | self_employed
        2025-11-01    | p-04   | yes     | volunteer
    """)
    by_kind = counts("workforce.leavers", {"workforce": staff}, split="contract_ace")
    assert sum(average or 0 for _, average in by_kind.values()) == 2
    assert counts("workforce.leavers", {"workforce": staff}) == {"All": (0, 2)}


def test_nobody_can_leave_in_the_year_before_the_first_snapshot(counts: Counts) -> None:
    assert counts("workforce.leavers", {"workforce": TWO_YEARS}, period="2024-11-01") == {}


def test_joiners_started_since_the_snapshot_before(counts: Counts) -> None:
    assert counts("workforce.joiners", {"workforce": TWO_YEARS}) == {"All": (2, None)}
    assert counts("workforce.joiners", {"workforce": TWO_YEARS}, period="2024-11-01") == {}
