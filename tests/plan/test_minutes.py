"""The minutes: what the record of a meeting comes to, item by item and owner by owner, and that it stays."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from edi_metrics import wording
from edi_metrics.errors import UnknownName
from edi_metrics.plan.facts import Event
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import CHAIR, AgendaItem, Decision, Kind, Member, Terms, chair_of
from edi_metrics.plan.minutes import (
    NOT_REACHED,
    OUTSIDE,
    CheckDate,
    Minutes,
    OwnersList,
    minutes_of,
    until_close,
)
from edi_metrics.plan.reading import read_events
from edi_metrics.plan.state import Lifecycle
from tests.drawn import drawn
from tests.plan.drafting import SAMPLE, rows, sample_events

HELD = date(2026, 12, 3)
GROUP = TypeAdapter(tuple[Event, ...]).validate_json((SAMPLE / "plan" / "group.json").read_bytes())
FORUM = read_events(rows(SAMPLE / "plan" / "forum.csv"), [], [])
BEFORE = (*GROUP, *sample_events(), *FORUM)

Told = tuple[str, Mapping[str, Any]]
"""A stream and what happened to it."""


def recorded(*told: Told, on: date = HELD, meeting: str = "M20") -> tuple[Event, ...]:
    """The sample's events, and after them these, in meeting 20."""
    versions: dict[str, int] = {}
    for event in BEFORE:
        versions[event.stream] = event.version
    made = []
    for number, (stream, fact) in enumerate(told, start=1):
        versions[stream] = versions.get(stream, 0) + 1
        made.append(
            Event.model_validate(
                {
                    "event_id": f"X{number:03d}",
                    "stream": stream,
                    "version": versions[stream],
                    "happened_on": on,
                    "by_role": "Working-group chair",
                    "meeting": meeting,
                    "fact": fact,
                }
            )
        )
    return (*BEFORE, *made)


def minutes(events: Sequence[Event]) -> Minutes:
    """The minutes of meeting 20, from these events."""
    told = until_close("M20", events)
    return minutes_of("M20", fold(told, HELD), told, service="Hartwell Music Service", sample=True)


def item(about: str, item_id: str = "", title: str = "An item") -> dict[str, Any]:
    """One item of an agenda, as a fact carries it."""
    return {
        "item_id": item_id or about.replace("/", "-"),
        "title": title,
        "why": "No owner",
        "minutes": 5,
        "about": about,
    }


def agenda(*items: Mapping[str, Any]) -> Told:
    """The agenda, settled."""
    return "meeting/M20", {"kind": "AgendaSet", "items": list(items), "locked": True}


def minuted(item_id: str, decision: Decision, note: str = "") -> Told:
    """A decision taken."""
    return "meeting/M20", {"kind": "ItemMinuted", "item": item_id, "decision": decision, "note": note}


CALLED: Told = ("meeting/M20", {"kind": "MeetingCalled", "on": "2026-12-03"})
CLOSED: Told = ("meeting/M20", {"kind": "MeetingClosed", "figures": "v7", "next_on": "2027-01-28"})

# One item

HALL = {"kind": "DueMoved", "was": "2026-10-30", "now": "2027-01-31", "reason": "the hall is closed"}
NO_REASON = {**HALL, "reason": ""}
EVIDENCE = {"kind": "EvidenceAdded", "evidence": "Photographs of 18 visits"}
DONE = {"kind": "Done", "check_on": "2027-07-31"}
BLOCKED = {"kind": "Blocked", "helper": "Head of service", "reason": "No van"}
PAUSED = {"kind": "Paused", "resume_on": "2027-03-01", "reason": "Waiting for spring."}
DROPPED = {"kind": "Dropped", "reason": "The schools said no"}
NEWS = {"kind": "ProgressNoted", "note": "Nine visited"}
OWNER = {"kind": "OwnerSet", "now": "Head of service"}
REVISED = {"kind": "TargetRevised", "field": "due", "was": "2026-12-31", "now": "2027-03-31"}
CUT = {"kind": "TargetRevised", "field": "goal", "was": "12", "now": "", "reason": "Mistyped"}
ANSWERED = {"kind": "QuestionAnswered", "note": "The district does"}
REVIEWED = {"kind": "ProcessReviewed", "outcome": "no_change", "next_review_on": "2028-12-01"}
AGREED = {"kind": "LevelAgreed", "statement": "WD1", "level": "2"}

