"""One action in full as HTML: how it stands, what it is for, and its history."""

from collections.abc import Sequence

from edi_metrics.story.one_action import Entry, OneAction, Past
from edi_metrics.ui.markup.chip import chip
from edi_metrics.ui.markup.html import text


def opening(found: OneAction) -> str:
    """Its title and its standing in words, shape and colour; then how it goes."""
    status = chip(found.chip) if found.chip else ""
    return (
        f'<h2 class="edi-card-title">{text(found.title)}</h2>'
        f'<p class="edi-one-state">{status}<span>{text(found.state)}</span></p>'
        f"{_entries(found.stands)}"
    )


def about(found: OneAction) -> str:
    """What it is for."""
    return f'<h3 class="edi-one-part">What it is for</h3>{_entries(found.about)}'


def past(found: Sequence[Past]) -> str:
    """Everything that happened, newest first. What was taken back is said to be, and struck through."""
    lines = "".join(_line(one) for one in found)
    return f'<h3 class="edi-one-part">History, newest first</h3><ol class="edi-history">{lines}</ol>'


def last_change(words: str) -> str:
    """What would be taken back."""
    return f'<p class="edi-note">Last change. {text(words)}</p>'


def _entries(found: Sequence[Entry]) -> str:
    told = "".join(f"<dt>{text(term)}</dt><dd>{text(words)}</dd>" for term, words in found)
    return f'<dl class="edi-one">{told}</dl>'


def _line(one: Past) -> str:
    mark = f"<strong>{text(one.mark)}.</strong> " if one.mark else ""
    words = f"<s>{text(one.words)}</s>" if one.struck else text(one.words)
    return (
        f'<li><span class="edi-small">{text(one.when)}, {text(one.role)}</span>'
        f"<span>{mark}{words}</span></li>"
    )
