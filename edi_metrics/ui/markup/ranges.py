"""How far groups lie apart, as text in boxes: a dot a group on a line, and a ring for what was agreed."""

from edi_metrics.story.blocks import Ranged, Ranges
from edi_metrics.ui.markup.html import text


def ranges(block: Ranges, alt: str) -> str:
    """A key, then each row: its name, its dots with the range between them, and both ends in words."""
    if not block.ranges:
        return ""
    rows = "".join(_row(row, block) for row in block.ranges)
    return f'{_key(block)}<ul class="edi-ranges" aria-label="{text(alt)}">{rows}</ul>'


def _key(block: Ranges) -> str:
    entries = "".join(
        f'<li><i class="edi-range-{kind}"></i>{text(words)}</li>'
        for kind, words in (("dot", block.dot), ("ring", block.ring))
    )
    ends = f"Each line runs from {block.bottom:g} to {block.top:g}"
    return f'<ul class="edi-range-key" aria-hidden="true">{entries}<li>{text(ends)}</li></ul>'


def _row(row: Ranged, block: Ranges) -> str:
    name = f'<span class="edi-range-name">{text(row.label)}</span>'
    seen = row.shown
    if not seen:
        symbol = row.dots[0].text if row.dots else "x"
        return f'<li>{name}<span class="edi-step-hidden"><b>{text(symbol)}</b></span></li>'
    low, high = (_along(dot.cell.value or 0.0, block) for dot in (seen[0], seen[-1]))
    bar = f'<i class="edi-range-bar" style="left:{low:.2%};width:{high - low:.2%}"></i>'
    dots = "".join(
        f'<i class="edi-range-dot" style="left:{_along(dot.cell.value or 0.0, block):.2%}"></i>'
        for dot in seen
    )
    return (
        f'<li>{name}<span class="edi-range-line">{bar}{dots}{_ring(row, block)}</span>'
        f'<span class="edi-range-ends">{_ends(row)}</span></li>'
    )


def _ring(row: Ranged, block: Ranges) -> str:
    if row.ring is None or row.ring.value is None:
        return ""
    return f'<i class="edi-range-ring" style="left:{_along(row.ring.value, block):.2%}"></i>'


def _ends(row: Ranged) -> str:
    """The lowest and the highest group with their figures, and what was agreed."""
    low, high = row.shown[0], row.shown[-1]
    ends = f"<span>{text(low.label)} <b>{text(low.text)}</b></span>"
    if high is not low:
        ends += f"<span>{text(high.label)} <b>{text(high.text)}</b></span>"
    if row.ring is not None:
        ends += f"<span>{text(row.ring.named)} <b>{text(row.ring.text)}</b></span>"
    return ends


def _along(value: float, block: Ranges) -> float:
    """How far along the line a figure stands, from 0 to 1."""
    return (value - block.bottom) / (block.top - block.bottom)
