"""What the action plan comes to, in sentences: outcomes, gaps, dates that moved, paper tigers."""

from collections.abc import Sequence
from datetime import date

from edi_metrics.measured import Cell
from edi_metrics.metrics import metrics
from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.state import Moved
from edi_metrics.plan.withheld import KEPT_INSIDE
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import alt, numbers
from edi_metrics.vocabulary import Level, Strand

# Delivery by outcome

OUTCOMES = {
    Outcome.MOVED: "Moved as wanted",
    Outcome.FLAT: "Flat",
    Outcome.WRONG_WAY: "Moved the other way",
    Outcome.CANNOT_SAY: "Cannot say yet",
}
DONE = {Delivery.DONE_ON_TIME: "Done on time", Delivery.DONE_LATE: "Done late"}


def outcome_title(done: Sequence[ListedAction]) -> str:
    """'Of ten done actions that can be judged, eight saw the measure move as wanted'."""
    judged = [one for one in done if one.outcome is not Outcome.CANNOT_SAY]
    moved_ = sum(one.outcome is Outcome.MOVED for one in judged)
    if not judged:
        return "No done action can be judged by its measure yet"
    total = f"{numbers.word(len(judged))} done action{'' if len(judged) == 1 else 's'}"
    return f"Of {total} that can be judged, {_number(moved_)} saw the measure move as wanted"


def _number(number: int) -> str:
    return numbers.word(number) if number else "none"


def outcomes_told(done: Sequence[ListedAction]) -> tuple[str, ...]:
    """Done but flat, done but the other way, late but moving: each action by its title."""
    kinds = (
        ("Done but flat", [one for one in done if one.outcome is Outcome.FLAT]),
        ("Done, and the measure went the other way", [one for one in done if _wrong(one)]),
        ("Late but moving", [one for one in done if _late_but_moving(one)]),
    )
    return tuple(f"{kind}: {_titles(found)}." for kind, found in kinds if found)


def _wrong(action: ListedAction) -> bool:
    return action.outcome is Outcome.WRONG_WAY


def _late_but_moving(action: ListedAction) -> bool:
    return action.delivery is Delivery.DONE_LATE and action.outcome is Outcome.MOVED


def _titles(actions: Sequence[ListedAction]) -> str:
    return "; ".join(numbers.lower(one.title) for one in actions)


# Coverage


def cover_title(gaps: int, cells: int) -> str:
    """'26 of 36 pairs of group and strand have neither target nor open action'."""
    if not cells:
        return "No target and no open action names a group yet"
    if not gaps:
        return "Every group has a target or an open action in every strand"
    some = f"{numbers.opening(gaps)} of {numbers.word(cells)} pairs of group and strand"
    return f"{some} {'has' if gaps == 1 else 'have'} neither target nor open action"


def covering(actions: int, targets: int) -> str:
    """In the grid: '1 target, 2 actions'; empty for neither."""
    said = [
        f"{targets} target{'' if targets == 1 else 's'}" if targets else "",
        f"{actions} action{'' if actions == 1 else 's'}" if actions else "",
    ]
    return ", ".join(words for words in said if words)


def chosen_cells(cell: Cell | None, level: Level) -> str:
    """How many of the pairs that the service chose to cover have a live target."""
    if cell is None or not cell.shown or not cell.denominator:
        return ""
    said = numbers.of_percent(cell, "pairs that the service chose to cover", level)
    return f"{said} had a live target on {cell.period.words}."


# Slips


def slips_title(moved_: Sequence[ListedAction]) -> str:
    """'Four actions have moved their date, one of them twice or more'."""
    if not moved_:
        return "No action has moved its date"
    again = sum(len(one.moves) > 1 for one in moved_)
    have = f"action{' has' if len(moved_) == 1 else 's have'} moved their date"
    opens = f"{numbers.opening(len(moved_))} {have}"
    if len(moved_) == 1:
        return f"One action has moved its date{', twice or more' if again else ', once'}"
    return f"{opens}, {numbers.word(again)} of them twice or more" if again else opens


def slips_alt(moved_: Sequence[ListedAction]) -> str:
    """The timeline read out, a sentence for each action."""
    told = ". ".join(_slipped(one) for one in moved_)
    return alt.text("Timeline", "dates that moved", told)


def _slipped(action: ListedAction) -> str:
    first = numbers.day(action.first_due) if action.first_due else "no date"
    return f"{action.title}: first due {first}, now {said.due(action)}, {said.moved(action)}"


def moves(found: Sequence[Moved]) -> str:
    """'To 30 September 2026, on 19 March 2026: pay code needs payroll change', and each move after it."""
    return numbers.capital("; ".join(_move(one) for one in found))


def _move(one: Moved) -> str:
    why = numbers.lower(one.reason) if one.reason else "no reason recorded"
    if one.reason == KEPT_INSIDE:
        why = f"reason {why}"
    return f"to {numbers.day(date.fromisoformat(one.now))}, on {numbers.day(one.on)}: {why}"


# Paper tigers


def tigers_title(number: int) -> str:
    """'Seven things call for a conversation'."""
    if not number:
        return "Nothing is done without effect, and nothing moved without an action"
    return f"{numbers.opening(number)} {'thing calls' if number == 1 else 'things call'} for a conversation"


def done_but_flat(action: ListedAction) -> str:
    """'Done 10 October 2025 and its measure is flat: ... (staff who joined inclusion CPD).'"""
    return f"{_done(action)}, and its measure is flat: {_measured(action)}."


def moved_the_wrong_way(action: ListedAction) -> str:
    """The same, where the measure went the other way."""
    return f"{_done(action)}, and its measure went the other way to the one wanted: {_measured(action)}."


def _done(action: ListedAction) -> str:
    return f"Done {numbers.day(action.completed_on)}" if action.completed_on else "Done"


def _measured(action: ListedAction) -> str:
    known = metrics().get(action.metric)
    measure = f" ({numbers.lower(known.title)})" if known else ""
    return f"{numbers.lower(action.title)}{measure}"


def unmeasured(action: ListedAction) -> str:
    """An action of which nothing would show that it worked."""
    words = " and is an activity, not a result" if Flag.ACTIVITY_ONLY in action.flags else ""
    return f"Has no measure and no target{words}: {numbers.lower(action.title)}."


def an_activity(action: ListedAction) -> str:
    """An action that is something to be busy with, though a measure stands behind it."""
    return f"Is an activity, not a result: {numbers.lower(action.title)}."


def no_evidence(action: ListedAction) -> str:
    """An action that is done, by its owner's word alone."""
    return f"{_done(action)}, with no evidence recorded: {numbers.lower(action.title)}."


def all_talk(strand: Strand, number: int) -> str:
    """A strand in which nothing that is open would show a result."""
    if number == 1:
        return f"{strand.words}: the one open action has no measure, or is an activity and not a result."
    return (
        f"{strand.words}: each of {numbers.word(number)} open actions has no measure,"
        " or is an activity and not a result."
    )


def moving_without_action(who: str, move_: str) -> str:
    """A measure that moved while nobody was acting on it."""
    nobody = "with no target and no open action in programming and resources"
    return f"Moving with nobody acting on it: the share of {who} is {move_}, {nobody}."
