"""What changed between two days: drawn events and what they come to, and the sample counted the slow way."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from edi_metrics.plan.facts import Event
from edi_metrics.plan.since import PlanChanges, Turn, Vow, changes, meetings
from tests.drawn import drawn
from tests.plan.drafting import SAMPLE, SERVICE_DAY, rows, sample_events

START, END = date(2026, 6, 25), date(2026, 10, 8)


def told(text: str) -> list[Event]:
    """Events drawn as a table: the day, what each is about, its kind, and its fields as 'name=value; ...'."""
    versions: dict[str, int] = {}
    return [_event(f"E{place}", row, versions) for place, row in enumerate(drawn(text))]


def _event(event_id: str, row: Mapping[str, str | None], versions: dict[str, int]) -> Event:
    stream = f"{_STREAMS[str(row['about'])[0]]}/{row['about']}"
    versions[stream] = versions.get(stream, 0) + 1
    fields: dict[str, Any] = dict(_BEGUN.get(str(row["kind"]), {}))
    fields |= dict(part.split("=", 1) for part in (row["with"] or "").split("; ") if part)
    if row["kind"] == "TargetSet":
        fields = {"title": "Nine in ten have told us", "terms": {**_TERMS, **fields}}
    return Event.model_validate(
        {
            "event_id": event_id,
            "stream": stream,
            "version": versions[stream],
            "happened_on": row["on"],
            "by_role": "Chair",
            "meeting": row.get("in") or "",
            "fact": {"kind": row["kind"], **fields},
        }
    )


_STREAMS = {"A": "action", "T": "target", "Q": "question", "M": "meeting", "P": "process"}
_BEGUN: Mapping[str, Mapping[str, str]] = {
    "ActionProposed": {"title": "Keep an answer log", "strand": "voice"}
}
_TERMS = {"metric": "voice.answered", "goal": "90", "due": "2027-07-31", "baseline": "2025-10-02"}


def acted(found: PlanChanges) -> list[tuple[str, ...]]:
    """Each change of an action, as a drawn row has it."""
    return [
        (one.turn.value, one.action.action_id, str(one.on), one.was, one.now, one.reason)
        for one in found.actions
    ]


def promised(found: PlanChanges) -> list[tuple[str, ...]]:
    """Each change of a target: what happened, its term, and whether it is re-baselining."""
    return [
        (one.vow.value, one.made.field, one.made.was, one.made.now, "again" if one.rebaselines else "")
        for one in found.targets
    ]


def expected(text: str) -> list[tuple[str, ...]]:
    """The rows of a drawn table, blanks as empty words."""
    return [tuple(cell or "" for cell in row.values()) for row in drawn(text)]


BEGUN = """
on         | about | kind           | with
2026-01-08 | A1    | ActionProposed |
2026-01-08 | A1    | OwnerSet       | now=Youth voice lead
2026-01-08 | A1    | DatesSet       | start=2026-01-12; due=2026-07-31
2026-01-08 | A1    | ActionAgreed   |
2026-01-12 | A1    | Started        |
"""


def after(text: str, start: date = START, end: date = END) -> PlanChanges:
    """What changed once A1 was begun and the drawn events followed."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return changes(told("\n".join([BEGUN.strip(), *lines])), start, end)


