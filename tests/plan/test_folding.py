"""The plan as at any day: what each fact changes, and the sample's forty actions on the service's day."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from edi_metrics.errors import BadReference
from edi_metrics.plan.delivery import Delivery, delivery
from edi_metrics.plan.facts import Event
from edi_metrics.plan.facts.actions import Described
from edi_metrics.plan.facts.meetings import ItemMinuted
from edi_metrics.plan.flags import Flag, flags
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import Decision, Kind, Member, Minuted
from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.reading import read_events
from edi_metrics.plan.state import Action, Judged, Learned, Lifecycle, Meeting, Plan, Priority
from edi_metrics.vocabulary import Standing, Strand
from tests.plan.drafting import NEXT_MEETING, SERVICE_DAY, expected_actions, sample_events

EXPECTED = expected_actions()

every_action = pytest.mark.parametrize("action_id", EXPECTED)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The sample's plan on the service's day."""
    return fold(sample_events(), SERVICE_DAY)


@every_action
def test_an_action_of_the_sample_comes_to_what_it_must(action_id: str, plan: Plan) -> None:
    action, expected = plan.actions[action_id], EXPECTED[action_id]
    assert state(action) == {name: expected[name] for name in state(action)}
    assert delivery(action, SERVICE_DAY, NEXT_MEETING) == expected["expected_delivery"]


def state(action: Action) -> Mapping[str, str]:
    """An action's folded fields, as the file of what is expected writes them."""
    fields = {
        "owner": action.owner,
        "start": action.start,
        "due": action.due,
        "first_due": action.first_due,
        "lifecycle": action.lifecycle,
        "completed_on": action.completed_on,
        "check_on": action.check_on,
        "resume_on": action.resume_on,
        "helper_role": action.helper,
        "times_moved": action.times_moved,
        "last_event_on": action.last_news,
    }
    return {name: "" if value is None else str(value) for name, value in fields.items()}


OUTCOMES = {"A07": Outcome.FLAT, "A21": Outcome.WRONG_WAY}


@every_action
def test_the_flags_of_the_sample_are_those_that_were_seeded(action_id: str, plan: Plan) -> None:
    outcome = OUTCOMES.get(action_id, Outcome.CANNOT_SAY)
    assert "|".join(flags(plan.actions[action_id], plan, outcome)) == EXPECTED[action_id]["expected_flags"]


def test_a_promise_cut_between_meetings_with_no_reason_is_a_silent_rebaseline(plan: Plan) -> None:
    silent = [promise.target_id for promise in plan.promises.values() if promise.silent_rebaseline]
    assert silent == ["T05"]
    assert plan.promises["T05"].terms["goal"] == "12"
    assert plan.promises["T13"].terms["due"] == "2027-06-30", "moved in a meeting, with its reason"


def test_the_plan_as_at_a_past_meeting_knows_nothing_later() -> None:
    then = fold(sample_events(), date(2025, 10, 2))
    assert then.actions["A23"].lifecycle is Lifecycle.IN_PROGRESS
    assert "A08" not in then.actions
    assert then.promises["T05"].terms["goal"] == "14"
    assert then.meetings[-1].number == "M13"


def test_events_go_out_as_plain_json_and_come_back_the_same() -> None:
    assert len(sample_events()) == 316
    for event in sample_events():
        text = json.dumps(event.model_dump(mode="json"))
        assert Event.model_validate_json(text) == event


def test_a_plan_cut_off_at_any_event_still_folds() -> None:
    events = sample_events()
    for cut in range(0, len(events), 7):
        assert fold(events[cut:], SERVICE_DAY).as_at == SERVICE_DAY
        assert fold(events[:cut], SERVICE_DAY).as_at == SERVICE_DAY


def told(*facts: Mapping[str, object], on: str = "2026-01-08") -> Action:
    """An action to which these things happened, one after another, on one day."""
    begun: Mapping[str, object] = {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}
    events = [
        Event.model_validate(
            {
                "event_id": f"E{number}",
                "stream": "action/A01",
                "version": number,
                "happened_on": on,
                "by_role": "Chair",
                "fact": fact,
            }
        )
        for number, fact in enumerate((begun, *facts), start=1)
    ]
    return fold(events, SERVICE_DAY).actions["A01"]


