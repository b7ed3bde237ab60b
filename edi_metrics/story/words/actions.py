"""The action plan in sentences: what is late, silent or unowned, action by action."""

from collections.abc import Iterable, Sequence
from datetime import date

from edi_metrics.measured import Cell
from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.listed import ListedAction, ListedPlan
from edi_metrics.plan.state import Lifecycle
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import Level, Standing, Strand

NOT_FOR_PARTNERS = "This page is for the working group"
WHERE_TO_GO = "What was promised, and how each promise stands, is on the Targets page."
NO_PLAN = "There is no action plan yet"
WHO_BEGINS = "The working group agrees actions; the data steward brings in those of an earlier plan."
NO_OWNER = "No owner"
NONE_HERE = "No action fits what was chosen."


def overdue(actions: Iterable[ListedAction]) -> list[ListedAction]:
    """The open actions whose date has passed."""
    return [one for one in actions if one.delivery is Delivery.OVERDUE]


def flagged(actions: Iterable[ListedAction], flag: Flag) -> list[ListedAction]:
    """The actions that raise a flag."""
    return [one for one in actions if flag in one.flags]


def headline(plan: ListedPlan) -> str:
    """'Three of 21 open actions are overdue and one has no owner'."""
    still_open = [one for one in plan.actions if one.is_open]
    if not plan.actions:
        return NO_PLAN
    if not still_open:
        closed = f"{numbers.word(len(plan.actions))} {'is' if len(plan.actions) == 1 else 'are'}"
        return f"No action is open; {closed} done, paused or dropped"
    late = len(overdue(still_open))
    some = numbers.opening(late) if late else "None"
    noun = "open action" if len(still_open) == 1 else "open actions"
    opens = f"{some} of {numbers.word(len(still_open))} {noun} {'is' if late < 2 else 'are'} overdue"
    return f"{opens}{_second(plan, still_open)}"


def _second(plan: ListedPlan, still_open: Sequence[ListedAction]) -> str:
    """What comes after the overdue: actions without an owner, else those gone quiet."""
    unowned, silent = len(flagged(still_open, Flag.NO_OWNER)), len(flagged(still_open, Flag.STALE))
    if unowned:
        return f" and {numbers.word(unowned)} {'has' if unowned == 1 else 'have'} no owner"
    if silent and plan.quiet_since:
        have = "has" if silent == 1 else "have"
        return f" and {numbers.word(silent)} {have} had no news since {numbers.day(plan.quiet_since)}"
    return ""


NEED = (Standing.OFF_TRACK, Standing.BEHIND, Standing.ON_TRACK, Standing.CANNOT_SAY, Standing.ACHIEVED, None)
"""Those to talk about first; last, what is paused or dropped."""


def by_need(actions: Iterable[ListedAction]) -> list[ListedAction]:
    """Off track first; within a standing the earliest due, then by id."""
    return sorted(actions, key=lambda one: (NEED.index(one.standing), one.due or date.max, one.action_id))


IN_ORDER = {
    "list": "off track first",
    "owner": "by owner, those with none first",
    "strand": "by strand, off track first within each",
    "due": "by due date",
}
"""How each view is ordered, for the line under the title."""


def in_view(actions: Iterable[ListedAction], view: str) -> list[ListedAction]:
    """The actions in the order of a view; those that stand under one heading stay together."""
    rows = by_need(actions)
    if view == "owner":
        return sorted(rows, key=lambda one: (bool(one.owner), one.owner))
    if view == "strand":
        return sorted(rows, key=lambda one: tuple(Strand).index(one.strand))
    if view == "due":
        return sorted(rows, key=lambda one: one.due or date.max)
    return rows


def under(action: ListedAction, view: str) -> str:
    """The heading an action stands under in a view: 'Youth voice lead', 'October 2026'; none in a list."""
    if view == "owner":
        return owner(action)
    if view == "strand":
        return action.strand.words
    if view == "due":
        return numbers.month(action.due) if action.due else due(action)
    return ""


