"""What a metric counts, asked of records drawn in the test."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

import pytest

from edi_metrics.build.measure import Counted, measure
from edi_metrics.metrics import Choice, Question, metric
from edi_metrics.periods import Period
from edi_metrics.vocabulary import ALL, WHOLE
from tests.drawn import marts

Figure = tuple[float | None, int | None]
"""A numerator and a denominator; a plain count has no denominator."""

SERVICE_DAY = date(2026, 11, 23)


class Counts(Protocol):
    """Ask a metric of drawn tables."""

    def __call__(
        self,
        key: str,
        tables: Mapping[str, str],
        *,
        split: str = WHOLE,
        within: str = "",
        period: str = "",
        day: date = SERVICE_DAY,
    ) -> dict[str, Figure]:
        """True counts by part, for `period` or else the latest of the metric's first grain.

        `within` is written NARROWING=PART. Parts with nobody in them are left out; the whole never is.
        A period in which the metric has no figure gives nothing.
        """


@pytest.fixture
def counts() -> Counts:
    """What a metric counts."""
    return _counts


def _counts(
    key: str,
    tables: Mapping[str, str],
    *,
    split: str = WHOLE,
    within: str = "",
    period: str = "",
    day: date = SERVICE_DAY,
) -> dict[str, Figure]:
    narrowing, _, inner = within.partition("=")
    asked = Period.parse(period) if period else None
    choice = Choice(narrowing, inner) if within else Choice()
    question = Question.of(metric(key), grain=asked.grain if asked else None, split=split, choice=choice)
    with marts(tables, day=day) as con:
        found = {
            place: counted
            for place, counted in measure(con, [question.metric]).items()
            if place.grain == question.grain
        }
    if not found:
        return {}
    first_day = asked.first_day if asked else max(place.period for place in found)
    answer = {
        place.part: _figure(counted)
        for place, counted in found.items()
        if (place.period, place.split, place.narrowing, place.within)
        == (first_day, split, choice.narrowing, choice.within)
    }
    return {part: figure for part, figure in answer.items() if part == ALL or any(figure)}


def _figure(counted: Counted) -> Figure:
    numerator = counted.numerator.count if counted.value is None else counted.value
    return numerator, None if counted.denominator is None else counted.denominator.count
