"""The drawings that are text in boxes and so need no picture: tile map, small trends, steps and bars."""

from collections.abc import Sequence

from edi_metrics.charts import panels
from edi_metrics.charts.tiles import PLACES, class_of, short
from edi_metrics.charts.wording import why
from edi_metrics.story.blocks import Bars, Line, Multiples, Reading, Steps, TileMap
from edi_metrics.ui.markup.html import text
from edi_metrics.ui.markup.small import spark

_BAR_PX = 200
"""The least room a row of bars has for them: on a phone, and beside its words on half a laptop's page."""
_CHARACTER_PX = 9
_RING_PX = 20
"""Half of a ring, and what keeps a figure off bar and ring."""


def tile_map(block: TileMap, alt: str) -> str:
    """Districts in rough position, stronger for more, with name and figure on each."""
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
        f"<span>{text(short(tile.label))}</span><b>{text(tile.text)}{why}</b></li>"
    )


def multiples(block: Multiples, alt: str) -> str:
    """One small trend a place, all to one height, in alphabetical order, as many a row as there is room."""
    lines = sorted(block.lines, key=lambda line: line.label)
    drawn = "".join(_panel(line, block) for line in lines)
    return (
        f'<p class="edi-note">{text(panels.told(block))}</p>'
        f'<ul class="edi-panels" aria-label="{text(alt)}">{drawn}</ul>'
    )


def _panel(line: Line, block: Multiples) -> str:
    values = [cell.value for cell in line.cells]
    stems = [at for event in block.events if (at := panels.along(event.day, line)) is not None]
    drawn = spark(values, block.goal, panels.top_of(block), stems=stems, breaks=panels.breaks_of(line))
    if drawn:
        ends = f"<span>{line.cells[0].period.short}</span><span>{line.cells[-1].period.short}</span>"
        drawn += f'<span class="edi-panel-ends" aria-hidden="true">{ends}</span>'
    elif values[-1:] == [None]:
        drawn = '<span class="edi-step-hidden"><b>c</b> <span class="edi-why">hidden</span></span>'
    return f'<li><span class="edi-panel-name">{text(line.label)} <b>{text(line.last)}</b></span>{drawn}</li>'


def bars(block: Bars, alt: str) -> str:
    """One figure for each part, from zero. A hidden one is an outline of standard size."""
    kind = "edi-rows" if any(row.note for row in block.rows) else "edi-rows edi-short"
    drawn = f'<ul class="edi-steps {kind}" aria-label="{text(alt)}">{_rows(block.rows)}</ul>'
    return f"{_key(block)}{drawn}"


def steps(block: Steps, alt: str) -> str:
    """Start, stay, progress. A hidden step is an outline of standard size, so nothing can be read off it."""
    return f'{_key(block)}<ol class="edi-steps" aria-label="{text(alt)}">{_rows(block.steps)}</ol>'


def _key(block: Bars | Steps) -> str:
    """What the bar is and what the ring is, over a drawing that has rings."""
    if not block.ring:
        return ""
    filled = f'<span><i class="edi-key-bar"></i>{text(block.filled)}</span>'
    return f'<p class="edi-ring-key">{filled}<span><i class="edi-key-ring"></i>{text(block.ring)}</span></p>'


def _rows(readings: Sequence[Reading]) -> str:
    beside = [one.against.value for one in readings if one.against]
    values = [value for value in (*(one.cell.value for one in readings), *beside) if value is not None]
    most = max(values, default=1.0) or 1.0
    return "".join(_row(one, most) for one in readings)


def _row(reading: Reading, most: float) -> str:
    value = reading.cell.value
    note = f'<span class="edi-step-note">{text(reading.note)}</span>' if reading.note else ""
    if value is None:
        bar = f'<span class="edi-step-hidden"><b>{text(reading.text)}</b>{_why(reading)}</span>'
    else:
        bar = _bar(reading, value, most)
    name = f'<span class="edi-step-name">{text(reading.label)}</span>'
    return f'<li>{name}<span class="edi-step-bar">{bar}{note}</span></li>'


def _bar(reading: Reading, value: float, most: float) -> str:
    """The bar with its figure, and an open ring where what it is set beside lies.

    The words after them tell the ring's figure. The bar's own stands between the two where there is room,
    else in the end of its bar: beside the ring it would be read as the ring's. In a bar too short, and past a
    ring, it stands after.
    """
    figure = f"<b>{text(reading.text)}</b>"
    if reading.against is None or reading.against.value is None:
        return f"{_fill(value / most)}{figure}"
    beside = reading.against.value
    apart = max(0.0, beside - value) / most
    room = len(reading.text) * _CHARACTER_PX + _RING_PX
    between = apart * _BAR_PX >= room
    within = beside > value and not between and value / most * _BAR_PX >= room
    ring = f'<i class="edi-step-ring" style="left:{_length(beside / most)}"></i>'
    gap = f'<span style="width:{_length(apart)}">{figure if between else ""}</span>'
    return f"{_fill(value / most, figure if within else '')}{gap}{ring}{'' if between or within else figure}"


def _fill(share: float, figure: str = "") -> str:
    return f'<span class="edi-step-fill" style="width:{_length(share)}">{figure}</span>'


def _length(share: float) -> str:
    """A share of the room that a row's words leave."""
    return f"calc((100% - var(--edi-step-words)) * {share:.4f})"


def _why(reading: Reading) -> str:
    """The word for a missing figure, short enough for a box."""
    return f' <span class="edi-why">{text(why(reading.cell.symbol))}</span>'