def to_discuss(actions: Iterable[ListedAction]) -> list[ListedAction]:
    """The actions that are late, need attention or raise any flag, paused ones left to rest."""
    needing = (Standing.OFF_TRACK, Standing.BEHIND)
    return [one for one in actions if one.standing is not None and (one.standing in needing or one.flags)]


def lead(plan: ListedPlan, today: date) -> str:
    """'To discuss first: raise awareness ..., 115 days late. Ten more call for a word.'"""
    wanted = by_need(to_discuss(plan.actions))
    if not plan.actions:
        return WHO_BEGINS
    if not wanted:
        return "To discuss: what comes next. Nothing is late, silent, unowned or done without effect."
    first, *others = wanted
    opens = f"To discuss first: {numbers.lower(first.title)}, {_pressing(first, today)}."
    more = len(others)
    if not more:
        return opens
    return f"{opens} {numbers.opening(more)} more {'calls' if more == 1 else 'call'} for a word."


def _pressing(action: ListedAction, today: date) -> str:
    if action.delivery is Delivery.OVERDUE:
        return when(action, today)
    return numbers.lower(note(action)) or numbers.lower(when(action, today))


# One action


def when(action: ListedAction, today: date) -> str:
    """Its date beside today, in words: '18 days late', 'in 11 days', 'done 8 July 2026'."""
    if action.completed_on is not None:
        late = ", late" if action.delivery is Delivery.DONE_LATE else ""
        return f"Done {numbers.day(action.completed_on)}{late}"
    if action.lifecycle is Lifecycle.PAUSED and action.resume_on:
        return f"Paused until {numbers.day(action.resume_on)}"
    if action.due is None or not action.is_open:
        return ""
    return _until((action.due - today).days)


_LONG = 60
"""From this many days, a date ahead is told in months."""


def _until(days: int) -> str:
    if days < 0:
        return f"{_days(-days)} late"
    if days == 0:
        return "Today"
    return f"In {_days(days)}" if days < _LONG else f"In {round(days / 30.44)} months"


def _days(number: int) -> str:
    return f"{numbers.count(number)} day{'' if number == 1 else 's'}"


def due(action: ListedAction) -> str:
    """Its date, as moved."""
    return numbers.day(action.due) if action.due else "No date"


def owner(action: ListedAction) -> str:
    """The role that has it."""
    return action.owner or NO_OWNER


STATES = {
    Lifecycle.PROPOSED: "Proposed",
    Lifecycle.AGREED: "Agreed",
    Lifecycle.IN_PROGRESS: "In progress",
    Lifecycle.BLOCKED: "Blocked",
    Lifecycle.PAUSED: "Paused",
    Lifecycle.DONE: "Done",
    Lifecycle.DROPPED: "Dropped",
}


def last_word(action: ListedAction) -> str:
    """'Leadership and strategy. Updated 6 November 2026: first draft read'."""
    if action.last_news is None:
        return action.strand.words
    said = f": {numbers.lower(action.last_word)}" if action.last_word else ""
    return f"{action.strand.words}. Updated {numbers.day(action.last_news)}{said}"


def note(action: ListedAction) -> str:
    """What to stop at, in a line: 'Moved twice, 274 days'. Empty for nothing."""
    said = [
        moved(action),
        *(_FLAGS[flag] for flag in action.flags if flag in _FLAGS),
        _in_the_way(action),
        _by_its_owner(action),
    ]
    return numbers.capital("; ".join(words for words in said if words))


_FLAGS = {
    Flag.STALE: "no news since the meeting before last",
    Flag.MOVED_WITHOUT_REASON: "moved with no reason recorded",
    Flag.NO_METRIC: "nothing measures it",
    Flag.ACTIVITY_ONLY: "an activity, not a result",
    Flag.DONE_NO_EVIDENCE: "done with no evidence recorded",
    Flag.DONE_BUT_FLAT: "done, and its measure is flat",
    Flag.MOVED_THE_WRONG_WAY: "done, and its measure went the other way to the one wanted",
}
"""Flags as they stand in a row. No owner is said in the owner's place, and moves are told with their days."""


