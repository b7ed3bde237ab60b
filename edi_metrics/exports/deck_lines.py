"""Charts of lines as native charts: over time, small panels, two dates, and the path to a target."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from pptx.chart.chart import Chart as Native
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.slide import Slide

from edi_metrics import tokens
from edi_metrics.charts.scales import Scale, from_zero, printed
from edi_metrics.charts.trend import apart
from edi_metrics.exports.deck_canvas import CENTRE, DOTS, Canvas
from edi_metrics.exports.deck_canvas import LEFT as TO_LEFT
from edi_metrics.exports.deck_canvas import RIGHT as TO_RIGHT
from edi_metrics.exports.deck_events import EVENT_HIGH, event_stems
from edi_metrics.exports.deck_plot import (
    Series,
    as_printed,
    break_before,
    category_axis,
    charted,
    span_blanks,
    stroke,
    value_axis,
)
from edi_metrics.exports.deck_style import BODY_PT, SMALL_PT, Box, fill, height_of, paint
from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.blocks import Chart, Happened, Line, Multiples, Slope, SlopeLine, Trend
from edi_metrics.story.words import deck as words
from edi_metrics.tokens import Colour
from edi_metrics.vocabulary import Unit

_ROUND = XL_MARKER_STYLE.CIRCLE
_ENDS_WIDE = 2.9
"""The room for the lines' names at their ends."""
_AXIS_HIGH = 0.45
_NAMED = 7
"""At most how many periods are named under a plot."""


def tick_format(scale: Scale, unit: Unit) -> str:
    """How ticks are printed: whole where every one of them is."""
    number = "#,##0" if all(tick == int(tick) for tick in scale.ticks) else "#,##0.0"
    return f'{number}"%"' if unit is Unit.PERCENT else number


def trend(slide: Slide, drawing: Trend, chart: Chart, box: Box) -> None:
    """Up to four lines over time, each named at its end; events stand over the plot."""
    periods = sorted({cell.period for line in drawing.lines for cell in line.cells})
    if not periods:
        return
    frame = box.inside(top=EVENT_HIGH * len(drawing.events), right=_ENDS_WIDE)
    plot = frame.inside(left=0.8, top=0.15, right=0.15, bottom=_AXIS_HIGH)
    runs = _runs(drawing.lines, periods)
    series = [Series(run.label, _values(run, periods)) for run, _ in runs]
    scale = from_zero([value for one in series for value in one.values], steps=4)
    labels = [period.short for period in periods]
    made = charted(slide, XL_CHART_TYPE.LINE_MARKERS, labels, series, frame, plot, chart)
    value_axis(made, scale, tick_format(scale, drawing.unit))
    category_axis(made, 0)
    if not _alike(drawing.lines, periods):
        span_blanks(made)
    for place, (run, of) in enumerate(runs):
        stroke(made, place, tokens.SERIES[of], 3.5 if of == 0 else 2.5)
        dot(made, place, tokens.SERIES[of], 8)
        _breaks(made, place, run, periods)
    canvas = Canvas(slide)
    _dates(canvas, periods, ceil(len(periods) / _NAMED), plot, SMALL_PT)
    _events(canvas, drawing.events, periods, plot, box)
    _missing(canvas, drawing.lines, periods, plot)
    _ends(canvas, drawing.lines, scale, plot)
    canvas.done("Labels", words.LABELS)


def _alike(lines: Sequence[Line], periods: Sequence[Period]) -> bool:
    """Whether every line has a figure, shown or hidden, in every period of the chart."""
    return all({cell.period for cell in line.cells} == set(periods) for line in lines)


def _runs(lines: Sequence[Line], periods: Sequence[Period]) -> list[tuple[Line, int]]:
    """What is drawn as a series each, and which line it is of.

    A chart either spans all its blanks or none. Where lines have periods of their own, it must span those
    of the others: then each unbroken piece of a line is a series, so that what is hidden stays a gap.
    """
    if _alike(lines, periods):
        return [(line, of) for of, line in enumerate(lines)]
    return [(piece, of) for of, line in enumerate(lines) for piece in _pieces(line)]


