"""Two groups at each step of a pipeline, in sentences."""

from edi_metrics.measured import Cell
from edi_metrics.statistics import adverse
from edi_metrics.story.words import numbers
from edi_metrics.story.words.groups import Contrast
from edi_metrics.vocabulary import Level


def loss(step: str, ours: Cell, other: Cell, contrast: Contrast, level: Level) -> str:
    """'110 of 645 pupils with pupil premium (17%) go on after whole-class teaching; 31% of others do'."""
    share, beside = (numbers.percent(one.n, one.d, level) for one in (ours, other))
    do = "are" if step.startswith("Are ") else "do"
    people, did = numbers.of(ours, contrast.who), numbers.lower(step)
    first = f"{people} ({share}) {did}"
    if len(first) <= _TITLE_LIMIT:
        return f"{first}; {beside} of others {do}"
    return f"{people} {did}; {share}, beside {beside} of others"


def loss_scope(contrast: Contrast, *, largest: bool) -> str:
    """'The largest gap we can show. Pupils with pupil premium who take each step, out of those who could'."""
    opens = "The largest gap" if largest else "The largest gap we can show"
    return f"{opens}. {steps_scope(contrast)}"


def steps_scope(contrast: Contrast) -> str:
    """'Pupils with pupil premium who take each step, out of those who could'."""
    return f"{numbers.capital(contrast.who)} who take each step, out of those who could"


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
