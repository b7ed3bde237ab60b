"""Alt text: kind, measure, split, place, period; the finding; what is hidden; where the table is."""

from collections.abc import Iterable, Sequence

from edi_metrics.story.blocks import Reading
from edi_metrics.story.words.numbers import opening


def text(kind: str, what: str, finding: str, *, hidden: int = 0) -> str:
    """One alt text: 'Dumbbell chart of ...: finding. Two are hidden. Table above.'"""
    unseen = f" {opening(hidden)} {'is' if hidden == 1 else 'are'} hidden." if hidden else ""
    return f"{kind} of {what}. {finding.rstrip('.')}.{unseen}{_TABLE}"


def rows(readings: Sequence[Reading]) -> str:
    """Every row read out: 'Dacorum 10.1%, Watford c'."""
    return "; ".join(_row(reading) for reading in readings)


def _row(reading: Reading) -> str:
    against = f" against {reading.against.text}" if reading.against else ""
    return f"{reading.label} {reading.text}{against}" if reading.cell.shown else f"{reading.label} hidden"


def unseen(readings: Iterable[Reading]) -> int:
    """How many rows have no figure."""
    return sum(not reading.cell.shown for reading in readings)


_TABLE = " Table above."
"""How a chart on a page says where its table is."""


def alone(said: str) -> str:
    """An alt text for where no table stands above the chart."""
    return said.removesuffix(_TABLE)
