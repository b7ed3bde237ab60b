"""Charts of bars as native charts: one figure a row, steps, gaps from a benchmark, and agreement."""

from collections.abc import Sequence

from pptx.chart.chart import Chart as Native
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from edi_metrics import tokens
from edi_metrics.charts.scales import Scale, around_zero, from_zero
from edi_metrics.exports.deck_canvas import LEFT as TO_LEFT
from edi_metrics.exports.deck_canvas import RIGHT as TO_RIGHT
from edi_metrics.exports.deck_canvas import Canvas
from edi_metrics.exports.deck_plot import (
    Series,
    as_printed,
    category_axis,
    charted,
    number_format,
    on_one_line,
    value_axis,
)
from edi_metrics.exports.deck_style import BODY_PT, MIDDLE_PT, SMALL_PT, Box, fill, height_of, paint
from edi_metrics.story.blocks import Bars, Chart, GapBars, Likert, Reading, Steps
from edi_metrics.story.words import deck as words
from edi_metrics.vocabulary import Unit

_GAP = 45
"""The room between two rows, in per cent of a bar."""
_STANDARD = 0.24
"""The length of every hidden outline, as a share of the plot."""
_KEY_HIGH = 0.4
_MOST_HIGH = 0.95
"""The most that a row takes, in inches: a few bars do not fill a slide."""
_LONG_NAME = 26
"""A name of more characters is written smaller, so that it does not push the plot aside."""
_FIGURE_WIDE = 1.0
"""What a figure needs past the end of its bar."""
_LABELLED = 6
"""A part of fewer per cent has no room for its figure; the table has it."""
_LIKERT = (
    (tokens.DIVERGING[0], tokens.PAGE),
    (tokens.DIVERGING[1], tokens.PAGE),
    (tokens.HAIRLINE, tokens.INK),
    (tokens.DIVERGING[8], tokens.PAGE),
    (tokens.DIVERGING[9], tokens.PAGE),
)
"""From strong disagreement to strong agreement: what fills a part, and what its figure is in."""


def size_for(rows: int, box: Box) -> float:
    """The largest type in which so many rows stand clear of each other."""
    each = box.height / max(rows, 1) * 72
    return BODY_PT if each >= BODY_PT * 1.5 else MIDDLE_PT if each >= MIDDLE_PT * 1.4 else SMALL_PT


def bars(slide: Slide, drawing: Bars | Steps, chart: Chart, box: Box) -> None:
    """A bar a row from zero, with an open bar under it for what it is set beside, and words at the end."""
    rows = drawing.rows if isinstance(drawing, Bars) else drawing.steps
    unit = drawing.unit if isinstance(drawing, Bars) else Unit.COUNT
    if not rows:
        return
    paired = any(row.against is not None for row in rows)
    body = box.inside(top=_KEY_HIGH) if paired else box
    body = Box(body.left, body.top, body.width, min(body.height, _MOST_HIGH * len(rows)))
    size = size_for(len(rows) * (2 if paired else 1), body)
    names = names_wide([row.label for row in rows], size, body)
    notes = box.width * 0.34 if any(row.note for row in rows) else 0.0
    frame = body.inside(right=notes)
    plot = frame.inside(left=names, right=_FIGURE_WIDE)
    figures = tuple(as_printed(row.cell.value, row.text) for row in rows)
    groups = [Series(drawing.filled or chart.table.caption, figures)]
    if paired:
        beside = tuple(
            as_printed(row.against.value, row.against.text) if row.against else None for row in rows
        )
        groups.append(Series(drawing.ring or rows[0].label, beside))
    scale = from_zero([value for group in groups for value in group.values])
    kind = XL_CHART_TYPE.BAR_CLUSTERED
    made = charted(slide, kind, [row.label for row in rows], groups, frame, plot, chart)
    value_axis(made, Scale((0.0, max(_values(groups), default=scale.top) or 1.0)))
    category_axis(made, size, top_down=True)
    _dress(made, [row.text for row in rows], unit, size)
    if paired:
        _open(made, [row.against.text for row in rows if row.against], unit)
    _beside(slide, rows, plot, paired=paired, size=size, wide=notes, key=drawing, box=box)


