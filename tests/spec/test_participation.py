"""What the participation metrics count."""

import pytest

from tests.spec.conftest import Counts

_SCHOOLS = """
    snapshot_date | urn    | phase       | district  | state_funded | pupils | free_meals_percent
    --------------+--------+-------------+-----------+--------------+--------+-------------------
    2025-09-01    | 900001 | primary     | E07000103 | yes          | 200    | 30.0
    2025-09-01    | 900002 | secondary   | E07000095 | yes          | 1000   | 10.0
    2025-09-01    | 900003 | independent | E07000095 | no           | 400    |
"""


def test_a_pupil_in_two_programmes_counts_once(counts: Counts) -> None:
    """Places are not people: a keen player must not look like two children."""
    places = {
        "participation": """
            term           | programme   | pupil | status
            ---------------+-------------+-------+----------
            2025/26 autumn | small_group | p-01  | attending
            2025/26 autumn | ensemble    | p-01  | attending
            2025/26 autumn | small_group | p-02  | completed
        """
    }
    assert counts("participation.pupils", places) == {"All": (2, None)}
    assert counts("participation.pupils", places, split="programme") == {
        "small_group": (2, None),
        "ensemble": (1, None),
    }


@pytest.mark.parametrize("status", ["referred", "waiting", "declined", "left_early"])
def test_only_those_who_attend_or_complete_take_part(counts: Counts, status: str) -> None:
    """A place on a waiting list is a promise, not music."""
    assert counts("participation.pupils", {
        "participation": f"""
            term           | programme   | pupil | status
            ---------------+-------------+-------+----------
            2025/26 autumn | small_group | p-01  | attending
            2025/26 autumn | small_group | p-02  | {status}
        """
    }) == {"All": (1, None)}  # fmt: skip


def test_a_year_is_counted_afresh_and_only_once_it_is_over(counts: Counts) -> None:
    """Terms added up would count most children three times; a year of one term would look like a fall."""
    places = {
        "participation": """
            term           | programme   | pupil | status
            ---------------+-------------+-------+----------
            2025/26 autumn | small_group | p-01  | attending
            2025/26 spring | small_group | p-01  | attending
            2025/26 spring | small_group | p-02  | attending
            2026/27 autumn | small_group | p-01  | attending
        """
    }
    assert counts("participation.pupils", places, period="2025/26") == {"All": (2, None)}
    assert counts("participation.pupils", places, period="2026/27") == {}
    assert counts("participation.pupils", places) == {"All": (1, None)}


def test_a_term_that_has_not_begun_has_no_figure(counts: Counts) -> None:
    """Next term's register is a plan."""
    assert counts("participation.pupils", {
        "participation": """
            term           | programme   | pupil | status
            ---------------+-------------+-------+----------
            2026/27 spring | small_group | p-01  | attending
        """
    }) == {}  # fmt: skip


def test_an_unknown_district_goes_to_not_known(counts: Counts) -> None:
    """No child vanishes with a missing address, so the parts add up to the whole."""
    assert counts("participation.pupils", {
        "participation": """
            term           | programme   | pupil | status    | home_district
            ---------------+-------------+-------+-----------+--------------
            2025/26 autumn | small_group | p-01  | attending | E07000103
            2025/26 autumn | small_group | p-02  | attending |
        """
    }, split="district") == {"E07000103": (1, None), "not_known": (1, None)}  # fmt: skip


def test_a_pupil_who_moves_house_is_in_one_district_a_year(counts: Counts) -> None:
    """Each term keeps its own; the year takes the last that is known."""
    places = {
        "participation": """
            term           | programme   | pupil | status    | home_district
            ---------------+-------------+-------+-----------+--------------
            2025/26 autumn | small_group | p-01  | attending | E07000103
            2025/26 spring | small_group | p-01  | attending | E07000095
            2025/26 summer | small_group | p-01  | attending |
        """
    }
    assert counts("participation.pupils", places, period="2025/26 autumn", split="district") == {
        "E07000103": (1, None)
    }
    assert counts("participation.pupils", places, period="2025/26", split="district") == {
        "E07000095": (1, None)
    }


def test_targeted_programmes_are_counted_apart_from_the_core_offer(counts: Counts) -> None:
    """One pupil may be in both."""
    places = {
        "participation": """
            term           | programme     | pupil | status    | sex
            ---------------+---------------+-------+-----------+-------
            2025/26 autumn | nurture_group | p-01  | attending | female
            2025/26 autumn | small_group   | p-01  | attending | female
            2025/26 autumn | small_group   | p-02  | attending | male
        """
    }
    assert counts("participation.pupils", places, within="programme_group=targeted") == {"All": (1, None)}
    assert counts("participation.pupils", places, within="programme_group=core", split="sex") == {
        "female": (1, None),
        "male": (1, None),
    }


