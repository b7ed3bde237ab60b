"""Blocks made by hand, for tests of how they are written."""

from datetime import date

from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.blocks import Card, Reading, Table, Width
from edi_metrics.vocabulary import ALL, Grain, Symbol

TERM = Period(date(2026, 4, 1), Grain.TERM)


def cell(value: float | None, part: str = ALL, symbol: Symbol = Symbol.HIDDEN) -> Cell:
    """A cell with this figure; one that is not there, by `symbol`, for None."""
    there = value is not None
    return Cell(
        TERM,
        part,
        ALL,
        10 if there else None,
        100 if there else None,
        value,
        None,
        None,
        Symbol.SHOWN if there else symbol,
    )


def reading(label: str, value: float | None, part: str = ALL) -> Reading:
    """A reading printed as its value, or as c."""
    return Reading(label, cell(value, part), "c" if value is None else f"{value:g}")


def table(name: str = "gap-by-district-inside") -> Table:
    """A small table with a hidden figure."""
    rows = (("Watford", "1,204", "2.4%"), ("Dacorum", "c", "c"))
    return Table("Gap by district", ("District", "Pupils", "Gap"), rows, name, "c hidden to protect people")


def card(name: str, width: Width) -> Card:
    """A card with nothing in it."""
    return Card(f"Card {name}", "", (), "", name, width)