def _values(groups: Sequence[Series]) -> list[float]:
    return [value for group in groups for value in group.values if value is not None]


def names_wide(labels: Sequence[str], size: float, box: Box) -> float:
    """How wide the names of the rows stand: as wide as the longest, up to a third of the slide."""
    longest = max(map(len, labels), default=0)
    return min(box.width * 0.32, longest * size * 0.53 / 72 + 0.25)


def _dress(made: Native, texts: Sequence[str], unit: Unit, size: float) -> None:
    """The first row of bars: in the group's colour, with its figures at their ends."""
    plot = made.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = _GAP, 0, False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(texts, unit), False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size, labels.font.bold = Pt(size), True
    on_one_line(labels)
    fill(plot.series[0].format, tokens.SERIES[0])
    plot.series[0].invert_if_negative = False


def _open(made: Native, texts: Sequence[str], unit: Unit) -> None:
    """The second row of bars: what the first is set beside, pale with a grey edge."""
    series = made.plots[0].series[1]
    fill(series.format, tokens.HAIRLINE)
    paint(series.format.line.color, tokens.SERIES[4])
    labels = series.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(texts, unit), False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size = Pt(SMALL_PT)
    on_one_line(labels)


def _beside(
    slide: Slide,
    rows: Sequence[Reading],
    plot: Box,
    *,
    paired: bool,
    size: float,
    wide: float,
    key: Bars | Steps,
    box: Box,
) -> None:
    """What the chart itself cannot say: hidden bars, the words at the end of a row, and the key."""
    canvas = Canvas(slide)
    each = plot.height / len(rows)
    thick = each / ((2 if paired else 1) + _GAP / 100)
    for place, row in enumerate(rows):
        first = plot.top + place * each + thick * _GAP / 200
        outline = Box(plot.left, first, plot.width * _STANDARD, thick)
        if row.cell.value is None:
            canvas.hidden(outline, row.text, min(size, SMALL_PT))
        if row.against is not None and row.against.value is None:
            below = Box(outline.left, first + thick, outline.width, thick)
            canvas.hidden(below, row.against.text, min(size, SMALL_PT))
        if row.note:
            at = Box(box.right - wide + 0.1, plot.top + place * each, wide - 0.1, each)
            canvas.text(at, row.note, fitting(row.note, at, size))
    if paired:
        _key(canvas, key, box)
    canvas.done("Labels", words.LABELS)


def fitting(text: str, box: Box, size: float) -> float:
    """A size in which a text fits its place: that of the rows, or the next smaller."""
    sizes = [one for one in (size, MIDDLE_PT, SMALL_PT) if one <= size]
    return next((one for one in sizes if height_of([text], one, box.width) <= box.height), SMALL_PT)


def _key(canvas: Canvas, drawing: Bars | Steps, box: Box) -> None:
    """What the bar is and what the open bar is."""
    middle, left = box.top + _KEY_HIGH / 2 - 0.05, box.left
    for text, inside, edge in (
        (drawing.filled, tokens.SERIES[0], None),
        (drawing.ring, tokens.HAIRLINE, tokens.SERIES[4]),
    ):
        canvas.shape(
            MSO_SHAPE.RECTANGLE,
            Box(left, middle - 0.09, 0.28, 0.18),
            text,
            inside=inside,
            edge=edge,
            points=1,
        )
        wide = len(text) * SMALL_PT * 0.55 / 72 + 0.3
        canvas.text(Box(left + 0.4, middle - 0.18, wide, 0.36), text, SMALL_PT)
        left += wide + 0.7