TURNS: tuple[tuple[str, str, str], ...] = (
    (
        "done",
        "2026-07-06 | A1 | EvidenceAdded | evidence=the log\n2026-07-06 | A1 | Done | note=Read each week",
        "done | A1 | 2026-07-06 | | | Read each week",
    ),
    (
        "moved, with a reason",
        "2026-07-02 | A1 | DueMoved | was=2026-07-31; now=2026-12-18; reason=Panel meets in autumn",
        "moved | A1 | 2026-07-02 | 2026-07-31 | 2026-12-18 | Panel meets in autumn",
    ),
    (
        "moved, and nobody said why",
        "2026-07-02 | A1 | DueMoved | was=2026-07-31; now=2026-12-18",
        "moved | A1 | 2026-07-02 | 2026-07-31 | 2026-12-18 |",
    ),
    (
        "moved twice: from where it was to where it is, with both reasons",
        "2026-07-02 | A1 | DueMoved | was=2026-07-31; now=2026-09-30; reason=Half term\n"
        "2026-09-02 | A1 | DueMoved | was=2026-09-30; now=2026-12-18; reason=Illness",
        "moved | A1 | 2026-09-02 | 2026-07-31 | 2026-12-18 | Half term; Illness",
    ),
    (
        "moved away and back is nothing",
        "2026-07-02 | A1 | DueMoved | was=2026-07-31; now=2026-09-30\n"
        "2026-09-02 | A1 | DueMoved | was=2026-09-30; now=2026-07-31",
        "",
    ),
    (
        "dropped",
        "2026-09-02 | A1 | Dropped | reason=The survey answers it",
        "dropped | A1 | 2026-09-02 | | | The survey answers it",
    ),
    (
        "blocked",
        "2026-09-02 | A1 | Blocked | helper=Head of service; reason=No room",
        "blocked | A1 | 2026-09-02 | | | No room",
    ),
    (
        "blocked and begun again is nothing",
        "2026-09-02 | A1 | Blocked | helper=Head of service\n2026-10-02 | A1 | Started |",
        "",
    ),
    (
        "paused",
        "2026-09-02 | A1 | Paused | resume_on=2027-01-08; reason=Grant starts then",
        "paused | A1 | 2026-09-02 | | | Grant starts then",
    ),
    (
        "handed on",
        "2026-09-02 | A1 | OwnerSet | was=Youth voice lead; now=CPD lead; reason=New post",
        "owner | A1 | 2026-09-02 | Youth voice lead | CPD lead | New post",
    ),
    (
        "left without an owner",
        "2026-09-02 | A1 | OwnerSet | was=Youth voice lead; now=",
        "owner | A1 | 2026-09-02 | Youth voice lead | |",
    ),
    ("news alone is no change", "2026-09-02 | A1 | ProgressNoted | note=Half way", ""),
    (
        "done and open again in between is nothing",
        "2026-07-06 | A1 | Done |\n2026-09-02 | A1 | Reopened | reason=Broke",
        "",
    ),
    (
        "done by mistake and taken back is nothing",
        "2026-07-06 | A1 | Done |\n2026-07-06 | A1 | Undone | version=6",
        "",
    ),
    (
        "taken back, and the taking back taken back, is done",
        "2026-07-06 | A1 | Done |\n2026-07-07 | A1 | Undone | version=6\n"
        "2026-07-08 | A1 | Undone | version=7",
        "done | A1 | 2026-07-06 | | |",
    ),
    ("on the first day itself it belongs to what was before", "2026-06-25 | A1 | Done |", ""),
    (
        "on the last day itself it belongs to what changed",
        "2026-10-08 | A1 | Done |",
        "done | A1 | 2026-10-08 | | |",
    ),
    ("the day after is not known yet", "2026-10-09 | A1 | Done |", ""),
)


@pytest.mark.parametrize(("what", "events", "rows_"), TURNS, ids=[turn[0] for turn in TURNS])
def test_an_action_is_told_by_what_it_is_at_the_end(what: str, events: str, rows_: str) -> None:
    head = "turn | action | on | was | now | reason\n"
    assert acted(after(events)) == (expected(head + rows_) if rows_ else []), what


