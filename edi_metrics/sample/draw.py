"""Drawing lots: the few ways in which every part of the sample is chosen."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[Any]
"""An array of text; numpy has no narrower name for one that pandas takes as it is."""


def texts(values: Sequence[str]) -> Texts:
    """The values as an array of text that may be indexed by codes."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def weighted(rng: np.random.Generator, shares: Mapping[str, float], size: int) -> Texts:
    """`size` names drawn by their shares, which need not add up to one."""
    edges = np.cumsum(np.array(list(shares.values()), dtype=float))
    chosen: Texts = texts(list(shares))[np.searchsorted(edges, rng.random(size) * edges[-1], side="right")]
    return chosen


def exact_shares(rng: np.random.Generator, shares: Mapping[str, float], size: int) -> Texts:
    """`size` names in a drawn order, as near to their shares as whole numbers allow."""
    edges = np.cumsum(np.array(list(shares.values()), dtype=float))
    places = (np.arange(size) + 0.5) / max(size, 1) * edges[-1]
    return rng.permutation(texts(list(shares))[np.searchsorted(edges, places, side="right")])


def pick(rng: np.random.Generator, candidates: Ints, size: int, favour: Floats | None = None) -> Ints:
    """`size` different candidates, those with more favour sooner. Raises `ValueError` for too few."""
    if size < 0 or size > len(candidates):
        raise ValueError(f"{size} wanted from {len(candidates)}")
    lots = rng.random(len(candidates))
    order = np.argsort(lots if favour is None else lots - favour, kind="stable")
    return candidates[order[:size]]


def some(rng: np.random.Generator, candidates: Ints, size: int, favour: Floats | None = None) -> Ints:
    """As `pick`, but as many as there are when there are too few."""
    return pick(rng, candidates, min(max(size, 0), len(candidates)), favour)


def written(name: str) -> pd.DataFrame:
    """A small table that is written out in `tables/`, every cell as text."""
    path = Path(__file__).parent / "tables" / f"{name}.csv"
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def frame(columns: Mapping[str, Any]) -> pd.DataFrame:
    """A table of text, its columns in the order given. Nothing is left as a number or a gap."""
    return pd.DataFrame({name: _text(values) for name, values in columns.items()})


def table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """A table of text from rows, for the small datasets."""
    return frame({name: [row[place] for row in rows] for place, name in enumerate(names)})


def _text(values: Any) -> "pd.Series[Any]":
    if isinstance(values, np.ndarray):
        return pd.Series(values, dtype="str")
    return pd.Series(["" if value is None else str(value) for value in values], dtype="str")
