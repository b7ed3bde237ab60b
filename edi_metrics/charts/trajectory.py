"""A measure with a target: where it has been, the path to the target, and where this pace leads."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from edi_metrics.charts import events, free, lines, scales, theme
from edi_metrics.charts.wording import bold, lines_in, width_px, wrapped
from edi_metrics.measured import Cell
from edi_metrics.story.blocks import Mark, Trajectory

_HEIGHT = 330
_TOP_PX = 16
_AXIS_PX = 34
_RIGHT_PX = 26
_PLOT_PX = _HEIGHT - _TOP_PX - _AXIS_PX
_LINE_PX = 18
_GOAL_PX = 12
"""From the middle of the target's diamond to its words."""
_MARK_PX = 12
"""From the middle of a mark to where words may begin."""
_LAPTOP_PX = 585
"""How wide a figure is in half of a laptop's page."""
_NAME_AT = (0.4, 0.3, 0.5, 0.2, 0.6, 0.1, 0.7, 0.8)
"""The shares of the path at which its name may stand, the best first."""


def spec(drawing: Trajectory) -> theme.Spec:
    """Solid is actual, dotted the path, dashed this pace, shade the range, an open diamond the target.

    An open square is a milestone; what was promised before has a faint path and a small faint diamond.
    """
    scale = scales.from_zero(_values(drawing), steps=4)
    ticktext = [scales.printed(tick, drawing.unit) for tick in scale.ticks]
    sides = max(map(width_px, ticktext)) + 12, _RIGHT_PX
    times = _times(drawing, theme.PHONE_PX - sum(sides))
    plots = _plots(times, scale, sum(sides))
    goal = _goal_words(drawing, scale)
    fixed = [*_now_words(drawing, times, goal, plots), goal]
    lift = max(0, *(-round(plots[0].box(words).top) for words in fixed))
    happened = events.band(
        drawing.events, top=scale.top, plot_px=_PLOT_PX, times=times, sides=sides, lift=lift
    )
    over = lift + happened.height
    return theme.plot(
        _traces(drawing),
        height=_HEIGHT + over,
        margin={"l": sides[0], "r": sides[1], "t": _TOP_PX + over, "b": _AXIS_PX},
        axes={"xaxis": times, "yaxis": scales.value_axis(scale, ticktext, ticklabelstandoff=8)},
        shapes=happened.shapes,
        annotations=[
            *happened.annotations,
            *lines.breaks([drawing.line], low=0),
            *_path_words(drawing, fixed, plots),
            *fixed,
        ],
    )


def _traces(drawing: Trajectory) -> list[theme.Spec]:
    """The shade lies under the lines, and the lines under the marks."""
    return [
        *_range(drawing),
        *_earlier(drawing),
        *_path(drawing),
        *_milestones(drawing),
        *_pace(drawing),
        lines.trace(drawing.line, theme.GROUP, width=3.5),
        *_now(drawing),
        _goal(drawing),
    ]


def _plots(times: theme.Spec, scale: scales.Scale, margins: int) -> list[free.Plot]:
    """The plot as a phone has it, and as half of a laptop's page has it."""
    widths = (theme.PHONE_PX, _LAPTOP_PX)
    return [free.Plot(times["range"], scale.top, width - margins, _PLOT_PX) for width in widths]


def _values(drawing: Trajectory) -> list[float | None]:
    return [cell.value for cell in drawing.line.cells] + [mark.value for mark in _marks(drawing)]


def _marks(drawing: Trajectory) -> tuple[Mark, ...]:
    """Every mark that the plot must hold."""
    ahead = (*drawing.pace, *drawing.low, *drawing.high)
    before = (mark for path in drawing.earlier for mark in path)
    return (*drawing.path, *drawing.milestones, *before, *ahead, drawing.goal)


