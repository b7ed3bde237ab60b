"""What a newcomer finds on the Overview: 'Present' and 'Take it with you', each one click away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, serving_a_copy, settled


@pytest.fixture(scope="module")
def address(sample_folders: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose record may be written to."""
    with serving_a_copy(sample_folders, tmp_path_factory.mktemp("taking")) as address:
        yield address


@pytest.fixture
def page(address: str, stranger: Callable[[str], Visitor]) -> Iterator[Page]:
    """The Overview as somebody new opens it."""
    guest = stranger(address)
    yield guest.open("")
    assert not guest.errors
    assert not guest.left


def test_the_slides_are_one_click_away(page: Page) -> None:
    page.get_by_role("link", name="Present", exact=True).click()
    page.wait_for_url("**/forum?slide=1")
    page.wait_for_function("() => document.documentElement.hasAttribute('data-edi-presenting')")


def test_a_file_is_made_before_their_eyes_and_saved(page: Page) -> None:
    page.get_by_role("button", name="Take it with you").click()
    page.get_by_text("The main pages").click()
    page.get_by_role("button", name="Make the file").click()
    page.get_by_text("Reading ").first.wait_for()
    save = page.get_by_role("button", name="Save deck-published-")
    save.wait_for()
    with page.expect_download() as downloaded:
        save.click()
    file = downloaded.value
    assert file.suggested_filename in save.inner_text()
    assert file.path().read_bytes().startswith(b"PK")


def test_a_link_copies_the_view_that_is_shown(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{page.url.rstrip('/')}/participation?group=send&level=published")
    settled(page)
    page.get_by_role("button", name="Take it with you").click()
    page.get_by_role("button", name="Copy a link to this view").click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.url
    assert "group=send" in copied
    assert "level=published" in copied


@pytest.mark.parametrize("width", [390, 320])
def test_the_menu_fits_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_role("button", name="Take it with you").click()
    menu = page.get_by_role("button", name="Make the file")
    menu.wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    box = menu.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
