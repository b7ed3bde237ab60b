"""A target's bullet and a tile's small history. The words beside them carry every figure."""

from collections.abc import Iterator
from itertools import groupby

from edi_metrics.exports.pictures.marks import (
    CARD,
    FAINT,
    GROUP,
    INK,
    MUTED,
    Disc,
    Mark,
    Path,
    Picture,
    box,
    line,
    outline,
)
from edi_metrics.story.blocks import BoardRow, Tile

_WIDE, _TALL = 220.0, 22.0
_SPARK = 160.0
_HIGH = 34.0
_EDGE = 5.0


def bullet(row: BoardRow) -> Picture:
    """A bar for now, an upright for what is expected by now, a box from zero to the goal."""
    return Picture(_WIDE, _TALL, tuple(_bullet(row)))


def _bullet(row: BoardRow) -> Iterator[Mark]:
    def along(value: float) -> float:
        return _WIDE * min(1.0, max(0.0, value / row.top)) if row.top > 0 else 0.0

    yield line((0, 11), (_WIDE, 11), FAINT, 1)
    yield box(0, 5, along(row.goal), 12, CARD)
    yield outline(0.6, 5, max(0.0, along(row.goal) - 1.2), 12, INK, dash="solid")
    if row.now is not None:
        yield box(0, 7.5, along(row.now), 7, GROUP)
    if row.expected is not None:
        yield line((along(row.expected), 1), (along(row.expected), 21), INK, 2)


def spark(tile: Tile) -> Picture | None:
    """The shown values from zero, broken at each gap, the goal dotted; None for fewer than two of them."""
    shown = [value for value in tile.spark if value is not None]
    if len(shown) < 2:
        return None
    top = max([*shown, tile.goal or 0.0]) or 1.0
    return Picture(_SPARK, _HIGH, tuple(_spark(tile, top)))


def _spark(tile: Tile, top: float) -> Iterator[Mark]:
    def down(value: float) -> float:
        return _EDGE + (_HIGH - 2 * _EDGE) * (1 - value / top)

    if tile.goal is not None:
        yield line((0, down(tile.goal)), (_SPARK, down(tile.goal)), MUTED, 1.5, "dot")
    step = (_SPARK - 2 * _EDGE) / (len(tile.spark) - 1)
    last = None
    for there, run in groupby(enumerate(tile.spark), key=lambda place: place[1] is not None):
        if there:
            points = tuple((_EDGE + step * at, down(value or 0.0)) for at, value in run)
            last = points[-1]
            yield Path(points, GROUP, 2.3) if len(points) > 1 else Disc(*last, 3, GROUP)
    if last is not None:
        yield Disc(*last, 4, GROUP)
