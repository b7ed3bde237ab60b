"""What partners hear at the forum, in sentences."""

from collections.abc import Sequence
from datetime import date

from edi_metrics.measured import Cell
from edi_metrics.plan.listed import ListedAction
from edi_metrics.story.asking import Judged
from edi_metrics.story.words import actions, numbers, standing
from edi_metrics.targets import Target
from edi_metrics.vocabulary import Level

TITLE = "What hub partners should know, and what we need from them"

HOW_TO_SHOW = "Every figure is published, so partners may keep and quote it."

NOT_RELEASED = (
    "Not released: this is a rehearsal from the newest figures. Partners see these slides once the data"
    " steward has published them."
)

PRESENT = "Present"
"""What leads from every page to the slides."""

ALWAYS_PUBLISHED = "This page is always shown as partners see it."


def serves(learners: Cell | None, staff: Cell | None, level: Level) -> str:
    """'4,020 of 14,615 learners (28%) are from ethnic minorities, and so are 40 of 230 staff (17%)'."""
    are = "are from ethnic minorities"
    ours, theirs = _counted(learners, "learners", level), _counted(staff, "staff", level)
    if ours and theirs:
        return f"{ours} {are}, and so are {theirs}"
    if ours or theirs:
        unseen = "staff" if ours else "learners"
        return f"{ours or theirs} {are}; of {unseen} it cannot be shown"
    return "How many learners and staff are from ethnic minorities cannot be shown"


def _counted(cell: Cell | None, noun: str, level: Level) -> str:
    """So many of so many; nothing where that is hidden, or of nobody."""
    if cell is None or not cell.shown or not cell.denominator:
        return ""
    return numbers.of_percent(cell, noun, level)


OFF_TRACK = "Off track:"


def promise_told(one: Judged, level: Level, day: date) -> str:
    """'Requests not met: 65 of 1,030 (6%). The target was no more than 5% by July 2026.'"""
    verb = "was" if one.target.due < day else "is"
    measure = numbers.capital(standing.measure_of(one.target))
    return f"{measure}: {_now(one, level)}. The target {verb} {_goal(one.target)}."


def _now(one: Judged, level: Level) -> str:
    """So many of so many, where both are shown; else the figure alone."""
    figure, latest = standing.figure(one, level), standing.last_shown(one)
    if latest is None or latest.denominator is None or not one.measured.metric.is_share:
        return f"{figure} now"
    return f"{numbers.count(latest.n)} of {numbers.count(latest.d)} ({figure})"


def _goal(target: Target) -> str:
    """'no more than 5% by July 2026', 'to hold at least 80% to July 2027'."""
    goal = standing.goal_words(target)
    if target.kind == "hold":
        return f"to {numbers.lower(goal)}"
    return goal.removeprefix("Target ") if target.wants_more else numbers.lower(goal)


SERVES_SCOPE = (
    "Share of those whose ethnicity is known: learners each term, staff on 1 November."
    " Ethnic minorities: all groups except White British"
)


def more_off_track(number: int) -> str:
    """How many off-track targets the slide has no room for."""
    return f"{numbers.opening(number)} more {'is' if number == 1 else 'are'} off track: see the table."


def since(forum: date | None, start: date) -> str:
    """What the figures that moved are set beside."""
    opens = "Since the forum of" if forum else "No forum is recorded yet: since"
    return f"{opens} {numbers.day(start)}. The figures our targets are about"


def more_moved(number: int) -> str:
    """How many figures moved that the slide has no room for."""
    return f"{numbers.opening(number)} more moved: see the table."


def asks(wanted: Sequence[ListedAction]) -> str:
    """'We ask partners to help with three open actions, the first due on 18 December 2026'."""
    if not wanted:
        return "No open action is with partners: we ask what they would take on"
    noun = "action" if len(wanted) == 1 else "actions"
    opens = f"We ask partners to help with {numbers.word(len(wanted))} open {noun}"
    dues = [one.due for one in wanted if one.due]
    if not dues:
        return opens
    return f"{opens}, {'due' if len(wanted) == 1 else 'the first due'} on {numbers.day(min(dues))}"


def ask(one: ListedAction) -> str:
    """'Set up a youth board. Owner: youth voice lead. Due 18 December 2026.'"""
    owner = f"Owner: {numbers.lower(one.owner)}" if one.owner else actions.NO_OWNER
    due = f"Due {numbers.day(one.due)}" if one.due else "No date agreed"
    return f"{one.title}. {owner}. {due}."


ASK_COLUMNS = ("Action", "Owner", "Due")


def ask_row(one: ListedAction) -> tuple[str, ...]:
    """One ask as a row under `ASK_COLUMNS`."""
    return (one.title, actions.owner(one), numbers.day(one.due) if one.due else "x")


def question(one: Judged) -> str:
    """What to ask the room: about the target most in need."""
    return f"A question for you: what could partners do about {standing.subject(one.target)}?"


def answered(cell: Cell) -> str:
    """'2 of 5 questions asked at forums in 2025/26 were answered within 90 days.'"""
    asked = numbers.of(cell, "questions asked at forums")
    return f"{asked} {numbers.when(cell.period)} were answered within 90 days."
