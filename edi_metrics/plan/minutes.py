"""The minutes of a meeting: what was decided, item by item, and what each owner takes away from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from edi_metrics.errors import UnknownName
from edi_metrics.plan.decided import DECIDES, decided
from edi_metrics.plan.facts import Event, Fact, SetAside, Undone
from edi_metrics.plan.facts.actions import ActionProposed
from edi_metrics.plan.facts.meetings import MeetingClosed
from edi_metrics.plan.folding import still_standing
from edi_metrics.plan.group import AgendaItem, Decision, Sitting, meeting_name
from edi_metrics.plan.state import Action, Lifecycle, Plan


@dataclass(frozen=True)
class MinutedItem:
    """One item as it stands in the minutes."""

    number: int
    """Its place in the minutes, from 1."""
    item_id: str
    title: str
    why: str
    """Why it was on the agenda."""
    decision: Decision | None
    """None for an item that the meeting did not reach."""
    words: str
    """The decision in words, such as 'New date 31 January 2027. Reason: the hall is closed.'"""
    note: str = ""
    """The line that was written down, as it was typed; blank where none was, or where `words` hold it."""
    owner: str = ""
    """The role that has it after the meeting; blank for nobody and for an item about none."""
    due: date | None = None
    """When it is due after the meeting; None for what is done or dropped, and so due no longer."""
    about: str = ""
    """The stream it is about, such as 'action/A07'; blank for an item about none."""

    @property
    def reached(self) -> bool:
        """Whether the group decided on it, if only to leave it as it is."""
        return self.decision is not None


@dataclass(frozen=True)
class MinutedAction:
    """An action that was born in the meeting."""

    action_id: str
    title: str
    owner: str
    """Blank where nobody has it yet."""
    due: date | None
    next_step: str = ""


@dataclass(frozen=True)
class OwnedAction:
    """One action on an owner's list."""

    action_id: str
    title: str
    lifecycle: Lifecycle
    due: date | None
    next_step: str = ""
    decided: str = ""
    """What this meeting decided on it, in words; blank where it did not come up."""
    resume_on: date | None = None
    """When a paused one is taken up again."""

    @property
    def is_open(self) -> bool:
        """Whether work on it is still to come and is not paused."""
        return self.lifecycle not in (Lifecycle.DONE, Lifecycle.DROPPED, Lifecycle.PAUSED)


@dataclass(frozen=True)
class CheckDate:
    """A day on which the measure of a done action is looked at again."""

    on: date
    action_id: str
    title: str


@dataclass(frozen=True)
class OwnersList:
    """What one role takes away from a meeting."""

    owner: str
    actions: tuple[OwnedAction, ...] = ()
    """Its open actions, and those this meeting closed or paused: the earliest due first."""
    helping: tuple[OwnedAction, ...] = ()
    """Blocked actions of others that it is asked to help with."""
    checks: tuple[CheckDate, ...] = ()
    """The check dates ahead of it, in order."""


@dataclass(frozen=True)
class Minutes:
    """One meeting as it is kept. Everyone in it is a role; nobody is named."""

    service: str
    sample: bool
    """Whether the service is the invented one, which every copy must say."""
    number: str
    """'M20'."""
    held_on: date
    closed: bool
    """Whether it is in the record; else these are minutes in the making."""
    present: tuple[str, ...] = ()
    """The members in the room; whoever was, where nobody has been named a member."""
    guests: tuple[str, ...] = ()
    """Others in the room. They hold no seat and make no quorum."""
    apologies: tuple[str, ...] = ()
    quorum: int = 1
    items: tuple[MinutedItem, ...] = ()
    """In the order of the agenda."""
    others: tuple[MinutedItem, ...] = ()
    """What the meeting recorded about things that were on no item of its agenda, numbered on."""
    born: tuple[MinutedAction, ...] = ()
    """The actions that began in this meeting, by id."""
    owners: tuple[OwnersList, ...] = ()
    """By role."""
    unowned: tuple[OwnedAction, ...] = ()
    """Open actions that nobody has: the earliest due first."""
    next_on: date | None = None
    next_agenda: tuple[AgendaItem, ...] = ()
    """The draft for the next meeting."""

    @property
    def name(self) -> str:
        """'Meeting 20'."""
        return meeting_name(self.number)

    @property
    def quorate(self) -> bool:
        """Whether as many members were present as the terms ask for."""
        return len(self.present) >= self.quorum


_OVER = {Lifecycle.DONE, Lifecycle.DROPPED}

NOT_REACHED = "Not reached."
OUTSIDE = "Recorded in the meeting, outside its agenda"


