"""What the twin makes of its counts: percentages, intervals, gaps and people, in its own arithmetic."""

from decimal import Decimal
from fractions import Fraction
from math import sqrt

NORMAL = 1.959963984540054
"""How many standard errors hold 95 in 100 of a normal distribution."""


def half_up(exact: Fraction, decimals: int) -> Decimal:
    """A number as printed: halves go up, away from zero."""
    tenths = abs(exact) * 10**decimals
    whole = int(tenths + Fraction(1, 2))
    return Decimal(-whole if exact < 0 else whole).scaleb(-decimals)


def percent(n: float, d: float, decimals: int = 1) -> Decimal:
    """`n` in 100 of `d`."""
    return half_up(Fraction(n) * 100 / Fraction(d), decimals)


def rounded_to_five(n: int) -> int:
    """A published count."""
    return 5 * ((n + 2) // 5)


def wilson(n: float, d: int) -> tuple[float, float]:
    """The 95% interval of a share, as the two roots of Wilson's quadratic."""
    z2 = NORMAL * NORMAL
    middle = 2 * n + z2
    root = NORMAL * sqrt(z2 + 4 * n * (d - n) / d)
    low, high = ((middle + sign * root) / (2 * (d + z2)) for sign in (-1, 1))
    return max(0.0, 100 * low), min(100.0, 100 * high)
