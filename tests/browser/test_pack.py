"""The offline pack in a browser, from a file: axe, no request, no sideways scroll, and slides by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from edi_metrics.exports.pack import pack
from edi_metrics.exports.take import taken
from edi_metrics.reader import Reader
from edi_metrics.vocabulary import Level
from tests.browser.test_accessibility import violations

in_each_size = pytest.mark.parametrize("width", [1366, 390])
in_each_theme = pytest.mark.parametrize("theme", ["light", "dark"])


@pytest.fixture(scope="module")
def file(sample_reader: Callable[[Level], Reader], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three of the sample's published pages on disk, with most kinds of drawing between them."""
    path = tmp_path_factory.mktemp("pack") / "pack.html"
    path.write_bytes(pack(taken(sample_reader(Level.PUBLISHED), ("overview", "voice", "genre_offer"))))
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Callable[[str, int], Page]]:
    """Opens the pack in a theme at a width; a request or a complaint of the browser fails the test."""
    pages: list[Page] = []
    heard: list[str] = []

    def open_it(theme: str, width: int) -> Page:
        page = browser.new_page(
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": width, "height": 768},
        )
        pages.append(page)
        page.on("request", lambda request: heard.append(request.url))
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(file.as_uri())
        page.evaluate("() => document.fonts.ready.then(() => null)")
        return page

    yield open_it
    for page in pages:
        page.close()
    assert [one for one in heard if one != file.as_uri() and not one.startswith("data:")] == []


@in_each_theme
@in_each_size
def test_axe_finds_nothing_in_the_pack(theme: str, width: int, opened: Callable[[str, int], Page]) -> None:
    page = opened(theme, width)
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_slides_are_turned_and_left_by_keyboard(opened: Callable[[str, int], Page]) -> None:
    page = opened("light", 1366)
    page.focus("#present")
    page.keyboard.press("Enter")
    place = page.locator("#slide-place")
    assert place.inner_text().startswith("Slide 1 of ")
    last = place.inner_text().removeprefix("Slide 1 of ")
    page.keyboard.press("ArrowRight")
    assert place.inner_text() == f"Slide 2 of {last}"
    assert page.locator(".card:visible, .head:visible, .cover:visible").count() == 1
    page.keyboard.press("End")
    assert place.inner_text() == f"Slide {last} of {last}"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "present"
    assert page.locator(".chapter").first.is_visible()
