"""Pages as a deck of slides (PPTX): one finding a slide, with charts and tables that people can edit.

data = deck(taken(reader))    # one message a slide; its definition, source and figures in the notes
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from typing import assert_never

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
    speak,
)
from edi_metrics.exports.deck_pages import Page, findings_of
from edi_metrics.exports.deck_style import (
    BODY_PT,
    EDGE,
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
from edi_metrics.story.blocks import Chart, Headline, StatusBar
from edi_metrics.story.words import deck as words

_BOTTOM = 6.82
"""Where the foot begins."""
_TITLE_WIDER = 1.2
"""A bold serif is wider than running text."""
_NUMBER = " id='{C1FF6DA9-008F-8B48-92A6-B652298478BF}' type='slidenum'"
"""A field that the program fills with the slide's number."""
_LARGE_PT = (24, 20, BODY_PT)
"""Sizes for a slide of words alone: the largest in which they fit."""


def deck(taken: Taken) -> bytes:
    """The pages taken, as a PPTX file. Nothing hidden is in it: what is not shown is its symbol."""
    made = prepared()
    _properties(made, taken)
    _first(made, taken)
    for chapter in taken.chapters:
        for finding in findings_of(chapter):
            slides = [part for page in finding for part in _parts(page)]
            for place, page in enumerate(slides, start=1):
                _slide(made, replace(page, part=words.part_of(place, len(slides))), taken)
    speak(made)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _properties(made: Deck, taken: Taken) -> None:
    about, known = taken.about, made.core_properties
    known.title = plain(f"{_name(taken)}: {about.service}")[:255]
    known.author = known.last_modified_by = plain(about.service)[:255]
    known.subject = taken.stamp
    known.identifier = taken.reference
    known.comments, known.keywords = words.reference(taken.reference), ""
    known.created = known.modified = datetime.combine(about.day, time())


def _presentation(taken: Taken) -> Headline | None:
    """The sentence of the page whose cards are the whole deck; None of a deck of pages."""
    alone = taken.chapters[0] if len(taken.chapters) == 1 else None
    return alone.headline if alone is not None and alone.presented else None


def _name(taken: Taken) -> str:
    """What the deck is called."""
    own = _presentation(taken)
    return own.sentence if own else words.TITLE


def _first(made: Deck, taken: Taken) -> None:
    """Whose it is, how far it may go, to which day, and what is in it."""
    slide = made.slides.add_slide(layout(made, OPENING))
    title, under = slide.placeholders[0], slide.placeholders[1]
    title.text_frame.text = plain(_name(taken))
    about, own = taken.about, _presentation(taken)
    told = [
        (about.service, True),
        (f"{taken.stamp} ({words.hides(taken.level, taken.policy)}).", False),
        (words.SAMPLE_MEANS, False) if about.sample else ("", False),
        *_held(taken, own),
        (f"{words.version(about.version)}. {words.reference(taken.reference)}", False),
    ]
    _fill(slide, under.placeholder_format.idx, [run for run in told if run[0]], BODY_PT)
    _foot(slide, taken, 1)


def _held(taken: Taken, own: Headline | None) -> list[tuple[str, bool]]:
    """Which pages to which day; of a presentation its occasion, since its foot has the day."""
    if own is not None:
        return [(own.eyebrow, False)]
    pages = words.pages([chapter.title for chapter in taken.chapters])
    return [(words.data_to(taken.about.data_to), False), (pages, False)]


def _parts(page: Page) -> Iterator[Page]:
    """A page whose words or rows are too many for one slide, as several."""
    if isinstance(page.body, deck_tables.Rows):
        yield from _pieces(page, page.body)
        return
    if page.body is not None or height_of(page.lead, BODY_PT, BODY.width) <= BODY.height - 0.5:
        yield page
        return
    pieces: list[list[str]] = [[]]
    for text in page.lead:
        if pieces[-1] and height_of([*pieces[-1], text], BODY_PT, BODY.width) > BODY.height - 0.7:
            pieces.append([])
        pieces[-1].append(text)
    for texts in pieces:
        yield replace(page, lead=tuple(texts))


