"""A document before it has a format: a title, facts, and sections of lines, points and tables.

Minutes as DOCX and as PDF are drawn from the same paper, so that they cannot say different things.
"""

from dataclasses import dataclass
from datetime import date

from edi_metrics.story.words import papers as words

Cell = tuple[str, ...]
"""The lines of one cell: the first is what is read, the others stand quietly under it."""


@dataclass(frozen=True)
class Line:
    """A sentence that stands alone."""

    words: str


@dataclass(frozen=True)
class Points:
    """A list in which order does not matter."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column of a table, and how many parts of the width it has."""

    title: str
    width: int


@dataclass(frozen=True)
class Grid:
    """A table with a header row. `caption` says what it holds to people who cannot see it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Part = Line | Points | Grid


@dataclass(frozen=True)
class Section:
    """A heading and what is under it. A section of depth 2 belongs to the last one of depth 1."""

    heading: str
    parts: tuple[Part, ...] = ()
    depth: int = 1


@dataclass(frozen=True)
class Paper:
    """A whole document."""

    title: str
    service: str
    day: date
    stamps: tuple[str, ...]
    """What every page of it says at its head."""
    facts: tuple[tuple[str, str], ...]
    """Under the title: what each is, and what it says."""
    sections: tuple[Section, ...]


def stamps(*, sample: bool) -> tuple[str, ...]:
    """How far an inside document may go, and whether its service is invented."""
    return (words.INSIDE, words.SAMPLE) if sample else (words.INSIDE,)
