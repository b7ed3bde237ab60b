"""The plan as at any day: every event up to it, folded in the order they were recorded."""

from collections.abc import Iterable, Sequence
from datetime import date

from edi_metrics.plan.facts import Event, Undone
from edi_metrics.plan.state import Plan, PlanSoFar


def fold(events: Iterable[Event], as_at: date) -> Plan:
    """The plan as it stood at the end of `as_at`.

    The order is the order recorded, never the clock's. An event about something that was never begun
    changes nothing, so that a plan cut off at any event still folds. What was undone by then is left out.
    """
    so_far = PlanSoFar()
    for event in still_standing([event for event in events if event.happened_on <= as_at]):
        event.fact.happen(so_far, event.about, event.when)
    return so_far.plan(as_at)


def still_standing(events: Sequence[Event]) -> Sequence[Event]:
    """The events that nobody took back. Taking back an undo brings its event back."""
    undone: set[tuple[str, int]] = set()
    for event in reversed(events):
        if isinstance(event.fact, Undone) and (event.stream, event.version) not in undone:
            undone.add((event.stream, event.fact.version))
    if not undone:
        return events
    return [event for event in events if (event.stream, event.version) not in undone]
