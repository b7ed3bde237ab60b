"""The rules every figure keeps, as a function that lists what a figure breaks."""

import json
import re
from collections.abc import Iterator
from typing import Any

from edi_metrics import tokens
from edi_metrics.charts.theme import INK, PAGE, PLACEHOLDERS, SERIES

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)|hsla?\([^)]*\)")
_SEE_THROUGH = "rgba(0,0,0,0)"
_TEXT_COLOURS = {INK, PAGE, *(series for series in SERIES if series != SERIES[1])}
"""Words are ink, or in their series' colour unless that is orange, which is for marks alone."""

Spec = dict[str, Any]


def broken_rules(spec: Spec) -> list[str]:
    """What the figure does that look.md forbids, in words; empty when it keeps every rule."""
    return sorted(
        {*_colours(spec), *_series(spec), *_text(spec), *_bars(spec), *_axes(spec), *_telling(spec)}
    )


def _colours(spec: Spec) -> Iterator[str]:
    for colour in _COLOUR.findall(json.dumps(spec)):
        if colour not in PLACEHOLDERS and colour != _SEE_THROUGH:
            yield f"colour outside the placeholders: {colour}"


def _series(spec: Spec) -> Iterator[str]:
    """More than four groups, or a group told apart by a colour that is no series."""
    drawn = {colour for colour in _COLOUR.findall(json.dumps(spec["data"])) if colour in SERIES}
    if len(drawn) > 4:
        yield "more than four series colours"
    for trace in spec["data"]:
        for mark in (trace.get("line", {}), trace.get("marker", {})):
            if isinstance(mark.get("color"), list):
                yield "a trace in several colours"


def _text(spec: Spec) -> Iterator[str]:
    for path, value in _leaves(spec):
        if path[-1] == "size" and any("font" in step for step in path) and value < tokens.CHART_PX:
            yield f"text under {tokens.CHART_PX} px"
        if path[-1] == "color" and any("font" in step for step in path) and value not in _TEXT_COLOURS:
            yield f"words in a colour for marks: {value}"
        if path[-1] in ("tickangle", "textangle") and value != 0:
            yield "text that is not horizontal"


def _bars(spec: Spec) -> Iterator[str]:
    """A bar is read by its length: its axis holds zero, and it starts there."""
    for trace in spec["data"]:
        if trace["type"] == "bar":
            low, high = spec["layout"]["xaxis" if trace.get("orientation") == "h" else "yaxis"]["range"]
            if not low <= 0 <= high or trace.get("base"):
                yield "bars that do not start at zero"


def _axes(spec: Spec) -> Iterator[str]:
    for name, axis in spec["layout"].items():
        if re.match(r"[xy]axis\d*$", name):
            if not axis.get("fixedrange"):
                yield "an axis that can be dragged"
            if "range" not in axis:
                yield "an axis whose range Plotly chooses"
    if spec["layout"].get("showlegend"):
        yield "a legend box"


def _telling(spec: Spec) -> Iterator[str]:
    """Anything told on hover alone, moving, or different each time it is made."""
    for path, value in _leaves(spec):
        if path[-1] in ("customdata", "hovertext", "hovertemplate", "ids", "meta"):
            yield f"figures where nobody sees them: {path[-1]}"
        if path[-1] == "uid":
            yield "an id that differs each time"
        if path[-1] == "transition":
            yield "something that moves"
        if path[-1] == "hoverinfo" and value != "skip":
            yield "figures on hover"
    if spec["layout"].get("hovermode") is not False:
        yield "figures on hover"


def hidden_marks(spec: Spec) -> int:
    """How many symbols of missing figures the figure prints."""
    words = [str(note["text"]) for note in spec["layout"]["annotations"]]
    return sum(bool(re.match(r"<b>[cuxz]</b>", text)) for text in words)


def drawn_values(spec: Spec) -> set[float]:
    """Every figure a trace places on the value axis or the row axis."""
    numbers = (value for trace in spec["data"] for axis in ("x", "y") for value in trace[axis])
    return {float(number) for number in numbers if isinstance(number, int | float)}


def outline_sizes(spec: Spec) -> set[float]:
    """The lengths of the dotted outlines: one, however many there are."""
    dotted = (shape for shape in spec["layout"]["shapes"] if shape.get("line", {}).get("dash") == "dot")
    return {round(shape["x1"] - shape["x0"], 6) for shape in dotted}


def _leaves(value: Any, path: tuple[str, ...] = ("figure",)) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("customdata", "ids", "transition", "meta"):
                yield (*path, name), inner
            yield from _leaves(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, path)
    else:
        yield path, value
