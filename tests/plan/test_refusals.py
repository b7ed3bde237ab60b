"""What cannot be recorded of actions, meetings and questions, and that each refusal says how to mend it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from edi_metrics import wording
from edi_metrics.plan import refusals as module
from edi_metrics.plan.belonging import KINDS, belongs, misplaced
from edi_metrics.plan.facts import STREAMS, Event, SetAside
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import meeting_name
from edi_metrics.plan.reading import read_events
from edi_metrics.plan.refusals import refusals
from edi_metrics.plan.state import Plan
from tests.plan.drafting import SAMPLE, SERVICE_DAY, rows, sample_events
from tests.plan.examples import DECK, EXAMPLES, OPENED, ROUND, Drawn, fact, kinds
from tests.plan.telling_events import told

FORUM = read_events(rows(SAMPLE / "plan" / "forum.csv"), [], [])


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The sample's plan on its day, with its forum's questions, a round that is open and a deck to give."""
    events: list[Event] = [
        *sample_events(),
        *FORUM,
        *told(ROUND, dict(OPENED)),
        *told("deck/F01", dict(DECK)),
    ]
    return fold(events, SERVICE_DAY)


PROPOSED: Drawn = {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}
OWNED: Drawn = {"kind": "OwnerSet", "now": "CPD lead"}
DATED: Drawn = {"kind": "DatesSet", "start": "2026-12-01", "due": "2027-03-26"}
MOVED: Drawn = {"kind": "DueMoved", "was": "2026-12-18", "now": "2027-03-26", "reason": "In repair"}
CALLED: Drawn = {"kind": "MeetingCalled", "on": "2026-12-03"}
CLOSED: Drawn = {"kind": "MeetingClosed"}
UNDONE: Drawn = {"kind": "Undone", "version": 1}
TAKEN: Drawn = {"kind": "FileTaken", "what": "paper", "name": "board-paper.pdf", "level": "published"}

