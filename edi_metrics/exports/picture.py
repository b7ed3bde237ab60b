"""One chart of a page as a PNG: what is drawn, with everything that must go with it, in one picture.

A picture is passed on without the page round it. So its finding, whom it is about, its source, how far it
may go, and which file it is are in the picture itself.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edi_metrics import tokens
from edi_metrics.errors import UnknownName
from edi_metrics.exports import pictures
from edi_metrics.exports.pieces import Data, drawn
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Chapter, Taken
from edi_metrics.exports.typesetting import shot
from edi_metrics.story.blocks import Card, Chart
from edi_metrics.story.words import papers
from edi_metrics.story.words import picture as words
from edi_metrics.story.words.alt import alone

WIDE = 1920
"""How many pixels wide every picture is; as high as its chart needs."""

_TEMPLATE = Path(__file__).with_name("picture.typ")
_MARGIN, _SCALE, _INCH = 40, 1.13, 72
"""In points: what is kept free on both sides, a pixel of the chart's drawing, and an inch."""

_LOOK = {
    "ink": tokens.INK.light,
    "muted": tokens.MUTED.light,
    "control": tokens.CONTROL.light,
    "card": tokens.CARD.light,
}

_HEAD = 33
"""How many bytes of a PNG come before anything may be said in it: its signature and its size."""


@dataclass(frozen=True)
class Shown:
    """A chart on the card that says what it finds."""

    card: Card
    chart: Chart

    @property
    def name(self) -> str:
        """The chart's name, which no other chart of the page has."""
        return self.chart.name

    @property
    def title(self) -> str:
        """The finding; where its card has several charts, with which of them this is."""
        return f"{self.card.title}: {self.caption}" if self.caption else self.card.title

    @property
    def caption(self) -> str:
        """What the chart draws, where its card has several."""
        several = sum(isinstance(piece, Chart) for piece in self.card.pieces) > 1
        return self.chart.table.caption.rstrip(".") if several else ""


def pictures_of(chapter: Chapter) -> tuple[Shown, ...]:
    """Every chart of the page that can be taken as a picture, in reading order."""
    return tuple(
        Shown(card, piece) for card in chapter.cards for piece in card.pieces if isinstance(piece, Chart)
    )


def filename(taken: Taken, slug: str, chart_name: str) -> str:
    """'participation-map-published-2026-11-23-', then the version, the reference and '.png'."""
    return taken.filename(f"{slug}-{chart_name}".replace("_", "-"), "png")


def picture(taken: Taken, slug: str, chart_name: str) -> bytes:
    """The chart of that name on that page as a PNG: the same bytes for the same chart and reference.

    Raises `UnknownName` for a page that was not taken, and for a chart that is not on it.
    """
    shown = _found(taken, slug, chart_name)
    data = everything(taken, shown)
    made = shot(_TEMPLATE, data, WIDE / data["width"] * _INCH)
    return _saying(made, {"Title": shown.title, "Description": alone(shown.chart.alt)})


def everything(taken: Taken, shown: Shown) -> Data:
    """All that is drawn, as plain data: the marks of the chart, and the words over and under it."""
    about, card = taken.about, shown.card
    drawing = pictures.picture(shown.chart.drawing)
    which = words.which(about, taken.level, taken.policy, taken.reference)
    return {
        "width": 2 * _MARGIN + _SCALE * drawing.width,
        "margin": _MARGIN,
        "scale": _SCALE,
        "stamps": (taken.stamp, *([papers.SAMPLE] if about.sample else [])),
        "whose": words.whose(about),
        "title": card.title,
        "under": _said(card.scope, shown.caption),
        "picture": drawn(drawing),
        "foot": _said(shown.chart.table.symbols, words.sourced(card.source), which),
        "look": _LOOK,
    }


def _found(taken: Taken, slug: str, chart_name: str) -> Shown:
    chapters = {chapter.slug: chapter for chapter in taken.chapters}
    if slug not in chapters:
        raise UnknownName("page here", slug, chapters)
    charts = {shown.name: shown for shown in pictures_of(chapters[slug])}
    if chart_name not in charts:
        raise UnknownName(f"chart on the page '{slug}'", chart_name, charts)
    return charts[chart_name]


def _said(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _saying(png: bytes, said: dict[str, str]) -> bytes:
    """The PNG with words for those who cannot see it, where a program that describes pictures looks."""
    return png[:_HEAD] + b"".join(_chunks(said)) + png[_HEAD:]


def _chunks(said: dict[str, str]) -> Iterator[bytes]:
    """Each keyword with its words as a chunk of international text, not compressed and of no language."""
    for keyword, text in said.items():
        body = b"iTXt" + keyword.encode() + b"\0\0\0\0\0" + plain(text).encode()
        yield struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
