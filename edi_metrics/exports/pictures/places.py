"""Places: the districts in rough position, and one small trend a place on one scale."""

from collections.abc import Iterator, Sequence

from edi_metrics import tokens
from edi_metrics.charts import panels
from edi_metrics.charts.tiles import PLACES, class_of, short
from edi_metrics.charts.wording import width_px
from edi_metrics.exports.pictures.marks import (
    CONTEXT,
    CONTROL,
    GROUP,
    INK,
    LINE,
    MUTED,
    WIDTH,
    Disc,
    Mark,
    Path,
    Picture,
    Point,
    Run,
    Words,
    box,
    broken,
    hidden,
    line,
    stacked,
    words,
)
from edi_metrics.story.blocks import Line, Multiples, Reading, TileMap

_TILE, _TALL, _GAP = 128.0, 66.0, 5.0
_COLUMNS = 4


def tile_map(drawing: TileMap) -> Picture:
    """Districts in rough position, stronger for more, with name and figure on each."""
    shown = [tile.cell.value for tile in drawing.tiles if tile.cell.value is not None]
    placed = dict(_placed(drawing.tiles))
    marks = [mark for place, tile in sorted(placed.items()) for mark in _tile(tile, place, shown)]
    rows = max((row for row, _ in placed), default=0)
    return Picture(WIDTH, rows * (_TALL + _GAP), tuple(marks))


def _placed(tiles: Sequence[Reading]) -> Iterator[tuple[tuple[int, int], Reading]]:
    """Row and column of each tile, from 1. A part that has no place follows in rows of its own."""
    unplaced = 0
    last = max((PLACES[tile.cell.part][1] for tile in tiles if tile.cell.part in PLACES), default=0)
    for tile in tiles:
        if tile.cell.part in PLACES:
            column, row = PLACES[tile.cell.part]
            yield (row, column), tile
        else:
            yield (last + 1 + unplaced // _COLUMNS, 1 + unplaced % _COLUMNS), tile
            unplaced += 1


def _tile(tile: Reading, place: tuple[int, int], shown: Sequence[float]) -> Iterator[Mark]:
    row, column = place
    left, top = (column - 1) * (_TILE + _GAP), (row - 1) * (_TALL + _GAP)
    ink = INK
    if tile.cell.value is None:
        yield hidden(left + 1, top + 1, _TILE - 2, _TALL - 2)
    else:
        step, colour = tokens.MAP_STEPS[class_of(tile.cell.value, shown)]
        ink = colour.light
        yield box(left, top, _TILE, _TALL, tokens.SEQUENTIAL[step - 1].light)
    name = broken(short(tile.label), _TILE - 8)
    middle = left + _TILE / 2
    block = LINE * (len(name) + 1)
    yield from stacked(
        name, middle, top + _TALL / 2 - block / 2 + LINE * len(name) / 2, anchor="center", colour=ink
    )
    yield Words(
        (Run(tile.text, bold=True),), middle, top + _TALL / 2 + block / 2 - LINE / 2, "center", ink, 16
    )


# Small trends

_PANELS = 5
_BETWEEN = 20.0
_PLOT = 64.0
_UNDER = 18.0


def multiples(drawing: Multiples) -> Picture:
    """One small trend a place, all to one height, in alphabetical order, five a row."""
    top = panels.top_of(drawing)
    note = broken(panels.told(drawing), WIDTH)
    marks: list[Mark] = [
        words(part, 0, LINE * (place + 0.5), colour=MUTED) for place, part in enumerate(note)
    ]
    down = LINE * len(note) + 8
    wide = (WIDTH - _BETWEEN * (_PANELS - 1)) / _PANELS
    ordered = sorted(drawing.lines, key=lambda one: one.label)
    for start in range(0, len(ordered), _PANELS):
        row = ordered[start : start + _PANELS]
        names = [broken(one.label, wide - width_px(one.last) - 10) for one in row]
        head = LINE * max(map(len, names))
        for place, (one, name) in enumerate(zip(row, names, strict=True)):
            panel = _Panel(drawing, place * (wide + _BETWEEN), down + head + 4, wide, top)
            marks += stacked(name, panel.left, down + head - LINE * len(name) / 2)
            marks.append(_latest(one, panel, down + head - LINE / 2))
            marks += panel.draw(one)
        down += head + 4 + _PLOT + LINE + _UNDER
    return Picture(WIDTH, down, tuple(marks))


def _latest(one: Line, panel: "_Panel", middle: float) -> Words:
    return words(one.last, panel.left + panel.wide, middle, anchor="right", bold=True, colour=GROUP)


class _Panel:
    """The room of one small trend."""

    def __init__(self, drawing: Multiples, left: float, top: float, wide: float, most: float) -> None:
        self._drawing = drawing
        self.left, self.wide = left, wide
        self._top, self._most = top, most

    def draw(self, one: Line) -> Iterator[Mark]:
        """The line from zero, broken where something is hidden or begins anew, over its ends in words."""
        shown = [cell for cell in one.cells if cell.value is not None]
        if len(shown) < 2:
            yield from self._missing(one)
            return
        foot = self._top + _PLOT
        yield line((self.left, foot), (self.left + self.wide, foot), CONTROL, 1)
        yield from self._behind(one)
        runs = list(self._runs(one))
        for run in runs:
            if len(run) > 1:
                yield Path(run, GROUP, 2.3)
            else:
                yield Disc(*run[0], 3, GROUP)
        yield Disc(*runs[-1][-1], 4, GROUP)
        under = foot + LINE / 2 + 2
        yield words(one.cells[0].period.short, self.left, under, colour=MUTED)
        yield words(one.cells[-1].period.short, self.left + self.wide, under, anchor="right", colour=MUTED)

    def _missing(self, one: Line) -> Iterator[Mark]:
        if one.cells and one.cells[-1].value is None:
            yield hidden(self.left, self._top + 18, self.wide, 28)
            said = f"{one.last} {'hidden' if one.last == 'c' else ''}".strip()
            yield words(said, self.left + self.wide / 2, self._top + 32, anchor="center", bold=True)

    def _behind(self, one: Line) -> Iterator[Mark]:
        for event in self._drawing.events:
            if (along := panels.along(event.day, one)) is not None:
                at = self.left + self.wide * along / 100
                yield line((at, self._top + 0.4 * _PLOT), (at, self._top + _PLOT), CONTEXT, 1.5)
        if self._drawing.goal is not None:
            down = self._down(self._drawing.goal)
            yield line((self.left, down), (self.left + self.wide, down), MUTED, 1.5, "dot")

    def _runs(self, one: Line) -> Iterator[tuple[Point, ...]]:
        step = self.wide / max(1, len(one.cells) - 1)
        for run in panels.stretches([cell.value for cell in one.cells], panels.breaks_of(one)):
            yield tuple((self.left + step * place, self._down(value)) for place, value in run)

    def _down(self, value: float) -> float:
        return self._top + _PLOT * (1 - value / self._most)
