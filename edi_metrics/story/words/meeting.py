"""What is said about meetings: preparing one, running it, closing it, and looking back at it."""

from collections.abc import Iterable, Sequence
from datetime import date

from edi_metrics.measured import Measured
from edi_metrics.plan.agenda import Proposed, total
from edi_metrics.plan.group import AgendaItem, Decision, Sitting, Terms, meeting_name
from edi_metrics.plan.listed import ListedAction, ListedPlan
from edi_metrics.plan.minutes import MinutedItem, Minutes, OwnedAction
from edi_metrics.plan.state import Lifecycle
from edi_metrics.story.asking import Desk
from edi_metrics.story.words import numbers

TERMS = "Terms of reference in full"
NOT_HERE = "This page is for the working group"
NO_JOURNAL = "The plan's journal cannot be opened here, so no meeting can be prepared"
NO_MEETINGS = "Meetings are called, run and closed on this page once there is a plan."


def option(number: str, day: date) -> str:
    """A meeting to choose: 'Meeting 19, 8 October 2026'."""
    return f"{meeting_name(number)}, {numbers.day(day)}"


# Preparing


def to_prepare(name: str, proposed: Proposed, plan: ListedPlan, minutes: int) -> str:
    """'Meeting 20 has 14 things to take in 120 minutes, three of them overdue'."""
    late, items = sum(item.about in _overdue(plan) for item in proposed.items), len(proposed.items)
    opens = f"{name} has {_counted(items, 'thing')} to take in {minutes} minutes"
    if not late:
        return opens
    return f"{opens}, and it is overdue" if items == 1 else f"{opens}, {_part(late, items)} of them overdue"


def _counted(number: int, what: str) -> str:
    """'one item', '23 items'."""
    return f"{numbers.word(number)} {what}{'' if number == 1 else 's'}"


def _part(number: int, whole: int) -> str:
    """A part of a whole, in the same kind of number as the whole: 'six' of six, '6' of 13, 'none'."""
    if not number:
        return "none"
    return numbers.count(number) if whole > _IN_WORDS else numbers.word(number)


_IN_WORDS = 10
"""The largest number that is written in words."""


def _overdue(plan: ListedPlan) -> set[str]:
    return {f"action/{one.action_id}" for one in plan.actions if one.delivery == "overdue"}


def prepare_lead(proposed: Proposed) -> str:
    """What to do next, and what was left out."""
    opens = "The chair puts it in order, settles it and begins."
    if not proposed.left_out:
        return opens
    return f"{opens} What there is no time for can be swapped in."


def expected(day: date | None, called: date | None) -> str:
    """When the meeting is: chosen by the group, else where the term calendar puts it."""
    if called:
        return f"called for {numbers.day(called)}"
    return f"expected on {numbers.day(day)}" if day else "no date yet"


def agenda_title(items: Sequence[AgendaItem], minutes: int) -> str:
    """'13 items take 81 of the 120 minutes'."""
    number = numbers.capital(_counted(len(items), "item"))
    return f"{number} take{'s' if len(items) == 1 else ''} {total(items)} of the {minutes} minutes"


PROPOSED = "Proposed agenda"
"""What the agenda is called before the meeting begins."""

AGENDA_COLUMNS = ("Item", "Minutes", "Presenter", "Why it is here")


def agenda_row(item: AgendaItem) -> tuple[str, ...]:
    """An item in a table of an agenda."""
    return (item.title, str(item.minutes), item.presenter or "z", item.why or "z")


def quiet_title(owners: int) -> str:
    """How many owners have been silent."""
    if not owners:
        return "Every owner of an open action has been heard from"
    return f"{numbers.capital(_counted(owners, 'owner'))} can be asked for news before then"


def quiet_scope(since: date | None) -> str:
    """From when silence counts."""
    return f"Open actions with no news since {numbers.day(since)}" if since else "Open actions with no news"


def nudge(owner: str, actions: Sequence[ListedAction], meeting: str, day: date | None) -> str:
    """A message to copy: what is waited for, by when."""
    when = f" on {numbers.day(day)}" if day else ""
    lines = "\n".join(f"- {one.title} ({_due(one)})" for one in actions)
    return (
        f"To the {owner}\n\nBefore {meeting.lower()}{when}, please send a line of news on:\n{lines}\n\n"
        "What moved, what is in the way, and whether the date still holds."
    )