DATES = {"kind": "DatesSet", "start": "2026-01-05", "due": "2026-03-27"}


def test_a_reopened_action_keeps_its_evidence_and_loses_its_end() -> None:
    action = told(
        {"kind": "EvidenceAdded", "evidence": "photo"},
        {"kind": "Done"},
        {"kind": "Reopened", "reason": "broke"},
    )
    assert (action.lifecycle, action.completed_on) == (Lifecycle.IN_PROGRESS, None)
    assert action.evidence == ("photo",)


def test_dates_set_again_leave_the_first_due_date() -> None:
    action = told(DATES, {**DATES, "due": "2026-06-26"})
    assert (action.first_due, action.due) == (date(2026, 3, 27), date(2026, 6, 26))


def test_starting_again_clears_what_was_in_the_way() -> None:
    action = told({"kind": "Blocked", "helper": "Head of service"}, {"kind": "Started"})
    assert (action.lifecycle, action.helper) == (Lifecycle.IN_PROGRESS, "")


NOW = date(2026, 3, 27)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([DATES], Delivery.ON_TRACK),
        ([DATES, {"kind": "Paused", "resume_on": "2026-09-01"}], Delivery.OUT),
        ([{**DATES, "due": "2026-03-26"}], Delivery.OVERDUE),
        ([{**DATES, "start": "2026-03-28"}], Delivery.NOT_STARTED_YET),
        ([{**DATES, "start": "2026-03-28"}, {"kind": "Started"}], Delivery.ON_TRACK),
        ([DATES, {"kind": "DueMoved", "was": "2026-03-27", "now": "2026-06-26"}], Delivery.MOVED),
        ([DATES, {"kind": "Blocked", "helper": "Head of service"}], Delivery.ON_TRACK),
    ],
)
def test_delivery_is_the_first_that_fits(facts: list[Mapping[str, object]], expected: Delivery) -> None:
    assert delivery(told(*facts), NOW, date(2026, 3, 27)) is expected


def test_due_before_the_next_meeting_is_due_soon_and_due_on_its_day_is_not() -> None:
    assert delivery(told(DATES), NOW, date(2026, 3, 28)) is Delivery.DUE_SOON
    assert delivery(told(DATES), NOW, date(2026, 3, 27)) is Delivery.ON_TRACK
    assert delivery(told(DATES), NOW, None) is Delivery.ON_TRACK


def test_done_on_the_first_due_date_is_on_time_and_a_moved_date_does_not_mend_it() -> None:
    moved = {"kind": "DueMoved", "was": "2026-03-27", "now": "2026-06-26", "reason": "Late delivery"}
    assert delivery(told(DATES, {"kind": "Done"}, on="2026-03-27"), NOW, None) is Delivery.DONE_ON_TIME
    assert delivery(told(DATES, moved, {"kind": "Done"}, on="2026-03-28"), NOW, None) is Delivery.DONE_LATE


def test_a_date_moved_without_a_reason_flies_its_flag(plan: Plan) -> None:
    moved = {"kind": "DueMoved", "was": "2026-03-27", "now": "2026-06-26"}
    action = replace(told(DATES, moved), owner="Chair", metric="access.loans", last_news=SERVICE_DAY)
    assert flags(action, plan, Outcome.CANNOT_SAY) == (Flag.MOVED_WITHOUT_REASON,)


def test_an_event_that_cannot_be_read_is_named() -> None:
    row = dict.fromkeys(("meeting", "by_role", "field", "was", "now", "note"), "")
    row |= {
        "event": "E9",
        "happened_on": "2026-01-08",
        "stream": "action/A01",
        "version": "1",
        "kind": "Dropped",
    }
    with pytest.raises(BadReference, match="E9"):
        read_events([row], [], [])


# What may be said of an action besides its dates


