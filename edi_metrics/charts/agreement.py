"""How answers lie on a statement's row: 'Neither' in the middle, disagreement left, agreement right.

Every medium draws its own boxes; where they begin and end is the same in all of them.
"""

from collections.abc import Sequence

from edi_metrics.story.blocks import Reading

HIDDEN = 12.0
"""How wide a hidden part is drawn, in per cent, whatever it is: wide enough for its c."""


def sides(answers: Sequence[Reading]) -> tuple[float, float]:
    """How far a row reaches to the left and to the right of the middle of 'Neither'."""
    widths = [width(answer) for answer in reversed(answers)]
    middle = len(widths) // 2
    half = widths[middle] / 2 if widths else 0.0
    return sum(widths[:middle]) + half, half + sum(widths[middle + 1 :])


def width(answer: Reading) -> float:
    """How wide a part is, in per cent of those who answered."""
    return HIDDEN if answer.cell.value is None else answer.cell.value


def kinds(number: int) -> tuple[str, ...]:
    """The colours from left to right: 'against-2', 'against-1', 'neither', 'for-1', 'for-2'."""
    steps = range(1, number // 2 + 1)
    against = tuple(f"against-{step}" for step in reversed(steps))
    return (*against, "neither", *(f"for-{step}" for step in steps))
