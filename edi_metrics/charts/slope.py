"""Two dates for up to eight lines, labelled at both ends; a line with an end missing is named beneath."""

from collections.abc import Iterator, Sequence

from edi_metrics.charts import theme
from edi_metrics.charts.trend import apart
from edi_metrics.charts.wording import bold, lines_in, width_px, wrapped
from edi_metrics.story.blocks import Slope, SlopeLine

MOST_LINES = 8
_HEIGHT = 360
_TOP_PX = 20
_AXIS_PX = 34
_LINE_PX = 18
_LEADER_PX = 14
_NAME_WIDTH = 14
_BETWEEN_PX = 8
_LEAST_SPAN = 0.5
"""The least that the height of the plot stands for, so that a small move is not drawn as a large one."""


def spec(drawing: Slope) -> theme.Spec:
    """Strong lines in the group's colour, the rest grey. More than eight is a mistake of the story."""
    if len(drawing.lines) > MOST_LINES:
        raise ValueError(f"A slope has at most {MOST_LINES} lines; this one has {len(drawing.lines)}.")
    whole = [line for line in drawing.lines if None not in _ends(line)]
    broken = [line for line in drawing.lines if None in _ends(line)]
    low, high = _range(whole)
    first = _told_once(whole)
    labels = [f"{bold(line.last)} {wrapped(line.label, width=_NAME_WIDTH, lines=3)}" for line in whole]
    left = max([width_px(bold(line.first)) for line in whole], default=0) + _LEADER_PX + 8
    right = max(map(width_px, labels), default=0) + _LEADER_PX + 8
    beneath = _LINE_PX * len(broken)
    plot_px = _HEIGHT - _TOP_PX - _AXIS_PX
    return theme.plot(
        [_trace(line) for line in sorted(whole, key=lambda line: line.strong)],
        height=_HEIGHT + beneath,
        margin={"l": left, "r": right, "t": _TOP_PX, "b": _AXIS_PX + beneath},
        axes={"xaxis": _dates(drawing), "yaxis": _levels(low, high)},
        annotations=[
            *_labels(first, [bold(line.first) for line in first], 0, (low, high), plot_px),
            *_labels(whole, labels, 1, (low, high), plot_px),
            *_missing(broken),
        ],
    )


def _ends(line: SlopeLine) -> tuple[float | None, float | None]:
    return line.before.value, line.now.value


def _range(whole: Sequence[SlopeLine]) -> tuple[float, float]:
    """From under the lowest figure to over the highest."""
    values = [value for line in whole for value in _ends(line) if value is not None] or [0.0]
    span = max(max(values) - min(values), _LEAST_SPAN)
    middle = (max(values) + min(values)) / 2
    return round(middle - 0.55 * span, 6), round(middle + 0.55 * span, 6)


def _told_once(whole: Sequence[SlopeLine]) -> list[SlopeLine]:
    """The lines whose earlier figure is printed: of several that begin at one point, one."""
    begun = {line.before.value: line for line in reversed(whole)}
    return [line for line in whole if begun[line.before.value] is line]


def _trace(line: SlopeLine) -> theme.Spec:
    colour = theme.GROUP if line.strong else theme.CONTEXT
    return theme.trace(
        [0, 1],
        list(_ends(line)),
        "lines+markers",
        line={"color": colour, "width": 3.5 if line.strong else 2},
        marker=theme.filled("circle", 9 if line.strong else 7, colour),
    )


def _dates(drawing: Slope) -> theme.Spec:
    return {
        "type": "linear",
        "range": [0, 1],
        "tickvals": [0, 1],
        "ticktext": [drawing.before, drawing.now],
        "tickfont": theme.font(),
        "tickangle": 0,
        "ticks": "",
        "ticklabelstandoff": 8,
        "showgrid": True,
        "gridcolor": theme.FAINT,
        "gridwidth": 1,
        "zeroline": False,
        "fixedrange": True,
    }


def _levels(low: float, high: float) -> theme.Spec:
    """An axis with nothing on it: every figure stands beside its mark."""
    return {
        "type": "linear",
        "range": [low, high],
        "tickvals": [],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _labels(
    whole: Sequence[SlopeLine], texts: Sequence[str], side: int, ends: tuple[float, float], plot_px: int
) -> Iterator[theme.Spec]:
    """A label at one end of each line, none over another, with a leader to its mark."""
    low, high = ends
    values = [_ends(line)[side] or 0.0 for line in whole]
    wanted = [plot_px * (high - value) / (high - low) for value in values]
    heights = [_LINE_PX * lines_in(text) + _BETWEEN_PX for text in texts]
    middles = apart(wanted, heights, floor=plot_px)
    for line, text, value, at, middle in zip(whole, texts, values, wanted, middles, strict=True):
        yield {
            **theme.words(text, side, value, xanchor="left" if side else "right"),
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1.5 if abs(middle - at) > 1 else 0.1,
            "arrowcolor": theme.GROUP if line.strong else theme.CONTEXT,
            "standoff": 7,
            "ax": _LEADER_PX if side else -_LEADER_PX,
            "ay": round(middle - at, 1),
        }


def _missing(broken: Sequence[SlopeLine]) -> Iterator[theme.Spec]:
    """Each line that is left out, by name, with the symbol of what it lacks."""
    for place, line in enumerate(broken):
        symbol = line.last if line.now.value is None else line.first
        yield theme.words(
            f"{bold(symbol)} {wrapped(line.label, width=40)}",
            0,
            0,
            xref="paper",
            yref="paper",
            yanchor="top",
            yshift=-_AXIS_PX - _LINE_PX * place,
        )
