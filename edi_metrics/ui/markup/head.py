"""The top of a page: its sentence and its headline figures."""

from edi_metrics.story.blocks import Headline, Tile, Tiles
from edi_metrics.ui.markup.chip import chip
from edi_metrics.ui.markup.html import link_of, paragraph, text
from edi_metrics.ui.markup.small import spark


def headline(block: Headline) -> str:
    """The page in one sentence, under its place and period, above what to discuss."""
    return (
        '<header class="edi-head">'
        f"{paragraph('edi-eyebrow', block.eyebrow)}"
        f'<h1 class="edi-hero">{text(block.sentence)}</h1>'
        f"{paragraph('edi-lead', block.lead)}"
        "</header>"
    )


def tiles(block: Tiles) -> str:
    """Headline figures in a row, each a list item, so that a screen reader says how many there are."""
    return f'<ul class="edi-tiles">{"".join(_tile(tile) for tile in block.tiles)}</ul>'


def _tile(tile: Tile) -> str:
    standing = chip(tile.chip, short=True) if tile.chip else ""
    return (
        '<li class="edi-tile">'
        f"{paragraph('edi-tile-strand', tile.strand)}"
        f'<h2 class="edi-tile-title">{_linked(tile.title, tile.href)}</h2>'
        '<div class="edi-tile-figure">'
        f'<p class="edi-tile-value">{text(tile.figure)}{_unit(tile.unit)}</p>{standing}</div>'
        f"{_history(tile)}"
        f'<p class="edi-tile-people">{text(tile.people)}</p>'
        f"{paragraph('edi-tile-words', tile.words)}"
        "</li>"
    )


def _history(tile: Tile) -> str:
    """The small line with its goal named at the end; nothing when there is nothing to draw."""
    drawn = spark(tile.spark, tile.goal)
    if not drawn:
        return ""
    goal = f'<span class="edi-tile-goal">{text(tile.goal_text)}</span>' if tile.goal is not None else ""
    return f'<div class="edi-tile-history">{drawn}{goal}</div>'


def _linked(words: str, address: str) -> str:
    safe = link_of(address)
    return f'<a href="{safe}">{text(words)}</a>' if safe else text(words)


def _unit(unit: str) -> str:
    if not unit:
        return ""
    kind = "edi-unit" if unit == "%" else "edi-unit edi-unit-words"
    return f'<span class="{kind}">{"" if unit == "%" else " "}{text(unit)}</span>'
