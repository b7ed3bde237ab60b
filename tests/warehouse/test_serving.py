"""A version file is opened whole, read-only, and with no way out of it."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from edi_metrics.errors import DamagedWarehouse
from edi_metrics.levels import FLOORS
from edi_metrics.plan.listed import ListedPlan
from edi_metrics.reader import Reader
from edi_metrics.settings import Settings
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from edi_metrics.warehouse.serving import Warehouse


@pytest.fixture
def file(small: Settings, tmp_path: Path) -> Path:
    """A version file of one's own."""
    version = versions.pointed(small.warehouse, versions.CURRENT)
    assert version
    copy = tmp_path / "the service's own" / "inside.duckdb"  # a name that SQL must be given with care
    copy.parent.mkdir()
    shutil.copyfile(versions.path_of(small.warehouse, Level.INSIDE, version), copy)
    return copy


def changed(path: Path, sql: str) -> Path:
    """The file, after someone has been at it."""
    with duckdb.connect(str(path)) as con:
        con.execute(sql)
    return path


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/hostname')",
        "select * from '/etc/hostname'",
        "copy (select 1) to 'out.csv'",
        "attach 'other.duckdb' as other",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set threads = 4",
        "delete from version.cell",
        "create table version.mine as select 1",
    ],
)
def test_nothing_can_be_reached_or_changed_through_it(file: Path, sql: str) -> None:
    before = file.read_bytes()
    warehouse = Warehouse(file)
    with pytest.raises(DamagedWarehouse):
        warehouse.rows(sql)
    warehouse.close()
    assert file.read_bytes() == before


def test_a_file_that_lost_a_cell_is_refused(file: Path) -> None:
    changed(file, "delete from cell where rowid = (select min(rowid) from cell)")
    with pytest.raises(DamagedWarehouse, match="has lost some of its cells"):
        Warehouse(file)


def test_a_file_of_a_newer_release_is_refused(file: Path) -> None:
    changed(file, "update about set value = '2' where key = 'format'")
    with pytest.raises(DamagedWarehouse, match="made by another release of this product"):
        Warehouse(file)


def test_a_file_from_before_the_plan_was_kept_opens_with_an_empty_one(file: Path) -> None:
    changed(file, "drop table plan")
    reader = Reader(Warehouse(file), Level.INSIDE, FLOORS[Level.INSIDE])
    reader.prove()
    assert reader.plan() == ListedPlan()
    reader.close()


def test_a_plan_that_cannot_be_read_is_refused(file: Path) -> None:
    changed(file, "update plan set told = 'not a plan'")
    reader = Reader(Warehouse(file), Level.INSIDE, FLOORS[Level.INSIDE])
    with pytest.raises(DamagedWarehouse, match="action plan in the version file cannot be read"):
        reader.prove()
    reader.close()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedWarehouse, match=r"version file gone\.duckdb is missing"):
        Warehouse(tmp_path / "gone.duckdb")


@pytest.mark.parametrize("keep", [0.0, 0.1, 0.6])
def test_a_file_cut_short_is_refused(file: Path, keep: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(DamagedWarehouse):
        Warehouse(file)


def test_a_file_with_a_flipped_bit_among_its_cells_is_refused(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as con:
        blocks = {
            row[0] for row in con.execute("select block_id from pragma_storage_info('cell')").fetchall()
        }
    damaged = bytearray(file.read_bytes())
    block = max(one for one in blocks if one is not None and one >= 0)
    damaged[3 * 4096 + block * 262_144 + 1000] ^= 0x10  # past three headers, a thousand bytes into a block
    file.write_bytes(damaged)
    with pytest.raises(DamagedWarehouse):
        Warehouse(file)


def test_every_thread_gets_the_answer_to_its_own_question(file: Path) -> None:
    warehouse = Warehouse(file)

    def ask(thread: int) -> list[tuple[int, list[tuple[object, ...]]]]:
        asked = [thread * 1_000 + number for number in range(200)]
        return [
            (
                number,
                warehouse.rows("select ? + 0 * count(*) from version.cell where metric <> ?", [number, "x"]),
            )
            for number in asked
        ]

    with ThreadPoolExecutor(8) as pool:
        answers = [answer for found in pool.map(ask, range(8)) for answer in found]
    warehouse.close()
    assert len(answers) == 1_600
    assert all(rows == [(number,)] for number, rows in answers)
