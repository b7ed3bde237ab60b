"""What every chart over time draws: the line, its breaks, and the events that stand under it."""

from collections.abc import Iterable, Sequence
from datetime import date

from edi_metrics.charts import theme
from edi_metrics.charts.wording import bold, lines_in, wrapped
from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.blocks import Happened, Line


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


_EVENT_LINE_PX = 18
_EVENT_WIDTH = 30


def stems(
    events: Sequence[Happened], *, top: float, plot_px: int, times: theme.Spec
) -> tuple[list[theme.Spec], list[theme.Spec], int]:
    """Events as upright stems, named in a band over the plot: shapes, annotations, the band's height in px.

    No word lies on a line of the chart or on another: each event is named above the one before it.
    """
    shapes, annotations = [], []
    band = 0
    for event in sorted(events, key=lambda one: (one.day, one.title)):
        on = event.day.isoformat()
        words = wrapped(event.title, width=_EVENT_WIDTH)
        shapes.append(_stem(on, 1 + band / plot_px))
        late = share(on, times["range"]) > 0.5
        annotations.append(
            theme.words(
                words,
                on,
                top,
                xanchor="right" if late else "left",
                xshift=3 if late else -3,
                yanchor="bottom",
                yshift=4 + band,
                align="right" if late else "left",
            )
        )
        band += _EVENT_LINE_PX * lines_in(words)
    return shapes, annotations, band


def _stem(on: str, height: float) -> theme.Spec:
    """A thin upright from the axis to the foot of the event's name."""
    line = {"color": theme.CONTEXT, "width": 1.5}
    ends = {"x0": on, "x1": on, "y0": 0, "y1": height, "yref": "paper"}
    return {"type": "line", **ends, "line": line, "layer": "below"}


def share(on: str, ends: Sequence[str]) -> float:
    """How far along a time axis a day lies, from 0 to 1."""
    start, now, end = (date.fromisoformat(text) for text in (ends[0], on, ends[1]))
    return (now - start).days / max(1, (end - start).days)
