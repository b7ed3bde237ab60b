"""Up to four lines over time, each named at its end."""

from collections.abc import Sequence
from itertools import pairwise

from edi_metrics.charts import events, lines, scales, theme
from edi_metrics.charts.wording import bold, lines_in, width_px, wrapped
from edi_metrics.story.blocks import Line, Trend

_HEIGHT = 330
_TOP_PX = 16
_AXIS_PX = 34
_PLOT_PX = _HEIGHT - _TOP_PX - _AXIS_PX
_LINE_PX = 18
_LEADER_PX = 16


def spec(drawing: Trend) -> theme.Spec:
    """One colour a line, in the order given. More than four lines is a mistake of the story."""
    if len(drawing.lines) > len(theme.SERIES):
        raise ValueError(f"A trend has at most {len(theme.SERIES)} lines; this one has {len(drawing.lines)}.")
    scale = scales.from_zero([cell.value for line in drawing.lines for cell in line.cells])
    ticktext = [scales.printed(tick, drawing.unit) for tick in scale.ticks]
    labels = [_label(line) for line in drawing.lines]
    sides = max(map(width_px, ticktext)) + 12, _LEADER_PX + max(map(width_px, labels), default=0) + 6
    times = scales.time_axis(
        lines.periods(drawing.lines),
        days=[event.day for event in drawing.events],
        room=theme.PHONE_PX - sum(sides),
    )
    middles = _middles(drawing.lines, labels, scale)
    lift = _lift(labels, middles)
    happened = events.band(
        drawing.events, top=scale.top, plot_px=_PLOT_PX, times=times, sides=sides, lift=lift
    )
    over = lift + happened.height
    return theme.plot(
        _traces(drawing.lines),
        height=_HEIGHT + over,
        margin={"l": sides[0], "r": sides[1], "t": _TOP_PX + over, "b": _AXIS_PX},
        axes={"xaxis": times, "yaxis": scales.value_axis(scale, ticktext, ticklabelstandoff=8)},
        shapes=happened.shapes,
        annotations=[
            *happened.annotations,
            *lines.breaks(drawing.lines, low=0),
            *_ends(drawing.lines, labels, middles, scale, times["range"][1]),
        ],
    )


def _traces(drawn: Sequence[Line]) -> list[theme.Spec]:
    return [
        lines.trace(line, colour, width=3 if colour == theme.GROUP else 2.25)
        for line, colour in zip(drawn, theme.SERIES, strict=False)
    ]


def _label(line: Line) -> str:
    return f"{bold(line.last)} {wrapped(line.label, width=13, lines=3)}"


def _tall(label: str) -> int:
    """How high a label is, with the room that keeps it off the next."""
    return _LINE_PX * lines_in(label) + 6


def _wanted(line: Line, scale: scales.Scale) -> float:
    """How far down the plot a line ends, in pixels."""
    return _PLOT_PX * (1 - _last(line) / scale.span)


def _middles(drawn: Sequence[Line], labels: Sequence[str], scale: scales.Scale) -> list[float]:
    """Where the middle of each label stands, in pixels down the plot, none over another."""
    return apart([_wanted(line, scale) for line in drawn], [_tall(label) for label in labels], floor=_PLOT_PX)


def _lift(labels: Sequence[str], middles: Sequence[float]) -> int:
    """How far the labels reach over the plot's top edge."""
    return max([0, *(_tall(label) // 2 - round(at) for label, at in zip(labels, middles, strict=True))])


def _ends(
    drawn: Sequence[Line], labels: Sequence[str], middles: Sequence[float], scale: scales.Scale, end: str
) -> list[theme.Spec]:
    """A label for each line at the plot's right edge, with a leader in the line's colour.

    A line with nothing to show has its label at the foot and no leader.
    """
    return [
        {
            **theme.words(label, end, _last(line)),
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1.5 if lines.shown(line) else 0.1,
            "arrowcolor": colour,
            "standoff": 6,
            "ax": _LEADER_PX,
            "ay": round(middle - _wanted(line, scale), 1),
        }
        for line, label, colour, middle in zip(drawn, labels, theme.SERIES, middles, strict=False)
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
