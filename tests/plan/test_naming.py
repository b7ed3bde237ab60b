"""The ids of new things: no id is ever used twice, whatever became of the first."""

import pytest

from edi_metrics.plan.facts import Event
from edi_metrics.plan.naming import next_id
from tests.plan.drafting import sample_events
from tests.plan.telling_events import told

PROPOSED = {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}
UNDONE = {"kind": "Undone", "version": 1}
ASIDE = {"kind": "SetAside", "seen": 0, "edit": PROPOSED}


def proposed(*names: str) -> list[Event]:
    """An action proposed under each name."""
    return [event for name in names for event in told(f"action/{name}", dict(PROPOSED))]


@pytest.mark.parametrize(
    ("events", "following"),
    [
        ([], "A01"),
        (proposed("A01"), "A02"),
        (proposed("A09"), "A10"),
        (proposed("A99"), "A100"),
        (proposed("A40", "A03"), "A41"),
        (proposed("A02", "A05"), "A06"),
        (told("target/A77", {"kind": "TargetRetired"}), "A01"),
        (told("action/A7b", dict(PROPOSED)), "A01"),
        (told("action/A05", dict(PROPOSED), dict(UNDONE)), "A06"),
        (told("action/A05", dict(ASIDE)), "A06"),
    ],
)
def test_the_next_id_is_one_more_than_any_that_was_used(events: list[Event], following: str) -> None:
    assert next_id(events, "action", "A") == following


def test_the_sample_s_next_ids() -> None:
    events = sample_events()
    assert next_id(events, "action", "A") == "A41"
    assert next_id(events, "target", "T") == "T21"
    assert next_id(events, "meeting", "M") == "M20"
