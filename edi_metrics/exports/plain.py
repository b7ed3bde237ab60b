"""Text as a document may hold it: one line, with nothing in it that cannot be seen."""

import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

_T = TypeVar("_T")

_UNSEEN = {"Cc", "Cf", "Cs"}
"""Control, format (direction marks, zero widths) and half characters: a document refuses or hides them."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """What was typed, without what cannot be seen, its line breaks and runs of spaces as one space."""
    seen = filter(_is_seen, unicodedata.normalize("NFC", text))
    return " ".join("".join(seen).split())


def _is_seen(letter: str) -> bool:
    if letter.isspace():
        return True
    is_variant = "\ufe00" <= letter <= "\ufe0f"
    is_no_character = ord(letter) & 0xFFFE == 0xFFFE
    return not (is_variant or is_no_character or unicodedata.category(letter) in _UNSEEN)


def reworded(whole: _T, change: Callable[[str], str]) -> _T:
    """A description of a document with every text in it changed; nothing else of it moves."""
    return cast(_T, _reworded(whole, change))


def _reworded(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(_reworded(one, change) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        now = {field.name: _reworded(getattr(part, field.name), change) for field in fields(part)}
        return replace(part, **now)
    return part
