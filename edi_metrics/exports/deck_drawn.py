"""Charts that have no native form, as native shapes that look like the screen's."""

from collections.abc import Sequence
from datetime import date

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide

from edi_metrics import tokens
from edi_metrics.charts.scales import Scale, from_zero, printed
from edi_metrics.charts.tiles import PLACES, class_of
from edi_metrics.exports.deck_bars import fitting, names_wide, size_for
from edi_metrics.exports.deck_canvas import CENTRE, DOTS, LEFT, RIGHT, Canvas
from edi_metrics.exports.deck_style import BODY_PT, SMALL_PT, Box
from edi_metrics.story.blocks import Chart, Dumbbell, Ranged, Ranges, Reading, Slip, TileMap, Timeline
from edi_metrics.story.words import deck as words

_STANDARD = 0.24
_FIGURE_WIDE = 0.95
_KEY_HIGH = 0.42
_SHORTER = ("Hertfordshire", "Herts")


def dumbbell(slide: Slide, drawing: Dumbbell, chart: Chart, box: Box) -> None:
    """A diamond and a ring a row, linked, the widest gap on top; a hidden end is dots and its symbol."""
    rows = sorted(drawing.rows, key=_order)
    if not rows:
        return
    body = box.inside(top=_KEY_HIGH, bottom=0.4)
    size = size_for(len(rows), body)
    labels = [f"{row.label}, {row.note}" if row.note else row.label for row in rows]
    names = names_wide(labels, size, body)
    plot = body.inside(left=names + 0.9, right=1.1)
    scale = from_zero([value for row in rows for value in _ends(row)], steps=4)
    canvas = Canvas(slide)
    diamond = (MSO_SHAPE.DIAMOND, drawing.filled, tokens.SERIES[0])
    _key(canvas, box, (diamond, (MSO_SHAPE.OVAL, drawing.ring, None)))
    for tick in scale.ticks:
        x, said = _x(tick, scale, plot), printed(tick, drawing.unit)
        canvas.line((x, plot.top), (x, plot.bottom), said, colour=tokens.HAIRLINE, points=1)
        canvas.text(Box(x - 0.5, plot.bottom + 0.06, 1, 0.32), said, SMALL_PT, align=CENTRE)
    each = plot.height / len(rows)
    for place, (row, label) in enumerate(zip(rows, labels, strict=True)):
        at = Box(box.left, plot.top + place * each, names, each)
        canvas.text(at, label, fitting(label, at, size), align=RIGHT)
        _linked(canvas, row, scale, plot, at.middle, size)
    canvas.done(chart.name, chart.alt)


def _ends(row: Reading) -> tuple[float | None, float | None]:
    """The diamond's value and the ring's; None where one is hidden or does not exist."""
    return row.cell.value, row.against.value if row.against else None


def _order(row: Reading) -> tuple[bool, float, str]:
    """Widest gap first, ties by name; rows with an end missing last, by name alone."""
    group, ring = _ends(row)
    if group is None or ring is None:
        return True, 0.0, row.label
    return False, -round(abs(group - ring), 6), row.label


def _x(value: float, scale: Scale, plot: Box) -> float:
    return plot.left + plot.width * value / scale.top


def _linked(canvas: Canvas, row: Reading, scale: Scale, plot: Box, y: float, size: float) -> None:
    group, ring = _ends(row)
    ring_text = row.against.text if row.against else "x"
    if group is None and ring is None:
        canvas.hidden(Box(plot.left, y - 0.16, plot.width * _STANDARD, 0.32), row.text)
        return
    known = group if group is not None else ring or 0.0
    start = _x(known, scale, plot)
    if group is None or ring is None:
        end = start + plot.width * _STANDARD
        symbol = row.text if group is None else ring_text
        canvas.line((start, y), (end, y), symbol, dash=DOTS)
        canvas.text(Box(end + 0.08, y - 0.18, 0.5, 0.36), [(symbol, True)], size)
    else:
        canvas.line((start, y), (_x(ring, scale, plot), y), row.label, colour=tokens.HAIRLINE, points=7)
    group_right = group is not None and ring is not None and group > ring
    if ring is not None:
        x = _x(ring, scale, plot)
        canvas.mark(MSO_SHAPE.OVAL, x, y, 0.22, ring_text)
        _figure(canvas, ring_text, x, y, size, right=group is not None and not group_right, colour=tokens.INK)
    if group is not None:
        x = _x(group, scale, plot)
        canvas.mark(MSO_SHAPE.DIAMOND, x, y, 0.24, row.text, filled=tokens.SERIES[0])
        _figure(canvas, row.text, x, y, size, right=group_right, colour=tokens.SERIES[0])


