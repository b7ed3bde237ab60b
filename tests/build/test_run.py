"""A build changes nothing until it is whole, and does no work twice."""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from edi_metrics import importer, publisher
from edi_metrics.errors import BadReference, BuildFailed
from edi_metrics.sample.load import load_sample
from edi_metrics.settings import ROOT, Settings
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from tests.build import service
from tests.build.service import everything_in

KILLED_AT = ("Protecting the people behind small numbers", "Writing the published figures")


def correct_a_worker(chosen: Settings) -> None:
    """Records that make a new version: someone's answer came in."""
    service.load_workers(chosen, [{**service.workers()[-1], "ethnicity": "black_african"}])


def break_a_mart(chosen: Settings) -> None:
    """A batch that holds what no door would have let in."""
    folder = chosen.private / "landing" / "workforce"
    [good] = folder.glob("*.parquet")
    with duckdb.connect() as con:
        rows = f"select * replace ('pirate' as contract) from '{good}'"
        con.execute(f"copy ({rows}) to '{folder / '00002-bad.parquet'}'")
    noted = json.loads(good.with_suffix(".json").read_text(encoding="utf-8"))
    (folder / "00002-bad.json").write_text(json.dumps(noted | {"batch": "00002-bad", "sha256": "0bad"}))


def command(chosen: Settings, limit: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
    """`python -m edi_metrics build --progress` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "edi_metrics", "build", "--progress"],
        cwd=ROOT,
        env=os.environ | {"EDI_PRIVATE": str(chosen.private), "EDI_WAREHOUSE": str(chosen.warehouse)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,
    )


def cells(chosen: Settings, level: Level) -> list[tuple[object, ...]]:
    version = versions.pointed(chosen.warehouse, versions.CURRENT)
    assert version
    with duckdb.connect(str(versions.path_of(chosen.warehouse, level, version)), read_only=True) as con:
        return con.execute("from cell order by all").fetchall()


@contextmanager
def as_nobody(*folders: Path) -> Iterator[None]:
    """Without the power to write where one may not, which an administrator has. The folders become ours."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody, nobody)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_row_that_breaks_a_mart_changes_nothing(mine: Settings) -> None:
    before = everything_in(mine.warehouse)
    break_a_mart(mine)
    with pytest.raises(BuildFailed, match=r"mart_workforce has '.*' as contract"):
        service.build(mine)
    assert everything_in(mine.warehouse) == before


def test_a_folder_that_cannot_be_written_changes_nothing(small: Settings) -> None:
    with tempfile.TemporaryDirectory() as name:  # not under pytest's folder, which nobody else may enter
        chosen = service.copied(small, Path(name))
        correct_a_worker(chosen)
        before = everything_in(chosen.warehouse)
        with as_nobody(Path(name)):
            chosen.warehouse.chmod(0o500)
            with pytest.raises(BuildFailed, match="The figures from before are still in use"):
                service.build(chosen)
            chosen.warehouse.chmod(0o700)
        assert everything_in(chosen.warehouse) == before


def test_a_file_where_the_folder_should_be_is_a_sentence(mine: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BuildFailed, match="Check the folders and the room on the disk"):
        service.build(mine.model_copy(update={"warehouse": tmp_path / "file" / "warehouse"}))


def test_a_full_disk_changes_nothing(mine: Settings) -> None:
    correct_a_worker(mine)
    before = everything_in(mine.warehouse)
    most = 400_000  # bytes in a file: enough for what was counted, too few for a version
    build = command(mine, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    _, said = build.communicate(timeout=60)
    assert build.returncode == 1
    assert "Traceback" not in said
    assert "The figures from before are still in use." in said
    assert everything_in(mine.warehouse) == before


@pytest.mark.parametrize("step", KILLED_AT)
def test_a_build_that_is_killed_changes_nothing_and_leaves_nobody_at_work(mine: Settings, step: str) -> None:
    correct_a_worker(mine)
    before = everything_in(mine.warehouse)
    build = command(mine)
    assert build.stdout is not None
    for line in build.stdout:
        if json.loads(line)["step"] == step:
            break
    time.sleep(0.05)  # into the step
    workers = _children(build.pid)
    build.kill()
    build.communicate()
    assert build.returncode == -signal.SIGKILL
    after = everything_in(mine.warehouse)
    assert {name: held for name, held in after.items() if not name.startswith(".build-")} == before
    service.build(mine)
    assert not list(mine.warehouse.glob(".build-*"))
    assert len(list(mine.warehouse.glob("*.duckdb"))) == 4
    assert not _still_there(workers)


def _children(pid: int) -> set[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return {int(child) for child in listed.read_text().split()} if listed.exists() else set()


def _still_there(pids: set[int]) -> set[int]:
    """Those of the processes that are alive after a moment's grace."""
    for _ in range(40):
        alive = {pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists() and _runs(pid)}
        if not alive:
            return alive
        time.sleep(0.1)
    return alive


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_what_a_killed_build_left_is_swept_by_the_next(mine: Settings) -> None:
    left = mine.warehouse / ".build-abc" / "inside.duckdb.tmp"
    left.mkdir(parents=True)
    (left / "spilled").write_bytes(b"half a table")
    service.build(mine)
    assert not list(mine.warehouse.glob(".build-*"))


def test_the_same_records_are_the_same_version_and_nothing_is_written(mine: Settings) -> None:
    before = {path: path.stat().st_mtime_ns for path in mine.warehouse.iterdir()}
    assert service.build(mine) == versions.pointed(mine.warehouse, versions.CURRENT)
    assert {path: path.stat().st_mtime_ns for path in mine.warehouse.iterdir()} == before


def test_the_same_records_elsewhere_give_the_same_version_and_the_same_cells(
    small: Settings, tmp_path: Path
) -> None:
    chosen = service.settings_for(tmp_path)
    service.load_workers(chosen, service.workers())
    assert service.build(chosen) == versions.pointed(small.warehouse, versions.CURRENT)
    for level in Level:
        assert cells(chosen, level) == cells(small, level)


def test_a_folder_may_be_called_anything(small: Settings, tmp_path: Path) -> None:
    (tmp_path / "the service's own").mkdir()
    chosen = service.copied(small, tmp_path / "the service's own")
    correct_a_worker(chosen)
    assert service.build(chosen) == versions.pointed(chosen.warehouse, versions.CURRENT)


def test_a_correction_that_is_taken_back_is_the_version_from_before(mine: Settings) -> None:
    first = versions.pointed(mine.warehouse, versions.CURRENT)
    correct_a_worker(mine)
    assert service.build(mine) != first
    for path in (mine.private / "landing" / "workforce").glob("00002-*"):
        path.unlink()
    assert service.build(mine) == first
    assert versions.pointed(mine.warehouse, versions.CURRENT) == first


def test_a_changed_year_is_worked_out_again_and_the_others_are_not(mine: Settings) -> None:
    kept = mine.private / "cache" / "build.json"
    before = json.loads(kept.read_text(encoding="utf-8"))
    correct_a_worker(mine)
    service.build(mine)
    after = json.loads(kept.read_text(encoding="utf-8"))
    used = after.keys() & before.keys()
    assert all(after[key] == before[key] for key in used)
    assert 0 < len(after.keys() - before.keys()) < len(used)


def test_another_datasets_records_change_nothing_that_was_counted_of_this(mine: Settings) -> None:
    kept = mine.private / "cache" / "build.json"
    before = json.loads(kept.read_text(encoding="utf-8"))
    other = service.write_rows(mine.private.parent / "insights.csv", "insights", [_example("insights")])
    importer.load("insights", other, private=mine.private, who="tester", when=service.WHEN, day=service.DAY)
    service.build(mine)
    assert json.loads(kept.read_text(encoding="utf-8")).keys() >= before.keys()


def _example(dataset: str) -> dict[str, str]:
    names, values = importer.template(dataset).splitlines()[:2]
    return dict(zip(names.split(","), values.split(","), strict=True))


def test_published_hides_all_that_inside_hides_and_nothing_is_small(small: Settings) -> None:
    inside = {row[:7]: row[7:] for row in cells(small, Level.INSIDE)}
    published = {row[:7]: row[7:] for row in cells(small, Level.PUBLISHED)}
    assert inside.keys() == published.keys()
    for place, (n, d, symbol) in inside.items():
        other_n, other_d, other_symbol = published[place]
        assert n is not None or other_n is None, place
        assert d is not None or other_d is None, place
        assert (symbol == "z") == (other_symbol == "z"), place


def test_a_build_with_no_records_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match=r"No records have been accepted yet\. Load a file"):
        service.build(service.settings_for(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_damaged_note_of_the_samples_day_is_a_sentence(mine: Settings) -> None:
    (mine.private / publisher.SAMPLE_MARK).write_text("{", encoding="utf-8")
    with pytest.raises(BadReference, match=r"sample\.json in the private folder is damaged"):
        service.build(mine)


def test_the_same_seed_lands_the_same_bytes(sample_folders: Path, tmp_path: Path) -> None:
    load_sample(tmp_path, seed=2026, progress=service.unheard)
    landed = everything_in(tmp_path / "landing")
    assert landed == everything_in(sample_folders / "private" / "landing")
    assert any(name.endswith(".parquet") for name in landed)
