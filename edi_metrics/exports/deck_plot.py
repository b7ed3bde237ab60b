"""A native chart: its data an editable workbook, its plot at a known place, so that words can stand by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import floor
from typing import Any, cast

from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.datalabel import DataLabels
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt
from xlsxwriter import Workbook

from edi_metrics import tokens
from edi_metrics.charts.scales import Scale
from edi_metrics.exports.deck_canvas import describe
from edi_metrics.exports.deck_style import SMALL_PT, Box, paint
from edi_metrics.exports.plain import plain
from edi_metrics.story.blocks import Chart, Table
from edi_metrics.story.words import deck as words
from edi_metrics.tokens import Colour
from edi_metrics.vocabulary import Unit

_LANGUAGE = "en-GB"
_FIGURE = re.compile(r"-?[\d,]+(?:\.(\d+))?")
_UNKNOWN = 1
"""How many decimals a figure keeps beside a text that has none to go by."""
_DATA = "Sheet1"
"""The sheet that the format's own references point to."""


Entry = str | float | None
"""What a cell of the workbook holds."""


@dataclass(frozen=True)
class Series:
    """One row of figures, a figure a label; None where there is none to show."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Run:
    """One line of dated points: days as a spreadsheet counts them, and values."""

    name: str
    points: tuple[tuple[int, float], ...]


def as_printed(value: float | None, text: str) -> float | None:
    """A figure with the decimals that its text has, so that a chart holds no more than it prints.

    Where the text is that very figure, it is taken; else, as along a line whose last figure the text is,
    the value is rounded in the same way.
    """
    if value is None:
        return None
    found = _FIGURE.match(text)
    places = len(found[1] or "") if found else _UNKNOWN
    if found and abs(float(found[0].replace(",", "")) - value) <= 0.5 * 10**-places + 1e-9:
        return float(found[0].replace(",", ""))
    scale = 10.0**places
    return floor(value * scale + 0.5 + 1e-9) / scale


def charted(
    slide: Slide,
    kind: XL_CHART_TYPE,
    labels: Sequence[str],
    series: Sequence[Series],
    frame: Box,
    plot: Box,
    chart: Chart,
    *,
    panel: str = "",
) -> Native:
    """A native chart of rows of figures in `frame`, drawn at `plot`, with the printed table behind it.

    One of several is described by the `panel` it is alone: what they show together is said once.
    """
    data = CategoryChartData()
    data.categories = [plain(label) for label in labels]
    for one in series:
        data.add_series(plain(one.name), one.values)
    made = _added(slide, kind, data, frame, plot, chart, panel)
    rows: list[list[Entry]] = [["", *(one.name for one in series)]]
    for place, label in enumerate(labels):
        rows.append([label, *(one.values[place] for one in series)])
    _back(made, rows, chart.table)
    return made


def dated(slide: Slide, runs: Sequence[Run], frame: Box, plot: Box, chart: Chart) -> Native:
    """A native chart of lines over days, with the printed table behind it."""
    data = XyChartData()
    rows: list[list[Entry]] = []
    for run in runs:
        series = data.add_series(plain(run.name))
        for day, value in run.points:
            series.add_data_point(day, value)
        rows.append(["", run.name])
        rows.extend([day, value] for day, value in run.points)
        rows.append([])
    made = _added(slide, XL_CHART_TYPE.XY_SCATTER_LINES, data, frame, plot, chart)
    _back(made, rows, chart.table)
    return made


def _added(
    slide: Slide,
    kind: XL_CHART_TYPE,
    data: CategoryChartData | XyChartData,
    frame: Box,
    plot: Box,
    chart: Chart,
    panel: str = "",
) -> Native:
    where = [Inches(at) for at in (frame.left, frame.top, frame.width, frame.height)]
    holder = cast(GraphicFrame, cast(Any, slide.shapes).add_chart(kind, *where, data))  # its own types err
    describe(holder, f"{chart.name}: {panel}" if panel else chart.name, panel or chart.alt)
    made = holder.chart
    made.has_legend = made.has_title = False
    made.font.size = Pt(SMALL_PT)
    paint(made.font.color, tokens.INK)
    _lay_out(made, frame, plot)
    _speak(made)
    return made


def _speak(made: Native) -> None:
    """The language of a chart's words."""
    space = made._chartSpace
    for old in space.findall(qn("c:lang")):
        space.remove(old)
    language = parse_xml(f'<c:lang {nsdecls("c")} val="{_LANGUAGE}"/>')
    dates = space.find(qn("c:date1904"))
    if dates is None:
        space.insert(0, language)
    else:
        dates.addnext(language)


