"""The way in for files: preflight, read, check. All rows of a file come in, or none.

`opened` does all three and hands on what is needed to land the file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from edi_metrics.datasets import Dataset
from edi_metrics.intake import check, preflight, read
from edi_metrics.intake.preflight import Sheet, Stopped
from edi_metrics.intake.report import Problem, Report

__all__ = ["CHECKED", "Checked", "Problem", "Report", "opened"]

CHECKED = "checked"


@dataclass(frozen=True)
class Checked:
    """A file that has been read and checked. While it is open, `con`'s view `CHECKED` holds its rows."""

    report: Report
    sheet: Sheet | None
    con: duckdb.DuckDBPyConnection


@contextmanager
def opened(dataset: Dataset, path: Path, *, day: date, snapshot: date | None = None) -> Iterator[Checked]:
    """The file at `path`, checked as rows of `dataset` on the service's `day`. Nothing is kept afterwards."""
    with duckdb.connect(config={"threads": 1}) as con:  # more mix up the rows
        try:
            sheet = preflight.preflight(dataset, path, day=day, snapshot=snapshot)
            rows = read.stage(con, sheet, day)
        except Stopped as stopped:
            yield Checked(Report(dataset.name, "", 0, stopped.problems), None, con)
            return
        found = tuple(check.problems(con, sheet.form, read.numbering(sheet, rows), day))
        notices = sheet.notices
        if not found:
            notices += check.without_repeats(con, sheet.form) + check.missing_expectations(con, sheet.form)
        con.execute(f"create temp view {CHECKED} as select {sheet.form.own_columns()} from {read.STAGED}")
        yield Checked(Report(dataset.name, sheet.form.name, rows, found, notices), sheet, con)
