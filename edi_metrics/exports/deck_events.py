"""Events over a chart's plot: a stem for each, with its words on a line of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics import tokens
from edi_metrics.exports.deck_canvas import LEFT, RIGHT, Canvas
from edi_metrics.exports.deck_style import SMALL_PT, Box
from edi_metrics.story.blocks import Happened

EVENT_HIGH = 0.3
"""What an event's words take over the plot, in inches."""
_OFF = 0.08
"""Between a stem and the words beside it."""
_LETTER = SMALL_PT * 0.52 / 72
"""How wide a letter of the words is, on the wide side."""
_WORDS_BEFORE = 0.55
"""Events past this share of the plot have their words before their stem, where nothing speaks against it."""


@dataclass(frozen=True)
class Stem:
    """One event where it stands over the plot."""

    event: Happened
    x: float
    after: bool
    """Whether its words stand after the stem, and not before it."""

    @property
    def words(self) -> str:
        """'Four nurture centres opened, December 2025'."""
        return said(self.event)

    @property
    def span(self) -> tuple[float, float]:
        """From where to where its words reach."""
        wide = len(self.words) * _LETTER
        return (self.x + _OFF, self.x + _OFF + wide) if self.after else (self.x - _OFF - wide, self.x - _OFF)


def said(event: Happened) -> str:
    """An event in words, with its month."""
    return f"{event.title}, {event.day:%B %Y}"


def event_stems(canvas: Canvas, placed: Sequence[tuple[Happened, float | None]], plot: Box, box: Box) -> None:
    """A line down to the axis for each event; of one that lies off the plot, the words alone."""
    there = [(event, x) for event, x in placed if x is not None]
    off = [event for event, x in placed if x is None]
    for row, event in enumerate(off):
        at = Box(plot.left, box.top + row * EVENT_HIGH, plot.width, EVENT_HIGH)
        canvas.text(at, said(event), SMALL_PT)
    for row, stem in enumerate(stacked(there, plot, box), start=len(off)):
        _draw(canvas, stem, box.top + row * EVENT_HIGH, plot, box)


def stacked(placed: Sequence[tuple[Happened, float]], plot: Box, box: Box) -> list[Stem]:
    """The events from the top line down, so arranged that no stem runs through words, if that can be.

    Words after their stems have the earliest on top, and words before them the latest: so stems of one kind
    never meet words of their own kind.
    """
    ordered = sorted(placed, key=lambda one: one[1])
    usual = sum(x <= plot.left + plot.width * _WORDS_BEFORE for _, x in ordered)
    return min(
        _arrangements(ordered),
        key=lambda rows: (_struck(rows), _too_wide(rows, box), abs(sum(stem.after for stem in rows) - usual)),
    )


def _arrangements(ordered: Sequence[tuple[Happened, float]]) -> Iterator[list[Stem]]:
    """Every split into early ones with their words after them and late ones, with either on top."""
    for split in range(len(ordered) + 1):
        early = [Stem(event, x, after=True) for event, x in ordered[:split]]
        late = [Stem(event, x, after=False) for event, x in reversed(ordered[split:])]
        yield [*late, *early]
        yield [*early, *late]


def _struck(rows: Sequence[Stem]) -> int:
    """How many events' words the stem of a line above them runs through."""
    return sum(
        any(stem.span[0] < upper.x < stem.span[1] for upper in rows[:place])
        for place, stem in enumerate(rows)
    )


def _too_wide(rows: Sequence[Stem], box: Box) -> int:
    """How many events' words do not fit beside their stem."""
    return sum(stem.span[0] < box.left or stem.span[1] > box.right for stem in rows)


def _draw(canvas: Canvas, stem: Stem, top: float, plot: Box, box: Box) -> None:
    canvas.line((stem.x, top + 0.05), (stem.x, plot.bottom), stem.words, colour=tokens.MUTED, points=1)
    if stem.after:
        at = Box(stem.x + _OFF, top, box.right - stem.x - _OFF, EVENT_HIGH)
    else:
        at = Box(box.left, top, stem.x - _OFF - box.left, EVENT_HIGH)
    canvas.text(at, stem.words, SMALL_PT, align=LEFT if stem.after else RIGHT)
