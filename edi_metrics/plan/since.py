"""What changed in the plan between two days: the plan folded at both, and what was said on the way.

What was taken back by a day does not count on that day. To undo something older is a change like any other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from edi_metrics.metrics import metrics
from edi_metrics.plan.facts import Event, Fact
from edi_metrics.plan.facts.actions import (
    Blocked,
    Done,
    Dropped,
    DueMoved,
    OwnerSet,
    Paused,
    Reopened,
    Started,
)
from edi_metrics.plan.facts.promises import TargetRetired
from edi_metrics.plan.folding import fold, still_standing
from edi_metrics.plan.lens import Process, Review
from edi_metrics.plan.state import Action, Lifecycle, Meeting, Moved, Plan, Promise, Question
from edi_metrics.vocabulary import Better


class Turn(StrEnum):
    """One way in which an action is not what it was, in the order they are told."""

    DONE = "done"
    MOVED = "moved"
    NEW = "new"
    DROPPED = "dropped"
    REOPENED = "reopened"
    BLOCKED = "blocked"
    PAUSED = "paused"
    RESUMED = "resumed"
    OWNER = "owner"


@dataclass(frozen=True)
class ActionChange:
    """One thing that changed of one action."""

    turn: Turn
    action: Action
    """The action as it stands at the end."""
    on: date
    was: str = ""
    """The date it had, or the owner; empty where neither changed. A date is written 2026-07-31."""
    now: str = ""
    reason: str = ""
    """What was said of it; empty where nobody said anything."""


class Vow(StrEnum):
    """What happened to a promise."""

    SET = "set"
    REVISED = "revised"
    RETIRED = "retired"


@dataclass(frozen=True)
class TargetChange:
    """One thing that changed of one target. `made` says when, what, why and in which meeting."""

    vow: Vow
    promise: Promise
    """The promise as it reads at the end."""
    made: Moved

    @property
    def rebaselines(self) -> bool:
        """Whether the promise was made easier to keep, or is measured from another start."""
        return self.vow is Vow.REVISED and is_rebaselining(self.promise, self.made)


@dataclass(frozen=True)
class Reviewed:
    """One process that was looked at through the inclusion lens."""

    process: Process
    review: Review


@dataclass(frozen=True)
class PlanChanges:
    """Everything that is otherwise at the end of `end` than it was at the end of `start`."""

    start: date
    end: date
    actions: tuple[ActionChange, ...] = ()
    """In the order of `Turn`, then by day."""
    targets: tuple[TargetChange, ...] = ()
    """By day, as all that follows."""
    asked: tuple[Question, ...] = ()
    answered: tuple[Question, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    rebaselined: tuple[TargetChange, ...] = ()
    """Every re-baselining of a target that still stands, however long ago: it is said for ever after."""

    def of(self, turn: Turn) -> tuple[ActionChange, ...]:
        """The changes of one kind."""
        return tuple(one for one in self.actions if one.turn is turn)

    @property
    def rebaselined_before(self) -> tuple[TargetChange, ...]:
        """The re-baselinings that are older than `start`."""
        return tuple(one for one in self.rebaselined if one.made.on <= self.start)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the plan changed."""
        return not (self.actions or self.targets or self.asked or self.answered or self.reviewed)


def changes(events: Iterable[Event], start: date, end: date) -> PlanChanges:
    """What changed between the end of `start` and the end of `end`, which is the later of the two."""
    known = [event for event in events if event.happened_on <= end]
    before, after = fold(known, start), fold(known, end)
    lately = _lately(known, start)
    return PlanChanges(
        start,
        end,
        actions=tuple(sorted(_of_actions(before, after, lately), key=_place_of_action)),
        targets=tuple(sorted(_of_targets(before, after, lately), key=_place_of_target)),
        asked=tuple(one for name, one in after.questions.items() if name not in before.questions),
        answered=tuple(sorted(_answered(before, after), key=_answered_on)),
        reviewed=tuple(_reviewed(before, after)),
        rebaselined=tuple(sorted(_rebaselined(after), key=_place_of_target)),
    )


def _place_of_action(change: ActionChange) -> tuple[int, date, str]:
    return list(Turn).index(change.turn), change.on, change.action.action_id


def _answered_on(question: Question) -> tuple[date, str]:
    return question.answered_on or date.max, question.question_id


def _place_of_target(change: TargetChange) -> tuple[date, str]:
    return change.made.on, change.promise.target_id


def meetings(events: Iterable[Event], day: date) -> tuple[Meeting, ...]:
    """The meetings that were closed by `day`, in order."""
    return fold((event for event in events if event.stream.startswith("meeting/")), day).meetings


_Lately = Mapping[str, Sequence[Event]]
"""By stream, what was recorded since the start and still stands, undos too. Whatever changed has some."""


def _lately(events: Sequence[Event], start: date) -> _Lately:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in still_standing(events):
        if event.happened_on > start:
            found[event.stream].append(event)
    return found


def _latest(recorded: Sequence[Event], *kinds: type[Fact]) -> Event:
    """The latest event of one of the kinds; failing that, an undo or whatever else came last."""
    return next((event for event in reversed(recorded) if isinstance(event.fact, kinds)), recorded[-1])


def _said(event: Event) -> str:
    return str(getattr(event.fact, "reason", "") or getattr(event.fact, "note", ""))


# Actions

