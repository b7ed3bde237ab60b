"""What a measure's shown figures say of a promise: its start, its best pace, when it is next taken."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from edi_metrics.plan.outcome import Figure
from edi_metrics.plan.smart import Draft, Evidence
from edi_metrics.vocabulary import Better


def evidence(draft: Draft, figures: Sequence[Figure], as_at: date, others: tuple[Draft, ...]) -> Evidence:
    """What was known beside `draft` on `as_at`, from the figures that were complete by then.

    A promise whose date has passed is not told that it comes before the next measurement.
    """
    start = next((figure for figure in figures if figure.first_day == draft.baseline), None)
    season = start.season if start else 0
    known = sorted(one for one in figures if one.last_day <= as_at and one.season == season)
    ahead = draft.due is not None and draft.due >= as_at
    return Evidence(
        start=start.value if start else None,
        base=start.denominator if start else None,
        best_pace=_best_pace(draft, known),
        next_measured=_next(known) if ahead else None,
        others=others,
    )


def _best_pace(draft: Draft, known: Sequence[Figure]) -> float | None:
    """The fastest change for the better between two figures in a row, a year."""
    sign = -1 if draft.measure is not None and draft.measure.better is Better.LOWER else 1
    paces = (
        sign * (now.value - was.value) / ((now.last_day - was.last_day).days / 365.25)
        for was, now in pairwise(known)
    )
    return max(paces, default=None)


def _next(known: Sequence[Figure]) -> date | None:
    """When the next period begins, if periods go on as far apart as the last two."""
    if len(known) < 2:
        return None
    return known[-1].first_day + (known[-1].first_day - known[-2].first_day)
