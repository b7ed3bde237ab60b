"""A version's two files: written under another name, closed, reopened and counted, then renamed."""

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

import duckdb
import pandas as pd

from edi_metrics.build.cells import Row
from edi_metrics.codes import REFERENCE
from edi_metrics.errors import BuildFailed, DamagedWarehouse
from edi_metrics.targets import Target
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from edi_metrics.warehouse.serving import FORMAT, Warehouse

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


def write(
    folder: Path,
    version: str,
    level: Level,
    cells: Sequence[Row],
    *,
    about: Mapping[str, str],
    targets: Sequence[Target],
    events: pd.DataFrame,
) -> None:
    """Write and check one file of a version. Raises `BuildFailed`, leaving what was there as it was."""
    try:
        with tempfile.TemporaryDirectory(prefix=".build-", dir=folder) as scratch:
            made = Path(scratch) / "version.duckdb"
            _fill(made, cells, {**about, "cells": str(len(cells)), "format": FORMAT, "level": level}, targets, events)
            _sync(made)
            Warehouse(made).close()
            made.rename(versions.path_of(folder, level, version))
            versions.sync_folder(folder)
    except (OSError, duckdb.Error, DamagedWarehouse) as error:
        raise BuildFailed(
            f"The new figures could not be written: {error}. The figures from before are still in use."
            " Check that there is room on the disk and build again."
        ) from error


def _fill(
    path: Path, cells: Sequence[Row], about: Mapping[str, str], targets: Sequence[Target], events: pd.DataFrame
) -> None:
    with duckdb.connect() as con:
        con.execute(f"attach '{path}' as version (storage_version 'v1.5.0')")
        _table(con, "found", pd.DataFrame([astuple(row) for row in cells], columns=list(Row.__slots__)))
        con.execute(_CELL)
        con.execute("create table version.about (key varchar, value varchar)")
        con.executemany("insert into version.about values (?, ?)", sorted(about.items()))
        con.execute(
            "create table version.benchmark as select * from read_csv(?, header = true)",
            [str(REFERENCE / "benchmarks.csv")],
        )
        _promises(con, targets)
        _table(con, "happened", events)
        con.execute(_EVENT)
        con.execute("detach version")


def _promises(con: duckdb.DuckDBPyConnection, targets: Sequence[Target]) -> None:
    columns = [name for name in Target.model_fields if name != "changes"]
    kept = [[_text(name, getattr(target, name)) for name in columns] for target in targets]
    _table(con, "promised", pd.DataFrame(kept, columns=columns, dtype=str))
    con.execute("create table version.target as select * from promised")
    changes = [(target.target_id, *map(str, change)) for target in targets for change in target.changes]
    names = ["target", "changed_on", "field", "was", "now", "reason", "meeting"]
    _table(con, "changed", pd.DataFrame(changes, columns=names, dtype=str))
    con.execute("create table version.target_change as select * replace (changed_on::date as changed_on) from changed")


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
    for scratch in folder.glob(".build-*"):
        _remove(scratch.glob("*"))
        scratch.rmdir()


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink()
