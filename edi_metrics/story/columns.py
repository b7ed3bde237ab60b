"""Which columns of a table hold figures, and so are set to the right in every medium."""

from functools import lru_cache

from edi_metrics.story.blocks import NONE, Table
from edi_metrics.vocabulary import Symbol

_NO_FIGURE = {symbol.value for symbol in Symbol if symbol is not Symbol.SHOWN} | {"low", NONE}
"""What may stand in a column of figures in place of one."""


def hold_figures(table: Table) -> list[bool]:
    """For each column, whether it holds figures, and what may stand in place of one."""
    return [_holds_figures(table, place) for place in range(len(table.columns))]


def _holds_figures(table: Table, place: int) -> bool:
    column = {row[place] for row in table.rows}
    return place > 0 and bool(column - {NONE}) and all(map(_is_figure, column))


@lru_cache(maxsize=8192)  # a page is drawn many times over
def _is_figure(value: str) -> bool:
    return value in _NO_FIGURE or value.lstrip("+-\N{MINUS SIGN}").replace(",", "")[:1].isdigit()
