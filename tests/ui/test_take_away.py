"""A file that leaves says how far it may go on every row, and runs in no spreadsheet."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from edi_metrics.errors import NotDeclared
from edi_metrics.levels import FLOORS
from edi_metrics.reader import About, Reader
from edi_metrics.story.blocks import Table
from edi_metrics.ui.take_away import Exit, csv_of, offer_of
from edi_metrics.vocabulary import Level
from tests.ui import making_blocks as made


def reader(level: Level) -> Reader:
    """As much of a reader as a file needs to know."""
    about = About(
        service="Hartwell Music Service",
        area="Hertfordshire",
        area_code="E10000015",
        sample=True,
        day=date(2026, 11, 23),
        data_to=date(2026, 7, 31),
        version="abc",
        made_at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    return cast(Reader, SimpleNamespace(level=level, policy=FLOORS[level], about=about))


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def leaving(level: Level, *tables: Table) -> Exit:
    def fetch() -> tuple[Reader, Sequence[Table]]:
        return reader(level), tables

    return Exit(level, fetch)


def test_every_row_carries_its_rule() -> None:
    header, *body = rows(csv_of(made.table(), reader(Level.INSIDE)))
    assert header == ["District", "Pupils", "Gap", "View", "Service", "Data to"]
    assert [row[3] for row in body] == ["Inside view: counts of 1 to 4 hidden. Not for sharing."] * 2
    assert body[0][4:] == ["Hartwell Music Service (sample data)", "2026-07-31"]


def test_a_published_file_may_be_shared() -> None:
    assert "Not for sharing" not in csv_of(made.table(), reader(Level.PUBLISHED)).decode()


def test_no_cell_is_a_formula() -> None:
    table = Table("A", ("a", "b", "c"), (("=1+1", "@x", "-2.4"),), "a")
    assert rows(csv_of(table, reader(Level.INSIDE)))[1][:3] == ["'=1+1", "'@x", "-2.4"]


def test_a_table_leaves_at_the_level_of_its_way_out() -> None:
    way_out = leaving(Level.PUBLISHED, made.table("gap-published"))
    asked = (made.table("gap-inside"),)
    assert way_out.filename(asked, "map") == "gap-published.csv"
    assert b"Published view" in way_out.file(asked)


def test_a_table_that_the_level_does_not_have_is_refused() -> None:
    with pytest.raises(NotDeclared):
        leaving(Level.PUBLISHED).file((made.table("gap-inside"),))
    with pytest.raises(NotDeclared, match="Gap by district; Gap by district"):
        leaving(Level.PUBLISHED).file((made.table("a-inside"), made.table("b-inside")))


def test_a_card_of_more_tables_leaves_as_one_archive_of_them_alone() -> None:
    names = ("a-published", "b-published", "c-published")
    way_out = leaving(Level.PUBLISHED, *map(made.table, names))
    asked = (made.table("c-inside"), made.table("a-inside"))
    assert way_out.filename(asked, "steps") == "steps-published.zip"
    archive = zipfile.ZipFile(io.BytesIO(way_out.file(asked)))
    assert archive.namelist() == ["a-published.csv", "c-published.csv"]
    assert b"Published view" in archive.read("a-published.csv")


def test_a_card_leaves_without_a_table_that_the_level_does_not_have() -> None:
    way_out = leaving(Level.PUBLISHED, made.table("a-published"))
    asked = (made.table("a-inside"), made.table("b-inside"))
    assert zipfile.ZipFile(io.BytesIO(way_out.file(asked))).namelist() == ["a-published.csv"]


@pytest.mark.parametrize(
    ("captions", "words"),
    [
        ("Gap by district.", "Download gap by district (CSV, 1 KB)"),
        ("SEND by year|A table", "Download SEND by year; a table (ZIP of 2 CSV files, 1 KB)"),
        ("Steps|Routes|Years", "Download steps; two more tables (ZIP of 3 CSV files, 1 KB)"),
    ],
)
def test_a_button_names_what_it_holds(captions: str, words: str) -> None:
    tables = [replace(made.table(), caption=caption) for caption in captions.split("|")]
    assert offer_of(tables).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_page_leaves_as_one_archive() -> None:
    data = leaving(Level.INSIDE, made.table("a-inside"), made.table("b-inside")).zip()
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == ["a-inside.csv", "b-inside.csv"]
