"""A drawing as series for a spreadsheet's own charts: every point, the hidden ones with their symbol."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from math import ceil
from typing import assert_never

from edi_metrics.story.blocks import (
    Against,
    Bars,
    Drawing,
    Dumbbell,
    GapBars,
    Happened,
    Likert,
    Line,
    Mark,
    Multiples,
    Ranges,
    Reading,
    Slope,
    Steps,
    TileMap,
    Timeline,
    Trajectory,
    Trend,
)
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import Symbol, Unit

_OUTLINE = 0.24
"""How long the outline of a hidden figure is, as a share of the chart: the same for all of them."""

_STEP = 5.0
"""Small multiples share an axis that ends at the next multiple of this."""


class Look(Enum):
    """How a series looks: what it is, never how it fares."""

    FILLED = auto()
    OPEN = auto()
    """Everyone, or a benchmark."""
    PATH = auto()
    PACE = auto()
    FAINT = auto()
    MARKS = auto()


class Shape(Enum):
    """Which of a spreadsheet's charts draws it."""

    BARS = auto()
    STACKED = auto()
    LINES = auto()


@dataclass(frozen=True)
class Point:
    """One figure of a series. `drawn` is where a figure that is hidden is drawn all the same."""

    row: str
    figure: float | None
    printed: str
    """As the page prints it, or the symbol; empty where the page prints nothing beside it."""
    day: date | None = None
    drawn: float = 0.0
    range: tuple[float, float] | None = None
    """What chance could explain, where the level shows it."""


@dataclass(frozen=True)
class Series:
    """Points that are drawn alike, in order."""

    label: str
    points: tuple[Point, ...]
    look: Look = Look.FILLED
    breaks: tuple[date, ...] = ()
    """Days from which the line begins anew: what was measured changed."""


@dataclass(frozen=True)
class Native:
    """One chart of a spreadsheet."""

    shape: Shape
    series: tuple[Series, ...]
    unit: Unit
    title: str = ""
    """What sets it apart from the others of its drawing; empty for a drawing that is one chart."""
    top: float | None = None
    """Where its axis ends, where the charts of a drawing share one."""


def natives(drawing: Drawing) -> tuple[Native, ...]:
    """The charts that draw it: one, or one for each place of small multiples; none for dates that moved."""
    match drawing:
        case Multiples():
            return _multiples(drawing)
        case Trend():
            return (Native(Shape.LINES, tuple(map(_line, drawing.lines)), drawing.unit),)
        case Trajectory():
            return (Native(Shape.LINES, tuple(_trajectory(drawing)), drawing.unit),)
        case Timeline():
            return ()
        case Likert():
            return (_sized(Native(Shape.STACKED, tuple(_answers(drawing)), Unit.PERCENT)),)
        case _:
            return (_sized(Native(Shape.BARS, tuple(_bars(drawing)), Unit.NUMBER)),)


def events(drawing: Drawing) -> tuple[Happened, ...]:
    """What happened in its years, as a chart over time marks it."""
    return drawing.events if isinstance(drawing, Trend | Multiples | Trajectory) else ()


# Over time


def _multiples(drawing: Multiples) -> tuple[Native, ...]:
    """All to one height, in alphabetical order."""
    shown = [cell.value for line in drawing.lines for cell in line.cells if cell.value is not None]
    top = _STEP * ceil(max([*shown, drawing.goal or 0.0], default=1.0) / _STEP) or _STEP
    return tuple(
        Native(Shape.LINES, (_line(line), *_goal(line, drawing.goal)), drawing.unit, line.label, top)
        for line in sorted(drawing.lines, key=lambda line: line.label)
    )


def _line(line: Line) -> Series:
    points = [
        Point(
            cell.period.label,
            cell.value,
            numbers.symbol(cell) if cell.value is None else "",
            cell.period.first_day,
            cell.value or 0.0,
        )
        for cell in line.cells
    ]
    if points:
        points[-1] = replace(points[-1], printed=line.last)
    return Series(line.label, tuple(points), breaks=line.breaks)


def _goal(line: Line, goal: float | None) -> Iterator[Series]:
    """The target as a level line from the first period to the last."""
    if goal is not None and line.cells:
        ends = (line.cells[0].period.first_day, line.cells[-1].period.first_day)
        yield _marks("Target", [Mark(day, goal) for day in ends], Look.PATH)


