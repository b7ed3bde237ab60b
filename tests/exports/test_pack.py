"""The offline pack says what its pages say, draws what they draw, and asks nothing of anybody."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import get_args

import pytest

from edi_metrics.exports.pack import pack
from edi_metrics.exports.pack_block import block
from edi_metrics.exports.pack_chart import chart
from edi_metrics.exports.pack_text import Ways
from edi_metrics.exports.take import Chapter, Taken, taken
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import (
    Bars,
    Card,
    Chart,
    Definition,
    Drawing,
    Dumbbell,
    Form,
    Headline,
    Likert,
    Multiples,
    Piece,
    Ranges,
    Table,
    Text,
    Tile,
    TileMap,
    Tiles,
    Timeline,
    Trend,
)
from edi_metrics.vocabulary import Level
from tests.exports.every_kind import DRAWINGS, PIECES, TABLE, line, reading

HOSTILE = '</style><script>alert(1)</script> & <img src=x onerror=alert(1)> "co" <b>x'


class _Read(HTMLParser):
    """A pack read back: its tables, its images' words, its ids and what it points to."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.alts: list[str] = []
        self.ids: list[str] = []
        self.points_to: list[str] = []
        self.tags: set[str] = set()
        self._cell = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is and where it leads."""
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.points_to += [given[name] or "" for name in ("href", "src", "action") if name in given]
        if given.get("role") == "img":
            self.alts.append(given["aria-label"] or "")
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        """Leave a cell."""
        self._cell = self._cell and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        """Words inside a cell."""
        if self._cell:
            self.tables[-1][-1][-1] += data


@pytest.fixture(params=list(Level))
def leaving(request: pytest.FixtureRequest, sample_reader: Callable[[Level], Reader]) -> Taken:
    """The sample's pages at each level."""
    level: Level = request.param
    return _taken(sample_reader(level))


@cache
def _taken(reader: Reader) -> Taken:
    return taken(reader, reference="0123456789abcdef")


def _charts(found: Taken) -> list[Chart]:
    return [one for chapter in found.chapters for one in chapter.charts]


def _html(found: Taken) -> str:
    return pack(found).decode()


def test_every_table_of_every_page_is_in_the_pack_cell_for_cell_and_no_other_figures_are(
    leaving: Taken,
) -> None:
    written = [
        rows for rows in _Read(_html(leaving)).tables if rows[0][0] not in ("Status", "Target and owner")
    ]
    drawn = [
        [list(one.columns), *(list(row) for row in one.rows)]
        for chapter in leaving.chapters
        for one in chapter.tables
    ]
    assert written == drawn


def test_every_chart_of_every_page_is_drawn_with_its_words_in_order(leaving: Taken) -> None:
    assert _Read(_html(leaving)).alts == [one.alt for one in _charts(leaving)]


def test_it_asks_for_nothing_and_every_way_in_it_leads_somewhere_in_it(leaving: Taken) -> None:
    html = _html(leaving)
    read = _Read(html)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:" in html
    assert {way.removeprefix("#") for way in read.points_to} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))
    assert not re.search(r"https?://|@import|url\((?!data:)", html)
    assert not read.tags & {"form", "input", "iframe", "object", "embed", "link", "img"}


def test_it_is_small_and_the_same_pages_are_the_same_bytes(leaving: Taken) -> None:
    assert len(pack(leaving)) < 5_000_000
    assert pack(leaving) == pack(leaving)


def test_its_first_line_and_each_part_say_how_far_it_may_go(leaving: Taken) -> None:
    first, *rest = _html(leaving).splitlines()
    about = leaving.about
    for said in (leaving.stamp, about.data_to.isoformat(), about.version, leaving.reference):
        assert said in first
    sections = re.findall(r"<section class=\"(?:chapter|glossary|key)\".*?</section>", "\n".join(rest), re.S)
    assert len(sections) == len(leaving.chapters) + 2
    for section in sections:
        assert leaving.stamp in section
        assert "Sample data" in section
        assert leaving.reference[:8] in section


def test_every_definition_of_the_cards_is_in_the_glossary_once(leaving: Taken) -> None:
    glossary = _html(leaving).split('<section class="glossary"')[1].split("</section>")[0]
    titles = re.findall(r"<h3>(.*?)</h3>", glossary)
    kept = {
        piece
        for chapter in leaving.chapters
        for card in chapter.cards
        for piece in card.pieces
        if isinstance(piece, Definition)
    }
    assert len(titles) == len(kept)


