"""One sheet of a workbook: its title in A1, notes under it, and one table that starts at column A."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from edi_metrics import tokens
from edi_metrics.exports.plain import plain
from edi_metrics.exports.workbook_names import headers
from edi_metrics.exports.workbook_values import Value
from edi_metrics.story.blocks import NONE
from edi_metrics.story.words import numbers
from edi_metrics.story.words import workbook as words

FONT = "Arial"
_A4 = 9
_LONGEST_CELL = 32_767
_LONGEST_LINE = 120
_WIDEST, _WIDEST_TEXT, _WIDEST_HEADER = 44, 96, 16
"""How wide a column may grow, in letters: by names or figures, by sentences, and by its header alone."""
_ABOUT_A_FIGURE = "1,000.0%"
_LINE_HEIGHT, _TITLE_HEIGHT = 16.5, 24.0
"""In points."""
_LETTER = 1.08
"""How much wider our letters are than those that a column's width is counted in."""
_DAY = "d mmmm yyyy"

Held = Value | date
"""What a cell of a table holds."""


class Formats:
    """How cells look, each made once for a whole workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = self.of(bold=True, font_size=16)
        self.heading = self.of(bold=True, font_size=14)
        self.note = self.of(font_color=tokens.MUTED.light)
        self.stamp = self.of(bold=True)
        self.link = self.of(font_color=tokens.LINK.light, underline=1, valign="top")
        self.term = self.of(bold=True, valign="top")
        self.words = self.of(text_wrap=True, valign="top")
        self.more = self.of(text_wrap=True, valign="top", indent=1)
        self.day = self.of(num_format=_DAY, align="left", valign="top")
        self.figure = lru_cache(self._figure)
        self.head = lru_cache(self._head)

    def of(self, **properties: object) -> Format:
        """A format in our typeface and ink, unless it says otherwise."""
        common = {"font_name": FONT, "font_size": 12, "font_color": tokens.INK.light}
        return self._book.add_format({**common, **properties})

    def _figure(self, printed_as: str) -> Format:
        """A number as it was printed; '' for the symbol in place of one."""
        shape = {"num_format": printed_as} if printed_as else {}
        return self.of(**shape, align="right", valign="top")

    def _head(self, *, right: bool, indent: int) -> Format:
        """The head of a column, to the right over figures."""
        return self.of(
            bold=True,
            text_wrap=True,
            valign="bottom",
            align="right" if right else "left",
            indent=indent,
            bg_color=tokens.PANEL.light,
            bottom=1,
            bottom_color=tokens.INK.light,
        )


@dataclass(frozen=True)
class Listed:
    """A table as a sheet lists it. What it is called is what formulas call it."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Held, ...], ...]

    def is_figures(self, place: int) -> bool:
        """Whether a column holds figures, and what may stand in place of one."""
        column = [row[place] for row in self.rows]
        return bool(column) and all(map(_is_figure, column))


_NO_FIGURE = {NONE, *(words.bracketed(symbol) for symbol, _ in words.symbols())}
"""What may stand in a column of figures in place of one."""


def _is_figure(cell: Held) -> bool:
    return isinstance(cell, Value) and (isinstance(cell.held, float) or cell.held in _NO_FIGURE)


def opened(book: Workbook, name: str, stamp: Sequence[str]) -> Worksheet:
    """A new sheet, ready to be printed: on A4, as wide as the page, with its stamp and number on each."""
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{_lines(stamp[0])[0].replace('&', '&&')}")
    sheet.set_footer("&L&A&RPage &P of &N")
    return sheet


def head(sheet: Worksheet, formats: Formats, title: str, stamp: Sequence[str], notes: Sequence[str]) -> int:
    """The title, the stamp, the notes and the way back. Gives the row in which the table may start."""
    sheet.write_string(0, 0, _text(title), formats.title)
    sheet.set_row(0, _TITLE_HEIGHT)
    lines = [(line, formats.stamp) for part in stamp for line in _lines(part)]
    lines += [(line, formats.note) for note in notes for line in _lines(note)]
    for row, (line, look) in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, look)
        sheet.set_row(row, _LINE_HEIGHT)
    way_back = 1 + len(lines)
    link(sheet, formats, way_back, words.READ_ME, words.BACK)
    sheet.set_row(way_back, _LINE_HEIGHT)
    return way_back + 1


