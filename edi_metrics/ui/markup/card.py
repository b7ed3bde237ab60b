"""A card as HTML: its finding, the table before its chart, what to beware of, and where it comes from."""

from collections.abc import Sequence

from edi_metrics.story.blocks import (
    Actions,
    Bars,
    Board,
    Card,
    Chart,
    Definition,
    Facts,
    Grid,
    Likert,
    Multiples,
    Note,
    Points,
    Ranges,
    Shown,
    StatusBar,
    Steps,
    Table,
    Text,
    TileMap,
    Timeline,
)
from edi_metrics.ui.markup.actions import actions
from edi_metrics.ui.markup.chip import chip, status_bar
from edi_metrics.ui.markup.drawings import bars, multiples, steps, tile_map
from edi_metrics.ui.markup.html import linked, paragraph, text
from edi_metrics.ui.markup.likert import likert
from edi_metrics.ui.markup.ranges import ranges
from edi_metrics.ui.markup.tables import board, grid, said, table
from edi_metrics.ui.markup.timeline import timeline


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


def piece(found: Shown, *, named: bool = False) -> str:
    """One piece of a card. A chart gives what stands before it: its numbers, `named` among several."""
    match found:
        case Chart():
            return before_chart(found, named=named)
        case Text(words, href):
            return linked("edi-text", words, href)
        case Points():
            return _points(found)
        case Note(words):
            return paragraph("edi-note", words)
        case StatusBar():
            return status_bar(found)
        case Table() | Board() | Actions() | Grid():
            return _in_rows(found)
        case Facts():
            return _facts(found)
        case Definition(title, entries):
            return _definition(title, entries)


def _facts(found: Facts) -> str:
    """Each fact under its name, with the standing first."""
    standing = f"<div>{chip(found.chip)}</div>" if found.chip else ""
    told = "".join(f"<div><dt>{text(term)}</dt><dd>{text(words)}</dd></div>" for term, words in found.entries)
    return f'<div class="edi-facts">{standing}<dl>{told}</dl></div>'


def _in_rows(found: Table | Board | Actions | Grid) -> str:
    """A piece that is a table of some kind."""
    match found:
        case Table():
            return _numbers(found, "Show the table") if found.folded else table(found)
        case Board():
            return board(found)
        case Actions():
            return actions(found)
        case Grid():
            return grid(found)


def before_chart(chart: Chart, *, named: bool = False) -> str:
    """The numbers; then the drawing itself where it is text and not a picture."""
    which = f": {said(chart.table)}" if named else ""
    return f"{_numbers(chart.table, f'Show the numbers{which}')}{in_words(chart)}"


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
        case Ranges():
            return ranges(chart.drawing, chart.alt)
        case Timeline():
            return timeline(chart.drawing, chart.alt)
        case _:
            return ""


def _numbers(block: Table, switch: str) -> str:
    return f'<details class="edi-numbers"><summary>{text(switch)}</summary>{table(block)}</details>'


def _points(found: Points) -> str:
    tag = "ol" if found.numbered else "ul"
    items = "".join(_point(item, in_hand=place == found.in_hand) for place, item in enumerate(found.items))
    return f'<{tag} class="edi-points">{items}</{tag}>'


def _point(words: str, *, in_hand: bool) -> str:
    return f'<li aria-current="step">{text(words)}</li>' if in_hand else f"<li>{text(words)}</li>"


def _definition(title: str, entries: Sequence[tuple[str, str]]) -> str:
    said = "".join(f"<dt>{text(term)}</dt><dd>{text(words)}</dd>" for term, words in entries)
    return (
        f'<details class="edi-numbers edi-meaning"><summary><span>{text(title)}</span></summary>'
        f'<dl class="edi-definition">{said}</dl></details>'
    )
