"""No small number in any cell, drawing, table, alt text, file or sentence, at either level.

Every page is told for every option of every filter. What it asks for is held against the true counts,
counted again; what it prints is read as a stranger would read it. Every whole number in a table and
every 'k of n' is taken for people unless it is listed below as counting something else.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from edi_metrics import landing
from edi_metrics.build import planned
from edi_metrics.build.gather import gather
from edi_metrics.build.measure import Counts, Place, measure
from edi_metrics.charts import specified
from edi_metrics.exports.table import csv_of
from edi_metrics.exports.take import Taken
from edi_metrics.levels import FLOORS
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, metrics
from edi_metrics.reader import Reader
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.story.blocks import Bars, Block, Chart, Table, charts_of, tables_of
from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import WHOLE, Grain, Level, Symbol, Unit
from tests.story.reading import sentences

NOT_PEOPLE_TABLES = {
    "schools-by-district": "schools are things",
    "schools-offer": "schools are things",
    "genre-by-district": "genres are things, and no tutor is counted with them",
    "genre-hours": "hours are things",
    "genre-list": "genres are things",
    "genre-works": "works are things",
    "voice-requests": "recommendations are things",
    "voice-steps": "recommendations are things",
    "voice-votes": "votes are things: see decision 14",
    "youth-club-sessions": "sessions are things",
    "method-hiding-example": "an invented example of hiding",
    "leadership-insights": "insights are things",
    "leadership-lens": "processes are things",
    "leadership-publications": "publications are things",
    "leadership-services": "other services are organisations",
    "plan-": "actions are things",
    "self-assessment-": "statements are things, and a level is no count",
}
"""Tables whose numbers count no people, by the start of their name."""

NOT_PEOPLE_COLUMNS = {
    "Gap, points": "a difference of percentages",
    "Expected now": "a place on a path, not a count",
    "Median wait, days": "days, not people",
    "Youth-club sessions": "sessions are things",
    "Sessions due": "sessions are things",
    "Followed up": "sessions are things",
    "Held": "sessions are things",
    "Due": "sessions are things",
    "Ensembles": "ensembles are things",
    "Works": "works are things",
    "By under-represented creators": "works are things",
    "Hours a week": "hours are things",
    "Goal": "a promise",
    "Comparison in people": "a published share of a shown base",
    "In people": "a published share of a shown base",
}
"""Columns that count no people, in any table."""

ESTIMATES = {("participation-by-group", "People")}
"""Columns of one table that hold a gap in people: two shown shares and a base, never a count."""

BY_MEASURE = "forum-figures"
"""A table with a measure in each row: those of things are counted in full."""

OF_PEOPLE = frozenset(
    word
    for one in metrics().values()
    if one.counts_people
    for word in one.noun.split()
    if word.endswith(("s", "e"))
) | {"people", "pupils", "learners", "staff", "tutors", "applicants", "appointments", "members"}
"""Nouns that a count of people is followed by."""

_OF = re.compile(r"(?<![\d.,–-])(\d[\d,]*) of (?:the )?(\d[\d,]*) (?:[a-z-]+ )?([a-z]+)")
_COUNT = re.compile(r"(?<![\d.,–-])(\d[\d,]*) ([a-z]+)\b")
_WHOLE_NUMBER = re.compile(r"\d[\d,]*")
_TARGET_TABLE = re.compile(r"target-(.+)-(?:inside|published)")


class Asking:
    """A reader that remembers every answer it gave."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.level, self.policy = reader.level, reader.policy
        self.about, self.benchmarks = reader.about, reader.benchmarks
        self.events, self.targets, self.plan = reader.events, reader.targets, reader.plan
        self.mark, self.folded, self.history = reader.mark, reader.folded, reader.history
        self.answers: list[Measured] = []

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured:
        """The reader's own answer."""
        found = self._reader.measure(key, split=split, choice=choice, grain=grain)
        self.answers.append(found)
        return found


class Telling(NamedTuple):
    """One page told once, and everything it asked for."""

    name: str
    blocks: tuple[Block, ...]
    answers: tuple[Measured, ...]


