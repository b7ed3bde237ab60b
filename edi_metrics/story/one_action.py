"""One action in full, put together for whoever opens it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.plan.facts import Event, SetAside, Undone
from edi_metrics.plan.folding import still_standing
from edi_metrics.plan.lines import last_day
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.state import Action
from edi_metrics.plan.telling import told
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import Chip
from edi_metrics.story.sections.actions import chip_of
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import numbers
from edi_metrics.story.words import one_action as words

Entry = tuple[str, str]
"""A term and what is said of it."""


@dataclass(frozen=True)
class Past:
    """One thing that happened to an action."""

    when: str
    role: str
    words: str
    mark: str = ""
    """Why it does not count: taken back, or kept as a proposal. Empty for what counts."""
    struck: bool = False
    """Whether it counted once."""


@dataclass(frozen=True)
class OneAction:
    """Everything about one action, in words."""

    action_id: str
    title: str
    chip: Chip | None
    state: str
    stands: tuple[Entry, ...]
    """How it goes: delivery, dates, owner, measure."""
    about: tuple[Entry, ...]
    """What it is for, and what shows it."""
    past: tuple[Past, ...]
    """Everything that happened to it, newest first."""


def one_action(desk: Desk, action_id: str) -> OneAction | None:
    """The action called `action_id`; None when the plan has none."""
    listed = next((one for one in desk.plan().actions if one.action_id == action_id), None)
    action = desk.folded().actions.get(action_id)
    if listed is None or action is None:
        return None
    return OneAction(
        action_id=action_id,
        title=action.title,
        chip=chip_of(listed),
        state=said.STATES[action.lifecycle],
        stands=tuple(_stands(desk, listed, action)),
        about=tuple(_about(action)),
        past=tuple(_past(desk.history(), f"action/{action_id}")),
    )


def _stands(desk: Desk, listed: ListedAction, action: Action) -> Iterator[Entry]:
    yield "Delivery", words.delivery(listed)
    if listed.judged:
        yield "Its owner's own word", words.owners_word(listed.judged)
    yield "Due", words.due(listed, desk.about.day)
    yield "Owner", said.owner(listed)
    if listed.helpers:
        yield "Helped by", ", ".join(listed.helpers)
    yield "Priority", words.PRIORITY[listed.priority]
    yield "Next step", listed.next_step or words.NOT_WRITTEN
    if said.note(listed):
        yield "Stop at", said.note(listed)
    yield from _results(desk, listed, action)


def _results(desk: Desk, listed: ListedAction, action: Action) -> Iterator[Entry]:
    """The measure, the target it serves, and what the measure did once the action was done."""
    found = followed(desk, action)
    if found is not None:
        yield "Measure", then_and_now(desk, action)
    judged = _target(desk, action)
    if judged is not None:
        yield "Target", words.target(judged, desk.level)
    if found is None and judged is None:
        yield "Measure", words.UNMEASURED
    elif listed.is_done:
        yield "What its measure did", words.OUTCOME[listed.outcome]
    if listed.check_on:
        yield "Measure looked at again", numbers.day(listed.check_on)


def _about(action: Action) -> Iterator[Entry]:
    yield "Strand", action.strand.words
    yield "HEARD principle", words.coded("heard", action.heard)
    yield "National Plan function", words.coded("plan_function", action.function)
    yield "For", words.groups(action.characteristics)
    yield "Came from", action.origin or words.NOT_WRITTEN
    yield "Began", numbers.day(action.start) if action.start else "No date"
    yield "Evidence expected", action.evidence_expected or words.NOT_WRITTEN
    yield "Evidence", "; ".join(action.evidence) or words.NONE_YET
    yield "Told to partners", "Yes: title, owner, dates and status" if action.publish else "No"
    if action.learned:
        yield "What helped", action.learned.helped or words.NOT_WRITTEN
        yield "What hindered", action.learned.hindered or words.NOT_WRITTEN
        yield "What we learned", action.learned.learned or words.NOT_WRITTEN


def _target(desk: Desk, action: Action) -> Judged | None:
    return next((one for one in desk.judged() if one.target.target_id == action.target), None)


def followed(desk: Desk, action: Action) -> tuple[Measured, tuple[Cell, ...]] | None:
    """The figures that would show an action's effect: its target's, where they share a measure."""
    judged = _target(desk, action)
    if judged is not None and action.metric in ("", judged.target.metric):
        return judged.measured, judged.measured.line(judged.target.part)
    measured = desk.perhaps(action.metric) if action.metric else None
    return (measured, measured.line()) if measured is not None else None


def then_and_now(desk: Desk, action: Action) -> str:
    """The latest figure of what an action is measured by, and the one it began from. Empty for none."""
    found = followed(desk, action)
    if found is None:
        return ""
    measured, cells = found
    began = action.start or action.proposed_on
    before = [cell for cell in cells if began and last_day(cell.period) <= began]
    return words.then_and_now(
        measured, before[-1] if before else None, cells[-1] if cells else None, desk.level
    )


def _past(events: Sequence[Event], stream: str) -> Iterator[Past]:
    standing = {event.event_id for event in still_standing(events)}
    ours = {event.version: event for event in events if event.stream == stream}
    for event in reversed(ours.values()):
        yield Past(
            when=words.when(event),
            role=event.by_role,
            words=_told(event, ours),
            mark=_mark(event, counts=event.event_id in standing),
            struck=event.event_id not in standing,
        )


def _told(event: Event, others: dict[int, Event]) -> str:
    """What happened; of a change that took back another, which one."""
    if isinstance(event.fact, Undone) and event.fact.version in others:
        return f"Took back: {told(others[event.fact.version].fact)}"
    return told(event.fact)


def _mark(event: Event, *, counts: bool) -> str:
    if isinstance(event.fact, SetAside):
        return words.PROPOSAL
    return "" if counts else words.TAKEN_BACK
