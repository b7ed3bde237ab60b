"""Pages as a deck of slides (PPTX): one finding a slide, with charts and tables that people can edit.

data = deck(taken(reader))    # one message a slide; its definition, source and figures in the notes
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Pt

from edi_metrics import tokens
from edi_metrics.exports import deck_charts, deck_tables, deck_tiles
from edi_metrics.exports.deck_canvas import TOP, add_runs, describe, write
from edi_metrics.exports.deck_master import (
    BODY,
    FINDING,
    FOOT,
    LANGUAGE,
    OPENING,
    TITLE,
    WORDS,
    layout,
    prepared,
)
from edi_metrics.exports.deck_pages import Page, pages_of
from edi_metrics.exports.deck_style import (
    BODY_PT,
    EDGE,
    LEAST_PT,
    LINE_SPACING,
    SMALL_PT,
    TITLE_PT,
    WIDE,
    Box,
    height_of,
    lines_of,
)
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Taken
from edi_metrics.story.blocks import Chart, StatusBar
from edi_metrics.story.words import deck as words

_BOTTOM = 6.82
"""Where the foot begins."""
_TITLE_WIDER = 1.2
"""A bold serif is wider than running text."""
_NUMBER = " id='{C1FF6DA9-008F-8B48-92A6-B652298478BF}' type='slidenum'"
"""A field that the program fills with the slide's number."""
_LONG_TITLE = 112
"""A title of more characters takes a third line, and so a smaller size."""


def deck(taken: Taken) -> bytes:
    """The pages taken, as a PPTX file. Nothing hidden is in it: what is not shown is its symbol."""
    made = prepared()
    _properties(made, taken)
    _first(made, taken)
    for chapter in taken.chapters:
        for page in pages_of(chapter):
            for part in _parts(page):
                _slide(made, part, taken)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _properties(made: Deck, taken: Taken) -> None:
    about, known = taken.about, made.core_properties
    known.title = plain(f"{words.TITLE}: {about.service}")[:255]
    known.author = known.last_modified_by = plain(about.service)[:255]
    known.subject = taken.stamp
    known.identifier = taken.reference
    known.comments, known.keywords = words.reference(taken.reference), ""
    known.created = known.modified = datetime.combine(about.day, time())


def _first(made: Deck, taken: Taken) -> None:
    """Whose it is, how far it may go, to which day, and what is in it."""
    slide = made.slides.add_slide(layout(made, OPENING))
    title, under = slide.placeholders[0], slide.placeholders[1]
    title.text_frame.text = words.TITLE
    about = taken.about
    told = [
        (about.service, True),
        (f"{taken.stamp}: {words.hides(taken.level, taken.policy)}.", False),
        (words.SAMPLE_MEANS, False) if about.sample else ("", False),
        (words.data_to(about.data_to), False),
        (words.pages([chapter.title for chapter in taken.chapters]), False),
        (f"{words.version(about.version)}. {words.reference(taken.reference)}", False),
    ]
    _fill(slide, under.placeholder_format.idx, [run for run in told if run[0]], BODY_PT)
    _foot(slide, taken, 1)


def _parts(page: Page) -> Iterator[Page]:
    """A page whose words are too many for one slide, as several."""
    if page.body is not None or height_of(page.lead, BODY_PT, BODY.width) <= BODY.height - 0.5:
        yield page
        return
    pieces: list[list[str]] = [[]]
    for text in page.lead:
        if pieces[-1] and height_of([*pieces[-1], text], BODY_PT, BODY.width) > BODY.height - 0.7:
            pieces.append([])
        pieces[-1].append(text)
    for place, texts in enumerate(pieces, start=1):
        yield replace(page, lead=tuple(texts), title=words.part_of(page.title, place, len(pieces)))


def _slide(made: Deck, page: Page, taken: Taken) -> None:
    match page.body:
        case None:
            slide, _ = _opened(made, replace(page, lead=()), WORDS)
            _fill(slide, 1, [(text, False) for text in page.lead], BODY_PT)
            _closed(made, slide, page, taken)
        case Chart():
            slide, box = _opened(made, page, FINDING)
            deck_charts.draw(slide, page.body, box)
            _closed(made, slide, page, taken)
        case StatusBar():
            slide, box = _opened(made, page, FINDING)
            deck_tiles.status_bar(slide, page.body, box)
            _closed(made, slide, page, taken)
        case tuple():
            slide, box = _opened(made, page, FINDING)
            deck_tiles.tiles(slide, page.body, box)
            _closed(made, slide, page, taken)
        case _:
            _table(made, page, deck_tables.rows_of(page.body), taken)


def _table(made: Deck, page: Page, whole: deck_tables.Rows, taken: Taken) -> None:
    """A table on as many slides as it needs; the lead stands on the first alone."""
    pieces = deck_tables.split(whole, _room(replace(page, title=f"{page.title} (2 of 2)")))
    for place, rows in enumerate(pieces, start=1):
        title = words.part_of(page.title, place, len(pieces))
        slide, box = _opened(made, replace(page, title=title), FINDING)
        deck_tables.draw(slide, rows, box)
        _closed(made, slide, page, taken)


