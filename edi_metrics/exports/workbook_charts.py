"""A spreadsheet's own charts, each reading its figures from one sheet, so that a person can edit them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as Made
from xlsxwriter.worksheet import Worksheet

from edi_metrics import tokens
from edi_metrics.exports.plain import plain
from edi_metrics.exports.workbook_drawn import Look, Native, Point, Series, Shape, natives
from edi_metrics.exports.workbook_sheet import FONT, Held
from edi_metrics.exports.workbook_values import Value
from edi_metrics.story.blocks import Chart
from edi_metrics.story.words import numbers
from edi_metrics.story.words import workbook as words
from edi_metrics.vocabulary import Symbol, Unit

_SERIES, _ROW, _DAY, _DRAWN = 1, 2, 3, 5
"""The columns of the drawn figures that a chart reads."""

_WIDTH, _LINE_HEIGHT, _BAR_PX, _ROUND_BARS_PX = 680, 380, 24, 130
_SMALL = (330, 230)
_SMALL_ACROSS = 3
_LEFT_PX = 28
_LEAST_LABELLED = 6
"""The narrowest part of a whole, in per cent, that has room for its figure."""
_FIRST_DAY = date(1899, 12, 30)
"""From which a spreadsheet counts days."""
_YEAR_DAYS = 366
"""A step along the axis: never so short that it falls back into the month before."""

_INK, _PAGE, _FAINT = tokens.INK.light, tokens.CARD.light, tokens.HAIRLINE.light
_COLOURS = [colour.light for colour in tokens.SERIES]
_OPEN, _CONTEXT = _COLOURS[4], _COLOURS[5]
_AGREEMENT = [tokens.DIVERGING[step].light for step in (8, 6, 4, 2, 0)]
"""From 'Strongly agree' to 'Strongly disagree'."""
_DOTTED = {"color": _INK, "width": 1.5, "dash_type": "round_dot"}


@dataclass
class Ledger:
    """Every figure that a chart draws, in the order of the charts."""

    first_row: int
    """Of the sheet that lists them, counted from 0."""
    rows: list[tuple[Held, ...]] = field(default_factory=list)

    def add(self, sheet: str, series: Series) -> int:
        """Put a series down, and give the row of its first point."""
        start = self.first_row + len(self.rows)
        self.rows += [
            (
                Value(sheet),
                Value(plain(numbers.capital(series.label))),
                Value(plain(point.row)),
                _day(point),
                *_figure(point),
            )
            for point in series.points
        ]
        return start


def _day(point: Point) -> Held:
    return point.day or Value(words.bracketed(Symbol.CANNOT_EXIST.value))


def _figure(point: Point) -> tuple[Value, Value]:
    known = {symbol for symbol, _ in words.symbols()}
    symbol = Value(words.bracketed(point.printed if point.printed in known else Symbol.CANNOT_EXIST.value))
    figure = symbol if point.figure is None else Value(float(point.figure), "General")
    return figure, Value(float(point.drawn), "General")


def draw(book: Workbook, sheet: Worksheet, at: tuple[int, int], chart: Chart, ledger: Ledger) -> int:
    """Put a drawing's charts beside its table, and give how many there are."""
    drawn = natives(chart.drawing)
    for place, native in enumerate(drawn):
        made = _lines(book, native, sheet.name, ledger) if native.shape is Shape.LINES else None
        made = made or _bars(book, native, sheet.name, ledger)
        along, down = place % _SMALL_ACROSS, place // _SMALL_ACROSS
        sheet.insert_chart(
            *at,
            made,
            {
                "x_offset": _LEFT_PX + along * _SMALL[0],
                "y_offset": down * _SMALL[1],
                "object_position": 3,
                "description": plain(": ".join(filter(None, (native.title, chart.alt)))),
            },
        )
    return len(drawn)


