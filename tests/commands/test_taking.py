"""Files taken from the command line: the same as from the screen, and kept in the same record."""

import shutil
from pathlib import Path

import pytest

from edi_metrics.exports.media import MEDIA
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.planner import Planner
from edi_metrics.vocabulary import Level
from tests.commands.running import Run

BEGINS = {"paper": b"%PDF", "report": b"%PDF", "pack": b"<!"}
"""What other kinds than archives begin with."""


@pytest.fixture(autouse=True)
def private(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample's records, whose journal may be written to."""
    folder = tmp_path / "private"
    shutil.copytree(sample_folders / "private", folder)
    monkeypatch.setenv("EDI_PRIVATE", str(folder))
    return folder


def taken(private: Path) -> list[FileTaken]:
    """What the record says left."""
    facts = (event.fact for event in Planner(private).files_taken())
    return [fact for fact in facts if isinstance(fact, FileTaken)]


@pytest.mark.parametrize("name", MEDIA)
def test_a_file_is_written_where_it_is_asked_for_and_is_on_record(
    run: Run, tmp_path: Path, private: Path, name: str
) -> None:
    path = tmp_path / f"taken.{MEDIA[name].ending}"
    told = run(name, "--story", "targets", "--out", path, "--json").data
    assert told["level"] == "published"
    assert len(told["reference"]) == 32
    assert path.read_bytes().lower().startswith(BEGINS.get(name, b"PK").lower())
    [kept] = taken(private)
    assert (kept.what, kept.level, list(kept.pages)) == (MEDIA[name].stem, Level.PUBLISHED, told["pages"])


def test_inside_figures_leave_in_a_paper_or_a_workbook_for_a_reason(
    run: Run, tmp_path: Path, private: Path
) -> None:
    path = tmp_path / "inside.xlsx"
    asked = ("workbook", "--story", "targets", "--level", "inside", "--out", path)
    assert "Say why inside figures have to leave" in run(*asked).err
    assert not path.exists()
    assert run(*asked, "--reason", "The board meets").code == 0
    assert [(kept.level, kept.reason) for kept in taken(private)] == [(Level.INSIDE, "The board meets")]


def test_what_left_is_listed_with_who_took_it(run: Run, tmp_path: Path) -> None:
    assert run("journal", "taken").out.strip() == "No file has left yet."
    told = run("tables", "--story", "voice", "--out", tmp_path / "tables.zip", "--json").data
    said = run("journal", "taken").out
    assert "Data steward: Taken away: tables-published-" in said
    assert f"published figures. Reference {told['reference']}." in said
    [event] = run("journal", "taken", "--json").data
    assert event["fact"]["pages"] == ["voice"]


def test_no_other_file_holds_inside_figures(run: Run, tmp_path: Path, private: Path) -> None:
    said = run("deck", "--level", "inside", "--reason", "The board", "--out", tmp_path / "deck.pptx")
    assert said.code == 1
    assert "Slides (PowerPoint) always holds published figures" in said.err
    assert not (tmp_path / "deck.pptx").exists()
    assert taken(private) == []


def test_a_page_that_does_not_leave_is_named(run: Run, tmp_path: Path) -> None:
    said = run("deck", "--story", "action_plan", "--out", tmp_path / "deck.pptx")
    assert said.code == 1
    assert "There is no page that can leave called 'action_plan'" in said.err
    assert not (tmp_path / "deck.pptx").exists()


@pytest.mark.parametrize(
    "asked", [("journal", "taken"), ("journal", "verify"), ("remind",), ("build",), ("release",), ("sample",)]
)
def test_a_site_of_published_figures_touches_no_record(
    run: Run, private: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    monkeypatch.setenv("EDI_LEVEL", "published")
    said = run(*asked)
    assert said.code == 1
    assert f"EDI_LEVEL=published serves released figures alone, so '{asked[0]}' is not for it." in said.err
    assert not (private / "reminders").exists()


def test_a_site_of_published_figures_has_no_inside_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDI_LEVEL", "published")
    path = tmp_path / "inside.xlsx"
    said = run("workbook", "--level", "inside", "--reason", "The board", "--out", path)
    assert said.code == 1
    assert "serves released figures alone" in said.err
    assert not path.exists()
