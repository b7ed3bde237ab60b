"""The bank of statements that a service rates itself by: 32 of them, with what each level looks like."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from edi_metrics.codes import rows
from edi_metrics.errors import UnknownName
from edi_metrics.vocabulary import Strand


@dataclass(frozen=True)
class Statement:
    """One statement of the bank: what it says, what each level of it looks like, and what would show it."""

    statement_id: str
    bank_version: str
    strand: Strand
    heard: str
    function: str
    tia: str
    title: str
    words: str
    levels: tuple[str, str, str, str]
    """What it looks like at levels 1 to 4."""
    young_people_wording: str
    """The statement as young people are asked it; empty where it is not put to them."""
    evidence: tuple[str, ...]
    """The keys of the measures that would show it."""


@cache
def bank(version: str = "") -> Mapping[str, Statement]:
    """The statements of one version by id, in their order; of the newest when none is named.

    Raises `UnknownName` for a version that there is not.
    """
    versions = _versions()
    try:
        return versions[version or list(versions)[-1]]
    except KeyError:
        raise UnknownName("version of the statement bank", version, known=versions) from None


@cache
def statement_ids() -> frozenset[str]:
    """The id of every statement of any version: an action may have come from a round of an earlier one."""
    return frozenset(statement for version in _versions().values() for statement in version)


@cache
def newest_version() -> str:
    """The version that a new round is rated by."""
    return list(_versions())[-1]


@cache
def _versions() -> Mapping[str, Mapping[str, Statement]]:
    """Every version, as the file gives them: the newest last."""
    found: dict[str, dict[str, Statement]] = {}
    for row in rows("statements.csv"):
        found.setdefault(row["bank_version"], {})[row["statement_id"]] = _statement(row)
    return found


def _statement(row: Mapping[str, str]) -> Statement:
    return Statement(
        statement_id=row["statement_id"],
        bank_version=row["bank_version"],
        strand=Strand(row["strand"]),
        heard=row["heard"],
        function=row["function"],
        tia=row["tia"],
        title=row["title"],
        words=row["statement"],
        levels=(row["level_1"], row["level_2"], row["level_3"], row["level_4"]),
        young_people_wording=row["young_people_wording"],
        evidence=tuple(row["evidence"].split()),
    )
