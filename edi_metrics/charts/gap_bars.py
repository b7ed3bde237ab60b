"""Points from a benchmark, both ways from zero, with the range that chance could explain under each bar."""

from collections.abc import Iterable, Sequence

from edi_metrics.charts import hidden, rows, scales, theme
from edi_metrics.charts.wording import bold, first_bold, width_px, wrapped
from edi_metrics.story.blocks import GapBars, Reading

_ROW_PX = 56
_NAME_PX = 18
_NAME_UP_PX = 20
_HEAD_PX = 44
_AXIS_PX = 34
_BAR_PX = 22
_WHISKER_PX = 18
"""From the middle of a bar down to its whisker."""
_BESIDE_PX = 10
_TICK_GAP_PX = 12
_LEAST_RIGHT_PX = 66


def spec(drawing: GapBars) -> theme.Spec:
    """One row a group, in the order given. A hidden row is an outline across zero: neither side shows."""
    drawn = drawing.rows
    scale = scales.around_zero([value for row in drawn for value in (_gap(row), *_range(row))])
    right = max([_LEAST_RIGHT_PX, *(width_px(_note(row)) + _BESIDE_PX for row in drawn)])
    names = rows.named(
        [row.label for row in drawn], up=_NAME_UP_PX, edge=_half_of_tick(scale) + 2, taken=right
    )
    scale = _thinned(scale, theme.PHONE_PX - names.left - right)
    row_px = _ROW_PX + (_NAME_PX * names.lines if names.over else 0)
    head = _HEAD_PX + names.head(row_px)
    half = _BAR_PX / 2 / row_px
    return theme.plot(
        [_bars(drawn, half), _whiskers(drawn, _WHISKER_PX / row_px)],
        height=head + row_px * len(drawn) + _AXIS_PX,
        margin={"l": names.left, "r": right, "t": head, "b": _AXIS_PX},
        axes={
            "xaxis": scales.value_axis(scale, [scales.signed(tick) for tick in scale.ticks]),
            "yaxis": names.axis,
        },
        shapes=[*_parity(len(drawn), row_px if names.over else None), *_outlines(drawn, scale, half)],
        annotations=[*names.annotations, *_heads(drawing, head), _unit(scale), *_words(drawn)],
    )


def _half_of_tick(scale: scales.Scale) -> int:
    """How far the widest tick's words reach from the tick."""
    return max(width_px(scales.signed(tick)) for tick in scale.ticks) // 2


def _thinned(scale: scales.Scale, plot_px: int) -> scales.Scale:
    """The scale with every other tick where the words of all five would touch."""
    between = plot_px / (len(scale.ticks) - 1)
    return scale if between >= 2 * _half_of_tick(scale) + _TICK_GAP_PX else scales.Scale(scale.ticks[::2])


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


def _bars(drawn: Sequence[Reading], half: float) -> theme.Spec:
    seen = [(place, gap) for place, row in enumerate(drawn) if (gap := _gap(row)) is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [gap for _, gap in seen],
        "y": [place for place, _ in seen],
        "width": round(2 * half, 6),
        "marker": {"color": theme.GROUP, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _whiskers(drawn: Sequence[Reading], down: float) -> theme.Spec:
    x: list[float | None] = []
    y: list[float | None] = []
    for place, row in enumerate(drawn):
        if ends := _range(row):
            x += [*ends, None]
            y += [round(place + down, 6), round(place + down, 6), None]
    return theme.trace(x, y, "lines", line={"color": theme.ALL, "width": 2})


def _unit(scale: scales.Scale) -> theme.Spec:
    """'points', after the last tick and level with it."""
    return theme.words("points", scale.top, 0, yref="paper", xshift=18, yshift=-16)


def _parity(count: int, row_px: int | None) -> Iterable[theme.Spec]:
    """The line where nothing differs; in pieces of a row each where names stand between the rows."""
    line = {"color": theme.INK, "width": 1.5}
    pieces = [(-0.5, count - 0.5)]
    if row_px is not None:
        pieces = [(at - _NAME_UP_PX / row_px, at + (_WHISKER_PX + 4) / row_px) for at in range(count)]
    for start, end in pieces:
        yield {"type": "line", "x0": 0, "x1": 0, "y0": start, "y1": end, "line": line, "layer": "above"}


def _outlines(drawn: Sequence[Reading], scale: scales.Scale, half: float) -> Iterable[theme.Spec]:
    reach = hidden.STANDARD * scale.span
    for place, row in enumerate(drawn):
        if _gap(row) is None:
            yield hidden.outline(-reach, reach, place, half=half)


def _heads(drawing: GapBars, head: int) -> Iterable[theme.Spec]:
    for text, anchor, shift in ((drawing.below, "right", -8), (drawing.above, "left", 8)):
        yield theme.words(
            _bold_lines(text),
            0,
            1,
            yref="paper",
            xanchor=anchor,
            yanchor="top",
            xshift=shift,
            yshift=head,
            align=anchor,
        )


def _bold_lines(text: str) -> str:
    """A heading in bold, broken so that two stand side by side on a phone."""
    return "<br>".join(bold(line) for line in wrapped(text, width=12).split("<br>"))


def _words(drawn: Sequence[Reading]) -> Iterable[theme.Spec]:
    for place, row in enumerate(drawn):
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
