"""Where words may stand on a plot: which of its lines and other words a box of words would lie on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from edi_metrics.charts import scales, theme
from edi_metrics.charts.wording import lines_in, width_px

_LINE_PX = 18

Point = tuple[float, float]
"""Pixels right of the plot's left edge, pixels below its top."""


class Box(NamedTuple):
    """The room some words take."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have any room in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def crossed(self, start: Point, end: Point) -> bool:
        """Whether a straight line from `start` to `end` runs through the box."""
        enters, leaves = 0.0, 1.0
        for axis, (low, high) in enumerate(((self.left, self.right), (self.top, self.bottom))):
            along = end[axis] - start[axis]
            if along == 0:
                if not low < start[axis] < high:
                    return False
                continue
            first, last = sorted(((low - start[axis]) / along, (high - start[axis]) / along))
            enters, leaves = max(enters, first), min(leaves, last)
        return enters < leaves


@dataclass(frozen=True)
class Plot:
    """A plot over time as it lies on the screen."""

    ends: Sequence[str]
    """The first and the last day of its axis."""
    top: float
    """The figure at its top edge; zero is at its foot."""
    width: float
    height: float

    def point(self, day: str, value: float) -> Point:
        """Where a figure lies."""
        return self.width * scales.share(day, self.ends), self.height * (1 - value / self.top)

    def box(self, words: theme.Spec) -> Box:
        """The room that words with an anchor and a shift take."""
        x, y = self.point(words["x"], words["y"])
        x, y = x + words["xshift"], y - words["yshift"]
        wide, tall = width_px(words["text"]), _LINE_PX * lines_in(words["text"])
        left = x - wide if words["xanchor"] == "right" else x
        top = y - tall if words["yanchor"] == "bottom" else y
        return Box(left, top, left + wide, top + tall)

    def inside(self, box: Box, *, right: float) -> bool:
        """Whether the whole box lies on the plot, or on the margin of `right` pixels beside it."""
        across = box.left >= 0 and box.right <= self.width + right
        return across and box.top >= 0 and box.bottom <= self.height

    def crossings(self, box: Box, run: Sequence[tuple[str, float]]) -> int:
        """How many pieces of a line through these figures run through the box."""
        points = [self.point(*figure) for figure in run]
        return sum(box.crossed(start, end) for start, end in pairwise(points))
