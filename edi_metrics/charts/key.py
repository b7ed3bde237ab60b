"""The key line over a plot: a drawn shape, then what it is, stacked when a phone could not hold it in one line."""

from dataclasses import dataclass

from edi_metrics.charts import theme
from edi_metrics.charts.wording import width_px

_ROW_PX = 24
_PHONE_PX = 300
_SHAPE_PX = 22
_BETWEEN_PX = 22

DIAMOND = "diamond"
RING = "ring"


@dataclass(frozen=True)
class Key:
    """The parts of a figure that draw its key, and the height they need over the plot."""

    shapes: tuple[theme.Spec, ...]
    annotations: tuple[theme.Spec, ...]
    height: int


def line(entries: tuple[tuple[str, str], ...], *, left: int) -> Key:
    """A key of (shape, words), starting `left` pixels before the plot, above it."""
    widths = [_SHAPE_PX + width_px(words) + _BETWEEN_PX for _, words in entries]
    stacked = sum(widths) - _BETWEEN_PX > _PHONE_PX
    height = _ROW_PX * (len(entries) if stacked else 1)
    shapes, annotations = [], []
    across, down = -left, 0
    for (shape, words), width in zip(entries, widths, strict=True):
        up = height - down - _ROW_PX // 2
        shapes.append(_shape(shape, across + 7, up))
        annotations.append(_words(words, across + _SHAPE_PX, up))
        across, down = (across, down + _ROW_PX) if stacked else (across + width, down)
    return Key(tuple(shapes), tuple(annotations), height)


def _shape(shape: str, x: int, y: int) -> theme.Spec:
    placed = {
        "xref": "paper",
        "yref": "paper",
        "xanchor": 0,
        "yanchor": 1,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
    }
    if shape == RING:
        ring = {"color": theme.ALL, "width": 2.5}
        return {"type": "circle", "x0": x - 6, "x1": x + 6, "y0": y - 6, "y1": y + 6, "line": ring, **placed}
    path = f"M{x - 7},{y}L{x},{y + 7}L{x + 7},{y}L{x},{y - 7}Z"
    return {"type": "path", "path": path, "fillcolor": theme.GROUP, "line": {"width": 0}, **placed}


def _words(text: str, x: int, y: int) -> theme.Spec:
    return theme.words(text, 0, 1, xref="paper", yref="paper", xshift=x, yshift=y)
