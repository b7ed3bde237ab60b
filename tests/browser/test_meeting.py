"""A working-group meeting run in a real browser by keyboard alone, from its agenda to its minutes."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from edi_metrics.access import Viewer
from edi_metrics.exports import ahead, calendar, digest
from edi_metrics.exports.minutes_docx import minutes_docx
from edi_metrics.plan.delivery import Delivery, delivery
from edi_metrics.plan.facts.meetings import AgendaSet
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import AgendaItem, Decision
from edi_metrics.plan.minutes import Minutes, minutes_of, until_close
from edi_metrics.plan.state import Lifecycle, Plan
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.vocabulary import Role
from tests.browser.conftest import Visiting, serving, settled
from tests.browser.test_accessibility import violations
from tests.exports.reading import text_of_word

DAY = date(2026, 11, 23)
SIX = (
    AgendaItem("since", "Since meeting 19", "News of one action", 10, "Working-group chair"),
    AgendaItem("action-A13", "Raise awareness of unconscious bias", "Overdue", 6, "CPD lead", "action/A13"),
    AgendaItem("action-A31", "Recruit three more mentors", "Overdue", 6, "", "action/A31"),
    AgendaItem("action-A17", "Hold a termly panel", "Blocked", 5, "", "action/A17"),
    AgendaItem("target-T09", "Requests for fee help", "Off track", 6, "", "target/T09"),
    AgendaItem("new", "New actions", "What came up today", 10, "Working-group chair"),
)


@pytest.fixture
def private(sample_folders: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's folders, whose meeting 20 has six items on its draft agenda."""
    folder = tmp_path_factory.mktemp("meeting")
    for name in ("private", "warehouse"):
        shutil.copytree(sample_folders / name, folder / name)
    planner = Planner(folder / "private")
    wish = Wish("meeting/M20", AgendaSet(items=SIX))
    planner.record(Viewer(Role.CHAIR), [wish], Form("six", {}), Moment(DAY, datetime.now(UTC)))
    planner.close()
    return folder / "private"


@pytest.fixture
def address(private: Path) -> Iterator[str]:
    """A server that this meeting has to itself."""
    with serving(EDI_PRIVATE=str(private), EDI_WAREHOUSE=str(private.parent / "warehouse")) as found:
        yield found


