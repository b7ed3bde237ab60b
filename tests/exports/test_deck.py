"""The deck: every figure found again in the file, nothing hidden told, everything described."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import chain
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from edi_metrics.exports.deck import deck
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Chapter, Taken, taken
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import Card, Chart, Table, Text
from edi_metrics.vocabulary import Level
from tests.exports.every_kind import DRAWINGS, PIECES, TABLE

PAGES = ("participation", "voice", "overview", "self_assessment")


@pytest.fixture(scope="module", params=list(Level))
def took(request: pytest.FixtureRequest, sample_reader: Callable[[Level], Reader]) -> Taken:
    return taken(sample_reader(request.param), PAGES, reference="0123456789abcdef" * 2)


@pytest.fixture(scope="module")
def file(took: Taken) -> bytes:
    return deck(took)


@pytest.fixture(scope="module")
def made(file: bytes) -> Deck:
    return Presentation(BytesIO(file))


def test_every_figure_of_every_table_is_in_the_file(took: Taken, made: Deck) -> None:
    said = "\n".join(chain.from_iterable(_words(slide) for slide in made.slides))
    tables = [table for chapter in took.chapters for table in chapter.tables]
    assert tables
    missing = {text for table in tables for row in table.rows for text in row if plain(text) not in said}
    assert not missing


def test_every_chart_is_drawn_with_its_own_description(took: Taken, made: Deck) -> None:
    described = {_says(shape) for slide in made.slides for shape in slide.shapes}
    charts = [chart for chapter in took.chapters for chart in chapter.charts]
    assert charts
    assert [chart.name for chart in charts if plain(chart.alt) not in described] == []


def test_every_shape_has_a_description_and_every_slide_a_title(made: Deck) -> None:
    for slide in made.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
        told = [shape for shape in slide.shapes if not shape.is_placeholder]
        assert [shape.name for shape in told if not _says(shape)] == []


def test_every_slide_says_its_level_its_date_its_number_and_its_reference(took: Taken, made: Deck) -> None:
    for number, slide in enumerate(made.slides, start=1):
        said = [shape.text_frame.text for shape in slide.shapes if isinstance(shape, Shape)]
        foot = next(text for text in said if text.startswith(f"{took.stamp} ("))
        assert took.about.service in foot
        assert took.reference[:8] in foot
        assert took.about.version in foot
        assert "Sample data" in foot
        assert "Data to 23 November 2026" in said
        assert str(number) in said


def test_what_leaves_published_has_no_stamp_of_the_inside(took: Taken, file: bytes) -> None:
    if took.level is Level.PUBLISHED:
        with ZipFile(BytesIO(file)) as parts:
            assert not any(b"Inside: not for sharing" in parts.read(name) for name in parts.namelist())


def test_charts_can_be_edited(made: Deck) -> None:
    native = [shape.chart for slide in made.slides for shape in slide.shapes if _is_chart(shape)]
    assert native
    assert all(chart.part.chart_workbook.xlsx_part is not None for chart in native)


def test_no_workbook_has_a_hidden_sheet_or_a_formula(file: bytes) -> None:
    with ZipFile(BytesIO(file)) as parts:
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        with ZipFile(BytesIO(book)) as inside:
            assert b"hidden" not in inside.read("xl/workbook.xml").lower()
            sheets = [inside.read(name) for name in inside.namelist() if name.startswith("xl/worksheets/")]
            assert not any(b"<f>" in sheet for sheet in sheets)


def test_each_kind_of_drawing_and_of_piece_has_a_slide_of_its_own_with_its_words(took: Taken) -> None:
    """Also those that no page of the sample shows: what a new kind says must be found again."""
    charts = tuple(
        Card(f"Finding {place}", "", (Chart(drawing, f"Alt {place}.", TABLE, f"c{place}"),), "", f"c{place}")
        for place, drawing in enumerate(DRAWINGS)
    )
    pieces = tuple(
        Card(f"Piece {place}", "", (piece,), "", f"p{place}") for place, (piece, _) in enumerate(PIECES)
    )
    chapter = Chapter("page", "A page", (*charts, *pieces))
    made = Presentation(BytesIO(deck(replace(took, chapters=(chapter,)))))
    described = [_says(shape) for slide in made.slides for shape in slide.shapes]
    assert [described.count(f"Alt {place}.") for place in range(len(charts))] == [1] * len(charts)
    said = "\n".join(chain.from_iterable(_words(slide) for slide in made.slides))
    assert [words for _, words in PIECES if not all(word in said for word in words.split())] == []


def test_typed_text_is_plain_text(took: Taken) -> None:
    hostile = '=HYPERLINK("http://x")\u202e\x07 <a:t>&amp;'
    table = Table(hostile, (hostile, "n"), ((hostile, "c"),), "file")
    card = Card(hostile, hostile, (Text(hostile), table), hostile, "card")
    made = Presentation(BytesIO(deck(replace(took, chapters=(Chapter("page", hostile, (card,)),)))))
    said = "\n".join(chain.from_iterable(_words(slide) for slide in made.slides))
    assert plain(hostile) in said
    assert "\u202e" not in said


def _is_chart(shape: BaseShape) -> bool:
    return isinstance(shape, GraphicFrame) and shape.has_chart


def _says(shape: BaseShape) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr") or "")


def _words(slide: Slide) -> Iterator[str]:
    for shape in slide.shapes:
        yield from _text(shape)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield slide.notes_slide.notes_text_frame.text


def _text(shape: BaseShape) -> Iterator[str]:
    if isinstance(shape, GroupShape):
        for part in shape.shapes:
            yield from _text(part)
    elif isinstance(shape, GraphicFrame) and shape.has_table:
        for row in shape.table.rows:
            yield from (cell.text for cell in row.cells)
    elif isinstance(shape, Shape):
        yield shape.text_frame.text