def test_every_kind_of_drawing_and_of_piece_is_known_here() -> None:
    assert {type(one) for one in DRAWINGS} == set(get_args(Drawing))
    assert {type(one) for one, _ in PIECES} == set(get_args(Piece))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda one: type(one).__name__)
def test_every_drawing_is_one_image_in_the_pages_colours(drawing: Drawing) -> None:
    html = chart(Chart(drawing, "All of it & more", TABLE, "x"))
    assert html.count('role="img"') == 1
    assert 'aria-label="All of it &amp; more"' in html
    assert "<svg" in html
    assert not re.search(r"(fill|stroke):#", html), "a colour that does not follow the theme"


@pytest.mark.parametrize(
    "drawing", [one for one in DRAWINGS if not isinstance(one, Timeline)], ids=lambda one: type(one).__name__
)
def test_what_is_hidden_is_its_symbol(drawing: Drawing) -> None:
    html = chart(Chart(drawing, "", TABLE, "x"))
    assert re.search(r">c( hidden)?<", html), html


def test_a_hidden_bar_is_an_outline_of_standard_size_and_nothing_else() -> None:
    alone = chart(Chart(Bars((reading("Dacorum", None),)), "", TABLE, "x"))
    beside = chart(Chart(Bars((reading("Dacorum", None), reading("Watford", 90.0))), "", TABLE, "x"))
    outline = re.compile(r'<rect x="1" y="1" width="128"[^>]*stroke-dasharray')
    assert len(outline.findall(alone)) == len(outline.findall(beside)) == 1
    assert "var(--edi-series-1)" not in alone


@pytest.mark.parametrize("piece", [one for one, _ in PIECES], ids=lambda one: type(one).__name__)
def test_every_piece_is_written_and_a_form_is_left_out(piece: Piece) -> None:
    html = block(Card("A finding", "", (piece,), "", "one"), "page", Ways.to_pages(()))
    empty = block(Card("A finding", "", (), "", "one"), "page", Ways.to_pages(()))
    assert (html == empty) == isinstance(piece, Form)


def test_words_lead_to_a_page_of_the_pack_and_to_no_other() -> None:
    ways = Ways.to_pages(("targets",))
    assert ways.linked("More", "targets?target=T1") == '<a href="#targets">More</a>'
    for href in ("workforce", "https://targets/", "javascript:alert(1)", "//targets", ""):
        assert ways.linked("More", href) == "More"


def test_what_was_typed_is_plain_text_wherever_it_stands(sample_reader: Callable[[Level], Reader]) -> None:
    whole = _taken(sample_reader(Level.PUBLISHED))
    tile = Tile(HOSTILE, HOSTILE, HOSTILE, HOSTILE, None, (), None, "", HOSTILE, HOSTILE)
    table = Table(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),), "x", HOSTILE)
    named = reading(HOSTILE, 4.0, 5.0)
    pieces = (
        Chart(Dumbbell((named,), HOSTILE, HOSTILE), HOSTILE, table, "x"),
        Chart(Trend((line(HOSTILE, 1, 2, 3),)), HOSTILE, table, "y"),
        Chart(Bars((named,)), HOSTILE, table, "z"),
        Definition(HOSTILE, ((HOSTILE, HOSTILE),)),
        Text(HOSTILE, HOSTILE),
    )
    blocks = (
        Headline(HOSTILE, HOSTILE, HOSTILE),
        Tiles((tile,)),
        Card(HOSTILE, HOSTILE, pieces, HOSTILE, "x"),
    )
    about = replace(whole.about, service=HOSTILE, area=HOSTILE)
    page = Chapter("x", HOSTILE, blocks)
    html = _html(replace(whole, about=about, chapters=(page,)))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert html.count("</style>") == html.count("<style>") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_service_with_hardly_a_figure_has_a_pack(sample_reader: Callable[[Level], Reader]) -> None:
    whole = _taken(sample_reader(Level.PUBLISHED))
    nothing: tuple[Drawing, ...] = (
        Trend(()),
        Likert(()),
        Timeline((), date(2026, 1, 1)),
        Bars(()),
        TileMap(()),
        Multiples(()),
        Ranges((), 0, 1, "", ""),
    )
    cards = tuple(
        Card("Nothing yet", "", (Chart(one, "Nothing yet", TABLE, "x"),), "", f"card-{place}")
        for place, one in enumerate(nothing)
    )
    html = _html(replace(whole, chapters=(Chapter("thin", "Thin", cards),)))
    assert len(_Read(html).alts) == len(nothing)
    assert _html(replace(whole, chapters=())).count('class="chapter"') == 0