def _figure(
    canvas: Canvas, text: str, x: float, y: float, size: float, *, right: bool, colour: tokens.Colour
) -> None:
    """A figure outside the link, beside its mark."""
    left = x + 0.18 if right else x - 0.18 - _FIGURE_WIDE
    where = Box(left, y - 0.18, _FIGURE_WIDE, 0.36)
    canvas.text(where, text, size, colour=colour, align=LEFT if right else RIGHT)


def _key(canvas: Canvas, box: Box, entries: Sequence[tuple[MSO_SHAPE, str, tokens.Colour | None]]) -> None:
    """Each mark, then what it is, in one line over the plot."""
    left, y = box.left + 0.12, box.top + 0.17
    for kind, said, colour in entries:
        canvas.mark(kind, left, y, 0.2, said, filled=colour)
        wide = len(said) * 0.112 + 0.15
        canvas.text(Box(left + 0.22, y - 0.18, wide, 0.36), said, SMALL_PT)
        left += wide + 0.55


def tile_map(slide: Slide, drawing: TileMap, chart: Chart, box: Box) -> None:
    """Districts in rough position, stronger for more, with name and figure on each."""
    tiles = sorted(drawing.tiles, key=_by_place)
    if not tiles:
        return
    shown = [tile.cell.value for tile in tiles if tile.cell.value is not None]
    extra = [tile for tile in tiles if tile.cell.part not in PLACES]
    places = {tile.cell.part: PLACES.get(tile.cell.part) for tile in tiles}
    for after, tile in enumerate(extra):
        places[tile.cell.part] = (1 + after % 4, 5 + after // 4)
    rows = max(place[1] for place in places.values() if place)
    wide, high = min(2.75, box.width / 4), box.height / rows
    left = box.left + (box.width - 4 * wide) / 2
    canvas = Canvas(slide)
    for tile in tiles:
        column, row = places[tile.cell.part] or (1, 1)
        at = Box(left + (column - 1) * wide, box.top + (row - 1) * high, wide - 0.1, high - 0.1)
        _tile(canvas, tile, shown, at)
    canvas.done(chart.name, chart.alt)


def _by_place(tile: Reading) -> tuple[int, int, str]:
    """Top to bottom, then left to right: the order in which the map is read."""
    column, row = PLACES.get(tile.cell.part, (9, 9))
    return row, column, tile.label


def _tile(canvas: Canvas, tile: Reading, shown: Sequence[float], at: Box) -> None:
    value, label = tile.cell.value, tile.label.replace(*_SHORTER)
    said = f"{tile.label}: {tile.text}"
    if value is None:
        canvas.shape(MSO_SHAPE.RECTANGLE, at, said, inside=tokens.PAGE, edge=tokens.INK, dotted=True)
        ink, figure = tokens.INK, f"{tile.text} {words.HIDDEN.get(tile.text, '')}".strip()
    else:
        step, ink = tokens.MAP_STEPS[class_of(value, shown)]
        canvas.shape(MSO_SHAPE.RECTANGLE, at, said, inside=tokens.SEQUENTIAL[step - 1])
        figure = tile.text
    half = at.height / 2
    name = Box(at.left, at.top, at.width, half)
    canvas.text(name, label, fitting(label, name, SMALL_PT), colour=ink, align=CENTRE)
    under = Box(at.left, at.top + half, at.width, half)
    canvas.text(under, [(figure, True)], BODY_PT, colour=ink, align=CENTRE)


def ranges(slide: Slide, drawing: Ranges, chart: Chart, box: Box) -> None:
    """A dot a group on each row's line, the range between them, and a ring for what was agreed."""
    rows = drawing.ranges
    if not rows:
        return
    body = box.inside(top=_KEY_HIGH)
    size = size_for(len(rows), body)
    names = names_wide([row.label for row in rows], size, body)
    plot = body.inside(left=names + 0.3, right=body.width * 0.3)
    canvas = Canvas(slide)
    dot = (MSO_SHAPE.OVAL, drawing.dot, tokens.SERIES[0])
    _key(canvas, box, (dot, (MSO_SHAPE.OVAL, drawing.ring, None)))
    runs = Box(plot.right + 0.3, box.top, box.right - plot.right - 0.3, 0.36)
    canvas.text(runs, words.line_runs(drawing.bottom, drawing.top), SMALL_PT)
    each = plot.height / len(rows)
    for place, row in enumerate(rows):
        at = Box(box.left, plot.top + place * each, names, each)
        canvas.text(at, row.label, fitting(row.label, at, size))
        _ranged(canvas, row, drawing, plot, at.middle)
        if row.shown:
            told = Box(plot.right + 0.3, at.top, box.right - plot.right - 0.3, each)
            said = _told(row)
            canvas.text(told, said, fitting(said, told, SMALL_PT))
    canvas.done(chart.name, chart.alt)


def _ranged(canvas: Canvas, row: Ranged, drawing: Ranges, plot: Box, y: float) -> None:
    if not row.shown:
        symbol = row.dots[0].text if row.dots else "x"
        canvas.hidden(Box(plot.left, y - 0.16, plot.width * _STANDARD, 0.32), symbol)
        return

    def x(value: float) -> float:
        return plot.left + plot.width * (value - drawing.bottom) / (drawing.top - drawing.bottom)

    canvas.line((plot.left, y), (plot.right, y), row.label, colour=tokens.HAIRLINE, points=1.5)
    low, high = (x(dot.cell.value or 0.0) for dot in (row.shown[0], row.shown[-1]))
    if high > low:
        canvas.line((low, y), (high, y), row.label, colour=tokens.SERIES[5], points=6)
    for dot in row.shown:
        said = f"{dot.label}: {dot.text}"
        canvas.mark(MSO_SHAPE.OVAL, x(dot.cell.value or 0.0), y, 0.18, said, filled=tokens.SERIES[0])
    if row.ring is not None and row.ring.value is not None:
        canvas.shape(
            MSO_SHAPE.OVAL,
            Box(x(row.ring.value) - 0.16, y - 0.16, 0.32, 0.32),
            f"{row.ring.named}: {row.ring.text}",
            edge=tokens.SERIES[4],
            points=2.25,
        )


def _told(row: Ranged) -> str:
    """The lowest and the highest group with their figures, and what was agreed."""
    low, high = row.shown[0], row.shown[-1]
    told = [f"{low.label} {low.text}"]
    if high is not low:
        told.append(f"{high.label} {high.text}")
    if row.ring is not None:
        told.append(f"{row.ring.named} {row.ring.text}")
    return "; ".join(told)


def timeline(slide: Slide, drawing: Timeline, chart: Chart, box: Box) -> None:
    """Dates that moved: the first an open ring, each move a tick, the present one filled."""
    slips = drawing.slips
    if not slips:
        return
    body = box.inside(top=_KEY_HIGH + 0.35, bottom=0.3)
    size = size_for(len(slips), body)
    plot = body.inside(left=body.width * 0.38, right=body.width * 0.24)
    canvas = Canvas(slide)
    ring = (MSO_SHAPE.OVAL, words.FIRST_DATE, None)
    moved = (MSO_SHAPE.RECTANGLE, words.MOVED, tokens.SERIES[5])
    _key(canvas, box, (ring, moved, (MSO_SHAPE.OVAL, words.DATE_NOW, tokens.SERIES[0])))
    days = [day for slip in slips for day in slip.days] + [drawing.today]
    first, length = min(days), max(1, (max(days) - min(days)).days)

    def x(day: date) -> float:
        return plot.left + plot.width * (day - first).days / length

    for day in (first, max(days)):
        at = Box(x(day) - 0.6, box.top + _KEY_HIGH, 1.2, 0.32)
        canvas.text(at, f"{day:%b %Y}", SMALL_PT, align=CENTRE)
    today = x(drawing.today)
    canvas.line((today, plot.top), (today, plot.bottom), words.TODAY, colour=tokens.MUTED, points=1)
    canvas.text(Box(today - 0.6, plot.bottom, 1.2, 0.3), words.TODAY, SMALL_PT, align=CENTRE)
    each = plot.height / len(slips)
    for place, slip in enumerate(slips):
        name = Box(box.left, plot.top + place * each, plot.left - box.left - 0.3, each)
        canvas.text(name, slip.label, fitting(slip.label, name, size))
        note = Box(plot.right + 0.3, name.top, box.right - plot.right - 0.3, each)
        canvas.text(note, slip.note, fitting(slip.note, note, size))
        _slipped(canvas, slip, [x(day) for day in slip.days], name.middle)
    canvas.done(chart.name, chart.alt)


def _slipped(canvas: Canvas, slip: Slip, along: Sequence[float], y: float) -> None:
    first, last = along[0], along[-1]
    canvas.line((first, y), (last, y), slip.note, colour=tokens.SERIES[5], points=3)
    canvas.mark(MSO_SHAPE.OVAL, first, y, 0.2, f"{words.FIRST_DATE}: {slip.days[0]:%d %B %Y}")
    for tick, day in zip(along[1:-1], slip.days[1:-1], strict=True):
        said = f"{words.MOVED}: {day:%d %B %Y}"
        canvas.line((tick, y - 0.1), (tick, y + 0.1), said, colour=tokens.SERIES[5], points=3)
    said = f"{words.DATE_NOW}: {slip.days[-1]:%d %B %Y}"
    canvas.mark(MSO_SHAPE.OVAL, last, y, 0.2, said, filled=tokens.SERIES[0])
