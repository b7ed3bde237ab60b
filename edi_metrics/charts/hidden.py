"""How a figure shows that something is hidden: a dotted outline of standard size, whatever lies behind it."""

from edi_metrics.charts import theme
from edi_metrics.charts.wording import bold
from edi_metrics.vocabulary import Symbol

STANDARD = 0.24
"""The length of every outline, as a share of its axis: the same for a small count and a large one."""

_DOTS = {"color": theme.INK, "width": 1.5, "dash": "dot"}


def outline(start: float, end: float, row: float, *, half: float) -> theme.Spec:
    """A dotted box along a row, from `start` to `end`."""
    return {
        "type": "rect",
        "x0": start,
        "x1": end,
        "y0": row - half,
        "y1": row + half,
        "line": dict(_DOTS),
        "layer": "above",
    }


def dots(start: float, end: float, row: float) -> theme.Spec:
    """A dotted link along a row, from a shown value towards one that is not."""
    along = {"x0": start, "x1": end, "y0": row, "y1": row}
    return {"type": "line", **along, "line": dict(_DOTS), "layer": "below"}


def spelled(symbol: str) -> str:
    """A symbol as a figure prints it where there is room: a bold c, and 'hidden'."""
    meaning = {Symbol.HIDDEN.value: " hidden", Symbol.TOO_FEW.value: " too few"}
    return f"{bold(symbol)}{meaning.get(symbol, '')}"
