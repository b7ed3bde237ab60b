"""The proposed agenda: what comes up and why, in which order, what is left out, and the chair's changes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edi_metrics import wording
from edi_metrics.errors import RefusedEdit, UnknownName
from edi_metrics.plan.agenda import (
    MOST_ITEMS,
    WEIGHTS,
    Brought,
    Part,
    Proposed,
    Topic,
    following,
    next_number,
    own_item,
    proposed,
    reordered,
    total,
    with_item,
    with_minutes,
    without,
)
from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import AgendaItem, Decision, Kind, Member, Minuted, Sitting
from edi_metrics.plan.listed import ListedAction, ListedPlan, listed
from edi_metrics.plan.reading import read_events
from edi_metrics.plan.state import Judged, Lifecycle, Meeting, Moved, Plan, Priority, Question
from edi_metrics.vocabulary import Standing, Strand
from tests.drawn import drawn
from tests.plan.drafting import SAMPLE, SERVICE_DAY, rows, sample_events

LAST = Meeting("M19", date(2026, 10, 8))
PLAN = Plan(SERVICE_DAY, meetings=(LAST,), members=(Member("Head of service", Kind.LEADER, chair=True),))


def acting(text: str) -> ListedPlan:
    """A listed plan, drawn: an action a line. What is not drawn is as for an action that goes well."""
    return ListedPlan(tuple(_action(row) for row in drawn(text)))


def _action(row: dict[str, str | None]) -> ListedAction:
    due, news, back = (row.get(name) for name in ("due", "news", "back"))
    return ListedAction(
        action_id=row["id"] or "",
        title=f"Title of {row['id']}",
        strand=Strand.WORKFORCE,
        lifecycle=Lifecycle(row.get("lifecycle") or "in_progress"),
        delivery=Delivery(row.get("delivery") or "on_track"),
        standing=None,
        owner=row.get("owner") or "",
        helper="Head of schools" if row.get("lifecycle") == "blocked" else "",
        due=date.fromisoformat(due) if due else None,
        moves=(Moved(SERVICE_DAY, "due", "", "", "", ""),) * int(row.get("moves") or 0),
        flags=tuple(Flag(flag) for flag in (row.get("flags") or "").split()),
        last_news=date.fromisoformat(news) if news else None,
        resume_on=date.fromisoformat(back) if back else None,
        priority=Priority(row.get("priority") or "medium"),
    )


def ids(items: Iterable[AgendaItem]) -> list[str]:
    """The ids of items, in order."""
    return [item.item_id for item in items]


def about_actions(found: Proposed) -> list[str]:
    """The actions on an agenda, in order."""
    return [one.removeprefix("action-") for one in ids(found.items) if one.startswith("action-")]


# The sample

OUTSIDE = Brought(
    off_track=(Topic("T09", "Requests for fee help that are turned away"), Topic("T03", "Training")),
    moving=(Topic("participation.send", "Pupils with SEND who take part"),),
    recommendations=(Topic("R12", "Rehearse nearer to a station", since=date(2026, 10, 2)),),
    reviews=tuple(Topic(f"L{number}", f"Process {number}") for number in (3, 5, 8)),
    round_id="2026-27",
    statements=tuple(Topic(f"WD{number}", "A statement") for number in range(1, 9)),
    gaps=(Topic("disability-workforce", "disability in workforce"),),
)


@pytest.fixture(scope="module")
def sample() -> tuple[ListedPlan, Plan]:
    """The sample's plan and forum on the service's day, with no figure to tell an outcome by."""
    events = (*sample_events(), *read_events(rows(SAMPLE / "plan" / "forum.csv"), [], []))
    plan = fold(events, SERVICE_DAY)
    return listed(plan, events, {}), plan


def test_the_agenda_of_meeting_20(sample: tuple[ListedPlan, Plan]) -> None:
    found = proposed(*sample, OUTSIDE)
    assert ids(found.items) == [
        "since",
        *(f"action-{name}" for name in ("A13", "A31", "A24")),
        "target-T03",
        "target-T09",
        *(f"action-{name}" for name in ("A04", "A08", "A10", "A11", "A17", "A20", "A38")),
        "measure-participation.send",
        *("question-Q01", "question-Q02", "recommendation-R12"),
        *("review-L3", "review-L5"),
        "statements",
        "gap",
        "new",
        "date",
    ]
    assert (total(found.items), found.left_out) == (118, ())
    assert next_number(sample[1]) == "M20"


def test_each_item_of_the_sample_says_why_it_is_there(sample: tuple[ListedPlan, Plan]) -> None:
    found = {item.item_id: item for item in proposed(*sample, OUTSIDE).items}
    expected = drawn("""
        item         | presenter               | why
        since        | Working-group chair     | News of 1 action since 8 October 2026
        action-A31   | Mentoring coordinator   | Overdue by 54 days, moved once
        action-A11   | Working-group chair     | No owner
        action-A38   | Hub partnership manager | Due 27 November 2026
        action-A17   | Mentoring coordinator   | Blocked: local authority equality officer is asked to help
        target-T03   | CPD lead                | Off track at its latest figure
        question-Q01 | Working-group chair     | Asked 11 June 2026, 165 days ago: no answer yet
        review-L3    | Working-group chair     | Not yet reviewed with an inclusion lens
        gap          | Working-group chair     | No target or action yet: disability in workforce
        date         | Working-group chair     | Expected on 28 January 2027
    """)
    for row in expected:
        item = found[row["item"] or ""]
        assert (item.presenter, item.why) == (row["presenter"], row["why"])


def test_half_an_hour_goes_to_what_is_late(sample: tuple[ListedPlan, Plan]) -> None:
    found = proposed(*sample, OUTSIDE, minutes=30)
    assert ids(found.items) == ["since", "action-A13", "new", "date"]
    assert ids(found.left_out)[:3] == ["action-A31", "action-A24", "target-T03"]


def test_no_sentence_of_the_agenda_breaks_the_rules_of_wording(sample: tuple[ListedPlan, Plan]) -> None:
    assert not [item.why for item in proposed(*sample, OUTSIDE).items if wording.queries(item.why)]


# What comes up

COMES_UP = """
    id  | delivery     | lifecycle | flags                | due        | moves | back       | part
    A01 | overdue      |           | no_owner             | 2026-11-22 | 3     |            | overdue
    A02 | due_soon     |           |                      | 2026-11-30 |       |            | attention
    A03 | on_track     | blocked   | blocked              |            |       |            | attention
    A04 | on_track     |           | stale                |            |       |            | attention
    A05 | moved        |           | moved_without_reason |            | 1     |            | attention
    A06 | done_on_time | done      | done_no_evidence     |            |       |            | attention
    A07 | done_late    | done      | done_but_flat        |            | 2     |            | not_working
    A08 | done_on_time | done      | moved_the_wrong_way  |            |       |            | not_working
    A09 | out          | paused    |                      |            |       | 2026-11-23 | attention
    A10 | on_track     |           |                      |            |       |            |
    A11 | moved        |           |                      |            | 1     |            |
    A12 | on_track     |           | no_metric            |            |       |            |
    A13 | done_late    | done      | moved_without_reason |            | 1     |            |
    A14 | out          | paused    | stale                |            |       | 2027-01-29 |
    A15 | out          | dropped   |                      |            |       |            |
