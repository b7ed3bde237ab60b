"""Promises that were changed into other promises: which changes those are, and how each reads by both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from edi_metrics.plan.since import is_rebaselining
from edi_metrics.plan.state import WEIGHTY, Moved, Promise
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.targets import Change, Judgement, Target, judge


@dataclass(frozen=True)
class Rebaselined:
    """One day on which a target was re-baselined."""

    on: date
    changes: tuple[Change, ...]
    """The changes of that day that did it."""
    before: Target | None = None
    """The target as it read until then; None where that can no longer be read."""
    was: Judgement | None = None
    """How it would stand today by what was promised before."""


def rebaselines(target: Target, change: Change) -> bool:
    """Whether a change lowers the goal, moves the date, or changes the baseline or what is measured."""
    promise = Promise(target.target_id, target.title, target.set_on, target.set_at, {"metric": target.metric})
    return is_rebaselining(promise, Moved(*change))


def rebaselined(one: Judged, desk: Desk) -> tuple[Rebaselined, ...]:
    """Every day on which the target of `one` was re-baselined, oldest first, judged by what stood before."""
    changes = one.target.changes
    found = []
    for day, made in groupby(changes, lambda change: change.changed_on):
        weighty = tuple(change for change in made if rebaselines(one.target, change))
        if weighty:
            before = _before(one.target, [change for change in changes if change.changed_on >= day])
            found.append(Rebaselined(day, weighty, before, _judged(before, desk) if before else None))
    return tuple(found)


def _before(target: Target, since: Sequence[Change]) -> Target | None:
    """The target without the changes made `since`; None where what it was is no target today."""
    told = {change.field for change in since} & (WEIGHTY | {"unit"})
    was: dict[str, object] = {field: _first(field, since) for field in told}
    if "narrowing" in was:
        was["narrowing"], _, was["within"] = str(was["narrowing"]).partition("=")
    try:
        return Target.model_validate({**_plain(target), **was})
    except ValueError:
        return None


def _plain(target: Target) -> Mapping[str, object]:
    return {name: getattr(target, name) for name in Target.model_fields}


def _first(field: str, changes: Sequence[Change]) -> str:
    """What a field was before the first of its changes, which may all be of one day."""
    of_field = [change for change in changes if change.field == field]
    later = {change.now for change in of_field}
    return next((change.was for change in of_field if change.was not in later), of_field[0].was)


def _judged(target: Target, desk: Desk) -> Judgement | None:
    measured = desk.perhaps(
        target.metric, split=target.split, choice=target.choice, grain=target.baseline_period.grain
    )
    return judge(target, measured, desk.about.day, desk.level) if measured is not None else None
