"""The workbook read back as a spreadsheet program would: every figure, every chart, and nothing that runs."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from edi_metrics.as_at import AsAt
from edi_metrics.exports.plain import plain, reworded
from edi_metrics.exports.take import Chapter, Taken, taken
from edi_metrics.exports.workbook import Entry, entries, workbook
from edi_metrics.exports.workbook_charts import runs
from edi_metrics.exports.workbook_drawn import Point, Series, natives
from edi_metrics.exports.workbook_names import LONGEST, headers, sheet_name, table_name
from edi_metrics.exports.workbook_said import said
from edi_metrics.exports.workbook_values import value
from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.reader import Reader
from edi_metrics.story.blocks import (
    ActionRow,
    Actions,
    Against,
    Bars,
    Board,
    BoardRow,
    Card,
    Chart,
    Chip,
    Definition,
    Drawing,
    Dumbbell,
    Facts,
    Form,
    GapBars,
    Grid,
    Likert,
    Line,
    Mark,
    Multiples,
    Note,
    Piece,
    Points,
    Ranged,
    Ranges,
    Reading,
    Slope,
    SlopeLine,
    Statement,
    StatusBar,
    Steps,
    Table,
    Text,
    TileMap,
    Timeline,
    Trajectory,
    Trend,
)
from edi_metrics.vocabulary import ALL, Level, Reason, Standing, Symbol
from tests.exports.made import HOSTILE

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LEVELS = (Level.PUBLISHED, Level.INSIDE)


class Opened:
    """A workbook, opened without the library that made it."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = self._archive.namelist()

    def xml(self, name: str) -> Any:
        """One file inside it."""
        return ElementTree.fromstring(self._archive.read(name))

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Each sheet's name, in order, with the file that holds it."""
        targets = {found.get("Id"): found.get("Target") for found in self.xml("xl/_rels/workbook.xml.rels")}
        listed = self.xml("xl/workbook.xml").iter(f"{M}sheet")
        return {sheet.get("name"): f"xl/{targets[sheet.get(f'{R}id')]}" for sheet in listed}

    @cached_property
    def _strings(self) -> list[str]:
        return ["".join(found.itertext()) for found in self.xml("xl/sharedStrings.xml").iter(f"{M}si")]

    def rows(self, sheet: str) -> list[list[str | float]]:
        """What the cells of a sheet hold, row by row."""
        return [
            [self._held(cell) for cell in row.iter(f"{M}c")]
            for row in self.xml(self.sheets[sheet]).iter(f"{M}row")
        ]

    def _held(self, cell: Any) -> str | float:
        held = cell.findtext(f"{M}v")
        if cell.get("t") == "s":
            return self._strings[int(held)]
        assert cell.get("t") in (None, "n"), "a cell that is neither text nor a number"
        return float(held)

    def table(self, sheet: str) -> tuple[list[str], list[list[str | float]]]:
        """The columns of a sheet's table, and its rows."""
        [path] = [name for name in self.related(sheet) if "/tables/" in name]
        found = self.xml(path)
        first, last = (int("".join(filter(str.isdigit, end))) for end in found.get("ref").split(":"))
        head, *body = self.rows(sheet)[first - 1 : last]
        assert head == [column.get("name") for column in found.iter(f"{M}tableColumn")]
        return list(map(str, head)), body

    def related(self, sheet: str) -> list[str]:
        """The files that a sheet draws on: tables, drawings."""
        return self._targets(self.sheets[sheet])

    def charts(self, sheet: str) -> list[Any]:
        """The charts on a sheet."""
        drawings = [name for name in self.related(sheet) if "/drawings/" in name]
        return [self.xml(name) for drawing in drawings for name in self._targets(drawing)]

    def described(self, sheet: str) -> list[str]:
        """What the charts of a sheet are said to show."""
        drawings = [name for name in self.related(sheet) if "/drawings/" in name]
        return [
            found.get("descr")
            for drawing in drawings
            for found in self.xml(drawing).iter()
            if found.tag.endswith("}cNvPr")
        ]

    def _targets(self, name: str) -> list[str]:
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self.names:
            return []
        return [
            posixpath.normpath(posixpath.join(folder, found.get("Target")))
            for found in self.xml(rels)
            if found.get("TargetMode") != "External"
        ]

    @cached_property
    def text(self) -> str:
        """Every word in any cell."""
        return "\n".join(self._strings)