def _pieces(page: Page, whole: deck_tables.Rows) -> Iterator[Page]:
    """A table on as many slides as it needs; the lead stands on the first alone.

    One that may have no more than one slide says where the rest is.
    """
    long = replace(page, part=words.part_of(10, 10))
    bare = replace(page, lead=())
    pieces = deck_tables.split(whole, _room(long), _room(replace(long, lead=())))
    if page.alone and len(pieces) > 1:
        page = replace(page, foot=tuple(dict.fromkeys((words.MORE_IN_NOTES, *page.foot))))
        yield replace(page, body=deck_tables.split(whole, _room(page), _room(page))[0])
        return
    for place, rows in enumerate(pieces):
        yield replace(bare if place else page, body=rows)


def _slide(made: Deck, page: Page, taken: Taken) -> None:
    match page.body:
        case None:
            slide, _ = _opened(made, replace(page, lead=()), WORDS)
            _fill(slide, 1, [(text, False) for text in page.lead], _large(page.lead))
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
        case deck_tables.Rows():
            slide, box = _opened(made, page, FINDING)
            deck_tables.draw(slide, page.body, box)
            _closed(made, slide, page, taken)
        case _:
            assert_never(page.body)


def _large(texts: Sequence[str]) -> float:
    """The size of a slide's words where there is nothing else on it."""
    sizes = (size for size in _LARGE_PT if height_of(texts, size, BODY.width) <= BODY.height - 0.7)
    return next(sizes, BODY_PT)


def _opened(made: Deck, page: Page, kind: str) -> tuple[Slide, Box]:
    """A slide with its title, scope and lead, and the room they leave."""
    slide = made.slides.add_slide(layout(made, kind))
    title = slide.shapes.title
    assert title is not None, "every layout of the deck has a title"
    title.text_frame.text = f"{plain(page.title)}{page.part}"
    _said(slide, Box(EDGE, 0.12, TITLE.width, 0.26), [page.chapter], SMALL_PT, words.CHAPTER)
    scope = _scope_box(page)
    if page.scope:
        _said(slide, scope, [page.scope], SMALL_PT, words.SCOPE)
    if page.lead:
        lead = Box(EDGE, scope.bottom + 0.05, TITLE.width, height_of(page.lead, BODY_PT, TITLE.width))
        _said(slide, lead, page.lead, BODY_PT, words.LEAD, quiet=False)
    return slide, _room(page)


def _scope_box(page: Page) -> Box:
    """Right under the title, whether that has one line or two."""
    lines = lines_of(f"{page.title}{page.part}", TITLE_PT * _TITLE_WIDER, TITLE.width)
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
    high = height_of(foot, SMALL_PT, TITLE.width) if foot else 0
    return Box(EDGE, _BOTTOM - high, TITLE.width, high)


def _closed(made: Deck, slide: Slide, page: Page, taken: Taken) -> None:
    """The source line, the notes for the speaker, and the foot."""
    foot = [*page.foot, words.source(page.source)] if page.source else list(page.foot)
    if foot:
        _said(slide, _source_box(page), foot, SMALL_PT, words.SOURCE)
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
    whose = [
        about.service,
        *([words.SAMPLE] if about.sample else []),
        words.version(about.version),
        words.reference(taken.reference[:8]),
    ]
    level = f"{taken.stamp} ({words.hides(taken.level, taken.policy)})"
    said = ([words.data_to(about.data_to)], [level, " · ".join(whose)], [str(number)])
    texts = dict(zip(FOOT, said, strict=True))
    for place in list(slide.slide_layout.placeholders):
        kind = place.placeholder_format.type
        if kind in texts:
            _copy(slide, deepcopy(place._element), texts[kind], is_number=kind is FOOT[-1])


def _copy(slide: Slide, element: BaseOxmlElement, lines: Sequence[str], *, is_number: bool) -> None:
    """A place of the foot on the slide itself, so that it goes along when the slide is copied."""
    properties = element.find(qn("p:spPr"))
    for own in list(properties):
        properties.remove(own)
    body = element.find(qn("p:txBody"))
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    kind, more = ("fld", _NUMBER) if is_number else ("r", "")
    inner = f"<a:{kind}{more}><a:rPr lang='{LANGUAGE}'/><a:t/></a:{kind}>"
    for line in map(plain, lines):
        body.append(parse_xml(f"<a:p {nsdecls('a')}>{inner}</a:p>"))
        next(body[-1].iter(qn("a:t"))).text = line
    identity = next(element.iter(qn("p:cNvPr")))
    number = 1 + max(shape.shape_id for shape in slide.shapes)
    identity.attrib.update({"id": str(number), "descr": plain(" ".join(lines))})
    slide.shapes._spTree.append(element)
