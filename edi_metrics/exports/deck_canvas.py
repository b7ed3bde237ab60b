"""Native shapes on a slide, as one group with one description: what a person can still move and edit."""

from collections.abc import Sequence

from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame, _Paragraph
from pptx.util import Emu, Inches, Length, Pt

from edi_metrics import tokens
from edi_metrics.exports.deck_style import BODY_PT, SMALL_PT, Box, fill, height_of, paint
from edi_metrics.exports.plain import plain
from edi_metrics.story.words import deck as words
from edi_metrics.tokens import Colour

LEFT, CENTRE, RIGHT = PP_ALIGN.LEFT, PP_ALIGN.CENTER, PP_ALIGN.RIGHT
TOP, MIDDLE, BOTTOM = MSO_ANCHOR.TOP, MSO_ANCHOR.MIDDLE, MSO_ANCHOR.BOTTOM
DOTS, DASHES = MSO_LINE_DASH_STYLE.ROUND_DOT, MSO_LINE_DASH_STYLE.DASH

Run = tuple[str, bool]
"""Words, and whether they are bold."""


def describe(shape: BaseShape, name: str, says: str) -> None:
    """A shape's name and what it is to people who cannot see it."""
    properties = shape._element._nvXxPr.cNvPr
    properties.set("name", plain(name))
    properties.set("descr", plain(says))


def write(
    frame: TextFrame,
    paragraphs: Sequence[Sequence[Run]],
    size: float,
    *,
    colour: Colour = tokens.INK,
    align: PP_ALIGN = LEFT,
    anchor: MSO_ANCHOR = TOP,
) -> None:
    """Paragraphs in a shape, with no room lost around them."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    frame.vertical_anchor = anchor
    for place, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = align
        add_runs(paragraph, runs, size, colour)


def add_runs(paragraph: _Paragraph, runs: Sequence[Run], size: float, colour: Colour) -> None:
    """Words into a paragraph, as they were typed."""
    for text, bold in runs:
        run = paragraph.add_run()
        before, after = " " * text.startswith(" "), " " * text.endswith(" ")
        run.text = f"{before}{plain(text)}{after}"
        set_font(run.font, size, colour, bold=bold)


def set_font(font: Font, size: float, colour: Colour, *, bold: bool = False) -> None:
    """Size, weight and colour; the typeface is the theme's."""
    font.size, font.bold = Pt(size), bold
    paint(font.color, colour)


class Canvas:
    """Draws on a slide; `done` makes one group of all that was drawn."""

    def __init__(self, slide: Slide) -> None:
        self._shapes = slide.shapes
        self._drawn: list[BaseShape] = []

    def text(
        self,
        box: Box,
        said: str | Sequence[Run],
        size: float = BODY_PT,
        *,
        colour: Colour = tokens.INK,
        align: PP_ALIGN = LEFT,
        anchor: MSO_ANCHOR = MIDDLE,
    ) -> None:
        """Words in a place, broken at its right edge."""
        runs = [(said, False)] if isinstance(said, str) else said
        shape = self._shapes.add_textbox(*_emu(box))
        write(shape.text_frame, [runs], size, colour=colour, align=align, anchor=anchor)
        self._keep(shape, "".join(text for text, _ in runs))

    def shape(
        self,
        kind: MSO_SHAPE,
        box: Box,
        says: str,
        *,
        inside: Colour | None = None,
        edge: Colour | None = None,
        points: float = 1.5,
        dotted: bool = False,
    ) -> None:
        """A shape, filled or open, with an edge or without."""
        shape = self._shapes.add_shape(kind, *_emu(box))
        shape.shadow.inherit = False
        fill(shape, inside)
        if edge is None:
            shape.line.fill.background()
        else:
            paint(shape.line.color, edge)
            shape.line.width = Pt(points)
            if dotted:
                shape.line.dash_style = DOTS
        self._keep(shape, says)

    def mark(
        self, kind: MSO_SHAPE, x: float, y: float, size: float, says: str, *, filled: Colour | None = None
    ) -> None:
        """A mark of a value: filled in its colour, or open and grey."""
        box = Box(x - size / 2, y - size / 2, size, size)
        edge = None if filled else tokens.SERIES[4]
        self.shape(kind, box, says, inside=filled or tokens.PAGE, edge=edge, points=2.25)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        says: str,
        *,
        colour: Colour = tokens.INK,
        points: float = 1.5,
        dash: MSO_LINE_DASH_STYLE | None = None,
    ) -> None:
        """A straight line."""
        where = [Inches(at) for at in (*start, *end)]
        line = self._shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *where)
        paint(line.line.color, colour)
        line.line.width = Pt(points)
        if dash is not None:
            line.line.dash_style = dash
        self._keep(line, says)

    def area(self, corners: Sequence[tuple[float, float]], says: str, colour: Colour) -> None:
        """A shaded area between its corners."""
        first, *others = [(Inches(x), Inches(y)) for x, y in corners]
        builder = self._shapes.build_freeform(*first)
        builder.add_line_segments(others)
        shape = builder.convert_to_shape()
        shape.shadow.inherit = False
        fill(shape, colour)
        shape.line.fill.background()
        self._keep(shape, says)

    def hidden(self, box: Box, symbol: str, size: float = SMALL_PT) -> None:
        """What cannot be shown: a dotted outline whose size means nothing, its symbol and a word."""
        why = words.HIDDEN.get(symbol, "")
        self.shape(MSO_SHAPE.RECTANGLE, box, f"{symbol} {why}".strip(), edge=tokens.INK, dotted=True)
        fits = height_of([f"{symbol} {why}"], size, box.width) <= size * 1.3 / 72
        runs = [(symbol, True), (f" {why}", False)] if why and fits else [(symbol, True)]
        self.text(box, runs, size, align=CENTRE)

    def done(self, name: str, says: str) -> None:
        """Group what was drawn under one name and one description."""
        if self._drawn:
            describe(self._shapes.add_group_shape(self._drawn), name, says)
            self._drawn = []

    def _keep(self, shape: BaseShape, says: str) -> None:
        describe(shape, shape.name, says)
        for effect in shape._element.iter(qn("a:effectRef")):
            effect.set("idx", "0")  # the theme's shadow
        self._drawn.append(shape)


def _emu(box: Box) -> tuple[Length, Length, Length, Length]:
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)
