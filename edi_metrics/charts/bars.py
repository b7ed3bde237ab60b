"""One figure for each part of a split, as bars from zero."""

from collections.abc import Iterable, Sequence

from edi_metrics.charts import hidden, key, rows, scales, theme
from edi_metrics.charts.wording import bold, lines_in, width_px, wrapped
from edi_metrics.story.blocks import Bars, Reading

_ROW_PX = 34
_TALL_ROW_PX = 46
_TALLEST_ROW_PX = 66
_FOOT_PX = 8
_ONE_LINE_PX = 90
"""The widest that a figure and its words stand in one line."""
_BAR_PX = 20
_BESIDE_PX = 8


def spec(drawing: Bars) -> theme.Spec:
    """One row a part, in the order given, with a ring at whatever it is set beside.

    Every bar prints its figure, so there are no ticks.
    """
    drawn = drawing.rows
    scale = scales.from_zero([value for row in drawn for value in (row.cell.value, _ring(row))])
    names = rows.named([row.label for row in drawn], up=_BAR_PX // 2 + 2, edge=2)
    row_px = _row_px(names, drawn)
    half = _BAR_PX / 2 / row_px
    above = names.head(row_px) + 6
    legend = _key(drawn, names.left, above)
    top = legend.height + above
    return theme.plot(
        [_bars(drawn, half), _rings(drawn)],
        height=top + row_px * len(drawn) + _FOOT_PX,
        margin={"l": names.left, "r": _right_room(drawn), "t": top, "b": _FOOT_PX},
        axes={
            "xaxis": scales.bare_axis(scale),
            "yaxis": names.axis,
        },
        shapes=[*legend.shapes, *_zero(names, len(drawn)), *_outlines(drawn, scale, half)],
        annotations=[*names.annotations, *legend.annotations, *_words(drawn, scale)],
    )


def _row_px(names: rows.Rows, drawn: Sequence[Reading]) -> int:
    if names.over:
        return _TALL_ROW_PX if names.lines == 1 else _TALLEST_ROW_PX
    two = names.lines > 1 or any(lines_in(_end(row)) > 1 for row in drawn)
    return _TALL_ROW_PX if two else _ROW_PX


def _ring(row: Reading) -> float | None:
    return row.against.value if row.against else None


def _key(drawn: Sequence[Reading], left: int, above: int) -> key.Key:
    """What the rings are, once, however many rows share it, with the figure where they share that too."""
    beside = [row.against for row in drawn if row.against and row.against.value is not None]
    names = sorted({against.named for against in beside})
    entries = []
    for name in names:
        texts = {against.text for against in beside if against.named == name}
        entries.append((key.RING, f"{name}: {texts.pop()}" if len(texts) == 1 else name))
    return key.line(tuple(entries), left=left, above=above)


def _bars(drawn: Sequence[Reading], half: float) -> theme.Spec:
    seen = [(place, row) for place, row in enumerate(drawn) if row.cell.value is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row.cell.value for _, row in seen],
        "y": [place for place, _ in seen],
        "width": round(2 * half, 6),
        "marker": {"color": theme.GROUP, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _rings(drawn: Sequence[Reading]) -> theme.Spec:
    seen = [(place, value) for place, row in enumerate(drawn) if (value := _ring(row)) is not None]
    return theme.trace(
        [value for _, value in seen],
        [place for place, _ in seen],
        "markers",
        marker=theme.ring(13),
    )


def _zero(names: rows.Rows, count: int) -> list[theme.Spec]:
    """The line bars start from, where no name would be struck through by it."""
    if names.over:
        return []
    line = {"color": theme.CONTEXT, "width": 1}
    return [{"type": "line", "x0": 0, "x1": 0, "y0": -0.5, "y1": count - 0.5, "line": line, "layer": "below"}]


def _outlines(drawn: Sequence[Reading], scale: scales.Scale, half: float) -> Iterable[theme.Spec]:
    for place, row in enumerate(drawn):
        if row.cell.value is None:
            yield hidden.outline(0, hidden.STANDARD * scale.span, place, half=half)


def _words(drawn: Sequence[Reading], scale: scales.Scale) -> Iterable[theme.Spec]:
    for place, row in enumerate(drawn):
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
    line = f"{bold(row.text)} {row.note}".rstrip()
    return line if width_px(line) <= _ONE_LINE_PX else f"{bold(row.text)}<br>{wrapped(row.note, width=16)}"


def _right_room(drawn: Sequence[Reading]) -> int:
    return max((width_px(_end(row)) for row in drawn), default=0) + _BESIDE_PX + 14
