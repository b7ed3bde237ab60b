"""Pages bound into one PDF that can be read aloud: a front, a chapter a page, and two annexes."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from edi_metrics import tokens
from edi_metrics.exports.pieces import Annexes, Data, card, chip, table, tile
from edi_metrics.exports.take import Chapter, Taken
from edi_metrics.exports.typesetting import typeset
from edi_metrics.story.blocks import Block, Card, Chip, Headline, Tiles
from edi_metrics.story.words import board_paper as words
from edi_metrics.story.words import papers

_TEMPLATE = Path(__file__).with_name("bound.typ")


def bound(taken: Taken, kind: str) -> bytes:
    """The first page of `taken` as the front, and the others as chapters, of a paper of that kind.

    Tagged, titled and in British English. The same pages are the same bytes.
    """
    return typeset(_TEMPLATE, _Binding(taken, kind).data(), taken.about.day)


_LOOK = {
    "ink": tokens.INK.light,
    "muted": tokens.MUTED.light,
    "hairline": tokens.HAIRLINE.light,
    "control": tokens.CONTROL.light,
    "accent": tokens.PRIMARY.light,
}


@dataclass(frozen=True)
class _Binding:
    taken: Taken
    kind: str
    annexes: Annexes = field(default_factory=Annexes)

    def data(self) -> Data:
        """Everything the template draws. The annexes come last: the chapters fill them."""
        front, *others = self.taken.chapters or (Chapter("", "", ()),)
        chapters = [self._chapter(front), *map(self._chapter, others)]
        return {
            **self._frame(),
            "front": chapters[0],
            "chapters": [one for one in chapters[1:] if one["headline"] or one["parts"]],
            "method": self._method(),
            "figures": self._figures(),
            "look": _LOOK,
        }

    def _frame(self) -> Data:
        """What every page of it says, and what the first one says of the whole."""
        about, reference = self.taken.about, self.taken.reference
        facts = (
            words.rule(self.taken.level, self.taken.policy),
            words.sample(about),
            about.banner,
        )
        return {
            "title": words.title(about, self.kind),
            "kind": self.kind,
            "service": about.service,
            "stamps": (self.taken.stamp, *((papers.SAMPLE,) if about.sample else ())),
            "foot": words.foot(about, reference, self.kind),
            "about": words.about_line(about, reference),
            "facts": [fact for fact in facts if fact],
            "contents": words.CONTENTS,
        }

    def _chapter(self, chapter: Chapter) -> Data:
        return {
            "title": chapter.title,
            "headline": _headline(chapter.headline),
            "parts": [part for block in chapter.blocks if (part := self._part(block))],
        }

    def _part(self, block: Block) -> Data | None:
        """A block under its headline; None for a card with nothing in it to be read."""
        match block:
            case Tiles():
                return {"kind": "tiles", "tiles": [tile(one) for one in block.tiles]}
            case Card():
                told = card(block, self.annexes)
                return {"kind": "card", **told} if told["pieces"] else None
            case Headline():
                return None
            case _:
                assert_never(block)

    def _method(self) -> Data:
        """Every definition of the paper, and how to read its standings, symbols and charts."""
        return {
            "title": words.METHOD,
            "lead": words.METHOD_LEAD,
            "defined": words.DEFINED,
            "definitions": [{"title": one.title, "entries": one.entries} for one in self.annexes.definitions],
            "standings": {
                "title": words.STANDINGS,
                "rows": [
                    {"chip": chip(Chip(standing)), "words": said} for standing, said in words.standings()
                ],
            },
            "symbols": {"title": words.SYMBOLS, "rows": words.symbols()},
            "notes": [
                {"title": words.PROTECTED, "words": words.rule(self.taken.level, self.taken.policy)},
                {"title": words.MARKS, "words": words.ON_CHARTS},
            ],
        }

    def _figures(self) -> Data:
        tables = [
            {"name": words.numbered(number), **table(one)}
            for number, one in enumerate(self.annexes.tables, start=1)
        ]
        return {"title": words.FIGURES, "lead": words.FIGURES_LEAD, "tables": tables}


def _headline(found: Headline | None) -> Data | None:
    if found is None:
        return None
    return {"eyebrow": found.eyebrow, "sentence": found.sentence, "lead": found.lead}