class Keyboard:
    """A chair without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def heading(self) -> str:
        """The item in hand."""
        return self.page.inner_text("h1")

    def tab_to(self, words: str) -> None:
        """Tab until the button or field of these words has the keyboard."""
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(_NAME):
                return
        raise AssertionError(f"the keyboard never came to '{words}'")

    def open(self, key: str) -> None:
        """The lines of a decision: pressed once its key is live, and the keyboard is in the first of them."""
        self.page.wait_for_function(_IS_LIVE, arg=key)
        self.page.keyboard.press(key)
        self.page.wait_for_function(_IN_FORM)

    def decide(self, key: str, *lines: str) -> None:
        """One key, its lines, Enter; then the next item is there."""
        self.open(key)
        self.write(*lines)

    def write(self, *lines: str) -> None:
        """The lines of an open form, Enter; then the next item is there."""
        before = self.heading
        for place, line in enumerate(lines):
            if place:
                self.page.keyboard.press("Tab")
            if line:
                self.page.wait_for_function(_IN_FORM)
                self.page.keyboard.type(line)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(_CHANGED, arg=before)
        settled(self.page)


_NAME = """(() => {
    const one = document.activeElement;
    if (!one.matches('button, a, input, textarea, [role=spinbutton]')) return '';
    return (one.getAttribute('aria-label') || one.innerText || '').trim();
})()"""
_IN_FORM = """() => document.activeElement.matches('input, textarea, [role=spinbutton]')
    && document.activeElement.closest('[data-testid=stForm]') !== null"""
_IS_LIVE = """key => [...document.querySelectorAll('.stMain kbd')].some(one => one.innerText === key
    && !one.closest('[data-stale=true]'))"""
_CHANGED = "before => document.querySelector('h1') && document.querySelector('h1').innerText !== before"


def test_a_meeting_of_six_items_runs_from_agenda_to_minutes_by_keyboard_alone(
    private: Path, address: str, stranger: Visiting
) -> None:
    page = stranger(address).open("meeting")
    chair = Keyboard(page)
    chair.tab_to("Settle the agenda and begin")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Item 1 of 6")

    chair.tab_to("Working-group chair")
    page.keyboard.press("Space")
    chair.tab_to("Save who is here")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 of 8 are here")
    settled(page)

    chair.decide("7", "Read and agreed 123")  # digits typed into a line press no buttons
    _type_and_refresh(chair, "5", "Nothing would show")
    chair.write(" that it worked", "It named nobody it was for")
    chair.decide("3", "29012027", "", "The second advert is out", "")
    chair.decide("2", "The officer has answered")
    page.wait_for_function(_IS_LIVE, arg="U")
    page.keyboard.press("U")
    page.wait_for_selector("text=The last decision was taken back")
    settled(page)
    assert chair.heading == "Hold a termly panel"
    chair.decide("2", "The officer has answered")
    chair.decide("2", "Paid from the new fund")
    chair.decide("7", "None today")

    assert chair.heading == "Close meeting 20? It decided six of six items"
    chair.tab_to("Close meeting 20")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Take the minutes with you")

    plan, minutes = _kept(private)
    assert [item.decision for item in minutes.items] == [
        Decision.NONE,
        Decision.DROPPED,
        Decision.NEW_DATE,
        Decision.ON_TRACK,
        Decision.ON_TRACK,
        Decision.NONE,
    ]
    assert plan.actions["A13"].lifecycle is Lifecycle.DROPPED
    assert "Nothing would show that it worked" in minutes.items[1].words
    assert plan.actions["A31"].due == date(2027, 1, 29)
    assert plan.actions["A17"].lifecycle is Lifecycle.IN_PROGRESS
    assert delivery(plan.actions["A31"], DAY, None) is Delivery.MOVED, "it is late no longer"
    _agree_item_for_item(page, plan, minutes)
    assert page.get_by_role("button", name="Done").count() == 0, "a closed meeting is read and no longer run"
    page.reload()
    page.wait_for_selector("h1")
    assert page.locator("text=Save and go on").count() == 0


def _type_and_refresh(chair: Keyboard, key: str, words: str) -> None:
    """A refresh in the middle of a line: it is there again as soon as the same key is pressed."""
    chair.open(key)
    chair.page.keyboard.type(words)
    chair.page.reload()
    settled(chair.page)
    chair.open(key)
    assert chair.page.evaluate("document.activeElement.value") == words
    chair.page.keyboard.press("End")


def test_letters_typed_before_the_lines_are_there_press_nothing_and_are_not_lost(
    address: str, stranger: Visiting
) -> None:
    """A quick chair on a slow machine: the key, and its words in the same breath."""
    page = stranger(address).open("meeting")
    page.get_by_role("button", name="Settle the agenda and begin").click()
    page.wait_for_selector("text=Item 1 of")
    settled(page)
    chair = Keyboard(page)
    before = chair.heading
    page.wait_for_function(_IS_LIVE, arg="7")
    page.keyboard.type("7Nobody 123")
    page.wait_for_function(_IN_FORM)
    assert page.evaluate("document.activeElement.value") == "Nobody 123"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type("U2")
    assert page.evaluate("document.activeElement.value") == "Nobody 123U2", (
        "the focus had gone; the words had not"
    )
    assert chair.heading == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_while_a_meeting_runs(theme: str, address: str, stranger: Visiting) -> None:
    page = stranger(address).open("meeting")
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.get_by_role("button", name="Settle the agenda and begin").click()
    page.wait_for_selector("text=Item 1 of")
    settled(page)
    assert violations(page) == []
    page.goto(f"{address}/meeting?item=action-A13")
    settled(page)
    Keyboard(page).open("5")
    assert violations(page) == []
    page.goto(f"{address}/meeting?item=close")
    settled(page)
    assert violations(page) == []


def _kept(private: Path) -> tuple[Plan, Minutes]:
    """The plan and the minutes as the journal tells them, whatever the screen says."""
    planner = Planner(private)
    events = until_close("M20", planner.events())
    planner.close()
    plan = fold(events, DAY)
    return plan, minutes_of("M20", plan, events, service="Hartwell Music Service", sample=True)


def _agree_item_for_item(page: Page, plan: Plan, minutes: Minutes) -> None:
    """The page, the Word minutes, the owners' lists and the calendar all say what the plan says."""
    shown, written = page.inner_text(".stMain"), text_of_word(minutes_docx(minutes))
    after = ahead.after(minutes)
    lists = {one.owner: one.content.decode() for one in digest.digests(after)}
    dates = calendar.calendar(after).decode().replace("\r\n ", "")
    for item in minutes.items:
        for told in (shown, written):
            assert item.title in told
            assert item.words in told
    moved = plan.actions["A31"]
    assert moved.owner in lists
    assert "20270129" in dates
    assert "29 January 2027" in lists[moved.owner]
