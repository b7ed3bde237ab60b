"""From protected cells to what blocks carry: readings, lines and the tables behind them.

Nothing here is counted. A figure worked out here comes from shown counts alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from edi_metrics.dimensions import dimension
from edi_metrics.measured import Cell, Measured
from edi_metrics.statistics import wilson
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Against, Happened, Line, Reading, Table
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import NOT_KNOWN, WHOLE, Grain, Symbol

LAST = ("other", "volunteer", NOT_KNOWN)
"""Parts that come after the alphabet, in this order."""


def figure(cell: Cell | None, measured: Measured, desk: Desk) -> str:
    """A cell's figure as printed, or its symbol."""
    return numbers.figure(cell, measured.metric, desk.level) if cell else Symbol.NOT_COLLECTED.value


def reading(
    measured: Measured,
    cell: Cell,
    desk: Desk,
    *,
    against: Against | None = None,
    note: str = "",
    label: str = "",
) -> Reading:
    """One row of a chart, from one cell."""
    return Reading(label or measured.label(cell.part), cell, figure(cell, measured, desk), against, note)


def line(measured: Measured, part: str, desk: Desk) -> Line:
    """One part over time."""
    cells = measured.line(part)
    last = figure(cells[-1] if cells else None, measured, desk)
    return Line(measured.label(part), cells, last, measured.breaks)


def alphabetical(cells: Iterable[Cell], measured: Measured) -> list[Cell]:
    """Cells by the names of their parts, 'Other' and then 'Not known' last."""

    def place(cell: Cell) -> tuple[int, str]:
        return (LAST.index(cell.part) + 1 if cell.part in LAST else 0, measured.label(cell.part))

    return sorted(cells, key=place)


def known(measured: Measured) -> list[Cell]:
    """The latest cells of the parts that people can be in, in alphabetical order; 'Not known' left out."""
    return alphabetical((cell for cell in measured.latest() if cell.part != NOT_KNOWN), measured)


def collected(measured: Measured) -> list[Cell]:
    """`known`, without the parts that hold nobody at all."""
    return [cell for cell in known(measured) if not is_empty(cell)]


def is_empty(cell: Cell) -> bool:
    """Whether a part plainly holds nobody, and so need not be drawn."""
    return cell.denominator == 0 or (cell.denominator is None and cell.numerator == 0)


def part_of(cell: Cell, numerator: float | None, denominator: int | None, desk: Desk) -> Cell:
    """A share worked out from two shown counts, in the place of `cell`; hidden when either is."""
    if numerator is None or not denominator:
        return replace(
            cell, numerator=None, denominator=None, value=None, low=None, high=None, symbol=_why(cell)
        )
    n = int(numerator)
    if denominator < desk.policy.base:
        return replace(
            cell, numerator=n, denominator=denominator, value=None, low=None, high=None, symbol=Symbol.TOO_FEW
        )
    low, high = wilson(min(n, denominator), denominator)
    return replace(
        cell,
        numerator=n,
        denominator=denominator,
        value=desk.policy.percent(n, denominator),
        low=low,
        high=high,
        symbol=Symbol.SHOWN,
    )


def count_of(cell: Cell, number: float | None) -> Cell:
    """One shown count of `cell`, as a figure of its own."""
    symbol = _why(cell) if number is None else Symbol.SHOWN
    return replace(cell, numerator=number, denominator=None, value=number, low=None, high=None, symbol=symbol)


def too_few(cell: Cell) -> Cell:
    """The same place with nothing shown: too little lies behind its figure to speak of."""
    return replace(cell, value=None, low=None, high=None, symbol=Symbol.TOO_FEW)


def _why(cell: Cell) -> Symbol:
    return cell.symbol if cell.symbol is not Symbol.SHOWN else Symbol.HIDDEN


def composition(measured: Measured, whole: Cell | None, desk: Desk) -> tuple[Cell, ...]:
    """Each part's people as a share of everyone known, from the bases of a split share.

    The base of each part is the people in it; the base of the whole is everyone known.
    """
    total = whole.denominator if whole else None
    return tuple(part_of(cell, cell.denominator, total, desk) for cell in known(measured))


def first_shown(measured: Measured, part: str, *, like: Cell | None = None) -> Cell | None:
    """The earliest shown cell of a part since its series last broke; of the season of `like`, by term."""
    for cell in measured.since_break(part):
        if cell.shown and (
            like is None or cell.period.grain is not Grain.TERM or _season(cell) == _season(like)
        ):
            return cell
    return None


def _season(cell: Cell) -> int:
    return cell.period.first_day.month


def happened(desk: Desk, measured: Measured) -> tuple[Happened, ...]:
    """The events a time chart of this measure should show, within its periods."""
    if not measured.periods:
        return ()
    first = measured.periods[0].first_day
    return tuple(
        Happened(event.happened_on, f"[b] {event.title}" if event.breaks_series else event.title)
        for event in desk.events(measured.metric.key)
        if first <= event.happened_on <= desk.about.day
    )


def table(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, name: str, desk: Desk
) -> Table:
    """A table with its CSV's name and the key of the symbols it uses."""
    body = tuple(tuple(row) for row in rows)
    return Table(caption, tuple(columns), body, f"{name}-{desk.level}", symbols_used(body))


def symbols_used(rows: Iterable[Sequence[str]]) -> str:
    """The key line for the symbols in a table: 'c hidden to protect people'."""
    used = {cell for row in rows for cell in row}
    said = [f"{symbol} {symbol.words}" for symbol in Symbol if symbol and symbol.value in used]
    return " · ".join([*said, *(["low more than zero but rounds to 0"] if numbers.LOW in used else [])])


def split_title(measured: Measured) -> str:
    """What the first column of a table by this split is called."""
    split = measured.question.split
    return "Measure" if split == WHOLE else dimension(split).title


def gap_of(cell: Cell, points: float | None) -> Cell:
    """A difference in points, worked out from shown shares, in the place of `cell`."""
    symbol = _why(cell) if points is None else Symbol.SHOWN
    return replace(cell, numerator=None, denominator=None, value=points, low=None, high=None, symbol=symbol)


def without_range(cell: Cell) -> Cell:
    """The same figure with no interval: published figures draw none."""
    return replace(cell, low=None, high=None)


def file_period(measured: Measured) -> str:
    """The latest period as it stands in a file's name: '2026-27-autumn'."""
    return measured.periods[-1].label.replace("/", "-").replace(" ", "-") if measured.periods else "none"