@dataclass(frozen=True)
class Made:
    """What was taken, and the workbook it became."""

    taken: Taken
    opened: Opened

    def tables(self) -> Iterator[Entry]:
        """Every table that has a sheet."""
        yield from entries(self.taken)


@pytest.fixture(scope="module")
def made(sample_door: Callable[[Level], Reader | AsAt]) -> Callable[[Level], Made]:
    """The sample's workbook at a level, made once."""
    kept: dict[Level, Made] = {}

    def make(level: Level) -> Made:
        if level not in kept:
            told = taken(sample_door(level), reference="1f2e3d4c5b6a79880123456789abcdef")
            kept[level] = Made(told, Opened(workbook(told)))
        return kept[level]

    return make


def printed(held: str | float, text: str) -> bool:
    """Whether a cell holds what the page prints: the same number, or the same words."""
    if isinstance(held, str):
        return held in (text, f"[{text}]")
    digits = text.replace(",", "").replace("\N{MINUS SIGN}", "-")
    number = float(digits.removesuffix("%")) / (100 if digits.endswith("%") else 1)
    return held == pytest.approx(number, abs=1e-12)


@pytest.mark.parametrize("level", LEVELS)
def test_every_figure_of_every_table_is_found_again(made: Callable[[Level], Made], level: Level) -> None:
    found = made(level)
    assert [entry.table for entry in found.tables()] == [
        table for chapter in found.taken.chapters for table in chapter.tables
    ]
    for entry in found.tables():
        columns, rows = found.opened.table(entry.name)
        assert columns == list(entry.table.columns), entry.name
        for row, expected in zip(rows, entry.table.rows, strict=True):
            assert all(map(printed, row, expected)), (entry.name, row, expected)
            assert len(row) == len(expected)


@pytest.mark.parametrize("level", LEVELS)
def test_each_chart_stands_beside_its_table_with_its_description(
    made: Callable[[Level], Made], level: Level
) -> None:
    found = made(level)
    for entry in found.tables():
        expected = len(natives(entry.chart.drawing)) if entry.chart else 0
        assert len(found.opened.charts(entry.name)) == expected, entry.name
        if entry.chart and not isinstance(entry.chart.drawing, Timeline):
            assert expected >= 1, entry.name
            assert all(said_of.endswith(entry.chart.alt) for said_of in found.opened.described(entry.name))


@pytest.mark.parametrize("level", LEVELS)
def test_a_chart_reads_what_the_sheet_of_drawn_figures_says(
    made: Callable[[Level], Made], level: Level
) -> None:
    opened = made(level).opened
    rows = opened.rows("Drawn figures")
    read = 0
    for entry in made(level).tables():
        for chart in opened.charts(entry.name):
            for reference in [*chart.iter(f"{C}val"), *chart.iter(f"{C}yVal")]:
                formula = reference.findtext(f".//{C}f")
                first, _, last = formula.removeprefix("'Drawn figures'!").partition(":")
                start, end = int(first.split("$")[2]), int((last or first).split("$")[2])
                cached = [float(point.text) for point in reference.iter(f"{C}v")]
                assert cached == [row[5] for row in rows[start - 1 : end]], entry.name
                assert all(row[0] == entry.name for row in rows[start - 1 : end])
                read += len(cached)
    assert read > 100


