"""The plan as each meeting left it: a row for each action, promise and chosen cell, ready to be counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from edi_metrics.codes import code_list
from edi_metrics.errors import BadReference
from edi_metrics.periods import BadPeriod
from edi_metrics.plan.evidence import evidence
from edi_metrics.plan.facts import Event
from edi_metrics.plan.folding import fold
from edi_metrics.plan.outcome import Line, Outcome, outcome
from edi_metrics.plan.smart import About, Draft, is_complete
from edi_metrics.plan.state import Action, Plan, Promise
from edi_metrics.vocabulary import Grain

NOBODY, ANOTHER = "nobody", "another"
"""The parts of `owner_role` for an action without an owner, and for a role that the list does not hold."""


@dataclass(frozen=True)
class ActionRow:
    """One action as a meeting left it."""

    day: date
    action_id: str
    strand: str
    owner_role: str
    is_open: bool
    is_done: bool
    kept_its_date: bool
    overdue: bool
    stale: bool
    has_owner: bool
    moved_twice: bool
    has_measure: bool


@dataclass(frozen=True)
class OutcomeRow:
    """One done action whose measure could be looked at again by a meeting."""

    day: date
    action_id: str
    strand: str
    owner_role: str
    moved: bool


@dataclass(frozen=True)
class TargetRow:
    """One live target as a meeting left it, and whether it lacked no part of SMART by what was shown then."""

    day: date
    target_id: str
    strand: str
    owner_role: str
    complete: bool


@dataclass(frozen=True)
class CellRow:
    """One cell that the service chose to cover, and whether a live target was about it at a meeting."""

    day: date
    characteristic: str
    strand: str
    covered: bool


class Asked(NamedTuple):
    """A figure, and the grain it is followed at; without one, at the longest that its metric has."""

    about: About
    grain: Grain | None


Lines = Mapping[Asked, Line]


def plans(events: Sequence[Event], day: date) -> tuple[Plan, ...]:
    """The plan as each meeting closed by `day` left it."""
    return tuple(fold(events, meeting.held_on) for meeting in fold(events, day).meetings)


def owner_role(role: str) -> str:
    """The code of a role as people write it."""
    if not role:
        return NOBODY
    written = role.casefold()
    for code, entry in code_list("owner_role").codes.items():
        if written in (entry.label.casefold(), *(synonym.casefold() for synonym in entry.synonyms)):
            return code
    return ANOTHER


def action_rows(plan: Plan) -> Iterator[ActionRow]:
    """A row for every action in the plan."""
    for action in plan.actions.values():
        yield ActionRow(
            day=plan.as_at,
            action_id=action.action_id,
            strand=action.strand,
            owner_role=owner_role(action.owner),
            is_open=action.is_open,
            is_done=action.is_done,
            kept_its_date=action.kept_its_date,
            overdue=action.is_overdue(plan.as_at),
            stale=plan.is_stale(action),
            has_owner=bool(action.owner),
            moved_twice=action.times_moved > 1,
            has_measure=action.has_measure,
        )


def target_rows(plan: Plan, lines: Lines) -> Iterator[TargetRow]:
    """A row for every promise that stands, checked as it reads, with its figures and the others beside it."""
    drafts = {promise.target_id: _draft(promise) for promise in _live(plan)}
    for target_id, draft in drafts.items():
        line = lines.get(Asked(draft.about, draft.grain))
        others = tuple(other for name, other in drafts.items() if name != target_id)
        known = evidence(draft, line.figures if line else (), plan.as_at, others)
        complete = is_complete(draft, known)
        yield TargetRow(plan.as_at, target_id, draft.strand, owner_role(draft.owner), complete)


def cell_rows(plan: Plan, chosen: Iterable[Mapping[str, str]]) -> Iterator[CellRow]:
    """A row for every cell that the service has chosen to cover."""
    about = {
        (characteristic, draft.strand)
        for draft in map(_draft, _live(plan))
        for characteristic in draft.characteristics
    }
    for cell in chosen:
        place = cell["characteristic"], cell["strand"]
        yield CellRow(plan.as_at, *place, covered=place in about)


def outcome_rows(plan: Plan, lines: Lines) -> Iterator[OutcomeRow]:
    """A row for every done action of which something can be said, by the figures that are shown."""
    for action in plan.actions.values():
        found = outcome_of(action, plan, lines)
        if found is not Outcome.CANNOT_SAY:
            role = owner_role(action.owner)
            yield OutcomeRow(plan.as_at, action.action_id, action.strand, role, found is Outcome.MOVED)


def outcome_of(action: Action, plan: Plan, lines: Lines) -> Outcome:
    """The outcome of `action` by its measure's line, if there is one."""
    line, promised = lines.get(_asked(action, plan)), _promised(action, plan)
    if line is None:
        return Outcome.CANNOT_SAY
    return outcome(action, line, plan.as_at, promised.baseline if promised else None)


def wanted(plan: Plan) -> set[Asked]:
    """Every figure that an action or a promise of the plan is about."""
    promised = {Asked(draft.about, draft.grain) for draft in map(_draft, plan.promises.values())}
    return promised | {_asked(action, plan) for action in plan.actions.values()}


def _asked(action: Action, plan: Plan) -> Asked:
    """The figure that would show an action's effect: its target's, where they share a measure."""
    promised = _promised(action, plan)
    return Asked(promised.about, promised.grain) if promised else Asked(About(action.metric), None)


def _promised(action: Action, plan: Plan) -> Draft | None:
    """The promise that an action serves, if both are about one measure."""
    promise = plan.promises.get(action.target)
    draft = _draft(promise) if promise else None
    return draft if draft and action.metric in ("", draft.metric) else None


def _draft(promise: Promise) -> Draft:
    try:
        return Draft.read(promise.terms)
    except (ValueError, BadPeriod) as error:
        raise BadReference(f"Target {promise.target_id} of the plan cannot be read: {error}") from error


def _live(plan: Plan) -> Iterator[Promise]:
    return (promise for promise in plan.promises.values() if promise.is_live)
