"""The screen's own figures as SVG: the same marks, places and words, drawn from the same description.

`charts` says what a dumbbell, a gap, a trend, a trajectory or a slope is made of, hidden figures included.
This module knows lines, bars, marks and words, and nothing of what they mean.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape, unescape
from itertools import groupby
from typing import Any

from edi_metrics.charts import theme
from edi_metrics.charts.wording import width_px
from edi_metrics.exports import pack_svg as svg
from edi_metrics.exports.pack_svg import Point, Stroke
from edi_metrics.exports.plain import plain

_COLOURS: Mapping[str, str] = {
    **{colour: f"var(--edi-series-{place})" for place, colour in enumerate(theme.SERIES, start=1)},
    theme.ALL: svg.ALL,
    theme.CONTEXT: svg.CONTEXT,
    theme.INK: svg.INK,
    theme.PAGE: svg.CARD,
    theme.FAINT: svg.FAINT,
}
_DASHES = {"dot": svg.DOTS, "dash": "9 6"}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_BOLD = re.compile(r"<b>(.*?)</b>")
_GRID = Stroke(svg.FAINT, 1)
_LEAST_LEADER_PX = 1.0
"""A thinner leader is the charts' way to say that there is none."""


def plot(spec: theme.Spec) -> str:
    """A figure's description as a plot that is as wide as its card."""
    return _Plot(spec["layout"]).drawn(spec["data"])


class _Plot:
    """A plot of a given height, between its two axes."""

    def __init__(self, layout: theme.Spec) -> None:
        self._layout = layout
        margin = layout["margin"]
        self._room = tuple(float(margin[side]) for side in "trbl")
        self._height = float(layout["height"]) - self._room[0] - self._room[2]

    def drawn(self, data: Sequence[theme.Spec]) -> str:
        """Grid and low shapes, then traces, then high shapes and words."""
        shapes = self._layout["shapes"]
        low = [self._shape(one) for one in shapes if one.get("layer") == "below"]
        high = [self._shape(one) for one in shapes if one.get("layer") != "below"]
        traces = [part for one in data for part in self._trace(one)]
        said = [self._note(one) for one in self._layout["annotations"]]
        top, right, bottom, left = self._room
        parts = (*self._grid(), *low, *traces, *high, *self._ticks(), *said)
        return svg.canvas(self._height, *parts, room=(top, right, bottom, left))

    # Places ------------------------------------------------------------------------------------------

    def _across(self, value: Any, ref: str = "x") -> float:
        return 100 * (float(value) if ref == "paper" else _share(value, self._layout["xaxis"]))

    def _down(self, value: Any, ref: str = "y") -> float:
        share = float(value) if ref == "paper" else _share(value, self._layout["yaxis"])
        return self._height * (1 - share)

    # Axes --------------------------------------------------------------------------------------------

    def _grid(self) -> Iterator[str]:
        across, down = self._layout["xaxis"], self._layout["yaxis"]
        if across["showgrid"]:
            for tick in across["tickvals"]:
                place = self._across(tick)
                yield svg.line((place, 0), (place, self._height), _GRID)
        if down["showgrid"]:
            for tick in down["tickvals"]:
                yield svg.line((0, self._down(tick)), (100, self._down(tick)), _GRID)
        if across.get("showline"):
            yield svg.line((0, self._height), (100, self._height), Stroke(svg.CONTEXT, 1))

    def _ticks(self) -> Iterator[str]:
        across, down = self._layout["xaxis"], self._layout["yaxis"]
        foot = self._height + across["ticklabelstandoff"] + svg.LINE_PX / 2
        for tick, label in zip(across["tickvals"], across["ticktext"], strict=True):
            yield svg.at((self._across(tick), foot), _said(label, "middle", (0, 0), svg.INK))
        for tick, label in zip(down["tickvals"], down.get("ticktext", ()), strict=True):
            shift = (-float(down["ticklabelstandoff"]), 0.0)
            yield svg.at((0, self._down(tick)), _said(label, "end", shift, svg.INK))

    # Traces ------------------------------------------------------------------------------------------

    def _trace(self, one: theme.Spec) -> Iterator[str]:
        if one["type"] == "bar":
            yield from self._bars(one)
            return
        if "lines" in one["mode"]:
            yield from self._lines(one)
        if "markers" in one["mode"]:
            yield from self._marks(one)

    def _bars(self, one: theme.Spec) -> Iterator[str]:
        style = f"fill:{_COLOURS[one['marker']['color']]}"
        zero = self._across(0)
        for value, row in zip(one["x"], one["y"], strict=True):
            ends = sorted((zero, self._across(value)))
            edges = sorted(self._down(row + side * one["width"] / 2) for side in (-1, 1))
            yield svg.box(ends[0], ends[1], edges[0], edges[1] - edges[0], style)

    def _lines(self, one: theme.Spec) -> Iterator[str]:
        for points in self._runs(one):
            if one.get("fill") == "toself":
                yield svg.area(points, self._height, _COLOURS[one["fillcolor"]])
            elif len(points) > 1:
                yield svg.run(points, self._height, _stroke(one["line"]))

    def _runs(self, one: theme.Spec) -> Iterator[list[Point]]:
        """The points between gaps: a line never joins what lies on both sides of one."""
        pairs = zip(one["x"], one["y"], strict=True)
        for there, points in groupby(pairs, key=lambda pair: None not in pair):
            if there:
                yield [(self._across(x), self._down(y)) for x, y in points]

    def _marks(self, one: theme.Spec) -> Iterator[str]:
        mark = one["marker"]
        edge = mark["line"]
        style = f"fill:{_COLOURS[mark['color']]}"
        if edge["width"]:
            style += f";stroke:{_COLOURS[edge['color']]};stroke-width:{edge['width']:g}"
        drawn = svg.shape(mark["symbol"], float(mark["size"]), style)
        labels = one.get("text", [""] * len(one["x"]))
        sides = one.get("textposition", [""] * len(one["x"]))
        for x, y, label, side in zip(one["x"], one["y"], labels, sides, strict=True):
            if None not in (x, y):
                said = _beside(label, side, mark["size"] / 2 + 5, one["textfont"]["color"]) if label else ""
                yield svg.at((self._across(x), self._down(y)), drawn + said)

    # Shapes and words --------------------------------------------------------------------------------

    def _shape(self, one: theme.Spec) -> str:
        if one.get("xsizemode") == "pixel":
            return self._in_pixels(one)
        x_ref, y_ref = one.get("xref", "x"), one.get("yref", "y")
        start = self._across(one["x0"], x_ref), self._down(one["y0"], y_ref)
        end = self._across(one["x1"], x_ref), self._down(one["y1"], y_ref)
        if one["type"] == "line":
            return svg.line(start, end, _stroke(one["line"]))
        top, foot = sorted((start[1], end[1]))
        return svg.box(start[0], end[0], top, foot - top, _stroke(one["line"]).style)

    def _in_pixels(self, one: theme.Spec) -> str:
        """A mark of the key, a fixed way from a corner of the plot."""
        place = 100 * float(one["xanchor"]), self._height * (1 - float(one["yanchor"]))
        if one["type"] == "circle":
            x, y = (one["x0"] + one["x1"]) / 2, -(one["y0"] + one["y1"]) / 2
            ring = f'<circle cx="{x:g}" cy="{y:g}" r="{(one["x1"] - one["x0"]) / 2:g}"'
            return svg.at(place, f'{ring} style="{_stroke(one["line"]).style}"/>')
        corners = [corner.split(",") for corner in re.findall(r"[-\d.]+,[-\d.]+", one["path"])]
        points = " ".join(f"{float(x):g},{-float(y):g}" for x, y in corners)
        return svg.at(place, f'<polygon points="{points}" style="fill:{_COLOURS[one["fillcolor"]]}"/>')

    def _note(self, one: theme.Spec) -> str:
        place = self._across(one["x"], one.get("xref", "x")), self._down(one["y"], one.get("yref", "y"))
        across, down = float(one.get("xshift", 0)), -float(one.get("yshift", 0))
        leader = ""
        if one["showarrow"]:
            across, down = across + one["ax"], down + one["ay"]
            leader = _leader(one)
        tall = svg.LINE_PX * len(one["text"].split("<br>"))
        down += {"top": tall / 2, "middle": 0, "bottom": -tall / 2}[one["yanchor"]]
        gap = {"left": 2, "center": 0, "right": -2}[one["xanchor"]]
        colour = _COLOURS[one["font"]["color"]]
        said = _said(one["text"], _ANCHORS[one["xanchor"]], (across + gap, down), colour)
        return svg.at(place, leader + _cleared(one, (across, down)) + said)


