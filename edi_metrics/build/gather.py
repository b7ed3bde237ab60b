"""Accepted rows, through staging views, into marts: everything the metrics are counted from."""

import re
from collections.abc import Iterable
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from edi_metrics.build import planned
from edi_metrics.build.planned import NO_PLAN, Planned
from edi_metrics.codes import REFERENCE, code_lists

SQL = Path(__file__).resolve().parent.parent / "warehouse" / "sql"

_NAMES = re.compile(r"\b(?:mart|ref)_[a-z0-9_]+")


def gather(
    con: duckdb.DuckDBPyConnection, staging: Iterable[str], *, day: date, plan: Planned = NO_PLAN
) -> None:
    """Make every mart in `con` from the `stg_` views that `staging` creates, as on the service's `day`.

    The marts of the plan are made from `plan`, as each meeting left it.
    """
    _load_reference(con, day)
    planned.load(con, plan, day)
    for macro in sorted((SQL / "macros").glob("*.sql")):
        con.execute(macro.read_text(encoding="utf-8"))
    for statement in staging:
        con.execute(statement)
    for view in in_order([*(SQL / "staging").glob("*.sql"), *(SQL / "marts").glob("*.sql")]):
        con.execute(view.read_text(encoding="utf-8"))


def in_order(files: Iterable[Path]) -> list[Path]:
    """The files so that each comes after those whose view it reads. A file is named for its view."""
    by_name = {file.stem: file for file in sorted(files)}
    needs = {
        name: (set(_NAMES.findall(file.read_text(encoding="utf-8"))) & by_name.keys()) - {name}
        for name, file in by_name.items()
    }
    return [by_name[name] for name in TopologicalSorter(needs).static_order()]


def _load_reference(con: duckdb.DuckDBPyConnection, day: date) -> None:
    con.execute("create or replace table ref_service as select ?::date as day", [day])
    con.execute(_REF_CODE)
    con.executemany(
        "insert into ref_code values (?, ?, ?, ?, ?)",
        [
            (entries.name, order, entry.code, entry.label, entry.parent)
            for entries in code_lists().values()
            for order, entry in enumerate(entries.codes.values())
        ],
    )
    for table, filename in _REFERENCE_TABLES.items():
        as_text = "false" if table in _TYPED else "true"
        con.execute(
            f"create or replace table {table} as"
            f" select * from read_csv(?, header = true, all_varchar = {as_text})",
            [str(REFERENCE / filename)],
        )


_REF_CODE = """
create or replace table ref_code (list varchar, "order" integer, code varchar, label varchar, parent varchar)
"""

_REFERENCE_TABLES = {
    "ref_benchmark": "benchmarks.csv",
    "ref_calendar": "term_dates.csv",
    "ref_ensemble": "ensembles.csv",
    "ref_genre": "genres.csv",
    "ref_meeting": "meetings.csv",
}
_TYPED = {"ref_benchmark", "ref_calendar", "ref_meeting"}
