"""The blocks of a page as the pack writes them. Forms stay behind: what leaves has none."""

from typing import assert_never

from edi_metrics.exports import pack_places
from edi_metrics.exports.pack_chart import chart
from edi_metrics.exports.pack_mark import chip, status_bar
from edi_metrics.exports.pack_table import actions, board, table
from edi_metrics.exports.pack_text import Ways, name_of, paragraph, text
from edi_metrics.story.blocks import (
    Actions,
    Block,
    Board,
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
from edi_metrics.story.words import pack as words

_FEW_ROWS = 8
"""A table of more rows than this waits to be opened; on paper every one is open."""


def block(found: Block, slug: str, ways: Ways) -> str:
    """One block of the page `slug`."""
    match found:
        case Headline():
            return _headline(found)
        case Tiles():
            return f'<ul class="tiles">{"".join(_tile(tile, ways) for tile in found.tiles)}</ul>'
        case Card():
            return _card(found, slug, ways)
        case _:
            assert_never(found)


def _headline(found: Headline) -> str:
    sentence = f"<h2>{text(found.sentence)}</h2>"
    return (
        f'<header class="head" data-slide>{paragraph("eyebrow", found.eyebrow)}{sentence}'
        f"{paragraph('lead', found.lead)}</header>"
    )


def _tile(tile: Tile, ways: Ways) -> str:
    unit = (
        ""
        if not tile.unit
        else f'<span class="unit">{"" if tile.unit == "%" else " "}{text(tile.unit)}</span>'
    )
    standing = chip(tile.chip, short=True) if tile.chip else ""
    return (
        f'<li class="tile">{paragraph("tile-strand", tile.strand)}'
        f"<h3>{ways.linked(tile.title, tile.href)}</h3>"
        f'<div class="tile-figure"><p class="tile-value">{text(tile.figure)}{unit}</p>{standing}</div>'
        f"{_history(tile)}{paragraph('tile-people', tile.people)}{paragraph('tile-words', tile.words)}</li>"
    )


def _history(tile: Tile) -> str:
    """The small line with its goal named at the end; nothing when there is nothing to draw."""
    drawn = pack_places.spark(tile.spark, tile.goal)
    if not drawn:
        return ""
    goal = f'<span class="tile-goal">{text(tile.goal_text)}</span>' if tile.goal is not None else ""
    return f'<div class="tile-history">{drawn}{goal}</div>'


def _card(found: Card, slug: str, ways: Ways) -> str:
    """The finding, its scope, the evidence, and where it comes from. One with a chart is also a slide."""
    several = sum(isinstance(piece, Chart) for piece in found.pieces) > 1
    slide = " data-slide" if any(isinstance(piece, Chart | Board) for piece in found.pieces) else ""
    body = "".join(_piece(piece, ways, named=several) for piece in found.pieces)
    source = paragraph("source", words.sourced(found.source)) if found.source else ""
    return (
        f'<article class="card" id="{name_of(slug)}--{name_of(found.name)}"{slide}>'
        f"<h3>{text(found.title)}</h3>"
        f"{paragraph('scope', found.scope)}{body}{source}</article>"
    )


def _piece(found: Piece, ways: Ways, *, named: bool) -> str:
    match found:
        case Chart():
            title = words.numbers_of(found.table.caption) if named else words.THE_NUMBERS
            return _before(title, found.table) + chart(found)
        case Text():
            return f'<p class="text">{ways.linked(found.words, found.href)}</p>' if found.words else ""
        case Points():
            return _points(found)
        case Note():
            return paragraph("note", found.words)
        case StatusBar():
            return status_bar(found)
        case Table() | Board() | Actions() | Grid():
            return _in_rows(found, ways)
        case Facts():
            return _facts(found)
        case Definition():
            return (
                f'<details class="meaning"><summary>{text(found.title)}</summary>{meaning(found)}</details>'
            )
        case Form():
            return ""
        case _:
            assert_never(found)


def _in_rows(found: Table | Board | Actions | Grid, ways: Ways) -> str:
    match found:
        case Table():
            return _before(words.THE_TABLE, found) if found.folded else table(found)
        case Board():
            return board(found, ways) + _shut(found.table)
        case Actions():
            return actions(found) + _shut(found.table)
        case Grid():
            return table(found.table)
        case _:
            assert_never(found)


def _before(title: str, found: Table) -> str:
    """A table before its chart: open where it is short; a long one would part chart from finding."""
    opened = " open" if len(found.rows) <= _FEW_ROWS else ""
    return f'<details class="numbers"{opened}><summary>{text(title)}</summary>{table(found)}</details>'


def _shut(found: Table) -> str:
    """The figures behind rows that already say them."""
    return f'<details class="numbers"><summary>{words.THE_TABLE}</summary>{table(found)}</details>'


def _points(found: Points) -> str:
    tag = "ol" if found.numbered else "ul"
    items = "".join(
        f'<li aria-current="step">{text(item)}</li>' if place == found.in_hand else f"<li>{text(item)}</li>"
        for place, item in enumerate(found.items)
    )
    return f'<{tag} class="points">{items}</{tag}>'


def _facts(found: Facts) -> str:
    """Each fact under its name, with the standing first."""
    standing = f"<div>{chip(found.chip)}</div>" if found.chip else ""
    told = "".join(f"<div><dt>{text(term)}</dt><dd>{text(said)}</dd></div>" for term, said in found.entries)
    return f'<div class="facts">{standing}<dl>{told}</dl></div>'


def meaning(found: Definition) -> str:
    """A definition's terms and words."""
    said = "".join(f"<dt>{text(term)}</dt><dd>{text(told)}</dd>" for term, told in found.entries)
    return f'<dl class="definition">{said}</dl>'
