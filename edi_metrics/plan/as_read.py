"""A field of an action or a target as people read it, where it is kept as a code, a day or a list."""

from collections.abc import Callable, Mapping
from datetime import date

from edi_metrics.codes import code_list
from edi_metrics.dimensions import dimension, part_label
from edi_metrics.errors import EdiError
from edi_metrics.metrics import metrics
from edi_metrics.periods import Period, day_words
from edi_metrics.plan.refusals_of_promises import FIELDS
from edi_metrics.vocabulary import ALL, WHOLE, Strand

_OF_ACTIONS: Mapping[str, str] = {
    "title": "title",
    "strand": "strand",
    "heard": "HEARD principle",
    "function": "National Plan function",
    "tia": "area of the inclusion strategy",
    "target": "target",
    "metric": "measure",
    "origin": "origin",
    "characteristics": "groups it is for",
    "evidence_expected": "evidence expected",
    "publish": "shown to partners",
    "helpers": "helpers",
}


def name_of(field: str) -> str:
    """What people call a field: 'measure' for metric."""
    return _OF_ACTIONS.get(field) or FIELDS.get(field) or field.replace("_", " ")


def as_read(field: str, text: str) -> str:
    """The field's text as people read it: a title for a code, a day in words, 'none' for a blank."""
    if text.strip() in ("", WHOLE, ALL):
        return "none"
    try:
        return _READ[field](text) if field in _READ else text
    except (EdiError, ValueError):
        return text  # kept before it was checked; said as it stands


def _coded(name: str) -> Callable[[str], str]:
    return lambda text: ", ".join(code_list(name).label(code) for code in text.split("|") if code)


def _narrowing(text: str) -> str:
    split, _, part = text.partition("=")
    return part_label(split, part)


def _milestones(text: str) -> str:
    pairs = (pair.partition(":") for pair in text.split("|") if pair)
    return ", ".join(f"{figure} by {_day(day)}" for day, _, figure in pairs)


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


def _measure(text: str) -> str:
    return metrics()[text].title if text in metrics() else text


_READ: Mapping[str, Callable[[str], str]] = {
    "strand": lambda text: Strand(text).words,
    "heard": _coded("heard"),
    "function": _coded("plan_function"),
    "tia": _coded("tia_area"),
    "metric": _measure,
    "characteristics": _coded("characteristic"),
    "helpers": lambda text: ", ".join(filter(None, text.split("|"))),
    "unit": _coded("unit"),
    "due": _day,
    "baseline": lambda text: Period.parse(text).words,
    "split": lambda text: dimension(text).title,
    "narrowing": _narrowing,
    "milestones": _milestones,
}
