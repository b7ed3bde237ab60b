"""The style sheet: tokens as CSS variables, then the rules of `style.css`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from edi_metrics import tokens
from edi_metrics.ui.markup.html import Html

_RULES = Path(__file__).with_name("style.css")


@cache
def style() -> Html:
    """Every rule of the app's own HTML, made once a process."""
    variables = "".join(f"{name}:{value};" for name, value in _variables())
    statuses = "".join(_status_rules())
    return Html(f"<style>:root{{{variables}}}{statuses}{_RULES.read_text(encoding='utf-8')}</style>")


def _variables() -> Iterator[tuple[str, str]]:
    named = {
        "ink": tokens.INK,
        "muted": tokens.MUTED,
        "page": tokens.PAGE,
        "card": tokens.CARD,
        "panel": tokens.PANEL,
        "hairline": tokens.HAIRLINE,
        "control": tokens.CONTROL,
        "primary": tokens.PRIMARY,
        "link": tokens.LINK,
    } | {f"series-{place}": colour for place, colour in enumerate(tokens.SERIES, start=1)}
    for name, colour in named.items():
        yield f"--edi-{name}", colour.css
    for step, colour in enumerate(tokens.DIVERGING, start=1):
        yield f"--edi-div-{step}", colour.css
    for name, size in tokens.TYPE.items():
        yield f"--edi-{name}", f"{size}rem"
    for place, (step, words) in enumerate(tokens.MAP_STEPS):
        yield f"--edi-class-{place}", tokens.SEQUENTIAL[step - 1].css
        yield f"--edi-class-{place}-words", words.css
    yield "--edi-sans", tokens.SANS
    yield "--edi-serif", tokens.SERIF
    yield "--edi-gap", f"{tokens.GAP_REM}rem"
    yield "--edi-radius", f"{tokens.RADIUS_REM}rem"


def _status_rules() -> Iterator[str]:
    """For each standing, its three colours and its shape, as variables that chips and bars draw with."""
    for standing, look in tokens.STATUS.items():
        yield (
            f".edi-is-{standing}{{--mark:{look.mark.css};--text:{look.text.css};--tint:{look.tint.css};"
            f"--shape:{_mask(look.shape, dashed=look.dashed)};}}"
        )


def _mask(path: str, *, dashed: bool) -> str:
    paint = (
        "fill='none' stroke='black' stroke-width='1.8' stroke-dasharray='2.9 2.1'"
        if dashed
        else "fill='black'"
    )
    return (
        "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        f"%3Cpath {paint} d='{path}'/%3E%3C/svg%3E\")"
    )
