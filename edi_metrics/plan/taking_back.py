"""What can be taken back of an action: all that was saved together the last time, as far as it stands."""

from collections.abc import Sequence

from edi_metrics.plan.facts import Event, SetAside, Undone
from edi_metrics.plan.folding import still_standing


def last_saved(events: Sequence[Event], stream: str) -> tuple[Event, ...]:
    """The events of the latest save about `stream` that nobody took back; none when nothing is left."""
    standing = [
        event
        for event in still_standing(events)
        if event.stream == stream and not isinstance(event.fact, Undone | SetAside)
    ]
    if not standing:
        return ()
    form = _form(standing[-1])
    return tuple(event for event in standing if form and _form(event) == form) or (standing[-1],)


def _form(event: Event) -> str:
    """The form an event was saved by: its key, without the place in it. An event that was read has none."""
    return event.event_id.rpartition("-")[0]