_CLOSED = {Lifecycle.DONE, Lifecycle.DROPPED}
_HELD_UP = {Lifecycle.BLOCKED, Lifecycle.PAUSED}
_TURNS: Mapping[Lifecycle, tuple[Turn, type[Fact]]] = {
    Lifecycle.DONE: (Turn.DONE, Done),
    Lifecycle.DROPPED: (Turn.DROPPED, Dropped),
    Lifecycle.BLOCKED: (Turn.BLOCKED, Blocked),
    Lifecycle.PAUSED: (Turn.PAUSED, Paused),
}


def _of_actions(before: Plan, after: Plan, lately: _Lately) -> Iterator[ActionChange]:
    for name, action in after.actions.items():
        known = before.actions.get(name)
        if known != action:
            yield from _of_action(known, action, lately[f"action/{name}"])


def _of_action(before: Action | None, after: Action, recorded: Sequence[Event]) -> Iterator[ActionChange]:
    if before is None and after.proposed_on is not None:
        yield ActionChange(Turn.NEW, after, after.proposed_on)
    yield from _lived(before, after, recorded)
    yield from _put_off(before, after, recorded)
    if before is not None and before.owner != after.owner:
        event = _latest(recorded, OwnerSet)
        yield ActionChange(Turn.OWNER, after, event.happened_on, before.owner, after.owner, _said(event))


def _lived(before: Action | None, after: Action, recorded: Sequence[Event]) -> Iterator[ActionChange]:
    was = before.lifecycle if before else Lifecycle.PROPOSED
    if was is after.lifecycle:
        return
    if was in _CLOSED and after.lifecycle not in _CLOSED:
        yield _turned(Turn.REOPENED, after, _latest(recorded, Reopened))
    if after.lifecycle in _TURNS:
        turn, kind = _TURNS[after.lifecycle]
        yield _turned(turn, after, _latest(recorded, kind))
    elif was in _HELD_UP:
        yield _turned(Turn.RESUMED, after, _latest(recorded, Started))


def _turned(turn: Turn, action: Action, event: Event) -> ActionChange:
    return ActionChange(turn, action, event.happened_on, reason=_said(event))


def _put_off(before: Action | None, after: Action, recorded: Sequence[Event]) -> Iterator[ActionChange]:
    """A due date that is not what it was: at the start, or when it was first agreed since."""
    was = before.due if before else after.first_due
    if was is None or after.due is None or was == after.due:
        return
    event = _latest(recorded, DueMoved)
    known = before.moves if before else ()
    reasons = dict.fromkeys(move.reason for move in after.moves if move not in known and move.reason)
    yield ActionChange(
        Turn.MOVED, after, event.happened_on, str(was), str(after.due), "; ".join(reasons) or _undoing(event)
    )


def _undoing(event: Event) -> str:
    """Why a move was taken back, where that is what happened."""
    return "" if isinstance(event.fact, DueMoved) else _said(event)


# Targets

_ANOTHER_START = {"due", "baseline", "metric", "split", "part", "narrowing"}
"""Terms that change where a promise is measured from, what by, or how long there is to keep it."""


def is_rebaselining(promise: Promise, change: Moved) -> bool:
    """Whether a change lowers a goal, moves a date, or changes the baseline or what is measured."""
    if change.field != "goal":
        return change.field in _ANOTHER_START
    measure = metrics().get(promise.terms.get("metric", ""))
    try:
        was, now = float(change.was), float(change.now)
    except ValueError:
        return True  # what cannot be compared is not taken for the harder promise
    return now > was if measure is not None and measure.better is Better.LOWER else now < was


def _of_targets(before: Plan, after: Plan, lately: _Lately) -> Iterator[TargetChange]:
    for name, promise in after.promises.items():
        known = before.promises.get(name)
        if known == promise:
            continue
        if known is None:
            yield TargetChange(Vow.SET, promise, Moved(promise.set_on, "", "", "", "", promise.set_at))
        recorded = lately[f"target/{name}"]
        for change in _revised(known, promise, recorded):
            yield TargetChange(Vow.REVISED, promise, change)
        if not promise.is_live and (known is None or known.is_live):
            event = _latest(recorded, TargetRetired)
            made = Moved(event.happened_on, "", "", "", _said(event), event.meeting)
            yield TargetChange(Vow.RETIRED, promise, made)


def _revised(before: Promise | None, after: Promise, recorded: Sequence[Event]) -> Iterator[Moved]:
    """The changes made since, and those since taken back, which lead the other way."""
    known = before.changes if before else ()
    yield from (change for change in after.changes if change not in known)
    event = recorded[-1]
    for change in known:
        if change not in after.changes:
            yield replace(
                change,
                on=event.happened_on,
                was=change.now,
                now=change.was,
                reason=_said(event),
                meeting=event.meeting,
            )


def _rebaselined(plan: Plan) -> Iterator[TargetChange]:
    for promise in plan.promises.values():
        if promise.is_live:
            made = (TargetChange(Vow.REVISED, promise, change) for change in promise.changes)
            yield from (change for change in made if change.rebaselines)


# Forum questions and processes


def _answered(before: Plan, after: Plan) -> Iterator[Question]:
    for name, question in after.questions.items():
        known = before.questions.get(name)
        if question.answered_on is not None and (known is None or known.answered_on is None):
            yield question


def _reviewed(before: Plan, after: Plan) -> Iterator[Reviewed]:
    for name, process in after.processes.items():
        known = before.processes.get(name)
        for review in process.reviews:
            if known is None or review not in known.reviews:
                yield Reviewed(process, review)
