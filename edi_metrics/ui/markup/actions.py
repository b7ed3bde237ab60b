"""The action plan as rows to be read; on a phone each row is a card.

On the screen each row has a button that opens it. Table and buttons share one grid: the style says in which
line of it each stands, so that the table stays one table.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from edi_metrics.story.blocks import ActionRow, Actions
from edi_metrics.ui.markup.chip import chip
from edi_metrics.ui.markup.html import small, text

_COLUMNS = ("Status", "Action", "Owner", "Due")

OPEN = "open-"
"""How the key of a row's button begins; its action's id follows."""


def actions(block: Actions) -> str:
    """A table whose row headers are the actions, each with its last word and what to stop at."""
    head = "".join(f'<th scope="col" role="columnheader">{words}</th>' for words in _COLUMNS)
    lines = tuple(_lines(block.rows))
    return (
        f"{_places(lines)}"
        '<table class="edi-board edi-actions" role="table">'
        f'<caption class="edi-unseen">{text(block.table.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f"{_bodies(lines)}</table>"
    )


Line = tuple[int, str, ActionRow | None]
"""Where a line stands under the header, what it is listed under, and its action; none for a heading."""


def _lines(rows: Sequence[ActionRow]) -> Iterator[Line]:
    place = 2
    for under, found in groupby(rows, key=lambda row: row.under):
        if under:
            yield place, under, None
            place += 1
        for row in found:
            yield place, under, row
            place += 1


def _places(lines: Sequence[Line]) -> str:
    """Where each button stands: in the line of its row."""
    rules = "".join(
        f".st-key-{OPEN}{text(row.action_id)}{{--line:{place}}}"
        for place, _, row in lines
        if row is not None and row.action_id
    )
    return f"<style>{rules}</style>" if rules else ""


def _bodies(lines: Sequence[Line]) -> str:
    return "".join(
        f'<tbody role="rowgroup">{"".join(_line(line) for line in found)}</tbody>'
        for _, found in groupby(lines, key=lambda line: line[1])
    )


def _line(line: Line) -> str:
    place, under, row = line
    if row is None:
        return (
            f'<tr role="row" class="edi-actions-under" style="--line:{place}">'
            f'<th scope="rowgroup" role="rowheader" colspan="{len(_COLUMNS)}">{text(under)}</th></tr>'
        )
    return _row(row, place)


def _row(row: ActionRow, place: int) -> str:
    status = chip(row.chip) if row.chip else text(row.state)
    note = f'<span class="edi-small edi-actions-note">{text(row.note)}</span>' if row.note else ""
    return (
        f'<tr role="row" style="--line:{place}">'
        f'<td class="edi-actions-status" role="cell">{status}</td>'
        f'<th scope="row" role="rowheader">{text(row.title)}{small(row.words)}{note}</th>'
        f'<td class="edi-actions-owner" role="cell">{text(row.owner)}</td>'
        f'<td class="edi-actions-due" role="cell">{text(row.due)}{small(row.when)}</td>'
        "</tr>"
    )