@pytest.mark.parametrize("silence", ["prefer_not_to_say", "no_response", "not_asked", "not_known", ""])
def test_silence_leaves_both_sides(counts: Counts, silence: str) -> None:
    """Silence is not an answer: it must not make a service look less inclusive."""
    assert counts("participation.free_meals", {
        "participation": f"""
            term           | programme   | pupil | status    | free_meals
            ---------------+-------------+-------+-----------+-----------
            2025/26 autumn | small_group | p-01  | attending | yes
            2025/26 autumn | small_group | p-02  | attending | no
            2025/26 autumn | small_group | p-03  | attending | {silence}
        """
    }) == {"All": (1, 2)}  # fmt: skip


def test_what_one_record_knows_is_known_of_the_pupil(counts: Counts) -> None:
    """The lessons register knew; the ensemble's did not ask."""
    places = {
        "participation": """
            term           | programme   | pupil | status    | free_meals
            ---------------+-------------+-------+-----------+-----------
            2025/26 autumn | small_group | p-01  | attending | yes
            2025/26 autumn | ensemble    | p-01  | attending | not_asked
        """
    }
    assert counts("participation.free_meals", places) == {"All": (1, 1)}
    assert counts("participation.free_meals", places, split="programme")["ensemble"] == (1, 1)


def test_a_learner_is_in_the_phase_of_the_school_that_autumn(counts: Counts) -> None:
    """Like phase is compared with like phase; without a school there is none."""
    assert counts("participation.free_meals", {
        "schools": _SCHOOLS,
        "participation": """
            term           | programme   | pupil | status    | free_meals | school_urn
            ---------------+-------------+-------+-----------+------------+-----------
            2025/26 summer | small_group | p-01  | attending | yes        | 900001
            2025/26 summer | small_group | p-02  | attending | no         | 900002
            2025/26 summer | small_group | p-03  | attending | no         |
        """
    }, split="phase") == {"primary": (1, 1), "secondary": (0, 1), "not_known": (0, 1)}  # fmt: skip


_CIRCUMSTANCES = """
    term           | programme | pupil | status    | pupil_premium | sen         | eal            | looked_after            | ethnicity     | sex    | home_imd_decile | year_group
    ---------------+-----------+-------+-----------+---------------+-------------+----------------+-------------------------+---------------+--------+-----------------+-----------
    2025/26 autumn | ensemble  | p-01  | attending | yes           | sen_support | other_language | looked_after            | asian_indian  | female | 1               | 11
    2025/26 autumn | ensemble  | p-02  | attending | service       | ehc_plan    | english        | previously_looked_after | white_british | male   | 3               | 12
    2025/26 autumn | ensemble  | p-03  | attending | no            | none        | english        | no                      | white_irish   | male   | 4               | 6
    2025/26 autumn | ensemble  | p-04  | attending |               |             |                |                         | white         |        |                 |
"""


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("participation.pupil_premium", (2, 3)),
        ("participation.send", (2, 3)),
        ("participation.ehc_plan", (1, 3)),
        ("participation.eal", (1, 3)),
        ("participation.looked_after", (2, 3)),
        ("participation.ethnic_minority", (2, 3)),
        ("participation.girls", (1, 3)),
        ("participation.deprived_areas", (2, 3)),
    ],
)
def test_each_share_is_of_those_whose_answer_is_known(
    counts: Counts, key: str, figure: tuple[int, int]
) -> None:
    """Service premium is premium; decile 3 is deprived and 4 is not; White Irish people are a minority, and
    plain 'White' does not say who is White British."""
    assert counts(key, {"participation": _CIRCUMSTANCES}) == {"All": figure}


def test_known_answers_are_shown_question_by_question(counts: Counts) -> None:
    """The same people are asked seven questions; each has its own share."""
    places = {
        "participation": """
            term           | programme   | pupil | status    | sex    | ethnicity
            ---------------+-------------+-------+-----------+--------+------------------
            2025/26 autumn | small_group | p-01  | attending | female | prefer_not_to_say
            2025/26 autumn | ensemble    | p-01  | attending |        |
            2025/26 autumn | small_group | p-02  | attending | male   | white_british
        """
    }
    known = counts("participation.known", places, split="characteristic")
    assert (known["sex"], known["ethnicity"], known["sen"]) == ((2, 2), (1, 2), (0, 2))
    assert counts("participation.known", places) == {"All": (3, 14)}
    assert counts("participation.known", places, within="programme_group=targeted") == {"All": (0, 0)}


