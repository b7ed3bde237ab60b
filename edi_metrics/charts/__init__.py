"""Figures from the drawings a story says: one module a shape, all pure, nothing read and nothing kept.

figure = charts.draw(chart.drawing)    # None for the shapes that are words in boxes
st.plotly_chart(figure, config=dict(charts.CONFIG), alt=chart.alt)
"""

import plotly.graph_objects as go

from edi_metrics.charts import dumbbell, gap_bars, slope, theme, trajectory, trend
from edi_metrics.charts.theme import CONFIG
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

__all__ = ["CONFIG", "draw", "finished", "specified"]


def draw(drawing: Drawing) -> go.Figure | None:
    """The figure of a drawing; None for the shapes that the page writes as text in boxes."""
    spec = specified(drawing)
    return None if spec is None else theme.figure(spec)


def finished(drawing: Drawing) -> theme.Finished | None:
    """The same figure, fit to be handed to a page again and again and for nothing else."""
    spec = specified(drawing)
    return None if spec is None else theme.Finished(spec)


def specified(drawing: Drawing) -> theme.Spec | None:
    """The same figure as plain data, for tests and for exports that swap its colours."""
    match drawing:
        case Dumbbell():
            return dumbbell.spec(drawing)
        case GapBars():
            return gap_bars.spec(drawing)
        case Trend():
            return trend.spec(drawing)
        case Trajectory():
            return trajectory.spec(drawing)
        case Slope():
            return slope.spec(drawing)
        case TileMap() | Multiples() | Steps() | Bars() | Likert() | Ranges() | Timeline():
            return None
