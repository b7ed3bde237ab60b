"""Why a thing is on the agenda, in words."""

from datetime import date

from edi_metrics.periods import day_words
from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.state import Lifecycle

_FLAGS = {
    Flag.NO_OWNER: "no owner",
    Flag.STALE: "no news since the meeting before last",
    Flag.MOVED_WITHOUT_REASON: "no reason recorded",
    Flag.NO_METRIC: "nothing measures it",
    Flag.ACTIVITY_ONLY: "an activity rather than a result",
    Flag.DONE_NO_EVIDENCE: "done with no evidence recorded",
    Flag.DONE_BUT_FLAT: "done, and its measure is flat",
    Flag.MOVED_THE_WRONG_WAY: "done, and its measure went the other way to the one wanted",
}

_TIMES = {1: "once", 2: "twice"}


def why_here(action: ListedAction, as_at: date) -> str:
    """'Overdue by 54 days, moved twice'; what is pressing first, then whatever else flies a flag."""
    flagged = (_FLAGS.get(flag, "") for flag in action.flags)
    return joined(_date(action, as_at), _in_the_way(action), _moved(action), *flagged, _owner_s_word(action))


def joined(*parts: str) -> str:
    """The parts that say something, in one phrase that opens with a capital."""
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}"


def first_letter(words: str) -> str:
    """Words as they stand inside a phrase: 'meeting 20'."""
    return f"{words[:1].lower()}{words[1:]}"


def waiting(since: date | None, as_at: date) -> str:
    """'Asked 11 June 2026, 165 days ago: no answer yet'."""
    if since is None:
        return "No answer yet"
    return f"Asked {day_words(since)}, {days((as_at - since).days)} ago: no answer yet"


def days(number: int) -> str:
    """'1 day', '165 days'."""
    return f"{number:,} day{'' if number == 1 else 's'}"


def _date(action: ListedAction, as_at: date) -> str:
    if action.lifecycle is Lifecycle.PAUSED and action.resume_on:
        return f"paused until {day_words(action.resume_on)}"
    if action.due is None or not action.is_open:
        return ""
    if action.delivery is Delivery.OVERDUE:
        return f"overdue by {days((as_at - action.due).days)}"
    return f"due {day_words(action.due)}" if action.delivery is Delivery.DUE_SOON else ""


def _in_the_way(action: ListedAction) -> str:
    if action.lifecycle is not Lifecycle.BLOCKED:
        return ""
    return f"blocked: {first_letter(action.helper)} is asked to help"


def _moved(action: ListedAction) -> str:
    """How often its date moved, while it still matters."""
    times = len(action.moves)
    if not times or not action.is_open:
        return ""
    return f"moved {_TIMES.get(times) or f'{times} times'}"


def _owner_s_word(action: ListedAction) -> str:
    judged = action.judged
    if judged is None or not action.is_open:
        return ""
    return f"its owner says {first_letter(judged.standing.words)}: {judged.reason}"