@pytest.mark.parametrize("level", LEVELS)
def test_every_sheet_is_stamped_and_titled_and_none_is_hidden(
    made: Callable[[Level], Made], level: Level
) -> None:
    found = made(level)
    names = list(found.opened.sheets)
    assert names[:2] == ["Read me", "Findings"]
    assert names[-2:] == ["Definitions", "Drawn figures"]
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert len(name) <= LONGEST
        title, stamp, more = found.opened.rows(name)[:3]
        assert title
        head = " ".join(map(str, [*stamp, *more]))
        for part in (found.taken.stamp, found.taken.about.service, "Sample data", found.taken.about.version):
            assert part in head, (name, part)
        assert found.taken.reference in head
    assert not [
        sheet for sheet in found.opened.xml("xl/workbook.xml").iter(f"{M}sheet") if sheet.get("state")
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_is_merged_blank_or_a_formula_and_heads_stay_in_sight(
    made: Callable[[Level], Made], level: Level
) -> None:
    opened = made(level).opened
    for name, path in opened.sheets.items():
        sheet = opened.xml(path)
        for tag in ("f", "mergeCell"):
            assert sheet.find(f".//{M}{tag}") is None, (name, tag)
        assert not [cell for cell in sheet.iter(f"{M}c") if cell.find(f"{M}v") is None], name
        assert name == "Read me" or sheet.find(f".//{M}pane").get("state") == "frozen", name


def test_the_names_of_tables_are_unique(made: Callable[[Level], Made]) -> None:
    opened = made(Level.PUBLISHED).opened
    names = [
        opened.xml(name).get("displayName").lower() for name in opened.names if name.startswith("xl/tables/")
    ]
    assert len(names) == len(set(names)) == len(opened.sheets)


def test_every_definition_and_every_finding_is_there(made: Callable[[Level], Made]) -> None:
    found = made(Level.PUBLISHED)
    findings = {tuple(row) for row in found.opened.table("Findings")[1]}
    definitions = {tuple(row) for row in found.opened.table("Definitions")[1]}
    for chapter in found.taken.chapters:
        assert findings >= {tuple(map(plain, row)) for row in said(chapter)}
        for card in chapter.cards:
            for piece in card.pieces:
                if isinstance(piece, Definition):
                    told = {(piece.title, term, words) for term, words in piece.entries}
                    assert definitions >= {tuple(map(plain, row)) for row in told}


def test_the_first_sheet_leads_to_every_other(made: Callable[[Level], Made]) -> None:
    opened = made(Level.PUBLISHED).opened
    first, *others = opened.sheets
    links = [link.get("location") for link in opened.xml(opened.sheets[first]).iter(f"{M}hyperlink")]
    assert links == [f"'{name}'!A1" for name in others]
    for name in others:
        [back] = opened.xml(opened.sheets[name]).iter(f"{M}hyperlink")
        assert back.get("location") == "'Read me'!A1"


def test_a_published_workbook_says_nothing_of_the_inside(made: Callable[[Level], Made]) -> None:
    opened = made(Level.PUBLISHED).opened
    assert "Inside: not for sharing" not in opened.text
    assert "Inside: not for sharing" in made(Level.INSIDE).opened.text


PERIOD = Period.parse("2025/26")


def reading(label: str, figure: float | None, text: str) -> Reading:
    """A row of a chart, its figure shown or hidden."""
    symbol = Symbol.SHOWN if figure is not None else Symbol.HIDDEN
    return Reading(label, Cell(PERIOD, label, ALL, None, None, figure, None, None, symbol), text)


TABLE = Table(
    "Learners by place", ("Place", "Learners"), (("North", "40"), ("South", "c")), "places-published"
)


def with_card(told: Taken, *pieces: Piece) -> Taken:
    """The same service with one page of one card."""
    card = Card("Forty learn in the north", "Everyone", pieces, "Records", "card")
    return replace(told, chapters=(Chapter("page", "A page", (card,)),))


def test_a_hidden_figure_is_its_symbol_in_the_table_and_an_outline_in_the_chart(
    made: Callable[[Level], Made],
) -> None:
    rows = (reading("North", 40, "40"), reading("South", None, "c"), reading("West", None, "c"))
    chart = Chart(Bars(rows), "North 40; South and West hidden.", TABLE, "places")
    opened = Opened(workbook(with_card(made(Level.PUBLISHED).taken, chart)))
    assert opened.table("1 Learners by place")[1] == [["North", 40.0], ["South", "[c]"]]
    figures = [row[4:] for row in opened.table("Drawn figures")[1]]
    assert figures == [[40.0, 40.0], ["[c]", 9.6], ["[c]", 9.6]]
    [drawn] = opened.charts("1 Learners by place")
    outlines = [point for point in drawn.iter(f"{C}dPt") if b"sysDot" in ElementTree.tostring(point)]
    assert len(outlines) == 2
    labels = list(drawn.iter(f"{C}dLbl"))
    assert ["".join(label.find(f"{C}tx").itertext()).strip() for label in labels] == ["40", "c", "c"]


def test_a_line_is_not_drawn_through_a_hidden_figure_or_a_break() -> None:
    days = [date(2020 + year, 9, 1) for year in range(6)]
    points = [Point(str(day.year), None if at == 1 else 5.0, "", day) for at, day in enumerate(days)]
    series = Series("All", tuple(points), breaks=(date(2024, 1, 1),))
    assert [(first, len(run)) for first, run in runs(series)] == [(0, 1), (2, 2), (4, 2)]
    assert [run for _, run in runs(Series("None", ()))] == []


CELL = reading("North", 40, "40").cell
LINE = Line("North", (CELL,), "40")
MARK = Mark(date(2027, 7, 31), 50)
ROWS = (reading("North", 40, "40"), reading("South", None, "c"))
DRAWINGS: tuple[Drawing, ...] = (
    Bars(ROWS),
    Dumbbell(ROWS, "Ours", "Theirs"),
    GapBars((replace(reading("North", 50, "40"), against=Against(10, "10", "pupils")),)),
    Likert((Statement("I am heard", ROWS, "50 of 60 answered"),)),
    Multiples((LINE,)),
    Ranges((Ranged("Strand", ROWS),), 1, 4, "a group", "agreed"),
    Slope((SlopeLine("North", CELL, CELL, "40", "40"),), "2024", "2025"),
    Steps(ROWS),
    TileMap(ROWS),
    Trajectory(LINE, (MARK,), MARK, "50"),
    Trend((LINE,)),
)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: type(drawing).__name__)
def test_every_kind_of_drawing_becomes_a_chart(made: Callable[[Level], Made], drawing: Drawing) -> None:
    chart = Chart(drawing, "Forty in the north.", TABLE, "places")
    opened = Opened(workbook(with_card(made(Level.INSIDE).taken, chart)))
    [drawn] = opened.charts("1 Learners by place")
    assert "40" in [point.text for point in drawn.iter(f"{C}v")]


