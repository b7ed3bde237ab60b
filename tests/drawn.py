"""Records as one would draw them on a whiteboard, and a warehouse of marts made from nothing else."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb

from edi_metrics.build.gather import gather
from edi_metrics.datasets import dataset
from edi_metrics.landing import COUNTED, PERSON, staging_sql, stored_columns

Row = dict[str, str | None]

_NOWHERE = Path("there-are-no-records-here")


def drawn(text: str) -> list[Row]:
    """The rows of a table drawn in text: a line of names, a rule, a line a row. A blank cell is None."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    names = _cells(lines[0])
    rows = [_cells(line) for line in lines[1:] if set(line) - set("-+")]
    for row in rows:
        if len(row) != len(names):
            raise ValueError(f"a row has {len(row)} cells under {len(names)} names: {row}")
    return [dict(zip(names, (cell or None for cell in row), strict=True)) for row in rows]


def marts(tables: Mapping[str, str], *, day: date) -> duckdb.DuckDBPyConnection:
    """Every mart, as on `day`, from drawn tables by dataset; `<dataset>_counted` is its counted form.

    Columns that are not drawn are blank, and so are datasets.
    """
    con = duckdb.connect()
    gather(
        con, [*staging_sql(_NOWHERE), *(_staged(name, drawn(text)) for name, text in tables.items())], day=day
    )
    return con


def _cells(line: str) -> list[str]:
    # a bar between spaces parts cells; one inside a cell parts its codes
    return [cell.strip() for cell in re.split(r"\s\|(?=\s|$)", line)]


def _staged(name: str, rows: list[Row]) -> str:
    form = COUNTED if name.endswith("_counted") else PERSON
    columns = stored_columns(dataset(name.removesuffix("_counted")), form)
    strangers = {key for row in rows for key in row} - {column for column, _ in columns}
    if strangers:
        raise ValueError(f"'{name}' has no column {', '.join(sorted(strangers))}")
    values = ", ".join(f"({', '.join(_literal(row.get(column)) for column, _ in columns)})" for row in rows)
    names = ", ".join(column for column, _ in columns)
    typed = ", ".join(f"cast({column} as {kind}) as {column}" for column, kind in columns)
    return f"create or replace view stg_{name} as select {typed} from (values {values}) as row_of({names})"


def _literal(cell: str | None) -> str:
    return "null" if cell is None else "'" + cell.replace("'", "''") + "'"
