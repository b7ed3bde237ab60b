"""What minutes, digests and calendars say around the words that people typed."""

from collections.abc import Sequence
from datetime import date

from edi_metrics.plan.group import AgendaItem, meeting_name
from edi_metrics.plan.minutes import CheckDate, Minutes, OwnedAction
from edi_metrics.plan.state import Lifecycle
from edi_metrics.story.words import numbers

INSIDE = "Inside: not for sharing"
SAMPLE = "Sample data"
SAMPLE_MEANS = "Sample data: an invented service"
CLOSED = "Closed: the record does not change"
DRAFT = "Draft: the meeting is not closed"

NO_OWNER = "No owner yet"
NO_DATE = "No date yet"
NONE = "None"
NOT_DISCUSSED = "Did not come up"
NO_PRESENTER = "Nobody yet"
OFF_THE_AGENDA = "Recorded outside the agenda"
NO_ATTENDANCE = "Who was there was not recorded."
NO_ITEMS = "No item was on the agenda."
NONE_BORN = "No action began in this meeting."
NO_LISTS = "Nobody has an action to take away."
NO_DRAFT = "Its agenda has not been drafted."


def title(minutes: Minutes) -> str:
    """'Minutes of meeting 20'."""
    return f"Minutes of {numbers.lower(minutes.name)}"


def sentence(text: str) -> str:
    """The text, with a stop where it ends without one."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def sentences(*texts: str) -> str:
    """Texts one after another, each with its stop; what is blank is left out."""
    return " ".join(sentence(text) for text in texts if text)


# Attendance


def attendance(minutes: Minutes) -> tuple[str, ...]:
    """Who was there, as members or as guests, who sent apologies, and whether they were enough to decide."""
    if not (minutes.present or minutes.guests or minutes.apologies):
        return (NO_ATTENDANCE,)
    who = [_roles("Present", minutes.present, "no member")]
    if minutes.guests:
        who.append(_roles("Also there, not as members", minutes.guests, ""))
    return (*who, _roles("Apologies", minutes.apologies, "none"), quorum(minutes))


def _roles(what: str, roles: Sequence[str], nobody: str) -> str:
    return f"{what} ({len(roles)}): {'; '.join(roles) or nobody}."


def quorum(minutes: Minutes) -> str:
    """'The quorum is 5 and 6 were present: the meeting was quorate.'"""
    number = len(minutes.present)
    were = f"{numbers.word(number) if number else 'none'} {'was' if number == 1 else 'were'} present"
    quorate = "quorate" if minutes.quorate else "not quorate"
    return f"The quorum is {numbers.word(minutes.quorum)} and {were}: the meeting was {quorate}."


# Items and actions


def subject(about: str) -> str:
    """'Action A07' for the stream 'action/A07'; empty for an item about none."""
    kind, _, name = about.partition("/")
    return f"{numbers.capital(kind)} {name}" if name else ""


def owner(role: str) -> str:
    """The role, or that nobody has it yet."""
    return role or NO_OWNER


def due(when: date | None) -> str:
    """The day, or that there is none yet."""
    return numbers.day(when) if when else NO_DATE


def next_step(text: str) -> str:
    """'Next: book the hall', or nothing."""
    return f"Next: {text}" if text else ""


def due_of(action: OwnedAction, as_at: date) -> tuple[str, ...]:
    """When it is due, and under it whether that has passed; or that it is done, dropped or paused."""
    if action.lifecycle is Lifecycle.PAUSED:
        until = f"until {numbers.day(action.resume_on)}" if action.resume_on else "with no date to resume"
        return "Paused", until
    if not action.is_open:
        return (numbers.capital(action.lifecycle.value),)
    overdue = action.due is not None and action.due < as_at
    return (due(action.due), "Overdue") if overdue else (due(action.due),)


def named(action_id: str, action_title: str) -> str:
    """'A07 Move fee help to the first page'."""
    return f"{action_id} {action_title}"


def told(action: OwnedAction, as_at: date) -> str:
    """An action on an owner's list, in a line: what it is, when it is due, what is next."""
    when, *more = due_of(action, as_at)
    opens = f"Due {when}" if action.is_open and action.due else when
    status = ", ".join((opens, *map(numbers.lower, more)))
    return sentences(named(action.action_id, action.title), status, next_step(action.next_step))


