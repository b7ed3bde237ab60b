"""What a draft promise lacks in S, M, A, R and T. Each check names one missing part, in plain words."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from edi_metrics import wording
from edi_metrics.dimensions import dimension
from edi_metrics.levels import FLOORS
from edi_metrics.metrics import Metric, metrics
from edi_metrics.periods import Period
from edi_metrics.vocabulary import ALL, NOT_KNOWN, WHOLE, Better, Grain, Level, Unit

TOO_FAST = 2.0
"""A promise that needs more than this many times the best recent pace is hardly achievable."""

FEWEST_PEOPLE = 25
"""A share of fewer people than this cannot show a change."""

FEWEST_CHANGED = 3
"""Nor can a change of fewer people than this."""

LONGEST_YEARS = 4
"""Equality objectives are set at least every four years."""


class Severity(StrEnum):
    """How much a missing part matters: nothing may be promised without a `must`."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


class About(NamedTuple):
    """Which figure a promise or an action is about."""

    metric: str
    split: str = WHOLE
    part: str = ALL
    narrowing: str = WHOLE
    within: str = ALL


@dataclass(frozen=True)
class Draft:
    """A promise as far as it is written. Blank means not yet."""

    title: str
    metric: str = ""
    split: str = WHOLE
    part: str = ALL
    narrowing: str = WHOLE
    within: str = ALL
    kind: str = "reach"
    baseline: date | None = None
    """The first day of the period it starts from."""
    grain: Grain | None = None
    """How long that period is."""
    goal: float | None = None
    unit: str = ""
    set_on: date | None = None
    due: date | None = None
    milestones: str = ""
    strand: str = ""
    owner: str = ""
    reason: str = ""
    means: str = ""
    characteristics: tuple[str, ...] = ()
    """Whom it is for, where it is for some."""

    @classmethod
    def read(cls, fields: Mapping[str, str]) -> "Draft":
        """A draft from a form's or a file's fields. Raises `ValueError` or `BadPeriod`."""
        text = {name: (fields.get(name) or "").strip() for name in cls.__dataclass_fields__}
        narrowing, _, within = text["narrowing"].partition("=")
        start = Period.parse(text["baseline"]) if text["baseline"] else None
        return cls(
            title=text["title"],
            metric=text["metric"],
            split=text["split"] or WHOLE,
            part=text["part"] or ALL,
            narrowing=narrowing or WHOLE,
            within=within or ALL,
            kind=text["kind"] or "reach",
            baseline=start.first_day if start else None,
            grain=start.grain if start else None,
            goal=float(text["goal"]) if text["goal"] else None,
            unit=text["unit"],
            set_on=_day(text["set_on"]),
            due=_day(text["due"]),
            milestones=text["milestones"],
            strand=text["strand"],
            owner=text["owner"],
            reason=text["reason"],
            means=text["means"],
            characteristics=tuple(filter(None, text["characteristics"].split("|"))),
        )

    @property
    def measure(self) -> Metric | None:
        """The metric it names, if there is one of that name."""
        return metrics().get(self.metric)

    @property
    def about(self) -> About:
        """The very figure it is about: two promises about one figure clash."""
        return About(self.metric, self.split, self.part, self.narrowing, self.within)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Evidence:
    """What is known beside the draft, as the level of whoever looks shows it. None: nothing to go on."""

    start: float | None = None
    """The figure in the baseline period."""
    base: int | None = None
    """How many people that share is of."""
    best_pace: float | None = None
    """The fastest recent change, in the measure's unit, a year."""
    next_measured: date | None = None
    """When the measure is next taken."""
    redefined: bool = False
    """Whether the measure's definition changed between the baseline and now."""
    plan_ends: date | None = None
    others: tuple[Draft, ...] = ()
    """The other promises that stand."""


NOTHING_KNOWN = Evidence()


class Check(NamedTuple):
    """One part a promise may lack: its code, how much it matters, what to say, and how to tell."""

    code: str
    severity: Severity
    missing: str
    lacks: Callable[[Draft, Evidence], bool]