def _bars(book: Workbook, native: Native, sheet: str, ledger: Ledger) -> Made:
    stacked = native.shape is Shape.STACKED
    made = book.add_chart({"type": "bar", **({"subtype": "stacked"} if stacked else {})})
    for place, series in enumerate(native.series):
        fill, label = _coat(place, series, stacked=stacked)
        made.add_series(
            {
                **_reads(ledger.add(sheet, series), len(series.points), _ROW),
                **fill,
                **_whiskers(series),
                "points": [_outlined(point) for point in series.points],
                "data_labels": {"value": True, "font": _font(11, label), "custom": _labels(series, stacked)},
                "gap": 45,
            }
        )
    made.set_y_axis(
        {"reverse": True, "num_font": _font(11), "line": {"color": _INK}, "label_position": "low"}
    )
    made.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    rows = max((len(series.points) for series in native.series), default=1)
    across = 1 if stacked else len(native.series)
    _finish(made, sheet, legend=len(native.series) > 1)
    made.set_size({"width": _WIDTH, "height": _ROUND_BARS_PX + rows * (10 + _BAR_PX * across)})
    return made


def _coat(place: int, series: Series, *, stacked: bool) -> tuple[dict[str, Any], str]:
    """What a bar is filled and edged with, and the colour of the words on it."""
    if stacked:
        step = place % len(_AGREEMENT)
        dark = step in (0, 4)
        return {"fill": {"color": _AGREEMENT[step]}, "border": {"color": _PAGE}}, _PAGE if dark else _INK
    if series.look is Look.OPEN:
        return {"fill": {"color": _PAGE}, "border": {"color": _OPEN, "width": 1.5}}, _INK
    return {"fill": {"color": _COLOURS[place % 4]}, "border": {"none": True}}, _INK


def _whiskers(series: Series) -> dict[str, Any]:
    """The range that chance could explain, where the level shows one."""
    if not any(point.range for point in series.points):
        return {}
    ends = [point.range or (point.drawn, point.drawn) for point in series.points]
    around = list(zip(series.points, ends, strict=True))
    return {
        "x_error_bars": {
            "type": "custom",
            "plus_values": [round(high - point.drawn, 6) for point, (_, high) in around],
            "minus_values": [round(point.drawn - low, 6) for point, (low, _) in around],
            "line": {"color": _OPEN, "width": 1.5},
        }
    }


def _outlined(point: Point) -> dict[str, Any] | None:
    """How one bar differs from the others of its series: a hidden one is a dotted outline."""
    if point.figure is None:
        return {"fill": {"none": True}, "border": _DOTTED}
    return None


def _labels(series: Series, stacked: bool) -> list[dict[str, Any]]:
    """The figures as the page prints them; none where a part has no room, or where nothing stands."""
    return [
        {"delete": True}
        if not point.printed or (stacked and point.drawn < _LEAST_LABELLED)
        else {"value": _literal(point.printed)}
        for point in series.points
    ]


def _literal(text: str) -> str:
    """Words that the library cannot take for the address of a cell."""
    return plain(text).replace("!", "\N{FULLWIDTH EXCLAMATION MARK}")


def _reads(start: int, count: int, categories: int) -> dict[str, Any]:
    """Where a series reads its name, its categories and its values."""
    end = start + count - 1
    return {
        "name": [words.DRAWN, start, _SERIES],
        "categories": [words.DRAWN, start, categories, end, categories],
        "values": [words.DRAWN, start, _DRAWN, end, _DRAWN],
    }


def _lines(book: Workbook, native: Native, sheet: str, ledger: Ledger) -> Made:
    """Lines over time: broken where a figure is hidden, and where what is measured changed."""
    made = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    unnamed: list[int] = []
    number = 0
    for place, series in enumerate(native.series):
        start = ledger.add(sheet, series)
        for part, (first, points) in enumerate(runs(series)):
            reads = _reads(start + first, len(points), _DAY)
            made.add_series({**reads, **_stroke(place, series.look), "data_labels": _ends(points)})
            unnamed += [number] if part else []
            number += 1
        for at, point in enumerate(series.points):
            if point.figure is None:
                made.add_series({**_reads(start + at, 1, _DAY), **_symbol(point)})
                unnamed.append(number)
                number += 1
    _axes(made, native)
    _finish(made, sheet, legend=len(native.series) > 1 and not native.title, unnamed=unnamed)
    if native.title:
        made.set_title({"name": [words.DRAWN, start_of(ledger, native), _SERIES], "name_font": _font(11)})
        made.set_size({"width": _SMALL[0], "height": _SMALL[1]})
    else:
        made.set_size({"width": _WIDTH, "height": _LINE_HEIGHT})
    return made


def start_of(ledger: Ledger, native: Native) -> int:
    """The row of the first point of the chart that was put down last."""
    return ledger.first_row + len(ledger.rows) - sum(len(series.points) for series in native.series)