def gap_bars(slide: Slide, drawing: GapBars, chart: Chart, box: Box) -> None:
    """Points from a benchmark both ways from zero, with the range that chance could explain."""
    rows = drawing.rows
    if not rows:
        return
    body = box.inside(top=_KEY_HIGH)
    longest = max(len(row.label) for row in rows)
    size = size_for(len(rows), body) if longest <= _LONG_NAME else SMALL_PT
    names = names_wide([row.label for row in rows], size, body)
    notes = box.width * 0.26
    frame = body.inside(right=notes)
    plot = frame.inside(left=names, right=0.35, bottom=0.4)
    gaps = tuple(map(_gap, rows))
    scale = around_zero([*gaps, *(end for row in rows for end in _range(row))])
    kind = XL_CHART_TYPE.BAR_CLUSTERED
    series = [Series(f"{drawing.below} / {drawing.above}", gaps)]
    made = charted(slide, kind, [row.label for row in rows], series, frame, plot, chart)
    value_axis(made, scale, '+0.###;−0.###;0" points"')
    if all(tick == int(tick) for tick in scale.ticks):
        made.value_axis.tick_labels.number_format = '+0;−0;0" points"'
    category_axis(made, size, top_down=True)
    paint(made.category_axis.format.line.color, tokens.INK)  # where nothing differs
    bar = made.plots[0]
    bar.gap_width, bar.vary_by_categories = 90, False
    fill(bar.series[0].format, tokens.SERIES[0])
    bar.series[0].invert_if_negative = False
    _whiskers(made, rows, gaps)
    _at_foot(made)
    _gap_words(slide, drawing, plot, box, size, notes)


def _gap(row: Reading) -> float | None:
    """The drawn value; None where either side of the subtraction is missing."""
    if row.cell.value is None or row.against is None or row.against.value is None:
        return None
    ours, beside = as_printed(row.cell.value, row.text), as_printed(row.against.value, row.against.text)
    return round((ours or 0.0) - (beside or 0.0), 6)


def _range(row: Reading) -> tuple[float, float] | tuple[()]:
    """Both ends of the whisker; nothing where the level shows none."""
    if row.against is None or row.against.value is None or row.cell.value is None:
        return ()
    if row.cell.low is None or row.cell.high is None:
        return ()
    return round(row.cell.low - row.against.value, 1), round(row.cell.high - row.against.value, 1)


def _whiskers(made: Native, rows: Sequence[Reading], gaps: Sequence[float | None]) -> None:
    """Native error bars from the interval of each row; none at a level that shows none."""
    ends = [_range(row) for row in rows]
    if not any(ends):
        return
    up = [end[1] - gap if end and gap is not None else 0.0 for end, gap in zip(ends, gaps, strict=True)]
    down = [gap - end[0] if end and gap is not None else 0.0 for end, gap in zip(ends, gaps, strict=True)]
    xml = (
        f"<c:errBars {nsdecls('c', 'a')}><c:errBarType val='both'/><c:errValType val='cust'/>"
        f"<c:noEndCap val='1'/><c:plus>{_literal(up)}</c:plus><c:minus>{_literal(down)}</c:minus>"
        f"<c:spPr><a:ln w='25400'><a:solidFill><a:schemeClr val='accent6'/></a:solidFill></a:ln></c:spPr>"
        f"</c:errBars>"
    )
    made.plots[0].series[0]._element.find(qn("c:cat")).addprevious(parse_xml(xml))


def _literal(values: Sequence[float]) -> str:
    points = "".join(
        f"<c:pt idx='{place}'><c:v>{value:.6g}</c:v></c:pt>" for place, value in enumerate(values)
    )
    count = f"<c:ptCount val='{len(values)}'/>"
    return f"<c:numLit><c:formatCode>General</c:formatCode>{count}{points}</c:numLit>"


def _at_foot(made: Native) -> None:
    """The first row stands on top, and the figures' axis at the foot all the same."""
    crosses = made.value_axis._element.find(qn("c:crosses"))
    if crosses is not None:
        crosses.set("val", "max")