def _opened(made: Deck, page: Page, kind: str) -> tuple[Slide, Box]:
    """A slide with its title, scope and lead, and the room they leave."""
    slide = made.slides.add_slide(layout(made, kind))
    title = slide.shapes.title
    assert title is not None, "every layout of the deck has a title"
    title.text_frame.text = plain(page.title)
    if len(page.title) > _LONG_TITLE:
        title.text_frame.paragraphs[0].font.size = Pt(TITLE_PT - 4)
    _said(slide, Box(EDGE, 0.12, TITLE.width, 0.26), [page.chapter], LEAST_PT, words.CHAPTER)
    scope = _scope_box(page)
    if page.scope:
        _said(slide, scope, [page.scope], SMALL_PT, words.SCOPE)
    if page.lead:
        lead = Box(EDGE, scope.bottom + 0.05, TITLE.width, height_of(page.lead, BODY_PT, TITLE.width))
        _said(slide, lead, page.lead, BODY_PT, words.LEAD, quiet=False)
    return slide, _room(page)


def _scope_box(page: Page) -> Box:
    """Right under the title, whether that has one line or two."""
    lines = lines_of(page.title, TITLE_PT * _TITLE_WIDER, TITLE.width)
    top = TITLE.top + 0.1 + min(lines, 2) * TITLE_PT * LINE_SPACING / 72
    return Box(EDGE, top, TITLE.width, height_of([page.scope], SMALL_PT, TITLE.width) if page.scope else 0)


def _room(page: Page) -> Box:
    """What is left for a chart or a table."""
    lead = height_of(page.lead, BODY_PT, TITLE.width) + 0.05 if page.lead else 0
    top = _scope_box(page).bottom + lead + 0.15
    return Box(EDGE, top, WIDE - 2 * EDGE, _source_box(page).top - 0.1 - top)


def _source_box(page: Page) -> Box:
    """Over the foot: what to beware of, then where the figures come from."""
    foot = [*page.foot, words.source(page.source)] if page.source else page.foot
    high = height_of(foot, LEAST_PT, TITLE.width) if foot else 0
    return Box(EDGE, _BOTTOM - high, TITLE.width, high)


def _closed(made: Deck, slide: Slide, page: Page, taken: Taken) -> None:
    """The source line, the notes for the speaker, and the foot."""
    foot = [*page.foot, words.source(page.source)] if page.source else list(page.foot)
    if foot:
        _said(slide, _source_box(page), foot, LEAST_PT, words.SOURCE)
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None, "the notes have a place for text"
    notes.text = "\n".join(map(plain, (*page.speaker, taken.stamp)))
    _foot(slide, taken, len(made.slides))


def _said(
    slide: Slide, box: Box, texts: Sequence[str], size: float, name: str, *, quiet: bool = True
) -> None:
    """Paragraphs in a place of their own."""
    shape = slide.shapes.add_textbox(*(Pt(72 * at) for at in (box.left, box.top, box.width, box.height)))
    colour = tokens.MUTED if quiet else tokens.INK
    write(shape.text_frame, [[(text, False)] for text in texts], size, colour=colour, anchor=TOP)
    describe(shape, name, " ".join(texts))


def _fill(slide: Slide, place: int, texts: Sequence[tuple[str, bool]], size: float) -> None:
    """Paragraphs in a placeholder, with no marks of a list before them."""
    holder = next(found for found in slide.placeholders if found.placeholder_format.idx == place)
    if not texts:
        holder._element.getparent().remove(holder._element)
        return
    frame = holder.text_frame
    for at, (text, bold) in enumerate(texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        properties = paragraph._p.get_or_add_pPr()
        properties.attrib.update({"marL": "0", "indent": "0"})
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
        paragraph.space_after = Pt(8)
        add_runs(paragraph, [(text, bold)], size, tokens.INK)


def _foot(slide: Slide, taken: Taken, number: int) -> None:
    """The date, how far it may go, and the slide's number, in the places that the master has for them."""
    about = taken.about
    said = [
        f"{taken.stamp} ({words.hides(taken.level, taken.policy)})",
        about.service,
        *([words.SAMPLE] if about.sample else []),
        words.version(about.version),
        words.reference(taken.reference[:8]),
    ]
    texts = dict(zip(FOOT, (words.data_to(about.data_to), " · ".join(said), str(number)), strict=True))
    for place in list(slide.slide_layout.placeholders):
        kind = place.placeholder_format.type
        if kind in texts:
            _copy(slide, deepcopy(place._element), plain(texts[kind]), is_number=kind is FOOT[-1])


def _copy(slide: Slide, element: BaseOxmlElement, text: str, *, is_number: bool) -> None:
    """A place of the foot on the slide itself, so that it goes along when the slide is copied."""
    properties = element.find(qn("p:spPr"))
    for own in list(properties):
        properties.remove(own)
    body = element.find(qn("p:txBody"))
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    kind, more = ("fld", _NUMBER) if is_number else ("r", "")
    inner = f"<a:{kind}{more}><a:rPr lang='{LANGUAGE}'/><a:t/></a:{kind}>"
    body.append(parse_xml(f"<a:p {nsdecls('a')}>{inner}</a:p>"))
    next(body.iter(qn("a:t"))).text = text
    identity = next(element.iter(qn("p:cNvPr")))
    number = 1 + max(shape.shape_id for shape in slide.shapes)
    identity.attrib.update({"id": str(number), "descr": text})
    slide.shapes._spTree.append(element)