def runs(series: Series) -> Iterator[tuple[int, Sequence[Point]]]:
    """The stretches of a line that are drawn without a gap, each with the place of its first point."""
    first = 0
    points = series.points
    for at in range(len(points) + 1):
        if at == len(points) or points[at].figure is None or _breaks(series, at):
            if at > first:
                yield first, points[first:at]
            first = at + 1 if at < len(points) and points[at].figure is None else at


def _breaks(series: Series, at: int) -> bool:
    """Whether the line begins anew between this point and the one before."""
    before, day = series.points[at - 1].day, series.points[at].day
    return (
        at > 0 and before is not None and day is not None and any(before < on <= day for on in series.breaks)
    )


def _ends(points: Sequence[Point]) -> dict[str, Any]:
    """The printed figure at the end of a line, and nothing along it."""
    said = [{"value": _literal(point.printed)} if point.printed else {"delete": True} for point in points]
    return {"value": True, "position": "above", "font": _font(11, bold=True), "custom": said}


def _symbol(point: Point) -> dict[str, Any]:
    """A symbol at the foot of the chart, and no mark: its height means nothing."""
    said = {"value": True, "position": "above", "font": _font(11, bold=True)}
    return {
        "line": {"none": True},
        "marker": {"type": "square", "size": 9, "fill": {"none": True}, "border": _DOTTED},
        "data_labels": {**said, "custom": [{"value": _literal(point.printed)}]},
    }


def _stroke(place: int, look: Look) -> dict[str, Any]:
    none: Mapping[str, Any] = {"type": "none"}
    match look:
        case Look.PATH:
            return {"line": {"color": _INK, "width": 1.75, "dash_type": "round_dot"}, "marker": none}
        case Look.PACE:
            return {"line": {"color": _COLOURS[0], "width": 1.75, "dash_type": "dash"}, "marker": none}
        case Look.FAINT:
            return {"line": {"color": _CONTEXT, "width": 1.25, "dash_type": "dash"}, "marker": none}
        case Look.MARKS:
            return {"line": {"none": True}, "marker": _mark("diamond", 8, _INK, _INK)}
        case _:
            colour = _COLOURS[place % 4]
            shape = ("circle", "square", "triangle", "diamond")[place % 4]
            return {"line": {"color": colour, "width": 2.25}, "marker": _mark(shape, 6, colour, colour)}


def _mark(shape: str, size: int, fill: str, edge: str) -> dict[str, Any]:
    return {"type": shape, "size": size, "fill": {"color": fill}, "border": {"color": edge, "width": 1.25}}


def _axes(made: Made, native: Native) -> None:
    days = [point.day for series in native.series for point in series.points if point.day]
    first, last = (min(days), max(days)) if days else (_FIRST_DAY, _FIRST_DAY)
    room = max(60, (last - first).days // 20)
    every = max(1, round((last - first).days / _YEAR_DAYS / (2 if native.title else 6))) * _YEAR_DAYS
    made.set_x_axis(
        {
            "num_format": "mmm yyyy",
            "min": (first - _FIRST_DAY).days,
            "max": (last - _FIRST_DAY).days + room,
            "major_unit": every,
            "num_font": _font(10),
            "line": {"color": _INK},
            "major_gridlines": {"visible": False},
        }
    )
    made.set_y_axis(
        {
            "num_format": '0"%"' if native.unit is Unit.PERCENT else "#,##0",
            "min": 0,
            **_end(native.top),
            "num_font": _font(10),
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": _FAINT, "width": 0.75}},
        }
    )


def _end(top: float | None) -> dict[str, float]:
    """Where an axis ends that several charts share, with two or three steps to it."""
    return {} if top is None else {"max": top, "major_unit": 5 * ceil(top / 15)}


def _finish(made: Made, sheet: str, *, legend: bool, unnamed: Sequence[int] = ()) -> None:
    """Title, key and edge. The title is read from the sheet, where no text can be a formula."""
    made.set_title({"name": [sheet, 0, 0], "name_font": _font(13, bold=True), "overlay": False})
    key = {"position": "bottom", "font": _font(11), "delete_series": list(unnamed)}
    made.set_legend(key if legend else {"none": True})
    made.set_chartarea({"border": {"color": _FAINT}, "fill": {"color": _PAGE}})


def _font(size: int, colour: str = _INK, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": colour, "bold": bold}
