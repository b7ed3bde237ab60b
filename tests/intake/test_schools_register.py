"""The published schools register of the area, as it is."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from edi_metrics import importer, landing
from edi_metrics.errors import RefusedFile

from .conftest import DAY, WHEN

PUBLISHED = Path(
    os.environ.get("EDI_PUBLISHED") or Path(__file__).resolve().parents[3] / "shared" / "published"
)
REGISTER = PUBLISHED / "gias_hertfordshire_open_2025-05-24.csv"

pytestmark = pytest.mark.skipif(
    not REGISTER.is_file(), reason="the published register is not beside this repository; set EDI_PUBLISHED"
)


@pytest.fixture
def load(tmp_path: Path) -> Callable[[Path], importer.Batch]:
    def loaded(path: Path) -> importer.Batch:
        return importer.load("schools", path, private=tmp_path / "private", who="tester", when=WHEN, day=DAY)

    return loaded


def broken(folder: Path, change: Callable[[list[str]], list[str]]) -> Path:
    """A copy of the register with some lines changed."""
    path = folder / REGISTER.name
    path.write_text(
        "\n".join(change(REGISTER.read_text(encoding="utf-8").splitlines())) + "\n", encoding="utf-8"
    )
    return path


def test_the_register_loads_as_it_is(load: Callable[[Path], importer.Batch], tmp_path: Path) -> None:
    assert load(REGISTER).rows == 591
    with duckdb.connect() as con:
        for statement in landing.staging_sql(tmp_path / "private"):
            con.execute(statement)
        found = con.execute(
            "select count(*), count(distinct urn), count(district), count(phase), count(last_contact_on),"
            " count(*) - count(free_meals_percent), count(*) - count(pupils), min(snapshot_date)::varchar,"
            " count(*) filter (where free_meals_percent = 0 and phase = 'independent') from stg_schools"
        ).fetchall()
    assert found == [(591, 591, 591, 591, 0, 69, 16, "2025-05-24", 0)]


def test_a_broken_percentage_refuses_the_whole_file(
    load: Callable[[Path], importer.Batch], tmp_path: Path
) -> None:
    def break_one(lines: list[str]) -> list[str]:
        cells = lines[7].split(",")
        cells[9] = "12..5"
        return [*lines[:7], ",".join(cells), *lines[8:]]

    with pytest.raises(
        RefusedFile, match=r"Row 8, percentage_fsm: '12\.\.5' must be a number from 0 to 100.*\. Write"
    ):
        load(broken(tmp_path, break_one))
    assert landing.batches(tmp_path / "private") == ()


def test_a_repeated_urn_refuses_the_whole_file(
    load: Callable[[Path], importer.Batch], tmp_path: Path
) -> None:
    with pytest.raises(RefusedFile, match=r"Row 593, urn: '\d{6}' is on row 10 too"):
        load(broken(tmp_path, lambda lines: [*lines, lines[9]]))
