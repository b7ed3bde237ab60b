"""The ids of new things: one more than the highest that was ever used, taken back or not."""

import re
from collections.abc import Iterable

from edi_metrics.plan.facts import Event


def next_id(events: Iterable[Event], kind: str, letter: str) -> str:
    """'A41' after 'A40', for the `kind` of stream; two digits at least. No id is ever used twice."""
    numbered = re.compile(rf"{kind}/{letter}(\d+)$")
    used = (int(found[1]) for event in events if (found := numbered.match(event.stream)))
    return f"{letter}{max(used, default=0) + 1:02d}"


def next_action(events: Iterable[Event]) -> str:
    """The id of the next action."""
    return next_id(events, "action", "A")
