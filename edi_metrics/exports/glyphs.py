"""Which characters our typefaces can draw, and what stands for one that they cannot.

A PDF that is read aloud needs a real character for everything it shows, so a picture, or a letter of a
script that the typefaces lack, is written by its name: 'MUSICAL NOTE' in square brackets.
"""

import struct
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path


def drawable(text: str, fonts: Sequence[Path]) -> str:
    """The text, with each character that none of the fonts can draw replaced by its name."""
    known = frozenset[int]().union(*map(characters, fonts))
    return "".join(letter if ord(letter) in known else _name(letter) for letter in text)


def _name(letter: str) -> str:
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"


@cache
def characters(font: Path) -> frozenset[int]:
    """The characters that a TrueType font has a glyph for, by its own table of them."""
    data = font.read_bytes()
    [count] = struct.unpack_from(">H", data, 4)
    tables = {data[at : at + 4]: at + 8 for at in range(12, 12 + 16 * count, 16)}
    [table] = struct.unpack_from(">I", data, tables[b"cmap"])
    [count] = struct.unpack_from(">H", data, table + 2)
    starts = {table + struct.unpack_from(">I", data, table + 8 + 8 * at)[0] for at in range(count)}
    return frozenset(letter for start in starts for letter in _mapped(data, start))


def _mapped(data: bytes, start: int) -> Iterator[int]:
    [form] = struct.unpack_from(">H", data, start)
    if form == 12:
        yield from _groups(data, start)
    elif form == 4:
        yield from _segments(data, start)


def _groups(data: bytes, start: int) -> Iterator[int]:
    """Format 12: runs of characters of any plane."""
    [count] = struct.unpack_from(">I", data, start + 12)
    for at in range(count):
        first, last, _ = struct.unpack_from(">III", data, start + 16 + 12 * at)
        yield from range(first, last + 1)


def _segments(data: bytes, start: int) -> Iterator[int]:
    """Format 4: runs of characters of the first plane. The last run is the end mark, and holds none."""
    [twice] = struct.unpack_from(">H", data, start + 6)
    count = twice // 2
    lasts = struct.unpack_from(f">{count}H", data, start + 14)
    firsts = struct.unpack_from(f">{count}H", data, start + 16 + twice)
    for first, last in zip(firsts[:-1], lasts[:-1], strict=True):
        yield from range(first, last + 1)
