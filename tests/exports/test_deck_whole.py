"""The deck of every page at both levels: its figures, its measures, its titles, and the parts of its file."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from io import BytesIO
from itertools import chain
from typing import Any, TypeGuard
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches

from edi_metrics import tokens
from edi_metrics.as_at import AsAt
from edi_metrics.exports.deck import deck
from edi_metrics.exports.deck_plot import as_printed
from edi_metrics.exports.deck_style import HIGH, WIDE, height_of
from edi_metrics.exports.deck_titles import MOST, LongTitle, titled
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Chapter, Taken, taken
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import Bars, Card, Chart, Trajectory
from edi_metrics.story.story import stories
from edi_metrics.vocabulary import Level, Role
from tests.exports.every_kind import EMPTY, ROWS, TABLE

A, C, P = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}",
    "{http://schemas.openxmlformats.org/presentationml/2006/main}",
)
PART = re.compile(r" \(\d+\u00a0of\u00a0\d+\)$")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
BEGAN = date(1899, 12, 30)
"""Day nought of a spreadsheet."""


@pytest.fixture(scope="module", params=list(Level))
def took(request: pytest.FixtureRequest, sample_door: Callable[[Level], Reader | AsAt]) -> Taken:
    level = request.param
    slugs = [story.slug for story in stories() if level is Level.INSIDE or Role.PARTNER in story.roles]
    return taken(sample_door(level), slugs, reference="0123456789abcdef" * 2)


@pytest.fixture(scope="module")
def file(took: Taken) -> bytes:
    return deck(took)


@pytest.fixture(scope="module")
def made(file: bytes) -> Deck:
    return Presentation(BytesIO(file))


def test_every_row_of_every_table_is_read_again_in_its_order(took: Taken, made: Deck) -> None:
    """In a table on a slide, or in the notes under the chart, the board or the list that it stands behind."""
    there = Counter(chain.from_iterable(_rows(slide) for slide in made.slides))
    tables = [table for chapter in took.chapters for table in chapter.tables]
    wanted = Counter("; ".join(map(plain, row)) for table in tables for row in table.rows)
    assert wanted
    assert wanted - there == Counter()


def test_as_many_charts_are_drawn_as_the_pages_have(took: Taken, made: Deck) -> None:
    charts = Counter(plain(chart.alt) for chapter in took.chapters for chart in chapter.charts)
    drawn = Counter(_says(shape) for slide in made.slides for shape in slide.shapes)
    assert charts
    assert {alt: drawn[alt] for alt in charts} == charts


def test_a_native_chart_holds_no_figure_that_its_page_does_not_print(took: Taken, file: bytes) -> None:
    """In its own part and in the workbook behind it; days, as a spreadsheet counts them, are no figures."""
    printed = {found for chapter in took.chapters for found in _printed(chapter)}
    days = {(day - BEGAN).days for chapter in took.chapters for day in _days(chapter)}
    with ZipFile(BytesIO(file)) as parts:
        charts = [
            parts.read(name) for name in parts.namelist() if re.match(r"ppt/charts/chart\d+\.xml", name)
        ]
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    held = set(chain.from_iterable(map(_held_by_chart, charts)))
    held |= set(chain.from_iterable(map(_held_by_book, books)))
    assert held
    if took.level is Level.PUBLISHED:
        assert {value for value in held if abs(value) not in printed} - days == set()


def test_a_published_slide_and_its_notes_say_no_number_that_its_page_does_not(
    took: Taken, made: Deck
) -> None:
    """Besides the slide's own number, and the letters and digits that name a version and a file."""
    if took.level is Level.INSIDE:
        return
    printed = {found for chapter in took.chapters for found in _printed(chapter)}
    for number, slide in enumerate(made.slides, start=1):
        said = " ".join([*(text.text or "" for text in slide._element.iter(f"{A}t")), _notes(slide)])
        for own in (took.about.version, took.reference, took.reference[:8]):
            said = said.replace(own, "")
        assert set(_printed(said)) - printed <= {number}, number


def test_a_hidden_figure_is_no_value_of_a_chart(took: Taken) -> None:
    card = Card("Finding", "", (Chart(Bars(ROWS), "Two.", TABLE, "two"),), "", "card")
    file = deck(replace(took, chapters=(Chapter("page", "A page", (card,)),)))
    with ZipFile(BytesIO(file)) as parts:
        chart = next(parts.read(name) for name in parts.namelist() if name.startswith("ppt/charts/chart"))
        book = next(parts.read(name) for name in parts.namelist() if name.endswith(".xlsx"))
    assert sorted(_held_by_chart(chart)) == [12.0, 17.0, 17.0]
    assert sorted(_held_by_book(book)) == [12.0, 17.0, 17.0]


