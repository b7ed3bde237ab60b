"""The pieces of a meeting that are plain HTML: an agenda to read, and a line of it beside its buttons."""

from collections.abc import Sequence

from edi_metrics.plan.group import AgendaItem
from edi_metrics.ui.markup.html import small, text


def agenda(items: Sequence[AgendaItem]) -> str:
    """The whole agenda as an ordered list."""
    rows = "".join(f"<li>{_line(item)} <b>{_minutes(item)}</b></li>" for item in items)
    return f'<ol class="edi-agenda">{rows}</ol>'


def agenda_row(number: int, item: AgendaItem) -> str:
    """One numbered item with why it is here and who presents it."""
    return f'<div class="edi-agenda-row"><b>{number}</b><div>{_line(item)}</div></div>'


def _line(item: AgendaItem) -> str:
    why = " · ".join(part for part in (item.why, item.presenter) if part)
    return f"{text(item.title)}{small(why)}"


def _minutes(item: AgendaItem) -> str:
    return f"{item.minutes} minute{'' if item.minutes == 1 else 's'}"


def time_used(words: str) -> str:
    """How long the item has taken, quietly."""
    return f'<p class="edi-note" role="timer" aria-live="off">{text(words)}</p>'


def attendance(present: Sequence[str]) -> str:
    """Who is in the room."""
    return f'<p class="edi-note">Present: {text(", ".join(present))}</p>'
