"""A chart's figure, as its spec says it, in marks: the placing of every word is the screen's own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from itertools import groupby
from typing import Any

from edi_metrics.charts import theme
from edi_metrics.charts.theme import Spec
from edi_metrics.exports.pictures.marks import LINE, Disc, Mark, Path, Picture, Point, Run, Words

_DIAMOND = 0.65
"""Half of a diamond's diagonal, as a share of its size."""
_BESIDE = 5
"""Between a mark and the words beside it."""
_LEAST_LEADER = 1.0
"""A leader thinner than this is one that the spec does not want seen."""

_PAIR = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
_BOLD = re.compile(r"(<b>.*?</b>)")


def plotted(spec: Spec, width: float) -> Picture:
    """The figure in its light colours, `width` pixels wide and as high as it says."""
    found = theme.resolved(spec)
    layout = found["layout"]
    plot = _Plot.of(layout, width)
    marks = (
        *_grid(layout, plot),
        *_shapes(layout["shapes"], plot, above=False),
        *(mark for trace in found["data"] for mark in _trace(trace, plot)),
        *_shapes(layout["shapes"], plot, above=True),
        *_ticks(layout, plot),
        *(mark for note in layout["annotations"] for mark in _annotation(note, plot)),
    )
    return Picture(width, layout["height"], marks)


@dataclass(frozen=True)
class _Plot:
    """Where the plot lies in the picture, and what its axes hold."""

    left: float
    top: float
    width: float
    height: float
    across: tuple[float, float]
    upward: tuple[float, float]

    @classmethod
    def of(cls, layout: Spec, width: float) -> "_Plot":
        margin = layout["margin"]
        return cls(
            margin["l"],
            margin["t"],
            width - margin["l"] - margin["r"],
            layout["height"] - margin["t"] - margin["b"],
            _ends(layout["xaxis"]),
            _ends(layout["yaxis"]),
        )

    def x(self, value: Any, ref: str = "x") -> float:
        """Pixels right of the picture's left edge; `ref` 'paper' means shares of the plot."""
        first, last = (0.0, 1.0) if ref == "paper" else self.across
        return self.left + self.width * (_number(value) - first) / ((last - first) or 1.0)

    def y(self, value: Any, ref: str = "y") -> float:
        """Pixels below the picture's top."""
        first, last = (0.0, 1.0) if ref == "paper" else self.upward
        return self.top + self.height * (1 - (_number(value) - first) / ((last - first) or 1.0))

    def point(self, x: Any, y: Any) -> Point:
        return self.x(x), self.y(y)


def _ends(axis: Spec) -> tuple[float, float]:
    first, last = axis["range"]
    return _number(first), _number(last)


def _number(value: Any) -> float:
    """A place on an axis: a figure, or a day as the number of days."""
    return float(date.fromisoformat(value).toordinal() if isinstance(value, str) else value)


# Axes


def _grid(layout: Spec, plot: _Plot) -> Iterator[Mark]:
    for name in ("xaxis", "yaxis"):
        axis = layout[name]
        if axis["showgrid"]:
            for tick in axis["tickvals"]:
                yield Path(_across(plot, name, tick), axis["gridcolor"], axis["gridwidth"])
    if layout["xaxis"].get("showline"):
        foot = plot.top + plot.height
        ends = (plot.left, foot), (plot.left + plot.width, foot)
        yield Path(ends, layout["xaxis"]["linecolor"], layout["xaxis"]["linewidth"])


def _across(plot: _Plot, name: str, tick: Any) -> tuple[Point, Point]:
    if name == "xaxis":
        return (plot.x(tick), plot.top), (plot.x(tick), plot.top + plot.height)
    return (plot.left, plot.y(tick)), (plot.left + plot.width, plot.y(tick))


def _ticks(layout: Spec, plot: _Plot) -> Iterator[Mark]:
    axis = layout["xaxis"]
    under = plot.top + plot.height + axis["ticklabelstandoff"] + LINE / 2
    for tick, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        yield from _lines(text, plot.x(tick), under, "center", axis["tickfont"]["color"])
    axis = layout["yaxis"]
    for tick, text in zip(axis["tickvals"], axis.get("ticktext", ()), strict=True):
        left = plot.left - axis["ticklabelstandoff"]
        rise = LINE * text.count("<br>") / 2
        yield from _lines(text, left, plot.y(tick) - rise, "right", axis["tickfont"]["color"])


# Traces


def _trace(trace: Spec, plot: _Plot) -> Iterator[Mark]:
    if trace["type"] == "bar":
        yield from _bars(trace, plot)
        return
    if "lines" in trace["mode"]:
        yield from _runs(trace, plot)
    if "markers" in trace["mode"]:
        yield from _markers(trace, plot)


def _bars(trace: Spec, plot: _Plot) -> Iterator[Mark]:
    half = trace["width"] / 2
    for value, place in zip(trace["x"], trace["y"], strict=True):
        corners = (0, place - half), (value, place - half), (value, place + half), (0, place + half)
        yield Path(_points(corners, plot), fill=trace["marker"]["color"], closed=True)


def _runs(trace: Spec, plot: _Plot) -> Iterator[Mark]:
    look = trace["line"]
    pairs = list(zip(trace["x"], trace["y"], strict=True))
    for whole, run in groupby(pairs, key=lambda pair: None not in pair):
        if not whole:
            continue
        points = _points(list(run), plot)
        if "fillcolor" in trace:
            yield Path(points, fill=trace["fillcolor"], closed=True)
        elif len(points) > 1:
            yield Path(points, look["color"], look["width"], look.get("dash", "solid"))


