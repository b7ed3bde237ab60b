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
        marker={"symbol": "circle", "size": 7, "color": colour, "line": {"width": 0}},
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
    missing = {(cell.period, cell.symbol.value) for line in lines for cell in line.cells if cell.value is None}
    return [
        theme.words(bold(symbol), day(period), low, xanchor="center", yanchor="bottom", yshift=2)
        for period, symbol in sorted(missing, key=lambda pair: (pair[0], pair[1]))
        if symbol
    ]


def stems(
    events: Sequence[Happened], *, low: float, high: float, first: str, last: str
) -> tuple[list[theme.Spec], list[theme.Spec]]:
    """Events as upright stems with their words beside them: shapes, then annotations.

    Words stand on the side with more room, and each event a step above the one before it.
    """
    shapes, annotations = [], []
    for step, event in enumerate(sorted(events, key=lambda one: (one.day, one.title))):
        on = event.day.isoformat()
        foot = low + (high - low) * (0.10 + 0.17 * (step % 3))
        stem = {"color": theme.CONTEXT, "width": 1.5}
        shapes.append({"type": "line", "x0": on, "x1": on, "y0": low, "y1": foot, "line": stem, "layer": "below"})
        late = _share(on, first, last) > 0.5
        annotations.append(
            theme.words(
                wrapped(event.title, width=20),
                on,
                foot,
                xanchor="right" if late else "left",
                xshift=-6 if late else 6,
                yanchor="middle",
                align="right" if late else "left",
            )
        )
    return shapes, annotations


def _share(on: str, first: str, last: str) -> float:
    start, now, end = (date.fromisoformat(text) for text in (first, on, last))
    return (now - start).days / max(1, (end - start).days)
