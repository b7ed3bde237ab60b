"""The action plan worked on by keyboard alone: open, say what happened, take it back, begin a new one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, serving_a_copy, settled


@pytest.fixture(scope="module")
def address(sample_folders: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose plan may be written to: each test writes something that no other reads."""
    with serving_a_copy(sample_folders, tmp_path_factory.mktemp("planning")) as address:
        yield address


@pytest.fixture
def page(address: str, stranger: Callable[[str], Visitor]) -> Iterator[Page]:
    """The action plan as somebody new opens it."""
    guest = stranger(address)
    yield guest.open("action_plan")
    assert not guest.errors
    assert not guest.left


_ICON = 20
"""How many letters the name of an icon may add to a button's words."""

_FOCUSED = """() => {
    const one = document.activeElement;
    return one.getAttribute('aria-label') || one.innerText || '';
}"""


def tab_to(page: Page, words: str, most: int = 60) -> None:
    """Press Tab until the focus is on what is called by these words."""
    for _ in range(most):
        page.keyboard.press("Tab")
        name = " ".join(str(page.evaluate(_FOCUSED)).split())
        if words in name and len(name) < len(words) + _ICON:
            return
    raise AssertionError(f"Tab never reached '{words}'")


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option by typing it."""
    tab_to(page, label)
    page.keyboard.type(option)
    page.get_by_role("option", name=option).first.wait_for()
    page.keyboard.press("Enter")


def write(page: Page, label: str, words: str) -> None:
    """Write in a field."""
    tab_to(page, label)
    page.keyboard.type(words)


def press(page: Page, words: str) -> None:
    """Reach a button and press it."""
    tab_to(page, words)
    page.keyboard.press("Enter")


OPEN = "Open Raise awareness of unconscious bias"


def test_an_action_is_opened_updated_and_taken_back_by_keyboard(page: Page) -> None:
    press(page, OPEN)
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("History, newest first").wait_for()
    assert page.url.endswith("?action=A13")
    choose(page, "What happened?", "There is news")
    drawer.get_by_label("What is new?").wait_for()
    write(page, "What is new?", "Nine new names, none <b>noted</b>")
    press(page, "Save")
    drawer.get_by_text("News: Nine new names, none <b>noted</b>.", exact=True).wait_for()
    assert drawer.get_by_text("Saved ").is_visible()
    press(page, "Take it back")
    drawer.get_by_text("Took back: News: Nine new names").wait_for()
    settled(page)  # the button that was pressed has left, so the keyboard must have found another
    page.wait_for_function("() => document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    drawer.wait_for(state="detached")
    page.wait_for_url(lambda url: "action=" not in url)
    page.wait_for_function("() => document.activeElement.innerText.startsWith('Open')")


def test_the_keys_of_a_new_action_open_its_form_and_write_nothing(page: Page) -> None:
    page.keyboard.press("Alt+n")
    drawer = page.get_by_role("dialog")
    title = drawer.get_by_label("What will be done?")
    title.wait_for()
    tab_to(page, "What will be done?")
    page.keyboard.type("Name nine new mentors")
    page.keyboard.press("Alt+n")
    assert title.input_value() == "Name nine new mentors"
    choose(page, "Strand", "Workforce development")
    tab_to(page, "day, Due")
    page.keyboard.type("16072027")
    press(page, "Save the action")
    drawer.get_by_text("Proposed: Name nine new mentors.", exact=True).wait_for()
    assert page.url.endswith("?action=A41")
    assert drawer.get_by_text("No owner").first.is_visible()


def test_one_letter_alone_is_no_command(page: Page) -> None:
    for letter in "nNaAuU1":
        page.keyboard.press(letter)
    page.wait_for_timeout(300)
    assert page.get_by_role("dialog").count() == 0


def test_a_button_clicked_twice_saves_once(page: Page) -> None:
    page.get_by_role("button", name=OPEN).click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("What happened?").click()
    page.get_by_role("option", name="There is evidence").click()
    drawer.get_by_label("What shows the work?").fill("Slides of the second session")
    drawer.get_by_role("button", name="Save").dblclick()
    drawer.get_by_text("Evidence: Slides of the second session.", exact=True).first.wait_for()
    page.wait_for_timeout(1000)
    assert drawer.locator(".edi-history").get_by_text("Slides of the second session").count() == 1


@pytest.mark.parametrize("width", [390, 320])
def test_the_drawer_fits_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_role("button", name=OPEN).click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("History, newest first").wait_for()
    wider = drawer.evaluate("one => [one.scrollWidth - one.clientWidth, one.getBoundingClientRect().right]")
    assert wider[0] <= 0
    assert wider[1] <= width