REFUSED: tuple[tuple[str, Drawn, str], ...] = (
    # the stream, what is said of it, how the refusal begins
    ("action/A99", {**PROPOSED, "title": "  "}, "An action needs a title. Say in a few words"),
    ("action/A24", PROPOSED, "A24 is in the plan already: "),
    (
        "action/A24",
        {**OWNED, "now": "CPD leed"},
        "There is no role called 'CPD leed'. Did you mean 'CPD lead'?",
    ),
    ("action/A24", {**OWNED, "now": "xyz"}, "There is no role called 'xyz'. Choose one from the list."),
    ("action/A24", {**OWNED, "now": "Nobody yet"}, "'Nobody yet' is no role. Leave the role empty"),
    ("action/A24", {"kind": "Blocked", "helper": "The Boss"}, "There is no role called 'The Boss'."),
    (
        "action/A24",
        {**DATED, "due": "2026-11-30"},
        "The due date, 30 November 2026, is before the start, 1 December 2026. Choose a later due date",
    ),
    (
        "action/A24",
        {**DATED, "due": "2127-03-26"},
        "The due date, 26 March 2127, is more than ten years away.",
    ),
    (
        "action/A24",
        {**DATED, "start": "0026-12-01"},
        "The start, 1 December 26, is more than ten years away.",
    ),
    (
        "action/A24",
        {**MOVED, "now": "2026-11-22"},
        "The new date, 22 November 2026, has passed. Choose a day from 23 November 2026 on.",
    ),
    ("action/A24", {**MOVED, "now": "2226-11-22"}, "The new date, 22 November 2226, is more than ten years"),
    (
        "action/A24",
        {**MOVED, "now": "2026-12-18"},
        "The due date is 18 December 2026 already. Choose another",
    ),
    ("action/A24", {**MOVED, "reason": " "}, "Say why the date moves, in a few words"),
    ("action/A24", {"kind": "ProgressNoted", "note": " \n"}, "The news is empty. Write a line of it"),
    ("action/A24", {"kind": "EvidenceAdded", "evidence": " "}, "The evidence is empty. Say what shows"),
    ("action/A24", {"kind": "Dropped", "reason": " "}, "Say why the action is dropped, in a few words"),
    (
        "action/A24",
        {"kind": "Paused", "resume_on": "2026-11-01"},
        "The day it goes on, 1 November 2026, has passed.",
    ),
    ("action/A01", {"kind": "Done"}, "A01 is done already. Reopen it first if it was not."),
    (
        "action/A24",
        {"kind": "Done", "check_on": "2026-11-22"},
        "The day to look at the measure, 22 November 2026, has passed.",
    ),
    ("action/A24", {"kind": "Reopened"}, "A24 is open already. Nothing needs to be done."),
    (
        "action/A24",
        {"kind": "Described", "field": "target", "now": "T99"},
        "There is no target T99 in the plan. Choose one from the list.",
    ),
    (
        "action/A24",
        {"kind": "Described", "field": "metric", "now": "workforce.ethnic_minorities"},
        "There is no measure called 'workforce.ethnic_minorities'. Did you mean 'workforce.ethnic_minority'?",
    ),
    ("action/A99", {"kind": "ProgressNoted", "note": "News"}, "There is no action A99 in the plan."),
    ("action/A99", DATED, "There is no action A99 in the plan."),
    ("action/A99", UNDONE, "There is no action A99 in the plan."),
    ("question/Q99", {"kind": "QuestionAnswered"}, "No question Q99 was asked. Open the meeting again"),
    ("question/Q98", {"kind": "QuestionAsked", "summary": " "}, "The question is empty. Write it down"),
    (
        "meeting/M20",
        {**CALLED, "on": "2206-12-03"},
        "The meeting, 3 December 2206, is more than ten years away.",
    ),
    (
        "meeting/M20",
        {
            "kind": "AgendaSet",
            "items": [{"item_id": "own-1", "title": "x" * 301, "why": "", "minutes": 5}],
        },
        "The title of item 1 is 301 characters long and 300 fit.",
    ),
    (
        "group/terms",
        {"kind": "TermsSet", "terms": {"reports_to": "x" * 2001}},
        "The part on whom it reports to is 2,001 characters long and 2,000 fit.",
    ),
    (
        "group/terms",
        {"kind": "MembersSet", "members": [{"role": " ", "kind": "tutor"}]},
        "A seat needs a role. Write it, or take the row out.",
    ),
    ("meeting/M20", {"kind": "AttendanceTaken", "present": []}, "Nobody is marked as present. Choose"),
    (
        "meeting/M20",
        {**CLOSED, "next_on": "2026-11-20"},
        "The next meeting, 20 November 2026, has passed.",
    ),
    ("meeting/M19", CALLED, "Meeting 19 was closed on 8 October 2026, and stays as it was."),
    ("meeting/M19", CLOSED, "Meeting 19 was closed on 8 October 2026, and stays as it was."),
    ("meeting/M19", UNDONE, "Meeting 19 was closed on 8 October 2026, and stays as it was."),
    ("export/0a1b", {**TAKEN, "level": "inside"}, "Say why inside figures have to leave, in a few words"),
    (
        "export/0a1b",
        {**TAKEN, "level": "inside", "reason": "\u200b \u00ad"},
        "Say why inside figures have to leave, in a few words",
    ),
    ("export/0a1b", UNDONE, "What was sent is no part of the record of a file that was taken. Open the"),
    ("action/A24", TAKEN, "What was sent is no part of the record of an action. Open the page again and"),
    ("target/T02", OWNED, "What was sent is no part of the record of a target. Open the page again and"),
    ("group/terms", CALLED, "What was sent is no part of the record of the working group. Open the page"),
    ("seat/S01", UNDONE, "What was sent is no part of the record of anything in the plan."),
)


