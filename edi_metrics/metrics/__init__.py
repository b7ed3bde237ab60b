"""Every metric, found by looking in this package: a new one is a declaration in a file here."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

from edi_metrics.errors import UnknownName
from edi_metrics.metrics.metric import EVERYONE, Choice, Metric, Question

__all__ = ["EVERYONE", "Choice", "Metric", "Question", "metric", "metrics"]


@cache
def metrics() -> Mapping[str, Metric]:
    """Every metric by key, in order of key. Raises `ValueError` when two share a key."""
    found: dict[str, Metric] = {}
    for declared in _declared():
        if declared.key in found:
            raise ValueError(f"two metrics are called '{declared.key}'")
        found[declared.key] = declared
    return dict(sorted(found.items()))


def metric(key: str) -> Metric:
    """The metric called `key`. Raises `UnknownName` with the nearest name."""
    try:
        return metrics()[key]
    except KeyError:
        raise UnknownName("metric", key, known=metrics()) from None


def _declared() -> Iterator[Metric]:
    for module in pkgutil.iter_modules(__path__):
        contents = vars(importlib.import_module(f"{__name__}.{module.name}"))
        yield from (value for value in contents.values() if isinstance(value, Metric))
