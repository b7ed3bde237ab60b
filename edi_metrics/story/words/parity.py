"""Two groups at each step of a pipeline, in sentences."""

from edi_metrics.measured import Cell
from edi_metrics.statistics import adverse
from edi_metrics.story.words import numbers
from edi_metrics.story.words.groups import Contrast
from edi_metrics.vocabulary import Level


def leak(step: str, ours: Cell, contrast: Contrast, *, widest: bool) -> str:
    """'The widest leak: 110 of 647 pupils with pupil premium go on after whole-class teaching'."""
    opens = "The widest leak" if widest else "The widest leak we can show"
    return f"{opens}: {numbers.of(ours, contrast.who)} {numbers.lower(step)}"


def leak_beside(ours: Cell, other: Cell, contrast: Contrast, level: Level) -> str:
    """'That is 17%, against 31.0% of other pupils.'"""
    shares = f"{numbers.percent(ours.n, ours.d, level)}, against {numbers.percent(other.n, other.d, level)}"
    return f"That is {shares} of {contrast.others}."


def no_leak(contrast: Contrast) -> str:
    """When no step loses one group more than the other, as far as can be told."""
    return f"No step can be said to lose {contrast.who} more often"


def parity(
    ours: Cell, other: Cell, contrast: Contrast, ratio: float, interval: tuple[float, float], level: Level
) -> str:
    """Beside a step: 'other pupils 31.0%; ratio 0.55 (0.46 to 0.66)'."""
    flagged = ", flagged" if adverse(ours.n, ours.d, other.n, other.d) else ""
    others = f"{contrast.others} {numbers.percent(other.n, other.d, level)}"
    return f"{others}; ratio {ratio_range(ratio, interval)}{flagged}"


def ratio_range(ratio: float, interval: tuple[float, float]) -> str:
    """'0.55 (0.46 to 0.66)', a ratio with its 95% range."""
    low, high = interval
    return f"{numbers.rounded(ratio, 2)} ({numbers.rounded(low, 2)} to {numbers.rounded(high, 2)})"
