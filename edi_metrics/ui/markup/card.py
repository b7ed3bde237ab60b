"""A card as HTML: its finding, the table before its chart, what to beware of, and where it comes from."""

from collections.abc import Sequence

from edi_metrics.story.blocks import (
    Actions,
    Bars,
    Board,
    Card,
    Chart,
    Definition,
    Grid,
    Likert,
    Multiples,
    Note,
    Piece,
    Points,
    StatusBar,
    Steps,
    Table,
    Text,
    TileMap,
)
from edi_metrics.ui.markup.actions import actions
from edi_metrics.ui.markup.chip import status_bar
from edi_metrics.ui.markup.drawings import bars, multiples, steps, tile_map
from edi_metrics.ui.markup.html import paragraph, text
from edi_metrics.ui.markup.likert import likert
from edi_metrics.ui.markup.tables import board, grid, table


def opening(card: Card) -> str:
    """The finding as a title, and its scope."""
    return f'<h2 class="edi-card-title">{text(card.title)}</h2>{paragraph("edi-scope", card.scope)}'


def fold(card: Card) -> str:
    """On a phone, a switch that opens the rest of a long card; nothing at all on a wide screen."""
    if not card.folded_on_phone:
        return ""
    return '<details class="edi-fold"><summary>Show the chart and its figures</summary></details>'


def closing(card: Card) -> str:
    """Where the card's figures come from."""
    return paragraph("edi-source", f"Source: {card.source}") if card.source else ""


def piece(found: Piece) -> str:
    """One piece of a card. A chart gives what stands before it: its numbers."""
    match found:
        case Chart():
            return before_chart(found)
        case Text(words):
            return paragraph("edi-text", words)
        case Points(items, numbered):
            return _points(items, numbered=numbered)
        case Note(words):
            return paragraph("edi-note", words)
        case StatusBar():
            return status_bar(found)
        case Table() | Board() | Actions() | Grid():
            return _in_rows(found)
        case Definition(title, entries):
            return _definition(title, entries)


def _in_rows(found: Table | Board | Actions | Grid) -> str:
    """A piece that is a table of some kind."""
    match found:
        case Table():
            return table(found)
        case Board():
            return board(found)
        case Actions():
            return actions(found)
        case Grid():
            return grid(found)


def before_chart(chart: Chart) -> str:
    """The numbers; then the drawing itself where it is text and not a picture."""
    return f"{_numbers(chart.table)}{in_words(chart)}"


def in_words(chart: Chart) -> str:
    """A drawing that is text in boxes; '' for one that needs a picture."""
    match chart.drawing:
        case TileMap():
            return tile_map(chart.drawing, chart.alt)
        case Multiples():
            return multiples(chart.drawing, chart.alt)
        case Steps():
            return steps(chart.drawing, chart.alt)
        case Bars():
            return bars(chart.drawing, chart.alt)
        case Likert():
            return likert(chart.drawing, chart.alt)
        case _:
            return ""


def _numbers(block: Table) -> str:
    return f'<details class="edi-numbers"><summary>Show the numbers</summary>{table(block)}</details>'


def _points(items: Sequence[str], *, numbered: bool) -> str:
    tag = "ol" if numbered else "ul"
    return f'<{tag} class="edi-points">{"".join(f"<li>{text(item)}</li>" for item in items)}</{tag}>'


def _definition(title: str, entries: Sequence[tuple[str, str]]) -> str:
    said = "".join(f"<dt>{text(term)}</dt><dd>{text(words)}</dd>" for term, words in entries)
    return (
        f'<details class="edi-numbers edi-meaning"><summary><span>{text(title)}</span></summary>'
        f'<dl class="edi-definition">{said}</dl></details>'
    )
