"""What a page says in words, a row each: its tables and its definitions have sheets of their own."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from edi_metrics.exports.take import Chapter
from edi_metrics.story.blocks import (
    ActionRow,
    Actions,
    Board,
    BoardRow,
    Card,
    Chart,
    Definition,
    Facts,
    Form,
    Grid,
    Headline,
    Note,
    Piece,
    Points,
    StatusBar,
    Table,
    Text,
    Tile,
    Tiles,
)
from edi_metrics.story.words import papers


class Said(NamedTuple):
    """One row of what a page says."""

    page: str
    finding: str
    part: str
    words: str


def said(chapter: Chapter) -> Iterator[Said]:
    """Everything a page says in words, in reading order."""
    for block in chapter.blocks:
        match block:
            case Headline():
                yield from _headline(chapter.title, block)
            case Tiles():
                for tile in block.tiles:
                    yield Said(chapter.title, tile.title, "Headline figure", _tile(tile))
            case Card():
                yield from _card(chapter.title, block)
            case _:
                assert_never(block)


def _headline(page: str, block: Headline) -> Iterator[Said]:
    parts = (("Headline", block.sentence), ("Place and period", block.eyebrow), ("To discuss", block.lead))
    yield from (Said(page, block.sentence, part, words) for part, words in parts if words)


def _tile(tile: Tile) -> str:
    figure = f"{tile.figure}{tile.unit if tile.unit == '%' else f' {tile.unit}'}".strip()
    standing = tile.chip.words if tile.chip else ""
    return papers.sentences(tile.strand, figure, tile.people, tile.words, tile.goal_text, standing)


def _card(page: str, card: Card) -> Iterator[Said]:
    if card.scope:
        yield Said(page, card.title, "Scope", card.scope)
    for piece in card.pieces:
        for part, words in _piece(piece):
            yield Said(page, card.title, part, words)
    if card.source:
        yield Said(page, card.title, "Source", card.source)


def _piece(piece: Piece) -> Iterator[tuple[str, str]]:
    """What a piece says, by the name of its kind; nothing for what has its own sheet, or stays behind."""
    match piece:
        case Text(words) | Note(words):
            yield type(piece).__name__, words
        case Points(items):
            yield from (("Point", item) for item in items)
        case Chart():
            yield "Chart", piece.alt
        case Table() | Grid() | Definition() | Form():
            return
        case StatusBar() | Facts() | Board() | Actions():
            yield from _standing(piece)
        case _:
            assert_never(piece)


def _standing(piece: StatusBar | Facts | Board | Actions) -> Iterator[tuple[str, str]]:
    match piece:
        case StatusBar(counts, noun):
            counted = ", ".join(f"{standing.words} {count}" for standing, count in counts if count)
            yield "Status", f"{counted} ({noun})"
        case Facts(entries, standing):
            if standing:
                yield "Status", standing.words
            yield from (("Fact", f"{term}: {words}") for term, words in entries)
        case Board(rows):
            yield from (("Target", _target(row)) for row in rows)
        case Actions(rows):
            yield from (("Action", _action(row)) for row in rows)
        case _:
            assert_never(piece)


def _target(row: BoardRow) -> str:
    return papers.sentences(
        row.title, row.owner, f"Now {row.figure}", row.people, row.goal_words, row.chip.words, row.note
    )


def _action(row: ActionRow) -> str:
    standing = row.chip.words if row.chip else row.state
    return papers.sentences(
        row.title, row.words, row.note, row.owner, f"Due {row.due}" if row.due else "", row.when, standing
    )