def test_dates_that_moved_are_a_table_and_an_unknown_drawing_is_refused() -> None:
    assert {*map(type, DRAWINGS), Timeline} == set(get_args(Drawing))
    assert natives(Timeline((), date(2026, 1, 1))) == ()
    unknown: Any = object()
    with pytest.raises(AssertionError):
        natives(unknown)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_was_typed_is_text_and_nothing_runs(made: Callable[[Level], Made], hostile: str) -> None:
    rows = (reading("North", 40, "40"),)
    chart = Chart(Bars(rows, filled="Ours", ring="Theirs"), "North 40.", TABLE, "places")
    told = with_card(
        made(Level.INSIDE).taken, chart, Text("words"), Definition("Learners", (("Counted", "once"),))
    )
    content = workbook(replace(told, chapters=reworded(told.chapters, lambda text: f"{hostile} {text}")))
    opened = Opened(content)
    for path in opened.sheets.values():
        assert opened.xml(path).find(f".//{M}f") is None
        assert not [link for link in opened.xml(path).iter(f"{M}hyperlink") if link.get(f"{R}id")]
    formulas = [f.text for name in opened.names if "/charts/" in name for f in opened.xml(name).iter(f"{C}f")]
    assert all(formula.startswith(("'Drawn figures'!", "'1 ")) for formula in formulas)
    assert hostile in opened.text
    assert not [name for name in opened.names if "externalLink" in name or "vba" in name]


