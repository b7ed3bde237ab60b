"""What a picture is made of: paths, discs and words, each at its place in pixels of a chart on the screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from edi_metrics import tokens
from edi_metrics.charts.wording import within

WIDTH = 777.0
"""How wide every picture is: a chart's letters are then as large as the small text of a page."""

LINE = 18.0
"""From one line of words to the next."""

INK = tokens.INK.light
MUTED = tokens.MUTED.light
CARD = tokens.CARD.light
FAINT = tokens.HAIRLINE.light
CONTROL = tokens.CONTROL.light
GROUP = tokens.SERIES[0].light
ALL = tokens.SERIES[4].light
CONTEXT = tokens.SERIES[5].light

Point = tuple[float, float]
"""Pixels right of the picture's left edge, pixels below its top."""


@dataclass(frozen=True)
class Path:
    """A run of straight lines, filled where `fill` is a colour. An empty colour draws nothing."""

    points: tuple[Point, ...]
    stroke: str = ""
    width: float = 1.0
    dash: str = "solid"
    """'solid', 'dot' or 'dash'."""
    fill: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Disc:
    """A circle round its middle."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class Run:
    """Some words in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Words:
    """One line of words: `x` is its left end, its middle or its right end; `y` is its middle."""

    runs: tuple[Run, ...]
    x: float
    y: float
    anchor: str = "left"
    """'left', 'center' or 'right'."""
    colour: str = INK
    size: float = float(tokens.CHART_PX)


Mark = Path | Disc | Words


@dataclass(frozen=True)
class Picture:
    """Marks in the order in which they are drawn: the later lies on the earlier."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """Every line of words in it."""
        return tuple("".join(run.text for run in mark.runs) for mark in self.marks if isinstance(mark, Words))


def box(left: float, top: float, width: float, height: float, fill: str) -> Path:
    """A filled upright rectangle."""
    return Path(_corners(left, top, width, height), fill=fill, closed=True)


def outline(left: float, top: float, width: float, height: float, stroke: str, *, dash: str) -> Path:
    """An upright rectangle that is not filled."""
    return Path(_corners(left, top, width, height), stroke, 1.5, dash, closed=True)


def _corners(left: float, top: float, width: float, height: float) -> tuple[Point, ...]:
    right, bottom = left + width, top + height
    return (left, top), (right, top), (right, bottom), (left, bottom)


def line(start: Point, end: Point, stroke: str, width: float, dash: str = "solid") -> Path:
    """A straight line."""
    return Path((start, end), stroke, width, dash)


def hidden(left: float, top: float, width: float, height: float) -> Path:
    """The dotted outline of what is hidden. Its size is the same whatever lies behind it."""
    return outline(left, top, width, height, INK, dash="dot")


def ring(x: float, y: float) -> Disc:
    """What a figure is set beside: open."""
    return Disc(x, y, 5.5, CARD, INK, 2.5)


def words(
    text: str, x: float, y: float, *, anchor: str = "left", bold: bool = False, colour: str = INK
) -> Words:
    """One line in one weight."""
    return Words((Run(text, bold),), x, y, anchor, colour)


def stacked(
    texts: Sequence[str], x: float, middle: float, *, anchor: str = "left", colour: str = INK
) -> Iterable[Words]:
    """Lines under each other round one middle."""
    first = middle - LINE * (len(texts) - 1) / 2
    for place, text in enumerate(texts):
        yield words(text, x, first + LINE * place, anchor=anchor, colour=colour)


def broken(text: str, room: float) -> list[str]:
    """`text` in lines that fit `room`; a word longer than the room is not broken."""
    return [unescape(part) for part in within(text, room, width=len(text) + 1).split("<br>")] if text else []
