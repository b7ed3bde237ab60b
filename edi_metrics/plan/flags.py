"""What should make the group stop at an action: a paper tiger, a silence, a promise nobody owns."""

from collections.abc import Iterator
from enum import StrEnum

from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.smart import is_activity
from edi_metrics.plan.state import Action, Lifecycle, Plan


class Flag(StrEnum):
    """One thing to stop at. Several may fly at once; none is a judgement of a person."""

    NO_OWNER = "no_owner"
    STALE = "stale"
    MOVED_TWICE = "moved_twice"
    MOVED_WITHOUT_REASON = "moved_without_reason"
    NO_METRIC = "no_metric"
    ACTIVITY_ONLY = "activity_only"
    DONE_NO_EVIDENCE = "done_no_evidence"
    DONE_BUT_FLAT = "done_but_flat"
    MOVED_THE_WRONG_WAY = "moved_the_wrong_way"
    BLOCKED = "blocked"


def flags(action: Action, plan: Plan, outcome: Outcome) -> tuple[Flag, ...]:
    """The flags of `action` in `plan`, in the order above. What was dropped raises none."""
    return () if action.lifecycle is Lifecycle.DROPPED else tuple(_flags(action, plan, outcome))


def _flags(action: Action, plan: Plan, outcome: Outcome) -> Iterator[Flag]:
    yield from _keeping(action, plan)
    if not action.has_measure:
        yield Flag.NO_METRIC
    if is_activity(action.title):
        yield Flag.ACTIVITY_ONLY
    if action.is_done:
        yield from _once_done(action, outcome)
    if action.lifecycle is Lifecycle.BLOCKED:
        yield Flag.BLOCKED


def _keeping(action: Action, plan: Plan) -> Iterator[Flag]:
    if action.is_open and not action.owner:
        yield Flag.NO_OWNER
    if plan.is_stale(action):
        yield Flag.STALE
    if action.is_open and action.times_moved > 1:
        yield Flag.MOVED_TWICE
    if any(not move.reason for move in action.moves):
        yield Flag.MOVED_WITHOUT_REASON


def _once_done(action: Action, outcome: Outcome) -> Iterator[Flag]:
    if not action.evidence:
        yield Flag.DONE_NO_EVIDENCE
    if outcome is Outcome.FLAT:
        yield Flag.DONE_BUT_FLAT
    if outcome is Outcome.WRONG_WAY:
        yield Flag.MOVED_THE_WRONG_WAY