def check(draft: Draft, evidence: Evidence = NOTHING_KNOWN) -> tuple[Check, ...]:
    """The parts that `draft` lacks, in the order S, M, A, R, T."""
    return tuple(one for one in CHECKS if one.lacks(draft, evidence))


def is_complete(draft: Draft, evidence: Evidence = NOTHING_KNOWN) -> bool:
    """Whether nothing is missing that a promise must have or should have."""
    return all(one.severity is Severity.NOTE for one in check(draft, evidence))


_ACTIVITIES = ("raise awareness", "promote", "explore", "encourage", "celebrate", "discuss", "look into")


def is_activity(title: str) -> bool:
    """Whether the title is something to be busy with rather than something to reach."""
    return title.casefold().startswith(_ACTIVITIES)


def _words(text: str) -> str:
    """The text as words between spaces, so that a whole word is found and part of one is not."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.casefold()))} "


def _names(text: str, phrase: str) -> bool:
    return _words(phrase) in _words(text)


# Specific


def _no_measure(draft: Draft, _: Evidence) -> bool:
    return draft.measure is None


def _not_in_fields(draft: Draft, _: Evidence) -> bool:
    """A district, or a part of one of the measure's own splits, is named and is not in the fields."""
    measure = draft.measure
    if measure is None:
        return False
    chosen = {(draft.split, draft.part), (draft.narrowing, draft.within)}
    splits = {"district", *measure.splits, *measure.narrowings} - {draft.split, draft.narrowing}
    return any(
        (split, part) not in chosen
        and _names(draft.title, label)
        and label.casefold() not in measure.title.casefold()
        for split in splits
        for part, label in _labels(split)
    )


def _labels(split: str) -> Iterator[tuple[str, str]]:
    """The parts of a split with what a title would call them; one short word names nobody."""
    for part in dimension(split).parts:
        label = dimension(split).label(part)
        if part != NOT_KNOWN and len(label) > 4:
            yield part, label


def _an_activity(draft: Draft, _: Evidence) -> bool:
    return is_activity(draft.title)


# Measurable


def _no_start(draft: Draft, evidence: Evidence) -> bool:
    return draft.baseline is None and evidence.start is None


def _start_without_a_date(draft: Draft, evidence: Evidence) -> bool:
    return draft.baseline is None and evidence.start is not None


def _unit_does_not_fit(draft: Draft, _: Evidence) -> bool:
    if draft.measure is None or draft.goal is None:
        return False
    if draft.unit != draft.measure.unit:
        return True
    if draft.unit == Unit.PERCENT:
        return not 0 <= draft.goal <= 100 or 0 < draft.goal < 1  # 0.9 is nine tenths written as a percentage
    return not 1 <= draft.goal <= 4 if draft.unit == Unit.LEVEL else draft.goal < 0


def _wrong_way(draft: Draft, evidence: Evidence) -> bool:
    if draft.measure is None or draft.goal is None or evidence.start is None or draft.kind == "hold":
        return False
    if draft.measure.better is Better.LOWER:
        return draft.goal >= evidence.start
    return draft.measure.better is Better.HIGHER and draft.goal <= evidence.start


def _redefined(_: Draft, evidence: Evidence) -> bool:
    return evidence.redefined


def _no_goal(draft: Draft, _: Evidence) -> bool:
    return draft.measure is not None and draft.goal is None


# Achievable


def _no_owner(draft: Draft, _: Evidence) -> bool:
    return not draft.owner


def _no_means(draft: Draft, _: Evidence) -> bool:
    return not draft.means


def _too_fast(draft: Draft, evidence: Evidence) -> bool:
    needed = _change(draft, evidence)
    if needed is None or evidence.best_pace is None or draft.baseline is None or draft.due is None:
        return False
    years = (draft.due - draft.baseline).days / 365.25
    return years > 0 and needed / years > TOO_FAST * evidence.best_pace


def _too_few(draft: Draft, evidence: Evidence) -> bool:
    if not _of_people(draft) or evidence.base is None:
        return False
    change = _change(draft, evidence)
    few_change = change is not None and change * evidence.base / 100 < FEWEST_CHANGED
    return evidence.base < FEWEST_PEOPLE or few_change


