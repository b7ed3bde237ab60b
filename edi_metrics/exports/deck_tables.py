"""Tables as native tables, on as many slides as they need; standings and gaps tinted as on the screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches

from edi_metrics import tokens
from edi_metrics.exports.deck_canvas import MIDDLE, describe, write
from edi_metrics.exports.deck_style import (
    BODY_PT,
    LINE_SPACING,
    MIDDLE_PT,
    SMALL_PT,
    Box,
    fill,
    lines_of,
)
from edi_metrics.story.blocks import NONE, Actions, Board, Chip, Definition, Facts, Grid, Table
from edi_metrics.story.words import deck as words
from edi_metrics.tokens import Colour
from edi_metrics.vocabulary import Standing

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The format's own style with no fills and no rules: ours are drawn on it."""
_PAD = 0.07
_MOST_WIDE = 120.0
"""How many characters of the smallest type stand side by side on a slide."""
_SHARES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""How much of their room a table's pieces may take, so that they are alike."""
_MARKS = {
    Standing.ACHIEVED: "✓",
    Standing.ON_TRACK: "●",
    Standing.BEHIND: "▲",
    Standing.OFF_TRACK: "■",
    Standing.CANNOT_SAY: "○",
}


@dataclass(frozen=True)
class Entry:
    """One cell: its words, what lies under them, and what they are in."""

    text: str
    tint: Colour | None = None
    ink: Colour = tokens.INK
    bold: bool = False


@dataclass(frozen=True)
class Rows:
    """A table before it is drawn: some or all of its rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    widths: tuple[float, ...]
    """Each column's share of the width."""
    size: float


def standing(chip: Chip) -> str:
    """A standing's shape, word and reason: '■ Off track: date passed'."""
    return f"{_MARKS[chip.standing]} {chip.words}"


def rows_of(block: Table | Board | Actions | Grid | Facts | Definition) -> Rows:
    """A block that is a table of some kind."""
    match block:
        case Table():
            return _plain(block, gaps=False)
        case Grid():
            return _plain(block.table, gaps=True)
        case Board():
            return _laid_out(block.table.caption, words.BOARD_COLUMNS, _board(block))
        case Actions():
            return _laid_out(block.table.caption, words.ACTION_COLUMNS, _actions(block))
        case Facts():
            told = [(Entry(term, bold=True), Entry(said)) for term, said in block.entries]
            first = [(Entry(words.STATUS, bold=True), _chip(block.chip))] if block.chip else []
            return _laid_out(words.FACTS, words.FACT_COLUMNS, [*first, *told])
        case Definition():
            meant = [(Entry(term, bold=True), Entry(said)) for term, said in block.entries]
            return _laid_out(block.title, words.DEFINITION_COLUMNS, meant)


def _plain(table: Table, *, gaps: bool) -> Rows:
    made = [
        tuple(_entry(text, first=place == 0, gap=gaps and text == NONE) for place, text in enumerate(row))
        for row in table.rows
    ]
    return _laid_out(table.caption, table.columns, made)


def _entry(text: str, *, first: bool, gap: bool) -> Entry:
    if gap:
        look = tokens.STATUS[Standing.BEHIND]
        return Entry(text, look.tint, look.text, bold=True)
    return Entry(text, bold=first)


def _chip(chip: Chip | None, otherwise: str = "") -> Entry:
    if chip is None:
        return Entry(otherwise)
    look = tokens.STATUS[chip.standing]
    return Entry(standing(chip), look.tint, look.text, bold=True)


def _board(block: Board) -> Iterator[tuple[Entry, ...]]:
    for row in block.rows:
        title = f"{row.title}. {row.note}" if row.note else row.title
        now = f"{row.figure}: {row.people}" if row.people else row.figure
        yield _chip(row.chip), Entry(title), Entry(row.owner), Entry(now), Entry(row.goal_words)


def _actions(block: Actions) -> Iterator[tuple[Entry, ...]]:
    for row in block.rows:
        said = ". ".join(filter(None, (row.title, row.words, row.note)))
        due = f"{row.due}, {row.when}" if row.when else row.due
        yield _chip(row.chip, row.state), Entry(said), Entry(row.owner), Entry(due)


