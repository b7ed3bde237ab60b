"""Bars from zero: the parts of a split, and the steps from start to progress, each with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.charts.wording import why, width_px
from edi_metrics.exports.pictures.legend import bar_and_ring
from edi_metrics.exports.pictures.marks import (
    GROUP,
    LINE,
    MUTED,
    WIDTH,
    Mark,
    Picture,
    box,
    broken,
    hidden,
    ring,
    stacked,
    words,
)
from edi_metrics.story.blocks import Reading

_NAME = 200.0
"""The most room the names have."""
_NOTE = 230.0
"""The most room the words at the end of a row have."""
_GAP = 12.0
_ROW = 34.0
_BAR = 22.0
_OUTLINE = 118.0
"""How long the outline of a hidden figure is, whatever it is."""
_RING = 18.0
"""What a ring keeps clear round itself."""


@dataclass(frozen=True)
class _Room:
    """How the width is shared between names, bars and words."""

    name: float
    bar: float
    most: float

    @property
    def zero(self) -> float:
        return self.name + _GAP

    def along(self, value: float) -> float:
        return self.zero + self.bar * value / self.most


def rows(readings: Sequence[Reading], filled: str, ringed: str) -> Picture:
    """One row a reading, in the order given. A hidden one is an outline of standard size."""
    key, top = bar_and_ring(filled, ringed)
    room = _room(readings)
    marks: list[Mark] = list(key)
    for reading in readings:
        tall = _tall(reading)
        marks += _row(reading, room, top + tall / 2)
        top += tall
    return Picture(WIDTH, top, tuple(marks))


def _room(readings: Sequence[Reading]) -> _Room:
    names = [part for one in readings for part in broken(one.label, _NAME)]
    notes = [part for one in readings for part in broken(one.note, _NOTE)]
    figure = max((width_px(one.text) for one in readings), default=0)
    name, note = (max(map(width_px, texts), default=0) for texts in (names, notes))
    beside = [one.against.value for one in readings if one.against]
    values = [value for value in (*(one.cell.value for one in readings), *beside) if value is not None]
    taken = name + 3 * _GAP + figure + note + (_RING if beside else 0)
    return _Room(name, max(_OUTLINE, WIDTH - taken), max(values, default=1.0) or 1.0)


def _tall(reading: Reading) -> float:
    lines = max(len(broken(reading.label, _NAME)), len(broken(reading.note, _NOTE)))
    return max(_ROW, LINE * lines + 8)


def _row(reading: Reading, room: _Room, middle: float) -> Iterator[Mark]:
    yield from stacked(broken(reading.label, _NAME), room.name, middle, anchor="right")
    value = reading.cell.value
    if value is None:
        yield hidden(room.zero, middle - _BAR / 2, _OUTLINE, _BAR)
        symbol = f"{reading.text} {why(reading.cell.symbol)}"
        yield words(symbol, room.zero + _OUTLINE / 2, middle, anchor="center", bold=True)
        end = room.zero + _OUTLINE
    else:
        yield box(room.zero, middle - _BAR / 2, max(2.0, room.along(value) - room.zero), _BAR, GROUP)
        beside = reading.against.value if reading.against else None
        if beside is not None:
            yield ring(room.along(beside), middle)
        at = _figure_at(reading, value, beside, room)
        yield words(reading.text, at, middle, bold=True)
        end = max(at + width_px(reading.text), room.along(beside) + _RING / 2 if beside is not None else 0.0)
    yield from stacked(broken(reading.note, _NOTE), end + _GAP, middle, colour=MUTED)


def _figure_at(reading: Reading, value: float, beside: float | None, room: _Room) -> float:
    """After the bar; after both where bar and ring are too close for the figure to stand between them."""
    end = room.along(value) + 7
    if beside is None or room.along(beside) + _RING / 2 < end:
        return end
    if room.along(beside) - end >= width_px(reading.text) + _RING / 2:
        return end
    return max(end, room.along(beside) + _RING / 2)
