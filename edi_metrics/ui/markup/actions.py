"""The action plan as rows to be read; on a phone each row is a card."""

from edi_metrics.story.blocks import ActionRow, Actions
from edi_metrics.ui.markup.chip import chip
from edi_metrics.ui.markup.html import small, text

_COLUMNS = ("Status", "Action", "Owner", "Due")


def actions(block: Actions) -> str:
    """A table whose row headers are the actions, each with its last word and what to stop at."""
    head = "".join(f'<th scope="col" role="columnheader">{words}</th>' for words in _COLUMNS)
    body = "".join(_row(row) for row in block.rows)
    return (
        '<table class="edi-board edi-actions" role="table">'
        f'<caption class="edi-unseen">{text(block.table.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: ActionRow) -> str:
    status = chip(row.chip) if row.chip else text(row.state)
    note = f'<span class="edi-small edi-actions-note">{text(row.note)}</span>' if row.note else ""
    return (
        '<tr role="row">'
        f'<td class="edi-actions-status" role="cell">{status}</td>'
        f'<th scope="row" role="rowheader">{text(row.title)}{small(row.words)}{note}</th>'
        f'<td class="edi-actions-owner" role="cell">{text(row.owner)}</td>'
        f'<td class="edi-actions-due" role="cell">{text(row.due)}{small(row.when)}</td>'
        "</tr>"
    )