def test_an_action_may_change_in_several_ways_and_each_is_told_in_its_order() -> None:
    found = after("""
        2026-07-02 | A1 | OwnerSet       | was=Youth voice lead; now=CPD lead
        2026-07-02 | A1 | DueMoved       | was=2026-07-31; now=2026-12-18; reason=Late
        2026-08-20 | A2 | ActionProposed |
        2026-08-20 | A2 | DatesSet       | start=2026-09-01; due=2026-09-30
        2026-09-03 | A2 | DueMoved       | was=2026-09-30; now=2026-10-30
        2026-10-01 | A1 | Done           |
    """)
    assert acted(found) == expected("""
        turn  | action | on         | was              | now        | reason
        done  | A1     | 2026-10-01 |                  |            |
        moved | A1     | 2026-07-02 | 2026-07-31       | 2026-12-18 | Late
        moved | A2     | 2026-09-03 | 2026-09-30       | 2026-10-30 |
        new   | A2     | 2026-08-20 |                  |            |
        owner | A1     | 2026-07-02 | Youth voice lead | CPD lead   |
    """)


def test_how_often_it_moved_counts_every_move_there_ever_was() -> None:
    found = after("""
        2026-05-07 | A1 | DueMoved | was=2026-07-31; now=2026-09-30; reason=Half term
        2026-10-08 | A1 | DueMoved | was=2026-09-30; now=2026-12-18; reason=Illness
    """)
    [moved] = found.of(Turn.MOVED)
    assert (moved.was, moved.reason, moved.action.times_moved) == ("2026-09-30", "Illness", 2)


CLOSED_BEFORE: tuple[tuple[str, str, str], ...] = (
    ("done", "2026-09-02 | A1 | Reopened | reason=It broke", "reopened | A1 | 2026-09-02 | | | It broke"),
    (
        "done",
        "2026-09-02 | A1 | Undone | version=6; reason=Wrong line",
        "reopened | A1 | 2026-09-02 | | | Wrong line",
    ),
    (
        "done",
        "2026-09-02 | A1 | Reopened |\n2026-09-03 | A1 | Blocked | helper=Head of service",
        "reopened | A1 | 2026-09-02 | | |\nblocked | A1 | 2026-09-03 | | |",
    ),
    ("dropped", "2026-09-02 | A1 | Started |", "reopened | A1 | 2026-09-02 | | |"),
    ("paused", "2026-09-02 | A1 | Started | note=Grant came", "resumed | A1 | 2026-09-02 | | | Grant came"),
)

_BEFORE = {
    "done": "2026-06-11 | A1 | Done |",
    "dropped": "2026-06-11 | A1 | Dropped | reason=No time",
    "paused": "2026-06-11 | A1 | Paused | resume_on=2026-09-01",
}


@pytest.mark.parametrize(("was", "events", "rows_"), CLOSED_BEFORE)
def test_what_was_closed_or_waiting_is_told_when_it_is_open_again(was: str, events: str, rows_: str) -> None:
    found = after(f"{_BEFORE[was]}\n{events}")
    assert acted(found) == expected(f"turn | action | on | was | now | reason\n{rows_}")


def test_a_move_taken_back_leads_back_with_the_reason_for_that() -> None:
    found = after("""
        2026-05-07 | A1 | DueMoved | was=2026-07-31; now=2026-09-30; reason=Half term
        2026-07-02 | A1 | Undone   | version=6; reason=Typed on the wrong line
    """)
    assert acted(found) == [
        ("moved", "A1", "2026-07-02", "2026-09-30", "2026-07-31", "Typed on the wrong line")
    ]


PROMISES: tuple[tuple[str, str, str], ...] = (
    ("a goal lowered", "goal; 90; 70", "again"),
    ("a goal raised", "goal; 90; 95", ""),
    ("a goal that cannot be compared", "goal; ; 70", "again"),
    ("a date moved", "due; 2027-07-31; 2028-07-31", "again"),
    ("a baseline changed", "baseline; 2025-10-02; 2026-06-25", "again"),
    ("another measure", "metric; voice.answered; voice.done", "again"),
    ("another owner", "owner; Chair; Youth voice lead", ""),
    ("another comparison", "comparator; ; sector", ""),
)


