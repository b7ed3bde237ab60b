"""Up to four lines over time, each named at its end."""

from collections.abc import Sequence
from itertools import pairwise

from edi_metrics.charts import lines, scales, theme
from edi_metrics.charts.wording import bold, lines_in, width_px, wrapped
from edi_metrics.story.blocks import Line, Trend

_HEIGHT = 330
_TOP_PX = 16
_AXIS_PX = 34
_LINE_PX = 18
_LEADER_PX = 16


def spec(drawing: Trend) -> theme.Spec:
    """One colour a line, in the order given. More than four lines is a mistake of the story."""
    if len(drawing.lines) > len(theme.SERIES):
        raise ValueError(f"A trend has at most {len(theme.SERIES)} lines; this one has {len(drawing.lines)}.")
    scale = scales.from_zero([cell.value for line in drawing.lines for cell in line.cells])
    ticktext = [scales.printed(tick, drawing.unit) for tick in scale.ticks]
    days = [event.day for event in drawing.events]
    times = scales.time_axis(lines.periods(drawing.lines), days=days)
    symbols = lines.breaks(drawing.lines, low=0)
    stems, titles, band = lines.stems(
        drawing.events, top=scale.top, plot_px=_HEIGHT - _TOP_PX - _AXIS_PX, times=times
    )
    labels = [_label(line) for line in drawing.lines]
    return theme.plot(
        [
            lines.trace(line, colour, width=3 if colour == theme.GROUP else 2.25)
            for line, colour in zip(drawing.lines, theme.SERIES, strict=False)
        ],
        height=_HEIGHT + band,
        margin={
            "l": max(map(width_px, ticktext)) + 12,
            "r": _LEADER_PX + max(map(width_px, labels), default=0) + 6,
            "t": _TOP_PX + band,
            "b": _AXIS_PX,
        },
        axes={"xaxis": times, "yaxis": scales.value_axis(scale, ticktext, ticklabelstandoff=8)},
        shapes=stems,
        annotations=[*titles, *symbols, *_ends(drawing.lines, labels, scale, times["range"][1])],
    )


def _label(line: Line) -> str:
    return f"{bold(line.last)} {wrapped(line.label, width=13, lines=3)}"


def _ends(drawn: Sequence[Line], labels: Sequence[str], scale: scales.Scale, end: str) -> list[theme.Spec]:
    """A label for each line at the plot's right edge, none over another, with a leader in the line's colour.

    A line with nothing to show has its label at the foot and no leader.
    """
    plot_px = _HEIGHT - _TOP_PX - _AXIS_PX
    wanted = [plot_px * (1 - _last(line) / scale.span) for line in drawn]
    placed = apart(wanted, [_LINE_PX * lines_in(label) + 6 for label in labels], floor=plot_px)
    return [
        {
            **theme.words(label, end, _last(line)),
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1.5 if lines.shown(line) else 0.1,
            "arrowcolor": colour,
            "standoff": 6,
            "ax": _LEADER_PX,
            "ay": round(where - want, 1),
        }
        for line, label, colour, want, where in zip(drawn, labels, theme.SERIES, wanted, placed, strict=False)
    ]


def _last(line: Line) -> float:
    """The line's last shown value; zero when it has none."""
    seen = lines.shown(line)
    return (seen[-1].value if seen else None) or 0.0


def apart(wanted: Sequence[float], heights: Sequence[float], *, floor: float) -> list[float]:
    """Middles as near as can be to `wanted`, with boxes of these heights not overlapping and above `floor`.

    >>> apart([10, 12], [20, 20], floor=100)
    [10, 30.0]
    """
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    placed = list(wanted)
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + (heights[above] + heights[below]) / 2)
    limit = floor
    for at in reversed(order):
        placed[at] = min(placed[at], limit - heights[at] / 2)
        limit = placed[at] - heights[at] / 2
    return placed
