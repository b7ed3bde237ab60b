"""Widths, themes, links, print, and that nothing leaves the machine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edi_metrics.story.story import Story, stories
from tests.browser.conftest import Visiting, Visitor, serving

every_page = pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)

_WIDER = """() => {
    const main = document.querySelector('.stMain'), width = document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('.stMain *')].filter(one => {
        const box = one.getBoundingClientRect();
        return box.width && box.right > width + 1 && !one.closest('svg');
    });
    return {
        page: document.documentElement.scrollWidth - width,
        main: main.scrollWidth - main.clientWidth,
        by: out.slice(0, 3).map(one => `${one.tagName}.${one.className}`.slice(0, 90)),
    };
}"""


@every_page
@pytest.mark.parametrize("width", [390, 320])
def test_nothing_scrolls_sideways(story: Story, width: int, visitor: Visiting) -> None:
    """320 pixels is what a laptop's 1280 becomes at 400% zoom."""
    page = visitor("light").open(story.slug, size=(width, 800))
    wider = page.evaluate(_WIDER)
    assert wider["page"] <= 0, wider
    assert wider["main"] <= 0, wider


@every_page
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_takes_the_readers_theme(story: Story, theme: str, visitor: Visiting) -> None:
    page = visitor(theme).open(story.slug)
    ground, words = page.evaluate(
        """() => [getComputedStyle(document.querySelector('.stApp')).backgroundColor,
                  getComputedStyle(document.querySelector('.edi-hero')).color]"""
    )
    light = sum(map(int, ground[4:-1].split(",")[:3])) > 382
    dark_words = sum(map(int, words[4:-1].split(",")[:3])) < 382
    assert light == (theme == "light")
    assert dark_words == (theme == "light")


@every_page
def test_no_script_fails_and_no_request_leaves_the_machine(story: Story, visitor: Visiting) -> None:
    for theme in ("light", "dark"):
        guest = visitor(theme)
        guest.open(story.slug)
        assert not guest.left
        assert not guest.errors


@pytest.mark.parametrize("path", ["nowhere", "participation?group=dinosaurs", "targets?target=T99"])
def test_a_wrong_address_asks_nobody_outside(path: str, visitor: Visiting) -> None:
    guest = visitor("light")
    guest.page.goto(f"{guest._address}/{path}")
    guest.page.wait_for_selector("h1")
    assert guest.page.locator("h1").count() == 1
    assert not guest.left


def test_a_page_that_does_not_exist_names_the_nearest(visitor: Visiting) -> None:
    guest = visitor("light")
    guest.page.goto(f"{guest._address}/participaton")
    guest.page.wait_for_selector("h1")
    assert "There is no page called 'participaton'" in guest.page.locator("h1").inner_text()
    assert guest.page.locator(".edi-head a[href='participation']").count() == 1


def test_a_cold_servers_first_visit_may_be_a_deep_link(
    sample_folders: Path, stranger: Callable[[str], Visitor]
) -> None:
    with serving() as address:
        guest = stranger(address)
        page = guest.open("participation?group=send")
        _shows_special_needs(guest)
        assert "group=send" in page.url
        assert page.locator('[data-testid="stTopNavLink"], [data-testid="stTopNavSection"]').count() > 0
        assert not guest.left


def test_a_link_pasted_into_another_window_restores_the_view(
    visitor: Visiting, server: str, stranger: Callable[[str], Visitor]
) -> None:
    page = visitor("light").open("participation")
    page.locator(".st-key-filters input").first.click()
    page.get_by_role("option", name="special educational needs").first.click()
    page.wait_for_url("**group=send**")
    guest = stranger(server)
    guest.open(page.url.removeprefix(f"{server}/"))
    _shows_special_needs(guest)


def _shows_special_needs(guest: Visitor) -> None:
    shown = guest.page.locator(".st-key-filters").first.inner_text() + " ".join(
        guest.page.locator(".st-key-filters input").evaluate_all("all => all.map(one => one.value)")
    )
    assert "special educational needs" in shown.lower()
    assert "special educational needs" in guest.page.locator("h1").inner_text().lower()


@every_page
def test_print_leaves_out_menus_and_controls(story: Story, visitor: Visiting) -> None:
    page = visitor("light").open(story.slug)
    page.emulate_media(media="print")
    try:
        for part in (
            '[data-testid="stHeader"]',
            ".st-key-filters",
            ".st-key-take",
            ".stPageLink",
            ".stDownloadButton",
        ):
            assert not any(one.is_visible() for one in page.locator(part).all()), part
        assert page.locator("h1").is_visible()
        assert page.locator(".edi-foot").is_visible()
        assert page.get_by_text("Sample data").first.is_visible()
    finally:
        page.emulate_media(media="screen")
