"""A small action plan that nobody has: one action of each kind that a page tells apart."""

from dataclasses import replace
from datetime import date
from typing import Any

from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.listed import Aim, ListedAction, ListedPlan, standing
from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.state import Lifecycle, Moved
from edi_metrics.vocabulary import Strand


def action(
    action_id: str,
    title: str,
    how: Delivery = Delivery.ON_TRACK,
    raised: tuple[Flag, ...] = (),
    strand: Strand = Strand.VOICE,
    lifecycle: Lifecycle = Lifecycle.IN_PROGRESS,
    **more: Any,
) -> ListedAction:
    """An action due at the end of the term, owned and lately heard of, unless told otherwise."""
    fields: dict[str, Any] = {
        "owner": "Youth voice lead",
        "due": date(2026, 12, 18),
        "first_due": date(2026, 12, 18),
        "last_news": date(2026, 10, 8),
        "metric": "voice.answered",
        "publish": True,
    } | more
    return replace(
        ListedAction(action_id, title, strand, lifecycle, how, standing(how, raised), flags=raised), **fields
    )


_LATER = Moved(date(2026, 6, 25), "due", "2026-04-30", "2026-09-30", "Supplier moved", "M2")
_AGAIN = Moved(date(2026, 10, 8), "due", "2026-09-30", "2027-01-29", "", "M3")
_DONE: dict[str, Any] = {"lifecycle": Lifecycle.DONE, "completed_on": date(2026, 3, 27)}
_FIRST_DUE: dict[str, Any] = {"first_due": date(2026, 4, 30), "due": date(2027, 1, 29)}

SHOWN = ListedPlan(
    actions=(
        action("A1", "Keep an answer log", characteristics=("sen",), last_word="Read at every meeting"),
        action(
            "A2",
            "Raise awareness of music",
            Delivery.OVERDUE,
            (Flag.STALE, Flag.NO_METRIC, Flag.ACTIVITY_ONLY),
            Strand.WORKFORCE,
            due=date(2026, 11, 22),
            metric="",
            last_news=date(2026, 1, 8),
        ),
        action(
            "A3",
            "Pay for training",
            Delivery.MOVED,
            (Flag.MOVED_TWICE,),
            moves=(_LATER, _AGAIN),
            **_FIRST_DUE,
        ),
        action("A4", "Find a room", raised=(Flag.NO_OWNER,), owner="", due=date(2026, 11, 23)),
        action(
            "A5",
            "Hold a panel",
            raised=(Flag.BLOCKED,),
            lifecycle=Lifecycle.BLOCKED,
            helper="Head of service",
        ),
        action("A6", "Train guides", Delivery.OUT, lifecycle=Lifecycle.PAUSED, resume_on=date(2027, 1, 8)),
        action("A7", "Buy a tool", Delivery.OUT, lifecycle=Lifecycle.DROPPED, publish=False),
        action("A8", "Write to families", Delivery.NOT_STARTED_YET, lifecycle=Lifecycle.AGREED),
        action(
            "A9",
            "Print a calendar",
            Delivery.DONE_ON_TIME,
            (Flag.DONE_BUT_FLAT,),
            outcome=Outcome.FLAT,
            **_DONE,
        ),
        action(
            "A10", "Lend harps", Delivery.DONE_LATE, (Flag.DONE_NO_EVIDENCE,), outcome=Outcome.MOVED, **_DONE
        ),
    ),
    aims=(Aim("T1", Strand.WORKFORCE, ("ethnicity",)),),
    meetings=(date(2026, 5, 7), date(2026, 6, 25), date(2026, 10, 8)),
    next_meeting=date(2026, 12, 3),
)

HIDDEN = replace(
    SHOWN,
    actions=tuple(
        replace(
            one,
            outcome=Outcome.CANNOT_SAY,
            flags=tuple(flag for flag in one.flags if flag is not Flag.DONE_BUT_FLAT),
        )
        for one in SHOWN.actions
    ),
)
"""The same where every figure is hidden: no outcome can be told."""
