"""Printed text as a spreadsheet holds it: a number where it is one, in the form in which it was printed."""

import re
from decimal import Decimal
from typing import NamedTuple

from edi_metrics.exports.plain import plain
from edi_metrics.story.words import workbook as words

_FIGURE = re.compile(
    r"(?P<sign>[+\-\N{MINUS SIGN}]?)(?P<whole>\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?P<part>\.\d+)?(?P<percent>%?)",
    re.ASCII,
)
_EXACT_DIGITS = 15
"""A spreadsheet keeps no more digits of a number than this."""

_SYMBOLS = {symbol for symbol, _ in words.symbols()}


class Value(NamedTuple):
    """What a cell holds, and how it prints it: no format for text."""

    held: float | str
    printed_as: str = ""


def value(text: str) -> Value:
    """A plain number or percentage as a number, a symbol in brackets, anything else as the text it is.

    >>> [value(text).held for text in ("1,613", "10.9%", "c", "2025/26")]
    [1613.0, 0.109, '[c]', '2025/26']
    """
    seen = plain(text)
    if seen in _SYMBOLS:
        return Value(words.bracketed(seen))
    found = _FIGURE.fullmatch(seen)
    if found is None or sum(letter.isdigit() for letter in seen) > _EXACT_DIGITS:
        return Value(seen)
    return Value(_number(found), _format(found))


def _number(found: re.Match[str]) -> float:
    size = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    exact = size / 100 if found["percent"] else size
    return float(exact if found["sign"] in ("", "+") else -exact)


def _format(found: re.Match[str]) -> str:
    """The number format that prints it as it was printed, its sign included."""
    whole = "#,##0" if "," in found["whole"] else "0"
    decimals = f".{'0' * (len(found['part']) - 1)}" if found["part"] else ""
    body = f"{whole}{decimals}{found['percent']}"
    return f'"{found["sign"]}"{body};"{found["sign"]}"{body}' if found["sign"] else body
