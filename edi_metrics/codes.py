"""The code lists of `data/reference`: what an answer may be, what it is called and what it rolls up to."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from edi_metrics.errors import UnknownName

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"

UNKNOWN_STATES = ("prefer_not_to_say", "no_response", "not_asked", "not_known")
"""The answer states: what a record holds in place of an answer. They never merge."""


class Code(NamedTuple):
    """One entry of a code list."""

    code: str
    label: str
    parent: str
    synonyms: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class CodeList:
    """A list of codes in the order they are shown."""

    name: str
    codes: Mapping[str, Code]

    def label(self, code: str) -> str:
        """What people call `code`; the code itself when the list does not hold it."""
        entry = self.codes.get(code)
        return entry.label if entry else code

    def parent(self, code: str) -> str:
        """The code that `code` rolls up to, or an empty string."""
        entry = self.codes.get(code)
        return entry.parent if entry else ""


def rows(filename: str) -> list[dict[str, str]]:
    """The rows of a reference file, as text."""
    with (REFERENCE / filename).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def code_lists() -> dict[str, CodeList]:
    """Every code list by name: those of codes.csv, genres and ensembles with families, and statements."""
    lists: dict[str, dict[str, Code]] = {}
    for row in rows("codes.csv"):
        lists.setdefault(row["list"], {})[row["code"]] = Code(
            row["code"], row["label"], row["parent"], _parts(row["synonyms"]), row["note"]
        )
    lists |= _two_levels("genres.csv", "genre", "genre_family")
    lists |= _two_levels("ensembles.csv", "ensemble_type", "ensemble_family")
    lists["statement"] = {
        row["statement_id"]: Code(row["statement_id"], row["title"], row["strand"], (), "")
        for row in rows("statements.csv")
    }
    return {name: CodeList(name, codes) for name, codes in lists.items()}


def code_list(name: str) -> CodeList:
    """The code list called `name`. Raises `UnknownName`."""
    try:
        return code_lists()[name]
    except KeyError:
        raise UnknownName("code list", name, known=code_lists()) from None


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _two_levels(filename: str, name: str, family: str) -> dict[str, dict[str, Code]]:
    lists: dict[str, dict[str, Code]] = {name: {}, family: {}}
    for row in rows(filename):
        lists[family].setdefault(row["family"], Code(row["family"], row["family_label"], "", (), ""))
        lists[name][row[name]] = Code(row[name], row["label"], row["family"], _parts(row["synonyms"]), "")
    return lists
