"""A tile's small history and a board row's bullet, in CSS: Streamlit takes SVG out of a page's own HTML.

Both are decoration. The words beside them carry every figure, so a screen reader is told to pass over them.
"""

from collections.abc import Sequence

from edi_metrics.charts.panels import stretches

Point = tuple[float, float]
"""Per cent from the left, per cent from the top."""

_STROKE = "1.15px"


def spark(
    values: Sequence[float | None],
    goal: float | None,
    top: float = 0.0,
    *,
    stems: Sequence[float] = (),
    breaks: Sequence[int] = (),
) -> str:
    """The shown values from zero, broken at each None, with the goal dotted; '' for fewer than two of them.

    The height is that of `top`, so that panels can be compared; without one, of the greatest value here.
    `stems` are events, in per cent from the left. The line begins anew at each place in `breaks`.
    """
    shown = [value for value in values if value is not None]
    if len(shown) < 2:
        return ""
    top = max([*shown, goal or 0.0, top]) or 1.0
    step = 100 / max(1, len(values) - 1)
    runs = [
        [(round(step * at, 2), _down(value, top)) for at, value in run] for run in stretches(values, breaks)
    ]
    line = "".join(f'<i class="edi-spark-event" style="left:{x:g}%"></i>' for x in stems)
    line += f'<i class="edi-spark-goal" style="top:{_down(goal, top):g}%"></i>' if goal is not None else ""
    drawn = "".join(f"{_area(run)}{_line(run)}" for run in runs if len(run) > 1)
    dots = "".join(_dot(run[0]) for run in runs[:-1] if len(run) == 1) + _dot(runs[-1][-1])
    return f'<span class="edi-spark" aria-hidden="true">{line}{drawn}{dots}</span>'


def _down(value: float, top: float) -> float:
    return round(100 - 100 * value / top, 2)


def _area(run: Sequence[Point]) -> str:
    outline = ",".join(f"{x:g}% {y:g}%" for x, y in [*run, (run[-1][0], 100.0), (run[0][0], 100.0)])
    return f'<i class="edi-spark-area" style="clip-path:polygon({outline})"></i>'


def _line(run: Sequence[Point]) -> str:
    over = [f"{x:g}% calc({y:g}% - {_STROKE})" for x, y in run]
    under = [f"{x:g}% calc({y:g}% + {_STROKE})" for x, y in reversed(run)]
    return f'<i class="edi-spark-line" style="clip-path:polygon({",".join([*over, *under])})"></i>'


def _dot(point: Point) -> str:
    return f'<i class="edi-spark-dot" style="left:{point[0]:g}%;top:{point[1]:g}%"></i>'


def bullet(now: float | None, expected: float | None, goal: float, top: float) -> str:
    """A bar for now, an upright for what is expected by now, a box from zero to the goal.

    There is no bar where `now` is hidden, and no upright where nothing is due.
    """
    box = f'<i class="edi-bullet-box" style="width:{_along(goal, top):g}%"></i>'
    bar = f'<i class="edi-bullet-bar" style="width:{_along(now, top):g}%"></i>' if now is not None else ""
    upright = (
        f'<i class="edi-bullet-due" style="left:{_along(expected, top):g}%"></i>'
        if expected is not None
        else ""
    )
    return f'<span class="edi-bullet" aria-hidden="true">{box}{bar}{upright}</span>'


def _along(value: float, top: float) -> float:
    """Where a value lies, from 0 to 100; whatever is past the end of the scale lies at its end."""
    return round(min(100.0, max(0.0, 100 * value / top)), 2) if top > 0 else 0.0