@pytest.mark.parametrize(
    ("text", "held", "printed_as"),
    [
        ("1,613", 1613.0, "#,##0"),
        ("10.9%", 0.109, "0.0%"),
        ("2022", 2022.0, "0"),
        ("0", 0.0, "0"),
        ("+4", 4.0, '"+"0;"+"0'),
        ("\N{MINUS SIGN}4.5", -4.5, '"\N{MINUS SIGN}"0.0;"\N{MINUS SIGN}"0.0'),
        ("c", "[c]", ""),
        ("low", "[low]", ""),
        ("007", "007", ""),
        ("1,61", "1,61", ""),
        ("2025/26", "2025/26", ""),
        ("0.55 (0.46 to 0.66)", "0.55 (0.46 to 0.66)", ""),
        ("1234567890123456", "1234567890123456", ""),
        ("=1+1", "=1+1", ""),
    ],
)
def test_printed_text_becomes_a_number_where_it_is_one(text: str, held: str | float, printed_as: str) -> None:
    assert value(text) == (held, printed_as)


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Learners eligible for free school meals by phase", "7 Learners eligible for free"),
        ("Each programme, 2025/26", "7 Each programme, 2025-26"),
        ("[Who]: 'us'*?", "7 -Who-- ’us’--"),
        ("x" * 60, f"7 {'x' * 29}"),
        ("", "7 Table"),
        ("\U0001f3b5 Music", "7 Music"),
    ],
)
def test_a_sheet_is_called_what_a_spreadsheet_takes(caption: str, name: str) -> None:
    assert sheet_name(7, caption) == name


def test_tables_and_columns_have_names_that_formulas_can_use() -> None:
    assert table_name(3, "2025-26 rates.csv") == "table_2025_26_rates_3"
    assert table_name(3, "T1") == "T1_3"
    assert headers(("Share", "share", "")) == ("Share", "share (2)", "Column")


def test_a_table_without_rows_says_so(made: Callable[[Level], Made]) -> None:
    empty = Table("Actions", ("Action", "Due"), (), "actions")
    opened = Opened(workbook(with_card(made(Level.INSIDE).taken, empty)))
    assert opened.table("1 Actions")[1] == [["Nothing to list", "[z]"]]


CHIP = Chip(Standing.OFF_TRACK, Reason.DATE_PASSED)
PIECES: tuple[tuple[Piece, tuple[str, ...]], ...] = (
    (Chart(Bars(ROWS), "Forty in the north.", TABLE, "places"), ("Forty in the north.",)),
    (TABLE, ()),
    (Text("A sentence", "method"), ("A sentence",)),
    (Points(("One", "Two")), ("One", "Two")),
    (Note("Beware"), ("Beware",)),
    (StatusBar(((Standing.OFF_TRACK, 2),)), ("Off track 2 (targets)",)),
    (
        Board((BoardRow("More", "Lead", "40", "40 people", 40, None, 50, 60, "50 by July", CHIP),), TABLE),
        ("More. Lead. Now 40. 40 people. 50 by July. Off track: date passed.",),
    ),
    (
        Actions((ActionRow("Ask", "Asked", "Moved", "Lead", "1 May 2026", "late", None, "Paused"),), TABLE),
        ("Ask. Asked. Moved. Lead. Due 1 May 2026. late. Paused.",),
    ),
    (Grid(TABLE), ()),
    (Facts((("Owner", "Lead"),), CHIP), ("Off track: date passed", "Owner: Lead")),
    (Definition("Learners", (("Counted", "once"),)), ()),
    (Form("add-action"), ()),
)


@pytest.mark.parametrize(("piece", "words"), PIECES, ids=lambda one: type(one).__name__)
def test_every_kind_of_piece_says_its_words(piece: Piece, words: tuple[str, ...]) -> None:
    card = Card("Title", "", (piece,), "", "card")
    assert tuple(row.words for row in said(Chapter("page", "A page", (card,)))) == words


def test_a_kind_of_block_that_nobody_drew_is_refused() -> None:
    assert {type(piece) for piece, _ in PIECES} == set(get_args(Piece))
    unknown: Any = object()
    for chapter in (
        Chapter("page", "A page", (unknown,)),
        Chapter("page", "A page", (Card("Title", "", (unknown,), "", "card"),)),
    ):
        with pytest.raises(AssertionError):
            list(said(chapter))


def test_the_same_pages_make_the_same_file(made: Callable[[Level], Made]) -> None:
    told = with_card(made(Level.INSIDE).taken, TABLE, Form("add-action"))
    assert workbook(told) == workbook(told)
