"""What is said of one item of a meeting: how the thing it is about stands, and why it is here."""

from collections.abc import Iterator
from datetime import date

from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.group import AgendaItem
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.minutes import MinutedItem
from edi_metrics.plan.state import Lifecycle
from edi_metrics.story.words import actions as action_words
from edi_metrics.story.words import numbers

_SHORT = 60
"""A reason of so many letters is a title as it is."""


def of_action(action: ListedAction, today: date) -> tuple[str, str]:
    """How an action stands: what presses most as a title, and the rest in sentences.

    'It is 115 days late, and nothing has been heard of it since 19 March 2026', 'Nothing measures it.'
    """
    pressing, *others = [*_clauses(action, today)] or ["it goes on as agreed"]
    second = [others.pop(0)] if others else []
    title = numbers.capital(", and ".join((pressing, *second)))
    return title, " ".join(f"{numbers.capital(clause)}." for clause in others)


def _clauses(action: ListedAction, today: date) -> Iterator[str]:
    yield from _by_its_date(action, today)
    yield from _by_its_lifecycle(action)
    if action.is_open and not action.owner:
        yield "nobody has it yet"
    if action.is_open and action.moves:
        yield f"its date has moved {_times(len(action.moves))}"
    if Flag.STALE in action.flags and action.last_news:
        yield f"nothing has been heard of it since {numbers.day(action.last_news)}"
    yield from (_FLAGS[flag] for flag in action.flags if flag in _FLAGS)
    if action.is_open and action.judged is not None:
        yield f"its owner says {numbers.lower(action.judged.standing.words)}: {action.judged.reason}"


def _by_its_date(action: ListedAction, today: date) -> Iterator[str]:
    if action.due is None or not action.is_open:
        return
    if action.delivery is Delivery.OVERDUE:
        days = (today - action.due).days
        yield f"it is {days} day{'' if days == 1 else 's'} late"
    elif action.delivery is Delivery.DUE_SOON:
        yield f"it is due on {numbers.day(action.due)}"


def _by_its_lifecycle(action: ListedAction) -> Iterator[str]:
    if action.lifecycle is Lifecycle.BLOCKED:
        yield f"it is blocked, with the {numbers.lower(action.helper)} asked to help"
    elif action.lifecycle is Lifecycle.PAUSED and action.resume_on:
        yield f"it is paused until {numbers.day(action.resume_on)}"
    elif action.lifecycle is Lifecycle.DROPPED:
        yield "it was dropped"
    elif action.completed_on:
        yield f"it was done on {numbers.day(action.completed_on)}"


_FLAGS = {
    Flag.DONE_BUT_FLAT: "its measure is flat",
    Flag.MOVED_THE_WRONG_WAY: "its measure went the other way to the one wanted",
    Flag.DONE_NO_EVIDENCE: "no evidence of it is recorded",
    Flag.MOVED_WITHOUT_REASON: "no reason is recorded for its new date",
    Flag.NO_METRIC: "nothing measures it",
}


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number) or f"{numbers.word(number)} times"


def why_here(item: AgendaItem) -> tuple[str, str]:
    """Why an item of its own is here: as a title, and what of the reason is too long for one."""
    if len(item.why) <= _SHORT or ": " not in item.why:
        return item.why or "What does the group say to it?", ""
    head, _, rest = item.why.partition(": ")
    return head, f"{numbers.capital(rest)}."


def due(action: ListedAction) -> str:
    """'29 January 2027, at first 30 April 2026'."""
    first = action.first_due if action.moves else None
    return f"{action_words.due(action)}{f', at first {numbers.day(first)}' if first else ''}"


def last_word(action: ListedAction) -> str:
    """'19 March 2026: poster printed'."""
    if action.last_news is None:
        return "None so far"
    said = f": {numbers.lower(action.last_word)}" if action.last_word else ""
    return f"{numbers.day(action.last_news)}{said}"


def recorded(since: int, last_meeting: str) -> str:
    """How much happened to it since the last meeting: the title of its history."""
    if not last_meeting:
        return "What has been recorded about it"
    number = f"{numbers.opening(since)} thing{'' if since == 1 else 's'}" if since else "Nothing"
    return f"{number} recorded about it since {numbers.lower(last_meeting)}"


def decided(item: MinutedItem) -> str:
    """That an item is decided already, and what comes of deciding again."""
    return f"Decided: {numbers.lower(item.words)} Deciding again puts the new decision in its place."