def _pieces(line: Line) -> list[Line]:
    """A line parted where a figure is hidden and where what was measured changed; whole if all is hidden."""
    pieces: list[list[Cell]] = [[]]
    begun = date.min
    for cell in line.cells:
        day = cell.period.first_day
        if cell.value is None or any(begun < broke <= day for broke in line.breaks):
            pieces.append([])
        if cell.value is not None:
            pieces[-1].append(cell)
        begun = day
    return [replace(line, cells=tuple(cells), breaks=()) for cells in pieces if cells] or [line]


def _values(line: Line, periods: Sequence[Period]) -> tuple[float | None, ...]:
    there = {cell.period: as_printed(cell.value, line.last) for cell in line.cells}
    return tuple(there.get(period) for period in periods)


def dot(made: Native, place: int, colour: Colour, size: int, *, kind: XL_MARKER_STYLE = _ROUND) -> None:
    """The mark of each point of a line."""
    marker = made.plots[0].series[place].marker
    marker.style, marker.size = kind, size
    fill(marker.format, colour)
    paint(marker.format.line.color, colour)


def no_dots(made: Native, place: int) -> None:
    """A line without marks."""
    made.plots[0].series[place].marker.style = XL_MARKER_STYLE.NONE


def _breaks(made: Native, place: int, line: Line, periods: Sequence[Period]) -> None:
    """A line begins anew where what was measured changed."""
    for broke in line.breaks:
        after = next((at for at, period in enumerate(periods) if period.first_day >= broke), 0)
        if after > 0:
            break_before(made, place, after)


def _across(place: float, count: int, plot: Box) -> float:
    """Where the middle of a period stands."""
    return plot.left + plot.width * (place + 0.5) / count


def _along(day: date, periods: Sequence[Period]) -> float | None:
    """Which period a day lies in or after, with the share of the way to the next; None outside them."""
    after = sum(period.first_day <= day for period in periods)
    if not 0 < after <= len(periods):
        return None
    start = periods[after - 1].first_day
    if after == len(periods):
        return float(after - 1)
    return after - 1 + (day - start).days / max(1, (periods[after].first_day - start).days)


def _dates(canvas: Canvas, periods: Sequence[Period], step: int, plot: Box, size: float) -> None:
    """The names of the first period and of each `step`th after it, under the plot."""
    for place in range(0, len(periods), step):
        x = _across(place, len(periods), plot)
        canvas.text(Box(x - 0.6, plot.bottom + 0.04, 1.2, 0.26), periods[place].short, size, align=CENTRE)


def _from_to(canvas: Canvas, periods: Sequence[Period], plot: Box) -> None:
    """The first and the last period under a small plot, each within its half of it."""
    half = Box(plot.left, plot.bottom + 0.04, plot.width / 2, 0.26)
    canvas.text(half, periods[0].short, SMALL_PT, align=TO_LEFT)
    if len(periods) > 1:
        last = Box(half.right, half.top, half.width, half.height)
        canvas.text(last, periods[-1].short, SMALL_PT, align=TO_RIGHT)


def _events(
    canvas: Canvas, events: Iterable[Happened], periods: Sequence[Period], plot: Box, box: Box
) -> None:
    placed = [(event, _along(event.day, periods)) for event in events]
    across = [
        (event, None if along is None else _across(along, len(periods), plot)) for event, along in placed
    ]
    event_stems(canvas, across, plot, box)


def _missing(canvas: Canvas, lines: Iterable[Line], periods: Sequence[Period], plot: Box) -> None:
    """The symbol of each missing figure, on the axis over its period."""
    gone = {(cell.period, cell.symbol.value) for line in lines for cell in line.cells if cell.value is None}
    for period, symbol in sorted(gone):
        x = _across(periods.index(period), len(periods), plot)
        canvas.hidden(Box(x - 0.17, plot.bottom - 0.36, 0.34, 0.34), symbol)


