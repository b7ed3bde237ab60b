"""Small trends side by side: their one scale in words, their stretches, and where events lie on them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from math import ceil

from edi_metrics.story.blocks import Line, Multiples
from edi_metrics.vocabulary import Unit


def top_of(drawing: Multiples) -> float:
    """Where every panel's scale ends: a multiple of five, which people can name."""
    values = [cell.value for line in drawing.lines for cell in line.cells if cell.value is not None]
    return 5.0 * ceil(max([*values, drawing.goal or 0.0], default=1.0) / 5) or 5.0


def told(drawing: Multiples) -> str:
    """What all of the panels share, in a line."""
    unit = "%" if drawing.unit is Unit.PERCENT else ""
    goal = f"; dotted, the target of {drawing.goal:g}{unit}" if drawing.goal is not None else ""
    happened = "; ".join(f"{event.title} ({event.day:%B %Y})" for event in drawing.events)
    upright = f"; upright: {happened}" if happened else ""
    return f"Every panel runs from 0 to {top_of(drawing):g}{unit}{goal}{upright}"


def breaks_of(line: Line) -> list[int]:
    """The places at which the line begins anew."""
    return [sum(cell.period.first_day < broke for cell in line.cells) for broke in line.breaks]


def stretches(values: Sequence[float | None], breaks: Sequence[int]) -> Iterator[list[tuple[int, float]]]:
    """The places and values of each stretch of shown values, from one gap or break to the next."""

    def stretch(place: tuple[int, float | None]) -> tuple[bool, int]:
        return place[1] is not None, sum(begins <= place[0] for begins in breaks)

    for (there, _), run in groupby(enumerate(values), key=stretch):
        if there:
            yield [(at, value or 0.0) for at, value in run]


def along(day: date, line: Line) -> float | None:
    """How far along its equally spaced periods a day lies, in per cent; None where it lies outside them."""
    days = [cell.period.first_day for cell in line.cells]
    after = sum(start <= day for start in days)
    if not 0 < after <= len(days) or len(days) < 2:
        return None
    start = days[after - 1]
    length = (days[after] - start).days if after < len(days) else 1
    return min(100.0, round(100 * (after - 1 + min(1.0, (day - start).days / length)) / (len(days) - 1), 2))
