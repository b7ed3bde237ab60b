"""Whether a measure moved once an action was done. It says that the figure moved, never why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from edi_metrics.plan.state import Action
from edi_metrics.statistics import newcombe
from edi_metrics.vocabulary import Better

_MONTHS_IN_A_TERM = 4


class Outcome(StrEnum):
    """Which way the linked measure went, beyond what chance would do."""

    MOVED = "moved"
    FLAT = "flat"
    WRONG_WAY = "wrong_way"
    CANNOT_SAY = "cannot_say"


class Figure(NamedTuple):
    """A measure as a level shows it in one period. Only what is shown is here: a hidden one is left out."""

    first_day: date
    last_day: date
    value: float
    numerator: float | None = None
    denominator: int | None = None
    """Set for a share of people, which chance moves a little: a share of things is what it is."""
    season: int = 0
    """The month a term begins in: terms are compared within a season."""


@dataclass(frozen=True)
class Line:
    """A measure's shown figures, and how to read them."""

    better: Better
    lag_terms: int
    figures: Sequence[Figure]


def outcome(action: Action, line: Line, as_at: date, baseline: date | None = None) -> Outcome:
    """How the measure behind a done action stands on `as_at` to where it stood before.

    Before is the period from `baseline`, where the action's target starts; without one, the last figure
    that was complete when the action was proposed. Cannot say: before the day set to look again, before
    the lag has passed, or without a shown figure on both sides.
    """
    before = _before(action, line, baseline)
    after = _after(action, line, as_at, before.season) if before else None
    if before is None or after is None or line.better is Better.NEITHER:
        return Outcome.CANNOT_SAY
    change = _beyond_chance(before, after)
    if change == 0:
        return Outcome.FLAT
    return Outcome.MOVED if (change > 0) is (line.better is Better.HIGHER) else Outcome.WRONG_WAY


def _before(action: Action, line: Line, baseline: date | None) -> Figure | None:
    if baseline is not None:
        return next((figure for figure in line.figures if figure.first_day == baseline), None)
    known = action.proposed_on
    return max((figure for figure in line.figures if known and figure.last_day <= known), default=None)


def _after(action: Action, line: Line, as_at: date, season: int) -> Figure | None:
    """The last complete figure of that season, once it can show what was done."""
    if action.completed_on is None or as_at < (action.check_on or action.completed_on):
        return None
    soonest = _later(action.completed_on, line.lag_terms * _MONTHS_IN_A_TERM)
    complete = (figure for figure in line.figures if soonest <= figure.last_day <= as_at)
    return max((figure for figure in complete if figure.season == season), default=None)


def _beyond_chance(before: Figure, after: Figure) -> float:
    """The change, or nought where the 95% interval of a share's change (Newcombe) reaches nought."""
    if not before.denominator or not after.denominator:
        return after.value - before.value
    assert before.numerator is not None
    assert after.numerator is not None
    low, high = newcombe(int(after.numerator), after.denominator, int(before.numerator), before.denominator)
    return 0.0 if low <= 0 <= high else low + high


def _later(day: date, months: int) -> date:
    """The first day of the month `months` later."""
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1) if months else day