_AT_SCHOOL = """
    term           | programme   | pupil | status    | school_urn | free_meals
    ---------------+-------------+-------+-----------+------------+-----------
    2025/26 autumn | small_group | p-01  | attending | 900001     | yes
    2025/26 autumn | ensemble    | p-01  | attending | 900001     | yes
    2025/26 autumn | small_group | p-02  | attending | 900002     | no
    2025/26 autumn | small_group | p-03  | attending | 900003     | yes
    2025/26 autumn | small_group | p-04  | attending |            | yes
"""


def test_take_up_is_of_the_roll_of_state_funded_schools(counts: Counts) -> None:
    """Learners at independent schools, or at none we know, are on no roll: they stay out of the count."""
    records = {"schools": _SCHOOLS, "participation": _AT_SCHOOL}
    assert counts("participation.take_up", records) == {"All": (2, 1200)}
    assert counts("participation.take_up", records, period="2025/26") == {"All": (2, 1200)}
    assert counts("participation.take_up", records, split="district") == {
        "E07000103": (1, 200),
        "E07000095": (1, 1000),
    }


def test_a_school_at_exactly_a_tenth_is_in_the_low_band(counts: Counts) -> None:
    """'10% or less' includes 10%."""
    records = {"schools": _SCHOOLS, "participation": _AT_SCHOOL}
    assert counts("participation.take_up", records, split="free_meals_band") == {
        "low": (1, 1000),
        "above_england": (1, 200),
    }


def test_take_up_of_those_eligible_is_of_the_eligible_on_roll(counts: Counts) -> None:
    """30% of 200 and 10% of 1,000 are 160 pupils."""
    records = {"schools": _SCHOOLS, "participation": _AT_SCHOOL}
    assert counts("participation.take_up_free_meals", records) == {"All": (1, 160)}


def test_the_roll_is_that_of_the_same_september(counts: Counts) -> None:
    """A school that closed is on last year's roll and not on this one's."""
    records = {
        "schools": """
            snapshot_date | urn    | phase   | district  | state_funded | pupils
            --------------+--------+---------+-----------+--------------+-------
            2024-09-01    | 900001 | primary | E07000103 | yes          | 100
            2024-09-01    | 900002 | primary | E07000103 | yes          | 50
            2025-09-01    | 900001 | primary | E07000103 | yes          | 110
        """,
        "participation": """
            term           | programme   | pupil | status    | school_urn
            ---------------+-------------+-------+-----------+-----------
            2024/25 summer | small_group | p-01  | attending | 900002
            2025/26 autumn | small_group | p-01  | attending | 900001
        """,
    }
    assert counts("participation.take_up", records, period="2024/25 summer") == {"All": (1, 150)}
    assert counts("participation.take_up", records, period="2025/26 autumn") == {"All": (1, 110)}


_ENSEMBLES = {
    "ensembles": """
        term           | ensemble_id | ensemble_type
        ---------------+-------------+---------------
        2025/26 autumn | ENS-1       | full_orchestra
        2025/26 autumn | ENS-2       | samba_group
    """,
    "participation": """
        term           | programme   | programme_id | pupil | status    | year_group
        ---------------+-------------+--------------+-------+-----------+-----------
        2025/26 autumn | ensemble    | ENS-1        | p-01  | attending | 11
        2025/26 autumn | ensemble    | ENS-2        | p-01  | attending | 11
        2025/26 autumn | ensemble    | ENS-1        | p-02  | attending | 9
        2025/26 autumn | ensemble    |              | p-03  | attending |
        2025/26 autumn | small_group |              | p-04  | attending | 12
    """,
}


def test_a_player_in_two_families_is_one_member_and_a_part_of_both(counts: Counts) -> None:
    """Families overlap: their parts exceed the whole."""
    assert counts("participation.ensemble_members", _ENSEMBLES) == {"All": (3, None)}
    assert counts("participation.ensemble_members", _ENSEMBLES, split="ensemble_family") == {
        "orchestral": (2, None),
        "percussion": (1, None),
    }


def test_older_members_are_of_those_whose_year_is_known(counts: Counts) -> None:
    """Year 10 and up; lessons alone make no member."""
    assert counts("participation.older_members", _ENSEMBLES) == {"All": (1, 2)}
