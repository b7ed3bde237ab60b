"""Standings as people read them: the word, then the shape, then the colour, always all three."""

from edi_metrics import tokens
from edi_metrics.exports.pack_text import text
from edi_metrics.story.blocks import Chip, StatusBar
from edi_metrics.vocabulary import Standing


def shape(standing: Standing) -> str:
    """The standing's shape. The words beside it say the same."""
    look = tokens.STATUS[standing]
    paint = "hollow" if look.dashed else "solid"
    return (
        f'<svg class="shape {paint}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f'<path d="{look.shape}"/></svg>'
    )


def chip(block: Chip, *, short: bool = False) -> str:
    """A standing on its tint; with its reason after a colon unless `short`."""
    words = block.standing.words if short else block.words
    return f'<span class="chip is-{block.standing}">{shape(block.standing)}{text(words)}</span>'


def status_bar(block: StatusBar) -> str:
    """Segments as wide as their counts, for the eye; then the same in words, which carry it."""
    there = [(standing, count) for standing, count in block.counts if count]
    segments = "".join(
        f'<span class="segment is-{standing}" style="flex-grow:{count}">{shape(standing)}{count}</span>'
        for standing, count in there
    )
    words = "".join(
        f'<li class="is-{standing}">{shape(standing)}{text(standing.words)} {count}</li>'
        for standing, count in there
    )
    return f'<div class="bar" aria-hidden="true">{segments}</div><ul class="bar-words">{words}</ul>'
