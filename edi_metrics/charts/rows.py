"""The names of a chart's rows: beside the plot where they are short, over their rows where they are not.

On a phone a plot is about 320 pixels wide, so a long name beside it would leave no plot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from edi_metrics.charts import theme
from edi_metrics.charts.wording import lines_in, width_px, wrapped

_BESIDE_PX = 128
_LEAST_PLOT_PX = 150
_OVER_CHARACTERS = 42
_GAP_PX = 10
_LINE_PX = 18
_EDGE_PX = 14
"""The least left margin: half of the first tick's words lies in it."""


@dataclass(frozen=True)
class Rows:
    """How the names of the rows are drawn, and the room they need."""

    left: int
    """The left margin, in pixels."""
    axis: theme.Spec
    annotations: tuple[theme.Spec, ...]
    over: bool
    """Whether the names stand over their rows."""
    lines: int
    """How many lines the longest name takes."""
    up: int
    """From the middle of a row to the foot of the name over it, in pixels."""

    def head(self, row_px: int) -> int:
        """What the first name needs above the plot when a row is `row_px` high."""
        return max(0, self.up + _LINE_PX * self.lines - row_px // 2) if self.over else 0


def named(
    labels: Sequence[str], *, room: int = 0, up: int = 11, edge: int = _EDGE_PX, taken: int | None = None
) -> Rows:
    """Names for rows 0, 1, 2 and so on, the first on top, with `room` left of zero for other words.

    Where what stands right of the plot is `taken` pixels wide, the names stand beside the plot only if
    they leave a phone a plot that can be read.
    """
    beside = [_fitted(label) for label in labels]
    width, lines = max(map(width_px, beside), default=0), max(map(lines_in, beside), default=1)
    spacious = taken is None or theme.PHONE_PX - width - _GAP_PX - room - taken >= _LEAST_PLOT_PX
    if width <= _BESIDE_PX and lines <= 2 and spacious:
        axis = _axis(beside, _GAP_PX - 2 + room)
        return Rows(width + _GAP_PX + room, axis, (), over=False, lines=lines, up=0)
    over = [wrapped(label, width=_OVER_CHARACTERS) for label in labels]
    left = max(room + 2, edge)
    words = tuple(
        theme.words(text, 0, place, xref="paper", xshift=2 - left, yshift=up, yanchor="bottom")
        for place, text in enumerate(over)
    )
    axis = _axis([""] * len(labels), 0)
    return Rows(left, axis, words, over=True, lines=max(map(lines_in, over)), up=up)


def _fitted(label: str) -> str:
    return label if width_px(label) <= _BESIDE_PX else wrapped(label)


def _axis(names: Sequence[str], standoff: int) -> theme.Spec:
    return {
        "type": "linear",
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "tickfont": theme.font(),
        "ticklabelstandoff": standoff,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
