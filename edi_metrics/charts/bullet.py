"""A target's row on the board: a bar for now, an upright for what is due by now, a box from zero to the goal.

HTML that stretches to its column and takes its colours from the page. It is decoration: the row's words
carry every figure, so a screen reader is told to pass over it.
"""

_HEIGHT = 24


def html(now: float | None, expected: float | None, goal: float, top: float) -> str:
    """The bullet, from zero to `top`. No bar where `now` is hidden, no upright where nothing is due."""
    layers = [_scale_line(), _box(_share(goal, top))]
    if now is not None:
        layers.append(_bar(_share(now, top)))
    if expected is not None:
        layers.append(_upright(_share(expected, top)))
    return (
        '<span class="edi-bullet" aria-hidden="true" '
        f'style="display:block;position:relative;height:{_HEIGHT}px">'
        f"{''.join(layers)}</span>"
    )


def _share(value: float, top: float) -> float:
    """Where a value lies, from 0 to 100; whatever is past the end of the scale lies at its end."""
    return round(min(100.0, max(0.0, 100 * value / top)), 2) if top > 0 else 0.0


def _layer(style: str) -> str:
    return f'<span style="position:absolute;box-sizing:border-box;{style}"></span>'


def _scale_line() -> str:
    return _layer("left:0;right:0;top:12px;border-top:1px solid var(--edi-hairline)")


def _box(goal: float) -> str:
    return _layer(
        f"left:0;width:{goal:g}%;top:6px;height:12px;border:1.25px solid var(--edi-ink);border-radius:3px;"
        "background:var(--edi-card)"
    )


def _bar(now: float) -> str:
    return _layer(
        f"left:1px;width:{now:g}%;top:8.5px;height:7px;border-radius:1px;background:var(--edi-series-1)"
    )


def _upright(expected: float) -> str:
    """Ink on an edge of card, so that it is seen on the bar and off it."""
    return _layer(
        f"left:calc({expected:g}% - 1px);width:2.5px;top:2px;height:20px;background:var(--edi-ink);"
        "box-shadow:0 0 0 1.5px var(--edi-card)"
    )