def _ends(canvas: Canvas, lines: Sequence[Line], scale: Scale, plot: Box) -> None:
    """Each line's last figure and name, at the height it ends at, none over another."""
    wide = _ENDS_WIDE - 0.35
    texts = [f"{line.last} {line.label}" for line in lines]
    highs = [height_of([text], BODY_PT, wide) + 0.06 for text in texts]
    wanted = [plot.height * (1 - _last(line) / scale.span) for line in lines]
    middles = apart(wanted, highs, floor=plot.height + 0.2)
    for line, colour, high, at, middle in zip(lines, tokens.SERIES, highs, wanted, middles, strict=False):
        start, end = (plot.right + 0.02, plot.top + at), (plot.right + 0.3, plot.top + middle)
        if any(cell.value is not None for cell in line.cells):
            canvas.line(start, end, line.label, colour=colour)
        where = Box(plot.right + 0.38, plot.top + middle - high / 2, wide, high)
        canvas.text(where, [(line.last, True), (f" {line.label}", False)], BODY_PT, colour=colour)


def _last(line: Line) -> float:
    """The line's last shown value; zero when it has none."""
    shown = [cell.value for cell in line.cells if cell.value is not None]
    return shown[-1] if shown else 0.0


def multiples(slide: Slide, drawing: Multiples, chart: Chart, box: Box) -> None:
    """One small native chart a place, all on the same axes, in alphabetical order."""
    lines = sorted(drawing.lines, key=lambda line: line.label)
    if not lines:
        return
    columns = min(len(lines), 4 if len(lines) > 6 else 3 if len(lines) > 2 else 2)
    rows = ceil(len(lines) / columns)
    values = [cell.value for line in lines for cell in line.cells]
    top = from_zero([*values, drawing.goal]).top
    canvas = Canvas(slide)
    said = _shared(drawing, top)
    canvas.text(Box(box.left, box.top, box.width, height_of([said], SMALL_PT, box.width)), said, SMALL_PT)
    canvas.done(chart.name, chart.alt)
    body = box.inside(top=height_of([said], SMALL_PT, box.width) + 0.1)
    wide, high = body.width / columns, body.height / rows
    for place, line in enumerate(lines):
        across, down = place % columns, place // columns
        at = Box(body.left + across * wide, body.top + down * high, wide - 0.3, high - 0.12)
        _panel(slide, canvas, line, drawing, chart, at, top)
    canvas.done("Labels", words.LABELS)


def _shared(drawing: Multiples, top: float) -> str:
    goal = printed(drawing.goal, drawing.unit) if drawing.goal is not None else ""
    events = "; ".join(f"{event.title} ({event.day:%B %Y})" for event in drawing.events)
    return words.panels(printed(top, drawing.unit), goal) + (f"; upright: {events}" if events else "")


def _panel(
    slide: Slide, canvas: Canvas, line: Line, drawing: Multiples, chart: Chart, box: Box, top: float
) -> None:
    """One place: its name and latest figure, then its line."""
    said = [(f"{line.label} ", False), (line.last, True)]
    canvas.text(Box(box.left, box.top, box.width, 0.3), said, SMALL_PT)
    frame = box.inside(top=0.32)
    plot = frame.inside(bottom=0.28)
    if all(cell.value is None for cell in line.cells):
        side = plot.width * 0.2
        canvas.hidden(plot.inside(left=side, right=side, top=0.08, bottom=0.08), line.last)
        return
    periods = [cell.period for cell in line.cells]
    series = [Series(line.label, _values(line, periods))]
    if drawing.goal is not None:
        series.append(Series(words.TARGET, (drawing.goal,) * len(periods)))
    labels = [period.short for period in periods]
    kind, panel = XL_CHART_TYPE.LINE_MARKERS, f"{line.label}: {line.last}"
    made = charted(slide, kind, labels, series, frame, plot, chart, panel=panel)
    value_axis(made, Scale((0.0, top)))
    category_axis(made, 0)
    _from_to(canvas, periods, plot)
    stroke(made, 0, tokens.SERIES[0], 2.5)
    dot(made, 0, tokens.SERIES[0], 4)
    _breaks(made, 0, line, periods)
    if drawing.goal is not None:
        stroke(made, 1, tokens.INK, 1.25, dash=DOTS)
        no_dots(made, 1)
    for event in drawing.events:
        if (along := _along(event.day, periods)) is not None:
            x = _across(along, len(periods), plot)
            canvas.line((x, plot.top), (x, plot.bottom), event.title, colour=tokens.MUTED, points=1)
    for place, cell in enumerate(line.cells):
        if cell.value is None:
            x = _across(place, len(periods), plot)
            at = Box(x - 0.12, plot.bottom - 0.26, 0.24, 0.25)
            canvas.text(at, [(cell.symbol.value, True)], SMALL_PT, align=CENTRE)


