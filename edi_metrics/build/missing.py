"""Which figures cannot be made from what was loaded: a file came, but already counted and not row by row."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from edi_metrics.build.gather import SQL
from edi_metrics.datasets import datasets
from edi_metrics.landing import COUNTED, Batch

_VIEWS = re.compile(r"\b(stg|mart|ref)_([a-z0-9_]+)")


def only_counted(batches: Iterable[Batch]) -> Mapping[str, str]:
    """For each mart that needs a row for each person, the title of a dataset that came as counts alone."""
    forms: dict[str, set[str]] = {}
    for batch in batches:
        forms.setdefault(batch.dataset, set()).add(batch.form)
    counted = {name for name, found in forms.items() if found == {COUNTED}}
    return {
        path.stem: datasets()[name].title
        for path in sorted((SQL / "marts").glob("*.sql"))
        for name in sorted(counted & _read_by(path.stem))
    }


@cache
def _read_by(view: str) -> frozenset[str]:
    """The datasets whose rows a view reads, by way of whatever other views."""
    path = next((SQL / folder / f"{view}.sql" for folder in ("marts", "staging") if _is(folder, view)), None)
    if path is None:
        return frozenset()
    names = {f"{kind}_{name}" for kind, name in _VIEWS.findall(path.read_text(encoding="utf-8"))} - {view}
    own = {name.removeprefix("stg_") for name in names if name.startswith("stg_")}
    return frozenset(own).union(*(_read_by(name) for name in names if not name.startswith("stg_")))


def _is(folder: str, view: str) -> bool:
    return (SQL / folder / f"{view}.sql").is_file()
