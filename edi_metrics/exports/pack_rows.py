"""The drawings that are rows of words and marks: bars, steps, agreement, ranges and dates that moved."""

from collections.abc import Iterable, Sequence
from datetime import date

from edi_metrics.charts.agreement import kinds, sides, width
from edi_metrics.charts.months import Span
from edi_metrics.charts.wording import why, width_px
from edi_metrics.exports import pack_svg as svg
from edi_metrics.exports.pack_svg import Stroke
from edi_metrics.exports.pack_text import text
from edi_metrics.story.blocks import Bars, Likert, Ranged, Ranges, Reading, Slip, Statement, Steps, Timeline

_BAR_PX = 26
_BESIDE_PX = 8
_RING_PX = 13
_FIGURES_PX = 82
"""What a row of bars keeps free at its end for the figure."""

_LEAST_PX = 200
"""The least room a row of bars has for them, on a phone."""

_LEAST_LABELLED = 0.09
"""A part of less of its row than this has no room for its figure on a phone; the table has it."""

_LATE = 80
"""Beyond this, in per cent, a month's name has no room to the right on a phone."""

_BAR = f"fill:{svg.GROUP}"
_RING = f"fill:{svg.CARD};stroke:{svg.INK};stroke-width:2.5"
_DOT = f"fill:{svg.GROUP};stroke:{svg.CARD};stroke-width:1.5"


def bars(drawing: Bars | Steps) -> str:
    """A bar a row from zero, its figure at its end, an open ring where what it is set beside lies.

    A hidden figure is an outline of standard size, so nothing can be read off it.
    """
    readings = drawing.rows if isinstance(drawing, Bars) else drawing.steps
    most = max([value for one in readings for value in _values(one)], default=1.0) or 1.0
    rows = "".join(_row(one.label, _bar(one, most), one.note) for one in readings)
    key = _key((("bar", drawing.filled), ("ring", drawing.ring))) if drawing.ring else ""
    return key + rows


def _values(reading: Reading) -> list[float]:
    beside = reading.against.value if reading.against else None
    return [value for value in (reading.cell.value, beside) if value is not None]


def _bar(reading: Reading, most: float) -> str:
    room = (0.0, float(_FIGURES_PX), 0.0, 0.0)
    value = reading.cell.value
    if value is None:
        return svg.canvas(_BAR_PX, svg.outline(1, _BAR_PX - 2, _symbol(reading)), room=room)
    ends = [100 * one / most for one in _values(reading)]
    ring = svg.at((ends[1], _BAR_PX / 2), svg.shape("circle", _RING_PX, _RING)) if len(ends) > 1 else ""
    bar = svg.box(0, ends[0], 1, _BAR_PX - 2, _BAR)
    return svg.canvas(_BAR_PX, bar, ring, _figure(reading.text, ends), room=room)


def _figure(said: str, ends: Sequence[float]) -> str:
    """The figure at the end of its bar; after the ring as well where there is no room between the two."""
    bar, furthest = ends[0], max(ends)
    between = (furthest - bar) / 100 * _LEAST_PX
    fits = between >= width_px(said) + _BESIDE_PX + _RING_PX
    clear = _BESIDE_PX if fits or len(ends) == 1 else _BESIDE_PX + _RING_PX / 2
    words = svg.words([said], shift=(clear, 0), strong=True)
    return svg.at((bar if fits else furthest, _BAR_PX / 2), words)


def _symbol(reading: Reading) -> str:
    """'c hidden', as a box has room for."""
    return f"{reading.text} {why(reading.cell.symbol)}".strip()


def _row(name: str, drawn: str, note: str = "") -> str:
    under = f'<span class="row-note">{text(note)}</span>' if note else ""
    return f'<div class="row"><span class="row-name">{text(name)}</span>{drawn}{under}</div>'


def likert(drawing: Likert) -> str:
    """A key, then a row a statement: 'Neither' in the middle, disagreement left, agreement right."""
    if not drawing.statements:
        return ""
    reach = max(max(sides(one.answers)) for one in drawing.statements)
    fullest = max((one.answers for one in drawing.statements), key=len)
    names = zip(kinds(len(fullest)), reversed(fullest), strict=True)
    key = _key((f"{kind} swatch", answer.label) for kind, answer in names)
    return key + "".join(_statement(one, reach) for one in drawing.statements)


def _statement(statement: Statement, reach: float) -> str:
    whole = 2 * reach or 1.0
    start = (reach - sides(statement.answers)[0]) / whole
    parts = []
    for answer, kind in zip(reversed(statement.answers), kinds(len(statement.answers)), strict=True):
        parts.append(_part(answer, kind, start, width(answer) / whole))
        start += width(answer) / whole
    return (
        f'<div class="statement"><span class="row-name">{text(statement.words)}'
        f' <span class="row-note">{text(statement.answered)}</span></span>{svg.canvas(30, *parts)}</div>'
    )


