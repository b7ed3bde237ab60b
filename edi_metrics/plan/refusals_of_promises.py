"""What cannot be recorded of a target as it is, in sentences that say how to mend it.

Whether a draft is sound is the SMART check's to say (`smart`); these keep out what could not be read again.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from edi_metrics.codes import code_list
from edi_metrics.errors import UnknownName
from edi_metrics.metrics import metrics
from edi_metrics.periods import BadPeriod, Period, day_words
from edi_metrics.plan.facts import Change, Undone
from edi_metrics.plan.facts.promises import TargetRetired, TargetRevised, TargetSet
from edi_metrics.plan.seen import is_seen
from edi_metrics.plan.state import Plan, Promise
from edi_metrics.vocabulary import Strand

FIELDS: Mapping[str, str] = {
    "title": "title",
    "short": "name for headlines",
    "strand": "strand",
    "heard": "HEARD value",
    "kind": "kind",
    "metric": "measure",
    "split": "split",
    "part": "part",
    "narrowing": "narrowing",
    "baseline": "baseline",
    "goal": "goal",
    "unit": "unit",
    "due": "date",
    "milestones": "milestones",
    "owner": "owner",
    "reason": "reason it was promised",
    "means": "way it will be kept",
    "comparator": "comparison",
    "characteristics": "people it is for",
}
"""The terms of a target that can be revised, as people call them."""

LONGEST = 2000
"""As many characters as a text may have."""

LONGEST_TITLE = 200

_FARTHEST = timedelta(days=3660)
"""A date farther off than about ten years is taken for a slip of the hand."""


def refusals_of_promise(about: str, fact: Change | Undone, plan: Plan) -> Iterator[str]:
    """Why `fact` cannot be recorded about the target `about`, each reason with its cure; none when it can."""
    promise = plan.promises.get(about)
    match fact:
        case TargetSet():
            yield from _set(about, fact, promise, plan)
        case TargetRevised() | TargetRetired() if promise is None:
            yield f"There is no target {about} in the plan. Open the targets page again and choose one."
        case TargetRevised() | TargetRetired() if promise is not None and promise.retired_on is not None:
            yield (
                f"Target {about} was retired on {day_words(promise.retired_on)}, and stays as it was."
                " Set a new target instead."
            )
        case TargetRevised() if promise is not None:
            yield from _revised(fact, promise, plan)
        case TargetRetired(reason=reason) if not is_seen(reason):
            yield "Say why the target is retired, in a few words: the reason stays beside it."
        case _:
            pass


def _set(about: str, fact: TargetSet, promise: Promise | None, plan: Plan) -> Iterator[str]:
    if promise is not None:
        yield f"{about} is in the plan already: {promise.title}. Open the form again."
    if not is_seen(fact.title):
        yield "A target needs a title. Say in a sentence what will be reached, and by when."
    for field in FIELDS:
        yield from _problems(field, fact.terms, plan)


def _revised(fact: TargetRevised, promise: Promise, plan: Plan) -> Iterator[str]:
    if fact.field not in FIELDS:
        yield f"A target has no part called '{fact.field[:60]}'. Choose one from the list."
        return
    if not is_seen(fact.reason):
        yield f"Say why the {FIELDS[fact.field]} changes, in a few words: the reason stays beside the change."
    if fact.now == promise.terms.get(fact.field, ""):
        yield f"The {FIELDS[fact.field]} is that already. Change it, or close the form."
    yield from _problems(fact.field, {**promise.terms, fact.field: fact.now}, plan)


def _problems(field: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    """What is wrong with one term, beside the others."""
    text = terms.get(field, "")
    longest = LONGEST_TITLE if field == "title" else LONGEST
    if len(text) > longest:
        yield (
            f"The {FIELDS[field]} is {len(text):,} characters long and {longest:,} fit."
            " Nothing is lost: shorten it here and save again."
        )
    elif field in _NEEDED and not is_seen(text):
        yield f"The {FIELDS[field]} is empty. Write it and save again."
    elif field in _CHECKS:
        yield from _CHECKS[field](text, terms, plan)


_NEEDED = frozenset({"title", "strand", "metric", "baseline", "goal", "unit", "due", "owner", "reason"})
"""Without one of these a target cannot be read."""


def _metric(text: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    if text not in metrics():
        yield str(UnknownName("measure", text[:60], metrics()))


def _goal(text: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    try:
        found = float(text)
    except ValueError:
        yield f"The goal '{text[:60]}' is not a number. Write it in figures, such as 22."
        return
    if not abs(found) < 1e9:  # neither endless nor no number at all
        yield f"The goal {text[:60]} is too large to mean anything here. Write the figure to reach."


def _due(text: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    try:
        due = date.fromisoformat(text)
    except ValueError:
        yield f"'{text[:60]}' is not a date. Choose the month it is due."
        return
    if due < plan.as_at:
        yield f"The date, {day_words(due)}, has passed. Choose a later one."
    elif due - plan.as_at > _FARTHEST:
        yield f"The date, {day_words(due)}, is more than ten years away. Check the year."
    yield from _in_order(terms)


def _baseline(text: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    try:
        Period.parse(text)
    except BadPeriod as error:
        yield str(error)
        return
    yield from _in_order(terms)


def _in_order(terms: Mapping[str, str]) -> Iterator[str]:
    """A promise goes from its baseline to its date, so the date comes after."""
    try:
        start, due = Period.parse(terms.get("baseline", "")), date.fromisoformat(terms.get("due", ""))
    except (BadPeriod, ValueError):
        return  # said where the term itself is looked at
    if due <= start.first_day:
        yield (
            f"The date, {day_words(due)}, is not after the baseline, {start.words}."
            " Choose a later date or an earlier baseline."
        )


def _milestones(text: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    due = terms.get("due", "")
    for pair in filter(None, text.split("|")):
        day, _, value = pair.partition(":")
        try:
            found, _ = date.fromisoformat(day), float(value)
        except ValueError:
            yield f"The milestone '{pair[:60]}' cannot be read. Give it a month and a figure."
            continue
        if due and day >= due:
            yield (
                f"The milestone of {day_words(found)} is not before the target's date."
                " Choose an earlier month, or leave it out."
            )


def _owner(text: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    if text not in {entry.label for entry in code_list("owner_role").codes.values()}:
        yield f"There is no role called '{text[:60]}'. Choose one from the list."


def _strand(text: str, terms: Mapping[str, str], plan: Plan) -> Iterator[str]:
    if text not in set(Strand):
        yield f"There is no strand called '{text[:60]}'. Choose one from the list."


_CHECKS: Mapping[str, Callable[[str, Mapping[str, str], Plan], Iterator[str]]] = {
    "metric": _metric,
    "goal": _goal,
    "due": _due,
    "baseline": _baseline,
    "milestones": _milestones,
    "owner": _owner,
    "strand": _strand,
}
