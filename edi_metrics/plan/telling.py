"""Each thing that happened to the plan, in a sentence for its history."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from edi_metrics.codes import code_list
from edi_metrics.periods import day_words
from edi_metrics.plan.as_read import as_read, name_of
from edi_metrics.plan.assessing import LEAST_RATERS
from edi_metrics.plan.facts import Fact, SetAside, Undone
from edi_metrics.plan.facts import actions as act
from edi_metrics.plan.facts import assessments as rating
from edi_metrics.plan.facts import decks as deck
from edi_metrics.plan.facts import exports as export
from edi_metrics.plan.facts import meetings as meet
from edi_metrics.plan.facts import promises as promise
from edi_metrics.plan.facts import questions as question
from edi_metrics.plan.facts import reviews as review


def told(fact: Fact) -> str:
    """What happened, in a sentence. A kind that has no words of its own says its name in plain letters."""
    if isinstance(fact, Undone):
        return _with("An earlier change was taken back", fact.reason)
    if isinstance(fact, SetAside):
        return f"Set aside, as someone else was first: {told(fact.edit)}"
    say = _TELLINGS.get(type(fact))
    return say(fact) if say else _plain(type(fact).__name__)


def _plain(name: str) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return f"{words[:1].upper()}{words[1:]}."


def _with(words: str, more: str) -> str:
    """A sentence, with what a person typed after it."""
    more = more.strip()
    if not more:
        return f"{words}."
    return f"{words}: {more}" if more.endswith((".", "!", "?")) else f"{words}: {more}."


def _day(day: date | None) -> str:
    return day_words(day) if day else "no date"


def _owner(fact: act.OwnerSet) -> str:
    if not fact.now:
        return _with(f"{fact.was or 'Its owner'} let it go; nobody has it now", fact.reason)
    return _with(f"Owner: {fact.now}{f', before that {fact.was}' if fact.was else ''}", fact.reason)


def _moved(fact: act.DueMoved) -> str:
    moved = f"Due date moved from {_day(fact.was)} to {_day(fact.now)}"
    return _with(moved, fact.reason) if fact.reason.strip() else f"{moved}. No reason was given."


def _done(fact: act.Done) -> str:
    check = f"; its measure is looked at on {_day(fact.check_on)}" if fact.check_on else ""
    return _with(f"Done{check}", fact.note)


def _described(fact: act.Described) -> str:
    before = f", before that {as_read(fact.field, fact.was)}" if fact.was else ""
    return _with(f"{_opening(fact.field)}: {as_read(fact.field, fact.now)}{before}", fact.reason)


def _opening(field: str) -> str:
    """A field's name with a capital, for the beginning of a sentence."""
    name = name_of(field)
    return f"{name[:1].upper()}{name[1:]}"


def _judged(fact: act.JudgedByOwner) -> str:
    if fact.standing is None:
        return "Its owner sees it as its dates do."
    return _with(f"Its owner says {fact.standing.words.lower()}", fact.reason)


def _learned(fact: act.LearnedFrom) -> str:
    parts = (
        ("What helped", fact.helped),
        ("What hindered", fact.hindered),
        ("What we learned", fact.learned),
    )
    said = " ".join(_with(name, words) for name, words in parts if words.strip())
    return said or "Nothing was written down."


def _revised(fact: promise.TargetRevised) -> str:
    was, now = as_read(fact.field, fact.was), as_read(fact.field, fact.now)
    changed = f"{_opening(fact.field)} changed from {was} to {now}"
    return _with(changed, fact.reason) if fact.reason.strip() else f"{changed}. No reason was given."


def _number(count: int, what: str, several: str = "") -> str:
    """'1 item', '2 items'; `several` where the plural is another word."""
    return f"{count} {what if count == 1 else several or f'{what}s'}"


def _agenda(fact: meet.AgendaSet) -> str:
    return f"Agenda of {_number(len(fact.items), 'item')}{', settled' if fact.locked else ''}."


def _attendance(fact: meet.AttendanceTaken) -> str:
    return f"{len(fact.present)} present, {_number(len(fact.apologies), 'apology', 'apologies')}."


def _closed(fact: meet.MeetingClosed) -> str:
    return f"Closed. The group meets next on {_day(fact.next_on)}." if fact.next_on else "Closed."


