"""Each kind of drawing, and what draws it on a slide."""

from typing import assert_never

from pptx.slide import Slide

from edi_metrics.exports import deck_bars, deck_drawn, deck_lines, deck_trajectory
from edi_metrics.exports.deck_canvas import TOP, Canvas
from edi_metrics.exports.deck_style import Box
from edi_metrics.story.blocks import (
    Bars,
    Chart,
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


def draw(slide: Slide, chart: Chart, box: Box) -> None:
    """A chart in a place: a native chart where the format has one, native shapes where not."""
    drawing, before = chart.drawing, len(slide.shapes)
    match drawing:
        case Trend() | Multiples() | Slope() | Trajectory():
            _over_time(slide, drawing, chart, box)
        case Bars() | Steps():
            deck_bars.bars(slide, drawing, chart, box)
        case GapBars():
            deck_bars.gap_bars(slide, drawing, chart, box)
        case Likert():
            deck_bars.likert(slide, drawing, chart, box)
        case Dumbbell() | TileMap() | Ranges() | Timeline():
            _in_shapes(slide, drawing, chart, box)
        case _:
            assert_never(drawing)
    if len(slide.shapes) == before:
        _in_words(slide, chart, box)


def _in_words(slide: Slide, chart: Chart, box: Box) -> None:
    """A chart with nothing to draw says so."""
    canvas = Canvas(slide)
    canvas.text(box, chart.alt, anchor=TOP)
    canvas.done(chart.name, chart.alt)


def _over_time(slide: Slide, drawing: Trend | Multiples | Slope | Trajectory, chart: Chart, box: Box) -> None:
    match drawing:
        case Trend():
            deck_lines.trend(slide, drawing, chart, box)
        case Multiples():
            deck_lines.multiples(slide, drawing, chart, box)
        case Slope():
            deck_lines.slope(slide, drawing, chart, box)
        case Trajectory():
            deck_trajectory.trajectory(slide, drawing, chart, box)


def _in_shapes(slide: Slide, drawing: Dumbbell | TileMap | Ranges | Timeline, chart: Chart, box: Box) -> None:
    match drawing:
        case Dumbbell():
            deck_drawn.dumbbell(slide, drawing, chart, box)
        case TileMap():
            deck_drawn.tile_map(slide, drawing, chart, box)
        case Ranges():
            deck_drawn.ranges(slide, drawing, chart, box)
        case Timeline():
            deck_drawn.timeline(slide, drawing, chart, box)
