"""A tile's small history, as HTML that stretches to its tile and takes its colours from the page.

It is decoration: the tile's words carry every figure, so a screen reader is told to pass over it. Layers
cut out by masks, because Streamlit strips inline SVG from a page's HTML.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

_WIDTH, _HEIGHT = 100, 44
_EDGE = 5
"""Room for the disc and the stroke, over and under the line, in CSS pixels."""

Point = tuple[float, float]


def html(values: Sequence[float | None], goal: float | None = None) -> str:
    """The line of the shown values from zero, broken at each None, the goal dotted; '' when none is shown."""
    shown = [value for value in values if value is not None]
    if not shown:
        return ""
    top = max([*shown, *([] if goal is None else [goal])]) or 1.0
    runs = list(_runs(values, top))
    return (
        '<span class="edi-spark" aria-hidden="true" '
        f'style="display:block;position:relative;height:{_HEIGHT}px">'
        f"{_layer(''.join(map(_area, runs)), 'var(--edi-series-6)', opacity=0.2)}"
        f"{'' if goal is None else _goal(_y(goal, top))}"
        f"{_layer(''.join(map(_line, runs)), 'var(--edi-series-1)')}"
        f"{_disc(runs[-1][-1])}</span>"
    )


def _runs(values: Sequence[float | None], top: float) -> Iterator[list[Point]]:
    """Unbroken stretches of shown values, as points in a box 100 wide and 44 high."""
    step = _WIDTH / max(1, len(values) - 1)
    places = [(step * at, value) for at, value in enumerate(values)]
    for shown, run in groupby(places, key=lambda place: place[1] is not None):
        if shown:
            yield [(x, _y(value or 0.0, top)) for x, value in run]


def _y(value: float, top: float) -> float:
    return _HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE)


def _points(run: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in run)


def _area(run: Sequence[Point]) -> str:
    base = _HEIGHT - _EDGE
    return f'<polygon points="{_points([*run, (run[-1][0], base), (run[0][0], base)])}"/>'


def _line(run: Sequence[Point]) -> str:
    ends = [*run, (run[0][0] + 1, run[0][1])] if len(run) == 1 else run  # a lone figure is a short dash
    return (
        f'<polyline points="{_points(ends)}" fill="none" stroke="#000" stroke-width="2.5" '
        'stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"/>'
    )


def _layer(drawn: str, colour: str, *, opacity: float = 1) -> str:
    """`drawn` as a hole through which `colour` shows."""
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'preserveAspectRatio="none">{drawn}</svg>'
    )
    cut = f"url(data:image/svg+xml,{quote(picture, safe='')}) 0 0/100% 100% no-repeat"
    return (
        f'<span style="position:absolute;inset:0;background:{colour};opacity:{opacity:g};mask:{cut}"></span>'
    )


def _goal(y: float) -> str:
    return (
        f'<span style="position:absolute;left:0;right:0;top:{y - 1:.1f}px;'
        'border-top:2px dotted var(--edi-muted)"></span>'
    )


def _disc(point: Point) -> str:
    x, y = point
    return (
        f'<span style="position:absolute;left:calc({x:.1f}% - 5px);top:{y - 5:.1f}px;width:10px;height:10px;'
        'border-radius:50%;background:var(--edi-series-1)"></span>'
    )
