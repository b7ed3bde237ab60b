"""The drawings with a box for each place: the tile map, and one small trend a place."""

from collections.abc import Iterator, Sequence

from edi_metrics.charts import panels
from edi_metrics.charts.tiles import PLACES, class_of, short
from edi_metrics.charts.wording import why
from edi_metrics.exports import pack_svg as svg
from edi_metrics.exports.pack_svg import Stroke
from edi_metrics.exports.pack_text import text
from edi_metrics.story.blocks import Line, Multiples, Reading, TileMap

_COLUMNS = 4
_TILE_PX = 84
_GAP = 0.6
"""Between two tiles, in per cent of the map."""

_PANEL_PX = 64


def tile_map(drawing: TileMap) -> str:
    """Districts in rough position, stronger for more, with name and figure on each."""
    shown = [tile.cell.value for tile in drawing.tiles if tile.cell.value is not None]
    placed = list(_placed(drawing.tiles))
    rows = max((row for _, (_, row) in placed), default=0)
    tiles = "".join(_tile(tile, place, shown) for tile, place in placed)
    return f'<div class="map">{svg.canvas(_TILE_PX * rows, tiles)}</div>' if rows else ""


def _placed(tiles: Sequence[Reading]) -> Iterator[tuple[Reading, tuple[int, int]]]:
    """Each tile with its column and row, counted from 1; those of no known place in rows of their own."""
    known = [tile for tile in tiles if tile.cell.part in PLACES]
    yield from ((tile, PLACES[tile.cell.part]) for tile in known)
    below = max((PLACES[tile.cell.part][1] for tile in known), default=0)
    others = [tile for tile in tiles if tile.cell.part not in PLACES]
    for place, tile in enumerate(others):
        yield tile, (place % _COLUMNS + 1, below + place // _COLUMNS + 1)


def _tile(tile: Reading, place: tuple[int, int], shown: Sequence[float]) -> str:
    width = 100 / _COLUMNS
    left, top = (place[0] - 1) * width, (place[1] - 1) * _TILE_PX + 2
    value = tile.cell.value
    if value is None:
        style, colour = Stroke(svg.INK, 1.5, svg.DOTS).style, svg.INK
        said = f"{tile.text} {why(tile.cell.symbol)}".strip()
    else:
        step = class_of(value, shown)
        style, colour, said = f"fill:var(--class-{step})", f"var(--class-{step}-words)", tile.text
    names = short(tile.label).split()
    half = len(names) // 2 if len(names) > 1 else 1
    lines = [line for line in (" ".join(names[:half]), " ".join(names[half:])) if line]
    name = svg.words(lines, anchor="middle", colour=colour, shift=(0, -13), size=13, of_line=15)
    figure = svg.words([said], anchor="middle", colour=colour, shift=(0, 20), strong=True, size=16)
    middle = (left + width / 2, top + _TILE_PX / 2 - 2)
    return svg.box(left, left + width - _GAP, top, _TILE_PX - 4, style) + svg.at(middle, name + figure)


def multiples(drawing: Multiples) -> str:
    """One small trend a place, all to one height, in alphabetical order."""
    lines = sorted(drawing.lines, key=lambda line: line.label)
    drawn = "".join(_panel(line, drawing) for line in lines)
    return f'<p class="note">{text(panels.told(drawing))}</p><div class="panels">{drawn}</div>'


def _panel(line: Line, drawing: Multiples) -> str:
    values = [cell.value for cell in line.cells]
    stems = [at for event in drawing.events if (at := panels.along(event.day, line)) is not None]
    drawn = spark(
        values,
        drawing.goal,
        panels.top_of(drawing),
        height=_PANEL_PX,
        stems=stems,
        breaks=panels.breaks_of(line),
    )
    if drawn:
        ends = f"<span>{line.cells[0].period.short}</span><span>{line.cells[-1].period.short}</span>"
        drawn += f'<span class="panel-ends">{ends}</span>'
    elif values[-1:] == [None]:
        said = f"{line.last} {why(line.cells[-1].symbol)}".strip()
        drawn = svg.canvas(_PANEL_PX, svg.outline(18, 30, said))
    name = f'<span class="panel-name">{text(line.label)} <b>{text(line.last)}</b></span>'
    return f'<div class="panel">{name}{drawn}</div>'


def spark(
    values: Sequence[float | None],
    goal: float | None,
    top: float = 0.0,
    *,
    height: float = 34,
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
        [(step * at, height * (1 - value / top)) for at, value in run]
        for run in panels.stretches(values, breaks)
    ]
    parts = [svg.line((x, 0.4 * height), (x, height), Stroke(svg.CONTEXT, 1.5)) for x in stems]
    if goal is not None:
        down = height * (1 - goal / top)
        parts.append(svg.line((0, down), (100, down), Stroke(svg.MUTED, 2, svg.DOTS)))
    for run in runs:
        if len(run) > 1:
            parts.append(
                svg.area([*run, (run[-1][0], height), (run[0][0], height)], height, svg.CONTEXT, 0.2)
            )
            parts.append(svg.run(run, height, Stroke(svg.GROUP, 2.3)))
    ends = [run[0] for run in runs[:-1] if len(run) == 1] + [runs[-1][-1]]
    parts += [svg.at(end, svg.shape("circle", 8, f"fill:{svg.GROUP}")) for end in ends]
    return svg.canvas(height, *parts, room=(5, 5, 5, 1))
