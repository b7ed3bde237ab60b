"""Axes: round ticks from zero, made from the figures that are shown and from nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import Any

from edi_metrics.charts import theme
from edi_metrics.periods import Period
from edi_metrics.vocabulary import Unit

_MINUS = "−"


@dataclass(frozen=True)
class Scale:
    """Evenly spaced round ticks, first to last."""

    ticks: tuple[float, ...]

    @property
    def top(self) -> float:
        """The last tick; one when there is nothing to measure."""
        return self.ticks[-1] or 1.0

    @property
    def bottom(self) -> float:
        """The first tick."""
        return self.ticks[0]

    @property
    def span(self) -> float:
        """From the first tick to the last."""
        return self.top - self.bottom


def from_zero(values: Iterable[float | None], *, steps: int = 3) -> Scale:
    """Ticks from zero to the first round figure at or past the largest shown value."""
    top = max((value for value in values if value is not None), default=0.0)
    step = _round_step(top / steps) if top > 0 else 1.0
    return Scale(tuple(round(step * count, 9) for count in range(ceil(round(top / step, 9)) + 1)))


def around_zero(values: Iterable[float | None]) -> Scale:
    """Five ticks, as far below zero as above, that hold every shown value."""
    furthest = max((abs(value) for value in values if value is not None), default=0.0)
    step = _round_step(furthest / 2) if furthest > 0 else 1.0
    return Scale(tuple(round(step * count, 9) for count in range(-2, 3)))


def printed(value: float, unit: Unit) -> str:
    """A tick as printed: '5%', '1,200', '2.5'."""
    plain = f"{value:,.0f}" if value == floor(value) else f"{value:,.10g}"
    return f"{plain}%" if unit is Unit.PERCENT else plain


def signed(value: float) -> str:
    """A tick of a gap: '+5', '0', and a real minus sign."""
    plain = f"{abs(value):g}"
    return plain if value == 0 else f"{'+' if value > 0 else _MINUS}{plain}"


def value_axis(scale: Scale, ticktext: Sequence[str], **more: Any) -> theme.Spec:
    """An axis of figures with a hairline at each tick."""
    return {
        "type": "linear",
        "range": [scale.bottom, scale.top],
        "tickvals": list(scale.ticks),
        "ticktext": list(ticktext),
        "tickfont": theme.font(),
        "tickangle": 0,
        "ticklabelstandoff": 6,
        "ticks": "",
        "showgrid": True,
        "gridcolor": theme.FAINT,
        "gridwidth": 1,
        "zeroline": False,
        "fixedrange": True,
        **more,
    }


def time_axis(periods: Sequence[Period], *, ticks: int = 3, days: Iterable[date] = ()) -> theme.Spec:
    """An axis of dates that holds the periods and `days`, with at most `ticks` of the periods named.

    The first and the last period are among those named. One day alone stands in the middle of two months.
    """
    named = _spread(sorted(set(periods)), ticks)
    held = sorted({period.first_day for period in periods} | set(days)) or [date(2000, 1, 1)]
    first, last = held[0], held[-1]
    if first == last:
        first, last = first - timedelta(days=30), last + timedelta(days=30)
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [period.first_day.isoformat() for period in named],
        "ticktext": [period.short for period in named],
        "tickfont": theme.font(),
        "tickangle": 0,
        "ticklabelstandoff": 10,
        "ticks": "",
        "showgrid": False,
        "showline": True,
        "linecolor": theme.CONTEXT,
        "linewidth": 1,
        "zeroline": False,
        "fixedrange": True,
    }


def _spread(periods: Sequence[Period], count: int) -> list[Period]:
    if len(periods) <= count:
        return list(periods)
    last = len(periods) - 1
    return [periods[round(step * last / (count - 1))] for step in range(count)]


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 or 5 times a power of ten that is at least `least`."""
    power = 10.0 ** floor(log10(least))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= least * (1 - 1e-9))
