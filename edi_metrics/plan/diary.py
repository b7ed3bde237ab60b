"""When the working group is expected to meet next: once each half term, at about the same point in it."""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from edi_metrics.codes import rows


class HalfTerm(NamedTuple):
    """One half term of the county's calendar."""

    starts: date
    ends: date


@cache
def half_terms() -> tuple[HalfTerm, ...]:
    """Every half term that the calendar knows, in order."""
    found = (
        HalfTerm(date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"]))
        for row in rows("term_dates.csv")
    )
    return tuple(sorted(found))


def next_meeting(last: date, as_at: date) -> date | None:
    """The day a meeting is expected on, from `as_at` on: in a half term after that of the `last` one.

    It keeps the last one's weekday and its distance in weeks from the end of the half term. None before
    the calendar begins and beyond its end. A date that people have set is better than this one.
    """
    begun = [half for half in half_terms() if half.starts <= last]
    if not begun:
        return None
    weeks_left = _monday(begun[-1].ends) - _monday(last)
    for half in half_terms()[len(begun) :]:
        expected = _monday(half.ends) - weeks_left + timedelta(days=last.weekday())
        if max(expected, half.starts) >= as_at:
            return max(expected, half.starts)
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
