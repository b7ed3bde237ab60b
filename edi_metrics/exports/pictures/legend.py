"""The key over a picture: a small shape, then what it is, in as many lines as that takes."""

from collections.abc import Callable, Iterator, Sequence

from edi_metrics.charts.wording import width_px
from edi_metrics.exports.pictures.marks import GROUP, MUTED, WIDTH, Mark, box, ring, words

Shape = Callable[[float, float], Mark]
"""Draws a shape round its middle."""

_SHAPE = 20.0
_BETWEEN = 22.0
_ROW = 22.0
_UNDER = 8.0


def key(entries: Sequence[tuple[Shape | None, str]]) -> tuple[list[Mark], float]:
    """The marks of the key, and how far down they reach. An entry without a shape is words alone."""
    if not entries:
        return [], 0.0
    marks: list[Mark] = []
    across, middle = 0.0, _ROW / 2
    for shape, said in entries:
        before = _SHAPE if shape else 0.0
        wide = before + width_px(said)
        if across and across + wide > WIDTH:
            across, middle = 0.0, middle + _ROW
        if shape:
            marks.append(shape(across + 7, middle))
        marks.append(words(said, across + before, middle, colour=MUTED))
        across += wide + _BETWEEN
    return marks, middle + _ROW / 2 + _UNDER


def swatch(colour: str) -> Shape:
    """A small box in a colour."""
    return lambda x, y: box(x - 6, y - 6, 12, 12, colour)


def bar_and_ring(filled: str, ringed: str) -> tuple[list[Mark], float]:
    """What the bar is and what the ring is, over a drawing that has rings."""
    return key(list(_bar_and_ring(filled, ringed)))


def _bar_and_ring(filled: str, ringed: str) -> Iterator[tuple[Shape, str]]:
    if ringed:
        yield swatch(GROUP), filled
        yield ring, ringed
