"""The files that leave, by the name a command or a button calls them. Each is made when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from edi_metrics.errors import UnknownName
from edi_metrics.exports.take import Taken


@dataclass(frozen=True)
class Medium:
    """One kind of file: what makes it, how its name begins and ends, and what it is in words."""

    module: str
    make: str
    stem: str
    ending: str
    mime: str
    words: str

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
    ),
    "paper": Medium(
        "edi_metrics.exports.board_paper",
        "board_paper",
        "board-paper",
        "pdf",
        "application/pdf",
        "Board paper (PDF)",
    ),
    "workbook": Medium(
        "edi_metrics.exports.workbook",
        "workbook",
        "workbook",
        "xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
        "Workbook (Excel)",
    ),
    "pack": Medium(
        "edi_metrics.exports.pack", "pack", "offline-pack", "html", "text/html", "Offline pack (one web page)"
    ),
}


def medium(name: str) -> Medium:
    """The medium of that name. Raises `UnknownName`."""
    if name not in MEDIA:
        raise UnknownName("kind of file", name, MEDIA)
    return MEDIA[name]
