"""What leaves the page: each table as a CSV whose every row says how far it may go."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edi_metrics.errors import NotDeclared
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import Table
from edi_metrics.ui.markup.strip import rule
from edi_metrics.vocabulary import Level

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SIGNED_FIGURE = re.compile(r"[+-][\d,.]+(%| \w+)?")


def csv_of(table: Table, reader: Reader) -> bytes:
    """The table as CSV, UTF-8 with a mark so that spreadsheets read it as such.

    Three columns at the end carry the level's rule, whose figures they are and their date, so that a
    row copied elsewhere still says so.
    """
    about = reader.about
    stamp = (
        f"{rule(reader)}{' Not for sharing.' if reader.level is Level.INSIDE else ''}",
        f"{about.service}{' (sample data)' if about.sample else ''}",
        about.data_to.isoformat(),
    )
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*table.columns, "View", "Service", "Data to"])
    writer.writerows([*map(_plain, row), *stamp] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(value: str) -> str:
    """A cell that no spreadsheet will run: text that starts like a formula gets a leading apostrophe."""
    is_formula = value.startswith(_FORMULA) and not _SIGNED_FIGURE.fullmatch(value)
    return f"'{value}" if is_formula else value


def size_of(table: Table) -> str:
    """About how large the CSV will be, in words for a button."""
    letters = sum(len(value) + 1 for row in (table.columns, *table.rows) for value in row) + 90 * len(
        table.rows
    )
    return f"{max(1, round(letters / 1024))}\N{NO-BREAK SPACE}KB"


@dataclass(frozen=True)
class Exit:
    """How the tables of a page leave: at one level, whatever level is on the screen."""

    level: Level
    fetch: Callable[[], tuple[Reader, Sequence[Table]]]
    """The reader at that level and the page's tables as it tells them. Called when a button is pressed."""

    def filename(self, table: Table) -> str:
        """What the table's file is called; its end names the level that it leaves at."""
        return f"{_stem(table)}-{self.level}.csv"

    def csv(self, table: Table) -> bytes:
        """The table's file. Raises `NotDeclared` when this level does not have the table."""
        reader, tables = self.fetch()
        for found in tables:
            if _stem(found) == _stem(table):
                return csv_of(found, reader)
        raise NotDeclared(f"{table.caption} is not part of the {self.level} view.")

    def zip(self) -> bytes:
        """Every table of the page in one archive."""
        reader, tables = self.fetch()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in tables:
                archive.writestr(self.filename(table), csv_of(table, reader))
        return out.getvalue()


def _stem(table: Table) -> str:
    """The table's name without its level."""
    name = table.filename.removesuffix(".csv")
    for level in Level:
        name = name.removesuffix(f"-{level}")
    return name
