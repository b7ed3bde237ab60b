"""The deck's own master: sixteen to nine, the design's typefaces and colours, and a place for the foot."""

import re

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder, MasterPlaceholder
from pptx.slide import SlideLayout
from pptx.util import Inches

from edi_metrics import tokens
from edi_metrics.exports.deck_style import BODY_PT, EDGE, HIGH, SMALL_PT, TITLE_PT, WIDE, Box
from edi_metrics.tokens import Colour

LANGUAGE = "en-GB"
SERIF, SANS = "Georgia", "Arial"
"""Typefaces that people who open a deck are likely to have."""

OPENING, WORDS, FINDING = "Title Slide", "Title and Content", "Title Only"
"""The layouts of the deck: its first slide, words alone, and one chart or table."""

FOOT = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)

TITLE = Box(EDGE, 0.38, WIDE - 2 * EDGE, 1.05)
BODY = Box(EDGE, 1.95, WIDE - 2 * EDGE, 4.2)
_FOOT_TOP, _FOOT_HIGH = 6.9, 0.5
_PLACES = {
    PP_PLACEHOLDER.TITLE: TITLE,
    PP_PLACEHOLDER.BODY: BODY,
    PP_PLACEHOLDER.OBJECT: BODY,
    PP_PLACEHOLDER.CENTER_TITLE: Box(EDGE, 2.0, WIDE - 2 * EDGE, 1.5),
    PP_PLACEHOLDER.SUBTITLE: Box(EDGE, 3.65, WIDE - 2 * EDGE, 2.6),
    PP_PLACEHOLDER.DATE: Box(EDGE, _FOOT_TOP, 2.75, _FOOT_HIGH),
    PP_PLACEHOLDER.FOOTER: Box(EDGE + 2.85, _FOOT_TOP, WIDE - 2 * EDGE - 3.65, _FOOT_HIGH),
    PP_PLACEHOLDER.SLIDE_NUMBER: Box(WIDE - EDGE - 0.7, _FOOT_TOP, 0.7, _FOOT_HIGH),
}

_SCHEME = {
    "dk1": tokens.INK,
    "lt1": tokens.PAGE,
    "dk2": tokens.MUTED,
    "lt2": tokens.PANEL,
    **{f"accent{place}": colour for place, colour in enumerate(tokens.SERIES, start=1)},
    "hlink": tokens.LINK,
    "folHlink": tokens.LINK,
}


def prepared() -> Deck:
    """An empty deck in our own clothes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    for layout in list(deck.slide_layouts):
        if layout.name not in (OPENING, WORDS, FINDING):
            deck.slide_layouts.remove(layout)
    _dress(deck)
    _set_styles(deck)
    for holder in deck.slide_master.placeholders:
        _place(holder)
    for layout in deck.slide_layouts:
        for place in list(layout.placeholders):
            _place(place)
    _set_language(deck)
    _drop_thumbnail(deck)
    return deck


def layout(deck: Deck, name: str) -> SlideLayout:
    """One of the deck's layouts."""
    return next(found for found in deck.slide_layouts if found.name == name)


def _dress(deck: Deck) -> None:
    """Write the theme's colours and typefaces into its own part."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode()
    scheme = "".join(_colour(name, colour) for name, colour in _SCHEME.items())
    theme = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>",
        f'<a:clrScheme name="Inclusion">{scheme}</a:clrScheme>',
        theme,
        flags=re.DOTALL,
    )
    for role, face in (("major", SERIF), ("minor", SANS)):
        theme = re.sub(rf'(<a:{role}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{face}", theme)
    part._blob = theme.encode()


def _colour(name: str, colour: Colour) -> str:
    return f'<a:{name}><a:srgbClr val="{colour.light[1:]}"/></a:{name}>'


def _set_styles(deck: Deck) -> None:
    """Titles to the left and in bold, text at the size of running text."""
    styles = deck.slide_master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).attrib.update({"sz": str(TITLE_PT * 100), "b": "1"})
    for level in styles.find(qn("p:bodyStyle")):
        if level.find(qn("a:defRPr")) is not None:
            level.find(qn("a:defRPr")).set("sz", str(BODY_PT * 100))


def _place(holder: MasterPlaceholder | LayoutPlaceholder) -> None:
    """Put a placeholder where the wide page has it, in its size."""
    kind = holder.placeholder_format.type
    if kind not in _PLACES:
        return
    box = _PLACES[kind]
    holder.left, holder.top = Inches(box.left), Inches(box.top)
    holder.width, holder.height = Inches(box.width), Inches(box.height)
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = Inches(0)
    opens = kind is PP_PLACEHOLDER.CENTER_TITLE
    foot = kind in FOOT
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if opens else MSO_ANCHOR.MIDDLE if foot else MSO_ANCHOR.TOP
    for style in holder._element.iter(qn("a:lvl1pPr")):
        style.set("algn", "r" if kind is PP_PLACEHOLDER.SLIDE_NUMBER else "l")
        for font in style.findall(qn("a:defRPr")):
            if foot:
                font.set("sz", str(SMALL_PT * 100))
            for inside in font.findall(qn("a:solidFill")):
                font.remove(inside)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if kind is PP_PLACEHOLDER.SLIDE_NUMBER else PP_ALIGN.LEFT


def _set_language(deck: Deck) -> None:
    roots = [deck._element, deck.slide_master._element, *(one._element for one in deck.slide_layouts)]
    for root in roots:
        for element in root.iter():
            if "lang" in element.attrib:
                element.set("lang", LANGUAGE)
    deck.core_properties.language = LANGUAGE


def speak(deck: Deck) -> None:
    """Say of all words on slides and in notes which language they are in."""
    for slide in deck.slides:
        roots = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        for run in (run for root in roots for tag in ("a:r", "a:fld") for run in root.iter(qn(tag))):
            run.get_or_add_rPr().set("lang", LANGUAGE)


def _drop_thumbnail(deck: Deck) -> None:
    """The template's picture of itself would stand for every deck in a folder."""
    relations = deck.part.package._rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(name)
