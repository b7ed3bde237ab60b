"""The agenda that a meeting begins with: what needs the group, ranked, and cut to the time there is.

An item ranks by its urgency x how late it is x its priority x whether it changed since the last meeting x
whether the last meeting did not reach it. The items that rank first are taken while they fit; one that is
too long is passed over for the next. They are put in the order of `Part`. What did not fit is handed over
too, so that the chair can choose otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from edi_metrics.errors import RefusedEdit, UnknownName
from edi_metrics.periods import day_words
from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.diary import next_meeting
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.group import AgendaItem, chair_of, meeting_name
from edi_metrics.plan.listed import ListedAction, ListedPlan
from edi_metrics.plan.reasons import first_letter, joined, waiting, why_here
from edi_metrics.plan.state import Plan, Priority
from edi_metrics.vocabulary import Standing

REVIEWS = 2
"""The lens reviews that one meeting takes."""

STATEMENTS = 8
"""The statements of a self-assessment that one meeting rates."""

MOST_ITEMS = 60
"""No agenda is longer, however much time there is."""


class Part(StrEnum):
    """The parts of an agenda, in the order they are taken."""

    SINCE = "since"
    OVERDUE = "overdue"
    OFF_TRACK = "off_track"
    ATTENTION = "attention"
    NOT_WORKING = "not_working"
    MOVING = "moving"
    UNANSWERED = "unanswered"
    REVIEW = "review"
    STATEMENTS = "statements"
    GAP = "gap"
    OWN = "own"
    NEW = "new"
    DATE = "date"


class Weight(NamedTuple):
    """What an item of a part is given: its minutes, and how urgent it is beside those of other parts."""

    minutes: int
    urgency: int


WEIGHTS = {
    Part.SINCE: Weight(10, 0),
    Part.OVERDUE: Weight(6, 12),
    Part.OFF_TRACK: Weight(6, 10),
    Part.ATTENTION: Weight(4, 6),
    Part.NOT_WORKING: Weight(5, 6),
    Part.MOVING: Weight(4, 4),
    Part.UNANSWERED: Weight(3, 2),
    Part.REVIEW: Weight(4, 3),
    Part.STATEMENTS: Weight(12, 2),
    Part.GAP: Weight(5, 4),
    Part.OWN: Weight(5, 8),
    Part.NEW: Weight(10, 0),
    Part.DATE: Weight(2, 0),
}

ALWAYS = frozenset({Part.SINCE, Part.NEW, Part.DATE})
"""The parts of every meeting: they are given their minutes before anything else."""

PRIORITIES = {Priority.HIGH: 3, Priority.MEDIUM: 2, Priority.LOW: 1}

MONTHS_LATE = 3
"""Beyond as many months, later is no more urgent."""

TWICE = 2
"""How much more an item counts that changed since the last meeting, or that the last one did not reach."""


@dataclass(frozen=True)
class Topic:
    """One thing from outside the plan that may come to the meeting, such as a target that is off track."""

    key: str
    """Its own id: T09, participation.send, R12, L07, WD1."""
    title: str
    why: str = ""
    """Why it should be taken, in words; the agenda has words of its own where this is blank."""
    owner: str = ""
    since: date | None = None
    """The day it was asked on, or last reviewed."""
    priority: Priority = Priority.MEDIUM


@dataclass(frozen=True)
class Brought:
    """What comes to a meeting from outside the plan: from the figures, the registers and the records."""

    changed: frozenset[str] = frozenset()
    """Streams, such as 'action/A08', whose figure changed since the last meeting."""
    off_track: tuple[Topic, ...] = ()
    """Targets."""
    moving: tuple[Topic, ...] = ()
    """Measures that moved with no action about them."""
    recommendations: tuple[Topic, ...] = ()
    """Young people's recommendations that have no answer."""
    reviews: tuple[Topic, ...] = ()
    """Processes to review with an inclusion lens, the longest unreviewed first."""
    round_id: str = ""
    """The self-assessment that is under way."""
    statements: tuple[Topic, ...] = ()
    """Its statements that have no agreed level yet, in order."""
    gaps: tuple[Topic, ...] = ()
    """Cells of the coverage grid, such as 'disability in workforce development', with no target or action."""


NOTHING = Brought()


@dataclass(frozen=True)
class Proposed:
    """An agenda that fits, and what there was no time for, as it ranks."""

    items: tuple[AgendaItem, ...]
    left_out: tuple[AgendaItem, ...] = ()


