"""One small trend for each of up to sixteen places, all on the same axes, in alphabetical order."""

from collections.abc import Iterable, Sequence
from math import ceil

from edi_metrics.charts import hidden, lines, scales, theme
from edi_metrics.charts.wording import bold, width_px, wrapped
from edi_metrics.story.blocks import Line, Multiples
from edi_metrics.vocabulary import Symbol, Unit

_COLUMNS = 3
"""Three fit a phone with words at full size, and still fill a wide card."""
_ROW_PX = 180
_NAME_PX = 42
_AXIS_PX = 30
_GAP = 0.055
"""Between columns, as a share of the width."""


def spec(drawing: Multiples) -> theme.Spec:
    """A panel a line: its name over it, its latest figure at its end, the goal dotted across."""
    drawn = sorted(drawing.lines, key=lambda line: line.label)
    columns = min(_COLUMNS, max(1, len(drawn)))
    rows = max(1, ceil(len(drawn) / columns))
    scale = scales.from_zero([*(cell.value for line in drawn for cell in line.cells), drawing.goal], steps=3)
    ticktext = [scales.printed(tick, drawing.unit) for tick in scale.ticks]
    times = scales.time_axis(lines.periods(drawn), ticks=2)
    traces: list[theme.Spec] = []
    axes: dict[str, theme.Spec] = {}
    words: list[theme.Spec] = []
    for place, line in enumerate(drawn):
        row, column = divmod(place, columns)
        panel = _Panel(place, row, column, rows, columns, last=place + columns >= len(drawn))
        traces += panel.traces(line, drawing.goal, times)
        axes |= panel.axes(scale, ticktext, times)
        words += panel.words(line, scale)
        if place == 0 and drawing.goal is not None:
            words.append(_goal_words(drawing.goal, drawing.unit, times))
    margin = {"l": max(map(width_px, ticktext)) + 12, "r": 16, "t": 0, "b": 4}
    return theme.plot(traces, height=_ROW_PX * rows + 4, margin=margin, axes=axes, annotations=words)


class _Panel:
    """One place's share of the figure: where it lies, and what is drawn in it."""

    def __init__(self, place: int, row: int, column: int, rows: int, columns: int, *, last: bool) -> None:
        self._number = "" if place == 0 else str(place + 1)
        self._first_column = column == 0
        self._last = last
        width = (1 - _GAP * (columns - 1)) / columns
        self._across = [round(column * (width + _GAP), 6), round(column * (width + _GAP) + width, 6)]
        top = 1 - row / rows
        self._up = [
            round(top - (_ROW_PX - _AXIS_PX) / (_ROW_PX * rows), 6),
            round(top - _NAME_PX / (_ROW_PX * rows), 6),
        ]

    def traces(self, line: Line, goal: float | None, times: theme.Spec) -> list[theme.Spec]:
        """The goal, the line, and a disc on its latest shown figure."""
        on = {"xaxis": f"x{self._number}", "yaxis": f"y{self._number}"}
        drawn = []
        if goal is not None:
            dotted = {"color": theme.INK, "width": 1.5, "dash": "dot"}
            drawn.append(theme.trace(times["range"], [goal, goal], "lines", line=dotted, **on))
        drawn.append(lines.trace(line, theme.GROUP, width=2.5, marks=_has_breaks(line), **on))
        if seen := lines.shown(line):
            end = [lines.day(seen[-1].period)], [seen[-1].value]
            drawn.append(theme.trace(*end, "markers", marker=theme.filled("circle", 9), **on))
        return drawn

    def axes(self, scale: scales.Scale, ticktext: Sequence[str], times: theme.Spec) -> dict[str, theme.Spec]:
        """The shared axes; figures stand at the left column alone, times under the lowest panels."""
        x, y = f"xaxis{self._number}", f"yaxis{self._number}"
        return {
            x: times | {"domain": self._across, "anchor": f"y{self._number}", "showticklabels": False},
            y: scales.value_axis(
                scale,
                ticktext,
                domain=self._up,
                anchor=f"x{self._number}",
                showticklabels=self._first_column,
                ticklabelstandoff=8,
            ),
        }

    def words(self, line: Line, scale: scales.Scale) -> Iterable[theme.Spec]:
        """The place's name, the years it runs over, then its latest figure or that it is hidden."""
        domain = {"xref": f"x{self._number} domain", "yref": f"y{self._number} domain"}
        data = {"xref": f"x{self._number}", "yref": f"y{self._number}"}
        yield theme.words(wrapped(line.label, width=14), 0, 1, yanchor="bottom", yshift=4, **domain)
        for year, at, side in _years(line) if self._last else ():
            yield theme.words(year, at, 0, xanchor=side, yanchor="top", yshift=-6, **domain)
        seen = lines.shown(line)
        if not seen:
            symbol = line.cells[-1].symbol.value if line.cells else Symbol.NOT_COLLECTED.value
            yield theme.words(hidden.spelled(symbol), 0.5, 0.5, xanchor="center", **domain)
            return
        for mark in lines.breaks([line], low=scale.bottom):
            yield mark | data
        last = seen[-1]
        yield theme.words(
            bold(line.last) if last is line.cells[-1] else "",
            lines.day(last.period),
            last.value,
            xanchor="right",
            yanchor="top",
            yshift=-7,
            xshift=8,
            font=theme.font(theme.GROUP),
            **data,
        )


def _goal_words(goal: float, unit: Unit, times: theme.Spec) -> theme.Spec:
    """What the dotted line is, once, in the first panel."""
    text = f"Target {scales.printed(goal, unit)}"
    return theme.words(text, times["range"][0], goal, xref="x", yref="y", yanchor="bottom", yshift=2)


def _years(line: Line) -> list[tuple[str, int, str]]:
    """The first and the last year, at the two ends; one year alone stands at the start."""
    first, last = (str(line.cells[at].period.first_day.year) for at in (0, -1)) if line.cells else ("", "")
    return [(first, 0, "left"), (last, 1, "right")] if first != last else [(first, 0, "left")]


def _has_breaks(line: Line) -> bool:
    """Whether single points need their own marks: a figure between two hidden ones draws no line."""
    return len(lines.shown(line)) < len(line.cells)