def minutes_of(
    number: str,
    plan: Plan,
    events: Sequence[Event],
    *,
    service: str,
    sample: bool,
    next_agenda: tuple[AgendaItem, ...] = (),
) -> Minutes:
    """The minutes of meeting `number`, from `plan` and the `events` that it was folded from.

    For a meeting that is closed, both are those of `until_close`, so that its minutes never change. Raises
    `UnknownName` for a meeting that was never called or held.
    """
    sitting = plan.sittings.get(number)
    if sitting is None:
        raise UnknownName("meeting", number, plan.sittings)
    record = _Record(sitting, plan, _told(number, events))
    items = tuple(record.items())
    others = tuple(record.others(len(items)))
    held_on = sitting.closed_on or sitting.on or plan.as_at
    seats = {member.role for member in plan.members} or set(sitting.present)
    by_action = record.by_action((*items, *others))
    return Minutes(
        service=service,
        sample=sample,
        number=number,
        held_on=held_on,
        closed=sitting.is_closed,
        present=tuple(role for role in sitting.present if role in seats),
        guests=tuple(role for role in sitting.present if role not in seats),
        apologies=sitting.apologies,
        quorum=plan.terms.quorum,
        items=items,
        others=others,
        born=tuple(record.born()),
        owners=owners_lists(plan, by_action, held_on),
        unowned=unowned(plan, by_action),
        next_on=sitting.next_on,
        next_agenda=next_agenda,
    )


def until_close(number: str, events: Sequence[Event]) -> Sequence[Event]:
    """The events that were recorded up to the close of a meeting; all of them if it is not closed.

    What was written up for it later belongs to it too: records from before the app tell a meeting's events
    in no order. In the app nothing more can be recorded in a meeting that is closed.
    """
    standing = {event.event_id for event in still_standing(events)}
    for place, event in enumerate(events, start=1):
        if _closes(event, number) and event.event_id in standing:
            return (*events[:place], *(later for later in events[place:] if later.meeting == number))
    return events


def _closes(event: Event, number: str) -> bool:
    return event.stream == f"meeting/{number}" and isinstance(event.fact, MeetingClosed)


def owners_lists(plan: Plan, by_action: Mapping[str, str], held_on: date) -> tuple[OwnersList, ...]:
    """For each role, what it has to do. `by_action` is what a meeting decided, in words, by action.

    A role is here if it owns something that is open or was decided on, has a check date after `held_on`, or
    is asked to help.
    """
    roles = {role for action in plan.actions.values() for role in (action.owner, action.helper) if role}
    lists = (_list_of(role, plan, by_action, held_on) for role in sorted(roles))
    return tuple(one for one in lists if one.actions or one.helping or one.checks)


def _list_of(role: str, plan: Plan, by_action: Mapping[str, str], held_on: date) -> OwnersList:
    by_due = sorted(plan.actions.values(), key=lambda one: (one.due or date.max, one.action_id))
    own = [action for action in by_due if action.owner == role]
    kept = (action for action in own if action.is_open or action.action_id in by_action)
    helping = (action for action in by_due if action.lifecycle is Lifecycle.BLOCKED and action.helper == role)
    checks = [
        CheckDate(action.check_on, action.action_id, action.title)
        for action in own
        if action.is_done and action.check_on and action.check_on > held_on
    ]
    return OwnersList(
        owner=role,
        actions=tuple(_owned(action, by_action) for action in kept),
        helping=tuple(_owned(action, by_action) for action in helping),
        checks=tuple(sorted(checks, key=lambda check: (check.on, check.action_id))),
    )


def unowned(plan: Plan, by_action: Mapping[str, str]) -> tuple[OwnedAction, ...]:
    """The open actions that nobody has, the earliest due first."""
    by_due = sorted(plan.actions.values(), key=lambda one: (one.due or date.max, one.action_id))
    return tuple(_owned(action, by_action) for action in by_due if action.is_open and not action.owner)


def _owned(action: Action, by_action: Mapping[str, str]) -> OwnedAction:
    return OwnedAction(
        action_id=action.action_id,
        title=action.title,
        lifecycle=action.lifecycle,
        due=action.due,
        next_step=action.next_step,
        decided=by_action.get(action.action_id, ""),
        resume_on=action.resume_on,
    )


_Told = Mapping[str, Sequence[Fact]]


def _sentences(facts: Sequence[Fact]) -> str:
    """What the facts record, each thing said once."""
    return " ".join(dict.fromkeys(decided(fact) for fact in facts))


def _told(number: str, events: Sequence[Event]) -> _Told:
    """What a meeting recorded and nobody took back, by stream, in order; the meeting's own steps left out."""
    told: dict[str, list[Fact]] = {}
    for event in still_standing(events):
        counts = not isinstance(event.fact, Undone | SetAside) and not event.stream.startswith("meeting/")
        if event.meeting == number and counts:
            told.setdefault(event.stream, []).append(event.fact)
    return told


