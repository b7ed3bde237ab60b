"""Standings as people read them: the word, then the shape, then the colour, always all three."""

from collections.abc import Sequence

from edi_metrics.story.blocks import Chip, StatusBar
from edi_metrics.ui.markup.html import text
from edi_metrics.vocabulary import Standing


def shape(standing: Standing) -> str:
    """The standing's shape, drawn by CSS in its colour. The words beside it say the same."""
    return f'<span class="edi-shape edi-is-{standing}" aria-hidden="true"></span>'


def chip(block: Chip, *, short: bool = False) -> str:
    """A standing on its tint; with its reason after a colon unless `short`."""
    words = block.standing.words if short else block.words
    return f'<span class="edi-chip edi-is-{block.standing}">{shape(block.standing)}{text(words)}</span>'


def status_bar(block: StatusBar) -> str:
    """Segments as wide as their counts, for the eye; then the same in words, which carry it."""
    there = [(standing, count) for standing, count in block.counts if count]
    return f'<div class="edi-bar" aria-hidden="true">{_segments(there)}</div>{_in_words(there)}'


def _segments(counts: Sequence[tuple[Standing, int]]) -> str:
    return "".join(
        f'<span class="edi-segment edi-is-{standing}" style="flex-grow:{count}">'
        f"{shape(standing)}{count}</span>"
        for standing, count in counts
    )


def _in_words(counts: Sequence[tuple[Standing, int]]) -> str:
    items = "".join(f"<li>{shape(standing)}{text(standing.words)} {count}</li>" for standing, count in counts)
    return f'<ul class="edi-bar-words">{items}</ul>'
