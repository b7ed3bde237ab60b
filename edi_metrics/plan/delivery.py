"""How an action is being delivered: computed from its dates, the first that fits."""

from datetime import date
from enum import StrEnum

from edi_metrics.plan.state import Action, Lifecycle


class Delivery(StrEnum):
    """Whether an action keeps its time. Not whether it worked: that is its outcome."""

    OUT = "out"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    NOT_STARTED_YET = "not_started_yet"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    MOVED = "moved"
    ON_TRACK = "on_track"


_NOT_BEGUN = {Lifecycle.PROPOSED, Lifecycle.AGREED}
_OUT = {Lifecycle.PAUSED, Lifecycle.DROPPED}


def delivery(action: Action, as_at: date, next_meeting: date | None) -> Delivery:
    """How `action` stands on `as_at`. Late is against the first date agreed, not the one it moved to.

    Without a `next_meeting` nothing is due soon.
    """
    if action.lifecycle in _OUT:
        return Delivery.OUT
    if action.is_done:
        return Delivery.DONE_ON_TIME if action.kept_its_date else Delivery.DONE_LATE
    if action.lifecycle in _NOT_BEGUN and action.start is not None and action.start > as_at:
        return Delivery.NOT_STARTED_YET
    if action.is_overdue(as_at):
        return Delivery.OVERDUE
    if action.due is not None and next_meeting is not None and action.due < next_meeting:
        return Delivery.DUE_SOON
    return Delivery.MOVED if action.moves else Delivery.ON_TRACK
