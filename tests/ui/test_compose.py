"""Cards stand in rows that read in the order the story gave, with as few elements as they need."""

from dataclasses import replace

from edi_metrics.story.blocks import Bars, Card, Chart, GapBars, Headline, Note, Text, Width
from edi_metrics.ui.compose import Download, Picture, columns_of, page, view
from edi_metrics.ui.markup.html import Html
from tests.ui import making_blocks as made

T, H, W, F = Width.THIRD, Width.HALF, Width.TWO_THIRDS, Width.FULL


def shape(*widths: Width) -> list[list[int]]:
    """How many cards stand in each column of each row."""
    cards = [made.card(str(place), width) for place, width in enumerate(widths)]
    rows = columns_of(cards)
    assert [card for row in rows for column in row for card in column] == cards, "reading order"
    return [[len(column) for column in row] for row in rows]


def test_halves_and_thirds_share_a_row() -> None:
    assert shape(H, H) == [[1, 1]]
    assert shape(T, T, T) == [[1, 1, 1]]
    assert shape(F, H) == [[1], [1]]


def test_thirds_stack_beside_a_tall_card() -> None:
    assert shape(T, T, T, W) == [[3, 1]]
    assert shape(W, T, T) == [[1, 2]]


def test_a_card_that_does_not_fit_begins_a_row() -> None:
    assert shape(H, W) == [[1], [1]]


def test_a_card_without_a_picture_is_one_piece_of_html() -> None:
    card = Card("A", "", (Text("x"), Note("y")), "Records", "a")
    assert [type(part) for part in view(card).parts] == [Html]


def test_a_chart_parts_the_html_and_brings_its_download() -> None:
    chart = Chart(GapBars((made.reading("a", 1.0),)), "Gap bars", made.table(), "bars")
    card = Card("A", "", (Text("x"), chart, Note("y")), "Records", "a")
    assert [type(part) for part in view(card).parts] == [Html, Picture, Html, Download]


def test_a_card_of_more_charts_has_one_button_and_says_whose_numbers_are_whose() -> None:
    bars = Bars((made.reading("a", 1.0),))
    tables = tuple(replace(made.table(name), caption=name.capitalize()) for name in ("terms", "districts"))
    charts = tuple(Chart(bars, "Bars", one, one.filename) for one in tables)
    html, button = view(Card("A", "", charts, "Records", "a")).parts
    assert isinstance(html, Html)
    assert isinstance(button, Download)
    assert button.tables == tables
    assert "Show the numbers: terms<" in html.body
    assert "Show the numbers: districts<" in html.body


def test_a_page_of_a_headline_alone_has_no_rows() -> None:
    found = page([Headline("Here", "A sentence.", "")], ())
    assert found.rows == ()
    assert found.top is not None
    assert found.top.body.count("<h1") == 1