A24 = "action/A24"
DECIDED = [
    (A24, Decision.NEW_DATE, [HALL], "New date 31 January 2027. Reason: the hall is closed."),
    (A24, Decision.NEW_DATE, [NO_REASON], "New date 31 January 2027. Reason: none recorded."),
    (
        A24,
        Decision.DONE,
        [EVIDENCE, DONE],
        "Done. Its measure is looked at again on 31 July 2027. Evidence: Photographs of 18 visits.",
    ),
    (A24, Decision.DONE, [{"kind": "Done"}], "Done."),
    (A24, Decision.BLOCKED, [BLOCKED], "Blocked. Head of service is asked to help. Reason: No van."),
    (A24, Decision.PAUSED, [PAUSED], "Paused until 1 March 2027. Reason: Waiting for spring."),
    (A24, Decision.DROPPED, [DROPPED], "Dropped. Reason: The schools said no."),
    (A24, Decision.ON_TRACK, [], "On track."),
    (A24, Decision.ON_TRACK, [NEWS], "On track. News: Nine visited."),
    (A24, Decision.NONE, [], "Noted."),
    (A24, Decision.NONE, [NEWS], "News: Nine visited."),
    (
        "target/T14",
        Decision.TARGET,
        [REVISED],
        "Target revised: due from 31 December 2026 to 31 March 2027. Reason: none recorded.",
    ),
    ("question/Q02", Decision.ANSWERED, [ANSWERED], "Answered: The district does."),
    ("", Decision.NEW_ACTION, [], "New action."),
    ("", Decision.NONE, [], "Noted."),
    (
        "process/L07",
        Decision.DONE,
        [REVIEWED],
        "Done. Reviewed: no change needed. Next review 1 December 2028.",
    ),
    ("target/T05", Decision.TARGET, [CUT], "Target revised: goal from 12 to none. Reason: Mistyped."),
    ("round/2026-27", Decision.DONE, [AGREED], "Done. WD1, agreed level: Getting going."),
]


@pytest.mark.parametrize(("about", "decision", "facts", "words"), DECIDED)
def test_a_decision_in_words(about: str, decision: Decision, facts: list[dict[str, Any]], words: str) -> None:
    told = [(about, fact) for fact in facts]
    one = item(about, "the-item")
    found = minutes(recorded(CALLED, agenda(one), *told, minuted("the-item", decision), CLOSED))
    [only] = found.items
    assert (only.decision, only.words, found.others) == (decision, words, ())
    assert not wording.queries(only.words)


def test_an_item_that_nobody_decided_was_not_reached() -> None:
    found = minutes(recorded(CALLED, agenda(item(A24), item("", "date")), CLOSED))
    assert [(one.number, one.decision, one.words, one.reached) for one in found.items] == [
        (1, None, NOT_REACHED, False),
        (2, None, NOT_REACHED, False),
    ]


def test_an_item_has_the_owner_and_the_date_that_the_meeting_left_it_with() -> None:
    found = minutes(
        recorded(
            agenda(item(A24), item("target/T14"), item("", "date")),
            (A24, OWNER),
            (A24, HALL),
            minuted("action-A24", Decision.NEW_DATE),
        )
    )
    assert [(one.owner, one.due) for one in found.items] == [
        ("Head of service", date(2027, 1, 31)),
        ("Youth voice lead", date(2026, 12, 31)),
        ("", None),
    ]
    assert not found.closed


@pytest.mark.parametrize(
    ("typed", "kept"), [("", ""), (" the hall is closed ", ""), ("Ask the caretaker", "Ask the caretaker")]
)
def test_a_note_is_kept_as_typed_unless_the_decision_holds_it(typed: str, kept: str) -> None:
    found = minutes(recorded(agenda(item(A24)), (A24, HALL), minuted("action-A24", Decision.NEW_DATE, typed)))
    assert found.items[0].note == kept


# What was taken back


def test_what_was_undone_is_in_no_minutes() -> None:
    moved = 8  # the version that the move becomes: the sample has seven events about A24
    events = recorded(
        agenda(item(A24)),
        (A24, HALL),
        minuted("action-A24", Decision.NEW_DATE),
        (A24, {"kind": "Undone", "version": moved}),
        ("meeting/M20", {"kind": "Undone", "version": 2}),
        CLOSED,
    )
    found = minutes(events)
    assert [(one.words, one.due) for one in found.items] == [(NOT_REACHED, date(2026, 10, 30))]
    assert found.others == ()


def test_a_decision_taken_again_stands_in_the_place_of_the_first() -> None:
    found = minutes(
        recorded(
            agenda(item(A24)), minuted("action-A24", Decision.NONE), minuted("action-A24", Decision.ON_TRACK)
        )
    )
    assert [one.decision for one in found.items] == [Decision.ON_TRACK]


