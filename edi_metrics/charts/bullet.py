"""A target's row on the board: a bar for now, an upright for what is expected by now, a box from zero to the goal.

Inline SVG that stretches to its column and takes its colours from the page. It is decoration: the row's
words carry every figure, so a screen reader is told to pass over it.
"""

_HEIGHT = 24


def svg(now: float | None, expected: float | None, goal: float, top: float) -> str:
    """The bullet on a scale from zero to `top`. No bar where `now` is hidden, no upright where nothing is due."""
    parts = [_scale_line(), _box(_share(goal, top))]
    if now is not None:
        parts.append(_bar(_share(now, top)))
    if expected is not None:
        parts.append(_upright(_share(expected, top)))
    return (
        f'<svg class="edi-bullet" viewBox="0 0 100 {_HEIGHT}" width="100%" height="{_HEIGHT}" '
        f'preserveAspectRatio="none" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def _share(value: float, top: float) -> float:
    """Where a value lies, from 0 to 100; whatever is past the end of the scale lies at its end."""
    return round(min(100.0, max(0.0, 100 * value / top)), 2) if top > 0 else 0.0


def _scale_line() -> str:
    return (
        '<line x1="0" x2="100" y1="12" y2="12" stroke="var(--edi-hairline)" stroke-width="1" '
        'vector-effect="non-scaling-stroke"/>'
    )


def _box(goal: float) -> str:
    return (
        f'<rect x=".4" y="6.5" width="{goal:g}" height="11" fill="var(--edi-card)" stroke="var(--edi-ink)" '
        'stroke-width="1.25" vector-effect="non-scaling-stroke"/>'
    )


def _bar(now: float) -> str:
    return f'<rect x=".4" y="8.5" width="{now:g}" height="7" fill="var(--edi-series-1)"/>'


def _upright(expected: float) -> str:
    """Ink on an edge of card, so that it is seen on the bar and off it."""
    place = f'x1="{expected:g}" x2="{expected:g}" y1="2.5" y2="21.5" vector-effect="non-scaling-stroke"'
    return (
        f'<line {place} stroke="var(--edi-card)" stroke-width="5"/>'
        f'<line {place} stroke="var(--edi-ink)" stroke-width="2.25"/>'
    )
