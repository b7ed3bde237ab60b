"""What people read is escaped, in real tables and lists, and says in words what a shape or colour shows."""

import re
from dataclasses import replace
from datetime import date

from edi_metrics.charts.tiles import class_of
from edi_metrics.periods import Period
from edi_metrics.story.blocks import (
    NONE,
    Against,
    Bars,
    Board,
    BoardRow,
    Card,
    Chart,
    Chip,
    Grid,
    Happened,
    Headline,
    Line,
    Multiples,
    StatusBar,
    Steps,
    Table,
    Text,
    Tile,
    TileMap,
    Tiles,
    Width,
)
from edi_metrics.ui.markup import card as card_html
from edi_metrics.ui.markup.chip import chip, status_bar
from edi_metrics.ui.markup.drawings import bars, multiples, steps, tile_map
from edi_metrics.ui.markup.head import headline, tiles
from edi_metrics.ui.markup.html import link_of, name_of
from edi_metrics.ui.markup.tables import board, grid, table
from edi_metrics.ui.style import style
from edi_metrics.vocabulary import Reason, Standing
from tests.ui import making_blocks as made

NASTY = '<script>alert(1)</script> & "co"'
SAFE = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;"


def test_a_coverage_grid_outlines_its_gaps_and_says_none() -> None:
    block = Grid(Table("Parts of each publication", ("Publication", "Offer", "Fee help"),
                       (("Booklet", "yes", NONE),), "publications-inside"))  # fmt: skip
    html = grid(block)
    assert '<span class="edi-gap">none</span>' in html
    assert html.count("edi-gap") == 1
    assert "edi-grid" in html


def test_words_from_data_are_text_wherever_they_stand() -> None:
    written = [
        headline(Headline(NASTY, NASTY, NASTY)),
        tiles(Tiles((Tile(NASTY, NASTY, NASTY, NASTY, None, (), None, "", NASTY, NASTY),))),
        table(Table(NASTY, (NASTY, NASTY), ((NASTY, NASTY),), "x", NASTY)),
        card_html.opening(Card(NASTY, NASTY, (), NASTY, "x", Width.HALF)),
        card_html.piece(Text(NASTY)),
        tile_map(TileMap((made.reading(NASTY, 1.0),)), NASTY),
        steps(Steps((made.reading(NASTY, 1.0),)), NASTY),
    ]
    for html in written:
        assert "<script>" not in html
        assert SAFE in html


def test_a_link_never_leads_out_of_the_app() -> None:
    assert link_of("participation?group=send") == "participation?group=send"
    assert link_of("https://example.org/") == ""
    assert link_of("javascript:alert(1)") == ""
    assert link_of("//example.org") == ""


def test_a_name_holds_nothing_a_selector_could_trip_on() -> None:
    assert name_of("2025/26 Gap, by <district>") == "2025-26-gap-by-district"
    assert name_of("…") == "part"


def test_a_chip_says_its_standing_in_words_with_its_reason() -> None:
    assert "Cannot say yet: too few" in chip(Chip(Standing.CANNOT_SAY, Reason.TOO_FEW))
    assert "too few" not in chip(Chip(Standing.CANNOT_SAY, Reason.TOO_FEW), short=True)


def test_a_status_bar_repeats_its_segments_in_words_for_those_who_cannot_see_it() -> None:
    html = status_bar(StatusBar(((Standing.ACHIEVED, 1), (Standing.BEHIND, 0), (Standing.OFF_TRACK, 2))))
    bar, words = html.split("</div>", 1)
    assert 'aria-hidden="true"' in bar
    assert "Achieved 1" in words
    assert "Off track 2" in words
    assert "Needs attention" not in words


def test_every_column_and_row_of_a_table_has_its_header() -> None:
    html = table(made.table())
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 2
    assert "<caption>Gap by district</caption>" in html
    assert "c hidden to protect people" in html


def test_columns_of_figures_and_symbols_stand_to_the_right() -> None:
    html = table(made.table())
    assert html.count("edi-number") == 2 * 3


def test_none_stands_among_figures_and_alone_makes_no_column_of_them() -> None:
    rows = (("Strings", "12", NONE, "yes"), ("Brass", NONE, NONE, NONE))
    html = grid(Grid(Table("Offer", ("Family", "Groups", "Choirs", "Open"), rows, "offer-inside")))
    assert html.count('<th scope="col" class="edi-number"') == 1
    assert html.count('<td role="cell" class="edi-number"') == 2


def test_a_table_of_more_than_three_columns_becomes_cards_on_a_phone() -> None:
    wide = Table("A", ("a", "b", "c", "d"), (("1", "2", "3", "4"),), "x")
    assert "edi-table-cards" in table(wide)
    assert "edi-table-cards" not in table(made.table())