def decided(action: OwnedAction) -> str:
    """What a meeting decided on an action, in a line."""
    return f"{named(action.action_id, action.title)}: {sentence(numbers.lower(action.decided))}"


def helping(action: OwnedAction) -> str:
    """A blocked action of somebody else's that a role is asked to help with, in a line."""
    return f"Asked to help with {sentence(named(action.action_id, action.title))}"


def checking(check: CheckDate) -> str:
    """A check that is coming, in a line."""
    return f"{numbers.day(check.on)}: look again at the measure of {named(check.action_id, check.title)}."


# The next meeting


def next_on(when: date | None) -> str:
    """When the group meets next."""
    return f"The group meets next on {numbers.day(when)}." if when else "No date is set for the next meeting."


def drafted(agenda: Sequence[AgendaItem]) -> str:
    """'Draft agenda: six items, 95 minutes.'"""
    items = f"{numbers.word(len(agenda))} item{'' if len(agenda) == 1 else 's'}"
    return f"Draft agenda: {items}, {sum(item.minutes for item in agenda)} minutes."


# Digests


SUBJECT_SAMPLE = " (sample data)"
DUE_LATER = "Due later, or with no date yet"
OVERDUE = "Overdue"
HELP = "You are asked to help"
CHECKS = "Measures to look at again"
UNOWNED = "Nobody has these yet"
NEXT_MEETING = "Next meeting"


def digest_about(service: str, role: str, as_at: date) -> str:
    """Whose digest it is: 'Hartwell Music Service. For: Inclusion lead. As at 3 December 2026.'"""
    return f"{service}. For: {role}. As at {numbers.day(as_at)}."


def digest_title(meeting: str, as_at: date) -> str:
    """'Your inclusion actions after meeting 20', or 'on 23 November 2026' between meetings."""
    when = f"after {numbers.lower(meeting_name(meeting))}" if meeting else f"on {numbers.day(as_at)}"
    return f"Your inclusion actions {when}"


def digest_opening(overdue: int, soon: int, by: date, checks: int) -> str:
    """'Two actions are overdue, one is due by 7 December 2026, and one measure is to be checked.'"""
    if not overdue and not soon:
        opens = f"Nothing is overdue, and nothing is due by {numbers.day(by)}"
    else:
        late = f"{numbers.opening(overdue) if overdue else 'No'} action{_is(overdue)} overdue"
        opens = f"{late}, and {_number(soon)} {'is' if soon == 1 else 'are'} due by {numbers.day(by)}"
    if not checks:
        return f"{opens}."
    return f"{opens}. {numbers.opening(checks)} measure{_is(checks)} to be looked at again."


def _is(number: int) -> str:
    return " is" if number == 1 else "s are"


def _number(number: int) -> str:
    return numbers.word(number) if number else "none"


def due_soon(by: date) -> str:
    """The heading over what is due soon."""
    return f"Due by {numbers.day(by)}"


def decided_at(meeting: str) -> str:
    """The heading over what a meeting decided."""
    return f"Decided at {numbers.lower(meeting_name(meeting))}"


# Calendar


def calendar_name(service: str) -> str:
    """What a calendar program calls the dates."""
    return f"{service}: inclusion plan"


MEETS = "Inclusion working group meets"


def falls_due(action: OwnedAction) -> str:
    """The day an action is due, as an entry in a calendar."""
    return f"Due: {named(action.action_id, action.title)}"


def to_check(check: CheckDate) -> str:
    """The day a measure is looked at again, as an entry in a calendar."""
    return f"Check the measure: {named(check.action_id, check.title)}"


def owned_by(role: str) -> str:
    """'Owner: Inclusion lead'."""
    return f"Owner: {owner(role)}"


# Reminding


def reminded(files: Sequence[str], days: int) -> str:
    """What `remind` wrote, a line for each file."""
    if len(files) == 1:
        return f"Nothing is overdue or due within {days} days. Wrote {files[0]}."
    return "\n".join(("Wrote:", *(f"  {file}" for file in files)))