def _laid_out(caption: str, columns: Sequence[str], rows: Iterable[tuple[Entry, ...]]) -> Rows:
    """Widths by what the columns hold, and the largest type in which no row is a column of single words."""
    made = tuple(rows)
    texts = [[column, *(row[place].text for row in made)] for place, column in enumerate(columns)]
    needs = [_need(column) for column in texts]
    total = sum(needs)
    if total > _MOST_WIDE:
        needs = _narrowed(needs, [_word(column) for column in texts])
        total = sum(needs)
    size = BODY_PT if total <= 85 else MIDDLE_PT if total <= 100 else SMALL_PT
    return Rows(caption, tuple(columns), made, tuple(need / total for need in needs), size)


def _need(texts: Sequence[str]) -> float:
    """How wide a column should be, in characters: its longest word, or more for longer texts."""
    return max(_word(texts), min(max(map(len, texts)), 60) * 0.62)


def _word(texts: Sequence[str]) -> float:
    """How wide a column must be, in characters, so that no word is broken: heads and first cells are bold."""
    return 1.15 * max(len(part) for text in texts for part in text.split() or [""]) + 2.5


def _narrowed(needs: Sequence[float], words: Sequence[float]) -> list[float]:
    """Columns that together are too wide give up what they want past their longest word, all alike."""
    spare = max(0.0, _MOST_WIDE - sum(words))
    wanted = sum(needs) - sum(words)
    return [word + (need - word) * min(1.0, spare / wanted) for need, word in zip(needs, words, strict=True)]


def height(whole: Rows, width: float) -> float:
    """About how many inches a table takes with its head."""
    head = tuple(Entry(column) for column in whole.columns)
    return sum(_high(row, whole, width) for row in (head, *whole.rows))


def split(whole: Rows, first: Box, others: Box) -> list[Rows]:
    """The same table in pieces that fit their places, each with the head, none much longer than another."""
    head = height(replace(whole, rows=()), first.width)
    highs = [_high(row, whole, first.width) for row in whole.rows]
    rooms = first.height - head, others.height - head
    counts = _counts(highs, *rooms)
    if len(counts) > 1:
        alike = (_counts(highs, *(room * share for room in rooms)) for share in _SHARES)
        counts = next((found for found in alike if len(found) == len(counts)), counts)
    starts = [0, *accumulate(counts)]
    return [replace(whole, rows=whole.rows[start:end]) for start, end in pairwise(starts)]


def _counts(highs: Sequence[float], first: float, others: float) -> list[int]:
    """How many rows stand on each slide: as many as its room takes, and one at the least."""
    counts, used = [0], 0.0
    for high in highs:
        if counts[-1] and used + high > (others if len(counts) > 1 else first):
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += high
    return counts


def _high(row: Sequence[Entry], whole: Rows, width: float) -> float:
    most = max(
        lines_of(entry.text, whole.size * (1.08 if entry.bold else 1), width * share - 2 * _PAD)
        for entry, share in zip(row, whole.widths, strict=True)
    )
    return most * whole.size * LINE_SPACING / 72 + 2 * _PAD


def draw(slide: Slide, rows: Rows, box: Box) -> None:
    """A native table, with its caption as its description."""
    count = len(rows.rows) + 1
    where = [Inches(at) for at in (box.left, box.top, box.width, 0.4 * count)]
    holder = slide.shapes.add_table(count, len(rows.columns), *where)
    describe(holder, words.TABLE, rows.caption)
    table = holder.table
    next(table._tbl.iter(qn("a:tableStyleId"))).text = _PLAIN
    table.first_row, table.horz_banding = True, False
    for place, share in enumerate(rows.widths):
        table.columns[place].width = Inches(box.width * share)
    head = tuple(Entry(column, ink=tokens.MUTED, bold=True) for column in rows.columns)
    for down, row in enumerate((head, *rows.rows)):
        table.rows[down].height = Inches(_high(row, rows, box.width))
        for across, entry in enumerate(row):
            _fill(table.cell(down, across), entry, rows.size, head=down == 0)


def _fill(cell: _Cell, entry: Entry, size: float, *, head: bool) -> None:
    write(cell.text_frame, [[(entry.text, entry.bold)]], size, colour=entry.ink, anchor=MIDDLE)
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Inches(_PAD)
    edge = tokens.PRIMARY if head else tokens.HAIRLINE
    rule = (
        f'<a:lnB {nsdecls("a")} w="{Emu(19050 if head else 9525)}"><a:solidFill>'
        f'<a:srgbClr val="{edge.light[1:]}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(rule))
    fill(cell, entry.tint)
