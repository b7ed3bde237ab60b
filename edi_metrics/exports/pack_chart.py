"""Which drawing is drawn by which module of the pack, each told as one image with its words."""

from typing import assert_never

from edi_metrics import charts
from edi_metrics.exports import pack_places, pack_rows, pack_svg
from edi_metrics.exports.pack_plot import plot
from edi_metrics.story.blocks import (
    Bars,
    Chart,
    Drawing,
    Dumbbell,
    GapBars,
    Likert,
    Multiples,
    Ranges,
    Slope,
    Steps,
    TileMap,
    Timeline,
    Trajectory,
    Trend,
)


def chart(found: Chart) -> str:
    """A chart as one image with its alternative text."""
    return pack_svg.image(found.alt, _drawn(found.drawing), type(found.drawing).__name__.lower())


def _drawn(drawing: Drawing) -> str:
    match drawing:
        case Dumbbell() | GapBars() | Trend() | Trajectory() | Slope():
            return plot(charts.specified(drawing) or {})
        case TileMap():
            return pack_places.tile_map(drawing)
        case Multiples():
            return pack_places.multiples(drawing)
        case Bars() | Steps():
            return pack_rows.bars(drawing)
        case Likert():
            return pack_rows.likert(drawing)
        case Ranges():
            return pack_rows.ranges(drawing)
        case Timeline():
            return pack_rows.timeline(drawing)
        case _:
            assert_never(drawing)
