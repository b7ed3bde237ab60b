"""What a meeting decided, in the words of its minutes: what was typed stands after its label."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatch

from edi_metrics.codes import code_list
from edi_metrics.periods import day_words
from edi_metrics.plan.facts import Fact, actions, assessments, promises, questions, reviews
from edi_metrics.plan.group import Decision
from edi_metrics.plan.telling import told

DECIDES: Mapping[type[Fact], Decision] = {
    actions.Done: Decision.DONE,
    actions.DueMoved: Decision.NEW_DATE,
    actions.Blocked: Decision.BLOCKED,
    actions.Paused: Decision.PAUSED,
    actions.Dropped: Decision.DROPPED,
    actions.ActionProposed: Decision.NEW_ACTION,
    promises.TargetSet: Decision.TARGET,
    promises.TargetRevised: Decision.TARGET,
    promises.TargetRetired: Decision.TARGET,
    questions.QuestionAnswered: Decision.ANSWERED,
}
"""The decision that a fact of the plan carries out."""


@singledispatch
def decided(fact: Fact) -> str:
    """What `fact` records, as the minutes say it."""
    return told(fact)


def _with(sentence: str, label: str, typed: str) -> str:
    """A sentence, and what somebody typed under its label; nothing more where they typed nothing."""
    typed = typed.strip()
    if not typed:
        return sentence
    return f"{sentence} {label}: {typed}{'' if typed[-1] in '.?!' else '.'}"


@decided.register
def _(fact: actions.Done) -> str:
    look = f" Its measure is looked at again on {day_words(fact.check_on)}." if fact.check_on else ""
    return _with(f"Done.{look}", "Note", fact.note)


@decided.register
def _(fact: actions.DueMoved) -> str:
    return _with(f"New date {day_words(fact.now)}.", "Reason", fact.reason or "none recorded")


@decided.register
def _(fact: actions.Blocked) -> str:
    return _with(f"Blocked. {fact.helper} is asked to help.", "Reason", fact.reason)


@decided.register
def _(fact: actions.Paused) -> str:
    return _with(f"Paused until {day_words(fact.resume_on)}.", "Reason", fact.reason)


@decided.register
def _(fact: actions.Dropped) -> str:
    return _with("Dropped.", "Reason", fact.reason)


@decided.register
def _(fact: actions.ActionProposed) -> str:
    return "New action."


@decided.register
def _(fact: promises.TargetSet) -> str:
    return "Target set."


@decided.register
def _(fact: promises.TargetRevised) -> str:
    name = fact.field.replace("_", " ")
    change = f"Target revised: {name} from {_term(fact.was)} to {_term(fact.now)}."
    return _with(change, "Reason", fact.reason or "none recorded")


def _term(text: str) -> str:
    """One of a target's terms; a day as people write it."""
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text or "none"


@decided.register
def _(fact: promises.TargetRetired) -> str:
    return _with("Target retired.", "Reason", fact.reason)


@decided.register
def _(fact: assessments.LevelAgreed) -> str:
    level = code_list("sa_level").label(fact.level)
    return _with(f"{fact.statement}, agreed level: {level}.", "Note", fact.note)


@decided.register
def _(fact: reviews.ProcessReviewed) -> str:
    outcome = f"Reviewed: {code_list('lens_outcome').label(fact.outcome).lower()}."
    following = f" Next review {day_words(fact.next_review_on)}." if fact.next_review_on else ""
    return _with(f"{outcome}{following}", "Change", fact.change_made)
