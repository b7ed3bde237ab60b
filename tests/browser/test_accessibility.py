"""axe-core on every page in both themes, and what axe cannot see: keyboard, headings, first screen."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from edi_metrics.story.story import Story, stories
from tests.browser.conftest import Visiting

every_page = pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)
in_each_theme = pytest.mark.parametrize("theme", ["light", "dark"])

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Allowed:
    """One finding that stands, and why."""

    rule: str
    target: str
    """What the selector of the finding contains."""
    reason: str


ALLOWED: tuple[Allowed, ...] = ()
"""Every exception, by name. Only Streamlit's own elements may be here, each with its reason."""


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is, but for what is allowed."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']} at {node['target']}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
        if not any(it.rule == one["id"] and it.target in str(node["target"]) for it in ALLOWED)
    ]


@every_page
@in_each_theme
def test_axe_finds_nothing(story: Story, theme: str, visitor: Visiting) -> None:
    page = visitor(theme).open(story.slug)
    assert not violations(page)


@in_each_theme
@pytest.mark.parametrize("button", ["Key", "Take it with you", "view"])
def test_axe_finds_nothing_in_what_opens_from_the_strip(button: str, theme: str, visitor: Visiting) -> None:
    page = visitor(theme).open("participation")
    name = ".st-key-view button" if button == "view" else f".st-key-strip button:has-text('{button}')"
    page.locator(name).first.click()
    page.wait_for_selector('[data-testid="stPopoverBody"]')
    assert not violations(page)


@in_each_theme
@pytest.mark.parametrize("asked", ["A08", "new", "several"])
def test_axe_finds_nothing_in_the_action_plans_drawer(asked: str, theme: str, visitor: Visiting) -> None:
    page = visitor(theme).open(f"action_plan?action={asked}")
    page.wait_for_selector(".stDialog")
    assert not violations(page)


@every_page
def test_axe_finds_nothing_on_a_phone(story: Story, visitor: Visiting) -> None:
    page = visitor("light").open(story.slug, size=(390, 844))
    assert not violations(page)


@every_page
def test_there_is_one_h1_and_no_level_is_skipped(story: Story, visitor: Visiting) -> None:
    page = visitor("light").open(story.slug)
    levels: list[int] = page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.filter(h => h.offsetParent).map(h => Number(h.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels


@every_page
def test_every_chart_has_words_and_its_table_stands_before_it(story: Story, visitor: Visiting) -> None:
    page = visitor("light").open(story.slug)
    missing = page.evaluate(
        """() => [...document.querySelectorAll('.stPlotlyChart')].filter(chart => {
            const card = chart.closest('[class*="st-key-card-"]');
            const table = card && card.querySelector('.edi-numbers table');
            const named = chart.querySelector('[role="img"][aria-label]') || chart.closest('[aria-label]')
                || chart.querySelector('[aria-label]');
            return !named || !table
                || !(table.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING);
        }).length"""
    )
    assert missing == 0


def test_tab_reaches_the_filters_and_the_numbers_with_focus_to_be_seen(visitor: Visiting) -> None:
    page = visitor("light").open("participation")
    reached: dict[str, bool] = {}
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUSED)
        reached[found["what"]] = found["seen"] and not found["covered"]
        if found["what"] == "numbers":
            break
    assert reached.get("filter"), reached
    assert reached.get("numbers"), reached
    page.keyboard.press("Enter")
    assert page.locator(".edi-numbers[open] table").first.is_visible()


_FOCUSED = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const strip = document.querySelector('.st-key-strip').getBoundingClientRect();
    const looks = [one, one.parentElement, one.closest('[data-baseweb="select"]')?.firstElementChild]
        .filter(Boolean).map(it => getComputedStyle(it));
    return {
        what: one.matches('.edi-numbers summary') ? 'numbers'
            : one.closest('.st-key-filters') ? 'filter' : 'other',
        seen: looks.some(it => it.outlineStyle !== 'none' || it.boxShadow !== 'none'),
        covered: !one.closest('.st-key-strip') && box.bottom < strip.bottom && box.bottom > strip.top
            && box.top > 0 && strip.top > 0,
    };
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_screen_of_the_overview_holds_headline_lead_and_tiles(
    theme: str, visitor: Visiting
) -> None:
    page = visitor(theme).open("overview")
    for part in (".edi-hero", ".edi-lead", ".edi-tiles"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768, f"{part} ends at {box['y'] + box['height']:.0f} of 768 pixels"
