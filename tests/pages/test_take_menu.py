"""The menu 'Take it with you': who may take what, and that nothing leaves without a record of it."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edi_metrics.exports.media import MEDIA
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.settings import settings
from edi_metrics.story.words import taking as words
from edi_metrics.ui import process
from edi_metrics.vocabulary import Level, Role
from tests.pages.opened import Opened


@pytest.fixture(autouse=True)
def service(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A service whose record may be written to."""
    shutil.copytree(sample_folders / "private", tmp_path / "private")
    monkeypatch.setenv("EDI_PRIVATE", str(tmp_path / "private"))
    yield
    process.planner(settings()).close()


class Menu(Opened):
    """A page with the menu open."""

    def __init__(self, page: str = "overview", role: Role = Role.CHAIR, **choices: Any) -> None:
        super().__init__(f"pages/{page}.py", {})
        self._app.session_state["role"] = role
        self._app.session_state["take"] = True
        for name, value in choices.items():
            of_kind = f"-{choices['what']}" if name in ("inside", "reason") else ""
            self._app.session_state[f"take-{name}{of_kind}"] = value
        self._app.run()

    @property
    def offers(self) -> list[str]:
        """What the menu offers."""
        return list(self._app.selectbox(key="take-what").options)

    def make(self) -> "Menu":
        """Press the button that makes the file."""
        self._app.button(key="take-make").click().run()
        return self

    @property
    def may_take_inside(self) -> bool:
        """Whether inside figures can be asked for."""
        return any(str(one.key).startswith("take-inside") for one in self._app.toggle)

    @property
    def asks_which_pages(self) -> bool:
        """Whether this page is offered beside the main ones."""
        return any(one.key == "take-pages" for one in self._app.radio)

    @property
    def make_is_off(self) -> bool:
        """Whether the button waits for something."""
        return bool(self._app.button(key="take-make").disabled)

    @property
    def version(self) -> str:
        """The version on the screen."""
        return str(self._app.session_state["version"])

    @property
    def saves(self) -> list[str]:
        """What the button that saves it says, once it is there."""
        labels = [str(one.proto.label) for one in self._app.get("download_button")]
        return [label for label in labels if label.startswith("Save ")]


def taken() -> list[FileTaken]:
    """What the record says was taken."""
    facts = (event.fact for event in process.planner(settings()).files_taken())
    return [fact for fact in facts if isinstance(fact, FileTaken)]


PUBLISHED = [one.words for one in MEDIA.values()] + [words.PICTURE]
INSIDE = [words.DATES, words.DIGESTS]


@pytest.mark.parametrize(
    ("role", "offers"),
    [(Role.PARTNER, PUBLISHED), (Role.MEMBER, PUBLISHED), (Role.CHAIR, PUBLISHED + INSIDE)],
)
def test_everyone_takes_published_files_and_the_chair_the_plans_own(role: Role, offers: list[str]) -> None:
    menu = Menu(role=role, what="paper")
    assert menu.offers == offers
    assert menu.may_take_inside is (role is Role.CHAIR)


@pytest.mark.parametrize("what", ["deck", "tables", "picture"])
def test_a_file_is_made_when_it_is_asked_for_and_is_in_the_record(what: str) -> None:
    menu = Menu("participation", Role.PARTNER, what=what)
    assert not menu.saves, "nothing is made before it is asked for"
    menu.make()
    [file] = taken()
    assert not menu.problems
    assert (file.level, file.pages, file.version) == (Level.PUBLISHED, ("participation",), menu.version)
    [said] = menu.saves
    assert said.startswith(f"Save {file.name} (")
    assert file.name.split("-")[-3:-1] == [f"{file.data_to:%d}", menu.version]


def test_two_visitors_never_get_the_same_file() -> None:
    """Streamlit serves a file to whoever names it; so no two of them are alike, down to the first line."""
    names = [Menu("voice", what="tables").make().saves for _ in range(2)]
    assert names[0] != names[1]
    assert len({event.about for event in process.planner(settings()).files_taken()}) == 2


def test_the_main_pages_leave_together() -> None:
    menu = Menu("voice", what="pack", pages=words.MAIN_PAGES).make()
    assert menu.saves
    assert taken()[0].pages == MEDIA["pack"].usual


def test_a_page_that_partners_may_not_read_leaves_as_an_inside_file_alone() -> None:
    menu = Menu("action_plan", what="tables")
    assert not menu.asks_which_pages
    inside = Menu("action_plan", what="workbook", inside=True, reason="The board meets")
    assert inside.asks_which_pages
    assert taken() == []


def test_inside_figures_leave_for_a_reason() -> None:
    silent = Menu(what="paper", inside=True)
    assert silent.make_is_off
    assert words.SAY_WHY in silent.words
    menu = Menu(what="paper", inside=True, reason="The board meets on Thursday").make()
    [file] = taken()
    assert (file.level, file.reason) == (Level.INSIDE, "The board meets on Thursday")
    assert menu.saves[0].startswith("Save board-paper-inside-")


@pytest.mark.parametrize(("what", "ending"), [("dates", ".ics"), ("digests", ".zip")])
def test_the_dates_of_the_plan_and_the_owners_lists_leave_from_any_page(what: str, ending: str) -> None:
    menu = Menu("voice", what=what).make()
    [file] = taken()
    assert (file.what, file.level) == (what, Level.INSIDE)
    assert file.name.endswith(ending)
    assert menu.saves


def test_what_cannot_be_kept_in_the_record_does_not_leave() -> None:
    menu = Menu("voice", what="tables")
    with sqlite3.connect(settings().private / "journal.sqlite") as journal:
        journal.execute("DROP TABLE event")
    menu.make()
    assert not menu.problems
    assert not menu.saves
    assert "journal" in menu.words


def test_a_file_made_for_one_view_is_not_offered_on_another() -> None:
    menu = Menu("participation", what="tables").make()
    assert menu.saves
    menu.choose("programme_group", "targeted")
    assert not menu.saves


def test_a_site_of_published_figures_keeps_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDI_LEVEL", "published")
    menu = Menu("voice", what="tables").make()
    assert menu.saves
    assert "the record says" not in menu.words
