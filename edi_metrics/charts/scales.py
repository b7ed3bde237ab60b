"""Axes: round ticks from zero, made from the figures that are shown and from nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from edi_metrics.charts import theme
from edi_metrics.charts.wording import width_px
from edi_metrics.periods import Period
from edi_metrics.vocabulary import Unit

_MINUS = "−"
_BETWEEN_PX = 6
"""The least room between two labels."""

Label = tuple[str, str]
"""A day, and what is printed under it."""


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


def time_axis(
    periods: Sequence[Period], *, ticks: int = 3, days: Iterable[date] = (), room: float = theme.PHONE_PX
) -> theme.Spec:
    """An axis of dates that holds the periods and `days`, with at most `ticks` of the periods named.

    Those named are evenly spaced, from the first to the last, and none is printed over another where the
    axis is `room` pixels long; where not even two fit, the last is named. One day alone stands in the
    middle of two months.
    """
    held = sorted({period.first_day for period in periods} | set(days)) or [date(2000, 1, 1)]
    first, last = held[0], held[-1]
    if first == last:
        first, last = first - timedelta(days=30), last + timedelta(days=30)
    ends = (first.isoformat(), last.isoformat())
    labels = [(period.first_day.isoformat(), period.short) for period in sorted(set(periods))]
    named = next((few for few in _spread(labels, ticks) if apart(few, ends, room)), labels[-1:])
    return {
        "type": "date",
        "range": list(ends),
        "tickvals": [day for day, _ in named],
        "ticktext": [text for _, text in named],
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


def apart(labels: Sequence[Label], ends: Sequence[str], room: float) -> bool:
    """Whether labels in order of day lie clear of one another on a time axis `room` pixels long."""
    return all(
        room * (share(later, ends) - share(earlier, ends))
        >= (width_px(text) + width_px(following)) / 2 + _BETWEEN_PX
        for (earlier, text), (later, following) in pairwise(labels)
    )


def share(on: str, ends: Sequence[str]) -> float:
    """How far along a time axis a day lies, from 0 to 1."""
    start, now, end = (date.fromisoformat(text) for text in (ends[0], on, ends[1]))
    return (now - start).days / max(1, (end - start).days)


def _spread(labels: Sequence[Label], count: int) -> Iterator[Sequence[Label]]:
    """Every evenly spaced choice from the first to the last, the fullest first, down to those two."""
    last = len(labels) - 1
    for named in range(min(count, len(labels)), 1, -1):
        if last % (named - 1) == 0:
            yield labels[:: last // (named - 1)]


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 or 5 times a power of ten that is at least `least`."""
    power = 10.0 ** floor(log10(least))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= least * (1 - 1e-9))
