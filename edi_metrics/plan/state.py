"""Where the plan stands: its actions, promises, meetings and forum questions as at one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from edi_metrics.plan.assessing import Round
from edi_metrics.plan.decks import Deck
from edi_metrics.plan.group import Member, Sitting, Terms
from edi_metrics.plan.lens import Process
from edi_metrics.vocabulary import Standing, Strand


class Lifecycle(StrEnum):
    """What people have said of an action. They choose it; nothing computes it."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"


_OPEN = {Lifecycle.PROPOSED, Lifecycle.AGREED, Lifecycle.IN_PROGRESS, Lifecycle.BLOCKED}


@dataclass(frozen=True)
class Moved:
    """One change of a date or a promise, kept for ever."""

    on: date
    field: str
    was: str
    now: str
    reason: str
    meeting: str

    @property
    def silent(self) -> bool:
        """Whether it was made without a reason or outside a meeting."""
        return not self.reason or not self.meeting


class Priority(StrEnum):
    """How soon an action matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Judged:
    """How an owner sees their action, where that is not what its dates say. It stands beside them."""

    standing: Standing
    reason: str
    on: date


@dataclass(frozen=True)
class Learned:
    """What an action taught those who did it. 'It did not work' is an answer."""

    helped: str = ""
    hindered: str = ""
    learned: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Action:
    """One action. Its first due date stays, however often the date moves."""

    action_id: str
    title: str
    strand: Strand
    heard: str = ""
    function: str = ""
    tia: str = ""
    target: str = ""
    metric: str = ""
    origin: str = ""
    characteristics: tuple[str, ...] = ()
    evidence_expected: str = ""
    publish: bool = False
    helpers: tuple[str, ...] = ()
    priority: Priority = Priority.MEDIUM
    next_step: str = ""
    judged: Judged | None = None
    learned: Learned | None = None
    owner: str = ""
    start: date | None = None
    due: date | None = None
    first_due: date | None = None
    moves: tuple[Moved, ...] = ()
    lifecycle: Lifecycle = Lifecycle.PROPOSED
    evidence: tuple[str, ...] = ()
    completed_on: date | None = None
    check_on: date | None = None
    resume_on: date | None = None
    helper: str = ""
    proposed_on: date | None = None
    last_news: date | None = None
    """The day of the latest event about it."""

    @property
    def times_moved(self) -> int:
        """How often its due date has moved."""
        return len(self.moves)

    @property
    def is_open(self) -> bool:
        """Whether work on it is still to come and is not paused."""
        return self.lifecycle in _OPEN

    @property
    def is_done(self) -> bool:
        """Whether its owner has said that it is done."""
        return self.lifecycle is Lifecycle.DONE

    @property
    def has_measure(self) -> bool:
        """Whether anything would show that it worked."""
        return bool(self.metric or self.target)

    def is_overdue(self, as_at: date) -> bool:
        """Whether it is open and its date, as moved, has passed."""
        return self.is_open and self.due is not None and self.due < as_at

    @property
    def kept_its_date(self) -> bool:
        """Whether it was done by the first date agreed, however often that moved."""
        return self.completed_on is not None and (
            self.first_due is None or self.completed_on <= self.first_due
        )


WEIGHTY = frozenset({"goal", "due", "baseline", "metric", "split", "part", "narrowing"})
"""The terms of a promise whose change makes another promise of it."""


@dataclass(frozen=True)
class Promise:
    """A target as it now reads, and every change made to it. `terms` are its fields as text."""

    target_id: str
    title: str
    set_on: date
    set_at: str
    terms: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Moved, ...] = ()
    retired_on: date | None = None

    @property
    def is_live(self) -> bool:
        """Whether it still stands."""
        return self.retired_on is None

    @property
    def silent_rebaseline(self) -> bool:
        """Whether its goal, date or measure was changed with no reason or outside a meeting."""
        return any(change.silent and change.field in WEIGHTY for change in self.changes)


@dataclass(frozen=True)
class Meeting:
    """A working-group meeting that was held and closed."""

    number: str
    held_on: date


@dataclass(frozen=True)
class Question:
    """A question logged at a forum, and when it was answered. Nobody is named."""

    question_id: str
    asked_on: date
    summary: str
    answered_on: date | None = None


@dataclass(slots=True)
class ActionSoFar:
    """An action while its events are being told: what can still change of it, to be frozen at the end."""

    begun: Action
    """What it was described as; a description may be mended."""
    last_news: date
    lifecycle: Lifecycle = Lifecycle.PROPOSED
    owner: str = ""
    helper: str = ""
    start: date | None = None
    due: date | None = None
    first_due: date | None = None
    completed_on: date | None = None
    check_on: date | None = None
    resume_on: date | None = None
    priority: Priority = Priority.MEDIUM
    next_step: str = ""
    judged: Judged | None = None
    learned: Learned | None = None
    moves: list[Moved] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)

    @property
    def action(self) -> Action:
        """The action as it now stands."""
        return replace(
            self.begun,
            last_news=self.last_news,
            lifecycle=self.lifecycle,
            owner=self.owner,
            helper=self.helper,
            start=self.start,
            due=self.due,
            first_due=self.first_due,
            completed_on=self.completed_on,
            check_on=self.check_on,
            resume_on=self.resume_on,
            priority=self.priority,
            next_step=self.next_step,
            judged=self.judged,
            learned=self.learned,
            moves=tuple(self.moves),
            evidence=tuple(self.evidence),
        )


@dataclass
class PlanSoFar:
    """What the events told so far add up to."""

    actions: dict[str, ActionSoFar] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    sittings: dict[str, Sitting] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    members: tuple[Member, ...] = ()
    rounds: dict[str, Round] = field(default_factory=dict)
    processes: dict[str, Process] = field(default_factory=dict)
    decks: dict[str, Deck] = field(default_factory=dict)

    def plan(self, as_at: date) -> "Plan":
        """The plan they make, as at a day."""
        return Plan(
            as_at,
            {name: told.action for name, told in self.actions.items()},
            self.promises,
            tuple(sorted(self.meetings.values(), key=lambda meeting: meeting.held_on)),
            self.questions,
            self.sittings,
            self.terms,
            self.members,
            self.rounds,
            self.processes,
            self.decks,
        )


@dataclass(frozen=True)
class Plan:
    """Everything the plan holds, as at a day."""

    as_at: date
    actions: Mapping[str, Action] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    questions: Mapping[str, Question] = field(default_factory=dict)
    sittings: Mapping[str, Sitting] = field(default_factory=dict)
    """Every meeting that was called or held, by its number."""
    terms: Terms = field(default_factory=Terms)
    members: tuple[Member, ...] = ()
    rounds: Mapping[str, Round] = field(default_factory=dict)
    """Every round of self-assessment that was opened in the app."""
    processes: Mapping[str, Process] = field(default_factory=dict)
    """What was listed and reviewed in the app; the records may know of more, and of more about these."""
    decks: Mapping[str, Deck] = field(default_factory=dict)
    """Every deck that was put together for a forum, by its number."""

    @property
    def meeting_before_last(self) -> date | None:
        """The day of the meeting before the last one closed."""
        return self.meetings[-2].held_on if len(self.meetings) > 1 else None

    @property
    def next_called(self) -> date | None:
        """The day of the next meeting that the group has chosen, if it has and the day is still to come.

        A meeting that was called stands before the day that the last one chose as it closed.
        """
        called = [one.on for one in self.sittings.values() if one.on and not one.is_closed]
        closed = [one for one in self.sittings.values() if one.closed_on]
        last = max(closed, key=lambda one: (one.closed_on, one.number), default=None)
        chosen = [last.next_on] if last and last.next_on else []
        for days in (called, chosen):
            if ahead := [day for day in days if day >= self.as_at]:
                return min(ahead)
        return None

    def is_stale(self, action: Action) -> bool:
        """Whether an open action has had no news since the meeting before last, that day included."""
        since, news = self.meeting_before_last, action.last_news
        return action.is_open and since is not None and news is not None and news < since