def _gap_words(slide: Slide, drawing: GapBars, plot: Box, box: Box, size: float, wide: float) -> None:
    canvas = Canvas(slide)
    each, centre = plot.height / len(drawing.rows), plot.left + plot.width / 2
    half = Box(plot.left - 1, box.top, centre - plot.left + 0.85, _KEY_HIGH)
    canvas.text(half, [(drawing.below, True)], SMALL_PT, align=TO_RIGHT)
    after = Box(centre + 0.15, box.top, box.right - centre - 0.15, _KEY_HIGH)
    canvas.text(after, [(drawing.above, True)], SMALL_PT, align=TO_LEFT)
    for place, row in enumerate(drawing.rows):
        top = plot.top + place * each
        if _gap(row) is None:
            reach = plot.width * _STANDARD
            symbol = row.text if row.cell.value is None else row.against.text if row.against else "x"
            outline = Box(centre - reach, top + each / 2 - 0.16, 2 * reach, 0.32)
            canvas.shape(MSO_SHAPE.RECTANGLE, outline, symbol, inside=tokens.PAGE)
            canvas.hidden(outline, symbol, min(size, SMALL_PT))
        else:
            at = Box(box.right - wide + 0.1, top, wide - 0.1, each)
            note = row.note or row.text
            canvas.text(at, note, fitting(note, at, size))
    canvas.done("Labels", words.LABELS)


def likert(slide: Slide, drawing: Likert, chart: Chart, box: Box) -> None:
    """A stacked bar a statement, from strong disagreement, left, to strong agreement."""
    if not drawing.statements:
        return
    answers = max((one.answers for one in drawing.statements), key=len)
    labels = [answer.label for answer in reversed(answers)]
    told = [{answer.label: answer for answer in one.answers} for one in drawing.statements]
    names = box.width * 0.4
    frame = box.inside(left=names)
    plot = frame.inside(left=0.05, top=0.6, right=0.3)
    groups = [
        Series(
            label,
            tuple(
                as_printed(row[label].cell.value, row[label].text) if label in row else None for row in told
            ),
        )
        for label in labels
    ]
    kind = XL_CHART_TYPE.BAR_STACKED
    made = charted(slide, kind, [one.words for one in drawing.statements], groups, frame, plot, chart)
    value_axis(made, Scale((0.0, 100.0)))
    category_axis(made, SMALL_PT, top_down=True)
    made.category_axis.visible = False
    bar = made.plots[0]
    bar.gap_width, bar.overlap = 60, 100
    for series, (inside, ink) in zip(bar.series, _kinds(len(labels)), strict=True):
        fill(series.format, inside)
        figures = series.data_labels
        figures.show_value, figures.number_format_is_linked = True, False
        figures.number_format = f'[>={_LABELLED}]0"%";""'
        figures.font.size = Pt(BODY_PT)
        on_one_line(figures)
        paint(figures.font.color, ink)
    made.has_legend = True
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    made.legend.font.size = Pt(SMALL_PT)
    _statements(slide, drawing, plot, box, names)


def _kinds(number: int) -> list[tuple[tokens.Colour, tokens.Colour]]:
    """As many of the colours as there are answers, strong ends and 'Neither' first of all."""
    places = {1: (2,), 2: (0, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4)}.get(number, (0, 1, 2, 3, 4))
    return [_LIKERT[place] for place in places]


def _statements(slide: Slide, drawing: Likert, plot: Box, box: Box, wide: float) -> None:
    """Each statement beside its bar, how many answered, and what is hidden at the bar's end."""
    canvas = Canvas(slide)
    each = plot.height / len(drawing.statements)
    for place, one in enumerate(drawing.statements):
        top = plot.top + place * each
        said = [(one.words, True), (f"  {one.answered}", False)]
        whole = Box(box.left, top, wide - 0.15, each)
        canvas.text(whole, said, fitting("".join(text for text, _ in said), whole, BODY_PT))
        at = plot.left + plot.width * sum(answer.cell.value or 0 for answer in one.answers) / 100
        for answer in reversed(one.answers):
            if answer.cell.value is None:
                canvas.hidden(Box(at, top + each * 0.19, plot.width * 0.1, each * 0.62), answer.text)
                at += plot.width * 0.1
    canvas.done("Labels", words.LABELS)