def _points(pairs: Sequence[tuple[Any, Any]], plot: _Plot) -> tuple[Point, ...]:
    return tuple(plot.point(x, y) for x, y in pairs)


def _markers(trace: Spec, plot: _Plot) -> Iterator[Mark]:
    texts = trace.get("text") or [""] * len(trace["x"])
    sides = trace.get("textposition") or [""] * len(trace["x"])
    for x, y, text, side in zip(trace["x"], trace["y"], texts, sides, strict=True):
        if x is None or y is None:
            continue
        at = plot.point(x, y)
        yield _symbol(trace["marker"], at)
        if text:
            off = trace["marker"]["size"] / 2 + _BESIDE
            right = side == "middle right"
            place = at[0] + (off if right else -off)
            yield from _lines(text, place, at[1], "left" if right else "right", trace["textfont"]["color"])


def _symbol(marker: Spec, at: Point) -> Mark:
    (x, y), half = at, marker["size"] / 2
    edge = marker.get("line", {})
    stroke, width = (edge["color"], edge["width"]) if edge.get("width") else ("", 0.0)
    if marker["symbol"] == "circle":
        return Disc(x, y, half, marker["color"], stroke, width)
    if marker["symbol"] == "diamond":
        half *= 2 * _DIAMOND
        corners: tuple[Point, ...] = ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
    else:
        corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
    return Path(corners, stroke, width, fill=marker["color"], closed=True)


# Shapes


def _shapes(shapes: Sequence[Spec], plot: _Plot, *, above: bool) -> Iterator[Mark]:
    for shape in shapes:
        if (shape.get("layer", "above") == "above") == above:
            yield _sized(shape, plot) if shape.get("xsizemode") == "pixel" else _placed(shape, plot)


def _placed(shape: Spec, plot: _Plot) -> Mark:
    """A line or a box between two places of the plot."""
    look = shape["line"]
    xs = [plot.x(shape[end], shape.get("xref", "x")) for end in ("x0", "x1")]
    ys = [plot.y(shape[end], shape.get("yref", "y")) for end in ("y0", "y1")]
    if shape["type"] == "line":
        ends = (xs[0], ys[0]), (xs[1], ys[1])
        return Path(ends, look["color"], look["width"], look.get("dash", "solid"))
    corners = (xs[0], ys[0]), (xs[1], ys[0]), (xs[1], ys[1]), (xs[0], ys[1])
    return Path(corners, look["color"], look["width"], look.get("dash", "solid"), closed=True)


def _sized(shape: Spec, plot: _Plot) -> Mark:
    """A shape of the key: so many pixels from a place of the plot, whatever the plot's size."""
    left, top = plot.x(shape["xanchor"], shape["xref"]), plot.y(shape["yanchor"], shape["yref"])
    if shape["type"] == "circle":
        radius = abs(shape["x1"] - shape["x0"]) / 2
        x, y = left + (shape["x0"] + shape["x1"]) / 2, top - (shape["y0"] + shape["y1"]) / 2
        return Disc(x, y, radius, "", shape["line"]["color"], shape["line"]["width"])
    points = tuple((left + float(x), top - float(y)) for x, y in _PAIR.findall(shape["path"]))
    return Path(points, fill=shape["fillcolor"], closed=True)


# Words


def _annotation(note: Mapping[str, Any], plot: _Plot) -> Iterator[Mark]:
    x = plot.x(note["x"], note.get("xref", "x")) + note.get("xshift", 0)
    y = plot.y(note["y"], note.get("yref", "y")) - note.get("yshift", 0)
    if note["showarrow"]:
        end = x + note["ax"], y + note["ay"]
        if note["arrowwidth"] >= _LEAST_LEADER:
            start = x + (note["standoff"] if note["ax"] > 0 else -note["standoff"]), y
            yield Path((start, end), note["arrowcolor"], note["arrowwidth"])
        x, y = end[0] + (2 if note["ax"] > 0 else -2), end[1]
    tall = LINE * note["text"].count("<br>")
    first = {"top": y + LINE / 2, "middle": y - tall / 2, "bottom": y - tall - LINE / 2}[note["yanchor"]]
    yield from _lines(note["text"], x, first, note["xanchor"], note["font"]["color"], note.get("bgcolor", ""))


def _lines(text: str, x: float, first: float, anchor: str, colour: str, under: str = "") -> Iterator[Mark]:
    """The lines of a spec's words from the first one's middle down; on a ground of the colour `under`."""
    for place, part in enumerate(text.split("<br>")):
        runs = tuple(_run(piece) for piece in _BOLD.split(part.strip()) if piece)
        middle = first + LINE * place
        if under:
            yield Path(_ground(runs, x, middle), fill=under, closed=True)
        if runs:
            yield Words(runs, x, middle, anchor, colour)


def _ground(runs: Sequence[Run], x: float, middle: float) -> tuple[Point, ...]:
    """A box behind one centred line, so that what it lies on is not read through it."""
    half = 4 * sum(len(run.text) for run in runs) + 2
    top, bottom = middle - LINE / 2, middle + LINE / 2
    return (x - half, top), (x + half, top), (x + half, bottom), (x - half, bottom)


def _run(piece: str) -> Run:
    bold = piece.startswith("<b>")
    return Run(unescape(piece.removeprefix("<b>").removesuffix("</b>")), bold)
