"""The plan as people read it: one plain row for each action, as at one day, with nothing left to work out.

The inside level has all of it. The published level has what is marked for publishing, without a word that
somebody typed in passing and without anything read from inside figures. Of a date that moved it says
whether a reason was given, and not which.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from edi_metrics.plan.assessing import origin
from edi_metrics.plan.at_meetings import Lines, outcome_of
from edi_metrics.plan.bank import statement_ids
from edi_metrics.plan.delivery import Delivery, delivery
from edi_metrics.plan.diary import next_meeting
from edi_metrics.plan.facts import Event, SetAside, Undone
from edi_metrics.plan.facts.actions import ActionProposed
from edi_metrics.plan.flags import Flag, flags
from edi_metrics.plan.folding import still_standing
from edi_metrics.plan.lens import Process
from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.state import Action, Judged, Learned, Lifecycle, Moved, Plan, Priority
from edi_metrics.plan.withheld import withheld
from edi_metrics.vocabulary import Standing, Strand


@dataclass(frozen=True)
class ListedAction:
    """One action: what was promised, how it is being delivered, and whether its measure moved."""

    action_id: str
    title: str
    strand: Strand
    lifecycle: Lifecycle
    delivery: Delivery
    standing: Standing | None
    """The word on its chip; none for an action that is paused or dropped."""
    owner: str = ""
    due: date | None = None
    first_due: date | None = None
    moves: tuple[Moved, ...] = ()
    completed_on: date | None = None
    check_on: date | None = None
    """When its measure will be looked at again."""
    resume_on: date | None = None
    helper: str = ""
    last_news: date | None = None
    last_word: str = ""
    """What was said on that day; empty where nothing was."""
    metric: str = ""
    target: str = ""
    characteristics: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    outcome: Outcome = Outcome.CANNOT_SAY
    publish: bool = False
    priority: Priority = Priority.MEDIUM
    next_step: str = ""
    judged: Judged | None = None
    """The owner's own word on how it goes, beside the computed one."""
    learned: Learned | None = None
    evidence: tuple[str, ...] = ()
    heard: str = ""
    function: str = ""
    helpers: tuple[str, ...] = ()
    origin: str = ""
    """Where it came from, such as 'self-assessment WD1'."""

    @property
    def is_open(self) -> bool:
        """Whether work on it is still to come and is not paused."""
        return self.lifecycle not in _CLOSED

    @property
    def is_done(self) -> bool:
        """Whether its owner has said that it is done."""
        return self.lifecycle is Lifecycle.DONE

    @property
    def days_moved(self) -> int:
        """How far its date is from the first one agreed."""
        return (self.due - self.first_due).days if self.due and self.first_due else 0


_CLOSED = {Lifecycle.DONE, Lifecycle.PAUSED, Lifecycle.DROPPED}


@dataclass(frozen=True)
class Aim:
    """A target that stands: the strand it is in and whom it is for, where it is for some."""

    target_id: str
    strand: Strand
    characteristics: tuple[str, ...]


@dataclass(frozen=True)
class ListedPlan:
    """Every action as at one day, in order of its id; the targets they serve; and when the group meets."""

    actions: tuple[ListedAction, ...] = ()
    aims: tuple[Aim, ...] = ()
    meetings: tuple[date, ...] = ()
    """The days of the meetings that were held and closed, in order."""
    next_meeting: date | None = None
    """When the next one is expected."""
    register: tuple[Process, ...] = ()
    """Every process that is looked at through the inclusion lens, by its id."""
    last_forum: date | None = None
    """The last day on which a question was logged at a forum."""

    @property
    def quiet_since(self) -> date | None:
        """The meeting before last: an open action with no news from that day on has gone quiet."""
        return self.meetings[-2] if len(self.meetings) > 1 else None

    def published(self) -> "ListedPlan":
        """What may leave the service: what is marked for it, without its notes and its outcome."""
        kept = tuple(_published(action) for action in self.actions if action.publish)
        return replace(self, actions=kept, aims=(), register=())

    def to_text(self) -> str:
        """The whole of it as JSON, which `from_text` reads."""
        return _AS_TEXT.dump_json(self).decode()

    @classmethod
    def from_text(cls, text: str) -> "ListedPlan":
        """The plan that `to_text` wrote. Raises `ValueError` for anything else."""
        return _AS_TEXT.validate_json(text)


