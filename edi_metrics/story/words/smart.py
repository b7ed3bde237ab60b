"""The SMART check in sentences: each missing part by its letter, with the figures that say so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from edi_metrics import wording
from edi_metrics.plan.hiring import Hiring
from edi_metrics.plan.smart import FEWEST_PEOPLE, LONGEST_YEARS, Check, Draft, Evidence, Severity, check
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import Better, Unit

LETTERS: Mapping[str, str] = {
    "S": "Specific",
    "M": "Measurable",
    "A": "Achievable",
    "R": "Relevant",
    "T": "Time-bound",
}

_ELSEWHERE = {"W": "S", "P": "M"}
"""Under which letter the checks of words and of what partners see are said."""

NOTHING_MISSING = "Nothing missing."

NOT_KEPT_WITHOUT = frozenset({"R2"})
"""What the check calls a should, and a target cannot be kept without: it is shown with its reason."""


class Missing(NamedTuple):
    """One missing part as it is said: how much it matters, and what to do."""

    code: str
    severity: Severity
    words: str

    @property
    def holds_back(self) -> bool:
        """Whether the draft cannot be saved until it is mended."""
        return self.severity is Severity.MUST

    @property
    def letter(self) -> str:
        """The letter it is said under."""
        return _ELSEWHERE.get(self.code[0], self.code[0])


def missing(draft: Draft, evidence: Evidence) -> tuple[Missing, ...]:
    """What `draft` lacks, in the order S, M, A, R, T."""
    return tuple(
        Missing(found.code, _severity(found), _SAID[found.code](draft, evidence))
        for found in check(draft, evidence)
    )


def _severity(found: Check) -> Severity:
    return Severity.MUST if found.code in NOT_KEPT_WITHOUT else found.severity


def verdict(found: Sequence[Missing]) -> str:
    """Whether it can be saved, and what holds it back."""
    musts = sum(one.holds_back for one in found)
    if musts:
        some = "the one part" if musts == 1 else f"the {numbers.word(musts)} parts"
        return f"Not yet a promise: mend {some} marked Must."
    shoulds = sum(one.severity is Severity.SHOULD for one in found)
    if shoulds:
        some = "One part" if shoulds == 1 else f"{numbers.opening(shoulds)} parts"
        return f"It can be saved. {some} marked Should would make it sounder."
    return "It can be saved: no part that it needs is missing."


def appointments(found: Hiring) -> str:
    """'Needs 12 of the next 29 appointments; lately 6 of 31.'"""
    lately = "; how many lately cannot be shown"
    if found.lately is not None:
        lately = f"; lately {numbers.count(found.lately.number)} of {numbers.count(found.lately.of)}"
    needs = f"{numbers.count(found.needed)} of the next {numbers.count(found.appointments)} appointments"
    if found.possible:
        return f"Needs {needs}{lately}."
    return f"Needs {needs}, more than there will be{lately}."


def title(subject: str, draft: Draft) -> str:
    """'Known answers (ethnicity) at 90% or more by November 2027'; empty while what it says is not chosen."""
    if draft.measure is None or draft.goal is None or draft.due is None:
        return ""
    limit = "less" if draft.measure.better is Better.LOWER else "more"
    goal = f"{numbers.capital(subject)} at {amount(draft.goal, draft.measure.unit)} or {limit}"
    if draft.kind == "hold":
        return f"{goal} until {numbers.month(draft.due)}"
    return f"{goal} by {numbers.month(draft.due)}"


def amount(value: float, unit: Unit) -> str:
    """A figure of a draft as printed: '14%', '2.5', '10 days'."""
    places = 0 if float(value).is_integer() else 1
    printed = numbers.rounded(value, places)
    if unit is Unit.PERCENT:
        return f"{printed}%"
    return f"{printed} days" if unit is Unit.DAYS else printed


def _no_measure(draft: Draft, evidence: Evidence) -> str:
    return "No measure. Choose the figure that will show it."


def _not_in_fields(draft: Draft, evidence: Evidence) -> str:
    return "The title names a group or a place that is not chosen. Choose it, or take it out of the title."


def _activity(draft: Draft, evidence: Evidence) -> str:
    return "The title is an activity and not a result. Say what will be different, and by how much."


def _no_start(draft: Draft, evidence: Evidence) -> str:
    return "No baseline. Choose the period it starts from."


def _start_without_a_date(draft: Draft, evidence: Evidence) -> str:
    return "The baseline has no date. Choose the period it was measured in."


def _unit(draft: Draft, evidence: Evidence) -> str:
    assert draft.measure is not None
    assert draft.goal is not None
    unit = draft.measure.unit
    if unit is Unit.PERCENT and 0 < draft.goal < 1:
        return f"The goal is {draft.goal:g}, and this measure is in percent. Write nine tenths as 90."
    limits = {Unit.PERCENT: "from 0 to 100", Unit.LEVEL: "from 1 to 4"}.get(unit, "not below 0")
    return f"The goal, {draft.goal:g}, does not fit this measure. Write a figure {limits}."


def _wrong_way(draft: Draft, evidence: Evidence) -> str:
    assert draft.measure is not None
    assert draft.goal is not None
    assert evidence.start is not None
    fewer = draft.measure.better is Better.LOWER
    unit = draft.measure.unit
    return (
        f"The goal, {amount(draft.goal, unit)}, is not {'below' if fewer else 'above'} the start,"
        f" {amount(evidence.start, unit)}, and this figure should {'fall' if fewer else 'rise'}."
        " Change the goal, or promise to hold a line."
    )


def _redefined(draft: Draft, evidence: Evidence) -> str:
    return "What is counted changed after the baseline. Choose a later baseline."


def _no_goal(draft: Draft, evidence: Evidence) -> str:
    return "No goal. Write the figure to reach."


def _no_owner(draft: Draft, evidence: Evidence) -> str:
    return "No owner. Choose the one role that answers for it."


def _no_means(draft: Draft, evidence: Evidence) -> str:
    return "No means. Say how it will be done."


def _too_fast(draft: Draft, evidence: Evidence) -> str:
    assert draft.measure is not None
    assert draft.goal is not None
    assert draft.due is not None
    assert draft.baseline is not None
    assert evidence.start is not None
    assert evidence.best_pace is not None
    needed = abs(draft.goal - evidence.start) * 365.25 / (draft.due - draft.baseline).days
    pace = f"{_moves(needed, draft.measure.unit)} a year"
    if evidence.best_pace <= 0:
        return f"Needs {pace}; lately it has not moved that way."
    lately = numbers.rounded(evidence.best_pace, 1)
    return f"Needs more than twice the fastest recent pace: {pace}, lately {lately}."


def _moves(value: float, unit: Unit) -> str:
    return numbers.points(value, 1) if unit is Unit.PERCENT else numbers.rounded(value, 1)


def _too_few(draft: Draft, evidence: Evidence) -> str:
    assert draft.measure is not None
    assert evidence.base is not None
    noun = draft.measure.noun
    if evidence.base < FEWEST_PEOPLE:
        people = f"{numbers.count(evidence.base)} {noun}"
        return (
            f"It is a share of {people}: of fewer than {FEWEST_PEOPLE} a change cannot be told from chance."
        )
    return f"The change is of fewer than three {noun}, which cannot be told from chance."


def _no_strand(draft: Draft, evidence: Evidence) -> str:
    return "No strand. Choose the one it belongs to."


def _no_reason(draft: Draft, evidence: Evidence) -> str:
    return "No reason. Say why this matters here."


def _clashes(draft: Draft, evidence: Evidence) -> str:
    other = next(one.title for one in evidence.others if one.about == draft.about)
    return f"Another target is about the same figure: '{other}'. Revise that one, or choose another figure."


def _no_date(draft: Draft, evidence: Evidence) -> str:
    return "No date. Choose the month it is due."


def _too_far(draft: Draft, evidence: Evidence) -> str:
    assert draft.due is not None
    if evidence.plan_ends is not None and draft.due > evidence.plan_ends:
        return f"Due after the plan ends, on {numbers.day(evidence.plan_ends)}. Choose an earlier date."
    years = numbers.word(LONGEST_YEARS)
    return f"Due in {numbers.month(draft.due)}, more than {years} years from now. Choose an earlier date."


def _before_it_is_measured(draft: Draft, evidence: Evidence) -> str:
    assert draft.due is not None
    assert evidence.next_measured is not None
    return (
        f"Due on {numbers.day(draft.due)}, before it is next measured, on"
        f" {numbers.day(evidence.next_measured)}. Choose a later date."
    )


def _no_milestone(draft: Draft, evidence: Evidence) -> str:
    return "Longer than a year, with no milestone on the way. Add one for each year."


def _wording(draft: Draft, evidence: Evidence) -> str:
    said = (f"'{query.found}': {query.instead}" for query in wording.of_people(draft.title))
    return f"The title has words this service does not use. {numbers.capital('; '.join(said))}."


def _not_for_partners(draft: Draft, evidence: Evidence) -> str:
    assert draft.measure is not None
    assert evidence.base is not None
    people = f"{numbers.count(evidence.base)} {draft.measure.noun}"
    return f"It is a share of {people}, too few to be shown to partners."


_SAID: Mapping[str, Callable[[Draft, Evidence], str]] = {
    "S1": _no_measure,
    "S2": _not_in_fields,
    "S3": _activity,
    "M1": _no_start,
    "M2": _start_without_a_date,
    "M3": _unit,
    "M4": _wrong_way,
    "M5": _redefined,
    "M6": _no_goal,
    "A1": _no_owner,
    "A2": _no_means,
    "A3": _too_fast,
    "A4": _too_few,
    "R1": _no_strand,
    "R2": _no_reason,
    "R3": _clashes,
    "T1": _no_date,
    "T2": _too_far,
    "T3": _before_it_is_measured,
    "T4": _no_milestone,
    "W1": _wording,
    "P1": _not_for_partners,
}


def by_letter(found: Sequence[Missing]) -> Iterator[tuple[str, tuple[Missing, ...]]]:
    """The five letters in order, each with what is missing under it."""
    for letter in LETTERS:
        yield letter, tuple(one for one in found if one.letter == letter)
