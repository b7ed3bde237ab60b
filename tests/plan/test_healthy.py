"""A plan that is kept as it should be: nothing of it flies a flag, and each thing left out flies its own."""

from datetime import date

import pytest

from edi_metrics.plan.delivery import Delivery, delivery
from edi_metrics.plan.facts import Event
from edi_metrics.plan.flags import Flag, flags
from edi_metrics.plan.folding import fold
from edi_metrics.plan.outcome import Outcome
from tests.plan.drafting import NEXT_MEETING, SERVICE_DAY

PROPOSED = {"kind": "ActionProposed", "title": "Lend harps to ten homes", "strand": "programming"}
MEASURED = PROPOSED | {"metric": "participation.pupil_premium"}

HEALTHY = """
meeting/M18 | 2026-06-25 | MeetingClosed
meeting/M19 | 2026-10-08 | MeetingClosed
action/A01  | 2026-05-07 | ActionProposed
action/A01  | 2026-05-07 | ActionAgreed
action/A01  | 2026-05-07 | OwnerSet       | now=Centres manager
action/A01  | 2026-05-07 | DatesSet       | start=2026-06-01 due=2027-03-31
action/A01  | 2026-06-01 | Started
action/A01  | 2026-10-08 | ProgressNoted  | note=Six-lent
action/A02  | 2026-05-07 | ActionProposed
action/A02  | 2026-05-07 | OwnerSet       | now=Centres manager
action/A02  | 2026-05-07 | DatesSet       | start=2026-06-01 due=2026-09-30
action/A02  | 2026-09-01 | EvidenceAdded  | evidence=List-of-loans
action/A02  | 2026-09-01 | Done           | check_on=2026-11-01
"""


def events(drawn: str) -> list[Event]:
    """The events that a drawing lists, one a line."""
    found: list[Event] = []
    for line in filter(None, map(str.strip, drawn.splitlines())):
        stream, day, kind, *said = (part.strip() for part in line.split("|"))
        fields = dict(pair.split("=", 1) for pair in (said[0].split() if said else []) if "=" in pair)
        fact = MEASURED if kind == "ActionProposed" else {"kind": kind}
        owner = {"now": "Centres manager"} if kind == "OwnerSet" else {}
        version = sum(one.stream == stream for one in found) + 1
        found.append(
            Event.model_validate(
                {
                    "event_id": f"{stream}-{version}",
                    "stream": stream,
                    "version": version,
                    "happened_on": day,
                    "by_role": "Chair",
                    "meeting": "M18",
                    "fact": fact | fields | owner,
                }
            )
        )
    return found


def raised(drawn: str, outcome: Outcome = Outcome.MOVED) -> set[Flag]:
    """Every flag that any action of the drawing flies."""
    plan = fold(events(drawn), SERVICE_DAY)
    return {flag for action in plan.actions.values() for flag in flags(action, plan, outcome)}


def test_a_healthy_plan_raises_no_flag_and_nothing_of_it_is_late() -> None:
    assert raised(HEALTHY) == set()
    plan = fold(events(HEALTHY), SERVICE_DAY)
    assert [delivery(action, SERVICE_DAY, NEXT_MEETING) for action in plan.actions.values()] == [
        Delivery.ON_TRACK,
        Delivery.DONE_ON_TIME,
    ]


@pytest.mark.parametrize(
    ("without", "flag"),
    [
        ("action/A01  | 2026-05-07 | OwnerSet", Flag.NO_OWNER),
        ("action/A02  | 2026-09-01 | EvidenceAdded", Flag.DONE_NO_EVIDENCE),
    ],
)
def test_what_is_left_out_of_it_flies_its_own_flag(without: str, flag: Flag) -> None:
    kept = "\n".join(line for line in HEALTHY.splitlines() if not line.startswith(without))
    assert raised(kept) == {flag}


def test_silence_since_the_meeting_before_last_is_a_flag() -> None:
    kept = "\n".join(line for line in HEALTHY.splitlines() if "2026-10-08 | Progress" not in line)
    assert raised(kept) == {Flag.STALE}


def test_a_measure_that_did_not_move_is_a_flag() -> None:
    assert raised(HEALTHY, Outcome.FLAT) == {Flag.DONE_BUT_FLAT}
    assert fold(events(HEALTHY), date(2026, 5, 1)).actions == {}
