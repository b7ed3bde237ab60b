"""The board paper says what its pages say, draws what they draw, and can be read aloud."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from edi_metrics.as_at import AsAt
from edi_metrics.exports.board_paper import board_paper
from edi_metrics.exports.pictures import picture
from edi_metrics.exports.pictures.marks import Path as Line_
from edi_metrics.exports.pictures.marks import Words
from edi_metrics.exports.take import TAKEN_BY_DEFAULT, Chapter, Taken, taken
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import (
    Actions,
    Bars,
    Board,
    BoardRow,
    Card,
    Chart,
    Definition,
    Drawing,
    Dumbbell,
    Form,
    Headline,
    Note,
    Piece,
    Points,
    StatusBar,
    Table,
    Text,
    Tile,
    Tiles,
    Timeline,
)
from edi_metrics.story.words.board_paper import about_line
from edi_metrics.vocabulary import Level
from tests.exports.every_kind import DRAWINGS, EMPTY, PIECES, ROWS, TABLE, reading
from tests.exports.made import HOSTILE
from tests.exports.papers import board_taken
from tests.exports.reading import fonts_of_pdf, pages_of_pdf, words_of


class Leaving(NamedTuple):
    """Pages that leave together, and the paper made of them."""

    pages: Taken
    paper: bytes


@cache
def _left(reader: Reader) -> Leaving:
    pages = taken(reader, reference="0123456789abcdef0123456789abcdef")
    return Leaving(pages, board_paper(pages))


@pytest.fixture(params=list(Level))
def leaving(request: pytest.FixtureRequest, sample_reader: Callable[[Level], Reader]) -> Leaving:
    """The sample's pages at each level, with their paper."""
    level: Level = request.param
    return _left(sample_reader(level))


@pytest.fixture
def published(sample_reader: Callable[[Level], Reader]) -> Leaving:
    """The sample's pages at the published level, with their paper."""
    return _left(sample_reader(Level.PUBLISHED))


@pytest.fixture
def frame(published: Leaving) -> Taken:
    """What stands round the published pages, for a page of a test's own."""
    return published.pages


def _charts(found: Taken) -> list[Chart]:
    return [one for chapter in found.chapters for one in chapter.charts]


def _tables(found: Taken) -> set[Table]:
    return {one for chapter in found.chapters for one in chapter.tables}


def _said(content: bytes, folder: Path) -> str:
    """Everything on the pages, without what stands at the head and foot of each."""
    pages = (page.splitlines() for page in pages_of_pdf(content, folder))
    return words_of("".join("".join(_body(lines)) for lines in pages))


def _body(lines: list[str]) -> Iterator[str]:
    yield from (line for line in lines if not re.search(r"^Board paper · data to|Page \d+ of \d+$", line))


def _of(found: Taken, *blocks: Headline | Tiles | Card) -> Taken:
    """The same frame round one page of these blocks."""
    return replace(found, chapters=(Chapter("one", "One page", blocks),))


def test_every_row_of_every_table_is_in_the_paper(leaving: Leaving, tmp_path: Path) -> None:
    said = _said(leaving.paper, tmp_path)
    for table in _tables(leaving.pages):
        assert words_of(table.caption) in said
        for row in table.rows:
            assert words_of("".join(row)) in said, (table.caption, row)


def test_every_word_of_every_chart_is_in_the_paper(leaving: Leaving, tmp_path: Path) -> None:
    said = _said(leaving.paper, tmp_path)
    for chart in _charts(leaving.pages):
        for words in picture(chart.drawing).said:
            assert words_of(words) in said, (chart.name, words)


def test_there_are_as_many_figures_with_words_for_them_as_charts_on_the_pages(leaving: Leaving) -> None:
    figures = re.findall(rb"/S/Figure/P \d+ 0 R/Alt\(", leaving.paper)
    assert len(figures) == len(_charts(leaving.pages))
    assert b"Table above" not in leaving.paper


def test_every_sentence_of_every_card_is_in_the_paper(leaving: Leaving, tmp_path: Path) -> None:
    said = _said(leaving.paper, tmp_path)
    for chapter in leaving.pages.chapters:
        assert chapter.headline is not None
        assert words_of(chapter.headline.sentence) in said
        for card in chapter.cards:
            for piece in card.pieces:
                match piece:
                    case Text(words) | Note(words):
                        assert words_of(words) in said
                    case Points(items):
                        assert all(words_of(item) in said for item in items)
                    case Definition(title, entries):
                        assert words_of(title) in said
                        assert all(words_of(words) in said for _, words in entries)


