"""Dates that moved: the first an open ring, each move a tick, the present one filled."""

from collections.abc import Iterator
from datetime import date

from edi_metrics.charts.months import Span
from edi_metrics.exports.pictures.legend import key
from edi_metrics.exports.pictures.marks import (
    CARD,
    CONTEXT,
    FAINT,
    GROUP,
    INK,
    LINE,
    MUTED,
    WIDTH,
    Disc,
    Mark,
    Path,
    Picture,
    broken,
    line,
    stacked,
    words,
)
from edi_metrics.story.blocks import Slip, Timeline

_NAME, _NOTE, _GAP = 250.0, 170.0, 16.0
_START, _END = _NAME + _GAP, WIDTH - _NOTE - _GAP
_ROW = 30.0


def timeline(drawing: Timeline) -> Picture:
    """A key and the months, then each action's line with its move in words at the end."""
    marks, top = key(
        [
            (_ring, "First date agreed"),
            (_tick, "Moved to, and moved again"),
            (_dot, "Date now"),
            (_today, "Today"),
        ]
    )
    span = Span([drawing.today, *(day for slip in drawing.slips for day in slip.days)])
    marks += _months(span, top + LINE / 2)
    top += LINE + 4
    for slip in drawing.slips:
        name, note = broken(slip.label, _NAME), broken(slip.note, _NOTE)
        tall = max(_ROW, LINE * max(len(name), len(note)) + 8)
        middle = top + tall / 2
        marks += stacked(name, 0, middle)
        marks += _line(slip, span, drawing.today, middle)
        marks += stacked(note, _END + _GAP, middle, colour=MUTED)
        top += tall
    return Picture(WIDTH, top, tuple(marks))


def _months(span: Span, middle: float) -> Iterator[Mark]:
    """The names of a few months, each over its first day."""
    for name, along in span.named():
        yield words(name, _across(along), middle, colour=MUTED)


def _across(along: float) -> float:
    """Where a place of the line is, in pixels from the left."""
    return _START + (_END - _START) * along / 100


def _line(slip: Slip, span: Span, today: date, middle: float) -> Iterator[Mark]:
    first, *moves = (_across(span.along(day)) for day in slip.days)
    *ticks, now = moves or [first]
    yield line((_START, middle), (_END, middle), FAINT, 1)
    yield _today(_across(span.along(today)), middle)
    yield line((first, middle), (now, middle), CONTEXT, 3)
    yield _ring(first, middle)
    for place in ticks:
        yield _tick(place, middle)
    yield _dot(now, middle)


def _ring(x: float, y: float) -> Disc:
    return Disc(x, y, 5.5, CARD, GROUP, 2.5)


def _dot(x: float, y: float) -> Disc:
    return Disc(x, y, 6.5, GROUP)


def _tick(x: float, y: float) -> Path:
    return line((x, y - 7), (x, y + 7), GROUP, 3)


def _today(x: float, y: float) -> Path:
    return line((x, y - 10), (x, y + 10), INK, 2, "dot")
