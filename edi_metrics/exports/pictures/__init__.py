"""Every drawing a story can say, as marks on a page: what a paper draws with its own lines and letters."""

from typing import assert_never

from edi_metrics import charts
from edi_metrics.exports.pictures.answers import likert
from edi_metrics.exports.pictures.bars import rows
from edi_metrics.exports.pictures.marks import Picture
from edi_metrics.exports.pictures.places import multiples, tile_map
from edi_metrics.exports.pictures.plotted import plotted
from edi_metrics.exports.pictures.ranges import ranges
from edi_metrics.exports.pictures.timeline import timeline
from edi_metrics.story.blocks import (
    Bars,
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

__all__ = ["Picture", "picture"]

_LAPTOP = 585.0
"""How wide the screen's figures are in half of a laptop's page, where each of their words has its place."""


def picture(drawing: Drawing) -> Picture:
    """The drawing as it looks on the screen in the light theme."""
    match drawing:
        case Dumbbell() | GapBars() | Trend() | Trajectory() | Slope():
            return _plotted(drawing)
        case Bars(found, _, filled, ring) | Steps(found, filled, ring):
            return rows(found, filled, ring)
        case TileMap():
            return tile_map(drawing)
        case Multiples():
            return multiples(drawing)
        case Likert():
            return likert(drawing)
        case Ranges():
            return ranges(drawing)
        case Timeline():
            return timeline(drawing)
        case _:
            assert_never(drawing)


def _plotted(drawing: Dumbbell | GapBars | Trend | Trajectory | Slope) -> Picture:
    spec = charts.specified(drawing)
    assert spec is not None, "the screen draws this shape as a figure"
    return plotted(spec, _LAPTOP)