def _lay_out(made: Native, frame: Box, plot: Box) -> None:
    """Fix the inside of the plot, and leave all around it see-through."""
    shares = {
        "x": (plot.left - frame.left) / frame.width,
        "y": (plot.top - frame.top) / frame.height,
        "w": plot.width / frame.width,
        "h": plot.height / frame.height,
    }
    placed = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in shares.items())
    area = made._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{placed}</c:manualLayout></c:layout>'
        ),
    )
    clear = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    made._chartSpace.chart.addnext(parse_xml(clear))


def _back(made: Native, rows: Sequence[Sequence[Entry]], table: Table) -> None:
    """The workbook behind a chart: its figures, then the table as printed, with every symbol."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        data = book.add_worksheet(_DATA)
        for down, row in enumerate(rows):
            for across, entry in enumerate(row):
                if isinstance(entry, str):
                    data.write_string(down, across, plain(entry))
                elif entry is not None:
                    data.write_number(down, across, entry)
        printed = book.add_worksheet(words.AS_PRINTED)
        for down, texts in enumerate([(table.caption,), table.columns, *table.rows, (table.symbols,)]):
            for across, text in enumerate(texts):
                printed.write_string(down, across, plain(text))
    cast(ChartPart, made.part).chart_workbook.update_from_xlsx_blob(file.getvalue())


def number_format(texts: Sequence[str], unit: Unit) -> str:
    """How a figure is printed beside its mark, with as many decimals as the first one has."""
    first = next((text for text in texts if text[:1].isdigit()), "")
    number = first.rstrip("%").split(" ")[0]
    places = len(number.partition(".")[2])
    plainly = "#,##0" + ("." + "0" * places if places else "")
    return f'{plainly}"%"' if first.endswith("%") or (unit is Unit.PERCENT and not first) else plainly


def on_one_line(labels: DataLabels) -> None:
    """Figures at marks are never broken over lines."""
    for body in labels._element.iter(qn("a:bodyPr")):
        body.set("wrap", "none")


def value_axis(made: Native, scale: Scale, shown: str = "") -> None:
    """The axis of figures from the first tick to the last; its words in the format `shown`, or none."""
    axis = made.value_axis
    axis.minimum_scale, axis.maximum_scale = scale.bottom, scale.top
    axis.major_unit = scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 else scale.top
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = bool(shown)
    axis.format.line.fill.background()
    if not shown:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        return
    paint(axis.major_gridlines.format.line.color, tokens.HAIRLINE)
    axis.major_gridlines.format.line.width = Pt(1)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = shown, False


def category_axis(made: Native, size: float, *, top_down: bool = False) -> None:
    """The axis of names: the first stands on top if `top_down`; of no size, it is not written."""
    axis = made.category_axis
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.reverse_order = top_down
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW if size else XL_TICK_LABEL_POSITION.NONE
    if size:
        axis.tick_labels.font.size = Pt(size)
    paint(axis.format.line.color, tokens.SERIES[5])


def stroke(
    made: Native, place: int, colour: Colour, points: float, *, dash: MSO_LINE_DASH_STYLE | None = None
) -> None:
    """How one line of a chart is drawn."""
    series = made.plots[0].series[place]
    series.smooth = False
    line = series.format.line
    paint(line.color, colour)
    line.width = Pt(points)
    if dash is not None:
        line.dash_style = dash


def span_blanks(made: Native) -> None:
    """Join the points on both sides of a blank: it is no figure that is missing from its line."""
    for blanks in made._chartSpace.chart.iter(qn("c:dispBlanksAs")):
        blanks.set("val", "span")


def break_before(made: Native, series: int, point: int) -> None:
    """Draw nothing between a point and the one before it."""
    made.plots[0].series[series].points[point].format.line.fill.background()