@pytest.mark.parametrize(
    ("field", "now", "expected"),
    [
        ("title", "Lend two harps", "Lend two harps"),
        ("strand", "voice", Strand.VOICE),
        ("characteristics", "ethnicity|disability", ("ethnicity", "disability")),
        ("characteristics", "", ()),
        ("helpers", "CPD lead|Inclusion lead", ("CPD lead", "Inclusion lead")),
        ("publish", "yes", True),
        ("publish", "no", False),
        ("metric", "access.loans", "access.loans"),
        ("evidence_expected", "A loan form", "A loan form"),
    ],
)
def test_a_description_is_mended_part_by_part(field: str, now: str, expected: object) -> None:
    action = told({"kind": "Described", "field": field, "now": now})
    assert getattr(action, field) == expected
    assert action.proposed_on == date(2026, 1, 8), "the rest is as it was"


@pytest.mark.parametrize(
    "fact",
    [
        {"kind": "Described", "field": "title", "now": "  "},
        {"kind": "Described", "field": "strand", "now": "magic"},
        {"kind": "Described", "field": "owner", "now": "CPD lead"},
        {"kind": "PrioritySet", "now": "urgent"},
        {"kind": "JudgedByOwner", "standing": "behind", "reason": "  "},
        {"kind": "JudgedByOwner", "standing": "fine", "reason": "So it is"},
    ],
)
def test_what_would_leave_an_action_unreadable_is_no_fact(fact: Mapping[str, object]) -> None:
    with pytest.raises(ValidationError):
        told(fact)


def test_two_parts_of_a_description_do_not_disagree_and_one_part_does() -> None:
    title = Described(field="title", now="Lend a lute")
    assert not title.touches & Described(field="origin", now="A forum").touches
    assert title.touches & Described(field="title", now="Lend a harp").touches


def test_priority_and_next_step_are_what_was_last_said() -> None:
    assert told().priority is Priority.MEDIUM
    action = told(
        {"kind": "PrioritySet", "now": "high"},
        {"kind": "NextStepSet", "now": "Ring three schools"},
        {"kind": "PrioritySet", "now": "low"},
    )
    assert (action.priority, action.next_step) == (Priority.LOW, "Ring three schools")
    assert action.lifecycle is Lifecycle.PROPOSED, "neither moves it on"


def test_an_owner_s_word_stands_until_it_is_taken_back() -> None:
    said = {"kind": "JudgedByOwner", "standing": "behind", "reason": "Two of six are late"}
    assert told(said).judged == Judged(Standing.BEHIND, "Two of six are late", date(2026, 1, 8))
    assert told(said, {"kind": "JudgedByOwner"}).judged is None


def test_what_was_learned_is_kept_with_its_day() -> None:
    first = {"kind": "LearnedFrom", "helped": "Early letters", "learned": "It works"}
    assert told(first, {"kind": "LearnedFrom", "learned": "It did not work"}).learned == Learned(
        learned="It did not work", on=date(2026, 1, 8)
    ), "the last word is the whole of it"


# Meetings


def group(*facts: tuple[str, Mapping[str, object]], on: str = "2026-12-03") -> Plan:
    """The plan of a group to which these things happened on one day, by stream."""
    events = [
        Event.model_validate(
            {
                "event_id": f"E{number}",
                "stream": stream,
                "version": number,
                "happened_on": on,
                "by_role": "Chair",
                "fact": fact,
            }
        )
        for number, (stream, fact) in enumerate(facts, start=1)
    ]
    return fold(events, date.fromisoformat(on))


M20 = "meeting/M20"
CALLED = {"kind": "MeetingCalled", "on": "2026-12-03", "minutes": 90}
ITEM = {"item_id": "a", "title": "A harp", "why": "Overdue", "minutes": 5}
AGENDA = {"kind": "AgendaSet", "items": [ITEM, {**ITEM, "item_id": "b"}]}
SETTLED = {**AGENDA, "locked": True}
PRESENT = {"kind": "AttendanceTaken", "present": ["CPD lead"], "apologies": ["Inclusion lead"]}
ON_TRACK = {"kind": "ItemMinuted", "item": "a", "decision": "on_track", "note": "As planned"}
CLOSED = {"kind": "MeetingClosed", "figures": "0123456789ab", "next_on": "2027-01-28"}


