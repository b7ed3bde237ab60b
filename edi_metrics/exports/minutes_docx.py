"""Minutes as a Word document: real headings, tables whose header row repeats, and a stamp on every page."""

import io
from datetime import UTC, datetime, time
from itertools import pairwise

from docx import Document
from docx.document import Document as Word
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from edi_metrics.exports import word
from edi_metrics.exports.minutes import paper
from edi_metrics.exports.paper import Cell, Grid, Line, Paper, Part, Points
from edi_metrics.plan.minutes import Minutes
from edi_metrics.story.words import numbers


def minutes_docx(minutes: Minutes) -> bytes:
    """The minutes as DOCX, titled and in British English."""
    made = paper(minutes)
    document = Document()
    word.prepare(document)
    _describe(document, made)
    _head_and_foot(document, made)
    document.add_paragraph(made.title, "Title")
    for name, said in made.facts:
        _fact(document.add_paragraph(style=word.FACT), name, said)
    for section in made.sections:
        document.add_heading(section.heading, section.depth)
        for part, after in pairwise((*section.parts, None)):
            _draw(document, part, leads=isinstance(after, Grid))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Word, made: Paper) -> None:
    told, author = document.core_properties, made.service[: word.LONGEST_PROPERTY]
    told.title, told.subject, told.language = made.title, " · ".join(made.stamps), word.LANGUAGE
    told.author, told.last_modified_by, told.comments = author, author, ""
    told.created = told.modified = datetime.combine(made.day, time(), UTC)


def _head_and_foot(document: Word, made: Paper) -> None:
    [section] = document.sections
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.add_run(" · ".join(made.stamps)).bold = True
    head.add_run(f"\t{made.service}")
    foot.add_run(f"{made.title}, {numbers.day(made.day)}\tPage ")
    word.add_field(foot, "PAGE")
    foot.add_run(" of ")
    word.add_field(foot, "NUMPAGES")


def _fact(paragraph: Paragraph, name: str, said: str) -> None:
    paragraph.add_run(f"{name}: ").bold = True
    paragraph.add_run(said)


def _draw(document: Word, part: Part | None, *, leads: bool) -> None:
    """One part. A line that `leads` into a table stays on its page."""
    match part:
        case Line(words):
            document.add_paragraph(words).paragraph_format.keep_with_next = leads
        case Points(items):
            for item in items:
                document.add_paragraph(item, "List Bullet")
        case Grid():
            _table(document, part)


def _table(document: Word, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns))
    word.describe_table(table, grid.caption)
    for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
        _entry(cell, column.title).bold = True
    word.repeat(table.rows[0])
    for row in grid.rows:
        for cell, lines in zip(table.add_row().cells, row, strict=True):
            _fill(cell, lines)
    word.lay_out(table, [column.width for column in grid.columns])


def _fill(cell: _Cell, lines: Cell) -> None:
    first, *under = lines
    _entry(cell, first)
    for line in under:
        cell.add_paragraph(line, word.QUIET)


def _entry(cell: _Cell, words: str) -> Run:
    [paragraph] = cell.paragraphs
    paragraph.style = word.ENTRY
    run: Run = paragraph.add_run(words)
    return run