def _trajectory(drawing: Trajectory) -> Iterator[Series]:
    yield _line(drawing.line)
    told = (
        ("Path to the target", drawing.path, Look.PATH),
        ("At this pace", drawing.pace, Look.PACE),
        ("Low end of the range", drawing.low, Look.FAINT),
        ("High end of the range", drawing.high, Look.FAINT),
        ("Milestones", drawing.milestones, Look.MARKS),
        *(("Path promised before", path, Look.FAINT) for path in drawing.earlier),
    )
    yield from (_marks(label, marks, look) for label, marks, look in told if marks)
    goal = _marks("Target", [drawing.goal], Look.MARKS)
    yield replace(goal, points=(replace(goal.points[0], printed=drawing.goal_text),))


def _marks(label: str, marks: Sequence[Mark], look: Look) -> Series:
    points = (Point(numbers.day(mark.day), mark.value, "", mark.day, mark.value) for mark in marks)
    return Series(label, tuple(points), look)


# Of one period


def _bars(drawing: Dumbbell | GapBars | TileMap | Steps | Bars | Slope | Ranges) -> Iterator[Series]:
    match drawing:
        case Dumbbell() | Bars():
            yield from _beside(drawing.rows, drawing.filled, drawing.ring)
        case Steps():
            yield from _beside(drawing.steps, drawing.filled, drawing.ring)
        case GapBars():
            points = tuple(Point(row.label, _gap(row), row.text, range=_range(row)) for row in drawing.rows)
            yield Series(f"{drawing.below} below zero, {numbers.lower(drawing.above)} above", points)
        case TileMap():
            yield Series(numbers.capital(drawing.unit_words), tuple(map(_point, drawing.tiles)))
        case Slope():
            yield from _slope(drawing)
        case Ranges():
            yield from _ranges(drawing)
        case _:
            assert_never(drawing)


def _beside(rows: Sequence[Reading], filled: str, ring: str) -> Iterator[Series]:
    """The bars, and beside them what they are set against, where anything is."""
    yield Series(filled or "Figure", tuple(map(_point, rows)))
    if any(row.against for row in rows):
        yield Series(ring or "Set beside", tuple(_against(row.label, row.against) for row in rows), Look.OPEN)


def _point(row: Reading) -> Point:
    return Point(row.label, row.cell.value, row.text)


def _against(label: str, against: Against | None) -> Point:
    """What stands beside a bar: nothing is drawn, or printed, where nothing does."""
    if against is None:
        return Point(label, None, "")
    return Point(label, against.value, against.text)


def _gap(row: Reading) -> float | None:
    """The drawn value; None where either side of the subtraction is missing."""
    if row.cell.value is None or row.against is None or row.against.value is None:
        return None
    return round(row.cell.value - row.against.value, 6)


def _range(row: Reading) -> tuple[float, float] | None:
    """The ends of the whisker; None where there is no bar, or the level shows no range."""
    beside, cell = row.against, row.cell
    if _gap(row) is None or beside is None or beside.value is None or cell.low is None or cell.high is None:
        return None
    return round(cell.low - beside.value, 6), round(cell.high - beside.value, 6)


def _answers(drawing: Likert) -> Iterator[Series]:
    labels = dict.fromkeys(answer.label for one in drawing.statements for answer in one.answers)
    for label in labels:
        yield Series(
            label,
            tuple(_found(label, one.words, one.answers) for one in drawing.statements),
        )


def _found(label: str, row: str, readings: Sequence[Reading]) -> Point:
    found = next((reading for reading in readings if reading.label == label), None)
    return replace(_point(found), row=row) if found else Point(row, None, "")


def _slope(drawing: Slope) -> tuple[Series, ...]:
    before = tuple(Point(line.label, line.before.value, line.first) for line in drawing.lines)
    now = tuple(Point(line.label, line.now.value, line.last) for line in drawing.lines)
    return Series(drawing.before, before, Look.OPEN), Series(drawing.now, now)


def _ranges(drawing: Ranges) -> Iterator[Series]:
    for label in dict.fromkeys(dot.label for row in drawing.ranges for dot in row.dots):
        yield Series(label, tuple(_found(label, row.label, row.dots) for row in drawing.ranges))
    if any(row.ring for row in drawing.ranges):
        points = tuple(_against(row.label, row.ring) for row in drawing.ranges)
        yield Series(numbers.capital(drawing.ring), points, Look.OPEN)


def _sized(native: Native) -> Native:
    """Bars as long as their figures, and outlines of one length for those that are hidden."""
    lengths = [abs(point.figure) for one in native.series for point in one.points if point.figure is not None]
    outline = _OUTLINE * (max(lengths, default=1.0) or 1.0)
    return replace(
        native,
        series=tuple(
            replace(one, points=tuple(replace(point, drawn=_length(point, outline)) for point in one.points))
            for one in native.series
        ),
    )


def _length(point: Point, outline: float) -> float:
    if point.figure is not None:
        return point.figure
    return outline if point.printed == Symbol.HIDDEN.value else 0.0
