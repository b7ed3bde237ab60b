"""The SMART check in sentences: every missing part says its figures and how to mend it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from edi_metrics import wording
from edi_metrics.plan.hiring import Appointed, Hiring, hiring
from edi_metrics.plan.smart import CHECKS, Draft, Evidence, Severity
from edi_metrics.story.words import smart
from tests.plan.drafting import HERE, rows
from tests.plan.test_smart import evidence

SOUND = Draft.read(
    {
        "title": "22 in 100 of our people are from ethnic minorities by November 2028",
        "metric": "workforce.ethnic_minority",
        "baseline": "2026-11-01",
        "goal": "22",
        "unit": "percent",
        "set_on": "2026-11-23",
        "due": "2028-11-30",
        "milestones": "2027-11-30:19",
        "strand": "workforce",
        "owner": "HR and workforce lead",
        "reason": "Our pupils look otherwise",
        "means": "New routes",
    }
)
KNOWN = Evidence(start=16.8, base=232, best_pace=1.6)

DRAFTS: tuple[tuple[str, dict[str, Any], dict[str, Any], str], ...] = (
    # code, what is changed of the sound draft, what is known, what is said
    ("S1", {"metric": ""}, {}, "No measure. Choose the figure that will show it."),
    ("M1", {"baseline": None}, {"start": None}, "No baseline. Choose the period it starts from."),
    ("M3", {"goal": 0.9}, {}, "The goal is 0.9, and this measure is in percent. Write nine tenths as 90."),
    ("M3", {"goal": 120.0}, {}, "The goal, 120, does not fit this measure. Write a figure from 0 to 100."),
    (
        "M4",
        {"goal": 12.0},
        {},
        "The goal, 12%, is not above the start, 16.8%, and this figure should rise."
        " Change the goal, or promise to hold a line.",
    ),
    ("M6", {"goal": None}, {}, "No goal. Write the figure to reach."),
    (
        "A3",
        {"goal": 25.0, "due": date(2028, 11, 1)},
        {},
        "Needs more than twice the fastest recent pace: 4.1 points a year, lately 1.6.",
    ),
    ("A3", {}, {"best_pace": -0.2}, "Needs 2.5 points a year; lately it has not moved that way."),
    (
        "A4",
        {},
        {"base": 19},
        "It is a share of 19 people: of fewer than 25 a change cannot be told from chance.",
    ),
    (
        "A4",
        {"goal": 17.5},
        {},
        "The change is of fewer than three people, which cannot be told from chance.",
    ),
    (
        "R3",
        {},
        {"others": (replace(SOUND, title="One in four of us"),)},
        "Another target is about the same figure: 'One in four of us'."
        " Revise that one, or choose another figure.",
    ),
    ("T1", {"due": None}, {}, "No date. Choose the month it is due."),
    (
        "T2",
        {"due": date(2031, 1, 31)},
        {},
        "Due in January 2031, more than four years from now. Choose an earlier date.",
    ),
    (
        "T2",
        {},
        {"plan_ends": date(2027, 7, 31)},
        "Due after the plan ends, on 31 July 2027. Choose an earlier date.",
    ),
    (
        "T3",
        {"due": date(2027, 7, 31)},
        {"next_measured": date(2027, 11, 1)},
        "Due on 31 July 2027, before it is next measured, on 1 November 2027. Choose a later date.",
    ),
    (
        "W1",
        {"title": "22 in 100 are BAME"},
        {},
        "The title has words this service does not use. 'BAME': name the groups, or write"
        " 'ethnic minorities' and say whom it leaves out.",
    ),
)


@pytest.mark.parametrize(("code", "draft", "known", "words"), DRAFTS, ids=lambda value: str(value)[:40])
def test_a_missing_part_says_its_figures(
    code: str, draft: dict[str, Any], known: dict[str, Any], words: str
) -> None:
    found = smart.missing(replace(SOUND, **draft), replace(KNOWN, **known))
    assert words in [one.words for one in found if one.code == code]


def test_the_sound_draft_lacks_nothing_and_says_so() -> None:
    assert smart.missing(SOUND, KNOWN) == ()
    assert smart.verdict(()) == "It can be saved: no part that it needs is missing."


def test_every_labelled_draft_is_said_code_by_code() -> None:
    for row in rows(HERE / "lint_examples.csv"):
        found = smart.missing(Draft.read(row), evidence(row))
        assert "|".join(one.code for one in found) == row["expected_codes"]
        assert all(one.words for one in found)
        assert {one.letter for one in found} <= set(smart.LETTERS)


def test_no_sentence_of_the_check_holds_a_word_the_house_refuses() -> None:
    for row in rows(HERE / "lint_examples.csv"):
        for one in smart.missing(Draft.read(row), evidence(row)):
            assert wording.queries(one.words) == () or one.code == "W1", one.words
            assert not wording.names_a_first(one.words)


def test_only_musts_hold_a_draft_back_and_the_verdict_counts_them() -> None:
    lacking = smart.missing(replace(SOUND, owner="", strand="", due=None, means=""), KNOWN)
    assert [one.code for one in lacking if one.holds_back] == ["A1", "R1", "T1"]
    assert smart.verdict(lacking) == "Not yet a promise: mend the three parts marked Must."
    shoulds = smart.missing(replace(SOUND, means="", milestones=""), KNOWN)
    assert smart.verdict(shoulds) == "It can be saved. One part marked Should would make it sounder."


def test_a_target_is_kept_with_its_reason_or_not_at_all() -> None:
    """The check calls a missing reason a should; without one no target could be shown."""
    [reason] = smart.missing(replace(SOUND, reason=""), KNOWN)
    assert (reason.code, reason.severity) == ("R2", Severity.MUST)


def test_there_are_words_for_every_check() -> None:
    assert set(smart._SAID) == {one.code for one in CHECKS}


def test_a_title_is_drafted_from_the_fields() -> None:
    title = smart.title("staff from ethnic minorities", SOUND)
    assert title == "Staff from ethnic minorities at 22% or more by November 2028"
    assert smart.title("x", replace(SOUND, goal=None)) == ""
    unmet = replace(SOUND, metric="access.unmet", goal=5.0, kind="hold")
    assert (
        smart.title("requests turned away", unmet) == "Requests turned away at 5% or less until November 2028"
    )


# The pace in appointments.


def test_what_a_share_takes_is_said_in_appointments() -> None:
    found = Hiring(12, 29, Appointed(6, 31))
    assert smart.appointments(found) == "Needs 12 of the next 29 appointments; lately 6 of 31."
    assert smart.appointments(Hiring(31, 29)) == (
        "Needs 31 of the next 29 appointments, more than there will be; how many lately cannot be shown."
    )


@pytest.mark.parametrize(
    ("share", "goal", "people", "joiners", "years", "expected"),
    [
        (16.8, 22.0, 270, 27, 2, (25, 54)),
        (20.0, 20.0, 100, 10, 1, (2, 10)),  # as many as there are now, to stay where we are
        (20.0, 5.0, 100, 10, 1, (0, 10)),
        (10.0, 60.0, 100, 10, 1, (54, 10)),  # more than there will be
    ],
)
def test_appointments_needed_are_those_that_move_the_share_there(
    share: float, goal: float, people: int, joiners: float, years: float, expected: tuple[int, int]
) -> None:
    found = hiring(share=share, goal=goal, people=people, joiners=joiners, years=years)
    assert found is not None
    assert (found.needed, found.appointments) == expected
    assert found.possible is (expected[0] <= expected[1])


def test_with_nobody_appointed_no_pace_is_said() -> None:
    assert hiring(share=10, goal=20, people=100, joiners=0, years=2) is None
    assert hiring(share=10, goal=20, people=100, joiners=20, years=0) is None
