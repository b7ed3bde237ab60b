"""A board paper as a PDF that can be read aloud: targets first, then a section a page, then the annexes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from edi_metrics import tokens
from edi_metrics.exports.pieces import Annexes, Data, card, chip, table, tile
from edi_metrics.exports.take import Chapter, Taken
from edi_metrics.exports.typesetting import typeset
from edi_metrics.story.blocks import Board, BoardRow, Card, Chip, Headline, Tiles
from edi_metrics.story.words import board_paper as words
from edi_metrics.story.words import papers

_TEMPLATE = Path(__file__).with_name("board_paper.typ")

_TARGETS = "targets"
"""The page whose headline and board open the paper; without it, the first page with a board does."""


def board_paper(taken: Taken) -> bytes:
    """The pages as one paper, tagged, titled and in British English. The same pages are the same bytes."""
    annexes = Annexes()
    opener = _opener(taken.chapters)
    board = _board(opener)
    opened = _rows(board) if board else ()
    front = {
        "headline": _headline(opener.headline) if opener else None,
        "board": card(board, annexes) if board else None,
    }
    chapters = [_chapter(one, opened, annexes) for one in taken.chapters]
    data = {
        **_frame(taken),
        **front,
        "chapters": [one for one in chapters if one["parts"]],
        "method": _method(taken, annexes),
        "figures": _figures(annexes),
        "look": _LOOK,
    }
    return typeset(_TEMPLATE, data, taken.about.day)


_LOOK = {
    "ink": tokens.INK.light,
    "muted": tokens.MUTED.light,
    "hairline": tokens.HAIRLINE.light,
    "control": tokens.CONTROL.light,
    "accent": tokens.PRIMARY.light,
}


def _frame(taken: Taken) -> Data:
    """What every page of it says, and what stands under its title."""
    about = taken.about
    sample = (papers.SAMPLE,) if about.sample else ()
    facts = (
        words.about_line(about, taken.reference),
        words.rule(taken.level, taken.policy),
        words.sample(about),
        about.banner,
    )
    return {
        "title": words.title(about),
        "kind": words.TITLE,
        "service": about.service,
        "stamps": (taken.stamp, *sample),
        "foot": words.foot(about, taken.reference),
        "facts": [fact for fact in facts if fact],
        "contents": words.CONTENTS,
    }


def _opener(chapters: Sequence[Chapter]) -> Chapter | None:
    """The page that opens the paper: the targets, or the first with a board, or the first there is."""
    named = [one for one in chapters if one.slug == _TARGETS]
    with_board = [one for one in chapters if _board(one)]
    return next(iter([*named, *with_board, *chapters]), None)


def _board(chapter: Chapter | None) -> Card | None:
    cards = chapter.cards if chapter else ()
    return next((one for one in cards if any(isinstance(piece, Board) for piece in one.pieces)), None)


def _rows(found: Card) -> tuple[BoardRow, ...]:
    return tuple(row for piece in found.pieces if isinstance(piece, Board) for row in piece.rows)


def _headline(found: Headline | None) -> Data | None:
    return (
        None if found is None else {"eyebrow": found.eyebrow, "sentence": found.sentence, "lead": found.lead}
    )


def _chapter(chapter: Chapter, opened: Sequence[BoardRow], annexes: Annexes) -> Data:
    """A page as a section, without a card that has nothing in it that has not opened the paper."""
    parts: list[Data] = []
    for block in chapter.blocks:
        match block:
            case Tiles():
                parts.append({"kind": "tiles", "tiles": [tile(one) for one in block.tiles]})
            case Card():
                told = card(_without(block, opened), annexes)
                parts += [{"kind": "card", **told}] if told["pieces"] else []
            case Headline():
                pass
            case _:
                assert_never(block)
    return {"title": chapter.title, "headline": _headline(chapter.headline), "parts": parts}


def _without(found: Card, opened: Sequence[BoardRow]) -> Card:
    """The card without a board whose every row has opened the paper."""
    again = [piece for piece in found.pieces if isinstance(piece, Board) and set(piece.rows) <= set(opened)]
    return replace(found, pieces=tuple(piece for piece in found.pieces if piece not in again))


def _method(taken: Taken, annexes: Annexes) -> Data:
    """Every definition of the paper, and how to read its standings, symbols and charts."""
    return {
        "title": words.METHOD,
        "lead": words.METHOD_LEAD,
        "defined": words.DEFINED,
        "definitions": [{"title": one.title, "entries": one.entries} for one in annexes.definitions],
        "standings": {
            "title": words.STANDINGS,
            "rows": [{"chip": chip(Chip(standing)), "words": said} for standing, said in words.standings()],
        },
        "symbols": {"title": words.SYMBOLS, "rows": words.symbols()},
        "notes": [
            {"title": words.PROTECTED, "words": words.rule(taken.level, taken.policy)},
            {"title": words.MARKS, "words": words.ON_CHARTS},
        ],
    }


def _figures(annexes: Annexes) -> Data:
    tables = [
        {"name": words.numbered(number), **table(one)} for number, one in enumerate(annexes.tables, start=1)
    ]
    return {"title": words.FIGURES, "lead": words.FIGURES_LEAD, "tables": tables}