def first_row(stamp: Sequence[str], notes: Sequence[str]) -> int:
    """The row in which a table starts under this stamp and these notes."""
    return 2 + sum(len(_lines(text)) for text in (*stamp, *notes))


def link(sheet: Worksheet, formats: Formats, row: int, name: str, said: str) -> None:
    """A way to another sheet, in column A."""
    sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.link, string=_text(said))


def table(sheet: Worksheet, formats: Formats, first: int, listed: Listed, *, freeze: bool = True) -> None:
    """The table from column A on, its head in row `first`, and columns as wide as what they hold."""
    last = first + max(1, len(listed.rows))
    right = [listed.is_figures(place) for place in range(len(listed.columns))]
    sheet.add_table(
        first,
        0,
        last,
        len(listed.columns) - 1,
        {
            "name": listed.name,
            "title": _text(listed.caption)[:255],
            "style": "Table Style Light 1",
            "autofilter": False,
            "columns": [
                {
                    "header": header,
                    "header_format": formats.head(right=right[place], indent=_indent(place, right[place])),
                }
                for place, header in enumerate(headers(listed.columns))
            ],
        },
    )
    letters = [_letters(listed, place) for place in range(len(listed.columns))]
    sheet.set_row(first, _height(listed.columns, letters))
    for row, cells in enumerate(listed.rows or [_nothing(len(listed.columns))], start=first + 1):
        for place, cell in enumerate(cells):
            _write(sheet, formats, row, place, cell, right=right[place])
        sheet.set_row(row, _height([_said(cell) for cell in cells], letters))
    for place, count in enumerate(letters):
        sheet.set_column(place, place, round(_LETTER * (count + 3), 1))
    if freeze:
        sheet.freeze_panes(first + 1, 0)
    sheet.repeat_rows(first)


def _nothing(columns: int) -> tuple[Held, ...]:
    """The one row of a table that has none: a table is never without a row."""
    return (Value(words.NOTHING), *[Value(words.bracketed("z"))] * (columns - 1))


def _write(sheet: Worksheet, formats: Formats, row: int, place: int, cell: Held, *, right: bool) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, place, cell, formats.day)
    elif isinstance(cell.held, float):
        sheet.write_number(row, place, cell.held, formats.figure(cell.printed_as))
    else:
        words_as = formats.more if _indent(place, right) else formats.words
        sheet.write_string(row, place, _text(cell.held), formats.figure("") if right else words_as)


def _indent(place: int, right: bool) -> int:
    """How far text stands off what is to the left of it: figures there end where it begins."""
    return 0 if place == 0 or right else 1


def _said(cell: Held) -> str:
    """About what a cell prints, to make room for it."""
    if isinstance(cell, date):
        return numbers.day(cell)
    return cell.held if isinstance(cell.held, str) else _ABOUT_A_FIGURE


def _letters(listed: Listed, place: int) -> int:
    """How many letters a column has room for: the longest that it holds; sentences run over several lines."""
    longest = max((len(_said(row[place])) for row in listed.rows), default=len(words.NOTHING))
    most = _WIDEST_TEXT if longest > 2 * _WIDEST else _WIDEST
    header = listed.columns[place]
    return max(min(longest, most), min(len(header), _WIDEST_HEADER), *map(len, header.split()))


def _height(texts: Sequence[str], letters: Sequence[int]) -> float:
    """How high a row must be for its text, which a spreadsheet does not work out by itself."""
    lines = [
        len(wrap(text, max(1, round(room * _LETTER)))) for text, room in zip(texts, letters, strict=True)
    ]
    return _LINE_HEIGHT * max(1, *lines)


def _lines(text: str) -> list[str]:
    """A note as lines that no screen or page cuts off: a row each, since no cell is merged with the next."""
    return wrap(_text(text), _LONGEST_LINE, break_long_words=False, break_on_hyphens=False)


def _text(text: str) -> str:
    return plain(text)[:_LONGEST_CELL]
