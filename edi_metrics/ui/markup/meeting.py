"""The pieces of a meeting that are plain HTML: a line of its agenda beside its buttons, and its timer."""

from edi_metrics.plan.group import AgendaItem
from edi_metrics.ui.markup.html import small, text


def agenda_row(number: int, item: AgendaItem) -> str:
    """One numbered item with why it is here and who presents it."""
    why = " · ".join(part for part in (item.why, item.presenter) if part)
    return f'<div class="edi-agenda-row"><b>{number}</b><div>{text(item.title)}{small(why)}</div></div>'


def time_used(words: str) -> str:
    """How long the item has taken, quietly."""
    return f'<p class="edi-note" role="timer" aria-live="off">{text(words)}</p>'