def _rated(fact: rating.Rated) -> str:
    group = code_list("rater_group").label(fact.group)
    if fact.raters < LEAST_RATERS:
        return f"{fact.statement} rated by {group.lower()}: too few of them to show what was said."
    return _with(f"{fact.statement} rated by {group.lower()}: {_level(fact.level)}", fact.comment)


def _level(level: str) -> str:
    label = code_list("sa_level").label(level).lower()
    return f"level {level}, {label}" if level.isdigit() else label


def _reviewed(fact: review.ProcessReviewed) -> str:
    outcome = code_list("lens_outcome").label(fact.outcome).lower()
    return _with(f"Reviewed: {outcome}", fact.change_made)


def _deck(fact: deck.DeckSaved) -> str:
    """Its slides with what was typed for them: two decks side by side can be told apart."""
    opens = f"'{fact.title}'{f', for {_day(fact.forum_on)}' if fact.forum_on else ''}"
    slides = "; ".join(
        f"{place}, {slide.page.replace('_', ' ')}: {slide.sentence or slide.card.replace('-', ' ')}"
        for place, slide in enumerate(fact.slides, start=1)
    )
    return _with(f"Deck {opens}, {_number(len(fact.slides), 'slide')}", slides)


def _taken(fact: export.FileTaken) -> str:
    return _with(f"Taken away: {fact.name}, {fact.level} figures", fact.reason)


_TELLINGS: Mapping[type, Callable[[Any], str]] = {
    act.ActionProposed: lambda fact: _with("Proposed", fact.title),
    act.ActionAgreed: lambda fact: _with("Agreed", fact.note),
    act.OwnerSet: _owner,
    act.DatesSet: lambda fact: f"Runs from {_day(fact.start)} to {_day(fact.due)}.",
    act.Started: lambda fact: _with("Work began", fact.note),
    act.ProgressNoted: lambda fact: _with("News", fact.note),
    act.DueMoved: _moved,
    act.Blocked: lambda fact: _with(f"Blocked; {fact.helper} is asked to help", fact.reason),
    act.Paused: lambda fact: _with(f"Paused until {_day(fact.resume_on)}", fact.reason),
    act.EvidenceAdded: lambda fact: _with("Evidence", fact.evidence),
    act.Done: _done,
    act.Reopened: lambda fact: _with("Opened again", fact.reason),
    act.Dropped: lambda fact: _with("Dropped", fact.reason),
    act.Described: _described,
    act.PrioritySet: lambda fact: f"Priority: {fact.now}.",
    act.NextStepSet: lambda fact: _with("Next step", fact.now),
    act.JudgedByOwner: _judged,
    act.LearnedFrom: _learned,
    promise.TargetSet: lambda fact: _with("Promised", fact.title),
    promise.TargetRevised: _revised,
    promise.TargetRetired: lambda fact: _with("No longer promised", fact.reason),
    question.QuestionAsked: lambda fact: _with("Asked", fact.summary),
    question.QuestionAnswered: lambda fact: _with("Answered", fact.note),
    meet.MeetingCalled: lambda fact: f"Called for {_day(fact.on)}, {fact.minutes} minutes.",
    meet.AgendaSet: _agenda,
    meet.AttendanceTaken: _attendance,
    meet.ItemMinuted: lambda fact: _with(fact.decision.words, fact.note),
    meet.MeetingClosed: _closed,
    meet.TermsSet: lambda fact: "The group's terms of reference were agreed.",
    meet.MembersSet: lambda fact: f"The group has {_number(len(fact.members), 'seat')}.",
    rating.RoundOpened: lambda fact: _with(
        f"Round opened, {_number(len(fact.statements), 'statement')}", fact.title
    ),
    rating.Rated: _rated,
    rating.LevelAgreed: lambda fact: _with(f"{fact.statement} agreed: {_level(fact.level)}", fact.note),
    rating.RoundClosed: lambda fact: _with("Round closed", fact.note),
    review.ProcessListed: lambda fact: _with("On the register", fact.title),
    review.ProcessReviewed: _reviewed,
    deck.DeckSaved: _deck,
    deck.DeckGiven: lambda fact: f"Given on {_day(fact.on)}, and locked.",
    export.FileTaken: _taken,
}
