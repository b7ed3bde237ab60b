"""Every word of a told page, as a reader or a screen reader meets it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from edi_metrics.story.blocks import (
    Actions,
    Block,
    Board,
    Card,
    Chart,
    Definition,
    Headline,
    Note,
    Piece,
    Points,
    Table,
    Text,
    Tiles,
)


def sentences(blocks: Sequence[Block], *, defined: bool = True) -> list[str]:
    """Headlines, titles, scopes, paragraphs, notes, alt texts and tile words; not table cells.

    Without `defined`, leaves out definitions: their words are declared by people, not made from data.
    """
    kept = [block if defined else _undefined(block) for block in blocks]
    return [sentence for block in kept for sentence in _of(block) if sentence]


def _undefined(block: Block) -> Block:
    if not isinstance(block, Card):
        return block
    return replace(block, pieces=tuple(piece for piece in block.pieces if not isinstance(piece, Definition)))


def everything(blocks: Sequence[Block]) -> str:
    """All of it in one text, to look for a sentence in."""
    return "\n".join(sentences(blocks))


def _of(block: Block) -> Iterator[str]:
    match block:
        case Headline():
            yield from (block.eyebrow, block.sentence, block.lead)
        case Tiles():
            for tile in block.tiles:
                yield from (tile.title, tile.people, tile.words, tile.goal_text, f"{tile.figure}{tile.unit}")
        case Card():
            yield from (block.title, block.scope, block.source)
            for piece in block.pieces:
                yield from _said(piece)


def _said(piece: Piece) -> Iterator[str]:
    match piece:
        case Text(words) | Note(words):
            yield words
        case Points(items):
            yield from items
        case Chart():
            yield piece.alt
            yield piece.table.caption
            yield from (
                row.note for row in getattr(piece.drawing, "rows", getattr(piece.drawing, "steps", ()))
            )
        case Board(rows):
            for row in rows:
                yield from (row.title, row.figure, row.people, row.goal_words, row.note)
        case Actions(rows):
            for action in rows:
                yield from (action.title, action.words, action.note, action.owner, action.when, action.state)
        case Definition(title, entries):
            yield title
            yield from (words for _, words in entries)
        case Table():
            yield piece.caption
