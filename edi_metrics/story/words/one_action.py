"""One action in full: how it stands, what it is for, and everything that happened to it."""

from collections.abc import Iterable
from datetime import date

from edi_metrics.codes import code_list
from edi_metrics.measured import Cell, Measured
from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.facts import Event
from edi_metrics.plan.group import meeting_name
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.state import Judged as OwnersWord
from edi_metrics.plan.state import Priority
from edi_metrics.story.asking import Judged
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import numbers, standing
from edi_metrics.story.words.plain import noun_of
from edi_metrics.vocabulary import Level

NONE_YET = "None yet"
NOT_WRITTEN = "Not written down yet"
UNMEASURED = "No measure and no target: nothing would show that it worked"
TAKEN_BACK = "Taken back"
PROPOSAL = "Kept as a proposal"

DELIVERY = {
    Delivery.OUT: "Not counted while it is paused or dropped",
    Delivery.DONE_ON_TIME: "Done by the first date agreed",
    Delivery.DONE_LATE: "Done after the first date agreed",
    Delivery.NOT_STARTED_YET: "Its start is still to come",
    Delivery.OVERDUE: "Overdue",
    Delivery.DUE_SOON: "Due before the next meeting",
    Delivery.MOVED: "In time for its new date",
    Delivery.ON_TRACK: "In time",
}
"""How it is delivered, as its dates say."""

OUTCOME = {
    Outcome.MOVED: "Moved as wanted since it was done, by more than chance",
    Outcome.FLAT: "Flat since it was done",
    Outcome.WRONG_WAY: "Moved the other way to the one wanted since it was done",
    Outcome.CANNOT_SAY: "Cannot say yet",
}

PRIORITY = {Priority.HIGH: "High", Priority.MEDIUM: "Medium", Priority.LOW: "Low"}


def delivery(action: ListedAction) -> str:
    """'Overdue, by its dates'."""
    return f"{DELIVERY[action.delivery]}, by its dates"


def owners_word(judged: OwnersWord) -> str:
    """'On track, said on 6 November 2026: the supplier has agreed'."""
    return f"{judged.standing.words}, said on {numbers.day(judged.on)}: {judged.reason}"


def due(action: ListedAction, today: date) -> str:
    """'30 October 2026, 24 days late. First due 31 July 2026, moved once, 91 days later'."""
    when = said.when(action, today)
    now = f"{said.due(action)}{f', {numbers.lower(when)}' if when else ''}"
    if not action.moves or action.first_due is None:
        return now
    return f"{now}. First due {numbers.day(action.first_due)}, {said.moved(action)}"


def coded(name: str, code: str) -> str:
    """What people call a code of the list `name`."""
    return code_list(name).label(code) if code else NOT_WRITTEN


def groups(characteristics: Iterable[str]) -> str:
    """Whom it names: 'Ethnicity, Sex'."""
    names = ", ".join(code_list("characteristic").label(one) for one in characteristics)
    return names or "No group in particular"


def figure(measured: Measured, cell: Cell | None, level: Level) -> str:
    """A measure's figure in one period: '50 of 140 people (36%) in 2025/26'."""
    if cell is None:
        return "no figure"
    when = numbers.when(cell.period)
    if not cell.shown:
        return f"{cell.symbol.words} {when}"
    if measured.metric.is_share and cell.denominator:
        return f"{numbers.of_percent(cell, noun_of(measured), level)} {when}"
    return f"{numbers.figure(cell, measured.metric, level)} {when}"


def then_and_now(measured: Measured, then: Cell | None, now: Cell | None, level: Level) -> str:
    """The measure's latest figure, beside the one it had when the action began."""
    title = numbers.lower(measured.metric.title)
    begun = f"When the action began it was {figure(measured, then, level)}." if then else ""
    again = "There is no newer figure." if then and now and then.period == now.period else ""
    first = f"Its measure, {title}: {figure(measured, now, level)}."
    return " ".join(words for words in (first, again or begun) if words)


def target(judged: Judged, level: Level) -> str:
    """'T04, ...: off track, 50 of 140 people. Target 60% by July 2027'."""
    found = judged.judgement.standing.words.lower()
    return (
        f"{judged.target.target_id}, {judged.target.title}: {found},"
        f" {standing.figure(judged, level)} ({standing.people(judged)})."
        f" {standing.goal_words(judged.target)}"
    )


def when(event: Event) -> str:
    """'8 October 2026, meeting 19'."""
    met = f", {numbers.lower(meeting_name(event.meeting))}" if event.meeting else ""
    return f"{numbers.day(event.happened_on)}{met}"


def second_move(action: ListedAction) -> str:
    """Before a date moves again: how often it has, and how far. Empty for a first move."""
    if not action.moves or action.first_due is None:
        return ""
    times = {1: "second", 2: "third", 3: "fourth"}.get(len(action.moves), "next")
    return (
        f"This would be its {times} move. It was first due on {numbers.day(action.first_due)}"
        f" and has {said.moved(action)}."
    )
