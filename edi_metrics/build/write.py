"""A version's two files: written under another name, closed, reopened and counted, then renamed."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

import duckdb
import pandas as pd

from edi_metrics.build.cells import Row
from edi_metrics.codes import REFERENCE
from edi_metrics.datasets.kinds import quoted
from edi_metrics.errors import BuildFailed, DamagedWarehouse
from edi_metrics.plan.listed import ListedPlan
from edi_metrics.targets import Target
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from edi_metrics.warehouse.serving import FORMAT, Warehouse

_SCRATCH = ".build-"

_fields = attrgetter(*Row.__slots__)

_CELL = """
create table version.cell as
select metric, period::date as period, grain, split, part, narrowing, within,
       numerator::double as numerator, denominator::bigint as denominator, symbol
from found order by metric, grain, split, narrowing, within, period, part
"""

_EVENT = """
create table version.event as
select event_id, happened_on::date as happened_on, ended_on::date as ended_on, kind, title, touches
from happened order by happened_on, event_id
"""


@dataclass(frozen=True)
class Contents:
    """What one file of a version holds."""

    cells: Sequence[Row]
    about: Mapping[str, str]
    targets: Sequence[Target]
    events: pd.DataFrame
    plan: ListedPlan


class Draft:
    """The files of a version that has no name yet: nobody can open them."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self._folder = folder
        self._scratch = scratch

    def add(self, level: Level, contents: Contents) -> None:
        """Write one level's file, and open it again to see that it is whole."""
        made = self._scratch / f"{level}.duckdb"
        own = {"cells": str(len(contents.cells)), "format": FORMAT, "level": level}
        _fill(made, replace(contents, about={**contents.about, **own}))
        _sync(made)
        Warehouse(made).close()

    def name(self, version: str) -> None:
        """Give the files their names, once both are whole."""
        for level in Level:
            (self._scratch / f"{level}.duckdb").rename(versions.path_of(self._folder, level, version))
        versions.sync_folder(self._folder)


@contextmanager
def draft(folder: Path) -> Iterator[Draft]:
    """A draft of a version to be. Raises `BuildFailed`, leaving what was there as it was."""
    try:
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=folder) as scratch:
            yield Draft(folder, Path(scratch))
    except (OSError, duckdb.Error, DamagedWarehouse) as error:
        raise BuildFailed(
            f"The new figures could not be written: {error}. The figures from before are still in use."
            " Check that there is room on the disk and build again."
        ) from error


def _fill(path: Path, contents: Contents) -> None:
    with duckdb.connect() as con:
        con.execute(f"attach {quoted(str(path))} as version (storage_version 'v1.5.0')")
        _table(con, "found", pd.DataFrame(map(_fields, contents.cells), columns=list(Row.__slots__)))
        con.execute(_CELL)
        con.execute("create table version.about (key varchar, value varchar)")
        con.executemany("insert into version.about values (?, ?)", sorted(contents.about.items()))
        con.execute(
            "create table version.benchmark as select * from read_csv(?, header = true)",
            [str(REFERENCE / "benchmarks.csv")],
        )
        _promises(con, contents.targets)
        _table(con, "happened", contents.events)
        con.execute(_EVENT)
        con.execute("create table version.plan as select ? as told", [contents.plan.to_text()])
        con.execute("detach version")


def _promises(con: duckdb.DuckDBPyConnection, targets: Sequence[Target]) -> None:
    columns = [name for name in Target.model_fields if name != "changes"]
    kept = [[_text(name, getattr(target, name)) for name in columns] for target in targets]
    _table(con, "promised", pd.DataFrame(kept, columns=columns, dtype=str))
    con.execute("create table version.target as select * from promised")
    changes = [(target.target_id, *map(str, change)) for target in targets for change in target.changes]
    names = ["target", "changed_on", "field", "was", "now", "reason", "meeting"]
    _table(con, "changed", pd.DataFrame(changes, columns=names, dtype=str))
    con.execute(
        "create table version.target_change as select * replace (changed_on::date as changed_on) from changed"
    )


def _text(name: str, value: object) -> str:
    if name == "milestones":
        assert isinstance(value, tuple)
        return "|".join(f"{day}:{amount}" for day, amount in value)
    return "" if value is None else str(value)


def _table(con: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    con.register(name, frame)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def tidy(folder: Path) -> None:
    """Remove what a killed build left behind."""
    for scratch in folder.glob(f"{_SCRATCH}*"):
        shutil.rmtree(scratch)
