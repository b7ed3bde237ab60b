"""Whole-class teaching as schools send it: counts of places, by district and year group.

Places are not people: these are never added to the rows of pupils known by key.
"""

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import terms
from edi_metrics.sample.draw import Ints, table
from edi_metrics.sample.places import PLACES

PLACES_A_YEAR = (8_300, 8_400, 8_500, 8_600, 8_700)
"""Whole-class places each year beyond the pupils known by key."""
YEAR_GROUPS = {"3": 0.31, "4": 0.46, "5": 0.23}
WATFORD_REACH = 0.55
"""Watford's places over what its population would have."""
CATEGORIES: dict[str, dict[str, float]] = {
    "sex": {"female": 0.495, "male": 0.505},
    "free_meals": {"yes": 0.145, "no": 0.79, "not_known": 0.065},
    "pupil_premium": {"yes": 0.19, "no": 0.74, "not_known": 0.07},
    "sen": {"none": 0.78, "sen_support": 0.13, "ehc_plan": 0.03, "not_known": 0.06},
    "eal": {"other_language": 0.17, "english": 0.75, "not_known": 0.08},
}


def counted(rng: np.random.Generator) -> pd.DataFrame:
    """The counted form of `participation`: each characteristic adds up to its group's total."""
    weight = np.array(
        [place.population * (WATFORD_REACH if place.short == "WAT" else 1.0) for place in PLACES], dtype=float
    )
    rows: list[tuple[str, str, str, str, str, str, int]] = []
    for year, total in enumerate(PLACES_A_YEAR):
        cells = (
            total
            * np.outer(weight / weight.sum(), list(YEAR_GROUPS.values()))
            * rng.normal(1.0, 0.05, (len(PLACES), 3))
        )
        for term in terms():
            if term.year == year:
                rows += _term(rng, term.name, np.rint(cells).astype(int))
    return table(("term", "programme", "district", "year_group", "counts_of", "category", "n"), rows)


def _term(rng: np.random.Generator, term: str, cells: Ints) -> list[tuple[str, str, str, str, str, str, int]]:
    rows: list[tuple[str, str, str, str, str, str, int]] = []
    for place, sizes in zip(PLACES, cells.tolist(), strict=True):
        for group, size in zip(YEAR_GROUPS, sizes, strict=True):
            start = (term, "wcet", place.code, group)
            rows.append((*start, "total", "all", size))
            for characteristic, shares in CATEGORIES.items():
                split = rng.multinomial(size, list(shares.values())).tolist()
                rows += [(*start, characteristic, name, n) for name, n in zip(shares, split, strict=True)]
    return rows
