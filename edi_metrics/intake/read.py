"""From text to typed rows: one pass types every cell and marks every broken row.

The pass leaves a table `staged`: the typed columns, `broken` (a bit for each column and each rule, 0 for a
good row) and, for a broken row alone, `cells`, the text as it was written.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from edi_metrics.datasets import Column
from edi_metrics.datasets.kinds import quoted
from edi_metrics.intake.preflight import Sheet, Stopped, refuse

STAGED = "staged"
BLANKS = " \t\r\n\u00a0"
_LONGEST_LINE = 1_000_000


def stage(con: duckdb.DuckDBPyConnection, sheet: Sheet, day: date) -> int:
    """Read the sheet into `staged`, and say how many rows it has. Raises `Stopped`."""
    with _on_disk(sheet) as path:
        try:
            con.execute(f"create or replace temp table {STAGED} as {staged_sql(sheet, path, day)}")
        except duckdb.Error as error:
            raise _unreadable(sheet, error) from error
    rows = count_of(con, f"select count(*) from {STAGED}")
    if not rows:
        raise refuse("the file has a header and no rows", "Export it again, or fill in the template.")
    return rows


def numbering(sheet: Sheet, rows: int) -> Callable[[int], int]:
    """From the table's row numbers to the file's, as a spreadsheet shows them: its header is row 1."""
    if sheet.lines == rows + 1:
        return lambda rowid: rowid + 2
    starts = [line for line, cells in _records(sheet) if cells]  # blank lines and lines inside quotes
    return lambda rowid: starts[rowid + 1] if rowid + 1 < len(starts) else rowid + 2


def count_of(con: duckdb.DuckDBPyConnection, question: str) -> int:
    """The one number that `question` asks for."""
    return int(con.execute(question).fetchall()[0][0])


def staged_sql(sheet: Sheet, path: Path, day: date) -> str:
    """The one pass: cells to values, and a bit for everything broken."""
    columns = sheet.form.columns
    cells = ", ".join(_cell(column.name, sheet) for column in columns)
    values = ", ".join(
        f"{stored.sql} as {stored.name}"
        for column in columns
        for stored in column.kind.stored(column.name, f"cell_{column.name}", day)
    )
    faults = " + ".join(_fault(place, column) for place, column in enumerate(columns))
    first_rule = len(columns)
    rules = (
        " + ".join(
            f"case when {rule.sql} then {1 << (first_rule + place)}::bigint else 0 end"
            for place, rule in enumerate(sheet.form.record.rules)
        )
        or "0"
    )
    typed = ", ".join(
        stored.name for column in columns for stored in column.kind.stored(column.name, "", day)
    )
    written = ", ".join(f"cell_{column.name}" for column in columns)
    return (
        f"select {typed}, broken, case when broken <> 0 then [{written}] end as cells from ("
        f"select *, case when faults <> 0 then faults else {rules} end as broken from ("
        f"select *, {faults} as faults from ("
        f"select *, {values} from ("
        f"select {cells} from {_source(sheet, path)}))))"
    )


def _source(sheet: Sheet, path: Path) -> str:
    names = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in sheet.headings)
    return (
        f"read_csv({quoted(str(path))}, columns = {{{names}}}, delim = {quoted(sheet.delimiter)},"
        " header = true,"
        " quote = '\"', escape = '\"', auto_detect = false, strict_mode = true, null_padding = false,"
        f" max_line_size = {_LONGEST_LINE})"
    )


def _cell(name: str, sheet: Sheet) -> str:
    if name not in sheet.headings:
        return f"null::varchar as cell_{name}"
    trimmed = f'trim("{name}", {quoted(BLANKS)})' if sheet.odd_blanks else f'trim("{name}")'
    return f"nullif({trimmed}, '') as cell_{name}"


def _fault(place: int, column: Column) -> str:
    nothing = " and ".join(
        f"{stored.name} is null" for stored in column.kind.stored(column.name, "", date.max)
    )
    wrong = nothing if column.required else f"cell_{column.name} is not null and {nothing}"
    return f"case when {wrong} then {1 << place}::bigint else 0 end"


@contextmanager
def _on_disk(sheet: Sheet) -> Iterator[Path]:
    """A UTF-8 file of the sheet: its own, or a passing copy where it was saved in other letters."""
    if sheet.text is None:
        yield sheet.path
        return
    with tempfile.TemporaryDirectory(prefix="edi-intake-") as folder:
        copy = Path(folder) / "sheet.csv"
        copy.write_text(sheet.text, encoding="utf-8", newline="")
        yield copy


def _records(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each record of the file and the line it starts on, read slowly and strictly."""
    text = sheet.text if sheet.text is not None else sheet.path.read_text(encoding="utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sheet.delimiter, strict=True)
    starts = 1
    for cells in reader:
        yield starts, cells
        starts = reader.line_num + 1


def _unreadable(sheet: Sheet, error: duckdb.Error) -> Stopped:
    """Why the file could not be parsed, found by reading it again slowly."""
    wide, line = len(sheet.headings), 1
    try:
        for line, cells in _records(sheet):
            if cells and len(cells) != wide:
                return refuse(
                    f"the row has {len(cells)} cells and the header has {wide}",
                    "Put text that holds the delimiter in double quotes, and remove notes below the table.",
                    row=line,
                )
            line += 1
    except csv.Error as wrong:
        if "end of data" in str(wrong):
            return refuse(
                "a double quote is opened and never closed", "Close it, or double it inside text.", row=line
            )
        return refuse(
            f"the line cannot be read ({wrong})", "Mend its quotes, or save the sheet as CSV again.", row=line
        )
    reason = str(error).splitlines()[0]
    return refuse(f"the file cannot be read as CSV ({reason})", "Save the sheet as CSV UTF-8 again.")
