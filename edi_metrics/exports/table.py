"""Tables as CSV: one line that says how far the file may go, then the table, every row with its own stamp."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence

from edi_metrics.errors import NotDeclared
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Taken
from edi_metrics.story.blocks import Table
from edi_metrics.story.words import table as words
from edi_metrics.vocabulary import Level

MIME = "text/csv"
ARCHIVE = "application/zip"

_FORMULA = ("=", "+", "-", "@", "|", "%")
_CONTROL = ("\t", "\r", "\n")
_SIGNED_FIGURE = re.compile(r"[+-][\d,.]+(%| \w+)?")


def tables(taken: Taken) -> bytes:
    """Every table of every page in one archive, a folder a page. The same pages are the same bytes."""
    return _zip(
        (f"{chapter.slug}/{named(taken, table)}", csv_of(taken, table))
        for chapter in taken.chapters
        for table in chapter.tables
    )


def some_tables(taken: Taken, wanted: Sequence[Table]) -> bytes:
    """The CSV of one table of the pages, or a ZIP of those of several that this level has.

    Raises `NotDeclared` when it has none of them.
    """
    stems = {stem(table) for table in wanted}
    found = [table for chapter in taken.chapters for table in chapter.tables if stem(table) in stems]
    if not found:
        raise NotDeclared(words.not_at_this_level([table.caption for table in wanted], taken.level))
    if len(wanted) == 1:
        return csv_of(taken, found[0])
    return _zip((named(taken, table), csv_of(taken, table)) for table in found)


def csv_of(taken: Taken, table: Table) -> bytes:
    """The table as CSV, UTF-8 with a mark so that spreadsheets read it as such.

    The first line says what the file is and how far it may go; the header is the second. Three columns at
    the end carry the level's rule, whose figures they are and their date, so that a row copied elsewhere
    still says so.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([words.first_line(taken.stamp, taken.about, taken.reference)])
    writer.writerow([*table.columns, *words.STAMPS])
    stamps = words.stamps(taken.stamp, taken.about, taken.level, taken.policy)
    writer.writerows([*map(_plain, row), *stamps] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _plain(value: str) -> str:
    """A cell that no spreadsheet will run: text that starts like a formula gets a leading apostrophe.

    What it starts with is what can be seen first, in whichever width it was typed.
    """
    seen = unicodedata.normalize("NFKC", plain(value)).lstrip()
    is_formula = seen.startswith(_FORMULA) or value.startswith(_CONTROL)
    is_formula = is_formula and not _SIGNED_FIGURE.fullmatch(value)
    return f"'{value}" if is_formula else value


def named(taken: Taken, table: Table) -> str:
    """What the table's file is called: what it holds, and how far it may go."""
    return taken.filename(stem(table), "csv")


def stem(table: Table) -> str:
    """The table's name without its level."""
    name = table.filename.removesuffix(".csv")
    for level in Level:
        name = name.removesuffix(f"-{level}")
    return name


_ONCE = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can hold: the time of making says nothing of what is in it."""


def _zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, _ONCE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def refusal(why: str, *, archive: bool) -> bytes:
    """In place of a file that cannot leave: the sentence that says why."""
    return _zip([("not-taken.txt", why.encode())]) if archive else f"{why}\n".encode("utf-8-sig")
