"""Figures as real tables: a caption, headers for columns and rows, a symbol for what is missing."""

from edi_metrics.story.blocks import NONE, Board, BoardRow, Grid, Table
from edi_metrics.story.columns import hold_figures
from edi_metrics.ui.markup.chip import chip
from edi_metrics.ui.markup.html import link_of, paragraph, small, text
from edi_metrics.ui.markup.small import bullet

_FEW_COLUMNS = 3


def table(block: Table) -> str:
    """A table to be read. On a phone its rows become cards, unless it has three columns or fewer."""
    numeric = hold_figures(block)
    kind = "edi-table" if len(block.columns) <= _FEW_COLUMNS else "edi-table edi-table-cards"
    head = "".join(
        f'<th scope="col"{_right(numeric[place])} role="columnheader">{text(name)}</th>'
        for place, name in enumerate(block.columns)
    )
    body = "".join(_row(block, row, numeric) for row in block.rows)
    return (
        f'<table class="{kind}" role="table"><caption>{text(block.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
        f"{paragraph('edi-symbols', block.symbols)}"
    )


def said(block: Table) -> str:
    """What a table is, within a sentence: its caption without the full stop, its first letter small."""
    words = block.caption.rstrip(".").replace(". ", ", ")
    first = words.split(" ", 1)[0]
    if first == "A":
        return f"a{words[1:]}"
    return words if first.isupper() or not first[1:].islower() else words[:1].lower() + words[1:]


def grid(block: Grid) -> str:
    """A table whose gaps are outlined: what is not there is what there is to see."""
    return table(block.table).replace('class="edi-table', 'class="edi-grid edi-table', 1)


def _row(block: Table, row: tuple[str, ...], numeric: list[bool]) -> str:
    first, *rest = row
    cells = "".join(
        f'<td role="cell"{_right(numeric[place])} data-label="{text(block.columns[place])}">'
        f"{_gap(value)}</td>"
        for place, value in enumerate(rest, start=1)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{text(first)}</th>{cells}</tr>'


def _gap(value: str) -> str:
    return f'<span class="edi-gap">{NONE}</span>' if value == NONE else text(value)


def _right(numeric: bool) -> str:
    return ' class="edi-number"' if numeric else ""


def board(block: Board) -> str:
    """Targets as a table of sentences and bullets; a row becomes a card on a phone."""
    head = "".join(
        f'<th scope="col" role="columnheader">{words}</th>'
        for words in ("Target and owner", "Now", "Now, expected by now, target", "Status")
    )
    body = "".join(_board_row(row) for row in block.rows)
    return (
        '<table class="edi-board" role="table">'
        f'<caption class="edi-unseen">{text(block.table.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _board_row(row: BoardRow) -> str:
    drawn = bullet(row.now, row.expected, row.goal, row.top)
    address = link_of(row.href)
    title = f'<a href="{address}">{text(row.title)}</a>' if address else text(row.title)
    return (
        '<tr role="row">'
        f'<th scope="row" role="rowheader">{title}{small(row.owner)}</th>'
        f'<td class="edi-board-now" role="cell"><b>{text(row.figure)}</b>{small(row.people)}</td>'
        f'<td class="edi-board-bullet" role="cell">{drawn}{small(row.goal_words)}{small(row.note)}</td>'
        f'<td class="edi-board-status" role="cell">{chip(row.chip)}</td>'
        "</tr>"
    )