def _times(drawing: Trajectory, room: float) -> theme.Spec:
    """Up to three named periods of the line, then the target's month, none on another."""
    days = [mark.day for mark in _marks(drawing)]
    axis = scales.time_axis(lines.periods([drawing.line]), days=days, room=room)
    due = (drawing.goal.day.isoformat(), f"{drawing.goal.day:%b %y}")
    named = [
        label
        for label in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if scales.apart(sorted((label, due)), axis["range"], room)
    ]
    named.append(due)
    return axis | {"tickvals": [day for day, _ in named], "ticktext": [text for _, text in named]}


def _dated(marks: Sequence[Mark]) -> tuple[list[str], list[float]]:
    return [mark.day.isoformat() for mark in marks], [mark.value for mark in marks]


def _path(drawing: Trajectory) -> list[theme.Spec]:
    if not drawing.path:
        return []
    dotted = {"color": theme.INK, "width": 2, "dash": "dot"}
    return [theme.trace(*_dated(drawing.path), "lines", line=dotted)]


def _earlier(drawing: Trajectory) -> list[theme.Spec]:
    faint = {"color": theme.CONTEXT, "width": 1.5, "dash": "dot"}
    ends = [_open("diamond", 10, theme.CONTEXT, path[-1:]) for path in drawing.earlier]
    return [*(theme.trace(*_dated(path), "lines", line=faint) for path in drawing.earlier), *ends]


def _milestones(drawing: Trajectory) -> list[theme.Spec]:
    return [_open("square", 8, theme.INK, drawing.milestones)] if drawing.milestones else []


def _open(symbol: str, size: int, colour: str, marks: Sequence[Mark]) -> theme.Spec:
    mark = {"symbol": symbol, "size": size, "color": theme.PAGE, "line": {"color": colour, "width": 1.5}}
    return theme.trace(*_dated(marks), "markers", marker=mark)


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


def _now_words(
    drawing: Trajectory, times: theme.Spec, goal: theme.Spec, plots: Sequence[free.Plot]
) -> list[theme.Spec]:
    """'9.8% now', beside its mark where it lies on the fewest lines: away from the path if it can."""
    seen = lines.shown(drawing.line)
    if not seen:
        return []
    cell = seen[-1]
    under = _path_at(drawing, cell.period.first_day) >= (cell.value or 0)
    late = scales.share(lines.day(cell.period), times["range"]) > 0.75
    sides = ((late, under), (late, not under), (not late, under), (not late, not under))
    places = [_now_at(drawing, cell, before=before, under=below) for before, below in sides]
    return [min(places, key=lambda words: _lies_on(words, drawing, [goal], plots))]


def _now_at(drawing: Trajectory, cell: Cell, *, before: bool, under: bool) -> theme.Spec:
    return theme.words(
        f"{bold(drawing.line.last)} now",
        lines.day(cell.period),
        cell.value,
        xanchor="right" if before else "left",
        yanchor="top" if under else "bottom",
        xshift=-4 if before else 4,
        yshift=-8 if under else 8,
        font=theme.font(theme.GROUP),
    )


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


def _path_words(
    drawing: Trajectory, fixed: Sequence[theme.Spec], plots: Sequence[free.Plot]
) -> list[theme.Spec]:
    """The path's name, beside it where it lies on the fewest lines and words, near its middle if it can."""
    if len(drawing.path) < 2:
        return []
    places = [_path_name(drawing, along, above) for along in _NAME_AT for above in _sides(drawing, along)]
    return [min(places, key=lambda words: _lies_on(words, drawing, fixed, plots))]


