"""A CSV says how far it may go on its first line and on every row, and runs in no spreadsheet."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from edi_metrics.errors import NotDeclared
from edi_metrics.exports.table import csv_of, refusal, some_tables, tables
from edi_metrics.exports.take import Chapter, Taken
from edi_metrics.levels import FLOORS
from edi_metrics.reader import About
from edi_metrics.story.blocks import Card, Table, Width
from edi_metrics.vocabulary import Level

REFERENCE = "0a1b2c3d" * 4
ABOUT = About(
    service="Hartwell Music Service",
    area="Hertfordshire",
    area_code="E10000015",
    sample=True,
    day=date(2026, 11, 23),
    data_to=date(2026, 7, 31),
    version="cb89c074efee",
    made_at=datetime(2026, 11, 23, tzinfo=UTC),
)
GAP = Table("Gap by district", ("District", "Gap"), (("Dacorum", "-2.4"), ("Broxbourne", "c")), "gap-inside")


def leaving(level: Level, *stems: str, released: bool = True) -> Taken:
    """A page that has a table of each name at this level."""
    found = tuple(replace(GAP, filename=f"{stem}-{level}") for stem in stems)
    cards = (Card("A gap", "All pupils", found, "School census", "gap", Width.FULL),)
    chapter = Chapter("participation", "Who takes part", cards)
    return Taken(level, FLOORS[level], ABOUT, (chapter,), REFERENCE, released)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_the_first_line_says_what_the_file_is() -> None:
    first, header, *_ = rows(csv_of(leaving(Level.PUBLISHED), GAP))
    assert first == [
        "Published figures: safe to share. Hartwell Music Service (sample data). Data to 31 July 2026."
        f" Version cb89c074efee. Reference {REFERENCE}."
    ]
    assert header == ["District", "Gap", "View", "Service", "Data to"]


def test_every_row_carries_its_rule() -> None:
    for row in rows(csv_of(leaving(Level.PUBLISHED), GAP))[2:]:
        assert row[2:] == [
            "Published figures: safe to share (counts under 10 hidden, the rest to the nearest 5)",
            "Hartwell Music Service (sample data)",
            "2026-07-31",
        ]


def test_figures_that_partners_are_not_shown_yet_say_so() -> None:
    first, *_ = rows(csv_of(leaving(Level.PUBLISHED, released=False), GAP))
    assert first[0].startswith("Published figures, not yet released: keep them until they are.")


def test_no_cell_is_a_formula() -> None:
    table = Table("A", ("a", "b", "c"), (("=1+1", "@x", "-2.4"),), "a")
    assert rows(csv_of(leaving(Level.PUBLISHED), table))[2][:3] == ["'=1+1", "'@x", "-2.4"]


@pytest.mark.parametrize(
    "typed", [" =1+1", "\u200b=1+1", "\uff1d1+1", "|cmd", "%x", "\n=1+1", "\xa0=1+1", "\ttab", "-1+cmd"]
)
def test_a_formula_in_disguise_is_no_formula(typed: str) -> None:
    table = Table("A", ("a",), ((typed,),), "a")
    assert rows(csv_of(leaving(Level.PUBLISHED), table))[2][0].startswith("'")


def test_what_was_asked_for_inside_leaves_as_it_is_published() -> None:
    asked = [replace(GAP, filename="gap-inside")]
    assert rows(some_tables(leaving(Level.PUBLISHED, "gap"), asked))[2][:2] == ["Dacorum", "-2.4"]


def test_a_card_of_more_tables_leaves_as_one_archive_of_those_that_the_level_has() -> None:
    asked = [replace(GAP, filename=f"{stem}-inside") for stem in ("c", "a", "x")]
    assert names(some_tables(leaving(Level.PUBLISHED, "a", "b", "c"), asked)) == [
        f"{stem}-published-2026-07-31-cb89c074efee-0a1b2c3d.csv" for stem in ("a", "c")
    ]


def test_tables_that_the_level_does_not_have_are_refused_by_name() -> None:
    with pytest.raises(NotDeclared, match=r"^Gap by district: not part of the published view\.$"):
        some_tables(leaving(Level.PUBLISHED), [GAP])


def test_in_place_of_a_file_stands_why_there_is_none() -> None:
    assert refusal("It is busy.", archive=False).decode("utf-8-sig") == "It is busy.\n"
    archive = zipfile.ZipFile(io.BytesIO(refusal("It is busy.", archive=True)))
    assert archive.read("not-taken.txt") == b"It is busy."


def test_every_table_of_every_page_leaves_in_one_archive_the_same_each_time() -> None:
    data = tables(leaving(Level.PUBLISHED, "a", "b"))
    assert names(data) == [
        f"participation/{stem}-published-2026-07-31-cb89c074efee-0a1b2c3d.csv" for stem in ("a", "b")
    ]
    assert data == tables(leaving(Level.PUBLISHED, "a", "b"))
