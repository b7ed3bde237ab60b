"""Warehouse files missing, damaged or of another release: the version before, or how to rebuild."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from edi_metrics.vocabulary import Level
from tests.pages.opened import Opened

NEWER = "0123456789ab"


@pytest.fixture
def warehouse(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse of one's own to spoil."""
    folder = tmp_path / "warehouse"
    shutil.copytree(sample_folders / "warehouse", folder)
    monkeypatch.setenv("EDI_WAREHOUSE", str(folder))
    return folder


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


def _nothing_in_it(path: Path) -> None:
    path.write_bytes(b"")


def _not_a_database(path: Path) -> None:
    path.write_text("District,Learners\n", encoding="utf-8")


def _another_format(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("update about set value = '999' where key = 'format'")


def _lost_cells(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("delete from cell where metric like 'workforce.%'")


def _lost_a_table(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("drop table target")


def _gone(path: Path) -> None:
    path.unlink()


spoilt = pytest.mark.parametrize(
    "spoil",
    [_cut_short, _nothing_in_it, _not_a_database, _another_format, _lost_cells, _lost_a_table, _gone],
    ids=lambda spoil: spoil.__name__.strip("_"),
)


@spoilt
def test_a_newest_version_that_cannot_be_read_gives_the_one_before_with_a_banner(
    spoil: Callable[[Path], None], warehouse: Path
) -> None:
    for level in Level:
        [good] = warehouse.glob(f"{level}-*.duckdb")
        newer = warehouse / f"{level}-{NEWER}.duckdb"
        shutil.copy(good, newer)
        os.utime(newer)
        spoil(newer)
    (warehouse / "CURRENT").write_text(f"{NEWER}\n", encoding="ascii")
    opened = Opened("pages/overview.py")
    assert not opened.problems
    assert len(opened.headings) == 1
    assert f"inside-{NEWER}.duckdb" in opened.words
    assert "These are the figures made on" in opened.words


@spoilt
def test_with_nothing_to_fall_back_on_the_page_says_how_to_rebuild(
    spoil: Callable[[Path], None], warehouse: Path
) -> None:
    for path in warehouse.glob("*.duckdb"):
        if spoil is not _gone or path.name.startswith("inside"):
            spoil(path)
    opened = Opened("pages/participation.py")
    assert not opened.problems
    assert opened.headings == ["This page cannot be shown now"]
    assert "python -m edi_metrics build" in opened.words


def test_a_pointer_that_says_nonsense_is_passed_over(warehouse: Path) -> None:
    (warehouse / "CURRENT").write_bytes(b"\xff\xfe../../elsewhere\n")
    opened = Opened("pages/overview.py")
    assert not opened.problems
    assert len(opened.headings) == 1


def test_a_setting_that_cannot_be_used_is_named(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDI_LEVEL", "secret")
    opened = Opened("pages/overview.py")
    assert not opened.problems
    assert "'level'" in opened.words


def test_a_first_run_makes_the_figures_before_the_viewers_eyes(
    sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records are there and figures are not: the page waits for a real build, then tells its story."""
    shutil.copytree(sample_folders / "private", tmp_path / "private")
    monkeypatch.setenv("EDI_PRIVATE", str(tmp_path / "private"))
    monkeypatch.setenv("EDI_WAREHOUSE", str(tmp_path / "empty"))
    opened = Opened("pages/overview.py")
    assert not opened.problems
    assert "The first figures are being made" not in opened.words, "the bar is gone once there are figures"
    assert "Inside view:" in opened.words
    assert (tmp_path / "empty" / "CURRENT").is_file()


def test_a_first_run_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder for figures cannot be made, so the build cannot succeed."""
    (tmp_path / "private" / "landing" / "staff").mkdir(parents=True)
    (tmp_path / "private" / "landing" / "staff" / "broken.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("EDI_PRIVATE", str(tmp_path / "private"))
    monkeypatch.setenv("EDI_WAREHOUSE", str(tmp_path / "empty"))
    opened = Opened("pages/overview.py")
    assert not opened.problems
    assert len(opened.headings) == 1
    assert "The first figures could not be made" in opened.words
