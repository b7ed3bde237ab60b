"""One figure for each part of a split, as bars from zero."""

from collections.abc import Iterable, Sequence

from edi_metrics.charts import hidden, key, scales, theme
from edi_metrics.charts.wording import bold, lines_in, width_px, wrapped
from edi_metrics.story.blocks import Bars, Reading

_ROW_PX = 34
_TALL_ROW_PX = 46
_AXIS_PX = 32
_BAR_HALF = 0.3
_BESIDE_PX = 8


def spec(drawing: Bars) -> theme.Spec:
    """One row a part, in the order given, with a ring at what it is set beside where there is such a thing."""
    rows = drawing.rows
    scale = scales.from_zero([value for row in rows for value in (row.cell.value, _ring(row))])
    names = [wrapped(row.label) for row in rows]
    left = max(map(width_px, names), default=0) + 14
    legend = _key(rows, left)
    tall = any(lines_in(text) > 1 for text in (*names, *map(_end, rows)))
    row_px = _TALL_ROW_PX if tall else _ROW_PX
    return theme.plot(
        [_bars(rows), _rings(rows)],
        height=legend.height + 8 + row_px * len(rows) + _AXIS_PX,
        margin={"l": left, "r": _right_room(rows), "t": legend.height + 8, "b": _AXIS_PX},
        axes={
            "xaxis": scales.value_axis(scale, [scales.printed(tick, drawing.unit) for tick in scale.ticks]),
            "yaxis": scales.row_axis(names),
        },
        shapes=[*legend.shapes, *_outlines(rows, scale)],
        annotations=[*legend.annotations, *_words(rows, scale)],
    )


def _ring(row: Reading) -> float | None:
    return row.against.value if row.against else None


def _key(rows: Sequence[Reading], left: int) -> key.Key:
    """What the rings are, once, however many rows share it."""
    named = sorted({row.against.named for row in rows if row.against and row.against.value is not None})
    return key.line(tuple((key.RING, wrapped(name, width=38)) for name in named), left=left)


def _bars(rows: Sequence[Reading]) -> theme.Spec:
    seen = [(place, row) for place, row in enumerate(rows) if row.cell.value is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row.cell.value for _, row in seen],
        "y": [place for place, _ in seen],
        "width": 2 * _BAR_HALF,
        "marker": {"color": theme.GROUP, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _rings(rows: Sequence[Reading]) -> theme.Spec:
    seen = [(place, value) for place, row in enumerate(rows) if (value := _ring(row)) is not None]
    return theme.trace(
        [value for _, value in seen],
        [place for place, _ in seen],
        "markers",
        marker={"symbol": "circle", "size": 13, "color": theme.PAGE, "line": {"color": theme.ALL, "width": 2.5}},
    )


def _outlines(rows: Sequence[Reading], scale: scales.Scale) -> Iterable[theme.Spec]:
    for place, row in enumerate(rows):
        if row.cell.value is None:
            yield hidden.outline(0, hidden.STANDARD * scale.span, place, half=_BAR_HALF)


def _words(rows: Sequence[Reading], scale: scales.Scale) -> Iterable[theme.Spec]:
    for place, row in enumerate(rows):
        if row.cell.value is None:
            middle = hidden.STANDARD * scale.span / 2
            yield theme.words(bold(row.text), middle, place, xanchor="center")
        else:
            furthest = max(row.cell.value, _ring(row) or 0.0)
            beside = _BESIDE_PX if furthest == row.cell.value and _ring(row) is None else _BESIDE_PX + 7
            yield theme.words(_end(row), furthest, place, xshift=beside)


def _end(row: Reading) -> str:
    """The figure in bold, then the words that go with it."""
    if row.cell.value is None:
        return ""
    return f"{bold(row.text)} {wrapped(row.note, width=16)}".rstrip()


def _right_room(rows: Sequence[Reading]) -> int:
    return max((width_px(_end(row)) for row in rows), default=0) + _BESIDE_PX + 14
