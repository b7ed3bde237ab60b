"""The ensembles: their kinds, the districts they meet in, and what each performs in a term.

An ensemble is a run of its own in each year, and goes by the run's number in the timetable too: so a player's
record names the ensemble as the timetable does.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import terms
from edi_metrics.sample.draw import Ints, Texts, frame, texts, weighted
from edi_metrics.sample.places import PLACES
from edi_metrics.sample.runs import ensemble_number

ENSEMBLES = (
    ("string_group", "orchestral", 24), ("full_orchestra", "orchestral", 10),
    ("chamber_group", "orchestral", 8), ("wind_band", "wind_band", 20), ("brass_group", "brass_band", 12),
    ("choir_primary", "choral_classical", 14), ("choir_mixed", "choral_classical", 8),
    ("rock_pop_band", "rock", 16), ("guitar_group", "rock", 8), ("big_band", "big_band", 7),
    ("jazz_group", "jazz", 5), ("samba_group", "samba", 3), ("steel_band", "steel_pan", 2),
    ("folk_group", "british_irish_folk", 2), ("show_choir", "musical_theatre", 4),
    ("ukulele_group", "acoustic_singer_songwriter", 4), ("inclusive_ensemble", "world_song", 3),
    ("music_tech_group", "production", 2), ("gospel_choir", "gospel", 1),
)  # fmt: skip
"""Ensembles: type, genre and how many."""
AUDITIONED = ("full_orchestra", "big_band", "choir_mixed")
OPENED = {"music_tech_group": 6, "gospel_choir": 6, "inclusive_ensemble": 3}
"""The term, counted from the first, that a kind of ensemble began in; the rest were there."""
UNDER_REPRESENTED = (0.13, 0.14, 0.16, 0.19, 0.22)
"""Share of works by creators the service's rule calls under-represented, by year."""


@dataclass(frozen=True)
class Ensembles:
    """Every ensemble there ever was, an entry each."""

    kind: Texts
    genre: Texts
    place: Ints
    """The place in `PLACES` of the district it meets in."""
    opened: Ints
    """The term, counted from the first, that it began in."""
    number: Ints
    """Which of its district's ensembles it is, in the order they opened; from nought."""

    def there(self, term: int) -> Ints:
        """Those that meet in a term, counted from the first."""
        return np.flatnonzero(self.opened <= term)

    def by_place(self, term: int) -> list[int]:
        """How many meet in each district in a term."""
        met = np.bincount(self.place[self.there(term)], minlength=len(PLACES))
        return [int(number) for number in met]


def ensembles(rng: np.random.Generator) -> Ensembles:
    """Each ensemble with its district; more meet where more young people live."""
    kinds = [(kind, genre) for kind, genre, size in ENSEMBLES for _ in range(size)]
    homes = {str(place): float(district.population) for place, district in enumerate(PLACES)}
    place = weighted(rng, homes, len(kinds)).astype(np.int64)
    opened = np.array([OPENED.get(kind, 0) for kind, _ in kinds])
    number = np.empty(len(kinds), dtype=np.int64)
    for district in range(len(PLACES)):
        here = np.flatnonzero(place == district)
        number[here[np.argsort(opened[here], kind="stable")]] = np.arange(len(here))
    return Ensembles(
        texts([kind for kind, _ in kinds]), texts([genre for _, genre in kinds]), place, opened, number
    )


def timetable(rng: np.random.Generator, groups: Ensembles) -> pd.DataFrame:
    """The `ensembles` dataset: each ensemble in each term it met."""
    size = len(groups.kind)
    level = weighted(rng, {"beginner": 38, "developing": 44, "advanced": 18}, size)
    members = rng.normal(24, 6, size)
    step_free = weighted(rng, {"yes": 68, "no": 22, "": 10}, size)
    auditioned = np.where(np.isin(groups.kind, AUDITIONED), "yes", "no").astype(object)
    inclusive = np.where(groups.kind == "inclusive_ensemble", "yes", "no").astype(object)
    district = texts([place.code for place in PLACES])[groups.place]
    parts = []
    for place, term in enumerate(terms()):
        here = groups.there(place)
        now = np.rint(members[here] * rng.normal(1 + 0.008 * place, 0.05, len(here))).astype(int)
        works = rng.integers(5, 15, len(here))
        under_represented = round(UNDER_REPRESENTED[term.year] * int(works.sum()))
        parts.append(
            frame(
                {
                    "term": [term.name] * len(here),
                    "ensemble_id": [
                        ensemble_number(term.year, groups.place[one], groups.number[one]) for one in here
                    ],
                    "ensemble_type": groups.kind[here],
                    "genre": groups.genre[here],
                    "playing_level": level[here],
                    "district": district[here],
                    "members": np.maximum(6, now),
                    "audition": auditioned[here],
                    "inclusive_by_design": inclusive[here],
                    "step_free": step_free[here],
                    "works_total": works,
                    "works_by_under_represented": rng.multivariate_hypergeometric(works, under_represented),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)
