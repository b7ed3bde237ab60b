"""Figures as real tables: a caption, headers for columns and rows, a symbol for what is missing.

On a phone the rows of a wide table become cards; their roles say that they are still a table.
"""

from collections.abc import Iterator
from itertools import groupby

from edi_metrics.exports import pack_svg as svg
from edi_metrics.exports.pack_mark import chip
from edi_metrics.exports.pack_svg import Stroke
from edi_metrics.exports.pack_text import Ways, paragraph, small, text
from edi_metrics.story.blocks import NONE, ActionRow, Actions, Board, BoardRow, Table
from edi_metrics.story.columns import hold_figures

_FEW_COLUMNS = 3
_BULLET_PX = 22

_ACTION_COLUMNS = ("Status", "Action", "Owner", "Due")
_BOARD_COLUMNS = ("Target and owner", "Now", "Now, expected by now, target", "Status")


def table(block: Table) -> str:
    """A table to be read, with the key to its symbols."""
    numeric = hold_figures(block)
    kind = "figures" if len(block.columns) <= _FEW_COLUMNS else "figures wide"
    head = "".join(
        f'<th scope="col" role="columnheader"{_right(numeric[place])}>{text(name)}</th>'
        for place, name in enumerate(block.columns)
    )
    body = "".join(_row(block, row, numeric) for row in block.rows)
    return (
        f'<table class="{kind}" role="table"><caption>{text(block.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>{paragraph("symbols", block.symbols)}'
    )


def _row(block: Table, row: tuple[str, ...], numeric: list[bool]) -> str:
    first, *rest = row
    cells = "".join(
        f'<td role="cell"{_right(numeric[place])} data-label="{text(block.columns[place])}">'
        f"{_value(value)}</td>"
        for place, value in enumerate(rest, start=1)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{text(first)}</th>{cells}</tr>'


def _value(value: str) -> str:
    """A cell's words; a gap of a coverage grid is outlined, because it is what there is to see."""
    return f'<span class="gap">{NONE}</span>' if value == NONE else text(value)


def _right(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def board(block: Board, ways: Ways) -> str:
    """Targets as a table of sentences, bullets and standings."""
    body = "".join(_board_row(row, ways) for row in block.rows)
    return _rows("board", block.table.caption, _BOARD_COLUMNS, (body,))


def _board_row(row: BoardRow, ways: Ways) -> str:
    told = f"{small(row.goal_words)}{small(row.note)}"
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{ways.linked(row.title, row.href)}'
        f"{small(row.owner)}</th>"
        f'<td role="cell"><b>{text(row.figure)}</b>{small(row.people)}</td>'
        f'<td role="cell" class="bullet">{_bullet(row)}{told}</td>'
        f'<td role="cell">{chip(row.chip)}</td></tr>'
    )


def _bullet(row: BoardRow) -> str:
    """A bar for now, an upright for what is expected by now, a box from zero to the goal."""

    def along(value: float) -> float:
        return min(100.0, max(0.0, 100 * value / row.top)) if row.top > 0 else 0.0

    box = Stroke(svg.INK, 1.25).style
    parts = [svg.line((0, 11), (100, 11), Stroke(svg.FAINT, 1)), svg.box(0, along(row.goal), 5, 12, box)]
    if row.now is not None:
        parts.append(svg.box(0, along(row.now), 7.5, 7, f"fill:{svg.GROUP}"))
    if row.expected is not None:
        upright = along(row.expected)
        parts.append(svg.line((upright, 1), (upright, 21), Stroke(svg.INK, 2)))
    return svg.canvas(_BULLET_PX, *parts)


def actions(block: Actions) -> str:
    """The plan's actions, each with its last word and what to stop at; grouped where they are listed so."""
    grouped = groupby(block.rows, key=lambda row: row.under)
    return _rows("actions", block.table.caption, _ACTION_COLUMNS, _action_bodies(grouped))


def _action_bodies(grouped: Iterator[tuple[str, Iterator[ActionRow]]]) -> Iterator[str]:
    for under, found in grouped:
        heading = ""
        if under:
            heading = (
                f'<tr role="row"><th scope="rowgroup" role="rowheader" class="under"'
                f' colspan="{len(_ACTION_COLUMNS)}">{text(under)}</th></tr>'
            )
        yield heading + "".join(map(_action, found))


def _action(row: ActionRow) -> str:
    return (
        f'<tr role="row"><td role="cell">{chip(row.chip) if row.chip else text(row.state)}</td>'
        f'<th scope="row" role="rowheader">{text(row.title)}{small(row.words)}{small(row.note)}</th>'
        f'<td role="cell">{text(row.owner)}</td>'
        f'<td role="cell">{text(row.due)}{small(row.when)}</td></tr>'
    )


def _rows(kind: str, caption: str, columns: tuple[str, ...], bodies: Iterator[str] | tuple[str, ...]) -> str:
    head = "".join(f'<th scope="col" role="columnheader">{words}</th>' for words in columns)
    body = "".join(f'<tbody role="rowgroup">{rows}</tbody>' for rows in bodies)
    return (
        f'<table class="{kind}" role="table"><caption class="unseen">{text(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>{body}</table>'
    )
