"""A picture of one chart is whole, says what must go with it, and shows nothing that is hidden."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from edi_metrics.errors import UnknownName
from edi_metrics.exports.picture import WIDE, everything, filename, picture, pictures_of
from edi_metrics.exports.take import Chapter, Taken, taken
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import Bars, Card, Chart, Drawing, Multiples
from edi_metrics.vocabulary import Level
from tests.exports.every_kind import DRAWINGS, EMPTY, ROWS, TABLE, line, reading
from tests.exports.made import HOSTILE


@pytest.fixture
def frame(sample_reader: Callable[[Level], Reader]) -> Taken:
    """The sample's pages at the published level."""
    return taken(sample_reader(Level.PUBLISHED), reference="0123456789abcdef0123456789abcdef")


@pytest.fixture
def inside(sample_reader: Callable[[Level], Reader]) -> Taken:
    """The same at the inside level."""
    return taken(sample_reader(Level.INSIDE), reference="0123456789abcdef0123456789abcdef")


def _of(frame: Taken, *charts: Chart, title: str = "A finding") -> Taken:
    """The same frame round one page of one card with these charts."""
    card = Card(title, "Whom it is about", charts, "Schools census", "c")
    return replace(frame, chapters=(Chapter("one", "One page", (card,)),))


def _opened(png: bytes) -> Image.Image:
    opened = Image.open(io.BytesIO(png))
    opened.load()
    return opened


def _said(frame: Taken, *charts: Chart, which: int = 0) -> str:
    """Everything that is drawn for one of these charts."""
    pages = _of(frame, *charts)
    return repr(everything(pages, pictures_of(pages.chapters[0])[which]))


@pytest.mark.parametrize("drawing", [*DRAWINGS, *EMPTY], ids=lambda one: type(one).__name__)
def test_every_kind_of_chart_is_a_png_of_the_promised_width(drawing: Drawing, frame: Taken) -> None:
    opened = _opened(picture(_of(frame, Chart(drawing, "What it shows", TABLE, "x")), "one", "x"))
    assert opened.format == "PNG"
    assert opened.width == WIDE >= 1600
    assert 400 < opened.height < 2 * WIDE


def test_every_chart_of_the_pages_is_offered_once_and_can_be_taken(frame: Taken) -> None:
    offered = {(chapter.slug, one.name) for chapter in frame.chapters for one in pictures_of(chapter)}
    assert len(offered) == sum(len(chapter.charts) for chapter in frame.chapters) > 20
    assert len({filename(frame, slug, name) for slug, name in offered}) == len(offered)
    assert all(_opened(picture(frame, slug, name)).width == WIDE for slug, name in offered)


@pytest.mark.parametrize("pages", ["frame", "inside"])
def test_it_says_what_must_go_with_it(pages: str, request: pytest.FixtureRequest) -> None:
    found: Taken = request.getfixturevalue(pages)
    said = _said(found, Chart(Bars(ROWS), "Two districts", TABLE, "x"))
    for words in (
        "A finding",
        "Whom it is about",
        "Source: Schools census",
        "c hidden",
        found.stamp,
        "Sample data",
        found.about.service,
        f"data to {found.about.data_to.day} November 2026",
        f"Version {found.about.version}",
        "Reference 01234567",
    ):
        assert words in said, words


def test_a_picture_of_a_card_with_several_charts_says_which_of_them_it_is(frame: Taken) -> None:
    charts = tuple(
        Chart(Bars(ROWS), "Two", replace(TABLE, caption=f"{name} by district."), name)
        for name in ("lessons", "groups")
    )
    said = _said(frame, *charts, which=1)
    assert "groups by district" in said
    assert "lessons by district" not in said
    assert [one.title for one in pictures_of(_of(frame, *charts).chapters[0])] == [
        "A finding: lessons by district",
        "A finding: groups by district",
    ]


def test_those_who_cannot_see_it_are_told_what_it_shows(frame: Taken) -> None:
    opened = _opened(
        picture(_of(frame, Chart(Bars(ROWS), "Zoë’s two districts. Table above.", TABLE, "x")), "one", "x")
    )
    assert opened.info == {"Title": "A finding", "Description": "Zoë’s two districts."}


def test_the_same_chart_is_the_same_bytes_and_another_reference_another_picture(frame: Taken) -> None:
    pages = _of(frame, Chart(Bars(ROWS), "Two districts", TABLE, "x"))
    first, again = picture(pages, "one", "x"), picture(pages, "one", "x")
    other = picture(replace(pages, reference="fedcba98"), "one", "x")
    assert first == again
    assert _opened(first).tobytes() != _opened(other).tobytes()


def test_what_is_hidden_is_its_symbol_and_nothing_more(frame: Taken) -> None:
    for drawing in (Bars((reading("Dacorum", None),)), Multiples((line("Dacorum", None, None, None),))):
        said = _said(frame, Chart(drawing, "One district", TABLE, "x"))
        assert "'c hidden'" in said


def test_the_picture_of_a_hidden_figure_is_the_same_whatever_lies_behind_it(frame: Taken) -> None:
    hidden = reading("Dacorum", None)
    behind = replace(hidden, cell=replace(hidden.cell, numerator=3.0, denominator=100))
    first, second = (
        picture(_of(frame, Chart(Bars((one,)), "One district", TABLE, "x")), "one", "x")
        for one in (hidden, behind)
    )
    assert first == second


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_looks_like_markup_is_drawn_as_words(typed: str, frame: Taken) -> None:
    chart = Chart(Bars((reading(typed, 4.0, 17.0),)), typed, replace(TABLE, symbols=typed), "x")
    assert _opened(picture(_of(frame, chart, title=typed), "one", "x")).width == WIDE


@pytest.mark.parametrize(
    ("slug", "name", "told"),
    [
        ("participatoin", "map", "There is no page here called 'participatoin'. Did you mean"),
        ("participation", "mapp", "There is no chart on the page 'participation' called 'mapp'."),
    ],
)
def test_a_name_that_is_not_there_is_refused_with_the_nearest(
    slug: str, name: str, told: str, frame: Taken
) -> None:
    with pytest.raises(UnknownName) as refused:
        picture(frame, slug, name)
    assert told in str(refused.value)


def test_its_name_says_what_it_holds_how_far_it_may_go_and_which_it_is(frame: Taken) -> None:
    name = filename(frame, "genre_offer", "hours")
    assert name.startswith("genre-offer-hours-published-2026-11-23-")
    assert name.endswith(f"{frame.about.version}-01234567.png")