@pytest.mark.parametrize(("what", "change", "again"), PROMISES)
def test_a_promise_made_easier_or_measured_from_elsewhere_is_re_baselined(
    what: str, change: str, again: str
) -> None:
    field, was, now = (part.strip() for part in change.split(";"))
    found = changes(
        told(f"""
            on         | about | kind          | with
            2025-10-02 | T1    | TargetSet     |
            2026-09-04 | T1    | TargetRevised | field={field}; was={was}; now={now}
        """),
        START,
        END,
    )
    assert promised(found) == [("revised", field, was, now, again)], what
    assert len(found.rebaselined) == bool(again)


def test_where_less_is_wanted_a_higher_goal_is_the_lower_one() -> None:
    for now, again in (("8", "again"), ("3", "")):
        found = changes(
            told(f"""
                on         | about | kind          | with
                2025-10-02 | T1    | TargetSet     | metric=access.unmet; goal=5
                2026-09-04 | T1    | TargetRevised | field=goal; was=5; now={now}; reason=Agreed
            """),
            START,
            END,
        )
        assert promised(found) == [("revised", "goal", "5", now, again)]


PROMISED = """
on         | about | kind          | with                                     | in
2026-07-02 | T1    | TargetSet     |                                          | M19
2026-09-04 | T1    | TargetRevised | field=goal; was=90; now=70               |
2026-11-05 | T2    | TargetSet     |                                          | M20
2026-11-05 | T1    | TargetRetired | reason=Another has its place             | M20
"""


def test_a_promise_is_told_when_it_is_set_revised_and_retired() -> None:
    assert promised(changes(told(PROMISED), START, END)) == [
        ("set", "", "", "", ""),
        ("revised", "goal", "90", "70", "again"),
    ]
    later = changes(told(PROMISED), END, SERVICE_DAY)
    assert [(one.vow, one.promise.target_id, one.made.meeting) for one in later.targets] == [
        (Vow.RETIRED, "T1", "M20"),
        (Vow.SET, "T2", "M20"),
    ]
    assert later.targets[0].made.reason == "Another has its place"


def test_re_baselining_is_said_for_ever_while_the_promise_stands() -> None:
    years_on = date(2030, 1, 1)
    standing = [event for event in told(PROMISED) if event.fact.kind != "TargetRetired"]
    [again] = changes(standing, years_on, date(2031, 1, 1)).rebaselined_before
    assert (again.promise.target_id, again.made.on, again.made.silent) == ("T1", date(2026, 9, 4), True)
    assert changes(told(PROMISED), years_on, date(2031, 1, 1)).rebaselined == ()


def test_a_revision_taken_back_leads_the_other_way_and_is_no_longer_kept() -> None:
    found = changes(
        told("""
            on         | about | kind          | with
            2025-10-02 | T1    | TargetSet     |
            2026-06-04 | T1    | TargetRevised | field=goal; was=90; now=70
            2026-09-04 | T1    | Undone        | version=2; reason=Not agreed
        """),
        START,
        END,
    )
    [change] = found.targets
    assert (change.made.was, change.made.now, change.made.reason) == ("70", "90", "Not agreed")
    assert not change.rebaselines
    assert found.rebaselined == ()


def test_questions_are_told_when_they_are_asked_and_when_they_are_first_answered() -> None:
    events = told("""
        on         | about | kind             | with
        2026-06-11 | Q1    | QuestionAsked    | summary=Who pays?
        2026-06-11 | Q2    | QuestionAsked    | summary=Who sings?
        2026-06-12 | Q2    | QuestionAnswered |
        2026-08-20 | Q1    | QuestionAnswered | note=We do
        2026-08-20 | Q3    | QuestionAsked    | summary=Who plays?
        2026-09-20 | Q2    | QuestionAnswered | note=Everyone
    """)
    found = changes(events, START, END)
    assert [one.question_id for one in found.answered] == ["Q1"]
    assert [one.question_id for one in found.asked] == ["Q3"]


