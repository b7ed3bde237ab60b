"""The pieces of a deck's forms that are plain HTML."""

from edi_metrics.ui.markup.html import small, text


def row(number: int, computed: str, page: str) -> str:
    """One slide: its number, the sentence that its figures give, and the page it is from."""
    return f'<div class="edi-agenda-row"><b>{number}</b><div>{text(computed)}{small(page)}</div></div>'
