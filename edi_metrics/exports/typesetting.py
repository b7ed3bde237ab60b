"""A description of a document, typeset as a PDF that can be read aloud or as a picture, in our own fonts.

Everything a template draws arrives as data, so nothing that was typed can be markup.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from edi_metrics.exports.glyphs import drawable
from edi_metrics.exports.plain import plain

_FONTS = (
    ("fontpkg_figtree", "Figtree[wght].ttf"),
    ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
)
"""The package that brings each typeface, and its upright file."""


def typeset(template: Path, data: Mapping[str, Any], day: date) -> bytes:
    """The template drawn with `data` as a tagged PDF (PDF/UA-1) of that day. The same data is the same bytes.

    Text that cannot be seen is left out, and a character that no font of ours has is written by its name.
    """
    return _compiled(template, data, pdf_standards="ua-1", timestamp=datetime.combine(day, time(), UTC))


def shot(template: Path, data: Mapping[str, Any], ppi: float) -> bytes:
    """The one page of the template drawn with `data` as a PNG, so many pixels to the inch."""
    return _compiled(template, data, format="png", ppi=ppi)


def _compiled(template: Path, data: Mapping[str, Any], **form: Any) -> bytes:
    """What the template makes of `data`, in some form. It may import templates that lie beside it."""
    made: bytes = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_printable(data))},
        **form,
    )
    return made


def _printable(part: Any) -> Any:
    """The same data with every text in it fit to be printed."""
    if isinstance(part, str):
        return _printed(part)
    if isinstance(part, Mapping):
        return {name: _printable(one) for name, one in part.items()}
    if isinstance(part, list | tuple):
        return [_printable(one) for one in part]
    return part


@cache
def _printed(text: str) -> str:
    return drawable(plain(text), _font_files())


@cache
def _font_files() -> tuple[Path, ...]:
    return tuple(Path(str(files(package) / "files" / name)) for package, name in _FONTS)


@cache
def _fonts() -> typst.Fonts:
    folders: list[Path] = [file.parent for file in _font_files()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
