"""A tile's small history, as inline SVG that takes its colours from the page.

It is decoration: the tile's words carry every figure, so a screen reader is told to pass over it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

_WIDTH, _HEIGHT = 200, 44
_EDGE = 6
"""Room for the disc and the stroke, on every side."""

Point = tuple[float, float]


def svg(values: Sequence[float | None], goal: float | None = None) -> str:
    """The line of the shown values from zero, broken at each None, with the goal dotted; '' when none is shown."""
    if all(value is None for value in values):
        return ""
    top = max([value for value in values if value is not None] + ([goal] if goal is not None else []))
    runs = list(_runs(values, top or 1.0))
    parts = [_area(run) for run in runs] + [_goal(goal, top or 1.0)] + [_line(run) for run in runs]
    return (
        f'<svg class="edi-spark" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="100%" aria-hidden="true" focusable="false">'
        f"{''.join(parts)}{_disc(runs[-1][-1])}</svg>"
    )


def _runs(values: Sequence[float | None], top: float) -> Iterator[list[Point]]:
    step = (_WIDTH - 2 * _EDGE) / max(1, len(values) - 1)
    places = [(_EDGE + step * at, value) for at, value in enumerate(values)]
    for shown, run in groupby(places, key=lambda place: place[1] is not None):
        if shown:
            yield [(x, _y(value or 0.0, top)) for x, value in run]


def _y(value: float, top: float) -> float:
    return _HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE)


def _points(run: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in run)


def _area(run: Sequence[Point]) -> str:
    base = _HEIGHT - _EDGE
    closed = [*run, (run[-1][0], base), (run[0][0], base)]
    return f'<polygon points="{_points(closed)}" fill="var(--edi-series-6)" fill-opacity=".18"/>'


def _line(run: Sequence[Point]) -> str:
    if len(run) == 1:
        return _disc(run[0], radius=2)
    return (
        f'<polyline points="{_points(run)}" fill="none" stroke="var(--edi-series-1)" stroke-width="2.25" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _goal(goal: float | None, top: float) -> str:
    if goal is None:
        return ""
    y = f"{_y(goal, top):.1f}"
    return (
        f'<line x1="0" x2="{_WIDTH}" y1="{y}" y2="{y}" stroke="var(--edi-muted)" stroke-width="1.5" '
        'stroke-dasharray="1.5 4" stroke-linecap="round"/>'
    )


def _disc(point: Point, radius: float = 4) -> str:
    return f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{radius:g}" fill="var(--edi-series-1)"/>'