# What stood on no agenda


def test_what_was_recorded_outside_the_agenda_is_minuted_after_it() -> None:
    found = minutes(
        recorded(
            agenda(item(A24), item("action/A13")),
            minuted("action-A24", Decision.ON_TRACK),
            ("action/A13", DROPPED),
            ("question/Q02", ANSWERED),
            ("group/terms", {"kind": "TermsSet", "terms": {"purpose": "To listen"}}),
        )
    )
    assert [(one.number, one.about, one.decision, one.title) for one in found.others] == [
        (3, "action/A13", Decision.DROPPED, "Raise awareness of unconscious bias"),
        (4, "question/Q02", Decision.ANSWERED, "Who pays for the lift to the Saturday centre?"),
        (5, "group/terms", Decision.NONE, "The working group"),
    ]
    assert {one.why for one in found.others} == {OUTSIDE}
    assert found.items[1].words == NOT_REACHED, "it came up, and not in its turn"


def test_what_happened_between_meetings_is_in_no_minutes() -> None:
    found = minutes((*recorded(agenda(item(A24))), *recorded((A24, NEWS), meeting="")[len(BEFORE) :]))
    assert (found.items[0].words, found.others) == (NOT_REACHED, ())


# New actions

HARP = {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}
BORN: tuple[Told, ...] = (
    ("action/A41", HARP),
    ("action/A41", {"kind": "OwnerSet", "now": "CPD lead"}),
    ("action/A41", {"kind": "DatesSet", "start": "2027-01-04", "due": "2027-03-26"}),
    ("action/A41", {"kind": "NextStepSet", "now": "Ask three schools"}),
    ("action/A42", {**HARP, "title": "Mend a harp"}),
)


def test_an_action_born_in_the_meeting_is_told_once_with_owner_date_and_next_step() -> None:
    found = minutes(recorded(agenda(item("", "new")), *BORN, minuted("new", Decision.NEW_ACTION)))
    assert found.items[0].words == "New actions: A41, Lend a harp; A42, Mend a harp."
    assert found.others == ()
    assert [(one.action_id, one.owner, one.due, one.next_step) for one in found.born] == [
        ("A41", "CPD lead", date(2027, 3, 26), "Ask three schools"),
        ("A42", "", None, ""),
    ]
    assert owner(found, "CPD lead").actions[-1].decided == "New in this meeting."


def test_where_two_items_bore_actions_neither_claims_them_all() -> None:
    two = (minuted("new", Decision.NEW_ACTION), minuted("action-A24", Decision.NEW_ACTION))
    found = minutes(recorded(agenda(item("", "new"), item(A24)), *BORN, *two))
    assert [one.words for one in found.items] == ["New action.", "New action."]
    assert len(found.born) == 2


# Owners' lists


def owner(found: Minutes, role: str) -> OwnersList:
    """The list of that role."""
    return next(one for one in found.owners if one.owner == role)


def test_an_owner_s_list_has_what_is_open_what_was_decided_and_what_is_checked() -> None:
    found = minutes(
        recorded(
            agenda(item(A24), item("action/A38")),
            (A24, HALL),
            ("action/A38", {"kind": "Done", "check_on": "2027-07-31"}),
            ("action/A12", {"kind": "Blocked", "helper": "Hub partnership manager"}),
            minuted("action-A24", Decision.NEW_DATE),
            minuted("action-A38", Decision.DONE),
            CLOSED,
        )
    )
    mine = owner(found, "Hub partnership manager")
    expected = drawn("""
        id  | lifecycle   | due        | decided
        A38 | done        | 2026-11-27 | Done. Its measure is looked at again on 31 July 2027.
        A24 | in_progress | 2027-01-31 | New date 31 January 2027. Reason: the hall is closed.
    """)
    assert [
        {"id": one.action_id, "lifecycle": one.lifecycle.value, "due": str(one.due), "decided": one.decided}
        for one in mine.actions
    ] == expected
    assert [one.is_open for one in mine.actions] == [False, True]
    assert [(one.action_id, one.lifecycle) for one in mine.helping] == [("A12", Lifecycle.BLOCKED)]
    checks = [one for one in mine.checks if one.action_id == "A38"]
    assert checks == [CheckDate(date(2027, 7, 31), "A38", "Advertise two board places in community networks")]