_AS_TEXT = TypeAdapter(ListedPlan)


def _published(action: ListedAction) -> ListedAction:
    return replace(
        action,
        moves=tuple(replace(move, reason=withheld(move.reason)) for move in action.moves),
        helper="",
        helpers=(),
        last_word="",
        next_step="",
        judged=None,
        learned=None,
        evidence=(),
        flags=(),
        outcome=Outcome.CANNOT_SAY,
        origin=action.origin if action.origin in _statements() else "",
    )


@cache
def _statements() -> frozenset[str]:
    """Every origin that names a statement of the self-assessment: any other may be somebody's own words."""
    return frozenset(map(origin, statement_ids()))


def listed(plan: Plan, events: Iterable[Event], lines: Lines) -> ListedPlan:
    """`plan` as a list. `events` give the last word on each action, and `lines` whether its measure moved."""
    meetings = tuple(meeting.held_on for meeting in plan.meetings)
    expected = plan.next_called or (next_meeting(meetings[-1], plan.as_at) if meetings else None)
    said = _last_words([event for event in events if event.happened_on <= plan.as_at])
    actions = (
        _action(action, plan, expected, outcome_of(action, plan, lines), said.get(name, ""))
        for name, action in sorted(plan.actions.items())
    )
    last_forum = max((question.asked_on for question in plan.questions.values()), default=None)
    return ListedPlan(tuple(actions), tuple(_aims(plan)), meetings, expected, last_forum=last_forum)


def _action(
    action: Action, plan: Plan, expected: date | None, outcome: Outcome, last_word: str
) -> ListedAction:
    how = delivery(action, plan.as_at, expected)
    raised = flags(action, plan, outcome)
    return ListedAction(
        action_id=action.action_id,
        title=action.title,
        strand=action.strand,
        lifecycle=action.lifecycle,
        delivery=how,
        standing=standing(how, raised),
        owner=action.owner,
        due=action.due,
        first_due=action.first_due,
        moves=action.moves,
        completed_on=action.completed_on,
        check_on=action.check_on,
        resume_on=action.resume_on,
        helper=action.helper,
        last_news=action.last_news,
        last_word=last_word,
        metric=action.metric,
        target=action.target,
        characteristics=action.characteristics,
        flags=raised,
        outcome=outcome,
        publish=action.publish,
        priority=action.priority,
        next_step=action.next_step,
        judged=action.judged,
        learned=action.learned,
        evidence=action.evidence,
        heard=action.heard,
        function=action.function,
        helpers=action.helpers,
        origin=action.origin,
    )


_NEEDS_ATTENTION = {Flag.BLOCKED, Flag.NO_OWNER, Flag.MOVED_TWICE}


def standing(how: Delivery, raised: tuple[Flag, ...]) -> Standing | None:
    """The word for an action's delivery, in the words that targets have too. Its outcome is another thing."""
    if how is Delivery.OUT:
        return None
    if how in (Delivery.DONE_ON_TIME, Delivery.DONE_LATE):
        return Standing.BEHIND if Flag.DONE_NO_EVIDENCE in raised else Standing.ACHIEVED
    if how is Delivery.OVERDUE:
        return Standing.OFF_TRACK
    silent = how is Delivery.DUE_SOON and Flag.STALE in raised
    if silent or _NEEDS_ATTENTION & set(raised):
        return Standing.BEHIND
    return Standing.CANNOT_SAY if how is Delivery.NOT_STARTED_YET else Standing.ON_TRACK


def _last_words(events: Sequence[Event]) -> Mapping[str, str]:
    """What was said in the latest event about each action, where anything was. What was undone is unsaid."""
    return {
        event.about: _word(event)
        for event in still_standing(events)
        if event.stream.startswith("action/") and not isinstance(event.fact, Undone | SetAside)
    }


def _word(event: Event) -> str:
    if isinstance(event.fact, ActionProposed):
        return ""
    said = (getattr(event.fact, name, "") for name in ("note", "reason", "evidence", "learned"))
    return next((words for words in said if words), "")


def _aims(plan: Plan) -> Iterable[Aim]:
    for name, promise in sorted(plan.promises.items()):
        if promise.is_live:
            whom = promise.terms.get("characteristics", "").split("|")
            yield Aim(name, Strand(promise.terms["strand"]), tuple(filter(None, whom)))