def test_a_hidden_target_has_no_bar_and_its_row_says_c() -> None:
    row = BoardRow(
        "Panel",
        "Voice lead",
        "c",
        "",
        None,
        3.0,
        4.0,
        5.0,
        "Target 4",
        Chip(Standing.CANNOT_SAY, Reason.HIDDEN),
    )
    html = board(Board((row,), made.table()))
    assert "edi-bullet-bar" not in html
    assert "<b>c</b>" in html
    assert "Cannot say yet: hidden" in html


def test_a_hidden_district_has_no_class_and_says_so() -> None:
    html = tile_map(
        TileMap((made.reading("Watford", None, "E07000103"), made.reading("Dacorum", 3.0, "E07000096"))), ""
    )
    assert "edi-class-none" in html
    assert "hidden" in html


def test_a_map_tells_its_five_classes_from_shown_figures_alone() -> None:
    assert [class_of(value, (0.0, 10.0)) for value in (0.0, 1.9, 5.0, 9.9, 10.0)] == [0, 0, 2, 4, 4]
    assert class_of(3.0, (3.0, 3.0)) == 2


def test_a_hidden_step_has_no_width() -> None:
    html = steps(Steps((made.reading("Started", 100.0), made.reading("Stayed", None))), "")
    assert html.count("width:") == 1
    assert html.count("edi-step-hidden") == 1


def set_beside(value: float, beside: float) -> str:
    row = replace(made.reading("Reception", value), against=Against(beside, f"{beside:g}%", "On roll"))
    other = made.reading("Year 1", 100.0)
    return bars(Bars((replace(row, note=f"on roll {beside:g}%"), other)), "").split("</li>")[0]


def test_a_figure_stands_between_its_bar_and_a_ring_far_off() -> None:
    html = set_beside(20, 80)
    assert "<b>20</b></span><i" in html
    assert html.index("<b>20</b>") < html.index("edi-step-ring") < html.index("on roll 80%")


def test_a_figure_that_does_not_fit_before_the_ring_stands_in_its_bar() -> None:
    html = set_beside(20, 25)
    assert '0.2000)"><b>20</b></span>' in html
    assert html.index("<b>20</b>") < html.index("edi-step-ring") < html.index("on roll 25%")


def test_a_figure_that_fits_neither_before_the_ring_nor_in_its_bar_stands_after_both() -> None:
    html = set_beside(2, 5)
    assert html.index("edi-step-ring") < html.index("<b>2</b>") < html.index("on roll 5%")


def test_a_figure_past_its_ring_stands_at_the_end_of_its_bar() -> None:
    assert '<span style="width:calc((100% - var(--edi-step-words)) * 0.0000)"></span>' in set_beside(80, 20)


def test_rings_have_a_key_over_the_drawing() -> None:
    html = bars(Bars((made.reading("Policy", 4),), filled="Reviewed", ring=NASTY), "")
    assert html.index("Reviewed") < html.index(SAFE) < html.index("edi-steps")
    assert "edi-key-ring" not in bars(Bars((made.reading("Policy", 4),)), "")
    assert "edi-key-ring" in steps(Steps((made.reading("Stay", 4),), "Ours", "Others"), "")


def test_a_small_trend_of_one_figure_draws_no_line_and_hides_nothing() -> None:
    html = multiples(Multiples((Line("Watford", (made.cell(3.0),), "3%"),)), "Small trends")
    assert "edi-spark" not in html
    assert "edi-step-hidden" not in html
    assert "<b>3%</b>" in html


def test_the_numbers_stand_before_the_chart() -> None:
    chart = Chart(TileMap((made.reading("Dacorum", 3.0, "E07000096"),)), "A map", made.table(), "map")
    html = card_html.piece(chart)
    assert html.index("Show the numbers") < html.index("edi-map")
    assert 'aria-label="A map"' in html


def test_small_trends_name_what_happened_and_mark_when() -> None:
    cells = tuple(
        replace(made.cell(value), period=Period.parse(term))
        for value, term in ((3.0, "2024/25 autumn"), (4.0, "2025/26 autumn"), (5.0, "2026/27 autumn"))
    )
    block = Multiples((Line("Watford", cells, "5%"),), events=(Happened(date(2026, 3, 1), "Survey"),))
    html = multiples(block, "Small trends")
    assert "upright: Survey (March 2026)" in html
    assert html.count("edi-spark-event") == 1


def test_an_event_outside_the_periods_is_not_marked() -> None:
    cells = tuple(
        replace(made.cell(3.0), period=Period.parse(term)) for term in ("2024/25 autumn", "2025/26 autumn")
    )
    block = Multiples((Line("Watford", cells, "3%"),), events=(Happened(date(2023, 3, 1), "Survey"),))
    assert "edi-spark-event" not in multiples(block, "Small trends")


def test_the_style_sheet_holds_nothing_that_looks_like_a_tag() -> None:
    """Streamlit drops the whole of a style sheet in which a `<` stands before a letter."""
    rules = style().body.removeprefix("<style>").removesuffix("</style>")
    assert not re.search(r"<[a-zA-Z/!]", rules)
