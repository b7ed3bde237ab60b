"""One opened form: saved once, refused with every word kept, and both texts side by side when overtaken."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from edi_metrics.plan.facts import Event
from edi_metrics.planner import Planner
from edi_metrics.settings import settings
from edi_metrics.ui import process
from tests.planner.recording import OWNED, full_disk, say, wish

STREAM = "action/A24"
PAGE = Path(__file__).with_name("drawing_sheets.py")


@pytest.fixture
def plan(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Planner]:
    """The planner that the page uses, on a copy of the sample's journal."""
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    for file in (sample_folders / "private").glob("journal.*"):
        shutil.copy(file, tmp_path)
    monkeypatch.setenv("EDI_PRIVATE", str(tmp_path))
    found = process.planner(settings())
    yield found
    found.close()


@pytest.fixture
def page(plan: Planner) -> AppTest:
    """The page of forms, as the chair opens it."""
    return _page()


def _page() -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60).run()
    assert not app.exception
    return app


def told(plan: Planner) -> list[Event]:
    """What was recorded of the action after the sample's own events."""
    return [event for event in plan.events() if event.stream == STREAM and event.event_id[0] != "E"]


def words(app: AppTest) -> str:
    """What the forms say of themselves."""
    html = " ".join(found.proto.body for found in app.get("html"))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button that says `label`."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def news(app: AppTest, text: str) -> AppTest:
    """Type news, and save it."""
    app.text_area[0].set_value(text)
    return press(app, "Save the news")


def owner(app: AppTest, form: str, role: str) -> AppTest:
    """Type an owner into one of the two forms, and save it."""
    next(box for box in app.text_input if box.label == f"Owner, form {form}").set_value(role)
    return press(app, f"Save form {form}")


def test_what_is_saved_is_recorded_once_and_the_form_begins_anew(page: AppTest, plan: Planner) -> None:
    news(page, "Nine visited")
    assert re.search(r"Saved \d\d:\d\d", words(page))
    assert page.text_area[0].value == ""
    assert [event.fact.model_dump()["note"] for event in told(plan)] == ["Nine visited"]
    page.run()
    assert len(told(plan)) == 1


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "Not saved. The news is empty. Write a line of it and save again."),
        (" ", "Not saved. The news is empty. Write a line of it and save again."),
        (
            "x" * 2001,
            "Not saved. The note is 2,001 characters long and 2,000 fit. Nothing is lost: shorten it",
        ),
    ],
)
def test_what_is_refused_is_said_at_once_and_every_word_is_kept(
    page: AppTest, plan: Planner, text: str, refusal: str
) -> None:
    news(page, text)
    assert refusal in words(page)
    assert page.text_area[0].value == text
    assert told(plan) == []
    news(page, "Nine visited")
    assert "Not saved" not in words(page)
    assert len(told(plan)) == 1


def test_a_date_that_was_not_chosen_is_asked_for_in_plain_words(page: AppTest) -> None:
    press(page, "Save the date")
    assert words(page) == "Not saved. The new date needs a date. Choose one and save again."


def test_a_full_disk_is_said_the_text_stays_and_the_page_still_reads(plan: Planner) -> None:
    plan.events()
    plan.close()
    text = "Strings are ordered. " * 95
    with full_disk():
        page = _page()
        assert page.text[0].value == "40 actions"
        for number in range(1, 9):  # the last page of the file has room for a little more
            typed = f"{number} {text}"[:2000]
            news(page, typed)
            if "Not saved" in words(page):
                break
        assert "The journal cannot be used just now (database or disk is full)." in words(page)
        assert "Nothing was recorded; try again when that is mended." in words(page)
        assert page.text_area[0].value == typed
        before = len(told(plan))
        assert _page().text[0].value == "40 actions", "whoever comes now can read the plan"
    plan.close()
    press(page, "Save the news")
    assert "Not saved" not in words(page)
    assert len(told(plan)) == before + 1


def test_when_another_was_first_both_texts_stand_side_by_side(page: AppTest, plan: Planner) -> None:
    say(plan, wish(OWNED, STREAM))
    owner(page, "one", "CPD lead")
    assert "Working-group chair changed the same part of A24 after you opened it." in words(page)
    assert "Theirs Working-group chair Owner: Head of service." in words(page)
    assert "Yours Owner: CPD lead." in words(page)
    press(page, "Keep theirs")
    assert page.text[1].value == "Owner: Head of service"
    assert "Theirs stands." in words(page)


def test_whoever_has_seen_both_may_put_theirs_in_its_place(page: AppTest, plan: Planner) -> None:
    say(plan, wish(OWNED, STREAM))
    owner(page, "one", "CPD lead")
    press(page, "Put mine in its place")
    page.run()
    assert page.text[1].value == "Owner: CPD lead"
    assert [event.fact.kind for event in told(plan)] == ["OwnerSet", "SetAside", "OwnerSet"]


def test_what_was_saved_in_one_form_is_no_surprise_to_the_next(page: AppTest, plan: Planner) -> None:
    """Both forms were opened before either was saved, by one person."""
    owner(page, "one", "CPD lead")
    owner(page, "other", "Inclusion lead")
    assert page.text[1].value == "Owner: Inclusion lead"
    assert [event.fact.kind for event in told(plan)] == ["OwnerSet", "OwnerSet"]


def test_what_another_saved_between_is_still_a_surprise(page: AppTest, plan: Planner) -> None:
    say(plan, wish(OWNED, STREAM))
    news(page, "Nine visited")
    owner(page, "other", "Inclusion lead")
    assert "changed the same part of A24" in words(page)


def test_a_form_that_comes_back_to_the_screen_opens_with_what_is_there(plan: Planner) -> None:
    """The session stays while its person is on another page; what was typed there does not."""
    page = _page()
    say(plan, wish(OWNED, STREAM))
    later = AppTest.from_file(str(PAGE), default_timeout=60)
    later.session_state["sheet-one-action-A24"] = page.session_state["sheet-one-action-A24"]
    later.run()
    owner(later, "one", "CPD lead")
    assert later.text[1].value == "Owner: CPD lead"


def test_the_latest_change_can_be_taken_back_whoever_made_it(page: AppTest, plan: Planner) -> None:
    was = page.text[1].value
    say(plan, wish(OWNED, STREAM))
    page.run()
    assert page.text[1].value == "Owner: Head of service"
    press(page, "Take it back")
    assert page.text[1].value == was
    owner(page, "one", "CPD lead")
    press(page, "Take it back")
    assert page.text[1].value == was
