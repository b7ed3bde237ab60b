"""Two values for up to twelve groups: a filled diamond and an open ring, linked, the widest gap on top."""

from collections.abc import Iterable, Sequence

from edi_metrics.charts import hidden, key, rows, scales, theme
from edi_metrics.charts.wording import bold, width_px
from edi_metrics.story.blocks import Dumbbell, Reading

_ROW_PX = 43
_TALL_ROW_PX = 64
_AXIS_PX = 34
_PHONE_PLOT_PX = 120
"""The narrowest a plot may be: words beside the marks are given room for that."""
_OUTLINE_PX = 10
_RING_PX, _DIAMOND_PX = 16, 12
"""A diamond that lies on its ring is seen inside it."""


def spec(drawing: Dumbbell) -> theme.Spec:
    """One row a group. Where an end is hidden the link ends in dots; those rows come last, by name."""
    drawn = sorted(drawing.rows, key=_order)
    scale = scales.from_zero([value for row in drawn for value in _ends(row)])
    names = rows.named([_name(row) for row in drawn], room=_left_room(drawn, scale))
    row_px = _TALL_ROW_PX if names.over and names.lines > 1 else _ROW_PX
    above = names.head(row_px) + 6
    legend = key.line(((key.DIAMOND, drawing.filled), (key.RING, drawing.ring)), left=names.left, above=above)
    top = legend.height + above
    return theme.plot(
        [_links(drawn), _rings(drawn), _diamonds(drawn)],
        height=top + row_px * len(drawn) + _AXIS_PX,
        margin={"l": names.left, "r": _right_room(drawn), "t": top, "b": _AXIS_PX},
        axes={
            "xaxis": scales.value_axis(scale, [scales.printed(tick, drawing.unit) for tick in scale.ticks]),
            "yaxis": names.axis,
        },
        shapes=[*legend.shapes, *_dotted(drawn, scale, _OUTLINE_PX / row_px)],
        annotations=[*names.annotations, *legend.annotations, *_symbols(drawn, scale)],
    )


def _ends(row: Reading) -> tuple[float | None, float | None]:
    """The diamond's value and the ring's; None where one is hidden or does not exist."""
    return row.cell.value, row.against.value if row.against else None


def _whole(row: Reading) -> bool:
    return None not in _ends(row)


def _order(row: Reading) -> tuple[bool, float, str]:
    """Widest gap first, ties by name; rows with an end missing last, by name alone."""
    group, ring = _ends(row)
    if group is None or ring is None:
        return True, 0.0, row.label
    return False, -round(abs(group - ring), 6), row.label


def _name(row: Reading) -> str:
    return f"{row.label}, {row.note}" if row.note else row.label


def _links(drawn: Sequence[Reading]) -> theme.Spec:
    x: list[float | None] = []
    y: list[int | None] = []
    for place, row in enumerate(drawn):
        if _whole(row):
            x += [*_ends(row), None]
            y += [place, place, None]
    return theme.trace(x, y, "lines", line={"color": theme.FAINT, "width": 7})


def _rings(drawn: Sequence[Reading]) -> theme.Spec:
    seen = [(place, row) for place, row in enumerate(drawn) if _ends(row)[1] is not None]
    return theme.trace(
        [_ends(row)[1] for _, row in seen],
        [place for place, _ in seen],
        "markers+text",
        text=[_padded(_ring_text(row), _ring_side(row)) for _, row in seen],
        textposition=[_ring_side(row) for _, row in seen],
        marker=theme.ring(_RING_PX),
    )


def _diamonds(drawn: Sequence[Reading]) -> theme.Spec:
    seen = [(place, row) for place, row in enumerate(drawn) if _ends(row)[0] is not None]
    return theme.trace(
        [_ends(row)[0] for _, row in seen],
        [place for place, _ in seen],
        "markers+text",
        text=[_padded(row.text, _diamond_side(row)) for _, row in seen],
        textposition=[_diamond_side(row) for _, row in seen],
        textfont=theme.font(theme.GROUP),
        marker=theme.filled("diamond", _DIAMOND_PX),
    )


def _ring_text(row: Reading) -> str:
    return row.against.text if row.against else ""


def _diamond_side(row: Reading) -> str:
    """Each label stands outside the link; a label with no link stands away from the dots."""
    group, ring = _ends(row)
    return "middle right" if group is not None and ring is not None and group > ring else "middle left"


def _ring_side(row: Reading) -> str:
    group, ring = _ends(row)
    return "middle left" if group is None or (ring is not None and group > ring) else "middle right"


def _padded(text: str, side: str) -> str:
    return f"{text} " if side == "middle left" else f" {text}"


def _dotted(drawn: Sequence[Reading], scale: scales.Scale, half: float) -> Iterable[theme.Spec]:
    for place, row in enumerate(drawn):
        if not _whole(row):
            start, end = _dots(row, scale)
            if _shown_end(row) is None:
                yield hidden.outline(start, end, place, half=half)
            else:
                yield hidden.dots(start, end, place)


def _dots(row: Reading, scale: scales.Scale) -> tuple[float, float]:
    """From the shown end, always to the right, so that neither side nor length tells anything."""
    start = _shown_end(row) or 0.0
    return start, start + hidden.STANDARD * scale.span


def _shown_end(row: Reading) -> float | None:
    return next((value for value in _ends(row) if value is not None), None)


def _symbols(drawn: Sequence[Reading], scale: scales.Scale) -> Iterable[theme.Spec]:
    for place, row in enumerate(drawn):
        if _whole(row):
            continue
        start, end = _dots(row, scale)
        text = row.text if row.cell.value is None else _ring_text(row)
        if _shown_end(row) is None:
            yield theme.words(hidden.spelled(text), (start + end) / 2, place, xanchor="center")
        else:
            yield theme.words(bold(text), end, place, xshift=5)


def _left_room(drawn: Sequence[Reading], scale: scales.Scale) -> int:
    """How far a label at the left end may reach past the axis on a phone's narrow plot."""
    needs = []
    for row in drawn:
        for value, text, side in (
            (row.cell.value, row.text, _diamond_side(row)),
            (_ends(row)[1], _ring_text(row), _ring_side(row)),
        ):
            if value is not None and side == "middle left":
                reach = width_px(text) + _RING_PX // 2 + 6
                needs.append(reach - round(value / scale.span * _PHONE_PLOT_PX))
    return max(0, *needs) if needs else 0


def _right_room(drawn: Sequence[Reading]) -> int:
    texts = [row.text for row in drawn] + [_ring_text(row) for row in drawn]
    hidden_room = _PHONE_PLOT_PX * hidden.STANDARD * 0.5 if not all(map(_whole, drawn)) else 0
    return round(max([*map(width_px, texts), hidden_room]) + _RING_PX // 2 + 8)