def test_what_the_board_is_asked_opens_the_paper_and_each_strand_has_a_page(
    sample_door: Callable[[Level], Reader | AsAt], tmp_path: Path
) -> None:
    for level in Level:
        found = board_taken(sample_door(level))
        pages = [words_of(page) for page in pages_of_pdf(board_paper(found), tmp_path)]
        assert "Theboardisaskedtodecide" in pages[0]
        front, *others = found.chapters
        assert front.headline is not None
        assert words_of(front.headline.sentence) in pages[0]
        for chapter in others[:-1]:
            [page] = [page for page in pages if f"MusicService{words_of(chapter.title)}" in page]
            for row in _board_rows(chapter):
                assert words_of(row.title) in page
                assert words_of(row.figure + row.people) in page
        assert len(pages) <= 18


def _board_rows(chapter: Chapter) -> list[BoardRow]:
    boards = (piece for card in chapter.cards for piece in card.pieces if isinstance(piece, Board))
    return [row for board in boards for row in board.rows]


def test_every_target_is_on_one_strands_page(sample_door: Callable[[Level], Reader | AsAt]) -> None:
    door = sample_door(Level.PUBLISHED)
    strands = board_taken(door).chapters[1:5]
    told = sorted(row.title for chapter in strands for row in _board_rows(chapter))
    assert told == sorted(target.title for target in door.targets())


def test_a_published_paper_has_no_word_that_stays_inside(
    sample_door: Callable[[Level], Reader | AsAt], tmp_path: Path
) -> None:
    inside, published = sample_door(Level.INSIDE), sample_door(Level.PUBLISHED)
    said = _said(board_paper(board_taken(published)), tmp_path)
    kept = [one for one in inside.plan().actions if not one.publish]
    notes = [one.last_word for one in inside.plan().actions if len(one.last_word) > 15]
    assert kept
    assert notes
    assert not [one.title for one in kept if words_of(one.title) in said]
    assert not [note for note in notes if words_of(note) in said]


def test_a_page_that_is_asked_for_follows_the_papers_own(
    sample_door: Callable[[Level], Reader | AsAt],
) -> None:
    door = sample_door(Level.PUBLISHED)
    own, asked = board_taken(door), board_taken(door, ("voice",), reference="ab" * 16)
    [added] = asked.chapters[len(own.chapters) :]
    assert added == taken(door, ("voice",)).chapters[0]
    assert asked.reference == "ab" * 16


def test_each_page_says_how_far_it_may_go_whose_it_is_and_which_it_is(
    leaving: Leaving, tmp_path: Path
) -> None:
    pages = pages_of_pdf(leaving.paper, tmp_path)
    about = leaving.pages.about
    for number, page in enumerate(pages, start=1):
        assert f"{leaving.pages.stamp} · Sample data" in page
        assert about.service in page
        assert about.version in page
        assert leaving.pages.reference[:8] in page
        assert f"Page {number} of {len(pages)}" in page
    assert leaving.pages.reference in words_of(pages[0])


def test_it_is_tagged_titled_and_in_british_english(leaving: Leaving) -> None:
    content = leaving.paper
    assert b"/StructTreeRoot" in content
    assert b"/MarkInfo" in content
    assert b"/Marked true" in content
    assert b"/Lang(en-GB)" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"Board paper: Hartwell Music Service" in content


def test_it_carries_its_own_fonts_and_no_other(published: Leaving, tmp_path: Path) -> None:
    assert fonts_of_pdf(published.paper, tmp_path) == {"Figtree", "SourceSerif4Roman"}


def test_the_same_pages_are_the_same_bytes(published: Leaving) -> None:
    assert board_paper(published.pages) == published.paper


def test_the_action_plan_is_in_a_paper_that_stays_inside(
    sample_door: Callable[[Level], Reader | AsAt], tmp_path: Path
) -> None:
    found = taken(sample_door(Level.INSIDE), ("action_plan", "self_assessment"))
    content = board_paper(found)
    said = _said(content, tmp_path)
    rows = [
        row
        for card in found.chapters[0].cards
        for piece in card.pieces
        if isinstance(piece, Actions)
        for row in piece.rows
    ]
    assert len(rows) > 20
    for row in rows:
        for words in (
            row.title,
            row.words,
            row.note,
            row.owner,
            row.due,
            row.when,
            "" if row.chip else row.state,
        ):
            assert words_of(words) in said, row
    assert len(re.findall(rb"/S/Figure", content)) == len(_charts(found)) > 2
    assert "action_plan" not in TAKEN_BY_DEFAULT


def test_every_kind_of_drawing_and_of_piece_is_known_here() -> None:
    assert {type(one) for one in DRAWINGS} == set(get_args(Drawing))
    assert {type(one) for one, _ in PIECES} == set(get_args(Piece))


