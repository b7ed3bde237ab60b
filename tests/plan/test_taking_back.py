"""What the last save about an action was, and the number that the next action gets."""

from datetime import date

import pytest

from edi_metrics.plan.facts import Event, Fact, SetAside, Undone
from edi_metrics.plan.facts.actions import Done, EvidenceAdded, OwnerSet, ProgressNoted
from edi_metrics.plan.naming import next_action
from edi_metrics.plan.taking_back import last_saved

HARP = "action/A07"
NEWS = ProgressNoted(note="Strings are ordered")
SHOWN = EvidenceAdded(evidence="Loan form")
DONE = Done()


def told(*facts: tuple[str, Fact], stream: str = HARP) -> tuple[Event, ...]:
    """Events of one stream, each with the key it was saved by."""
    return tuple(
        Event(
            event_id=key,
            stream=stream,
            version=version,
            happened_on=date(2026, 11, 23),
            by_role="Working-group chair",
            fact=fact,
        )
        for version, (key, fact) in enumerate(facts, start=1)
    )


@pytest.mark.parametrize(
    ("events", "last"),
    [
        ((), []),
        ((("a-0", NEWS),), [1]),
        ((("a-0", NEWS), ("b-0", SHOWN), ("b-1", DONE)), [2, 3]),
        ((("E1", SHOWN), ("E2", DONE)), [2]),
        ((("a-0", NEWS), ("b-0", DONE), ("c-0", Undone(version=2))), [1]),
        ((("a-0", NEWS), ("b-0", SetAside(seen=0, edit=OwnerSet(now="Head of service")))), [1]),
        ((("a-0", NEWS), ("b-0", Undone(version=1)), ("c-0", Undone(version=2))), [1]),
    ],
    ids=[
        "nothing yet",
        "one change",
        "all that one form saved",
        "what was read from a file, one by one",
        "what is taken back already is passed over",
        "what was set aside never counted",
        "a change that was brought back",
    ],
)
def test_the_last_save_is_what_stands_of_one_form(
    events: tuple[tuple[str, Fact], ...], last: list[int]
) -> None:
    assert [event.version for event in last_saved(told(*events), HARP)] == last


def test_other_actions_are_left_alone() -> None:
    assert last_saved(told(("a-0", NEWS), stream="action/A08"), HARP) == ()


@pytest.mark.parametrize(
    ("streams", "number"),
    [
        ((), "A01"),
        (("action/A07", "action/A09", "target/T40"), "A10"),
        (("action/A99",), "A100"),
        (("action/harp", "meeting/M20"), "A01"),
    ],
)
def test_the_next_action_has_a_number_that_no_event_is_about(streams: tuple[str, ...], number: str) -> None:
    events = tuple(event for stream in streams for event in told(("a-0", NEWS), stream=stream))
    assert next_action(events) == number
