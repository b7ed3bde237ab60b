"""Every dataset, found by looking in this package: a new one is a declaration in a file here."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

from edi_metrics.datasets.dataset import Column, Counted, Dataset, Record
from edi_metrics.errors import UnknownName

__all__ = ["Column", "Counted", "Dataset", "Record", "dataset", "datasets"]


@cache
def datasets() -> Mapping[str, Dataset]:
    """Every dataset by name, in order of name. Raises `ValueError` when two share a name."""
    found: dict[str, Dataset] = {}
    for declared in _declared():
        if declared.name in found:
            raise ValueError(f"two datasets are called '{declared.name}'")
        found[declared.name] = declared
    return dict(sorted(found.items()))


def dataset(name: str) -> Dataset:
    """The dataset called `name`. Raises `UnknownName` with the nearest name."""
    try:
        return datasets()[name]
    except KeyError:
        raise UnknownName("dataset", name, known=datasets()) from None


def _declared() -> Iterator[Dataset]:
    for module in pkgutil.iter_modules(__path__):
        contents = vars(importlib.import_module(f"{__name__}.{module.name}"))
        yield from (value for value in contents.values() if isinstance(value, Dataset))