@dataclass(frozen=True)
class _Record:
    """A meeting, the plan it left and what it told, from which the parts of its minutes are read."""

    sitting: Sitting
    plan: Plan
    told: _Told

    def items(self) -> Iterator[MinutedItem]:
        """The items of the agenda, in order."""
        for number, item in enumerate(self.sitting.agenda, start=1):
            minuted = self.sitting.minuted.get(item.item_id)
            decision = minuted.decision if minuted else None
            words = self._words(decision, item.about) if decision else NOT_REACHED
            note = minuted.note.strip() if minuted else ""
            yield MinutedItem(
                number=number,
                item_id=item.item_id,
                title=item.title,
                why=item.why,
                decision=decision,
                words=words,
                note="" if note in words else note,
                owner=self._owner(item.about),
                due=self._due(item.about),
                about=item.about,
            )

    def others(self, before: int) -> Iterator[MinutedItem]:
        """What was recorded about streams that no decided item is about, numbered on from `before`."""
        minuted = self.sitting.minuted
        shown = {item.about for item in self.sitting.agenda if item.item_id in minuted}
        streams = [one for one in self.told if one not in shown and not self._is_born(one)]
        for number, stream in enumerate(streams, start=before + 1):
            found = [DECIDES[type(fact)] for fact in self.told[stream] if type(fact) in DECIDES]
            yield MinutedItem(
                number=number,
                item_id=stream.replace("/", "-"),
                title=self._title(stream),
                why=OUTSIDE,
                decision=found[-1] if found else Decision.NONE,
                words=_sentences(self.told[stream]),
                owner=self._owner(stream),
                due=self._due(stream),
                about=stream,
            )

    def born(self) -> Iterator[MinutedAction]:
        """The actions that began in the meeting."""
        for stream in sorted(filter(self._is_born, self.told)):
            action = self._action(stream)
            if action is not None:
                yield MinutedAction(
                    action.action_id, action.title, action.owner, action.due, action.next_step
                )

    def by_action(self, items: Sequence[MinutedItem]) -> Mapping[str, str]:
        """What was decided in words, by action."""
        new = {action.action_id: "New in this meeting." for action in self.born()}
        reached = (item for item in items if item.reached and item.about.startswith("action/"))
        return new | {item.about.partition("/")[2]: item.words for item in reached}

    def _words(self, decision: Decision, about: str) -> str:
        """The decision first, then whatever else was recorded about the same thing."""
        facts = self.told.get(about, ())
        lead = [fact for fact in facts if DECIDES.get(type(fact)) is decision]
        rest = [fact for fact in facts if fact not in lead]
        nothing_but_facts = decision is Decision.NONE and facts
        opens = _sentences(lead) or ("" if nothing_but_facts else self._plain(decision))
        return f"{opens} {_sentences(rest)}".strip()

    def _plain(self, decision: Decision) -> str:
        """A decision with no fact of its own about the item. The one item for new actions names them."""
        deciding = [one for one in self.sitting.minuted.values() if one.decision is Decision.NEW_ACTION]
        named = [f"{action.action_id}, {action.title}" for action in self.born()]
        if decision is Decision.NEW_ACTION and len(deciding) == 1 and named:
            return f"New action{'' if len(named) == 1 else 's'}: {'; '.join(named)}."
        return f"{decision.words}."

    def _is_born(self, stream: str) -> bool:
        return any(isinstance(fact, ActionProposed) for fact in self.told.get(stream, ()))

    def _action(self, stream: str) -> Action | None:
        kind, _, name = stream.partition("/")
        return self.plan.actions.get(name) if kind == "action" else None

    def _terms(self, stream: str) -> Mapping[str, str]:
        """A target's terms; none for anything else."""
        kind, _, name = stream.partition("/")
        promise = self.plan.promises.get(name) if kind == "target" else None
        return promise.terms if promise else {}

    def _owner(self, stream: str) -> str:
        action = self._action(stream)
        return action.owner if action else self._terms(stream).get("owner", "")

    def _due(self, stream: str) -> date | None:
        action = self._action(stream)
        if action is not None:
            return None if action.lifecycle in _OVER else action.due
        try:
            return date.fromisoformat(self._terms(stream).get("due", ""))
        except ValueError:
            return None

    def _title(self, stream: str) -> str:
        kind, _, name = stream.partition("/")
        plan = self.plan
        titles: Mapping[str, Mapping[str, str]] = {
            "action": {name: one.title for name, one in plan.actions.items()},
            "target": {name: one.title for name, one in plan.promises.items()},
            "question": {name: one.summary for name, one in plan.questions.items()},
            "round": {name: one.title for name, one in plan.rounds.items()},
            "process": {name: one.title for name, one in plan.processes.items()},
            "group": {name: "The working group"},
        }
        return titles.get(kind, {}).get(name) or name
