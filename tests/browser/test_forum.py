"""The forum's slides in a real browser, turned by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visiting, settled
from tests.browser.test_accessibility import violations

SCREENS = [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)]
NOT_SLIDES = ('[data-testid="stHeader"]', ".st-key-strip", ".edi-head", ".stDownloadButton", ".edi-foot")

_SEEN = """() => [...document.querySelectorAll('[data-edi-on] *, .edi-stage *')].filter(one =>
    one.checkVisibility({ visibilityProperty: true })
    && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
).map(one => {
    const box = one.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(one).fontSize);
    const scale = one.closest('[data-edi-on]')
        ? parseFloat(one.closest('[data-edi-on]').style.getPropertyValue('--edi-fit'))
        : parseFloat(document.documentElement.style.getPropertyValue('--edi-scale'));
    return { words: one.textContent.trim(), size: size * scale, right: box.right, bottom: box.bottom };
})"""


@pytest.fixture
def page(visitor: Visiting) -> Iterator[Page]:
    """The forum's index at the size most projectors have."""
    found = visitor("light").open("forum", size=(1920, 1080))
    yield found
    found.goto("about:blank")


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def _slide(page: Page) -> str:
    """Which slide is shown, as its foot says."""
    return page.locator(".edi-stage-number").inner_text()


def test_start_shows_the_first_slide_and_keys_turn_them_with_the_address(page: Page) -> None:
    sentences = page.locator(".edi-contents ol a").all_inner_texts()
    page.get_by_role("link", name="Start", exact=True).press("Enter")
    for place, sentence in enumerate(sentences, start=1):
        assert _slide(page) == f"{place} of {len(sentences)}"
        assert page.url.endswith(f"?slide={place}")
        assert page.locator("[data-edi-on] h2").inner_text() == sentence
        assert not [part for part in NOT_SLIDES if any(one.is_visible() for one in page.locator(part).all())]
        _press(page, "ArrowRight" if place % 2 else "PageDown")
    assert _slide(page) == "6 of 6", "the last slide is the last"
    _press(page, "ArrowLeft", "PageUp")
    assert _slide(page) == "4 of 6"
    _press(page, "Home")
    assert _slide(page) == "1 of 6"
    _press(page, "End")
    assert _slide(page) == "6 of 6"
    _press(page, "Escape")
    assert "slide=" not in page.url
    assert page.locator("h1").is_visible()


def test_a_slide_is_opened_by_its_address_and_shows_table_definition_and_nothing(visitor: Visiting) -> None:
    page = visitor("light").open("forum?slide=3", size=(1920, 1080))
    page.wait_for_selector("[data-edi-on]")
    assert _slide(page) == "3 of 6"
    chart, table = page.locator("[data-edi-on] .edi-steps"), page.locator("[data-edi-on] table")
    assert chart.is_visible()
    assert not table.is_visible()
    _press(page, "t")
    assert table.is_visible()
    assert not chart.is_visible()
    _press(page, "d")
    assert page.locator("[data-edi-on] .edi-definition").is_visible()
    assert not table.is_visible()
    _press(page, "d", "b")
    assert not page.locator("[data-edi-on] h2").is_visible()
    _press(page, "b")
    assert chart.is_visible()
    _press(page, "f")
    page.wait_for_function("() => document.fullscreenElement")
    _press(page, "f", "Escape")


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_every_slide_fits_its_screen_in_letters_a_room_can_read(
    size: tuple[int, int], visitor: Visiting
) -> None:
    page = visitor("light").open("forum?slide=1", size=size)
    page.wait_for_selector("[data-edi-on]")
    least = 24 * min(size[0] / 1920, size[1] / 1080) - 0.1
    for place in range(1, 7):
        page.wait_for_function(
            f"() => document.querySelector('.edi-stage-number').textContent[0] === '{place}'"
        )
        seen = page.evaluate(_SEEN)
        assert [one for one in seen if one["size"] < least] == []
        assert [one for one in seen if one["right"] > size[0] + 1 or one["bottom"] > size[1] + 1] == []
        _press(page, "ArrowRight")


def test_a_chart_fills_its_slide_and_is_not_cut(visitor: Visiting) -> None:
    page = visitor("light").open("forum?slide=1", size=(1920, 1080))
    page.wait_for_selector("[data-edi-on] .main-svg")
    box = page.locator("[data-edi-on] .main-svg").first.bounding_box()
    assert box is not None
    assert 1700 < box["width"] <= 1920


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_slide(theme: str, visitor: Visiting) -> None:
    page = visitor(theme).open("forum?slide=4")
    page.wait_for_selector("[data-edi-on]")
    assert not violations(page)


def test_leaving_for_another_page_leaves_the_slides(page: Page) -> None:
    page.get_by_role("link", name="Start", exact=True).click()
    page.go_back()
    settled(page)
    assert page.locator("h1").is_visible()
    _press(page, "ArrowRight")
    assert "slide=" not in page.url, "outside the slides the keys are the browser's own"
