"""Dates that moved, as text in boxes: the first an open ring, each move a tick, the present one filled."""

from datetime import date

from edi_metrics.charts.months import Span
from edi_metrics.story.blocks import Slip, Timeline
from edi_metrics.ui.markup.html import text

_LATE = 80
"""Beyond this, in per cent, a month's name has no room to the right on a phone."""

_KEY = (
    ("ring", "First date agreed"),
    ("tick", "Moved to, and moved again"),
    ("dot", "Date now"),
    ("today", "Today"),
)


def timeline(block: Timeline, alt: str) -> str:
    """A key and the months, then each action's line with its move in words at the end."""
    if not block.slips:
        return ""
    span = Span([day for row in block.slips for day in row.days] + [block.today])
    rows = "".join(_row(row, span, block.today) for row in block.slips)
    return f'{_key()}{_months(span)}<ul class="edi-slips" aria-label="{text(alt)}">{rows}</ul>'


def _key() -> str:
    entries = "".join(f'<li><i class="edi-slip-{kind}"></i>{words}</li>' for kind, words in _KEY)
    return f'<ul class="edi-slip-key" aria-hidden="true">{entries}</ul>'


def _months(span: Span) -> str:
    """The names of a few months, each over its first day."""
    names = "".join(
        f'<span style="left:{along:g}%">{name}</span>' for name, along in span.named() if along <= _LATE
    )
    return f'<div class="edi-slip-months" aria-hidden="true"><span>{names}</span></div>'


def _row(row: Slip, span: Span, today: date) -> str:
    first, *moves = (span.along(day) for day in row.days)
    *ticks, now = moves or [first]
    ends = min(first, now), max(first, now)
    marks = (
        f'<i class="edi-slip-today" style="left:{span.along(today):g}%"></i>'
        f'<i class="edi-slip-bar" style="left:{ends[0]:g}%;width:{ends[1] - ends[0]:g}%"></i>'
        f'<i class="edi-slip-ring" style="left:{first:g}%"></i>'
        + "".join(f'<i class="edi-slip-tick" style="left:{place:g}%"></i>' for place in ticks)
        + f'<i class="edi-slip-dot" style="left:{now:g}%"></i>'
    )
    return (
        f'<li><span class="edi-slip-name">{text(row.label)}</span>'
        f'<span class="edi-slip-line" aria-hidden="true">{marks}</span>'
        f'<span class="edi-slip-note">{text(row.note)}</span></li>'
    )
