"""A measure with a target: where it has been, the path to the target, and where this pace leads."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from edi_metrics.charts import lines, scales, theme
from edi_metrics.charts.wording import bold, width_px, wrapped
from edi_metrics.story.blocks import Mark, Trajectory

_HEIGHT = 330
_TOP_PX = 34
_AXIS_PX = 34
_RIGHT_PX = 26
_APART = 0.18
"""The least distance between two words on the time axis, as a share of its length."""


def spec(drawing: Trajectory) -> theme.Spec:
    """Solid is actual, dotted the path, dashed this pace, shade the range, an open diamond the target."""
    scale = scales.from_zero(_values(drawing), steps=4)
    ticktext = [scales.printed(tick, drawing.unit) for tick in scale.ticks]
    times = _times(drawing)
    symbols = lines.breaks([drawing.line], low=0)
    stems, titles, band = lines.stems(
        drawing.events, top=scale.top, plot_px=_HEIGHT - _TOP_PX - _AXIS_PX, times=times
    )
    return theme.plot(
        [
            *_range(drawing),
            *_path(drawing),
            *_pace(drawing),
            lines.trace(drawing.line, theme.GROUP, width=3.5),
            *_now(drawing),
            _goal(drawing),
        ],
        height=_HEIGHT + band,
        margin={"l": max(map(width_px, ticktext)) + 12, "r": _RIGHT_PX, "t": _TOP_PX + band, "b": _AXIS_PX},
        axes={"xaxis": times, "yaxis": scales.value_axis(scale, ticktext, ticklabelstandoff=8)},
        shapes=stems,
        annotations=[
            *titles,
            *symbols,
            *_path_words(drawing),
            *_now_words(drawing),
            _goal_words(drawing, scale),
        ],
    )


def _values(drawing: Trajectory) -> list[float | None]:
    marks = (*drawing.path, *drawing.pace, *drawing.low, *drawing.high, drawing.goal)
    return [cell.value for cell in drawing.line.cells] + [mark.value for mark in marks]


def _times(drawing: Trajectory) -> theme.Spec:
    """Up to three named periods of the line, then the target's month, none on another."""
    marks = (*drawing.path, *drawing.pace, *drawing.low, *drawing.high, drawing.goal)
    axis = scales.time_axis(lines.periods([drawing.line]), days=[mark.day for mark in marks])
    due = drawing.goal.day.isoformat()
    named = [
        (day, text)
        for day, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if abs(lines.share(due, axis["range"]) - lines.share(day, axis["range"])) > _APART
    ]
    named.append((due, f"{drawing.goal.day:%b %y}"))
    return axis | {"tickvals": [day for day, _ in named], "ticktext": [text for _, text in named]}


def _dated(marks: Sequence[Mark]) -> tuple[list[str], list[float]]:
    return [mark.day.isoformat() for mark in marks], [mark.value for mark in marks]


def _path(drawing: Trajectory) -> list[theme.Spec]:
    if not drawing.path:
        return []
    dotted = {"color": theme.INK, "width": 2, "dash": "dot"}
    return [theme.trace(*_dated(drawing.path), "lines", line=dotted)]


def _pace(drawing: Trajectory) -> list[theme.Spec]:
    if not drawing.pace:
        return []
    dashed = {"color": theme.GROUP, "width": 2.5, "dash": "dash"}
    return [theme.trace(*_dated(drawing.pace), "lines", line=dashed)]


def _range(drawing: Trajectory) -> list[theme.Spec]:
    if not (drawing.low and drawing.high):
        return []
    x, y = _dated((*drawing.low, *reversed(drawing.high)))
    return [theme.trace(x, y, "lines", line={"width": 0}, fill="toself", fillcolor=theme.FAINT)]


def _now(drawing: Trajectory) -> list[theme.Spec]:
    seen = lines.shown(drawing.line)
    if not seen:
        return []
    mark = theme.filled("circle", 11)
    return [theme.trace([lines.day(seen[-1].period)], [seen[-1].value], "markers", marker=mark)]


def _now_words(drawing: Trajectory) -> list[theme.Spec]:
    """'9.8% now', on the side of the line that the path leaves free."""
    seen = lines.shown(drawing.line)
    if not seen:
        return []
    cell = seen[-1]
    under = _path_at(drawing, cell.period.first_day) >= (cell.value or 0)
    late = lines.share(lines.day(cell.period), _times(drawing)["range"]) > 0.75
    return [
        theme.words(
            f"{bold(drawing.line.last)} now",
            lines.day(cell.period),
            cell.value,
            xanchor="right" if late else "left",
            yanchor="top" if under else "bottom",
            xshift=4,
            yshift=-8 if under else 8,
            font=theme.font(theme.GROUP),
        )
    ]


def _path_at(drawing: Trajectory, day: date) -> float:
    """The path's height on a day, level before its start and after its end."""
    marks = sorted(drawing.path, key=lambda mark: mark.day) or [drawing.goal]
    if day <= marks[0].day:
        return marks[0].value
    for before, after in pairwise(marks):
        if day <= after.day:
            share = (day - before.day).days / max(1, (after.day - before.day).days)
            return before.value + share * (after.value - before.value)
    return marks[-1].value


def _path_words(drawing: Trajectory) -> list[theme.Spec]:
    """The path's name, beside its middle, on the side the actual line leaves free."""
    if len(drawing.path) < 2:
        return []
    first, last = min(mark.day for mark in drawing.path), max(mark.day for mark in drawing.path)
    middle = first + (last - first) * 0.4
    height = _path_at(drawing, middle)
    above = height >= _actual_at(drawing, middle)
    rising = _path_at(drawing, last) >= _path_at(drawing, first)
    return [
        theme.words(
            "Path to target",
            middle.isoformat(),
            height,
            xanchor="right" if above == rising else "left",
            yanchor="bottom" if above else "top",
            xshift=-4 if above == rising else 4,
            yshift=5 if above else -5,
        )
    ]


def _actual_at(drawing: Trajectory, day: date) -> float:
    """The last shown value by a day; zero where there is none."""
    past = [cell.value for cell in lines.shown(drawing.line) if cell.period.first_day <= day]
    return (past[-1] if past else None) or 0.0


def _goal(drawing: Trajectory) -> theme.Spec:
    mark = {"symbol": "diamond", "size": 15, "color": theme.PAGE, "line": {"color": theme.INK, "width": 2}}
    return theme.trace([drawing.goal.day.isoformat()], [drawing.goal.value], "markers", marker=mark)


def _goal_words(drawing: Trajectory, scale: scales.Scale) -> theme.Spec:
    """'Target 12%', over the diamond unless the line comes down to it."""
    falling = bool(drawing.path) and _path_at(drawing, drawing.path[0].day) > drawing.goal.value
    below = falling and drawing.goal.value > 0.2 * scale.top
    return theme.words(
        wrapped(drawing.goal_text, width=24).join(("<b>", "</b>")),
        drawing.goal.day.isoformat(),
        drawing.goal.value,
        xanchor="right",
        yanchor="top" if below else "bottom",
        xshift=_RIGHT_PX - 4,
        yshift=-12 if below else 12,
    )
