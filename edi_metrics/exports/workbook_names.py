"""What sheets and tables are called: short, unique, and never anything a spreadsheet refuses."""

import re
from collections.abc import Sequence

from edi_metrics.exports.plain import plain

LONGEST = 31
"""How many letters the format gives the name of a sheet."""

_REFUSED = str.maketrans({**dict.fromkeys("[]:*?/\\", "-"), "'": "’"})
_WEAK = re.compile(r"( (a|an|and|at|by|for|from|in|of|on|or|out|than|the|to|with))+$", re.IGNORECASE)
"""Words that no name ends with."""


def sheet_name(number: int, caption: str) -> str:
    """The number of a table, which makes it unique, and as many words of its caption as there is room for.

    >>> sheet_name(7, "Learners eligible for free school meals by school phase")
    '7 Learners eligible for free'
    """
    room = LONGEST - len(f"{number} ")
    known = "".join(letter for letter in caption if letter <= "\uffff")
    kept = plain(known).translate(_REFUSED)
    whole = kept if len(kept) <= room else kept[: room + 1].rpartition(" ")[0] or kept[:room]
    short = _WEAK.sub("", whole.rstrip(" ,.;’"))
    return f"{number} {short or 'Table'}"


def table_name(number: int, filename: str) -> str:
    """What formulas call a table: 'participation_by_district_2026_27_autumn_7'."""
    stem = re.sub(r"\W+", "_", filename.removesuffix(".csv"), flags=re.ASCII).strip("_")
    opens = stem if stem[:1].isalpha() else f"table_{stem}"
    return f"{opens[:200]}_{number}"


def headers(columns: Sequence[str]) -> tuple[str, ...]:
    """The names of a table's columns, each in it once whatever the case of its letters."""
    seen: dict[str, int] = {}
    named = []
    for column in columns:
        header = plain(column)[:240] or "Column"
        seen[header.lower()] = seen.get(header.lower(), 0) + 1
        times = seen[header.lower()]
        named.append(header if times == 1 else f"{header} ({times})")
    return tuple(named)
