"""A measure with a target: a native chart over days, the range of where its pace leads shaded behind it."""

from datetime import date, timedelta

from pptx.chart.chart import Chart as Native
from pptx.enum.chart import XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide

from edi_metrics import tokens
from edi_metrics.charts.scales import Scale, from_zero
from edi_metrics.exports.deck_canvas import CENTRE, DASHES, DOTS, LEFT, RIGHT, Canvas
from edi_metrics.exports.deck_events import EVENT_HIGH, event_stems
from edi_metrics.exports.deck_lines import dot, no_dots, tick_format
from edi_metrics.exports.deck_plot import Run, as_printed, break_before, dated, stroke, value_axis
from edi_metrics.exports.deck_style import SMALL_PT, Box, fill
from edi_metrics.measured import Cell
from edi_metrics.story.blocks import Chart, Mark, Trajectory
from edi_metrics.story.words import deck as words

_EPOCH = date(1899, 12, 30)
"""Day nought of a spreadsheet."""
_APART = 0.95
"""The least room between two dates on the axis, in inches."""
_CLEAR = 0.6
"""What words over or under a mark need."""


class _Days:
    """Where days and values stand on the plot."""

    def __init__(self, drawing: Trajectory, plot: Box, scale: Scale) -> None:
        days = [mark.day for mark in _marks(drawing)]
        days += [cell.period.first_day for cell in drawing.line.cells]
        self.first, self.last = min(days), max(days)
        if self.first == self.last:
            self.first, self.last = self.first - timedelta(days=30), self.last + timedelta(days=30)
        self._plot, self._scale = plot, scale

    def x(self, day: date) -> float:
        """How far across a day stands."""
        return self._plot.left + self._plot.width * (day - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        """How far down a value stands."""
        return self._plot.bottom - self._plot.height * value / self._scale.span


def trajectory(slide: Slide, drawing: Trajectory, chart: Chart, box: Box) -> None:
    """Solid is actual, dotted the path, dashed this pace, an open diamond the target."""
    events = EVENT_HIGH * len(drawing.events)
    frame = box.inside(top=events)
    plot = frame.inside(left=0.8, top=0.55, right=0.9, bottom=0.45)
    values = [cell.value for cell in drawing.line.cells] + [mark.value for mark in _marks(drawing)]
    scale = from_zero(values, steps=4)
    days = _Days(drawing, plot, scale)
    _range(slide, drawing, days)
    runs = _runs(drawing)
    made = dated(slide, [run for run, _ in runs], frame, plot, chart)
    value_axis(made, scale, tick_format(scale, drawing.unit))
    _time(made, days)
    for place, (_, style) in enumerate(runs):
        _style(made, place, style)
    _gaps(made, drawing)
    canvas = Canvas(slide)
    _dates(canvas, drawing, days, plot)
    _words(canvas, drawing, days, plot)
    _events(canvas, drawing, days, plot, box)
    canvas.done("Labels", words.LABELS)


def _marks(drawing: Trajectory) -> tuple[Mark, ...]:
    """Every mark that the plot must hold."""
    before = (mark for path in drawing.earlier for mark in path)
    ahead = (*drawing.pace, *drawing.low, *drawing.high)
    return (*drawing.path, *drawing.milestones, *before, *ahead, drawing.goal)


def _shown(drawing: Trajectory) -> list[Cell]:
    return [cell for cell in drawing.line.cells if cell.value is not None]


def _serial(day: date) -> int:
    return (day - _EPOCH).days


def _runs(drawing: Trajectory) -> list[tuple[Run, str]]:
    """Each line of the chart, and how it is drawn. The actual one comes first."""
    last = drawing.line.last
    actual = tuple(
        (_serial(cell.period.first_day), as_printed(cell.value, last) or 0.0) for cell in _shown(drawing)
    )
    made = [(Run(words.ACTUAL, actual), "actual")] if actual else []
    for name, marks, style in (
        (words.PATH, drawing.path, "path"),
        *((words.EARLIER_PATH, path, "earlier") for path in drawing.earlier),
        (words.MILESTONES, drawing.milestones, "milestone"),
        (words.PACE, drawing.pace, "pace"),
        (words.TARGET, (drawing.goal,), "goal"),
    ):
        if marks:
            points = tuple((_serial(mark.day), as_printed(mark.value, last) or 0.0) for mark in marks)
            made.append((Run(name, points), style))
    return made


def _style(made: Native, place: int, style: str) -> None:
    series = made.plots[0].series[place]
    if style == "actual":
        stroke(made, place, tokens.SERIES[0], 3.5)
        dot(made, place, tokens.SERIES[0], 8)
    elif style in ("goal", "milestone"):
        series.format.line.fill.background()
        kind = XL_MARKER_STYLE.DIAMOND if style == "goal" else XL_MARKER_STYLE.SQUARE
        dot(made, place, tokens.INK, 15 if style == "goal" else 9, kind=kind)
        fill(series.marker.format, tokens.PAGE)
    else:
        colour, points, dash = {
            "path": (tokens.INK, 2, DOTS),
            "earlier": (tokens.SERIES[5], 1.5, DOTS),
            "pace": (tokens.SERIES[0], 2.5, DASHES),
        }[style]
        stroke(made, place, colour, points, dash=dash)
        no_dots(made, place)


def _gaps(made: Native, drawing: Trajectory) -> None:
    """The line is broken where a figure is missing, and where what was measured changed."""
    cells = drawing.line.cells
    for point, cell in enumerate(_shown(drawing)):
        before = cells[cells.index(cell) - 1] if cells.index(cell) else None
        if point == 0 or before is None:
            continue
        start, end = before.period.first_day, cell.period.first_day
        if before.value is None or any(start < broke <= end for broke in drawing.line.breaks):
            break_before(made, 0, point)


def _range(slide: Slide, drawing: Trajectory, days: _Days) -> None:
    """The shade lies under the chart."""
    if not (drawing.low and drawing.high):
        return
    canvas = Canvas(slide)
    corners = [(days.x(mark.day), days.y(mark.value)) for mark in (*drawing.low, *reversed(drawing.high))]
    canvas.area(corners, words.RANGE, tokens.HAIRLINE)
    canvas.done("Range", words.RANGE)


def _time(made: Native, days: _Days) -> None:
    """The axis of days from the first to the last; its words stand on the slide, at the periods they name."""
    axis = made.category_axis
    axis.minimum_scale, axis.maximum_scale = _serial(days.first), _serial(days.last)
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _dates(canvas: Canvas, drawing: Trajectory, days: _Days, plot: Box) -> None:
    """The target's month, then as many periods as have room, the first of them before all others."""
    due = (drawing.goal.day, f"{drawing.goal.day:%b %y}")
    periods = [(cell.period.first_day, cell.period.short) for cell in drawing.line.cells]
    named = [due]
    for day, text in [*periods[:1], *periods[-1:], *periods[:: max(1, len(periods) // 5)]]:
        if all(abs(days.x(day) - days.x(other)) >= _APART for other, _ in named):
            named.append((day, text))
    for day, text in named:
        at = Box(days.x(day) - _APART / 2, plot.bottom + 0.06, _APART, 0.32)
        canvas.text(at, text, SMALL_PT, align=CENTRE)


def _words(canvas: Canvas, drawing: Trajectory, days: _Days, plot: Box) -> None:
    """The key, what it is now, what it is to be, and the symbol of every missing figure."""
    _key(canvas, drawing, plot)
    seen = _shown(drawing)
    if seen:
        _now(canvas, drawing, seen[-1], days, plot)
    for mark in drawing.milestones:
        place = days.x(mark.day), days.y(mark.value)
        canvas.mark(MSO_SHAPE.RECTANGLE, *place, 0.14, f"{words.MILESTONES}: {mark.day:%B %Y}")
    x, y = days.x(drawing.goal.day), days.y(drawing.goal.value)
    canvas.mark(MSO_SHAPE.DIAMOND, x, y, 0.26, drawing.goal_text)
    over = y - plot.top > _CLEAR
    at = Box(x - 3.4, y - 0.55 if over else y + 0.18, 4.2, 0.36)
    canvas.text(at, [(drawing.goal_text, True)], align=RIGHT)
    for cell in drawing.line.cells:
        if cell.value is None:
            middle = days.x(cell.period.first_day)
            canvas.hidden(Box(middle - 0.17, plot.bottom - 0.36, 0.34, 0.34), cell.symbol.value)


def _now(canvas: Canvas, drawing: Trajectory, cell: Cell, days: _Days, plot: Box) -> None:
    """'9.8% now' by the last figure: on the side where the path does not lie."""
    x, y = days.x(cell.period.first_day), days.y(cell.value or 0.0)
    by_then = [mark.value for mark in drawing.path if mark.day <= cell.period.first_day]
    under = (by_then[-1] if by_then else drawing.goal.value) >= (cell.value or 0.0)
    before = x - plot.left > plot.width / 2
    near = [days.y(mark.value) - y for mark in drawing.milestones if abs(days.x(mark.day) - x) < _APART]
    under = under and plot.bottom - y > _CLEAR and not any(0 < apart < _CLEAR for apart in near)
    top = y + 0.14 if under else y - 0.5
    at = Box(x - 2.2 if before else x + 0.1, top, 2.1, 0.36)
    said = [(f"{drawing.line.last} {words.NOW}", True)]
    canvas.text(at, said, colour=tokens.SERIES[0], align=RIGHT if before else LEFT)


def _key(canvas: Canvas, drawing: Trajectory, plot: Box) -> None:
    """What each kind of line is, over the plot."""
    left, middle = plot.left, plot.top - 0.36
    for there, name, colour, dash in (
        (bool(_shown(drawing)), words.ACTUAL, tokens.SERIES[0], None),
        (bool(drawing.path), words.PATH, tokens.INK, DOTS),
        (bool(drawing.pace), words.PACE, tokens.SERIES[0], DASHES),
        (bool(drawing.earlier), words.EARLIER_PATH, tokens.SERIES[5], DOTS),
    ):
        if there:
            canvas.line((left, middle), (left + 0.5, middle), name, colour=colour, points=2.5, dash=dash)
            wide = len(name) * 0.115 + 0.15
            canvas.text(Box(left + 0.6, middle - 0.18, wide, 0.36), name, SMALL_PT)
            left += wide + 0.85


def _events(canvas: Canvas, drawing: Trajectory, days: _Days, plot: Box, box: Box) -> None:
    """A stem for each event, its words on a line of their own over the plot."""
    within = [(event, min(max(event.day, days.first), days.last)) for event in drawing.events]
    event_stems(canvas, [(event, days.x(day)) for event, day in within], plot, box)