def test_every_open_action_with_an_owner_is_on_one_list() -> None:
    events = recorded(agenda(item(A24)), CLOSED)
    plan, found = fold(events, HELD), minutes(events)
    listed = sorted(one.action_id for each in found.owners for one in each.actions)
    assert listed == sorted(one.action_id for one in plan.actions.values() if one.is_open and one.owner)
    assert [each.owner for each in found.owners] == sorted(each.owner for each in found.owners)
    assert owner(found, "Local authority equality officer").helping[0].action_id == "A17"
    assert all(check.on > HELD for each in found.owners for check in each.checks)


# The head of the paper


def test_guests_make_no_quorum() -> None:
    present = ["Working-group chair", "Inclusion lead", "CPD lead", "Tutor, strings"]
    taken: Told = (
        "meeting/M20",
        {"kind": "AttendanceTaken", "present": present, "apologies": ["Youth voice lead"]},
    )
    found = minutes(recorded(CALLED, taken, agenda(item(A24)), CLOSED))
    assert (found.name, found.held_on, found.closed) == ("Meeting 20", HELD, True)
    assert found.present == ("Working-group chair", "Inclusion lead", "Tutor, strings")
    assert (found.guests, found.apologies) == (("CPD lead",), ("Youth voice lead",))
    assert (found.quorum, found.quorate) == (4, False)
    assert found.next_on == date(2027, 1, 28)


def test_the_next_draft_agenda_goes_with_the_minutes() -> None:
    draft = (AgendaItem("date", "Date of the next meeting", "", 2),)
    events = recorded(CALLED)
    made = minutes_of("M20", fold(events, HELD), events, service="S", sample=False, next_agenda=draft)
    assert (made.next_agenda, made.sample) == (draft, False)


def test_a_meeting_that_was_never_called_is_named() -> None:
    with pytest.raises(UnknownName, match="no meeting called 'M20'"):
        minutes(BEFORE)


def test_the_minutes_of_a_closed_meeting_never_change() -> None:
    closed = recorded(
        CALLED, agenda(item(A24)), (A24, NEWS), minuted("action-A24", Decision.ON_TRACK), CLOSED
    )
    later = [
        {"kind": "Described", "field": "title", "now": "Another title"},
        {"kind": "OwnerSet", "now": "Head of service"},
        {"kind": "Undone", "version": 8},
    ]
    number = [event.version for event in closed if event.stream == A24][-1]
    after = [
        Event.model_validate(
            {
                "event_id": f"Y{place}",
                "stream": A24,
                "version": number + place,
                "happened_on": HELD,
                "by_role": "Working-group chair",
                "meeting": "",
                "fact": fact,
            }
        )
        for place, fact in enumerate(later, start=1)
    ]
    assert minutes((*closed, *after)) == minutes(closed)
    assert until_close("M21", closed) == closed


def test_the_sample_s_last_meeting_has_minutes_though_it_had_no_agenda() -> None:
    told = until_close("M19", BEFORE)
    found = minutes_of("M19", fold(told, date(2026, 10, 8)), told, service="Hartwell", sample=True)
    assert (found.items, found.quorum, len(found.others)) == ((), 4, 18)
    assert [one.action_id for one in found.born] == ["A30"]
    words = {one.about: one.words for one in found.others}
    assert words["action/A08"] == "New date 29 January 2027. Reason: Waiting for the new pay year."


# The group


def test_the_sample_s_group_has_the_seats_that_its_governance_records_list() -> None:
    seats = [row for row in rows(SAMPLE / "tables" / "seats.csv") if row["body"] == "working_group"]
    for on, year in ((date(2023, 11, 1), "2023"), (date(2026, 11, 1), "2026")):
        members = fold(BEFORE, on).members
        assert len(members) == sum(int(row["members"]) for row in seats if row["year"] == year)
        assert chair_of(members) == "Working-group chair"
    kinds = [member.kind for member in members]
    assert [kinds.count(kind) for kind in Kind] == [3, 2, 2, 0, 1, 0, 0]
    assert {member.kind for member in members if member.paid} == {Kind.HOURLY_TUTOR}


def test_the_sample_s_terms_are_complete_and_break_no_rule_of_wording() -> None:
    terms = fold(BEFORE, HELD).terms
    assert terms.complete
    assert not [words for words in vars(terms).values() if wording.queries(str(words))]


def test_terms_say_what_is_missing() -> None:
    assert Terms(purpose="To listen", review_on=HELD).missing == (
        "remit",
        "decisions it may take",
        "whom it reports to",
        "how members are chosen",
        "how often it meets",
        "paid time",
        "confidentiality",
    )
    assert chair_of([Member("Inclusion lead", Kind.LEADER)]) == CHAIR