def test_a_review_is_told_once_of_each_process_that_was_looked_at() -> None:
    events = told("""
        on         | about | kind            | with
        2026-06-11 | P1    | ProcessReviewed | outcome=no_change
        2026-09-10 | P1    | ProcessReviewed | outcome=changed; change_made=Form in plain words
        2026-09-10 | P2    | ProcessReviewed | outcome=no_change
        2026-10-09 | P3    | ProcessReviewed | outcome=no_change
    """)
    found = changes(events, START, END)
    assert [(one.process.process_id, one.review.change_made) for one in found.reviewed] == [
        ("P1", "Form in plain words"),
        ("P2", ""),
    ]


def test_without_events_nothing_changed() -> None:
    assert changes([], START, END).is_empty
    assert meetings([], END) == ()


# The sample, counted the slow way


SPANS = [
    (date(2026, 6, 25), date(2026, 10, 8)),
    (date(2026, 10, 8), SERVICE_DAY),
    (date(2025, 11, 27), date(2026, 6, 25)),
]

SAMPLE_ROWS = rows(SAMPLE / "plan" / "events.csv")


def lately(kind: str, start: date, end: date) -> list[dict[str, str]]:
    """The sample's events of a kind after one day and by another, as their file has them."""
    return [
        row
        for row in SAMPLE_ROWS
        if row["kind"] == kind and start < date.fromisoformat(row["happened_on"]) <= end
    ]


def last_of(recorded: Iterable[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The last row of each stream."""
    return {row["stream"].partition("/")[2]: row for row in recorded}


@pytest.mark.parametrize(("start", "end"), SPANS)
def test_the_sample_changed_as_its_events_say(start: date, end: date) -> None:
    found = changes(sample_events(), start, end)
    for turn, kind in ((Turn.DONE, "Done"), (Turn.NEW, "ActionProposed"), (Turn.DROPPED, "Dropped")):
        assert {one.action.action_id for one in found.of(turn)} == set(last_of(lately(kind, start, end))), (
            turn
        )
    moved = last_of(lately("DueMoved", start, end))
    assert {one.action.action_id: one.now for one in found.of(Turn.MOVED)} == {
        name: row["now"] for name, row in moved.items()
    }
    for one in found.of(Turn.MOVED):
        ever = [
            row
            for row in lately("DueMoved", date.min, end)
            if row["stream"] == f"action/{one.action.action_id}"
        ]
        assert one.action.times_moved == len(ever)
    assert {one.promise.target_id for one in found.targets} == {
        name for kind in ("TargetSet", "TargetRevised") for name in last_of(lately(kind, start, end))
    }


def test_between_meetings_18_and_19_three_were_done_two_moved_and_one_is_new() -> None:
    found = changes(sample_events(), *SPANS[0])
    assert {
        turn: sorted(one.action.action_id for one in found.of(turn)) for turn in Turn if found.of(turn)
    } == {
        Turn.DONE: ["A02", "A04", "A27"],
        Turn.MOVED: ["A08", "A26"],
        Turn.NEW: ["A30"],
        Turn.BLOCKED: ["A17"],
        Turn.PAUSED: ["A18"],
        Turn.OWNER: ["A11"],
    }
    [cut] = found.targets
    assert (cut.promise.target_id, cut.made.was, cut.made.now, cut.made.silent) == ("T05", "14", "12", True)
    assert cut.rebaselines


def test_since_meeting_19_nothing_changed_and_the_cut_is_still_said() -> None:
    found = changes(sample_events(), *SPANS[1])
    assert found.is_empty
    assert [one.promise.target_id for one in found.rebaselined_before] == ["T13", "T05"]


def test_what_is_done_between_meetings_adds_up_to_what_is_done_in_all() -> None:
    held = [one.held_on for one in meetings(sample_events(), SERVICE_DAY)]
    assert len(held) == 19
    each = [changes(sample_events(), start, end).of(Turn.DONE) for start, end in pairwise(held)]
    whole = changes(sample_events(), held[0], held[-1]).of(Turn.DONE)
    assert sorted(one.action.action_id for found in each for one in found) == sorted(
        one.action.action_id for one in whole
    )
