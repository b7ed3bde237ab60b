"""Files taken from the command line: the same as from the screen, and named for how far they may go."""

from pathlib import Path

import pytest

from edi_metrics.exports.media import MEDIA
from tests.commands.running import Run

BEGINS = {"deck": b"PK", "paper": b"%PDF", "workbook": b"PK", "pack": b"<!"}


@pytest.mark.parametrize("name", MEDIA)
@pytest.mark.usefixtures("sample_folders")
def test_a_file_is_written_where_it_is_asked_for_and_says_its_level(
    run: Run, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"taken.{MEDIA[name].ending}"
    told = run(name, "--story", "targets", "--out", path, "--json").data
    assert told["level"] == "published"
    assert told["pages"] == ["targets"]
    assert len(told["reference"]) == 32
    assert path.read_bytes().lower().startswith(BEGINS[name].lower())


@pytest.mark.usefixtures("sample_folders")
def test_a_page_that_does_not_leave_is_named(run: Run, tmp_path: Path) -> None:
    said = run("deck", "--story", "action_plan", "--out", tmp_path / "deck.pptx")
    assert said.code == 1
    assert "There is no page that can leave called 'action_plan'" in said.err
    assert not list(tmp_path.iterdir())
