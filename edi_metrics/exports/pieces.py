"""The pieces of a page as plain data for a typeset paper, and what it gathers for its annexes on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from edi_metrics import tokens
from edi_metrics.exports.pictures import Picture, picture
from edi_metrics.exports.pictures.marks import Mark
from edi_metrics.exports.pictures.small import bullet, spark
from edi_metrics.story.blocks import (
    Actions,
    Board,
    BoardRow,
    Card,
    Chart,
    Chip,
    Definition,
    Facts,
    Form,
    Grid,
    Note,
    Piece,
    Points,
    StatusBar,
    Table,
    Text,
    Tile,
)
from edi_metrics.story.columns import hold_figures
from edi_metrics.story.words import board_paper as words
from edi_metrics.vocabulary import Standing

Data = dict[str, Any]
"""What a template is handed: texts, figures, and lists and dictionaries of them."""


@dataclass
class Annexes:
    """What stands behind the paper: the table of each chart under its number, and each definition once."""

    tables: list[Table] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)

    def number(self, table: Table) -> int:
        """The table's number in the annex: the same table is there once."""
        if table not in self.tables:
            self.tables.append(table)
        return self.tables.index(table) + 1

    def define(self, definition: Definition) -> None:
        """Keep a definition, unless it is there."""
        if definition not in self.definitions:
            self.definitions.append(definition)


def card(found: Card, annexes: Annexes) -> Data:
    """A finding: its sentence, its scope, the evidence and where it comes from."""
    told = (piece(one, annexes) for one in found.pieces)
    return {
        "title": found.title,
        "scope": found.scope,
        "source": found.source,
        "pieces": [one for one in told if one is not None],
    }


def piece(found: Piece, annexes: Annexes) -> Data | None:
    """One piece as data that says its kind; None for what stands in an annex, or on a screen alone."""
    match found:
        case Form():
            return None
        case Definition():
            annexes.define(found)
            return None
        case Table() | Grid() | Board() | Actions():
            return _in_rows(found, annexes)
        case Chart():
            return _figure(found, annexes)
        case Text(said):
            return {"kind": "text", "words": said}
        case Note(said):
            return {"kind": "note", "words": said}
        case Points():
            return {"kind": "points", "items": found.items, "numbered": found.numbered}
        case Facts():
            return {"kind": "facts", "entries": found.entries, "chip": chip(found.chip)}
        case StatusBar():
            return _status_bar(found)
        case _:
            assert_never(found)


def _figure(found: Chart, annexes: Annexes) -> Data:
    number = annexes.number(found.table)
    return {
        "kind": "figure",
        "picture": drawn(picture(found.drawing)),
        "alt": words.alt(found.alt, number),
        "table": number,
    }


def _in_rows(found: Table | Grid | Board | Actions, annexes: Annexes) -> Data:
    match found:
        case Table():
            return {"kind": "table", **table(found)}
        case Grid():
            return {"kind": "table", **table(found.table)}
        case Board():
            return {
                "kind": "board",
                "columns": words.BOARD_COLUMNS,
                "rows": [_board_row(row) for row in found.rows],
                "table": annexes.number(found.table),
            }
        case Actions():
            return _actions(found, annexes)


def _board_row(row: BoardRow) -> Data:
    return {
        "title": row.title,
        "owner": row.owner,
        "figure": row.figure,
        "people": row.people,
        "bullet": drawn(bullet(row)),
        "goal": row.goal_words,
        "note": row.note,
        "chip": chip(row.chip),
    }


def _actions(found: Actions, annexes: Annexes) -> Data:
    rows = [
        {
            "title": row.title,
            "words": row.words,
            "note": row.note,
            "owner": row.owner,
            "due": row.due,
            "when": row.when,
            "chip": chip(row.chip),
            "state": row.state,
            "under": row.under,
        }
        for row in found.rows
    ]
    number = annexes.number(found.table)
    return {"kind": "actions", "columns": words.ACTION_COLUMNS, "rows": rows, "table": number}


def tile(found: Tile) -> Data:
    """A headline figure with its chip and its small history."""
    history = spark(found)
    return {
        "strand": found.strand,
        "title": found.title,
        "figure": found.figure,
        "unit": found.unit,
        "chip": chip(found.chip and Chip(found.chip.standing)),
        "spark": history and drawn(history),
        "goal": found.goal_text if history and found.goal is not None else "",
        "people": found.people,
        "words": found.words,
    }


def table(found: Table) -> Data:
    """A table as it is read, with the columns that hold figures marked, and the gaps there are to see."""
    return {
        "caption": found.caption,
        "columns": found.columns,
        "rows": found.rows,
        "figures": hold_figures(found),
        "symbols": found.symbols,
    }


def chip(found: Chip | None) -> Data | None:
    """A standing in words, then shape, then colour."""
    if found is None:
        return None
    return {"words": found.words, **_look(found.standing)}


def _status_bar(found: StatusBar) -> Data:
    there = [(standing, count) for standing, count in found.counts if count]
    parts = [{"words": standing.words, "count": count, **_look(standing)} for standing, count in there]
    return {"kind": "status", "parts": parts}


def _look(standing: Standing) -> Data:
    """How a standing is drawn: its colours, and its shape as a small picture."""
    status = tokens.STATUS[standing]
    paint = f'fill="{status.mark.light}"'
    if status.dashed:
        paint = f'fill="none" stroke="{status.mark.light}" stroke-width="1.8" stroke-dasharray="2.4 2"'
    return {
        "colour": status.text.light,
        "mark": status.mark.light,
        "tint": status.tint.light,
        "dashed": status.dashed,
        "shape": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'<path d="{status.shape}" {paint}/></svg>',
    }


def drawn(found: Picture) -> Data:
    """A picture as data."""
    return {
        "width": found.width,
        "height": found.height,
        "marks": [{"kind": type(mark).__name__, **_mark(mark)} for mark in found.marks],
    }


def _mark(mark: Mark) -> Data:
    return {name: _value(getattr(mark, name)) for name in mark.__dataclass_fields__}


def _value(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_value(one) for one in value]
    return value if isinstance(value, str | int | bool) else {"text": value.text, "bold": value.bold}
