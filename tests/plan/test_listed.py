"""The plan as people read it: the sample's forty actions, what may leave, and a text that comes back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.facts import Event
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.folding import fold
from edi_metrics.plan.listed import ListedAction, ListedPlan, listed, standing
from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.withheld import KEPT_INSIDE
from edi_metrics.vocabulary import Standing
from tests.plan.drafting import NEXT_MEETING, SERVICE_DAY, expected_actions, sample_events


@pytest.fixture(scope="module")
def plan() -> ListedPlan:
    """The sample's plan on the service's day, with no figure to tell an outcome by."""
    return listed(fold(sample_events(), SERVICE_DAY), sample_events(), {})


def one(plan: ListedPlan, action_id: str) -> ListedAction:
    """The action of that id."""
    return next(action for action in plan.actions if action.action_id == action_id)


def test_every_action_has_the_delivery_that_was_seeded(plan: ListedPlan) -> None:
    expected = {name: row["expected_delivery"] for name, row in expected_actions().items()}
    assert {action.action_id: action.delivery.value for action in plan.actions} == expected
    assert plan.next_meeting == NEXT_MEETING


def test_the_chips_of_the_sample(plan: ListedPlan) -> None:
    assert Counter(action.standing for action in plan.actions) == {
        Standing.ACHIEVED: 16,
        Standing.ON_TRACK: 14,
        Standing.BEHIND: 4,
        Standing.OFF_TRACK: 3,
        Standing.CANNOT_SAY: 1,
        None: 2,
    }


@pytest.mark.parametrize(
    ("how", "raised", "word"),
    [
        (Delivery.OUT, (Flag.NO_METRIC,), None),
        (Delivery.DONE_LATE, (), Standing.ACHIEVED),
        (Delivery.DONE_ON_TIME, (Flag.DONE_BUT_FLAT,), Standing.ACHIEVED),
        (Delivery.DONE_ON_TIME, (Flag.DONE_NO_EVIDENCE,), Standing.BEHIND),
        (Delivery.OVERDUE, (Flag.BLOCKED,), Standing.OFF_TRACK),
        (Delivery.ON_TRACK, (Flag.BLOCKED,), Standing.BEHIND),
        (Delivery.NOT_STARTED_YET, (Flag.NO_OWNER,), Standing.BEHIND),
        (Delivery.MOVED, (Flag.MOVED_TWICE,), Standing.BEHIND),
        (Delivery.MOVED, (), Standing.ON_TRACK),
        (Delivery.DUE_SOON, (Flag.STALE,), Standing.BEHIND),
        (Delivery.DUE_SOON, (), Standing.ON_TRACK),
        (Delivery.ON_TRACK, (Flag.STALE,), Standing.ON_TRACK),
        (Delivery.NOT_STARTED_YET, (), Standing.CANNOT_SAY),
    ],
)
def test_the_word_on_a_chip_follows_the_design(
    how: Delivery, raised: tuple[Flag, ...], word: Standing | None
) -> None:
    assert standing(how, raised) is word


def test_the_last_word_is_that_of_the_latest_event(plan: ListedPlan) -> None:
    assert one(plan, "A13").last_word == "Poster printed"
    assert one(plan, "A18").last_word == "Grant starts in January"
    assert one(plan, "A30").last_word == "", (
        "its latest event says nothing, and an older word is not its last"
    )


def test_a_word_that_was_taken_back_is_not_the_last() -> None:
    said = {"kind": "ProgressNoted", "note": "Poster printed, twice"}
    facts: tuple[Mapping[str, object], ...] = (
        said,
        {"kind": "Undone", "version": 7, "reason": "Typed on the wrong line"},
    )
    events = list(sample_events())
    for version, fact in enumerate(facts, start=7):
        events.append(_noted(f"X{version}", version, fact))
    assert one(listed(fold(events[:-1], SERVICE_DAY), events[:-1], {}), "A13").last_word == said["note"]
    assert one(listed(fold(events, SERVICE_DAY), events, {}), "A13").last_word == "Poster printed"


def _noted(event_id: str, version: int, fact: Mapping[str, object]) -> Event:
    """An event about A13 on the service's day."""
    return Event.model_validate(
        {
            "event_id": event_id,
            "stream": "action/A13",
            "version": version,
            "happened_on": SERVICE_DAY,
            "by_role": "CPD lead",
            "fact": fact,
        }
    )


def test_a_word_said_later_is_not_known_before() -> None:
    then = date(2026, 4, 1)
    assert one(listed(fold(sample_events(), then), sample_events(), {}), "A08").days_moved == 153


def test_what_is_published_has_no_note_no_flag_and_no_outcome(plan: ListedPlan) -> None:
    told = replace(plan, actions=tuple(replace(action, outcome=Outcome.FLAT) for action in plan.actions))
    published = told.published()
    assert {action.action_id for action in told.actions} - {
        action.action_id for action in published.actions
    } == {"A11", "A13", "A40"}
    for action in published.actions:
        assert (action.last_word, action.helper, action.flags) == ("", "", ())
        assert action.outcome is Outcome.CANNOT_SAY
        assert {move.reason for move in action.moves} <= {"", KEPT_INSIDE}
    assert published.aims == ()
    noted = {getattr(event.fact, "note", "") for event in sample_events()} - {""}
    assert not [note for note in noted if note in published.to_text()]


def test_of_a_date_that_moved_it_says_whether_a_reason_was_given(plan: ListedPlan) -> None:
    first, *_ = one(plan, "A08").moves
    moved = replace(one(plan, "A08"), moves=(first, replace(first, reason="")))
    assert first.reason
    told = one(replace(plan, actions=(moved,)).published(), "A08").moves
    assert [move.reason for move in told] == [KEPT_INSIDE, ""]


@pytest.mark.parametrize(
    ("origin", "published"),
    [
        ("self-assessment WD1", "self-assessment WD1"),
        ("self-assessment WD1, where a parent said more", ""),
        ("self-assessment of the wind band", ""),
        ('Forum, 8 October 2026, slide 3, school: "Our only deaf player left"', ""),
        ("", ""),
    ],
)
def test_where_an_action_came_from_is_published_if_it_is_a_statement(
    plan: ListedPlan, origin: str, published: str
) -> None:
    came = replace(one(plan, "A08"), origin=origin, publish=True)
    assert one(replace(plan, actions=(came,)).published(), "A08").origin == published


def test_its_text_comes_back_the_same_and_other_text_is_refused(plan: ListedPlan) -> None:
    assert ListedPlan.from_text(plan.to_text()) == plan
    with pytest.raises(ValueError, match="validation error"):
        ListedPlan.from_text("not a plan")


def test_a_service_without_a_plan_has_an_empty_list() -> None:
    assert listed(fold((), SERVICE_DAY), (), {}) == ListedPlan()
    assert ListedPlan().quiet_since is None