def _change(draft: Draft, evidence: Evidence) -> float | None:
    """How far the goal is from the start; None for a line to hold, or with no start."""
    if draft.goal is None or evidence.start is None or draft.kind == "hold":
        return None
    return abs(draft.goal - evidence.start)


def _of_people(draft: Draft) -> bool:
    return draft.measure is not None and draft.measure.counts_people and draft.measure.is_share


# Relevant


def _no_strand(draft: Draft, _: Evidence) -> bool:
    return not draft.strand


def _no_reason(draft: Draft, _: Evidence) -> bool:
    return not draft.reason


def _clashes(draft: Draft, evidence: Evidence) -> bool:
    return draft.measure is not None and any(draft.about == other.about for other in evidence.others)


# Time-bound


def _no_date(draft: Draft, _: Evidence) -> bool:
    return draft.due is None


def _too_far(draft: Draft, evidence: Evidence) -> bool:
    if draft.due is None or draft.set_on is None:
        return False
    beyond = evidence.plan_ends is not None and draft.due > evidence.plan_ends
    years = draft.due.year - draft.set_on.year
    later_in_year = (draft.due.month, draft.due.day) > (draft.set_on.month, draft.set_on.day)
    return beyond or years > LONGEST_YEARS or (years == LONGEST_YEARS and later_in_year)


def _before_it_is_measured(draft: Draft, evidence: Evidence) -> bool:
    return draft.due is not None and evidence.next_measured is not None and draft.due < evidence.next_measured


def _no_milestone(draft: Draft, _: Evidence) -> bool:
    """Nothing to look at on the way to a date beyond the end of the next academic year."""
    if draft.due is None or draft.set_on is None or draft.milestones:
        return False
    return _academic_year(draft.due) - _academic_year(draft.set_on) > 1


def _academic_year(day: date) -> int:
    return day.year if day.month >= 9 else day.year - 1


# Words and partners


def _wording(draft: Draft, _: Evidence) -> bool:
    return bool(wording.of_people(draft.title))


def _not_for_partners(draft: Draft, evidence: Evidence) -> bool:
    smallest = FLOORS[Level.PUBLISHED].base
    return _of_people(draft) and evidence.base is not None and evidence.base < smallest


CHECKS = (
    Check("S1", Severity.MUST, "no measure", _no_measure),
    Check("S2", Severity.SHOULD, "group or place named in the title is not in the fields", _not_in_fields),
    Check("S3", Severity.MUST, "an activity, not a result", _an_activity),
    Check("M1", Severity.MUST, "no starting value", _no_start),
    Check("M2", Severity.MUST, "starting value has no date", _start_without_a_date),
    Check("M3", Severity.MUST, "unit or range does not fit the measure", _unit_does_not_fit),
    Check("M4", Severity.MUST, "points the wrong way for this measure", _wrong_way),
    Check("M5", Severity.SHOULD, "start and goal use different definitions", _redefined),
    Check("M6", Severity.MUST, "no goal value", _no_goal),
    Check("A1", Severity.MUST, "no owner", _no_owner),
    Check("A2", Severity.SHOULD, "no means", _no_means),
    Check("A3", Severity.SHOULD, "needs more than twice the best recent pace", _too_fast),
    Check("A4", Severity.SHOULD, "too small a change or base to tell", _too_few),
    Check("R1", Severity.MUST, "no strand", _no_strand),
    Check("R2", Severity.SHOULD, "no reason", _no_reason),
    Check("R3", Severity.SHOULD, "clashes with a live target", _clashes),
    Check("T1", Severity.MUST, "no date", _no_date),
    Check("T2", Severity.SHOULD, "beyond the plan or four years", _too_far),
    Check("T3", Severity.SHOULD, "due before the next measurement", _before_it_is_measured),
    Check("T4", Severity.NOTE, "longer than a year with no milestone", _no_milestone),
    Check("W1", Severity.MUST, "wording the house does not use", _wording),
    Check("P1", Severity.NOTE, "cannot be shown to partners", _not_for_partners),
)
