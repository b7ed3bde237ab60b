"""An event of the plan from a stored entry, and what of an event is stored as its body."""

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError

from edi_metrics.errors import DamagedJournal
from edi_metrics.journal.chain import Entry, canonical
from edi_metrics.journal.upcasting import SCHEMA, upcast
from edi_metrics.plan.facts import Event

_COLUMNS = {"event_id", "stream", "version"}
"""What an event and its entry both say; a body holds the rest."""


def body_of(event: Event) -> dict[str, Any]:
    """The part of an event that is stored as its body, as plain JSON."""
    return event.model_dump(mode="json", exclude=_COLUMNS)


def events_of(entries: Iterable[Entry]) -> tuple[Event, ...]:
    """The events that entries hold, in their order."""
    with all_kept():
        return tuple(map(event_of, entries))


@contextmanager
def all_kept() -> Iterator[None]:
    """While all that is made is kept: walking it again and again would take as long as making it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def event_of(entry: Entry) -> Event:
    """An entry's event under today's schema. Raises `DamagedJournal` naming one that cannot be read."""
    body = entry.body
    if entry.schema != SCHEMA:
        body = canonical(upcast(entry.kind, entry.schema, json.loads(body)))
    about = canonical({"event_id": entry.key, "stream": entry.stream, "version": entry.version})
    try:
        return Event.model_validate_json(f"{about[:-1]},{body[1:]}")  # one object; half the time of two
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(str(step) for step in problem["loc"])
        raise DamagedJournal(
            f"Event {entry.seq} of the journal, {entry.kind}, cannot be read: {name}: {problem['msg']}."
            " Install the version that wrote it."
        ) from error
