"""How the pack looks: the design's tokens, the colours of its drawings, its typeface, and its rules."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from edi_metrics import tokens
from edi_metrics.tokens import Colour
from edi_metrics.vocabulary import Level

_RULES = Path(__file__).with_name("pack.css")
_SCRIPT = Path(__file__).with_name("pack.js")
_TYPEFACES = (
    ("Figtree", "300 900", "fontpkg_figtree", "Figtree[wght].ttf"),
    ("Source Serif", "200 900", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
)
"""A family as the tokens name it, its weights, and the package and file that hold it."""

_AGREEMENT = {
    "against-2": (tokens.DIVERGING[0], tokens.PAGE),
    "against-1": (tokens.DIVERGING[1], tokens.PAGE),
    "neither": (tokens.HAIRLINE, tokens.INK),
    "for-1": (tokens.DIVERGING[8], tokens.PAGE),
    "for-2": (tokens.DIVERGING[9], tokens.PAGE),
}
"""What fills each answer, and what its words are in."""


@cache
def rules() -> str:
    """Every rule of the style sheet, made once a process."""
    made = (tokens.css(), f":root{{{';'.join(_drawn())}}}", *_standings(), *_typefaces())
    return "".join(made) + _RULES.read_text(encoding="utf-8")


@cache
def script() -> str:
    """What shows the pack as slides. Everything else works without it."""
    return _SCRIPT.read_text(encoding="utf-8")


def on_paper(level: Level, stamp: str, reference: str) -> str:
    """What stands at the foot of every printed page: how far it may go, and which file it is."""
    said = f"{stamp}. Reference {reference[:8]}".translate({ord(mark): None for mark in '"\\<>'})
    weight = 700 if level is Level.INSIDE else 400
    return (
        f'@page{{@bottom-left{{content:"{said}";font-weight:{weight}}}'
        '@bottom-right{content:counter(page) " of " counter(pages)}}'
    )


def _drawn() -> Iterator[str]:
    for place, (step, words) in enumerate(tokens.MAP_STEPS):
        yield from _pair(f"class-{place}", tokens.SEQUENTIAL[step - 1], words)
    for name, (fill, words) in _AGREEMENT.items():
        yield from _pair(name, fill, words)


def _pair(name: str, fill: Colour, words: Colour) -> Iterator[str]:
    yield f"--{name}:{fill.css}"
    yield f"--{name}-words:{words.css}"


def _standings() -> Iterator[str]:
    for standing, look in tokens.STATUS.items():
        yield f".is-{standing}{{--mark:{look.mark.css};--text:{look.text.css};--tint:{look.tint.css}}}"


def _typefaces() -> Iterator[str]:
    """The typefaces themselves, so that no reader's machine need have them."""
    for family, weights, package, name in _TYPEFACES:
        held = b64encode((files(package) / "files" / name).read_bytes()).decode()
        yield (
            f'@font-face{{font-family:"{family}";src:url(data:font/ttf;base64,{held}) format("truetype");'
            f"font-weight:{weights};font-display:swap}}"
        )
