"""The two drawings that are text in boxes, and so need no picture: the tile map and the step bars."""

from collections.abc import Sequence
from math import isclose

from edi_metrics.story.blocks import Reading, Steps, TileMap
from edi_metrics.ui.markup.html import text
from edi_metrics.vocabulary import Symbol

PLACES = {
    "E07000099": (3, 1),  # North Hertfordshire
    "E07000243": (3, 2),  # Stevenage
    "E07000242": (4, 2),  # East Hertfordshire
    "E07000096": (1, 3),  # Dacorum
    "E07000240": (2, 3),  # St Albans
    "E07000241": (3, 3),  # Welwyn Hatfield
    "E07000095": (4, 3),  # Broxbourne
    "E07000102": (1, 4),  # Three Rivers
    "E07000103": (2, 4),  # Watford
    "E07000098": (3, 4),  # Hertsmere
}
"""Column and row of each district: roughly where it lies. A part not here follows after."""

_SHORTER = ("Hertfordshire", "Herts")
"""A word too long for a tile on a phone, and what people say for it. The table has it in full."""

CLASSES = 5


def tile_map(block: TileMap, alt: str) -> str:
    """Districts in rough position, darker for more, with name and figure on each."""
    shown = [tile.cell.value for tile in block.tiles if tile.cell.value is not None]
    tiles = "".join(_map_tile(tile, shown) for tile in sorted(block.tiles, key=_by_place))
    return f'<ul class="edi-map" aria-label="{text(alt)}">{tiles}</ul>'


def _by_place(tile: Reading) -> tuple[int, int]:
    """Top to bottom, then left to right: the order in which the map is read."""
    column, row = PLACES.get(tile.cell.part, (9, 9))
    return row, column


def _map_tile(tile: Reading, shown: Sequence[float]) -> str:
    value = tile.cell.value
    column, row = PLACES.get(tile.cell.part, ("auto", "auto"))
    step = "none" if value is None else class_of(value, shown)
    why = _why(tile) if value is None else ""
    return (
        f'<li class="edi-map-tile edi-class-{step}" style="grid-column:{column};grid-row:{row}">'
        f"<span>{text(tile.label.replace(*_SHORTER))}</span><b>{text(tile.text)}{why}</b></li>"
    )


def class_of(value: float, shown: Sequence[float]) -> int:
    """Which of five equal steps, from the least shown value to the greatest; the middle when all are one."""
    least, width = min(shown), max(shown) - min(shown)
    if isclose(width, 0.0, abs_tol=1e-9):
        return CLASSES // 2
    return min(CLASSES - 1, int(CLASSES * (value - least) / width))


def steps(block: Steps, alt: str) -> str:
    """Start, stay, progress. A hidden step is an outline of standard size, so nothing can be read off it."""
    most = max((step.cell.value for step in block.steps if step.cell.value is not None), default=1.0) or 1.0
    items = "".join(_step(step, most) for step in block.steps)
    return f'<ol class="edi-steps" aria-label="{text(alt)}">{items}</ol>'


def _step(step: Reading, most: float) -> str:
    value = step.cell.value
    note = f'<span class="edi-step-note">{text(step.note)}</span>' if step.note else ""
    if value is None:
        bar = f'<span class="edi-step-hidden"><b>{text(step.text)}</b>{_why(step)}</span>'
    else:
        width = f"width:calc((100% - var(--edi-step-words)) * {value / most:.4f})"
        bar = f'<span class="edi-step-fill" style="{width}"></span><b>{text(step.text)}</b>'
    name = f'<span class="edi-step-name">{text(step.label)}</span>'
    return f'<li>{name}<span class="edi-step-bar">{bar}{note}</span></li>'


def _why(reading: Reading) -> str:
    """The word for a missing figure, short enough for a box."""
    short = {Symbol.HIDDEN: "hidden", Symbol.TOO_FEW: "too few", Symbol.NOT_COLLECTED: "no data"}
    words = short.get(reading.cell.symbol, reading.cell.symbol.words)
    return f' <span class="edi-why">{text(words)}</span>'
