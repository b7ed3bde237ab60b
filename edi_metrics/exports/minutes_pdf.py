"""Minutes as a PDF that can be read aloud (PDF/UA-1), typeset with our own fonts alone."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from edi_metrics import tokens
from edi_metrics.exports.glyphs import drawable
from edi_metrics.exports.minutes import paper
from edi_metrics.exports.paper import Paper, Part, Section
from edi_metrics.exports.plain import reworded
from edi_metrics.plan.minutes import Minutes
from edi_metrics.story.words import numbers

_TEMPLATE = Path(__file__).with_name("paper.typ")

_FONTS = (
    ("fontpkg_figtree", "Figtree[wght].ttf"),
    ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
)
"""The package that brings each typeface, and its upright file."""


def minutes_pdf(minutes: Minutes) -> bytes:
    """The minutes as PDF: tagged, titled and in British English. The same minutes are the same bytes."""
    made = reworded(paper(minutes), lambda text: drawable(text, _font_files()))
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_as_data(made)), **_COLOURS},
        pdf_standards="ua-1",
        timestamp=datetime.combine(minutes.held_on, time(), UTC),
    )


_COLOURS = {
    "ink": tokens.INK.light,
    "muted": tokens.MUTED.light,
    "hairline": tokens.CONTROL.light,
    "accent": tokens.PRIMARY.light,
}


def _as_data(made: Paper) -> dict[str, Any]:
    """The paper as plain JSON. A part says what kind it is, which a dataclass would leave out."""
    sections = [_section(one) for one in made.sections]
    return asdict(made) | {"day": None, "held": numbers.day(made.day), "sections": sections}


def _section(one: Section) -> dict[str, Any]:
    return {"heading": one.heading, "depth": one.depth, "parts": [_part(part) for part in one.parts]}


def _part(part: Part) -> dict[str, Any]:
    return {"kind": type(part).__name__, **asdict(part)}


@cache
def _font_files() -> tuple[Path, ...]:
    return tuple(Path(str(files(package) / "files" / name)) for package, name in _FONTS)


@cache
def _fonts() -> typst.Fonts:
    folders: list[Path] = [file.parent for file in _font_files()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