def _in_the_way(action: ListedAction) -> str:
    if action.lifecycle is not Lifecycle.BLOCKED:
        return ""
    return f"blocked: {numbers.lower(action.helper)} is asked to help"


def _by_its_owner(action: ListedAction) -> str:
    """The owner's word on it, which stands beside the computed one."""
    if action.judged is None:
        return ""
    return f"its owner says {action.judged.standing.words.lower()}: {numbers.lower(action.judged.reason)}"


_TIMES = {1: "once", 2: "twice"}


def moved(action: ListedAction) -> str:
    """'moved twice, 274 days later'; empty for a date that stayed."""
    if not action.moves:
        return ""
    way = "later" if action.days_moved >= 0 else "earlier"
    return f"moved {_times(len(action.moves))}, {_days(abs(action.days_moved))} {way}"


def _times(number: int) -> str:
    return _TIMES.get(number) or f"{numbers.word(number)} times"


# The list


def proposed(actions: Iterable[ListedAction]) -> list[ListedAction]:
    """What somebody proposed and the group has not agreed: the plan's inbox."""
    return [one for one in actions if one.lifecycle is Lifecycle.PROPOSED]


def waiting(number: int) -> str:
    """'Two actions are proposed and wait to be agreed.'"""
    one = number == 1
    return (
        f"{numbers.opening(number)} action{'' if one else 's'} {'is' if one else 'are'} proposed and"
        f" {'waits' if one else 'wait'} to be agreed."
    )


def list_title(rows: Sequence[ListedAction], show: str, term: str) -> str:
    """The finding of the rows chosen, late first."""
    number = len(rows)
    if not number:
        return NONE_HERE.removesuffix(".")
    actions = f"{numbers.opening(number)} action{'' if number == 1 else 's'}"
    if show == "discuss":
        return f"{actions} {'calls' if number == 1 else 'call'} for a word at the meeting"
    if show == "term":
        return f"{actions} {'is' if number == 1 else 'are'} due in {term}"
    if show == "done":
        return f"{actions} {'is' if number == 1 else 'are'} done{_late_ones(rows)}"
    if show == "out":
        return f"{actions} {'is' if number == 1 else 'are'} paused or dropped"
    if show == "proposed":
        return f"{actions} {'waits' if number == 1 else 'wait'} to be agreed"
    return _open_title(rows)


def _late_ones(rows: Sequence[ListedAction]) -> str:
    late = sum(one.delivery is Delivery.DONE_LATE for one in rows)
    return f", {numbers.word(late)} of them after the first date agreed" if late else ""


def _open_title(rows: Sequence[ListedAction]) -> str:
    off, behind = (sum(one.standing is found for one in rows) for found in NEED[:2])
    said = [
        f"{numbers.word(off)} {'is' if off == 1 else 'are'} off track" if off else "",
        f"{numbers.word(behind)} {'needs' if behind == 1 else 'need'} attention" if behind else "",
    ]
    kept = numbers.listed([words for words in said if words])
    total = numbers.word(len(rows))
    if not kept:
        return f"No action of {total} that are open is off track or needs attention"
    return numbers.capital(f"of {total} open action{'' if len(rows) == 1 else 's'}, {kept}")


def at_the_meeting(cell: Cell | None) -> str:
    """On a tile: what it was when the group last met."""
    if cell is None or not cell.shown:
        return "Not yet counted at a meeting"
    return f"{numbers.count(cell.n)} at the meeting of {cell.period.words}"


def silent_title(plan: ListedPlan) -> str:
    """On a tile: since when these actions are silent. Before two meetings none can be."""
    since = numbers.day(plan.quiet_since) if plan.quiet_since else "the meeting before last"
    return f"Actions with no news since {since}"


def plan_source(level: Level) -> str:
    """Where actions that are told come from: of the published plan, only those that were published."""
    return "the action plan as recorded" if level is Level.INSIDE else "the published action plan"