def test_no_slide_and_no_shape_is_hidden(made: Deck) -> None:
    for slide in made.slides:
        assert slide._element.get("show") is None
        assert not [one for one in slide._element.iter(f"{P}cNvPr") if one.get("hidden")]


def test_no_title_is_longer_than_may_be_and_all_fit_their_place(made: Deck) -> None:
    for slide in made.slides:
        title = slide.shapes.title
        assert title is not None
        assert title.is_placeholder
        assert len(PART.sub("", title.text_frame.text)) <= MOST
        assert not [run.font.size for run in title.text_frame.paragraphs[0].runs if run.font.size is not None]


def test_nothing_is_smaller_than_14_points(file: bytes) -> None:
    with ZipFile(BytesIO(file)) as parts:
        names = [name for name in parts.namelist() if re.match(r"ppt/(slides|charts)/[a-z]+\d+\.xml", name)]
        sizes = {int(found) for name in names for found in re.findall(rb'\bsz="(\d+)"', parts.read(name))}
        layouts = [name for name in parts.namelist() if re.match(r"ppt/slideLayouts/[a-zA-Z]+\d+\.xml", name)]
        sizes |= {
            int(found) for name in layouts for found in re.findall(rb'\bsz="(\d{4})"', parts.read(name))
        }
    assert min(sizes) == 1400