@pytest.mark.parametrize(("piece", "words"), PIECES, ids=lambda one: type(one).__name__)
def test_every_piece_is_drawn_and_a_form_is_left_out(
    piece: Piece, words: str, frame: Taken, tmp_path: Path
) -> None:
    made = board_paper(_of(frame, Card("A finding", "", (piece,), "", "one")))
    said = _said(made, tmp_path)
    assert words_of(words) in said
    shown_in_its_place = not isinstance(piece, Form | Definition)
    assert ("Afinding" in said) == shown_in_its_place


@pytest.mark.parametrize(
    "drawing", [one for one in DRAWINGS if not isinstance(one, Timeline)], ids=lambda one: type(one).__name__
)
def test_what_is_hidden_is_its_symbol(drawing: Drawing) -> None:
    assert any(re.match(r"c\b", words) for words in picture(drawing).said)


def test_the_outline_of_a_hidden_bar_tells_nothing_of_its_size() -> None:
    alone, beside = (
        [mark.points for mark in picture(Bars(rows)).marks if isinstance(mark, Line_) and mark.dash == "dot"]
        for rows in (ROWS[1:], (ROWS[1], reading("Dacorum", 90.0, 17.0)))
    )
    assert len(alone) == len(beside) == 1
    assert alone == beside


@pytest.mark.parametrize("drawing", [*DRAWINGS, *EMPTY], ids=lambda one: type(one).__name__)
def test_all_of_a_picture_lies_within_its_height(drawing: Drawing) -> None:
    drawn = picture(drawing)
    for mark in drawn.marks:
        if isinstance(mark, Words):
            assert 0 <= mark.y <= drawn.height, mark
            assert 0 <= mark.x <= drawn.width, mark


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_looks_like_markup_comes_out_as_it_was_typed(typed: str, frame: Taken, tmp_path: Path) -> None:
    table = Table(typed, (typed, typed), ((typed, typed),), "x", typed)
    pieces = (Points((typed,)), Definition(typed, ((typed, typed),)), Text(typed), table)
    tile = Tile(typed, typed, typed, typed, None, (), None, "", typed, typed)
    page = _of(frame, Headline(typed, typed, typed), Tiles((tile,)), Card(typed, typed, pieces, typed, "x"))
    content = board_paper(replace(page, about=replace(page.about, service=typed)))
    assert words_of(typed) in words_of("".join(pages_of_pdf(content, tmp_path)))


def test_what_was_typed_is_plain_text_in_a_chart(frame: Taken, tmp_path: Path) -> None:
    typed = "<b>#x</b> & *y*"
    drawings = (Bars((reading(typed, 4.0, 17.0),)), Dumbbell((reading(typed, 4.0, 17.0),), typed, typed))
    for drawing in drawings:
        card = Card("A finding", "", (Chart(drawing, typed, TABLE, "x"),), "", "x")
        assert words_of(typed) in _said(board_paper(_of(frame, card)), tmp_path)


def test_a_service_with_hardly_a_figure_has_a_paper(frame: Taken, tmp_path: Path) -> None:
    bare = Table("Nothing yet", ("Place", "Number"), (), "x")
    charts = tuple(Chart(one, "Nothing yet", bare, f"x{place}") for place, one in enumerate(EMPTY))
    pieces: tuple[Piece, ...] = (*charts, StatusBar(()), Points(()), Board((), bare), Actions((), bare), bare)
    found = _of(frame, Tiles(()), Card("Nothing is known yet", "", pieces, "", "x"))
    assert "Nothingisknownyet" in _said(board_paper(found), tmp_path)
    assert board_paper(replace(frame, chapters=()))


def test_a_published_paper_says_that_it_tells_published_actions(
    sample_door: Callable[[Level], Reader | AsAt],
) -> None:
    for level in Level:
        [plan] = [one for one in board_taken(sample_door(level)).chapters if one.slug == "plan"]
        assert plan.headline is not None
        assert ("published open actions" in plan.headline.sentence) is (level is Level.PUBLISHED)
        pressing = [
            card.title
            for one in board_taken(sample_door(level)).chapters
            for card in one.cards
            if card.name.startswith("pressing-")
        ]
        assert pressing
        assert {"published open action" in title for title in pressing} == {level is Level.PUBLISHED}


def test_a_day_that_the_data_reach_is_said_once(frame: Taken) -> None:
    same, before = (replace(frame.about, data_to=day) for day in (frame.about.day, date(2026, 10, 31)))
    assert about_line(same, "ab").startswith("Data to and as at 23 November 2026. Version")
    assert about_line(before, "ab").startswith("Data to 31 October 2026. As at 23 November 2026. Version")
