"""How sure a figure is: intervals, ratios and bounds, each by its published method."""

from math import exp, sqrt

_Z = 1.959963984540054  # the normal quantile of a 95% interval


def wilson(count: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share, in per cent. Source: Wilson (1927) score interval."""
    share = count / total
    centre = share + _Z**2 / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    scale = 1 + _Z**2 / total
    return max(0.0, 100 * (centre - spread) / scale), min(100.0, 100 * (centre + spread) / scale)


def newcombe(count_a: int, total_a: int, count_b: int, total_b: int) -> tuple[float, float]:
    """The 95% interval of share a less share b, in points. Source: Newcombe (1998), method 10."""
    a, b = 100 * count_a / total_a, 100 * count_b / total_b
    low_a, high_a = wilson(count_a, total_a)
    low_b, high_b = wilson(count_b, total_b)
    below = sqrt((a - low_a) ** 2 + (high_b - b) ** 2)
    above = sqrt((high_a - a) ** 2 + (b - low_b) ** 2)
    return a - b - below, a - b + above


def katz(count_a: int, total_a: int, count_b: int, total_b: int) -> tuple[float, float]:
    """The 95% interval of share a over share b. Source: Katz et al. (1978), log method."""
    ratio = (count_a / total_a) / (count_b / total_b)
    error = sqrt(1 / count_a - 1 / total_a + 1 / count_b - 1 / total_b)
    return ratio * exp(-_Z * error), ratio * exp(_Z * error)


def bounds(count: int, known: int, everyone: int) -> tuple[float, float]:
    """The share, in per cent, if every unknown were out of the group, and if every one were in it."""
    return 100 * count / everyone, 100 * (count + everyone - known) / everyone


def adverse(count_a: int, total_a: int, count_b: int, total_b: int) -> bool:
    """Whether group a's rate is under four fifths of group b's; exactly 0.80 is not flagged.

    Whole-number arithmetic, so that 0.80 is 0.80. Source: the four-fifths rule, Uniform Guidelines
    on Employee Selection Procedures (1978).
    """
    return 5 * count_a * total_b < 4 * count_b * total_a