def test_no_shape_lies_off_its_slide(made: Deck) -> None:
    wide, high = Inches(WIDE) + 9525, Inches(HIGH) + 9525
    for number, slide in enumerate(made.slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= -9525, (number, shape.name)
            assert shape.top >= -9525, (number, shape.name)
            assert shape.left + shape.width <= wide, (number, shape.name)
            assert shape.top + shape.height <= high, (number, shape.name)


def test_every_table_ends_over_the_foot(made: Deck) -> None:
    for number, slide in enumerate(made.slides, start=1):
        for table in (shape for shape in slide.shapes if _is_table(shape)):
            rows = sum(row.height for row in table.table.rows)
            assert table.top + rows <= Inches(6.9), (number, table.name)


def test_words_fit_the_places_they_are_given(made: Deck) -> None:
    for number, slide in enumerate(made.slides, start=1):
        for shape in (
            one for one in slide.shapes if one.name in {"Page", "What is counted", "In words", "Source"}
        ):
            texts = [line.text for line in shape.text_frame.paragraphs]
            size = shape.text_frame.paragraphs[0].runs[0].font.size.pt
            needs = height_of(texts, size, shape.width / Inches(1))
            assert needs <= shape.height / Inches(1) + 0.02, (number, shape.name)


def test_no_two_shapes_of_a_slide_share_a_number(made: Deck) -> None:
    for slide in made.slides:
        counted = Counter(one.get("id") for one in slide._element.iter(f"{P}cNvPr"))
        assert [number for number, times in counted.items() if times > 1] == []


def test_all_words_say_their_language_and_every_table_its_head(made: Deck) -> None:
    for slide in made.slides:
        roots = [slide._element, slide.notes_slide._element] if slide.has_notes_slide else [slide._element]
        runs = [run for root in roots for tag in ("r", "fld") for run in root.iter(f"{A}{tag}")]
        assert {run.find(f"{A}rPr").get("lang") for run in runs} == {"en-GB"}
        assert all(shape.table.first_row for shape in slide.shapes if _is_table(shape))


def test_every_chart_has_no_title_of_its_own_and_says_its_language(made: Deck) -> None:
    for slide in made.slides:
        for shape in slide.shapes:
            if isinstance(shape, GraphicFrame) and shape.has_chart:
                space = shape.chart._chartSpace
                assert space.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"
                assert space.find(f"{C}lang").get("val") == "en-GB"


def test_the_notes_of_a_finding_say_its_source(took: Taken, made: Deck) -> None:
    noted = "\n".join(_notes(slide) for slide in made.slides)
    sources = {plain(card.source) for chapter in took.chapters for card in chapter.cards if card.source}
    assert [source for source in sources if f"Source: {source}" not in noted] == []


def test_the_theme_has_the_designs_typefaces_and_colours(file: bytes) -> None:
    with ZipFile(BytesIO(file)) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
        kinds = parts.read("[Content_Types].xml").decode()
        assert all(name in kinds for name in ("presentation.main+xml", "drawingml.chart+xml"))
    assert re.search(r'<a:majorFont>\s*<a:latin typeface="Georgia"', theme)
    assert re.search(r'<a:minorFont>\s*<a:latin typeface="Arial"', theme)
    for place, colour in enumerate(tokens.SERIES, start=1):
        assert f'<a:accent{place}><a:srgbClr val="{colour.light[1:]}"/>' in theme


@pytest.mark.parametrize("drawing", EMPTY, ids=lambda drawing: type(drawing).__name__)
def test_a_chart_with_nothing_to_draw_says_so(sample_reader: Callable[[Level], Reader], drawing: Any) -> None:
    took = taken(sample_reader(Level.PUBLISHED), ("voice",))
    card = Card("Finding", "", (Chart(drawing, "There is nothing yet.", TABLE, "none"),), "", "card")
    made = Presentation(BytesIO(deck(replace(took, chapters=(Chapter("page", "A page", (card,)),)))))
    assert "There is nothing yet." in [_says(shape) for slide in made.slides for shape in slide.shapes]


@pytest.mark.parametrize(
    ("sentence", "title", "under"),
    [
        ("One young person holds a vote", "One young person holds a vote", ""),
        (f"Six are on track; {'cover ' * 14}is not", "Six are on track", f"Cover {'cover ' * 13}is not."),
        (f"{'Hours ' * 10}rose, up since 2022; the {'rest ' * 9}", f"{'Hours ' * 10}rose, up since 2022",
         f"The {'rest ' * 9}."),
        (f"The largest loss: {'pupils ' * 11}go on", f"Pupils {'pupils ' * 10}go on", "The largest loss."),
        (f"{'Pupils ' * 11}take part, against 4%", f"{'Pupils ' * 11}take part", "Against 4%."),
    ],
)  # fmt: skip
def test_a_long_sentence_is_parted_where_both_sides_can_be_read(
    sentence: str, title: str, under: str
) -> None:
    assert titled(sentence) == (title, under)


def test_a_sentence_that_is_too_long_and_has_no_joint_is_refused() -> None:
    with pytest.raises(LongTitle, match="at most 90 characters, and this one has 91") as refused:
        titled("a" * 91)
    assert "leave its page out of the deck" in str(refused.value)


@pytest.mark.parametrize(
    ("value", "text", "drawn"),
    [
        (None, "c", None),
        (3.25, "3.3", 3.3),
        (41.509, "72%", 42.0),
        (1204.0, "1,204", 1204.0),
        (6.0515, "6.9", 6.1),
        (0.27, "c", 0.3),
        (84.62, "85%", 85.0),
    ],
)
def test_a_chart_holds_a_figure_as_it_is_printed(value: float | None, text: str, drawn: float | None) -> None:
    assert as_printed(value, text) == drawn


def _rows(slide: Slide) -> Iterator[str]:
    for shape in (one for one in slide.shapes if _is_table(one)):
        yield from ("; ".join(cell.text for cell in row.cells) for row in shape.table.rows)
    yield from _notes(slide).splitlines()


def _notes(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return frame.text if frame is not None else ""


def _is_table(shape: BaseShape) -> TypeGuard[GraphicFrame]:
    return isinstance(shape, GraphicFrame) and shape.has_table


def _says(shape: BaseShape) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr") or "")


def _held_by_chart(part: bytes) -> Iterator[float]:
    """The points of a chart, without the places along its axis of names."""
    whole = ElementTree.fromstring(part)
    for points in chain(whole.iter(f"{C}numCache"), whole.iter(f"{C}numLit")):
        yield from (float(value.text or "") for value in points.iter(f"{C}v"))


def _held_by_book(book: bytes) -> Iterator[float]:
    """The numbers in the sheets of a workbook; texts are told apart by their type."""
    with ZipFile(BytesIO(book)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    for cell in chain.from_iterable(ElementTree.fromstring(sheet).findall(".//{*}c") for sheet in sheets):
        if cell.get("t") is None:
            yield from (float(value.text or "") for value in cell.findall("{*}v"))


def _printed(part: Any) -> Iterator[float]:
    """Every number in the words of a description."""
    for text in _texts(part):
        yield from (float(found.replace(",", "").rstrip(".")) for found in NUMBER.findall(text))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        yield from chain.from_iterable(map(_texts, part))
    elif is_dataclass(part) and not isinstance(part, type):
        yield from chain.from_iterable(_texts(getattr(part, field.name)) for field in fields(part))


def _days(chapter: Chapter) -> Iterator[date]:
    """The days that the points of a path to a target stand on."""
    for drawing in (chart.drawing for chart in chapter.charts):
        if isinstance(drawing, Trajectory):
            yield from (cell.period.first_day for cell in drawing.line.cells)
            marks = (
                *drawing.path,
                *drawing.milestones,
                *drawing.pace,
                *chain(*drawing.earlier),
                drawing.goal,
            )
            yield from (mark.day for mark in marks)