"""

WHY = {
    "A01": "Overdue by 1 day, moved 3 times, no owner",
    "A02": "Due 30 November 2026",
    "A03": "Blocked: head of schools is asked to help",
    "A04": "No news since the meeting before last",
    "A05": "Moved once, no reason recorded",
    "A06": "Done with no evidence recorded",
    "A07": "Done, and its measure is flat",
    "A08": "Done, and its measure went the other way to the one wanted",
    "A09": "Paused until 23 November 2026",
}


@pytest.mark.parametrize("row", drawn(COMES_UP), ids=lambda row: str(row["id"]))
def test_an_action_comes_up_for_a_reason_or_is_left_to_go_on(row: dict[str, str | None]) -> None:
    found = proposed(ListedPlan((_action(row),)), PLAN)
    mine = [item for item in found.items if item.about.startswith("action/")]
    part = Part(row["part"]) if row["part"] else None
    assert [(item.why, item.minutes) for item in mine] == (
        [(WHY[row["id"] or ""], WEIGHTS[part].minutes)] if part else []
    )


def test_an_action_its_owner_is_uneasy_about_comes_up_with_the_owner_s_word() -> None:
    [action] = acting("""
        id  | owner
        A01 | CPD lead
    """).actions
    uneasy = replace(action, judged=Judged(Standing.BEHIND, "Two tutors are away", SERVICE_DAY))
    item = proposed(ListedPlan((uneasy,)), PLAN).items[1]
    assert (item.presenter, item.why) == ("CPD lead", "Its owner says needs attention: Two tutors are away")
    content = replace(action, judged=Judged(Standing.ON_TRACK, "All is well", SERVICE_DAY))
    assert about_actions(proposed(ListedPlan((content,)), PLAN)) == []


def test_the_chair_presents_what_has_no_owner_and_what_is_general() -> None:
    drawn_plan = acting("""
        id  | delivery | due        | owner
        A01 | overdue  | 2026-11-01 |
        A02 | overdue  | 2026-11-01 | CPD lead
    """)
    presenters = [item.presenter for item in proposed(drawn_plan, PLAN).items]
    assert presenters == ["Head of service", "Head of service", "CPD lead", *["Head of service"] * 2]


def test_a_first_meeting_begins_with_where_things_are() -> None:
    found = proposed(ListedPlan(), Plan(SERVICE_DAY))
    assert ids(found.items) == ["since", "new", "date"]
    assert [item.why for item in found.items] == [
        "The first meeting: nothing came before it",
        "What came up today, and who takes it on",
        "To be agreed",
    ]
    assert next_number(Plan(SERVICE_DAY)) == "M01"


# In which order

ORDERS = [
    ("the longer late", "A01 overdue 2026-10-20", "A02 overdue 2026-08-01", ["A02", "A01"]),
    (
        "beyond three months all are as late",
        "A02 overdue 2026-01-01",
        "A01 overdue 2026-07-01",
        ["A01", "A02"],
    ),
    ("the higher priority", "A01 overdue 2026-11-01 low", "A02 overdue 2026-11-01 high", ["A02", "A01"]),
    (
        "what has news since",
        "A01 overdue 2026-11-01 medium 2026-10-08",
        "A02 overdue 2026-11-01 medium 2026-10-09",
        ["A02", "A01"],
    ),
    ("ties by id", "A02 overdue 2026-11-01", "A01 overdue 2026-11-01", ["A01", "A02"]),
    ("late before due soon", "A01 due_soon 2026-11-30 high", "A02 overdue 2026-11-22 low", ["A02", "A01"]),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [row[1:] for row in ORDERS], ids=[row[0] for row in ORDERS]
)
def test_what_comes_first(one: str, other: str, expected: list[str]) -> None:
    lines = "\n".join(" | ".join([*line.split(), "", ""][:5]) for line in (one, other))
    plan = acting(f"id | delivery | due | priority | news\n{lines}")
    assert about_actions(proposed(plan, PLAN)) == expected


def test_a_figure_that_changed_brings_its_target_forward() -> None:
    brought = Brought(off_track=(Topic("T01", "One"), Topic("T02", "Two")), changed=frozenset({"target/T02"}))
    assert ids(proposed(ListedPlan(), PLAN, brought).items)[1:3] == ["target-T02", "target-T01"]


def test_questions_that_wait_longer_come_first_and_an_answered_one_not_at_all() -> None:
    asked = {
        "Q01": Question("Q01", date(2026, 11, 1), "Where do we park?"),
        "Q02": Question("Q02", date(2026, 6, 11), "Who pays for the lift?"),
        "Q03": Question("Q03", date(2026, 6, 11), "When is the concert?", date(2026, 7, 1)),
    }
    found = proposed(ListedPlan(), replace(PLAN, questions=asked)).items
    assert ids(found)[1:-2] == ["question-Q02", "question-Q01"]


def test_one_meeting_takes_two_reviews_eight_statements_and_one_gap() -> None:
    several = tuple(Topic(f"X{number}", f"thing {number}") for number in range(1, 12))
    found = proposed(ListedPlan(), PLAN, Brought(reviews=several, statements=several, gaps=several))
    assert ids(found.items)[1:-2] == ["review-X1", "review-X2", "statements", "gap"]
    whys = {item.item_id: item.why for item in found.items}
    assert whys["statements"].endswith("X8")
    assert whys["gap"] == "No target or action yet: thing 1; thing 2; thing 3; and 8 more"


# What the last meeting did not reach

EARLIER = (
    AgendaItem("action-A02", "Title of A02", "Overdue by 20 days", 6, about="action/A02"),
    AgendaItem("action-A03", "Title of A03", "No owner", 4, about="action/A03"),
    AgendaItem("own-1", "Where to hold the summer concert", "Added by the chair", 5, "Head of service"),
    AgendaItem("own-2", "Thanks to the hosts", "Added by the chair", 5, "Head of service"),
    AgendaItem("date", "Date of the next meeting", "To be agreed", 2),
)


def test_what_was_not_reached_comes_first_and_the_chair_s_own_item_comes_back() -> None:
    reached = {"own-2": Minuted("own-2", Decision.NONE)}
    sitting = Sitting("M19", agenda=EARLIER, locked=True, minuted=reached, closed_on=LAST.held_on)
    two_late = acting("""
        id  | delivery | due
        A01 | overdue  | 2026-11-01
        A02 | overdue  | 2026-11-01
        A03 | on_track |
    """)
    found = {
        item.item_id: item for item in proposed(two_late, replace(PLAN, sittings={"M19": sitting})).items
    }
    assert list(found) == ["since", "action-A02", "action-A01", "own-1", "new", "date"]
    assert found["action-A02"].why == "Overdue by 22 days, not reached at meeting 19"
    assert found["own-1"].why == "Added by the chair, not reached at meeting 19"
    assert found["date"].why == "Expected on 28 January 2027", "what every meeting has is not carried over"


@pytest.mark.parametrize(
    ("called", "chosen", "expected"),
    [
        (None, None, date(2027, 1, 28)),
        (date(2026, 11, 23), None, date(2027, 1, 28)),
        (date(2026, 12, 10), None, date(2027, 2, 4)),
        (None, date(2026, 12, 10), date(2027, 2, 4)),
        (date(2027, 1, 14), None, date(2027, 2, 25)),
    ],
    ids=["as expected", "held early", "held late", "chosen at the last one", "put off to the next half term"],
)
def test_the_meeting_after_the_coming_one_is_in_the_next_half_term(
    called: date | None, chosen: date | None, expected: date
) -> None:
    last = Sitting("M19", closed_on=LAST.held_on, next_on=chosen)
    plan = replace(PLAN, sittings={"M19": last, "M20": Sitting("M20", on=called)})
    assert following(plan) == expected


def test_an_agenda_keeps_its_last_item() -> None:
    with pytest.raises(RefusedEdit, match="needs at least one item"):
        without(AGENDA[:1], AGENDA[0].item_id)


# What fits

kinds = st.lists(st.sampled_from([f"X{number:02d}" for number in range(40)]), unique=True, max_size=12)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[ListedPlan, Brought, int]:
    """Any number of actions and topics, and any length of meeting that may be called."""
    names = draw(st.lists(st.integers(1, 99), unique=True, max_size=40))
    actions = [
        _action(
            {
                "id": f"A{name:02d}",
                "delivery": draw(st.sampled_from(["overdue", "due_soon", "on_track", "done_late"])),
                "due": draw(st.dates(date(2025, 1, 1), SERVICE_DAY)).isoformat(),
                "flags": draw(st.sampled_from(["", "no_owner", "stale no_metric", "done_but_flat"])),
                "priority": draw(st.sampled_from(["high", "medium", "low"])),
                "news": draw(st.dates(date(2026, 9, 1), SERVICE_DAY)).isoformat(),
            }
        )
        for name in names
    ]
    topics = [tuple(Topic(key, f"Title of {key}") for key in draw(kinds)) for _ in range(6)]
    off_track, moving, recommendations, reviews, statements, gaps = topics
    brought = Brought(frozenset(), off_track, moving, recommendations, reviews, "2026-27", statements, gaps)
    return ListedPlan(tuple(actions)), brought, draw(st.integers(15, 480))


@given(meetings())
def test_an_agenda_fits_its_time_and_loses_nothing(meeting: tuple[ListedPlan, Brought, int]) -> None:
    plan, brought, minutes = meeting
    found = proposed(plan, PLAN, brought, minutes=minutes)
    everything = proposed(plan, PLAN, brought, minutes=100_000)
    assert total(found.items) <= minutes
    assert 1 <= len(found.items) <= MOST_ITEMS
    assert len(set(ids([*found.items, *found.left_out]))) == len(found.items) + len(found.left_out)
    assert set(ids([*found.items, *found.left_out])) == set(ids([*everything.items, *everything.left_out]))
    room = minutes - total(found.items)
    assert len(found.items) == MOST_ITEMS or all(item.minutes > room for item in found.left_out)


@given(meetings())
def test_the_order_in_which_actions_are_told_does_not_matter(
    meeting: tuple[ListedPlan, Brought, int],
) -> None:
    plan, brought, minutes = meeting
    turned = ListedPlan(tuple(reversed(plan.actions)))
    assert proposed(plan, PLAN, brought, minutes=minutes) == proposed(turned, PLAN, brought, minutes=minutes)


# The chair's changes

AGENDA = (
    AgendaItem("since", "Since meeting 19", "", 10),
    AgendaItem("action-A01", "One", "", 6),
    AgendaItem("action-A02", "Two", "", 6),
    AgendaItem("new", "New actions", "", 10),
    AgendaItem("date", "Date of the next meeting", "", 2),
)


@pytest.mark.parametrize(
    ("item_id", "place", "expected"),
    [
        ("action-A02", 1, ["since", "action-A02", "action-A01", "new", "date"]),
        ("since", 2, ["action-A01", "action-A02", "since", "new", "date"]),
        ("since", 99, ["action-A01", "action-A02", "new", "date", "since"]),
        ("date", -3, ["date", "since", "action-A01", "action-A02", "new"]),
        ("action-A01", 1, ids(AGENDA)),
    ],
)
def test_an_item_is_moved_to_its_place(item_id: str, place: int, expected: list[str]) -> None:
    assert ids(reordered(AGENDA, item_id, place)) == expected


def test_an_item_is_left_out_and_put_back_before_those_that_close_a_meeting() -> None:
    shorter = without(AGENDA, "action-A01")
    assert ids(shorter) == ["since", "action-A02", "new", "date"]
    again = with_item(shorter, AGENDA[1])
    assert ids(again) == ["since", "action-A02", "action-A01", "new", "date"]
    assert with_item(again, AGENDA[1]) == again, "an item is there once"
    assert ids(with_item((AGENDA[0],), AGENDA[1])) == ["since", "action-A01"]


def test_an_item_is_given_other_minutes() -> None:
    longer = with_minutes(AGENDA, "action-A01", 15)
    assert (longer[1].minutes, total(longer)) == (15, total(AGENDA) + 9)


def test_the_chair_s_own_items_have_ids_of_their_own() -> None:
    first = own_item(AGENDA, "  The summer concert ", minutes=5, presenter="Head of service")
    assert first == AgendaItem("own-1", "The summer concert", "Added by the chair", 5, "Head of service")
    with_both = with_item(with_item(AGENDA, first), own_item((*AGENDA, first), "B", minutes=5, presenter=""))
    assert ids(with_both)[3:5] == ["own-1", "own-2"]
    assert own_item(without(with_both, "own-1"), "C", minutes=5, presenter="").item_id == "own-1"


def test_a_change_that_cannot_be_made_says_what_to_do() -> None:
    with pytest.raises(UnknownName, match=r"no item on this agenda called 'action-A99'"):
        without(AGENDA, "action-A99")
    with pytest.raises(RefusedEdit, match="Leave it out to give it none"):
        with_minutes(AGENDA, "action-A01", 0)
    with pytest.raises(RefusedEdit, match="needs a title"):
        own_item(AGENDA, "  ", minutes=5, presenter="")