def proposed(listed: ListedPlan, plan: Plan, brought: Brought = NOTHING, *, minutes: int = 120) -> Proposed:
    """The agenda for the next meeting, as known on the day of `plan`: the same things give the same one."""
    ranked = sorted(_weighed(listed, plan, brought), key=lambda one: (-one.score, one.item.item_id))
    ranked.sort(key=lambda one: one.part not in ALWAYS)
    taken: list[_Candidate] = []
    left_out: list[AgendaItem] = []
    for one in ranked:
        if one.item.minutes + total(each.item for each in taken) <= minutes and len(taken) < MOST_ITEMS:
            taken.append(one)
        else:
            left_out.append(one.item)
    taken.sort(key=lambda one: tuple(Part).index(one.part))  # a part keeps the order of the ranking
    return Proposed(tuple(one.item for one in taken), tuple(left_out))


def total(items: Iterable[AgendaItem]) -> int:
    """The minutes that `items` take together."""
    return sum(item.minutes for item in items)


def following(plan: Plan) -> date | None:
    """When the meeting after the coming one would be, if the group keeps its place in the half term.

    A meeting that is held early is that of its half term all the same: the next is in the one after.
    """
    this = _coming(plan)
    return next_meeting(this, this + timedelta(days=1)) if this else None


def _coming(plan: Plan) -> date | None:
    """The day the coming meeting was expected on, or the later one that it was called for."""
    last = plan.meetings[-1] if plan.meetings else None
    before = plan.sittings.get(last.number) if last else None
    expected = next_meeting(last.held_on, plan.as_at) if last else None
    chosen = before.next_on if before and before.next_on and before.next_on >= plan.as_at else expected
    days = [day for day in (chosen, plan.next_called) if day]
    return max(days, default=None)


def next_number(plan: Plan) -> str:
    """The number of the meeting after the last one closed: 'M20' after 'M19'."""
    closed = (meeting.number.removeprefix("M") for meeting in plan.meetings)
    return f"M{max((int(number) for number in closed if number.isdigit()), default=0) + 1:02d}"


# What may come to the meeting


@dataclass(frozen=True)
class _Candidate:
    part: Part
    item: AgendaItem
    late: int = 0
    """Days past its date, or waiting."""
    priority: Priority = Priority.MEDIUM
    score: int = 0


