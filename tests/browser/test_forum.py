"""The forum's slides in a real browser, turned by keyboard alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from edi_metrics.access import Viewer
from edi_metrics.plan.decks import DeckSlide
from edi_metrics.plan.facts.decks import DeckSaved
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.vocabulary import Role
from tests.browser.conftest import Visiting, Visitor, serving_a_copy, settled
from tests.browser.test_accessibility import violations

SCREENS = [(1024, 768), (1366, 768), (1920, 1080), (3840, 2160)]
NOT_SLIDES = ('[data-testid="stHeader"]', ".st-key-strip", ".edi-head", ".stDownloadButton", ".edi-foot")

VIEWS = ("", "t", "d")

_SEEN = """() => [...document.querySelectorAll('[data-edi-on] *, .edi-stage-foot *')].filter(one =>
    one.checkVisibility({ visibilityProperty: true })
    && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
).map(one => {
    const box = one.getBoundingClientRect(), slide = one.closest('[data-edi-on]'), style = slide?.style;
    const drawn = one.closest('.stPlotlyChart') ? style.getPropertyValue('--edi-grow') : one.currentCSSZoom;
    const scale = slide ? style.getPropertyValue('--edi-fit')
        : document.documentElement.style.getPropertyValue('--edi-scale');
    return {
        words: one.textContent.trim(), title: one.matches('h2'),
        size: parseFloat(getComputedStyle(one).fontSize) * drawn * scale,
        right: box.right, bottom: box.bottom, foot: !slide,
    };
})"""
"""Every visible piece of text: how large its letters are on the screen, and where it ends."""

_OVER = """() => [...document.querySelectorAll('html, body, .stMain, [data-edi-on], [data-edi-on] *')]
    .filter(one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)
        && one.checkVisibility({ visibilityProperty: true }) && one.scrollHeight > one.clientHeight + 1)
    .map(one => one.outerHTML.slice(0, 80))"""
"""What would show a scrollbar."""

_REACHED = """() => document.activeElement === document.body
    || document.activeElement.checkVisibility({ visibilityProperty: true })
        && Boolean(document.activeElement.closest('[data-edi-on], .edi-presenter'))"""
"""Whether the focus is on nothing, or on something that can be seen."""


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
    last = len(sentences)
    assert _slide(page) == f"{last} of {last}", "the last slide is the last"
    _press(page, "ArrowLeft", "PageUp")
    assert _slide(page) == f"{last - 2} of {last}"
    _press(page, "Home")
    assert _slide(page) == f"1 of {last}"
    _press(page, "End")
    assert _slide(page) == f"{last} of {last}"
    for _ in range(4):
        _press(page, "Tab")
        assert page.evaluate(_REACHED), "Tab goes nowhere hidden"
    _press(page, "Escape")
    assert "slide=" not in page.url
    assert page.locator("h1").is_visible()


def test_a_slide_is_opened_by_its_address_and_shows_table_definition_and_nothing(visitor: Visiting) -> None:
    page = visitor("light").open("forum?other=kept&slide=3", size=(1920, 1080))
    page.wait_for_selector("[data-edi-on]")
    assert _slide(page).startswith("3 of ")
    chart, table = page.locator("[data-edi-on] .edi-steps"), page.locator(".edi-told[data-edi-on] table")
    assert chart.is_visible()
    assert not table.count()
    _press(page, "t")
    assert table.is_visible()
    assert not chart.count()
    _press(page, "d")
    assert page.locator(".edi-told[data-edi-on] .edi-definition").first.is_visible()
    assert not table.count()
    _press(page, "ArrowRight")
    assert "other=kept" in page.url
    _press(page, "b")
    assert not page.locator("[data-edi-on] h2").is_visible()
    _press(page, "b", "ArrowLeft")
    assert chart.is_visible()
    _press(page, "f")
    page.wait_for_function("() => document.fullscreenElement")
    _press(page, "f", "Escape")


@pytest.mark.parametrize("size", SCREENS, ids=str)
def test_every_slide_table_and_definition_fits_its_screen_in_letters_a_room_can_read(
    size: tuple[int, int], visitor: Visiting
) -> None:
    page = visitor("light").open("forum?slide=1", size=size)
    page.wait_for_selector("[data-edi-on] .main-svg")
    scale = min(size[0] / 1920, size[1] / 1080)
    for place in range(1, page.locator(".edi-contents ol li").count() + 1):
        assert _slide(page).startswith(f"{place} of ")
        for view in VIEWS:
            _press(page, *view)
            while True:
                _holds(page.evaluate(_SEEN), size, scale)
                assert page.evaluate(_OVER) == []
                part = page.locator(".edi-stage-part").inner_text()
                if not view or not part or part.split()[2] == part.split()[4].rstrip(","):
                    break
                _press(page, view)
        _press(page, "Home", *["ArrowRight"] * place)


def _holds(seen: list[dict[str, float]], size: tuple[int, int], scale: float) -> None:
    """Letters of 24 px at 1080 lines and titles of 48, nothing cut off, nothing over the foot."""
    foot = size[1] - min(50 * scale, 60)
    assert [one for one in seen if one["size"] < (48 if one["title"] else 24) * scale - 0.1] == []
    assert [one for one in seen if one["right"] > size[0] + 1 or one["bottom"] > size[1] + 1] == []
    assert [one for one in seen if not one["foot"] and one["bottom"] > foot] == []


def test_a_chart_fills_its_slide_and_is_not_cut(visitor: Visiting) -> None:
    page = visitor("light").open("forum?slide=1", size=(1920, 1080))
    page.wait_for_function(
        "() => document.querySelector('[data-edi-on] .main-svg')?.getBoundingClientRect().height > 640"
    )
    box = page.locator("[data-edi-on] .main-svg").first.bounding_box()
    assert box is not None
    assert 1650 < box["width"] <= 1920


def test_the_presenter_view_and_the_room_turn_together_and_either_leads(visitor: Visiting) -> None:
    room = visitor("light").open("forum?slide=1")
    room.wait_for_selector("[data-edi-on]")
    with room.context.expect_page() as opening:
        _press(room, "p")
    speaker = opening.value
    settled(speaker)
    speaker.wait_for_selector("[data-edi-next]")
    assert speaker.get_by_role("region", name="Notes").inner_text()
    assert not [part for part in NOT_SLIDES if any(one.is_visible() for one in speaker.locator(part).all())]
    assert not violations(speaker)
    _press(speaker, "ArrowRight", "ArrowRight")
    room.wait_for_function("() => location.search.includes('slide=3')")
    _press(speaker, "t")
    room.wait_for_selector(".edi-told[data-edi-on] table")
    speaker.get_by_text("In the room: the table").wait_for()
    _press(room, "ArrowLeft")
    speaker.wait_for_function("() => location.search.includes('slide=2')")
    speaker.get_by_role("button", name="Pause clock").press("Enter")
    assert speaker.get_by_role("button", name="Start clock").is_visible()
    speaker.reload()
    settled(speaker)
    speaker.get_by_text("In the room: the slide").wait_for()
    assert speaker.get_by_role("button", name="Start clock").is_visible(), "the clock is as it was"
    room.reload()
    settled(room)
    _press(speaker, "End")
    speaker.get_by_text("This is the last slide.").wait_for()
    room.wait_for_function(
        "() => document.querySelector('.edi-stage-number').textContent.match(/^(.*) of \\1$/)"
    )
    for _ in range(9):
        _press(speaker, "Tab")
        assert speaker.evaluate(_REACHED), "Tab goes nowhere hidden"
    speaker.close()


def test_a_refused_second_window_is_said_in_a_sentence(visitor: Visiting) -> None:
    page = visitor("light").open("forum?slide=1")
    page.wait_for_selector("[data-edi-on]")
    page.evaluate("() => { window.open = () => null; }")
    _press(page, "p")
    assert page.get_by_role("alert").filter(has_text="Allow pop-ups").is_visible()
    _press(page, "ArrowRight")
    assert not page.locator(".edi-not-opened").is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_slide(theme: str, visitor: Visiting) -> None:
    page = visitor(theme).open("forum?slide=4")
    page.wait_for_selector("[data-edi-on]")
    assert not violations(page)


def test_on_a_phone_the_slides_are_a_scroll_and_no_key_is_named(visitor: Visiting) -> None:
    page = visitor("light").open("forum?slide=2", size=(390, 844))
    assert not page.locator(".edi-start, .edi-slide-keys").filter(visible=True).count()
    page.locator(".edi-contents ol a").nth(3).click()
    page.wait_for_function(
        "() => Math.abs(document.querySelector('.st-key-card-slide-4').getBoundingClientRect().top) < 300"
    )
    assert not page.locator(".edi-stage").is_visible()


def test_leaving_for_another_page_leaves_the_slides(page: Page) -> None:
    page.get_by_role("link", name="Start", exact=True).click()
    page.go_back()
    settled(page)
    assert page.locator("h1").is_visible()
    _press(page, "ArrowRight")
    assert "slide=" not in page.url, "outside the slides the keys are the browser's own"


@pytest.fixture
def composed(sample_folders: Path, tmp_path: Path) -> Iterator[str]:
    """A server whose chair has put the whole board of targets on a slide; its address."""
    deck = DeckSaved(
        title="The board", slides=(DeckSlide("targets", "board"), DeckSlide("targets", "path-T07"))
    )
    moment = Moment(SERVICE_DAY, datetime(2026, 11, 23, 9, tzinfo=UTC))
    with serving_a_copy(sample_folders, tmp_path) as address:
        with closing(Planner(tmp_path / "private")) as planner:
            planner.record(Viewer(Role.CHAIR), [Wish("deck/F01", deck)], Form("board", {}), moment)
        yield address


def test_a_slide_too_full_to_read_begins_with_its_table(
    composed: str, stranger: Callable[[str], Visitor]
) -> None:
    page = stranger(composed).open("forum?deck=F01&slide=1", size=(1920, 1080))
    page.wait_for_selector(".edi-told[data-edi-on]")
    assert page.locator(".edi-stage-part").inner_text().startswith(" · Part 1 of ")
    _holds(page.evaluate(_SEEN), (1920, 1080), 1)
    assert "deck=F01" in page.url
    _press(page, "ArrowRight")
    assert _slide(page) == "2 of 2"
    _press(page, "ArrowLeft")
    page.wait_for_selector(".edi-told[data-edi-on]")
