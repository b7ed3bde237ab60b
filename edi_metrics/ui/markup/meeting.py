"""The pieces of a meeting that are plain HTML: a line of its agenda beside its buttons, and its timer."""

from collections.abc import Sequence

from edi_metrics.plan.group import AgendaItem
from edi_metrics.ui.markup.html import small, text


def agenda(items: Sequence[AgendaItem]) -> str:
    """The whole agenda in order, each item with its minutes."""
    rows = "".join(f"<li>{_item(item)}<b>{item.minutes} min</b></li>" for item in items)
    return f'<ol class="edi-agenda">{rows}</ol>'


def agenda_row(number: int, item: AgendaItem) -> str:
    """One numbered item with why it is here and who presents it."""
    return f'<div class="edi-agenda-row"><b>{number}</b>{_item(item)}</div>'


def _item(item: AgendaItem) -> str:
    why = " · ".join(part for part in (item.why, item.presenter) if part)
    return f"<div>{text(item.title)}{small(why)}</div>"


def time_used(words: str) -> str:
    """How long the item has taken, quietly."""
    return f'<p class="edi-note" role="timer" aria-live="off">{text(words)}</p>'
