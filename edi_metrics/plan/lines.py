"""A measure's shown figures as the plan reads them: which period, how long, and of how many people."""

from collections.abc import Sequence
from datetime import date, timedelta

from edi_metrics.metrics import metric
from edi_metrics.periods import Period
from edi_metrics.plan.outcome import Figure, Line
from edi_metrics.vocabulary import Grain


def longest(key: str) -> Grain:
    """The longest period a metric is counted in: a year holds every season."""
    return max(metric(key).cadence, key=list(Grain).index)


def line(key: str, figures: Sequence[Figure]) -> Line:
    """The shown figures of the metric `key`, and how to read them."""
    return Line(metric(key).better, metric(key).lag_terms, figures)


def figure(key: str, period: Period, numerator: float, denominator: float | None) -> Figure:
    """One shown figure of the metric `key`, from its shown counts."""
    measured = metric(key)
    value, people = numerator, None
    if denominator and not measured.middle:
        value = (100 if measured.is_share else 1) * numerator / denominator
        people = int(denominator) if measured.is_share and measured.counts_people else None
    return Figure(
        first_day=period.first_day,
        last_day=last_day(period),
        value=value,
        numerator=None if people is None else numerator,
        denominator=people,
        season=period.first_day.month if period.grain is Grain.TERM else 0,
    )


def last_day(period: Period) -> date:
    """The last day of a period: terms begin on 1 September, 1 January and 1 April."""
    first_day = period.first_day
    if period.grain is Grain.DAY:
        return first_day
    if period.grain is Grain.YEAR:
        return first_day.replace(year=first_day.year + 1) - timedelta(days=1)
    month, day = {9: (12, 31), 1: (3, 31), 4: (8, 31)}[first_day.month]
    return first_day.replace(month=month, day=day)