def _part(answer: Reading, kind: str, start: float, share: float) -> str:
    hidden = answer.cell.value is None
    style = Stroke(svg.INK, 1.5, svg.DOTS).style if hidden else f"fill:var(--{kind});stroke:{svg.CARD}"
    drawn = svg.box(100 * start, 100 * (start + share), 1, 28, style)
    if not hidden and share < _LEAST_LABELLED:
        return drawn
    colour = svg.INK if hidden else f"var(--{kind}-words)"
    said = svg.words([answer.text], anchor="middle", colour=colour, strong=True, size=13)
    return drawn + svg.at((100 * (start + share / 2), 15), said)


def ranges(drawing: Ranges) -> str:
    """A dot a group on a line, the range between them, a ring for what was agreed, and the ends in words."""
    if not drawing.ranges:
        return ""
    ends = f"Each line runs from {drawing.bottom:g} to {drawing.top:g}"
    key = _key((("dot", drawing.dot), ("ring", drawing.ring), ("", ends)))
    return key + "".join(_range(one, drawing) for one in drawing.ranges)


def _range(one: Ranged, drawing: Ranges) -> str:
    seen = one.shown
    if not seen:
        said = _symbol(one.dots[0]) if one.dots else "x"
        return _row(one.label, svg.canvas(_BAR_PX, svg.outline(1, _BAR_PX - 2, said)))
    places = [_along(dot.cell.value or 0.0, drawing) for dot in seen]
    marks = [
        svg.line((0, 13), (100, 13), Stroke(svg.FAINT, 1)),
        svg.box(places[0], places[-1], 10, 6, f"fill:{svg.FAINT}"),
        *(svg.at((place, 13), svg.shape("circle", 11, _DOT)) for place in places),
    ]
    if one.ring is not None and one.ring.value is not None:
        ring = svg.shape("circle", 17, Stroke(svg.INK, 2.5).style)
        marks.append(svg.at((_along(one.ring.value, drawing), 13), ring))
    return _row(one.label, svg.canvas(_BAR_PX, *marks, room=(0, 10, 0, 10)), _ends(one))


def _ends(one: Ranged) -> str:
    """The lowest and the highest group with their figures, and what was agreed."""
    low, high = one.shown[0], one.shown[-1]
    said = [f"{low.label} {low.text}"]
    if high is not low:
        said.append(f"{high.label} {high.text}")
    if one.ring is not None:
        said.append(f"{one.ring.named} {one.ring.text}")
    return "; ".join(said)


def _along(value: float, drawing: Ranges) -> float:
    return 100 * (value - drawing.bottom) / (drawing.top - drawing.bottom)


def timeline(drawing: Timeline) -> str:
    """Dates that moved: the first an open ring, each move a tick, the present one filled."""
    if not drawing.slips:
        return ""
    span = Span([day for slip in drawing.slips for day in slip.days] + [drawing.today])
    key = _key((("ring", "First date agreed"), ("tick", "Moved to, and moved again"),
                ("dot", "Date now"), ("today", "Today")))  # fmt: skip
    months = _row("", svg.canvas(20, *_months(span)))
    return key + months + "".join(_slip(one, span, drawing.today) for one in drawing.slips)


def _months(span: Span) -> Iterable[str]:
    for name, along in span.named():
        if along <= _LATE:
            yield svg.at((along, 10), svg.words([name], colour=svg.MUTED, size=13))


def _slip(one: Slip, span: Span, today: date) -> str:
    first, *moves = (span.along(day) for day in one.days)
    *ticks, now = moves or [first]
    marks = [
        svg.line((span.along(today), 0), (span.along(today), _BAR_PX), Stroke(svg.MUTED, 1.5, svg.DOTS)),
        svg.line((first, 13), (now, 13), Stroke(svg.CONTEXT, 3)),
        svg.at((first, 13), svg.shape("circle", _RING_PX, _RING)),
        *(svg.line((place, 5), (place, 21), Stroke(svg.INK, 2)) for place in ticks),
        svg.at((now, 13), svg.shape("circle", _RING_PX, _BAR)),
    ]
    return _row(one.label, svg.canvas(_BAR_PX, *marks, room=(0, 10, 0, 10)), one.note)


def _key(entries: Iterable[tuple[str, str]]) -> str:
    """What each mark is, over the drawing."""
    said = "".join(
        f'<span><i class="key-{kind}"></i>{text(words)}</span>' if kind else f"<span>{text(words)}</span>"
        for kind, words in entries
    )
    return f'<div class="key-line">{said}</div>'
