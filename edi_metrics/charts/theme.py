"""What every figure shares: colours that follow the reader's theme, type, margins, the one way to make it.

A colour here is a placeholder that Streamlit swaps, in the browser, for the theme in use, so one figure
serves light and dark and is not drawn again when the theme changes. Exports swap them through `resolved`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from edi_metrics import tokens

Spec = dict[str, Any]
"""A figure as plain data: `data` and `layout`, as Plotly's schema has them."""

SERIES = ("#000001", "#000002", "#000003", "#000004")
"""The group in question, then up to three more."""
GROUP = SERIES[0]
ALL = "#000005"
"""Everyone, or a benchmark: drawn open."""
CONTEXT = "#000006"
INK = "#000037"
PAGE = "#000038"
FAINT = "#000039"

PHONE_PX = 300
"""How wide a figure is on a phone: every figure's words must fit that."""

CONFIG: Mapping[str, Any] = {"displayModeBar": False, "staticPlot": True, "responsive": True}
"""How the browser is to treat a figure: no tool bar, nothing to drag, nothing told on hover alone."""

_LIGHT = {
    **{f"#{step:06d}": colour.light for step, colour in enumerate(tokens.SERIES, start=1)},
    **{f"#{step:06d}": colour.light for step, colour in enumerate(tokens.SEQUENTIAL, start=11)},
    **{f"#{step:06d}": colour.light for step, colour in enumerate(tokens.DIVERGING, start=21)},
    INK: tokens.INK.light,
    PAGE: tokens.CARD.light,
    FAINT: tokens.HAIRLINE.light,
}

PLACEHOLDERS = frozenset(_LIGHT)
"""The colours a figure may use."""


def figure(spec: Spec) -> go.Figure:
    """The figure a spec describes, unchecked: checking costs more than drawing, so tests do it."""
    return go.Figure(spec, _validate=False)


class Finished(go.Figure):
    """A figure that will not change: it hands over its spec as it is, instead of building and copying itself.

    A page asks for the same figure at every rerun; `go.Figure` would take four fifths of the page's time.
    """

    def __init__(self, spec: Spec) -> None:
        self.__dict__["_spec"] = spec  # not `super().__init__`, which is the cost this saves

    def to_dict(self) -> Spec:
        """The spec itself, which nobody may change."""
        spec: Spec = self.__dict__["_spec"]
        return spec


def resolved(spec: Spec) -> Spec:
    """The same spec in the light theme's real colours, for paper and slides."""
    text = json.dumps(spec, sort_keys=True)
    for placeholder, colour in _LIGHT.items():
        text = text.replace(placeholder, colour)
    swapped: Spec = json.loads(text)
    return swapped


def plot(
    data: Sequence[Spec],
    *,
    height: int,
    margin: Mapping[str, int],
    axes: Mapping[str, Spec],
    annotations: Sequence[Spec] = (),
    shapes: Sequence[Spec] = (),
) -> Spec:
    """Traces, axes and words laid out as every figure is: see-through, still, with no legend."""
    return {
        "data": list(data),
        "layout": {
            "template": {},  # otherwise 7 kB of defaults travel with every figure
            "height": height,
            "margin": {"t": 8, "r": 8, "b": 8, "l": 8, "pad": 0} | dict(margin),
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": font(),
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "annotations": list(annotations),
            "shapes": list(shapes),
            **axes,
        },
    }


def font(color: str = INK) -> Spec:
    """The typeface of a figure's words, at the least size they may have."""
    return {"family": tokens.SANS, "size": tokens.CHART_PX, "color": color}


def trace(x: Sequence[Any], y: Sequence[Any], mode: str, **more: Any) -> Spec:
    """A scatter trace that says nothing on hover and is not cut off at the edge of the plot."""
    return {
        "type": "scatter",
        "x": list(x),
        "y": list(y),
        "mode": mode,
        "hoverinfo": "skip",
        "cliponaxis": False,
        "connectgaps": False,
        "textfont": font(),
        **more,
    }


def ring(size: int) -> Spec:
    """The mark of everyone, or of a benchmark: open and grey."""
    return {"symbol": "circle", "size": size, "color": PAGE, "line": {"color": ALL, "width": 2.5}}


def filled(symbol: str, size: int, colour: str = GROUP) -> Spec:
    """The mark of a group."""
    return {"symbol": symbol, "size": size, "color": colour, "line": {"width": 0}}


def words(text: str, x: Any, y: Any, *, xanchor: str = "left", yanchor: str = "middle", **more: Any) -> Spec:
    """Words at a place on the plot, with no arrow."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "showarrow": False,
        "align": "left",
        "font": font(),
        "borderpad": 0,
        **more,
    }