@pytest.fixture(scope="module")
def true(sample_folders: Path) -> Counts:
    """The true figures, counted again."""
    with duckdb.connect() as con:
        plan = planned.read(sample_folders / "private")
        gather(con, landing.staging_sql(sample_folders / "private"), day=SERVICE_DAY, plan=plan)
        return measure(con, metrics().values())


@pytest.fixture(scope="module")
def tellings(sample_reader: Callable[[Level], Reader]) -> Callable[[Level], tuple[Telling, ...]]:
    """Every page, for every combination of its filters."""

    @cache
    def told(level: Level) -> tuple[Telling, ...]:
        return tuple(one for story in stories() for one in _every_telling(story, sample_reader(level)))

    return told


def _every_telling(story: Story, reader: Reader) -> Iterator[Telling]:
    options = [choice.offered(reader) for choice in story.choices]
    for codes in product(*([option.code for option in offered] for offered in options)):
        asking = Asking(reader)
        asked = {choice.key: code for choice, code in zip(story.choices, codes, strict=True)}
        blocks = story.tell(asking, story.choose(asking, asked))
        yield Telling(f"{story.slug} {asked}", blocks, tuple(asking.answers))


at_each_level = pytest.mark.parametrize("level", Level)

Tellings = Callable[[Level], tuple[Telling, ...]]


@at_each_level
def test_no_answer_that_a_page_gets_holds_a_small_count(
    level: Level, tellings: Tellings, true: Counts
) -> None:
    for told in tellings(level):
        for measured in told.answers:
            if measured.metric.counts_people:
                for cell in measured.cells:
                    _does_not_tell(cell, true[_place(measured, cell)], level)


def _place(measured: Measured, cell: Cell) -> Place:
    asked = measured.question
    return Place(
        asked.metric.key,
        asked.grain,
        cell.period.first_day,
        asked.split,
        cell.part,
        asked.choice.narrowing,
        cell.within,
    )


def _does_not_tell(cell: Cell, true: Any, level: Level) -> None:
    policy = FLOORS[level]
    n = true.numerator.count
    if policy.is_small(n):
        assert cell.numerator is None, cell
    if true.denominator is not None:
        d = true.denominator.count
        if policy.is_small(d):
            assert cell.denominator is None, cell
        if 0 < d - n < FLOORS[Level.INSIDE].smallest and level is Level.INSIDE:
            assert cell.numerator is None or cell.denominator is None, cell


@at_each_level
def test_a_hidden_cell_carries_no_figure_wherever_a_page_puts_it(level: Level, tellings: Tellings) -> None:
    hidden = 0
    for told in tellings(level):
        for cell in _cells(told.blocks):
            if cell.symbol is Symbol.HIDDEN:
                hidden += 1
                assert (cell.value, cell.low, cell.high) == (None, None, None), (told.name, cell)
                assert cell.numerator is None or cell.denominator is None, (told.name, cell)
    assert hidden > 20, "the sample has hidden cells on its pages, or this test looks at nothing"


def _cells(found: object) -> Iterator[Cell]:
    """Every cell anywhere inside a block."""
    if isinstance(found, Cell):
        yield found
    elif isinstance(found, tuple):
        for item in found:
            yield from _cells(item)
    elif is_dataclass(found):
        for field in fields(found):
            yield from _cells(getattr(found, field.name))


@at_each_level
def test_no_table_and_no_file_prints_a_small_count(
    level: Level, tellings: Tellings, sample_reader: Callable[[Level], Reader]
) -> None:
    reader = sample_reader(level)
    read = 0
    for told in tellings(level):
        for table in tables_of(told.blocks):
            if _counts_people(table, reader):
                for rows in (table.rows, _as_filed(table, reader)):
                    read += len(rows)
                    for row in rows:
                        _prints_no_small_count(table, row, reader, told.name)
    assert read > 500


def _as_filed(table: Table, reader: Reader) -> tuple[tuple[str, ...], ...]:
    """The rows as the CSV gives them, its first line and three closing columns left out."""
    leaving = Taken(reader.level, reader.policy, reader.about, (), "0")
    text = csv_of(leaving, table).decode("utf-8-sig")
    return tuple(tuple(row[: len(table.columns)]) for row in list(csv.reader(io.StringIO(text)))[2:])