def _share(value: Any, axis: theme.Spec) -> float:
    """How far along an axis a value or a day lies, from 0 to 1."""
    start, end = axis["range"]
    if axis["type"] == "date":
        first, on, last = (date.fromisoformat(day).toordinal() for day in (start, value, end))
        return (on - first) / ((last - first) or 1)
    return (float(value) - float(start)) / (float(end - start) or 1.0)


def _stroke(one: Mapping[str, Any]) -> Stroke:
    return Stroke(_COLOURS[one["color"]], float(one["width"]), _DASHES.get(one.get("dash", ""), ""))


def _leader(one: theme.Spec) -> str:
    """The thin line from a mark to its words, starting clear of the mark."""
    if one["arrowwidth"] < _LEAST_LEADER_PX:
        return ""
    across, down = float(one["ax"]), float(one["ay"])
    length = (across**2 + down**2) ** 0.5 or 1.0
    clear = min(1.0, one["standoff"] / length)
    style = Stroke(_COLOURS[one["arrowcolor"]], one["arrowwidth"]).style
    return (
        f'<line x1="{across * clear:.4g}" y1="{down * clear:.4g}" x2="{across:.4g}" y2="{down:.4g}"'
        f' style="{style}"/>'
    )


def _cleared(one: theme.Spec, middle: Point) -> str:
    """The room under words that stand on a line, in the card's colour."""
    if "bgcolor" not in one:
        return ""
    width = width_px(one["text"]) + 4
    return (
        f'<rect x="{middle[0] - width / 2:g}" y="{middle[1] - 9:g}" width="{width}" height="{svg.LINE_PX}"'
        f' style="fill:{_COLOURS[one["bgcolor"]]}"/>'
    )


def _beside(label: str, side: str, clear: float, colour: str) -> str:
    before = side == "middle left"
    shift = (-clear if before else clear, 0.0)
    return _said(label.strip(), "end" if before else "start", shift, _COLOURS[colour])


def _said(label: str, anchor: str, shift: Point, colour: str) -> str:
    """A figure's words: its line breaks and its bold, and everything else as plain text."""
    return svg.rich((_line(one) for one in label.split("<br>")), anchor, shift, colour)


def _line(marked: str) -> str:
    plainly_and_boldly = enumerate(_BOLD.split(marked))
    return "".join(
        f'<tspan class="strong">{_escaped(part)}</tspan>' if place % 2 else _escaped(part)
        for place, part in plainly_and_boldly
    )


def _escaped(part: str) -> str:
    """Plain words, with the spaces at their ends kept: they part bold from what follows."""
    words = unescape(part)
    before = " " if words[:1].isspace() else ""
    after = " " if words.strip() and words[-1:].isspace() else ""
    return f"{before}{escape(plain(words))}{after}"
