"""How far groups lie apart: a dot a group on a line, and a ring for what was agreed."""

from collections.abc import Iterator

from edi_metrics.exports.pictures.legend import key
from edi_metrics.exports.pictures.marks import (
    CARD,
    FAINT,
    GROUP,
    INK,
    LINE,
    MUTED,
    WIDTH,
    Disc,
    Mark,
    Picture,
    broken,
    hidden,
    line,
    stacked,
    words,
)
from edi_metrics.story.blocks import Ranged, Ranges

_NAME = 200.0
_GAP = 20.0
_ROW = 26.0
_OUTLINE = 118.0


def ranges(drawing: Ranges) -> Picture:
    """A key, then each row: its name, its dots with the range between them, and both ends in words."""
    marks, top = key(
        [
            (_dot, drawing.dot),
            (_ring, drawing.ring),
            (None, f"Each line runs from {drawing.bottom:g} to {drawing.top:g}"),
        ]
    )
    for row in drawing.ranges:
        name = broken(row.label, _NAME)
        marks += stacked(name, _NAME, top + _ROW / 2, anchor="right")
        marks += _line(row, drawing, top + _ROW / 2)
        ends = broken(_ends(row), WIDTH - _NAME - _GAP)
        marks += (
            words(part, _NAME + _GAP, top + _ROW + LINE * (place + 0.5), colour=MUTED)
            for place, part in enumerate(ends)
        )
        top += max(_ROW + LINE * len(ends), LINE * len(name)) + 8
    return Picture(WIDTH, top, tuple(marks))


def _line(row: Ranged, drawing: Ranges, middle: float) -> Iterator[Mark]:
    start, end = _NAME + _GAP, WIDTH - 10
    seen = [dot.cell.value for dot in row.shown if dot.cell.value is not None]
    if not seen:
        symbol = row.dots[0].text if row.dots else "x"
        yield hidden(start, middle - 10, _OUTLINE, 20)
        yield words(symbol, start + _OUTLINE / 2, middle, anchor="center", bold=True)
        return

    def along(value: float) -> float:
        return start + (end - start) * (value - drawing.bottom) / ((drawing.top - drawing.bottom) or 1.0)

    yield line((start, middle), (end, middle), FAINT, 1)
    yield line((along(seen[0]), middle), (along(seen[-1]), middle), FAINT, 6)
    for value in seen:
        yield _dot(along(value), middle)
    if row.ring is not None and row.ring.value is not None:
        yield _ring(along(row.ring.value), middle)


def _dot(x: float, y: float) -> Disc:
    return Disc(x, y, 5.5, GROUP, CARD, 1.5)


def _ring(x: float, y: float) -> Disc:
    return Disc(x, y, 8, "", INK, 2.5)


def _ends(row: Ranged) -> str:
    """The lowest and the highest group with their figures, and what was agreed."""
    ends = [f"{dot.label} {dot.text}" for dot in dict.fromkeys((*row.shown[:1], *row.shown[-1:]))]
    if row.shown and row.ring is not None:
        ends.append(f"{row.ring.named} {row.ring.text}")
    return "; ".join(ends)
