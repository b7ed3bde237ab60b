"""Where each district stands on a map of tiles, and which of five classes a figure falls in."""

from collections.abc import Mapping, Sequence
from math import isclose

PLACES: Mapping[str, tuple[int, int]] = {
    "E07000099": (3, 1),  # North Hertfordshire
    "E07000243": (3, 2),  # Stevenage
    "E07000242": (4, 2),  # East Hertfordshire
    "E07000096": (1, 3),  # Dacorum
    "E07000240": (2, 3),  # St Albans
    "E07000241": (3, 3),  # Welwyn Hatfield
    "E07000095": (4, 3),  # Broxbourne
    "E07000102": (1, 4),  # Three Rivers
    "E07000103": (2, 4),  # Watford
    "E07000098": (3, 4),  # Hertsmere
}
"""Column and row of each district: roughly where it lies. A part not here follows after."""

CLASSES = 5


def class_of(value: float, shown: Sequence[float]) -> int:
    """Which of five equal steps, from the least shown value to the greatest; the middle when all are one."""
    least, width = min(shown), max(shown) - min(shown)
    if isclose(width, 0.0, abs_tol=1e-9):
        return CLASSES // 2
    return min(CLASSES - 1, int(CLASSES * (value - least) / width))


def short(label: str) -> str:
    """A place's name as a tile has room for, in words that people use. The table has it in full."""
    return label.replace("Hertfordshire", "Herts")