def _counts_people(table: Table, reader: Reader) -> bool:
    if table.filename.startswith(tuple(NOT_PEOPLE_TABLES)):
        return False
    detail = _TARGET_TABLE.fullmatch(table.filename)
    keys = {one.target_id.lower(): one.metric for one in reader.targets()}
    return detail is None or metrics()[keys[detail[1]]].counts_people


def _prints_no_small_count(table: Table, row: tuple[str, ...], reader: Reader, where: str) -> None:
    things = {one.title for one in reader.targets() if not _of_people(one.metric)}
    if table.filename.startswith(BY_MEASURE):
        things |= {one.title for key, one in metrics().items() if not _of_people(key)}
    if row[0] in things:
        return
    for column, value in zip(table.columns[1:], row[1:], strict=True):
        if _is_a_count_of_people(table, column) and _WHOLE_NUMBER.fullmatch(value):
            assert _may_be_read(value, reader.level), (where, table.filename, column, row)


def _is_a_count_of_people(table: Table, column: str) -> bool:
    estimate = any(table.filename.startswith(start) and column == name for start, name in ESTIMATES)
    return column not in NOT_PEOPLE_COLUMNS and not estimate


def _of_people(key: str) -> bool:
    return metrics()[key].counts_people and metrics()[key].unit in (Unit.PERCENT, Unit.COUNT)


def _may_be_read(number: str, level: Level) -> bool:
    """Whether a count of people may be printed at a level; zero may be inside."""
    count = int(number.replace(",", ""))
    policy = FLOORS[level]
    return not policy.is_small(count) and count % policy.step == 0


@at_each_level
def test_no_sentence_and_no_alt_text_says_a_small_count(level: Level, tellings: Tellings) -> None:
    read = 0
    for told in tellings(level):
        for sentence in sentences(told.blocks, defined=False):
            for number, _, noun in _OF.findall(sentence):
                if noun in OF_PEOPLE:
                    read += 1
                    assert _may_be_read(number, level), (told.name, sentence)
            for number, noun in _COUNT.findall(sentence):
                if noun in OF_PEOPLE:
                    read += 1
                    assert _may_be_read(number, level), (told.name, sentence)
    assert read > 100


@at_each_level
def test_a_remainder_of_k_of_n_is_not_small_inside(level: Level, tellings: Tellings) -> None:
    for told in tellings(level):
        for sentence in sentences(told.blocks, defined=False):
            for number, whole, noun in _OF.findall(sentence):
                if noun in OF_PEOPLE and level is Level.INSIDE:
                    left = int(whole.replace(",", "")) - int(number.replace(",", ""))
                    assert not 0 < left < FLOORS[level].smallest, (told.name, sentence)


@at_each_level
def test_no_drawing_carries_a_small_count_and_a_hidden_row_has_no_mark(
    level: Level, tellings: Tellings
) -> None:
    drawn = 0
    for told in tellings(level):
        for chart in charts_of(told.blocks):
            if not chart.table.filename.startswith(tuple(NOT_PEOPLE_TABLES)):
                drawn += 1
                _draws_no_small_count(chart, level, told.name)
    assert drawn > 20


def _draws_no_small_count(chart: Chart, level: Level, where: str) -> None:
    spec = json.dumps(specified(chart.drawing), sort_keys=True)
    for number, noun in _COUNT.findall(spec):
        if noun in OF_PEOPLE:
            assert _may_be_read(number, level), (where, chart.name)
    if isinstance(chart.drawing, Bars) and chart.drawing.unit is Unit.COUNT:
        for row in chart.drawing.rows:
            assert row.cell.value is None or _may_be_read(f"{row.cell.value:.0f}", level), (where, row)
    for row in getattr(chart.drawing, "rows", ()):
        if row.cell.symbol is Symbol.HIDDEN:
            assert row.text == Symbol.HIDDEN.value, (where, row)
