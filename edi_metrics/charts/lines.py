"""What every chart over time draws: the line, its breaks, and what is missing from it."""

from collections.abc import Iterable

from edi_metrics.charts import theme
from edi_metrics.charts.wording import bold
from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.blocks import Line


def trace(line: Line, colour: str, *, width: float, marks: bool = True, **more: object) -> theme.Spec:
    """The shown values in order. A hidden one breaks the line, and so does a change in what is measured."""
    points = sorted(
        [*((day(cell.period), 1, cell.value) for cell in line.cells), *_gaps(line)],
        key=lambda point: point[:2],
    )
    return theme.trace(
        [on for on, _, _ in points],
        [value for _, _, value in points],
        "lines+markers" if marks else "lines",
        line={"color": colour, "width": width},
        marker=theme.filled("circle", 7, colour),
        **more,
    )


def _gaps(line: Line) -> list[tuple[str, int, float | None]]:
    """A point with nothing at it where the series breaks between two of its periods."""
    if not line.cells:
        return []
    first, last = line.cells[0].period.first_day, line.cells[-1].period.first_day
    return [(broke.isoformat(), 0, None) for broke in line.breaks if first < broke <= last]


def day(period: Period) -> str:
    """Where a period stands on a time axis."""
    return period.first_day.isoformat()


def periods(lines: Iterable[Line]) -> list[Period]:
    """Every period of the lines, first to last."""
    return sorted({cell.period for line in lines for cell in line.cells})


def shown(line: Line) -> list[Cell]:
    """The cells that hold a figure."""
    return [cell for cell in line.cells if cell.value is not None]


def breaks(lines: Iterable[Line], *, low: float) -> list[theme.Spec]:
    """The symbol of each missing figure, on the axis under its period."""
    cells = (cell for line in lines for cell in line.cells if cell.value is None)
    missing = {(cell.period, cell.symbol.value) for cell in cells}
    return [
        theme.words(bold(symbol), day(period), low, xanchor="center", yanchor="bottom", yshift=2)
        for period, symbol in sorted(missing)
        if symbol
    ]