def _lies_on(
    words: theme.Spec, drawing: Trajectory, fixed: Sequence[theme.Spec], plots: Sequence[free.Plot]
) -> tuple[int, int]:
    """How many lines, marks and other words the words would lie on, and how many events' stems."""
    actual = [(lines.day(cell.period), cell.value or 0.0) for cell in lines.shown(drawing.line)]
    runs = [
        actual,
        *(list(zip(*_dated(marks), strict=True)) for marks in (drawing.path, drawing.pace, *drawing.earlier)),
    ]
    stems = [[(one.day.isoformat(), 0.0), (one.day.isoformat(), plots[0].top)] for one in drawing.events]
    on_lines = on_stems = 0
    for plot in plots:
        box = plot.box(words)
        on_lines += sum(plot.crossings(box, run) for run in runs) + (not plot.inside(box, right=_RIGHT_PX))
        on_lines += sum(box.meets(plot.box(other)) for other in fixed)
        on_lines += sum(box.meets(_around(mark, plot)) for mark in _drawn_marks(drawing))
        on_stems += sum(plot.crossings(box, stem) for stem in stems)
    return on_lines, on_stems


def _drawn_marks(drawing: Trajectory) -> list[Mark]:
    """The squares and diamonds: what is promised, was promised, and is promised on the way."""
    return [drawing.goal, *drawing.milestones, *(path[-1] for path in drawing.earlier)]


def _around(mark: Mark, plot: free.Plot) -> free.Box:
    """The room of a mark, with some air around it."""
    x, y = plot.point(mark.day.isoformat(), mark.value)
    return free.Box(x - _MARK_PX, y - _MARK_PX, x + _MARK_PX, y + _MARK_PX)


def _sides(drawing: Trajectory, along: float) -> tuple[bool, bool]:
    """Above the path and below it, first the side on which the actual line does not lie."""
    day = _path_day(drawing, along)
    above = _path_at(drawing, day) >= _actual_at(drawing, day)
    return above, not above


def _path_day(drawing: Trajectory, along: float) -> date:
    first, last = min(mark.day for mark in drawing.path), max(mark.day for mark in drawing.path)
    return first + (last - first) * along


def _path_name(drawing: Trajectory, along: float, above: bool) -> theme.Spec:
    """The path's name at a share of its length, reaching away from the way the path slopes."""
    rising = _path_at(drawing, _path_day(drawing, 1)) >= _path_at(drawing, _path_day(drawing, 0))
    return theme.words(
        "Path to target",
        _path_day(drawing, along).isoformat(),
        _path_at(drawing, _path_day(drawing, along)),
        xanchor="right" if above == rising else "left",
        yanchor="bottom" if above else "top",
        xshift=-4 if above == rising else 4,
        yshift=5 if above else -5,
    )


def _actual_at(drawing: Trajectory, day: date) -> float:
    """The last shown value by a day; zero where there is none."""
    past = [cell.value for cell in lines.shown(drawing.line) if cell.period.first_day <= day]
    return (past[-1] if past else None) or 0.0


def _goal(drawing: Trajectory) -> theme.Spec:
    mark = {"symbol": "diamond", "size": 15, "color": theme.PAGE, "line": {"color": theme.INK, "width": 2}}
    return theme.trace([drawing.goal.day.isoformat()], [drawing.goal.value], "markers", marker=mark)


def _goal_words(drawing: Trajectory, scale: scales.Scale) -> theme.Spec:
    """'Target 12%', over the diamond unless the line comes down to it, and clear of the goals before it."""
    falling = bool(drawing.path) and _path_at(drawing, drawing.path[0].day) > drawing.goal.value
    words = wrapped(drawing.goal_text, width=24).join(("<b>", "</b>"))
    needed = (_GOAL_PX + _LINE_PX * lines_in(words)) / _PLOT_PX
    goals = [drawing.goal.value, *(path[-1].value for path in drawing.earlier)]
    below = falling and min(goals) > needed * scale.top
    return theme.words(
        words,
        drawing.goal.day.isoformat(),
        min(goals) if below else max(goals),
        xanchor="right",
        yanchor="top" if below else "bottom",
        xshift=_RIGHT_PX - 4,
        yshift=-_GOAL_PX if below else _GOAL_PX,
    )
