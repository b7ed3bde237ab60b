"""The key line over a plot: a drawn shape, then what it is; stacked when a phone could not hold one line."""

from dataclasses import dataclass

from edi_metrics.charts import theme
from edi_metrics.charts.wording import lines_in, width_px, wrapped

_ROW_PX = 24
_LINE_PX = 18
_LONG = 40
"""Characters in a line of the key before it is broken."""
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


def line(entries: tuple[tuple[str, str], ...], *, left: int, above: int) -> Key:
    """A key of (shape, words), starting `left` pixels before the plot and `above` pixels over it."""
    texts = [wrapped(words, width=_LONG) for _, words in entries]
    widths = [_SHAPE_PX + width_px(text) + _BETWEEN_PX for text in texts]
    heights = [_ROW_PX + _LINE_PX * (lines_in(text) - 1) for text in texts]
    stacked = sum(widths) - _BETWEEN_PX > _PHONE_PX
    height = (sum(heights) if stacked else max(heights)) if entries else 0
    shapes, annotations = [], []
    across, down = -left, 0
    for (shape, _), text, width, tall in zip(entries, texts, widths, heights, strict=True):
        top = above + height - down
        shapes.append(_shape(shape, across + 7, top - _ROW_PX // 2))
        annotations.append(_words(text, across + _SHAPE_PX, top - tall // 2))
        across, down = (across, down + tall) if stacked else (across + width, down)
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
