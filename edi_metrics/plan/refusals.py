"""What cannot be recorded as it is, in sentences that say how to mend it.

Facts already recorded are never looked at again: these are for what a person is about to say.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

from edi_metrics.codes import code_list
from edi_metrics.errors import UnknownName
from edi_metrics.metrics import metrics
from edi_metrics.periods import day_words
from edi_metrics.plan.at_meetings import NOBODY
from edi_metrics.plan.belonging import belongs, misplaced
from edi_metrics.plan.facts import Change, Undone
from edi_metrics.plan.facts.actions import (
    ActionProposed,
    Blocked,
    DatesSet,
    Described,
    Done,
    Dropped,
    DueMoved,
    EvidenceAdded,
    OwnerSet,
    Paused,
    ProgressNoted,
    Reopened,
)
from edi_metrics.plan.facts.assessments import RoundFact
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.plan.facts.meetings import (
    AgendaSet,
    AttendanceTaken,
    MeetingCalled,
    MeetingClosed,
    MembersSet,
    TermsSet,
)
from edi_metrics.plan.facts.questions import QuestionAnswered, QuestionAsked
from edi_metrics.plan.facts.reviews import ProcessFact
from edi_metrics.plan.group import TERMS_IN_WORDS, meeting_name
from edi_metrics.plan.refusals_of_decks import refusals_of_deck
from edi_metrics.plan.refusals_of_promises import refusals_of_promise
from edi_metrics.plan.refusals_of_reviews import refusals_of_process
from edi_metrics.plan.refusals_of_rounds import refusals_of_round
from edi_metrics.plan.seen import is_seen
from edi_metrics.plan.state import Action, Lifecycle, Plan
from edi_metrics.vocabulary import Level

FARTHEST = timedelta(days=3660)
"""A date farther off than about ten years is taken for a slip of the hand."""

LONGEST_TITLE = 300
LONGEST_TEXT = 2000
"""An item's title is read out and stands in a list: longer text belongs in a line for the minutes."""


def refusals(stream: str, fact: Change | Undone, plan: Plan, meeting: str = "") -> tuple[str, ...]:
    """Why `fact` cannot be recorded about `stream` on the plan's day, each with its cure."""
    if not belongs(stream, fact):
        return (misplaced(stream),)
    said = (
        *_of_meetings(stream, plan, meeting),
        *_of_fact(stream, fact, plan),
        *_of_our_own_ratings(stream, fact, plan, meeting),
        *refusals_of_promise(stream.partition("/")[2], fact, plan),
        *refusals_of_deck(stream, fact, plan),
    )
    return tuple(dict.fromkeys(said))


def _of_meetings(stream: str, plan: Plan, meeting: str) -> Iterator[str]:
    about = stream.removeprefix("meeting/") if stream.startswith("meeting/") else ""
    for number in dict.fromkeys((about, meeting)):
        closed = next((one for one in plan.meetings if one.number == number), None)
        if closed is not None:
            yield (
                f"{meeting_name(number)} was closed on {day_words(closed.held_on)}, and stays as it was."
                " Make the change on the action plan, or in the next meeting."
            )


def _of_our_own_ratings(stream: str, fact: Change | Undone, plan: Plan, meeting: str) -> Iterator[str]:
    about = stream.partition("/")[2]
    if isinstance(fact, RoundFact):
        yield from refusals_of_round(about, fact, plan, meeting)
    elif isinstance(fact, ProcessFact):
        yield from refusals_of_process(about, fact, plan)


def _of_fact(stream: str, fact: Change | Undone, plan: Plan) -> Iterator[str]:
    kind, _, about = stream.partition("/")
    action = plan.actions.get(about) if kind == "action" else None
    if kind == "action" and action is None and not isinstance(fact, ActionProposed):
        yield f"There is no action {about} in the plan. Open the action plan again and choose one."
    if isinstance(fact, QuestionAnswered) and about not in plan.questions:
        yield f"No question {about} was asked. Open the meeting again and choose one."
    check = _CHECKS.get(type(fact))
    if check is not None:
        yield from check(fact, plan, action)


_CLOSED = {Lifecycle.DONE, Lifecycle.DROPPED, Lifecycle.PAUSED}


def _proposed(fact: ActionProposed, plan: Plan, action: Action | None) -> Iterator[str]:
    if not is_seen(fact.title):
        yield "An action needs a title. Say in a few words what will be done."
    if action is not None:
        yield f"{action.action_id} is in the plan already: {action.title}. Open the form again."


def _owner(fact: OwnerSet, plan: Plan, action: Action | None) -> Iterator[str]:
    return _role(fact.now) if fact.now else iter(())


def _blocked(fact: Blocked, plan: Plan, action: Action | None) -> Iterator[str]:
    return _role(fact.helper)


def _role(role: str) -> Iterator[str]:
    known = [entry.label for code, entry in code_list("owner_role").codes.items() if code != NOBODY]
    if role in known:
        return
    if role == code_list("owner_role").label(NOBODY):
        yield f"'{role}' is no role. Leave the role empty until somebody takes it on."
        return
    near = get_close_matches(role, known, n=1, cutoff=0.5)
    hint = f" Did you mean '{near[0]}'?" if near else " Choose one from the list."
    yield f"There is no role called '{role[:60]}'.{hint}"


def _dates(fact: DatesSet, plan: Plan, action: Action | None) -> Iterator[str]:
    yield from _near("The start", fact.start, plan.as_at)
    yield from _near("The due date", fact.due, plan.as_at)
    if fact.due < fact.start:
        yield (
            f"The due date, {day_words(fact.due)}, is before the start, {day_words(fact.start)}."
            " Choose a later due date or an earlier start."
        )