def _due(action: ListedAction) -> str:
    return f"due {numbers.day(action.due)}" if action.due else "no date"


def group_title(members: int, terms: Terms) -> str:
    """'The group has 12 seats, and its terms of reference are written'."""
    if not members:
        return "Nobody has been named to the group yet"
    missing = terms.missing
    written = f"{numbers.listed(missing)} still to write" if missing else "its terms of reference are written"
    return f"The group has {_counted(members, 'seat')}, and {written}"


# Running


def place(item: AgendaItem, place: int, items: int, strand: str = "") -> str:
    """'Item 2 of 6 · Young people's voice · 6 minutes'."""
    parts = (f"Item {place} of {items}", strand, f"{item.minutes} minute{'' if item.minutes == 1 else 's'}")
    return " · ".join(part for part in parts if part)


def used(sitting: Sitting) -> str:
    """'31 of 120 minutes given to what is decided'."""
    decided = [item for item in sitting.agenda if item.item_id in sitting.minuted]
    return f"{total(decided)} of {sitting.minutes} minutes given to what is decided"


def to_decide_title(sitting: Sitting) -> str:
    """'21 items to decide', as the title of the agenda."""
    left = sum(item.item_id not in sitting.minuted for item in sitting.agenda)
    return f"{numbers.capital(_counted(left, 'item'))} to decide" if left else "Every item is decided"


def agenda_now(sitting: Sitting) -> tuple[str, ...]:
    """Each item, with what was decided on it after it."""
    decided = {name: minuted.decision for name, minuted in sitting.minuted.items()}
    return tuple(_on_agenda(item, decided.get(item.item_id)) for item in sitting.agenda)


def _on_agenda(item: AgendaItem, decision: Decision | None) -> str:
    return f"{item.title}: {decision.words.lower()}" if decision else item.title


def decided_title(number: int) -> str:
    """How much has been decided."""
    if not number:
        return "Nothing is decided yet"
    return f"{numbers.capital(_counted(number, 'item'))} decided so far"


def decided_now(item: MinutedItem) -> str:
    """'2. Raise awareness: Dropped. Reason: nothing shows that it worked. In the minutes: agreed by all.'"""
    return f"{item.number}. {item.title}: {with_line(item)}"


def with_line(item: MinutedItem) -> str:
    """A decision in words, with the line that was written down for the minutes."""
    note = item.note
    return f"{item.words} In the minutes: {note}{'' if note[-1:] in '.?!' else '.'}" if note else item.words


def here(sitting: Sitting) -> str:
    """Who is in the room."""
    present = ", ".join(sitting.present)
    return f"Present: {present}." if present else "Nobody is marked as present yet."


def then_and_now(measured: Measured, desk: Desk) -> str:
    """'The measure stood at 9.8% in autumn term 2024, and at 10.9% in autumn term 2026.'"""
    shown = [cell for cell in measured.line() if cell.shown]
    title = measured.metric.title
    if not shown:
        return f"{title}: no figure can be shown yet."
    now = shown[-1]
    said = f"{title}: {numbers.figure(now, measured.metric, desk.level)} {numbers.when(now.period)}"
    if len(shown) == 1:
        return f"{said}. There is no earlier figure to set it beside."
    then = shown[-2]
    return f"{said}, {numbers.figure(then, measured.metric, desk.level)} {numbers.when(then.period)}."


# Closing, and looking back


def to_close(minutes: Minutes) -> str:
    """'Close meeting 20? It decided six of six items and began two actions'."""
    return f"Close {minutes.name.lower()}? It {_decided_and_began(minutes)}"


def _decided_and_began(minutes: Minutes) -> str:
    reached, items = sum(item.reached for item in minutes.items), len(minutes.items)
    whole = f"{_part(reached, items)} of {_counted(items, 'item')}" if items > 1 else _part(reached, items)
    return f"decided {'its one item' if reached == items == 1 else whole}{_began(minutes)}"


def _began(minutes: Minutes) -> str:
    return f" and began {_counted(len(minutes.born), 'action')}" if minutes.born else ""


def close_lead(minutes: Minutes) -> str:
    """What closing does, and what is not there yet."""
    left = sum(not item.reached for item in minutes.items)
    lacking = [
        *([f"{_counted(left, 'item')} will stand as not reached"] if left else []),
        *(["nobody is marked as present"] if not (minutes.present or minutes.guests) else []),
    ]
    said = f" {numbers.capital(' and '.join(lacking))}." if lacking else ""
    return f"Nothing is final until it is closed. Then its minutes, and the plan as it left it, stay.{said}"


