"""Events as a test tells them: a stream, and what happened to it day by day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from edi_metrics.plan.facts import Event

DAY = date(2026, 11, 20)


def told(stream: str, *facts: Mapping[str, object], meeting: str = "", on: date = DAY) -> list[Event]:
    """One event for each fact, in order, from version 1."""
    return list(_events(stream, facts, meeting, on))


def _events(stream: str, facts: Iterable[Mapping[str, object]], meeting: str, on: date) -> Iterator[Event]:
    for version, fact in enumerate(facts, start=1):
        yield Event.model_validate(
            {
                "event_id": f"{stream}-{version}-{on}",
                "stream": stream,
                "version": version,
                "happened_on": on,
                "by_role": "Working-group chair",
                "meeting": meeting,
                "fact": fact,
            }
        )
