"""Labelled drafts, and the sample's plan with what it must come to."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from edi_metrics.plan.facts import Event
from edi_metrics.plan.reading import read_events
from edi_metrics.sample import load

HERE = Path(__file__).parent
SAMPLE = Path(load.__file__).parent

SERVICE_DAY = date(2026, 11, 23)
NEXT_MEETING = date(2026, 12, 3)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file, as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sample_events() -> tuple[Event, ...]:
    """The sample's 316 events."""
    plan = SAMPLE / "plan"
    return read_events(rows(plan / "events.csv"), rows(plan / "actions.csv"), rows(SAMPLE / "targets.csv"))


def expected_actions() -> Mapping[str, Mapping[str, str]]:
    """What the sample's actions must come to on the service's day, by action."""
    return {row["action_id"]: row for row in rows(HERE / "expected_actions.csv")}