def _moved(fact: DueMoved, plan: Plan, action: Action | None) -> Iterator[str]:
    yield from _ahead("The new date", fact.now, plan.as_at)
    if fact.now == fact.was:
        yield f"The due date is {day_words(fact.was)} already. Choose another day."
    if action is not None and action.start is not None and fact.now < action.start:
        yield f"The new date is before the start, {day_words(action.start)}. Choose a later day."
    if not is_seen(fact.reason):
        yield "Say why the date moves, in a few words: it stays beside the move."


def _news(fact: ProgressNoted, plan: Plan, action: Action | None) -> Iterator[str]:
    if not is_seen(fact.note):
        yield "The news is empty. Write a line of it and save again."


def _evidence(fact: EvidenceAdded, plan: Plan, action: Action | None) -> Iterator[str]:
    if not is_seen(fact.evidence):
        yield "The evidence is empty. Say what shows the work, or where it is kept."


def _dropped(fact: Dropped, plan: Plan, action: Action | None) -> Iterator[str]:
    if not is_seen(fact.reason):
        yield "Say why the action is dropped, in a few words: the reason stays beside it."


def _asked(fact: QuestionAsked, plan: Plan, action: Action | None) -> Iterator[str]:
    if not is_seen(fact.summary):
        yield "The question is empty. Write it down in words that name nobody."


def _paused(fact: Paused, plan: Plan, action: Action | None) -> Iterator[str]:
    return _ahead("The day it goes on", fact.resume_on, plan.as_at)


def _done(fact: Done, plan: Plan, action: Action | None) -> Iterator[str]:
    if action is not None and action.is_done:
        yield f"{action.action_id} is done already. Reopen it first if it was not."
    if fact.check_on is not None:
        yield from _ahead("The day to look at the measure", fact.check_on, plan.as_at)


def _reopened(fact: Reopened, plan: Plan, action: Action | None) -> Iterator[str]:
    if action is not None and action.lifecycle not in _CLOSED:
        yield f"{action.action_id} is open already. Nothing needs to be done."


def _described(fact: Described, plan: Plan, action: Action | None) -> Iterator[str]:
    if fact.field == "target" and fact.now and fact.now not in plan.promises:
        yield f"There is no target {fact.now} in the plan. Choose one from the list."
    if fact.field == "metric" and fact.now and fact.now not in metrics():
        yield str(UnknownName("measure", fact.now, metrics()))


def _called(fact: MeetingCalled, plan: Plan, action: Action | None) -> Iterator[str]:
    return _near("The meeting", fact.on, plan.as_at)


def _agenda(fact: AgendaSet, plan: Plan, action: Action | None) -> Iterator[str]:
    for place, item in enumerate(fact.items, start=1):
        if len(item.title) > LONGEST_TITLE:
            yield (
                f"The title of item {place} is {len(item.title):,} characters long and {LONGEST_TITLE} fit."
                " Shorten it here and save again."
            )


def _terms(fact: TermsSet, plan: Plan, action: Action | None) -> Iterator[str]:
    for name, called in TERMS_IN_WORDS.items():
        length = len(str(getattr(fact.terms, name) or ""))
        if length > LONGEST_TEXT:
            yield (
                f"The part on {called} is {length:,} characters long and {LONGEST_TEXT:,} fit."
                " Shorten it here and save again."
            )


def _members(fact: MembersSet, plan: Plan, action: Action | None) -> Iterator[str]:
    if any(not is_seen(member.role) for member in fact.members):
        yield "A seat needs a role. Write it, or take the row out."


def _attendance(fact: AttendanceTaken, plan: Plan, action: Action | None) -> Iterator[str]:
    if not fact.present:
        yield "Nobody is marked as present. Choose at least one role."


def _closing(fact: MeetingClosed, plan: Plan, action: Action | None) -> Iterator[str]:
    return _ahead("The next meeting", fact.next_on, plan.as_at) if fact.next_on else iter(())


def _taken(fact: FileTaken, plan: Plan, action: Action | None) -> Iterator[str]:
    if fact.level is Level.INSIDE and not is_seen(fact.reason):
        yield "Say why inside figures have to leave, in a few words: it stays beside the record of it."


_CHECKS: Mapping[type, Callable[[Any, Plan, Action | None], Iterator[str]]] = {
    ActionProposed: _proposed,
    OwnerSet: _owner,
    Blocked: _blocked,
    DatesSet: _dates,
    DueMoved: _moved,
    ProgressNoted: _news,
    EvidenceAdded: _evidence,
    Dropped: _dropped,
    QuestionAsked: _asked,
    Paused: _paused,
    Done: _done,
    Reopened: _reopened,
    Described: _described,
    MeetingCalled: _called,
    AgendaSet: _agenda,
    TermsSet: _terms,
    MembersSet: _members,
    AttendanceTaken: _attendance,
    MeetingClosed: _closing,
    FileTaken: _taken,
}


def _ahead(what: str, day: date, today: date) -> Iterator[str]:
    if day < today:
        yield f"{what}, {day_words(day)}, has passed. Choose a day from {day_words(today)} on."
    yield from _near(what, day, today)


def _near(what: str, day: date, today: date) -> Iterator[str]:
    if abs(day - today) > FARTHEST:
        yield f"{what}, {day_words(day)}, is more than ten years away. Check the year."
