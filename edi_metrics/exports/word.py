"""What Word needs beside the text: typefaces, styles, page furniture, and tables that can be read aloud."""

from collections.abc import Sequence

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from edi_metrics import tokens

LANGUAGE = "en-GB"
LONGEST_PROPERTY = 255
"""How many letters the format gives a property."""
FACT, ENTRY, QUIET = "Fact", "Entry", "Quiet"
"""Styles of our own: a line under the title, what a table says, and a line under another in a table."""

_SANS, _SERIF = "Arial", "Georgia"
_FALLBACKS = {
    _SANS: ("swiss", "Liberation Sans,Helvetica"),
    _SERIF: ("roman", "Source Serif 4,DejaVu Serif,Times New Roman"),
}
"""Typefaces that people who open it are likely to have, and what may stand in for each."""

_WIDTH = Mm(170)


def prepare(document: Word) -> None:
    """Paper, language, typefaces and styles, before anything is written."""
    [section] = document.sections
    _set_paper(section)
    _drop_thumbnail(document)
    _set_fonts(document)
    _set_language(document)
    _set_styles(document)


def add_field(paragraph: Paragraph, code: str) -> None:
    """A number that the program works out where it stands, such as PAGE."""
    field = _element("w:fldSimple", instr=code)
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def repeat(row: _Row) -> None:
    """Mark a row as the table's header, which every page it runs on to shows again."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def describe_table(table: Table, caption: str) -> None:
    """Say what a table holds, for people who cannot see it, and that its first row is its header."""
    properties = table._tbl.tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    properties.append(_element("w:tblLook", val="0020", firstRow="1", noHBand="1", noVBand="1"))
    properties.append(_element("w:tblCaption", val=caption))


def lay_out(table: Table, parts: Sequence[int]) -> None:
    """Share the page's width out, rule the rows, and keep each row on one page."""
    table.autofit = False
    widths = [Length(int(_WIDTH * part / sum(parts))) for part in parts]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for row in (table.rows[0], table.rows[-2]):  # no header, and no last row, stands alone on a page
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
    _rule(table)


def _rule(table: Table) -> None:
    """A strong line under the header and hairlines under the rest."""
    borders = _element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(_line(side, 4, tokens.CONTROL))
    margins = _element("w:tblCellMar")
    for side, twentieths in (("left", "0"), ("right", "140")):
        margins.append(_element(f"w:{side}", w=twentieths, type="dxa"))
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", *_LAST)
    properties.insert_element_before(margins, *_LAST)
    for cell in table.rows[0].cells:
        edge = _element("w:tcBorders")
        edge.append(_line("bottom", 8, tokens.PRIMARY))
        cell._tc.get_or_add_tcPr().append(edge)


_LAST = ("w:tblLook", "w:tblCaption")
"""What the format wants after everything else that is said of a table."""


def _line(side: str, eighths: int, colour: tokens.Colour) -> BaseOxmlElement:
    return _element(f"w:{side}", val="single", sz=str(eighths), space="0", color=colour.light[1:])


def _set_paper(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(20)
    section.header_distance = section.footer_distance = Mm(12)


def _drop_thumbnail(document: Word) -> None:
    """The template's picture of itself would stand for every document in a folder."""
    relations = document.part.package.rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            del relations[name]


def _set_language(document: Word) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _set_fonts(document: Word) -> None:
    """A font table that names what may stand in for a typeface that is missing."""
    package = document.part
    kind = RELATIONSHIP_TYPE.FONT_TABLE
    package.drop_rel(package.relate_to(package.part_related_by(kind), kind))
    table = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:family w:val="{family}"/></w:font>'
        for name, (family, instead) in _FALLBACKS.items()
    )
    blob = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts {nsdecls("w")}>{table}</w:fonts>'.encode()
    made = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, blob, package.package)
    package.relate_to(made, kind)


def _set_styles(document: Word) -> None:
    _style(document, "Normal", _SANS, 10.5, after=4)
    title = _style(document, "Title", _SERIF, 24, after=10, bold=True)
    for ornament in ("w:pBdr", "w:contextualSpacing"):
        title.element.pPr.remove(title.element.pPr.find(qn(ornament)))
    title.element.rPr.remove(title.element.rPr.find(qn("w:spacing")))
    _style(document, "Heading 1", _SERIF, 15, before=18, after=6)
    _style(document, "Heading 2", _SANS, 11, before=12, after=4)
    _style(document, "List Bullet", _SANS, 10.5, before=3)
    for side in ("Header", "Footer"):
        style = _style(document, side, _SANS, 9, colour=tokens.MUTED)
        style.paragraph_format.tab_stops.clear_all()
        style.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for name in (FACT, ENTRY, QUIET):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _style(document, FACT, _SANS, 10.5, after=2)
    _style(document, ENTRY, _SANS, 9.5, before=2, after=2)
    _style(document, QUIET, _SANS, 8.5, after=2, colour=tokens.MUTED)


def _style(
    document: Word,
    name: str,
    face: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool | None = None,
    colour: tokens.Colour = tokens.INK,
) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = face, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour.light[1:])
    if bold is not None:
        style.font.bold = bold
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    faces = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    faces.attrib.clear()  # a theme's typeface would win over the one named
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{script}"), face)
    return style


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
