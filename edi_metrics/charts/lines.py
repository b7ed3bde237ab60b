"""What every chart over time draws: the line, its breaks, and the events that stand under it."""

from collections.abc import Iterable, Sequence
from datetime import date

from edi_metrics.charts import theme
from edi_metrics.charts.wording import bold, wrapped
from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.blocks import Happened, Line


def trace(line: Line, colour: str, *, width: float, marks: bool = True, **more: object) -> theme.Spec:
    """The shown values in order; a hidden one breaks the line."""
    return theme.trace(
        [day(cell.period) for cell in line.cells],
        [cell.value for cell in line.cells],
        "lines+markers" if marks else "lines",
        line={"color": colour, "width": width},
        marker=theme.filled("circle", 7, colour),
        **more,
    )


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


def stems(
    events: Sequence[Happened], *, height: float, times: theme.Spec, over_symbols: bool
) -> tuple[list[theme.Spec], list[theme.Spec]]:
    """Events as upright stems with their words beside them: shapes, then annotations.

    Words stand on the side with more room, and each event a step above the one before it. Stems begin
    over the symbols of missing figures where there are any.
    """
    low = 0.09 * height if over_symbols else 0.0
    shapes, annotations = [], []
    for step, event in enumerate(sorted(events, key=lambda one: (one.day, one.title))):
        on = event.day.isoformat()
        top = low + height * (0.10 + 0.15 * (step % 3))
        stem = {"color": theme.CONTEXT, "width": 1.5}
        shapes.append(
            {"type": "line", "x0": on, "x1": on, "y0": low, "y1": top, "line": stem, "layer": "below"}
        )
        late = share(on, times["range"]) > 0.5
        annotations.append(
            theme.words(
                wrapped(event.title, width=20),
                on,
                top,
                xanchor="right" if late else "left",
                xshift=-6 if late else 6,
                yanchor="middle",
                align="right" if late else "left",
            )
        )
    return shapes, annotations


def share(on: str, ends: Sequence[str]) -> float:
    """How far along a time axis a day lies, from 0 to 1."""
    start, now, end = (date.fromisoformat(text) for text in (ends[0], on, ends[1]))
    return (now - start).days / max(1, (end - start).days)
