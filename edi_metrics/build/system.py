"""Numbers that count the same people, and what ties them together."""

from dataclasses import dataclass


@dataclass(frozen=True)
class System:
    """Every declared number that counts the same people in one period.

    A number that several tables use is one number. Numbers are named by their place in `counts`.
    """

    counts: tuple[int, ...]
    """The true counts."""
    sums: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """(whole, parts): the whole is exactly the sum of the parts."""
    within: tuple[tuple[int, int], ...] = ()
    """(part, whole): everybody in the part is in the whole."""
    covers: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """(whole, parts): everybody in the whole is in at least one part."""
    weights: tuple[float, ...] = ()
    """What it costs to hide each number, beyond its size: 1 is usual."""
    sensitive: tuple[bool, ...] = ()
    """False: published elsewhere, so always known and never hidden."""
    rows: tuple[tuple[int, int], ...] = ()
    """(row, part): where all of a few people fall in one part, that must be deniable too."""
