"""Pages as a workbook: a first sheet to read, then a sheet, a named table and its charts for each table."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter import Workbook

from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Chapter, Taken
from edi_metrics.exports.workbook_charts import Ledger, draw
from edi_metrics.exports.workbook_drawn import events
from edi_metrics.exports.workbook_names import sheet_name, table_name
from edi_metrics.exports.workbook_said import said
from edi_metrics.exports.workbook_sheet import Formats, Listed, first_row, head, link, opened, table
from edi_metrics.exports.workbook_values import Value, value
from edi_metrics.story.blocks import Actions, Board, Card, Chart, Definition, Grid, Note, Table
from edi_metrics.story.words import workbook as words

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text stays text, whatever it looks like."""
_LONGEST_PROPERTY = 255


@dataclass(frozen=True)
class Entry:
    """A table that has a sheet of its own, with what it belongs to."""

    name: str
    number: int
    page: str
    card: Card
    table: Table
    chart: Chart | None


def workbook(taken: Taken) -> bytes:
    """The pages as XLSX. Nothing in it is a formula, hidden or merged, and every sheet is stamped."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        _Making(book, taken).all()
    return out.getvalue()


def entries(taken: Taken) -> tuple[Entry, ...]:
    """Every table of the pages, in reading order."""
    found = [
        (chapter.title, card, table, chart)
        for chapter in taken.chapters
        for card in chapter.cards
        for table, chart in _tables(card)
    ]
    return tuple(
        Entry(sheet_name(number, table.caption), number, page, card, table, chart)
        for number, (page, card, table, chart) in enumerate(found, start=1)
    )


def _tables(card: Card) -> Iterator[tuple[Table, Chart | None]]:
    for piece in card.pieces:
        if isinstance(piece, Table):
            yield piece, None
        elif isinstance(piece, Chart):
            yield piece.table, piece
        elif isinstance(piece, Board | Actions | Grid):
            yield piece.table, None


class _Making:
    """One workbook while it is written, sheet by sheet in the order in which it is read."""

    def __init__(self, book: Workbook, taken: Taken) -> None:
        self._book, self._taken = book, taken
        self._formats = Formats(book)
        self._stamp = words.stamped(taken.stamp, taken.about, taken.reference)
        self._entries = entries(taken)
        self._ledger = Ledger(first_row(self._stamp, (words.DRAWN_NOTE,)) + 1)

    def all(self) -> None:
        self._describe()
        self._read_me()
        self._text_sheet(words.FINDINGS, words.FINDINGS_TITLE, words.FINDINGS_COLUMNS, self._findings())
        for entry in self._entries:
            self._entry(entry)
        definitions = self._definitions()
        self._text_sheet(words.DEFINITIONS, words.DEFINITIONS_TITLE, words.DEFINITIONS_COLUMNS, definitions)
        self._drawn()

    def _describe(self) -> None:
        about = self._taken.about
        told = {
            "title": words.title(about),
            "subject": self._taken.stamp,
            "author": about.service,
            "company": about.service,
            "comments": " ".join(self._stamp),
        }
        kept = {name: plain(text)[:_LONGEST_PROPERTY] for name, text in told.items()}
        self._book.set_properties({**kept, "created": about.made_at.replace(tzinfo=None)})

    def _read_me(self) -> None:
        taken, formats = self._taken, self._formats
        sheet = opened(self._book, words.READ_ME, self._stamp)
        sheet.write_string(0, 0, plain(words.title(taken.about)), formats.title)
        for row, line in enumerate(self._stamp, start=1):
            sheet.write_string(row, 0, plain(line), formats.stamp)
        row = 1 + len(self._stamp)
        told = words.facts(taken.stamp, taken.about, taken.level, taken.policy, taken.reference)
        marks = tuple((words.bracketed(symbol), means) for symbol, means in words.symbols())
        for heading, pairs in (("", told), (words.SYMBOLS, marks)):
            if heading:
                sheet.write_string(row, 0, heading, formats.heading)
                row += 1
            for term, said_of_it in pairs:
                sheet.write_string(row, 0, term, formats.term)
                sheet.write_string(row, 1, plain(said_of_it), formats.words)
                row += 1
        sheet.write_string(row, 0, words.CONTENTS, formats.heading)
        contents = self._contents()
        rows = tuple(tuple(map(Value, (name, held, page))) for name, held, page in contents)
        listed = Listed("Contents", words.CONTENTS, words.CONTENTS_COLUMNS, rows)
        table(sheet, formats, row + 1, listed, freeze=False)
        for place, (name, _, _) in enumerate(contents, start=row + 2):
            link(sheet, formats, place, name, name)

    def _contents(self) -> list[tuple[str, str, str]]:
        whole = "All pages"
        listed = [(entry.name, plain(entry.table.caption), entry.page) for entry in self._entries]
        return [
            (words.FINDINGS, words.FINDINGS_TITLE, whole),
            *listed,
            (words.DEFINITIONS, words.DEFINITIONS_TITLE, whole),
            (words.DRAWN, words.DRAWN_TITLE, whole),
        ]

    def _text_sheet(
        self, name: str, title: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
    ) -> None:
        """A sheet of sentences, in which nothing is read as a number."""
        sheet = opened(self._book, name, self._stamp)
        first = head(sheet, self._formats, title, self._stamp, ())
        cells = tuple(tuple(Value(plain(text)) for text in row) for row in rows)
        table(sheet, self._formats, first, Listed(name, title, columns, cells))

    def _findings(self) -> tuple[tuple[str, ...], ...]:
        return tuple(row for chapter in self._taken.chapters for row in said(chapter))

    def _definitions(self) -> tuple[tuple[str, ...], ...]:
        """Every term once, however many findings define it."""
        told = (
            (definition.title, term, meaning)
            for chapter in self._taken.chapters
            for definition in _defined(chapter)
            for term, meaning in definition.entries
        )
        return tuple(dict.fromkeys(told))

    def _entry(self, entry: Entry) -> None:
        sheet = opened(self._book, entry.name, self._stamp)
        first = head(sheet, self._formats, entry.table.caption, self._stamp, _notes(entry))
        rows = tuple((Value(plain(name)), *map(value, rest)) for name, *rest in entry.table.rows)
        called = table_name(entry.number, entry.table.filename)
        table(sheet, self._formats, first, Listed(called, entry.table.caption, entry.table.columns, rows))
        if entry.chart:
            draw(self._book, sheet, (first, len(entry.table.columns)), entry.chart, self._ledger)

    def _drawn(self) -> None:
        sheet = opened(self._book, words.DRAWN, self._stamp)
        first = head(sheet, self._formats, words.DRAWN_TITLE, self._stamp, (words.DRAWN_NOTE,))
        rows = tuple(self._ledger.rows)
        table(sheet, self._formats, first, Listed("Drawn", words.DRAWN_TITLE, words.DRAWN_COLUMNS, rows))


def _defined(chapter: Chapter) -> Iterator[Definition]:
    for card in chapter.cards:
        yield from (piece for piece in card.pieces if isinstance(piece, Definition))


def _notes(entry: Entry) -> tuple[str, ...]:
    """What stands above a table: its finding, its scope, what to beware of, its symbols and its source."""
    card = entry.card
    used = (cell for row in entry.table.rows for cell in row)
    marked = events(entry.chart.drawing) if entry.chart else ()
    return (
        words.found_in(entry.page, card.title),
        card.scope,
        *(piece.words for piece in card.pieces if isinstance(piece, Note)),
        words.happened((event.day, event.title) for event in marked),
        words.key(used),
        words.sourced(card.source) if card.source else "",
    )