def slope(slide: Slide, drawing: Slope, chart: Chart, box: Box) -> None:
    """Two dates: strong lines in the group's colour, the rest grey; a line with an end missing beneath."""
    whole = [line for line in drawing.lines if None not in _two(line)]
    broken = [line for line in drawing.lines if None in _two(line)]
    beneath = 0.34 * len(broken)
    frame = box.inside(left=1.4, right=4.6, bottom=beneath)
    plot = frame.inside(left=0.2, top=0.2, right=0.2, bottom=_AXIS_HIGH)
    canvas = Canvas(slide)
    if whole:
        values = [value for line in whole for value in _two(line) if value is not None]
        around = max(0.25, (max(values) - min(values)) * 0.15)
        scale = Scale((min(values) - around, max(values) + around))
        series = [Series(line.label, _printed(line)) for line in whole]
        labels = [drawing.before, drawing.now]
        made = charted(slide, XL_CHART_TYPE.LINE_MARKERS, labels, series, frame, plot, chart)
        value_axis(made, scale)
        category_axis(made, BODY_PT)
        for place, line in enumerate(whole):
            colour = tokens.SERIES[0] if line.strong else tokens.SERIES[5]
            stroke(made, place, colour, 3.5 if line.strong else 2.25)
            dot(made, place, colour, 9 if line.strong else 7)
        _both_ends(canvas, whole, scale, plot, box)
    for place, line in enumerate(broken):
        symbol = line.last if line.now.value is None else line.first
        at = Box(box.left, box.bottom - beneath + 0.34 * place, box.width, 0.32)
        canvas.text(at, [(symbol, True), (f" {line.label}", False)], BODY_PT)
    canvas.done(*(("Labels", words.LABELS) if whole else (chart.name, chart.alt)))


def _two(line: SlopeLine) -> tuple[float | None, float | None]:
    return line.before.value, line.now.value


def _printed(line: SlopeLine) -> tuple[float | None, float | None]:
    return as_printed(line.before.value, line.first), as_printed(line.now.value, line.last)


def _both_ends(canvas: Canvas, lines: Sequence[SlopeLine], scale: Scale, plot: Box, box: Box) -> None:
    """The earlier figure left of each line, the later one and its name right of it."""
    first, last = plot.left + plot.width / 4, plot.right - plot.width / 4
    begun = list({line.before.value: line for line in reversed(lines)}.values())
    for drawn, side in ((begun, 0), (lines, 1)):
        wanted = [plot.height * (scale.top - (_two(line)[side] or 0.0)) / scale.span for line in drawn]
        middles = apart(wanted, [0.36] * len(drawn), floor=plot.height)
        for line, middle in zip(drawn, middles, strict=True):
            colour = tokens.SERIES[0] if line.strong else tokens.MUTED
            y = plot.top + middle - 0.18
            if side == 0:
                at = Box(box.left, y, first - box.left - 0.2, 0.36)
                canvas.text(at, [(line.first, True)], BODY_PT, colour=colour, align=TO_RIGHT)
            else:
                at = Box(last + 0.2, y, box.right - last - 0.2, 0.36)
                canvas.text(at, [(line.last, True), (f" {line.label}", False)], BODY_PT, colour=colour)