def _weighed(listed: ListedPlan, plan: Plan, brought: Brought) -> Iterator[_Candidate]:
    """Every candidate with its score; one that the last meeting did not reach says so."""
    last = plan.meetings[-1] if plan.meetings else None
    before = plan.sittings.get(last.number) if last else None
    unreached = {item.item_id: item for item in before.not_reached} if before else {}
    changed = brought.changed | _with_news(listed, last.held_on if last else None)
    for one in (*_candidates(listed, plan, brought), *_carried(unreached.values())):
        score = WEIGHTS[one.part].urgency * (1 + min(one.late // 30, MONTHS_LATE)) * PRIORITIES[one.priority]
        score *= TWICE if one.item.about in changed else 1
        item = one.item
        if last and item.item_id in unreached and one.part not in ALWAYS:
            score *= TWICE
            missed = f"not reached at {first_letter(meeting_name(last.number))}"
            item = replace(item, why=joined(item.why, missed))
        yield replace(one, item=item, score=score)


def _with_news(listed: ListedPlan, since: date | None) -> frozenset[str]:
    """The streams of the actions with news after that day."""
    return frozenset(
        f"action/{one.action_id}"
        for one in listed.actions
        if since is not None and one.last_news is not None and one.last_news > since
    )


def _candidates(listed: ListedPlan, plan: Plan, brought: Brought) -> Iterator[_Candidate]:
    chair = chair_of(plan.members)
    yield _since(listed, plan, chair)
    for action in listed.actions:
        part = _part_of(action, plan.as_at)
        if part is not None:
            yield _about_action(part, action, plan.as_at, chair)
    yield from _targets(brought, plan, chair)
    yield from _measures(brought, chair)
    yield from _asked(brought, plan, chair)
    yield from _reviews(brought, plan.as_at, chair)
    yield from _statements(brought, chair)
    yield from _gap(brought, chair)
    yield _general(Part.NEW, "New actions", "What came up today, and who takes it on", chair)
    yield _general(Part.DATE, "Date of the next meeting", _expected(plan), chair)


def _general(part: Part, title: str, why: str, chair: str, about: str = "") -> _Candidate:
    """An item of which a meeting has one: its part is its id."""
    return _Candidate(part, AgendaItem(part.value, title, why, WEIGHTS[part].minutes, chair, about))


def _since(listed: ListedPlan, plan: Plan, chair: str) -> _Candidate:
    if not plan.meetings:
        return _general(Part.SINCE, "Where we start", "The first meeting: nothing came before it", chair)
    last = plan.meetings[-1]
    news = len(_with_news(listed, last.held_on))
    why = f"News of {news} action{'' if news == 1 else 's'}" if news else "No news of any action"
    title = f"Since {first_letter(meeting_name(last.number))}"
    return _general(Part.SINCE, title, f"{why} since {day_words(last.held_on)}", chair)


def _expected(plan: Plan) -> str:
    after = following(plan)
    return f"Expected on {day_words(after)}" if after else "To be agreed"


_FAILED = {Flag.DONE_BUT_FLAT, Flag.MOVED_THE_WRONG_WAY}
_ATTENTION = {
    Flag.NO_OWNER,
    Flag.STALE,
    Flag.MOVED_TWICE,
    Flag.MOVED_WITHOUT_REASON,
    Flag.DONE_NO_EVIDENCE,
    Flag.BLOCKED,
}
_NOT_WELL = {Standing.OFF_TRACK, Standing.BEHIND}


def _part_of(action: ListedAction, as_at: date) -> Part | None:
    """Where an action comes up: once, in the first part that fits; none for one that may go on."""
    if action.delivery is Delivery.OVERDUE:
        return Part.OVERDUE
    if _FAILED & set(action.flags):
        return Part.NOT_WORKING
    if action.delivery is Delivery.OUT:
        return Part.ATTENTION if action.resume_on and action.resume_on <= as_at else None
    told_so = action.is_open and action.judged is not None and action.judged.standing in _NOT_WELL
    if told_so or action.delivery is Delivery.DUE_SOON or _ATTENTION & _now(action):
        return Part.ATTENTION
    return None


def _now(action: ListedAction) -> set[Flag]:
    """The flags that a meeting can still do something about: how a done action's date moved is history."""
    return set(action.flags) if action.is_open else set(action.flags) & {Flag.DONE_NO_EVIDENCE}


def _about_action(part: Part, action: ListedAction, as_at: date, chair: str) -> _Candidate:
    item = AgendaItem(
        item_id=f"action-{action.action_id}",
        title=action.title,
        why=why_here(action, as_at),
        minutes=WEIGHTS[part].minutes,
        presenter=action.owner or chair,
        about=f"action/{action.action_id}",
    )
    late = (as_at - action.due).days if part is Part.OVERDUE and action.due else 0
    return _Candidate(part, item, late, action.priority)


def _topic(part: Part, kind: str, topic: Topic, why: str, presenter: str, *, about: str) -> _Candidate:
    item = AgendaItem(
        f"{kind}-{topic.key}", topic.title, topic.why or why, WEIGHTS[part].minutes, presenter, about
    )
    return _Candidate(part, item, priority=topic.priority)


def _targets(brought: Brought, plan: Plan, chair: str) -> Iterator[_Candidate]:
    for topic in brought.off_track:
        promise = plan.promises.get(topic.key)
        owner = topic.owner or (promise.terms.get("owner", "") if promise else "")
        why = "Off track at its latest figure"
        yield _topic(Part.OFF_TRACK, "target", topic, why, owner or chair, about=f"target/{topic.key}")


def _measures(brought: Brought, chair: str) -> Iterator[_Candidate]:
    for topic in brought.moving:
        why, about = "Its figure moved, and no action is about it", f"measure/{topic.key}"
        yield _topic(Part.MOVING, "measure", topic, why, topic.owner or chair, about=about)


def _asked(brought: Brought, plan: Plan, chair: str) -> Iterator[_Candidate]:
    """Recommendations and forum questions without an answer, the longer they wait the sooner."""
    open_questions = (one for one in plan.questions.values() if one.answered_on is None)
    questions = [Topic(one.question_id, one.summary, since=one.asked_on) for one in open_questions]
    for kind, topics in (("recommendation", brought.recommendations), ("question", questions)):
        for topic in topics:
            about = f"question/{topic.key}" if kind == "question" else ""
            why = waiting(topic.since, plan.as_at)
            found = _topic(Part.UNANSWERED, kind, topic, why, topic.owner or chair, about=about)
            yield replace(found, late=(plan.as_at - topic.since).days if topic.since else 0)


def _reviews(brought: Brought, as_at: date, chair: str) -> Iterator[_Candidate]:
    for topic in brought.reviews[:REVIEWS]:
        last = f"Last reviewed {day_words(topic.since)}" if topic.since else "Not yet reviewed"
        why, about = f"{last} with an inclusion lens", f"process/{topic.key}"
        yield _topic(Part.REVIEW, "review", topic, why, topic.owner or chair, about=about)


def _statements(brought: Brought, chair: str) -> Iterator[_Candidate]:
    if brought.statements:
        keys = [topic.key for topic in brought.statements[:STATEMENTS]]
        about = f"round/{brought.round_id}" if brought.round_id else ""
        why = f"No agreed level yet: {', '.join(keys)}"
        yield _general(Part.STATEMENTS, "Statements to rate", why, chair, about)


def _gap(brought: Brought, chair: str) -> Iterator[_Candidate]:
    if brought.gaps:
        shown = "; ".join(topic.title for topic in brought.gaps[:3])
        more = f"; and {len(brought.gaps) - 3} more" if len(brought.gaps) > 3 else ""
        why = f"No target or action yet: {shown}{more}"
        yield _general(Part.GAP, "One gap to choose", why, chair)


def _carried(unreached: Iterable[AgendaItem]) -> Iterator[_Candidate]:
    """The chair's own items that the last meeting did not reach: nothing else would bring them back."""
    for item in unreached:
        if item.item_id.startswith(f"{Part.OWN}-"):
            yield _Candidate(Part.OWN, item)


# What the chair makes of it


def reordered(items: Sequence[AgendaItem], item_id: str, place: int) -> tuple[AgendaItem, ...]:
    """With that item at `place`, counted from 0; a place beyond either end is that end."""
    moved = _found(items, item_id)
    others = [item for item in items if item.item_id != item_id]
    others.insert(max(place, 0), moved)
    return tuple(others)


def without(items: Sequence[AgendaItem], item_id: str) -> tuple[AgendaItem, ...]:
    """With that item left out. Raises `RefusedEdit` for the last one there is."""
    leaving = _found(items, item_id)
    if len(items) == 1:
        raise RefusedEdit("A meeting needs at least one item. Add another before you leave this one out.")
    return tuple(item for item in items if item is not leaving)


def with_item(items: Sequence[AgendaItem], item: AgendaItem) -> tuple[AgendaItem, ...]:
    """With one more item, before new actions and the date, which close a meeting. Once is enough."""
    if any(item.item_id == known.item_id for known in items):
        return tuple(items)
    closing = {Part.NEW.value, Part.DATE.value}
    place = next((at for at, known in enumerate(items) if known.item_id in closing), len(items))
    return (*items[:place], item, *items[place:])


def with_minutes(items: Sequence[AgendaItem], item_id: str, minutes: int) -> tuple[AgendaItem, ...]:
    """With that many minutes for that item. Raises `RefusedEdit` for less than one."""
    changed = _found(items, item_id)
    if minutes < 1:
        raise RefusedEdit(f"'{changed.title}' needs at least one minute. Leave it out to give it none.")
    return tuple(replace(item, minutes=minutes) if item is changed else item for item in items)


def own_item(items: Sequence[AgendaItem], title: str, *, minutes: int, presenter: str) -> AgendaItem:
    """An item of the chair's own, with an id new to `items`. Raises `RefusedEdit` without a title."""
    if not title.strip():
        raise RefusedEdit("An item needs a title. Write what it is about, in a few words.")
    known = {item.item_id for item in items}
    number = next(number for number in range(1, len(known) + 2) if f"{Part.OWN}-{number}" not in known)
    return AgendaItem(f"{Part.OWN}-{number}", title.strip(), "Added by the chair", minutes, presenter)


def _found(items: Sequence[AgendaItem], item_id: str) -> AgendaItem:
    found = next((item for item in items if item.item_id == item_id), None)
    if found is None:
        raise UnknownName("item on this agenda", item_id, [item.item_id for item in items])
    return found
