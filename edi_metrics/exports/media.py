"""The files that leave, by the name a command or a button calls them. Each is made when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import cast

from edi_metrics.errors import UnknownName
from edi_metrics.exports.take import TAKEN_BY_DEFAULT, Leaving, Taken, named
from edi_metrics.story import papers
from edi_metrics.story.story import Story
from edi_metrics.story.the_year import last_whole_year
from edi_metrics.vocabulary import Level


@dataclass(frozen=True)
class Medium:
    """One kind of file: what makes it, how its name begins and ends, and what it is in words."""

    module: str
    make: str
    stem: str
    ending: str
    mime: str
    words: str
    holds: str
    """What is in it and what it is good for, in a line."""
    may_be_inside: bool = False
    """Whether a chair may take inside figures in it: every page or sheet of it says 'not for sharing'."""

    own: Callable[[date], Sequence[Story]] | None = None
    """The pages that only it has, as on a day: they come first, and are enough."""
    usual: tuple[str, ...] = TAKEN_BY_DEFAULT
    """The pages it has when nobody says which, where it has none of its own."""

    def pages(self, asked: Sequence[Leaving], level: Level, day: date) -> tuple[Leaving, ...]:
        """What it holds when these pages are asked for; when none are, its own or the usual ones."""
        own = tuple(map(Leaving, self.own(day))) if self.own else ()
        return (*own, *(asked or (() if own else named(self.usual, level))))

    def made(self, taken: Taken) -> bytes:
        """The file. What makes it is imported now: it is slow to, and asked for rarely."""
        make = cast(Callable[[Taken], bytes], getattr(import_module(self.module), self.make))
        return make(taken)

    def filename(self, taken: Taken) -> str:
        """Its name, which says its level, its day and its reference."""
        return taken.filename(self.stem, self.ending)


_OFFICE = "application/vnd.openxmlformats-officedocument"

MEDIA: Mapping[str, Medium] = {
    "deck": Medium(
        "edi_metrics.exports.deck",
        "deck",
        "deck",
        "pptx",
        f"{_OFFICE}.presentationml.presentation",
        "Slides (PowerPoint)",
        "One slide for each finding, with charts that can be edited and notes for the speaker.",
    ),
    "paper": Medium(
        "edi_metrics.exports.board_paper",
        "board_paper",
        "board-paper",
        "pdf",
        "application/pdf",
        "Board paper (PDF)",
        "To print or send before a meeting: what is asked and why, a page for each strand, and the plan.",
        may_be_inside=True,
        own=lambda day: papers.board_paper(),
    ),
    "report": Medium(
        "edi_metrics.exports.impact_report",
        "impact_report",
        "impact-and-learning-report",
        "pdf",
        "application/pdf",
        "Impact and learning report (PDF)",
        "The last school year: what moved, what was kept and done, what was learned, by strand.",
        may_be_inside=True,
        own=lambda day: papers.year_report(last_whole_year(day)),
    ),
    "workbook": Medium(
        "edi_metrics.exports.workbook",
        "workbook",
        "workbook",
        "xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
        "Workbook (Excel)",
        "Every table on a sheet of its own, with definitions and notes.",
        may_be_inside=True,
    ),
    "pack": Medium(
        "edi_metrics.exports.pack",
        "pack",
        "offline-pack",
        "html",
        "text/html",
        "Offline pack (one web page)",
        "Charts, tables and slides that need no network: for partners to keep, or on a memory stick.",
        usual=("forum", *TAKEN_BY_DEFAULT),
    ),
    "tables": Medium(
        "edi_metrics.exports.table",
        "tables",
        "tables",
        "zip",
        "application/zip",
        "Every table (CSV files in a ZIP)",
        "The plain tables, each row stamped with its level and date.",
    ),
}


def medium(name: str) -> Medium:
    """The medium of that name. Raises `UnknownName`."""
    if name not in MEDIA:
        raise UnknownName("kind of file", name, MEDIA)
    return MEDIA[name]
