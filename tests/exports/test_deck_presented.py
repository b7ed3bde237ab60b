"""The deck of a presented page: a slide a card, its tables in the notes; lines whole, and words unstruck."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.chart.chart import Chart as Native
from pptx.presentation import Presentation as Deck
from pptx.shapes.graphfrm import GraphicFrame

from edi_metrics.exports.deck import deck
from edi_metrics.exports.deck_events import stacked
from edi_metrics.exports.deck_style import Box
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Chapter, Taken, taken
from edi_metrics.periods import Period
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import Card, Chart, Happened, Headline, Line, StatusBar, Table, Text, Trend
from edi_metrics.vocabulary import Grain, Level, Standing
from tests.exports.every_kind import TABLE, cell

TERMS = tuple(Period(date(year, 9, 1), Grain.YEAR) for year in (2022, 2023, 2024, 2025))
DAYS = tuple(Period(date(year, 11, 1), Grain.DAY) for year in (2022, 2023, 2024, 2025))
FOLDED = Table("Every one", ("What", "Now"), (("Votes", "1"), ("Hours", "2,301")), "all", folded=True)


@pytest.fixture(scope="module")
def frame(sample_reader: Callable[[Level], Reader]) -> Taken:
    return taken(sample_reader(Level.PUBLISHED), ("forum",), reference="0123456789abcdef" * 2)


@pytest.fixture(scope="module")
def made(frame: Taken) -> Deck:
    return Presentation(BytesIO(deck(frame)))


def test_each_card_of_a_presented_page_is_one_slide(frame: Taken, made: Deck) -> None:
    assert frame.chapters[0].presented
    assert len(frame.chapters[0].cards) > 1
    assert len(made.slides) == 1 + len(frame.chapters[0].cards)


def test_the_first_slide_of_a_presentation_has_its_name(frame: Taken, made: Deck) -> None:
    headline = frame.chapters[0].headline
    assert headline is not None
    assert _title(made) == headline.sentence


def test_a_deck_of_several_pages_has_the_name_that_all_have(sample_reader: Callable[[Level], Reader]) -> None:
    several = taken(sample_reader(Level.PUBLISHED), ("forum", "voice"))
    assert _title(Presentation(BytesIO(deck(several)))) == "Inclusion progress"


def test_a_name_longer_than_a_slides_title_is_on_the_first_slide(frame: Taken) -> None:
    name = f"{'What partners asked of us ' * 4}in May"
    assert _title(_shown(frame, Headline("Forum", name, ""))) == name


def test_a_folded_table_is_in_the_notes_of_its_slide_alone(frame: Taken) -> None:
    made = _shown(frame, Card("Two are told", "", (Text("One of them."), FOLDED), "Registers", "told"))
    slide = made.slides[-1]
    assert not [shape for shape in slide.shapes if shape.has_table]
    assert {"Votes; 1", "Hours; 2,301"} <= set(slide.notes_slide.notes_text_frame.text.splitlines())


def test_every_row_of_every_table_is_in_the_notes(frame: Taken, made: Deck) -> None:
    notes = [
        slide.notes_slide.notes_text_frame.text.splitlines() for slide in made.slides if slide.has_notes_slide
    ]
    told = {line for lines in notes for line in lines}
    rows = ["; ".join(map(plain, row)) for table in frame.chapters[0].tables for row in table.rows]
    assert rows
    assert [row for row in rows if row not in told] == []


def test_a_table_too_long_to_stand_under_its_sentences_is_in_the_notes(frame: Taken) -> None:
    long = Table("All", ("What", "Now"), tuple((f"Row {at}", str(at)) for at in range(40)), "all")
    made = _shown(frame, Card("Many are told", "", (Text("One of them."), long), "Registers", "told"))
    assert len(made.slides) == 2
    assert "Row 39; 39" in made.slides[-1].notes_slide.notes_text_frame.text


def test_a_table_alone_that_is_too_long_goes_on_in_the_notes(frame: Taken) -> None:
    long = Table("All", ("What", "Now"), tuple((f"Row {at}", str(at)) for at in range(40)), "all")
    made = _shown(frame, Card("All of them", "", (long,), "Registers", "all"))
    assert len(made.slides) == 2
    assert any(shape.has_table for shape in made.slides[-1].shapes)
    assert "Row 39; 39" in made.slides[-1].notes_slide.notes_text_frame.text
    source = next(shape for shape in made.slides[-1].shapes if shape.name == "Source")
    assert source.text_frame.text.startswith("There is more of this in the notes")


def test_a_bar_of_standings_stands_under_its_sentences(frame: Taken) -> None:
    bar = StatusBar(tuple((standing, 3) for standing in Standing))
    texts = tuple(Text(f"Promise {at}.") for at in range(7))
    made = _shown(frame, Card("Some are kept", "", (bar, *texts, FOLDED), "Targets", "kept"))
    assert len(made.slides) == 2
    assert "targets" in [shape.name for shape in made.slides[-1].shapes]
    words = next(shape for shape in made.slides[-1].shapes if shape.name == "In words")
    assert "Promise 6." in words.text_frame.text


def test_a_line_goes_on_over_the_periods_of_another_line(frame: Taken) -> None:
    chart = _native(frame, _line("Learners", TERMS, (24, 25, 26, 27)), _line("Staff", DAYS, (11, 12, 13, 14)))
    assert _blanks(chart) == "span"
    assert [series.name for series in chart.plots[0].series] == ["Learners", "Staff"]


def test_a_hidden_figure_leaves_a_gap_in_such_a_line_and_so_does_a_break(frame: Taken) -> None:
    learners = replace(_line("Learners", TERMS, (24, 25, 26, 27)), breaks=(date(2024, 1, 1),))
    chart = _native(frame, learners, _line("Staff", DAYS, (11, None, 13, 14)))
    held = [[value for value in series.values if value is not None] for series in chart.plots[0].series]
    assert held == [[24, 25], [26, 27], [11], [13, 14]]


def test_lines_of_the_same_periods_have_their_gaps_where_figures_are_hidden(frame: Taken) -> None:
    lines = _line("Learners", TERMS, (24, None, 26, 27)), _line("Pupils", TERMS, (11, 12, 13, 14))
    chart = _native(frame, *lines)
    assert _blanks(chart) == "gap"
    assert len(chart.plots[0].series) == 2


@given(st.lists(st.tuples(st.floats(1.4, 12.0), st.integers(5, 30)), min_size=1, max_size=4))
def test_no_stem_of_an_event_runs_through_words(events: list[tuple[float, int]]) -> None:
    placed = [(Happened(date(2025, 11, 3), "m" * letters), x) for x, letters in events]
    rows = stacked(placed, Box(1.35, 2, 11, 4), Box(0.55, 1.4, 12.2, 5))
    pairs = combinations(rows, 2)
    assert not [1 for upper, lower in pairs if lower.span[0] < upper.x < lower.span[1]]


def _line(label: str, periods: tuple[Period, ...], values: tuple[float | None, ...]) -> Line:
    cells = tuple(cell(value, period) for value, period in zip(values, periods, strict=True))
    return Line(label, cells, f"{values[-1]:g}%")


def _shown(frame: Taken, *blocks: Headline | Card) -> Deck:
    chapter = Chapter("page", "A page", blocks, presented=True)
    return Presentation(BytesIO(deck(replace(frame, chapters=(chapter,)))))


def _native(frame: Taken, *lines: Line) -> Native:
    drawn = Chart(Trend(lines), "Lines.", TABLE, "lines")
    slide = _shown(frame, Card("A finding", "", (drawn,), "Registers", "card")).slides[-1]
    return next(shape.chart for shape in slide.shapes if isinstance(shape, GraphicFrame) and shape.has_chart)


def _blanks(chart: Native) -> str:
    return str(chart._chartSpace.chart.find("{*}dispBlanksAs").get("val"))


def _title(made: Deck) -> str:
    title = made.slides[0].shapes.title
    assert title is not None
    return str(title.text_frame.text)