@pytest.mark.parametrize(("stream", "drawn", "words"), REFUSED)
def test_what_cannot_stand_is_refused_in_a_sentence(
    plan: Plan, stream: str, drawn: Drawn, words: str
) -> None:
    said = refusals(stream, fact(drawn), plan)
    assert [one for one in said if one.startswith(words)], said
    assert all(one.endswith((".", "?")) for one in said)
    assert not [query for one in said for query in wording.of_people(one)]


def test_a_date_before_the_start_is_refused_where_the_start_is_known(plan: Plan) -> None:
    action = replace(plan.actions["A24"], start=date(2027, 6, 1))
    later = replace(plan, actions={"A24": action})
    said = refusals("action/A24", fact(MOVED), later)
    assert said == ("The new date is before the start, 1 June 2027. Choose a later day.",)


def test_a_date_far_off_and_far_back_is_a_slip_of_the_hand(plan: Plan) -> None:
    """Today and ten years on are still days that people mean."""
    for day, refused in (("2026-11-23", False), ("2036-11-23", False), ("2036-12-30", True)):
        assert bool(refusals("action/A24", fact({**MOVED, "now": day}), plan)) is refused


def test_every_kind_that_is_checked_has_a_refusal_here() -> None:
    refused = {type(fact(drawn)) for _, drawn, _ in REFUSED}
    assert set(module._CHECKS) - refused == set()


@pytest.mark.parametrize(("stream", "drawn"), EXAMPLES, ids=lambda value: str(value)[:40])
def test_what_can_stand_passes(plan: Plan, stream: str, drawn: Drawn) -> None:
    known = plan if drawn["kind"] != "RoundOpened" else replace(plan, rounds={})
    assert refusals(stream, fact(drawn), known, "M20") == ()


@pytest.mark.parametrize("name", sorted(KINDS))
def test_each_record_holds_its_own_kinds_of_fact_and_no_other(plan: Plan, name: str) -> None:
    for stream, drawn in EXAMPLES:
        words = misplaced(f"{name}/X1")
        refused = words in refusals(f"{name}/X1", fact(drawn), plan)
        assert refused is not stream.startswith(f"{name}/"), drawn["kind"]
    assert belongs(f"{name}/X1", fact(UNDONE)) is (name != "export")


def test_every_record_that_there_can_be_says_what_belongs_in_it() -> None:
    assert {name for name in KINDS if re.match(STREAMS, f"{name}/X1")} == set(KINDS)
    assert set(STREAMS.split("(")[1].split(")")[0].split("|")) == set(KINDS)


def test_all_that_the_sample_s_group_recorded_is_where_it_belongs() -> None:
    for event in (*sample_events(), *FORUM):
        assert not isinstance(event.fact, SetAside)
        assert belongs(event.stream, event.fact), event


def test_there_is_a_good_fact_of_every_kind() -> None:
    assert {type(fact(drawn)) for _, drawn in EXAMPLES} == kinds()


def test_nothing_more_is_recorded_in_a_meeting_that_was_closed(plan: Plan) -> None:
    said = refusals("action/A24", fact(OWNED), plan, "M19")
    assert said == (
        "Meeting 19 was closed on 8 October 2026, and stays as it was."
        " Make the change on the action plan, or in the next meeting.",
    )
    assert refusals("action/A24", fact(OWNED), plan, "M20") == ()
    assert refusals("action/A24", fact(OWNED), plan) == ()


def test_each_refusal_is_said_once(plan: Plan) -> None:
    said = refusals("meeting/M19", fact(CALLED), plan, "M19")
    assert len(said) == len(set(said)) == 1


@pytest.mark.parametrize(("meeting", "number"), [("M20", "20"), ("M03", "3"), ("M100", "100"), ("M0", "M0")])
def test_a_meeting_s_number_as_people_say_it(meeting: str, number: str) -> None:
    assert meeting_name(meeting) == f"Meeting {number}"