def test_a_meeting_goes_from_its_call_to_its_close() -> None:
    called = group((M20, CALLED), (M20, AGENDA)).sittings["M20"]
    assert (called.on, called.minutes, called.is_open) == (date(2026, 12, 3), 90, False)
    begun = group((M20, CALLED), (M20, SETTLED), (M20, PRESENT)).sittings["M20"]
    assert begun.is_open
    assert (begun.present, begun.apologies) == (("CPD lead",), ("Inclusion lead",))
    held = group((M20, CALLED), (M20, SETTLED), (M20, ON_TRACK), (M20, CLOSED))
    sitting = held.sittings["M20"]
    assert (sitting.is_open, sitting.closed_on) == (False, date(2026, 12, 3))
    assert (sitting.figures, sitting.next_on) == ("0123456789ab", date(2027, 1, 28))
    assert [item.item_id for item in sitting.not_reached] == ["b"]
    assert held.meetings == (Meeting("M20", date(2026, 12, 3)),)


@pytest.mark.parametrize("after", [CALLED, AGENDA, PRESENT, ON_TRACK, {**CLOSED, "figures": "another"}])
def test_nothing_happens_to_a_meeting_after_its_close(after: Mapping[str, object]) -> None:
    assert group((M20, CLOSED), (M20, after)) == group((M20, CLOSED))


def test_a_second_decision_on_an_item_takes_the_place_of_the_first() -> None:
    plan = group((M20, SETTLED), (M20, ON_TRACK), (M20, {**ON_TRACK, "decision": "done", "note": ""}))
    assert plan.sittings["M20"].minuted == {"a": Minuted("a", Decision.DONE)}


def test_two_people_may_minute_two_items_at_once() -> None:
    one, other = (ItemMinuted(item=name, decision=Decision.DONE) for name in ("a", "b"))
    assert not one.touches & other.touches
    assert one.touches & ItemMinuted(item="a", decision=Decision.NONE).touches


def test_terms_and_members_are_what_was_last_agreed() -> None:
    seat = {"role": "CPD lead", "kind": "leader", "chair": True}
    plan = group(
        ("group/terms", {"kind": "TermsSet", "terms": {"purpose": "To begin"}}),
        ("group/terms", {"kind": "MembersSet", "members": [seat, {"role": "Tutor", "kind": "tutor"}]}),
        ("group/terms", {"kind": "TermsSet", "terms": {"purpose": "To see to it", "quorum": 4}}),
        ("group/terms", {"kind": "MembersSet", "members": [seat]}),
    )
    assert (plan.terms.purpose, plan.terms.quorum) == ("To see to it", 4)
    assert plan.members == (Member("CPD lead", Kind.LEADER, chair=True),)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], None),
        ([("meeting/M19", CLOSED)], date(2027, 1, 28)),
        ([("meeting/M19", {"kind": "MeetingClosed"})], None),
        ([("meeting/M19", CLOSED), (M20, {**CALLED, "on": "2027-02-04"})], date(2027, 2, 4)),
        ([("meeting/M19", CLOSED), (M20, {**CALLED, "on": "2026-12-01"})], date(2027, 1, 28)),
        ([("meeting/M18", CLOSED), ("meeting/M19", {**CLOSED, "next_on": "2027-03-04"})], date(2027, 3, 4)),
    ],
)
def test_the_next_meeting_is_the_one_called_or_the_day_the_last_one_chose(
    facts: list[tuple[str, Mapping[str, object]]], expected: date | None
) -> None:
    assert group(*facts).next_called == expected


def test_a_target_s_new_title_is_its_title() -> None:
    terms = {"title": "Nine in ten", "goal": "90"}
    plan = group(
        ("target/T01", {"kind": "TargetSet", "title": "Nine in ten", "terms": terms}),
        ("target/T01", {"kind": "TargetRevised", "field": "title", "was": "Nine in ten", "now": "All of us"}),
    )
    assert plan.promises["T01"].title == plan.promises["T01"].terms["title"] == "All of us"
