"""Words in a figure: how wide they are, and how to break them so that they fit beside a plot on a phone."""

import re
import textwrap
from functools import lru_cache
from html import escape, unescape

from edi_metrics.vocabulary import Symbol

_NARROW = frozenset("iljtfrI.,;:'!|()[] ")
_WIDE = frozenset("mwMW%@")
_MARKUP = re.compile(r"</?b>")
_NARROW_PX, _USUAL_PX, _CAPITAL_PX, _WIDE_PX = 4.3, 7.9, 9.2, 12.2


def width_px(text: str) -> int:
    """About how wide the longest line of `text` is at chart size, a little over rather than under."""
    lines = unescape(_MARKUP.sub("", text)).split("<br>")
    return round(max(sum(map(_character_px, line)) for line in lines))


def lines_in(text: str) -> int:
    """How many lines `text` takes."""
    return text.count("<br>") + 1


def wrapped(text: str, *, width: int = 17, lines: int = 2) -> str:
    """`text` broken after about `width` characters, and wider rather than into more than `lines` lines."""
    while len(broken := textwrap.wrap(text, width, break_long_words=False)) > lines:
        width += 1
    return "<br>".join(escape(line, quote=False) for line in broken)


@lru_cache(maxsize=4096)
def within(text: str, px: float, *, width: int) -> str:
    """`text` broken after about `width` characters, or sooner so that no line is wider than `px`.

    A word wider than that is not broken.
    """
    broken = text
    for characters in range(max(1, min(width, int(px / _NARROW_PX))), 0, -1):
        broken = wrapped(text, width=characters, lines=len(text))
        if width_px(broken) <= px:
            break
    return broken


def bold(text: str) -> str:
    """`text` in bold, safe to put in a figure."""
    return f"<b>{escape(text, quote=False)}</b>"


def first_bold(text: str) -> str:
    """`text` with the figure it opens with in bold: '12 tutors' gives a bold 12."""
    first, space, rest = text.partition(" ")
    opening = bold(first) if first[:1].isdigit() else escape(first, quote=False)
    return f"{opening}{space}{escape(rest, quote=False)}"


def _character_px(character: str) -> float:
    if character in _NARROW:
        return _NARROW_PX
    if character in _WIDE:
        return _WIDE_PX
    return _CAPITAL_PX if character.isupper() else _USUAL_PX


def why(symbol: Symbol) -> str:
    """The word for a missing figure, short enough for a box."""
    short = {Symbol.HIDDEN: "hidden", Symbol.TOO_FEW: "too few", Symbol.NOT_COLLECTED: "no data"}
    return short.get(symbol, symbol.words)
