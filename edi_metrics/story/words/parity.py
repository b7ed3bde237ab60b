"""Two groups at each step of a pipeline, in sentences."""

from edi_metrics.measured import Cell
from edi_metrics.statistics import adverse
from edi_metrics.story.words import numbers
from edi_metrics.story.words.groups import Contrast
from edi_metrics.vocabulary import Level


def loss(step: str, ours: Cell, contrast: Contrast, *, largest: bool) -> str:
    """'The largest loss: 110 of 647 pupils with pupil premium go on after whole-class teaching'."""
    opens = "The largest loss" if largest else "The largest loss we can show"
    return f"{opens}: {numbers.of(ours, contrast.who)} {numbers.lower(step)}"


def loss_beside(ours: Cell, other: Cell, contrast: Contrast, level: Level) -> str:
    """'That is 17%, against 31.0% of other pupils.'"""
    shares = f"{numbers.percent(ours.n, ours.d, level)}, against {numbers.percent(other.n, other.d, level)}"
    return f"That is {shares} of {contrast.others}."


def no_loss(contrast: Contrast) -> str:
    """When no step loses one group more than the other, as far as can be told."""
    opens = f"We cannot say that any step loses {contrast.who} more often than"
    whole = f"{opens} {contrast.others}"
    return whole if len(whole) <= _TITLE_LIMIT else f"{opens} others"


_TITLE_LIMIT = 90


def parity(ours: Cell, other: Cell, ratio: float, level: Level) -> str:
    """Beside a step: 'beside 31.0%, ratio 0.55, flagged'. The range is in the table."""
    flagged = ", flagged" if adverse(ours.n, ours.d, other.n, other.d) else ""
    return f"beside {numbers.percent(other.n, other.d, level)}, ratio {numbers.rounded(ratio, 2)}{flagged}"


READING_IT = (
    "A ratio of 1 is parity; one below 0.80 is flagged, exactly 0.80 is not."
    " Each ratio's range is in the table."
)


def ratio_range(ratio: float, interval: tuple[float, float]) -> str:
    """'0.55 (0.46 to 0.66)', a ratio with its 95% range."""
    low, high = interval
    return f"{numbers.rounded(ratio, 2)} ({numbers.rounded(low, 2)} to {numbers.rounded(high, 2)})"
