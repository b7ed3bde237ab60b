"""What leaves the page: each table as a CSV whose every row says how far it may go."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edi_metrics.errors import NotDeclared
from edi_metrics.story.asking import Door
from edi_metrics.story.blocks import Table
from edi_metrics.story.words import numbers
from edi_metrics.ui.markup.strip import rule
from edi_metrics.ui.markup.tables import said
from edi_metrics.vocabulary import Level

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SIGNED_FIGURE = re.compile(r"[+-][\d,.]+(%| \w+)?")


def csv_of(table: Table, reader: Door) -> bytes:
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


_NAMED = 2


def offer_of(tables: Sequence[Table]) -> str:
    """What a button offers: 'Download gap by district (CSV, 2 KB)'; of more than two, the first by name."""
    named = tables if len(tables) <= _NAMED else tables[:1]
    rest = [f"{numbers.word(len(tables) - 1)} more tables"] if len(tables) > _NAMED else []
    kind = "CSV" if len(tables) == 1 else f"ZIP of {len(tables)} CSV files"
    size = f"{max(1, round(sum(map(_letters, tables)) / 1024))}\N{NO-BREAK SPACE}KB"
    return f"Download {'; '.join([*map(said, named), *rest])} ({kind},\N{NO-BREAK SPACE}{size})"


def _letters(table: Table) -> int:
    """About how long the table's CSV will be, its three last columns included."""
    return sum(len(value) + 1 for row in (table.columns, *table.rows) for value in row) + 90 * len(table.rows)


@dataclass(frozen=True)
class Exit:
    """How the tables of a page leave: at one level, whatever level is on the screen."""

    level: Level
    fetch: Callable[[], tuple[Door, Sequence[Table]]]
    """The reader at that level and the page's tables as it tells them. Called when a button is pressed."""

    def filename(self, tables: Sequence[Table], name: str) -> str:
        """What a file of these tables is called: one by its own name, more by `name`; then the level."""
        stem, kind = (_stem(tables[0]), "csv") if len(tables) == 1 else (name, "zip")
        return f"{stem}-{self.level}.{kind}"

    def file(self, tables: Sequence[Table]) -> bytes:
        """The CSV of one table, or a ZIP of those of them that this level has.

        Raises `NotDeclared` when it has none of them.
        """
        wanted = {_stem(table) for table in tables}
        reader, all_tables = self.fetch()
        found = [table for table in all_tables if _stem(table) in wanted]
        if not found:
            names = "; ".join(table.caption for table in tables)
            raise NotDeclared(f"{names}: not part of the {self.level} view.")
        return csv_of(found[0], reader) if len(tables) == 1 else self._zip(found, reader)

    def zip(self) -> bytes:
        """Every table of the page in one archive."""
        reader, tables = self.fetch()
        return self._zip(tables, reader)

    def _zip(self, tables: Sequence[Table], reader: Door) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in tables:
                archive.writestr(f"{_stem(table)}-{self.level}.csv", csv_of(table, reader))
        return out.getvalue()


def _stem(table: Table) -> str:
    """The table's name without its level."""
    name = table.filename.removesuffix(".csv")
    for level in Level:
        name = name.removesuffix(f"-{level}")
    return name
