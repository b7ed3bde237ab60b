"""What the button of a card offers, before anything is made."""

from collections.abc import Sequence

from edi_metrics.story.blocks import Table
from edi_metrics.story.words import numbers
from edi_metrics.ui.markup.tables import said

_NAMED = 2


def offer_of(tables: Sequence[Table]) -> str:
    """What a button offers: 'Download gap by district (CSV, 2 KB)'; of more than two, the first by name."""
    named = tables if len(tables) <= _NAMED else tables[:1]
    rest = [f"{numbers.word(len(tables) - 1)} more tables"] if len(tables) > _NAMED else []
    kind = "CSV" if len(tables) == 1 else f"ZIP of {len(tables)} CSV files"
    size = f"{max(1, round(sum(map(_letters, tables)) / 1024))}\N{NO-BREAK SPACE}KB"
    return f"Download {'; '.join([*map(said, named), *rest])} ({kind},\N{NO-BREAK SPACE}{size})"


def _letters(table: Table) -> int:
    """About how long the table's CSV will be, its three last columns and first line included."""
    cells = sum(len(value) + 1 for row in (table.columns, *table.rows) for value in row)
    return cells + 90 * len(table.rows) + 200
