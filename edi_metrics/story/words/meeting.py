"""What is said about meetings: preparing one, running it, closing it, and looking back at it."""

from collections.abc import Iterable, Sequence
from datetime import date

from edi_metrics.measured import Measured
from edi_metrics.plan.agenda import Proposed, total
from edi_metrics.plan.group import AgendaItem, Decision, Sitting, Terms, meeting_name
from edi_metrics.plan.listed import ListedAction, ListedPlan
from edi_metrics.plan.minutes import Minutes
from edi_metrics.story.asking import Desk
from edi_metrics.story.words import numbers

NOT_HERE = "This page is for the working group"
NO_JOURNAL = "The plan's journal cannot be opened here, so no meeting can be prepared"
NO_MEETINGS = "Meetings are called, run and closed on this page once there is a plan."


def option(number: str, day: date) -> str:
    """A meeting to choose: 'Meeting 19, 8 October 2026'."""
    return f"{meeting_name(number)}, {numbers.day(day)}"


# Preparing


def to_prepare(name: str, proposed: Proposed, plan: ListedPlan, minutes: int) -> str:
    """'Meeting 20 has 14 things to take in 120 minutes, three of them overdue'."""
    late = sum(item.about in _overdue(plan) for item in proposed.items)
    things = f"{numbers.word(len(proposed.items))} thing{'' if len(proposed.items) == 1 else 's'}"
    opens = f"{name} has {things} to take in {minutes} minutes"
    return f"{opens}, {numbers.word(late)} of them overdue" if late else opens


def _overdue(plan: ListedPlan) -> set[str]:
    return {f"action/{one.action_id}" for one in plan.actions if one.delivery == "overdue"}


def prepare_lead(proposed: Proposed) -> str:
    """What to do next, and what was left out."""
    left = len(proposed.left_out)
    more = (
        f" There is no time for {numbers.word(left)} more, listed under it: swap them in as you see fit."
        if left
        else ""
    )
    return f"Put it in the order you want, then settle it and begin.{more}"


def expected(day: date | None, called: date | None) -> str:
    """When the meeting is: chosen by the group, else where the term calendar puts it."""
    if called:
        return f"called for {numbers.day(called)}"
    return f"expected on {numbers.day(day)}" if day else "no date yet"


def agenda_title(items: Sequence[AgendaItem], minutes: int) -> str:
    """'13 items take 81 of the 120 minutes'."""
    number = f"{numbers.opening(len(items))} item{'' if len(items) == 1 else 's'}"
    return f"{number} take{'s' if len(items) == 1 else ''} {total(items)} of the {minutes} minutes"


def quiet_title(owners: int) -> str:
    """How many owners have been silent."""
    if not owners:
        return "Every owner of an open action has been heard from"
    return f"{numbers.opening(owners)} owner{'' if owners == 1 else 's'} can be asked for news before then"


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
    return f"The group has {numbers.word(members)} seat{'' if members == 1 else 's'}, and {written}"


# Running


def place(item: AgendaItem, place: int, items: int, strand: str = "") -> str:
    """'Item 2 of 6 · Young people's voice · 6 minutes'."""
    parts = (f"Item {place} of {items}", strand, f"{item.minutes} minute{'' if item.minutes == 1 else 's'}")
    return " · ".join(part for part in parts if part)


def used(sitting: Sitting) -> str:
    """'31 of 120 minutes used, by what each item was given'."""
    decided = [item for item in sitting.agenda if item.item_id in sitting.minuted]
    return f"{total(decided)} of {sitting.minutes} minutes used, by what each item was given"


def agenda_now(sitting: Sitting, minutes: Minutes, now: AgendaItem) -> tuple[str, ...]:
    """Each item with what was decided on it; the one in hand says so."""
    decided = {item.item_id: item.decision for item in minutes.items if item.decision}
    return tuple(_on_agenda(item, decided.get(item.item_id), now) for item in sitting.agenda)


def _on_agenda(item: AgendaItem, decision: Decision | None, now: AgendaItem) -> str:
    title = f"Now: {item.title}" if item is now else item.title
    return f"{decision.words}: {numbers.lower(title)}" if decision else title


def decided_title(number: int) -> str:
    """How much has been decided."""
    if not number:
        return "Nothing is decided yet"
    return f"{numbers.opening(number)} item{'' if number == 1 else 's'} decided so far"


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
    reached = sum(item.reached for item in minutes.items)
    born = len(minutes.born)
    began = f" and began {numbers.word(born)} action{'' if born == 1 else 's'}" if born else ""
    decided = f"decided {numbers.word(reached)} of {numbers.word(len(minutes.items))} items"
    return f"Close {minutes.name.lower()}? It {decided}{began}"


CLOSE_LEAD = "Nothing is final until you close it. After that its minutes, and the plan as it left it, stay."


def held(minutes: Minutes) -> str:
    """'Meeting 20 decided six items and began two actions'."""
    reached = sum(item.reached for item in minutes.items) + len(minutes.others)
    born = len(minutes.born)
    if not reached and not born:
        return f"{minutes.name} is in the record"
    decided = f"decided {numbers.word(reached)} thing{'' if reached == 1 else 's'}"
    began = f" and began {numbers.word(born)} action{'' if born == 1 else 's'}" if born else ""
    return f"{minutes.name} {decided}{began}"


def held_lead(minutes: Minutes) -> str:
    """Who was there, and when the group meets next."""
    there = len(minutes.present) + len(minutes.guests)
    present = f"{numbers.opening(there)} {'was' if there == 1 else 'were'} present. " if there else ""
    following = f"The next meeting is on {numbers.day(minutes.next_on)}." if minutes.next_on else ""
    return f"{present}{following}".strip() or "It is closed and can be read, and no longer changed."


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
    """'Six of six items were decided'."""
    reached = sum(item.reached for item in minutes.items)
    if not minutes.items:
        others = len(minutes.others)
        return (
            f"{numbers.opening(others)} thing{' was' if others == 1 else 's were'} recorded"
            if others
            else ("Nothing was recorded item by item")
        )
    was = "was" if reached == 1 else "were"
    return f"{numbers.opening(reached)} of {numbers.word(len(minutes.items))} items {was} decided"


def born_title(minutes: Minutes) -> str:
    """How many actions began."""
    born = len(minutes.born)
    return f"{numbers.opening(born)} action{'' if born == 1 else 's'} began" if born else "No action began"


def there_title(minutes: Minutes) -> str:
    """Who was there."""
    there = len(minutes.present) + len(minutes.guests)
    return (
        f"{numbers.opening(there)} {'was' if there == 1 else 'were'} present"
        if there
        else "Nobody is recorded"
    )


def quorum(minutes: Minutes) -> str:
    """Whether enough members were present."""
    met = "met" if minutes.quorate else "not met"
    return f"{minutes.quorum} members; {met}"


def owners_title(minutes: Minutes) -> str:
    """How many roles take something away."""
    owners = len(minutes.owners)
    if not owners:
        return "Nobody takes an action away"
    return f"{numbers.opening(owners)} role{' takes' if owners == 1 else 's take'} something away"


def next_title(minutes: Minutes) -> str:
    """The draft for the next meeting."""
    number = len(minutes.next_agenda)
    when = f" on {numbers.day(minutes.next_on)}" if minutes.next_on else ""
    return (
        f"{numbers.opening(number)} item{'' if number == 1 else 's'} for the next meeting{when}, as a draft"
    )
