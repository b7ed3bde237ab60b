"""Points from a benchmark, both ways from zero, with the range that chance could explain under each bar."""

from collections.abc import Iterable, Sequence

from edi_metrics.charts import hidden, scales, theme
from edi_metrics.charts.wording import bold, first_bold, width_px, wrapped
from edi_metrics.story.blocks import GapBars, Reading

_ROW_PX = 56
_HEAD_PX = 44
_AXIS_PX = 32
_BAR_HALF = 0.2
_WHISKER_DOWN = 0.32
_BESIDE_PX = 10


def spec(drawing: GapBars) -> theme.Spec:
    """One row a group, in the order given. A hidden row is an outline across zero: neither side shows."""
    rows = drawing.rows
    scale = scales.around_zero([value for row in rows for value in (_gap(row), *_range(row))])
    names = [wrapped(row.label, lines=3) for row in rows]
    notes = [_note(row) for row in rows]
    return theme.plot(
        [_bars(rows), _whiskers(rows)],
        height=_HEAD_PX + _ROW_PX * len(rows) + _AXIS_PX,
        margin={
            "l": max(map(width_px, names), default=0) + 14,
            "r": max(map(width_px, notes), default=0) + _BESIDE_PX,
            "t": _HEAD_PX,
            "b": _AXIS_PX,
        },
        axes={
            "xaxis": scales.value_axis(scale, _ticks(scale)),
            "yaxis": scales.row_axis(names),
            "bargap": 1 - 2 * _BAR_HALF,
        },
        shapes=[_parity(len(rows)), *_outlines(rows, scale)],
        annotations=[*_heads(drawing), *_words(rows)],
    )


def _gap(row: Reading) -> float | None:
    """The drawn value; None where either side of the subtraction is missing."""
    if row.cell.value is None or row.against is None or row.against.value is None:
        return None
    return round(row.cell.value - row.against.value, 6)


def _range(row: Reading) -> tuple[float, float] | tuple[()]:
    """The whisker; nothing where the level shows none."""
    if _gap(row) is None or row.against is None or row.against.value is None:
        return ()
    if row.cell.low is None or row.cell.high is None:
        return ()
    return round(row.cell.low - row.against.value, 6), round(row.cell.high - row.against.value, 6)


def _bars(rows: Sequence[Reading]) -> theme.Spec:
    seen = [(place, gap) for place, row in enumerate(rows) if (gap := _gap(row)) is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [gap for _, gap in seen],
        "y": [place for place, _ in seen],
        "width": 2 * _BAR_HALF,
        "marker": {"color": theme.GROUP, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _whiskers(rows: Sequence[Reading]) -> theme.Spec:
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in enumerate(rows):
        if ends := _range(row):
            x += [*ends, None]
            y += [place + _WHISKER_DOWN, place + _WHISKER_DOWN, None]
    return theme.trace(x, y, "lines", line={"color": theme.ALL, "width": 2})


def _ticks(scale: scales.Scale) -> list[str]:
    return [scales.signed(tick) for tick in scale.ticks]


def _parity(rows: int) -> theme.Spec:
    line = {"color": theme.INK, "width": 1.5}
    return {"type": "line", "x0": 0, "x1": 0, "y0": -0.5, "y1": rows - 0.5, "line": line, "layer": "above"}


def _outlines(rows: Sequence[Reading], scale: scales.Scale) -> Iterable[theme.Spec]:
    reach = hidden.STANDARD * scale.span
    for place, row in enumerate(rows):
        if _gap(row) is None:
            yield hidden.outline(-reach, reach, place, half=_BAR_HALF)


def _heads(drawing: GapBars) -> Iterable[theme.Spec]:
    for text, anchor, shift in ((drawing.below, "right", -8), (drawing.above, "left", 8)):
        yield theme.words(
            bold_lines(text),
            0,
            -0.5,
            xanchor=anchor,
            yanchor="bottom",
            xshift=shift,
            yshift=4,
            align=anchor,
        )


def bold_lines(text: str) -> str:
    """A heading in bold, broken so that two stand side by side on a phone."""
    return "<br>".join(bold(line) for line in wrapped(text, width=12).split("<br>"))


def _words(rows: Sequence[Reading]) -> Iterable[theme.Spec]:
    for place, row in enumerate(rows):
        gap = _gap(row)
        if gap is None:
            yield theme.words(hidden.spelled(_symbol(row)), 0, place, xanchor="center", bgcolor=theme.PAGE)
        else:
            clear = max(0.0, gap, *_range(row))
            yield theme.words(_note(row), clear, place, xshift=_BESIDE_PX)


def _symbol(row: Reading) -> str:
    if row.cell.value is None:
        return row.text
    return row.against.text if row.against else "x"


def _note(row: Reading) -> str:
    """The words at the clear end, in two lines at their semicolon: '12 tutors; / comparison 22'."""
    if _gap(row) is None:
        return ""
    first, semicolon, rest = (row.note or row.text).partition("; ")
    return f"{first_bold(first)};<br>{wrapped(rest, width=20)}" if semicolon else first_bold(first)
