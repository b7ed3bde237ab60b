"""Headline figures and the bar of standings as native shapes."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide

from edi_metrics import tokens
from edi_metrics.exports.deck_bars import fitting
from edi_metrics.exports.deck_canvas import CENTRE, TOP, Canvas
from edi_metrics.exports.deck_style import BODY_PT, SMALL_PT, Box
from edi_metrics.exports.deck_tables import standing
from edi_metrics.story.blocks import Chip, StatusBar, Tile
from edi_metrics.story.words import deck as words
from edi_metrics.vocabulary import Standing, Symbol

_FIGURE_PT = 44
_BETWEEN = 0.2
_NARROWEST = 1.0
"""What a segment needs for its shape and its number, in inches."""


def tiles(slide: Slide, drawn: Sequence[Tile], box: Box) -> None:
    """Up to four side by side: strand, what it is, the figure, its standing, how many people, and the aim."""
    canvas = Canvas(slide)
    wide = (box.width - _BETWEEN * (len(drawn) - 1)) / max(len(drawn), 1)
    for place, tile in enumerate(drawn):
        at = Box(box.left + place * (wide + _BETWEEN), box.top, wide, min(box.height, 4.3))
        _tile(canvas, tile, at)
    canvas.done(words.TILES, "; ".join(f"{tile.title}: {_figure(tile)}" for tile in drawn))


def _figure(tile: Tile) -> str:
    if not tile.unit or tile.figure in set(Symbol):
        return tile.figure
    return f"{tile.figure}%" if tile.unit == "%" else f"{tile.figure} {tile.unit}"


def _tile(canvas: Canvas, tile: Tile, at: Box) -> None:
    canvas.shape(MSO_SHAPE.RECTANGLE, at, tile.title, inside=tokens.CARD, edge=tokens.HAIRLINE, points=1)
    inner = at.inside(left=0.18, right=0.12, top=0.15, bottom=0.1)

    def part(top: float, high: float) -> Box:
        return Box(inner.left, inner.top + inner.height * top, inner.width, inner.height * high)

    canvas.text(part(0, 0.08), tile.strand, SMALL_PT, colour=tokens.MUTED, anchor=TOP)
    title = part(0.09, 0.25)
    size = fitting(tile.title, title.inside(right=0.45), BODY_PT)
    canvas.text(title, [(tile.title, True)], size, anchor=TOP)
    size = _FIGURE_PT if len(_figure(tile)) <= 7 else 30
    canvas.text(part(0.34, 0.2), [(_figure(tile), True)], size)
    if tile.chip:
        look = tokens.STATUS[tile.chip.standing].text
        canvas.text(part(0.55, 0.1), [(standing(tile.chip), True)], SMALL_PT, colour=look)
    canvas.text(part(0.66, 0.14), tile.people, SMALL_PT, anchor=TOP)
    canvas.text(part(0.8, 0.2), tile.words, SMALL_PT, colour=tokens.MUTED, anchor=TOP)


def status_bar(slide: Slide, bar: StatusBar, box: Box) -> None:
    """Segments as wide as their counts, each with its shape and number; the same in words under them.

    The words stand on a line each where there is room, and side by side where sentences take it.
    """
    there = [(one, count) for one, count in bar.counts if count]
    if not there:
        return
    canvas = Canvas(slide)
    total = sum(count for _, count in there)
    left = box.left
    roomy = box.height >= 1.75 + len(there) * 0.48
    over = 0.3 if roomy else 0.1
    for (one, count), wide in zip(there, _widths([count for _, count in there], box.width), strict=True):
        look = tokens.STATUS[one]
        said = standing(Chip(one))
        at = Box(left, box.top + over, wide - 0.06, 0.9 if roomy else 0.7)
        canvas.shape(MSO_SHAPE.RECTANGLE, at, f"{said}: {count}", inside=look.tint)
        rail = Box(at.left, at.bottom, at.width, 0.07)
        canvas.shape(MSO_SHAPE.RECTANGLE, rail, said, inside=look.mark)
        canvas.text(at, [(f"{said[0]} {count}", True)], 28, colour=look.text, align=CENTRE)
        left += wide
    if roomy:
        _named(canvas, there, box.inside(top=1.75))
    else:
        said = " · ".join(f"{standing(Chip(one))}: {count}" for one, count in there)
        canvas.text(Box(box.left, box.top + 0.95, box.width, 0.36), [(said, True)])
    told = ", ".join(f"{count} {one.words.lower()}" for one, count in there)
    canvas.done(bar.noun, f"{total} {bar.noun}: {told}")


def _named(canvas: Canvas, there: Sequence[tuple[Standing, int]], box: Box) -> None:
    for place, (one, count) in enumerate(there):
        at = Box(box.left, box.top + place * 0.48, box.width, 0.45)
        colour = tokens.STATUS[one].text
        canvas.text(at, [(f"{standing(Chip(one))}: ", True), (str(count), True)], 20, colour=colour)


def _widths(counts: Sequence[int], width: float) -> list[float]:
    """As the counts are to each other, after each has what it needs to be read."""
    left = width - _NARROWEST * len(counts)
    return [_NARROWEST + left * count / sum(counts) for count in counts]