def held(minutes: Minutes) -> str:
    """'Meeting 20 decided six of six items and began two actions'.

    A meeting without an agenda of its own is told by what was recorded in it.
    """
    if minutes.items:
        return f"{minutes.name} {_decided_and_began(minutes)}"
    if not minutes.others and not minutes.born:
        return f"{minutes.name} is in the record"
    recorded = f" recorded {_counted(len(minutes.others), 'thing')}" if minutes.others else ""
    return f"{minutes.name}{recorded}{_began(minutes).removeprefix('' if recorded else ' and')}"


def held_lead(minutes: Minutes) -> str:
    """Who was there, and when the group meets next."""
    there = len(minutes.present) + len(minutes.guests)
    present = f"{there_title(minutes)}. " if there else ""
    following = f"The next meeting is on {numbers.day(minutes.next_on)}." if minutes.next_on else ""
    return f"{present}{following}".strip() or "It is closed: it can be read, and no longer changed."


def roles(found: Iterable[str]) -> str:
    """Roles in a row, or that there are none."""
    return ", ".join(found) or "none recorded"


def as_at(number: str, day: date, *, same_figures: bool) -> str:
    """A page shown as on the day a meeting closed."""
    figures = (
        "The figures are those the group had before it."
        if same_figures
        else "The figures are those of today's records, as far as they were complete by then."
    )
    return f"This is how things stood on {numbers.day(day)}, when {meeting_name(number)} closed. {figures}"


def no_such_meeting(asked: str) -> str:
    """An address that asks for a meeting that was not held."""
    return f"There is no closed meeting called '{asked[:20]}'. Today is shown."


def unreadable(problem: str) -> str:
    """The plan cannot be read whole, so it cannot be changed."""
    return f"The plan can be read and not changed: {problem}"


def decisions_title(minutes: Minutes) -> str:
    """'Six of six items were decided, and two more things recorded'."""
    items, others = len(minutes.items), len(minutes.others)
    if not items and not others:
        return "Nothing was recorded item by item"
    if not items:
        return f"{numbers.capital(_counted(others, 'thing'))} {_was(others)} recorded"
    reached = sum(item.reached for item in minutes.items)
    opens = f"{numbers.capital(_part(reached, items))} of {_counted(items, 'item')} {_was(reached)} decided"
    more = f", and {numbers.word(others)} more thing{'' if others == 1 else 's'} recorded" if others else ""
    return f"{opens}{more}"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def born_title(minutes: Minutes) -> str:
    """How many actions began."""
    born = len(minutes.born)
    return f"{numbers.capital(_counted(born, 'action'))} began" if born else "No action began"


def there_title(minutes: Minutes) -> str:
    """Who was there."""
    there = len(minutes.present) + len(minutes.guests)
    if not there:
        return "Attendance was not recorded" if minutes.closed else "Nobody is marked as present yet"
    return f"{numbers.opening(there)} {_was(there)} present"


def members(number: int) -> str:
    """'four members'."""
    return _counted(number, "member")


def quorum(minutes: Minutes) -> str:
    """Whether enough members were present, where anybody wrote down who was."""
    asked = members(minutes.quorum)
    if not (minutes.present or minutes.guests):
        return asked
    return f"{asked}; {'met' if minutes.quorate else 'not met'}"


def owners_title(minutes: Minutes) -> str:
    """How many roles take something away."""
    owners = len(minutes.owners)
    if not owners:
        return "Nobody takes an action away"
    return f"{numbers.opening(owners)} role{' takes' if owners == 1 else 's take'} something away"


def owned_due(action: OwnedAction) -> str:
    """When an action on an owner's list is due; that of one that is over is no date any more."""
    if action.lifecycle in (Lifecycle.DONE, Lifecycle.DROPPED):
        return "z"
    return numbers.day(action.due) if action.due else "No date"


def next_title(minutes: Minutes) -> str:
    """The draft for the next meeting."""
    number = numbers.capital(_counted(len(minutes.next_agenda), "item"))
    when = f" on {numbers.day(minutes.next_on)}" if minutes.next_on else ""
    return f"{number} for the next meeting{when}, as a draft"
