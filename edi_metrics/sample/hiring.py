"""Recruitment rounds: who applied, how far they came, and how they were chosen.

A window of 24 months ends each 31 August, so two years of `YEARLY` add up to one figure of the
story. Selection changed in September 2024, from an orchestral audition or a panel to a skills session.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import SERVICE_DAY
from edi_metrics.sample.draw import Bools, Texts, exact_shares, frame, texts, weighted
from edi_metrics.sample.people import ANSWERS, MINORITY_GROUPS

YEARLY: tuple[tuple[tuple[int, int], tuple[int, int], tuple[int, int]], ...] = (
    ((46, 2), (83, 8), (17, 0)),
    ((50, 3), (81, 9), (19, 0)),
    ((57, 6), (77, 9), (15, 0)),
    ((61, 7), (73, 8), (13, 0)),
    ((19, 2), (24, 3), (4, 0)),
)
"""For each year from 2022/23: (applied, appointed) for ethnic minorities, White British and not known."""

ROUNDS_A_YEAR = 14
SELECTION_CHANGED = 2
"""The year, counted from 2022/23, in which skills sessions replaced auditions and panels."""

METHODS = (
    {"audition_orchestral": 58, "panel_interview": 34, "teaching_observation": 8},
    {"skills_session": 84, "teaching_observation": 9, "portfolio": 7},
)
ROUTES = (
    {"open_advert": 80, "internal": 8, "agency": 6, "talent_pool": 6},
    {"open_advert": 62, "talent_pool": 14, "songwriter_pathway": 10, "trainee": 9, "internal": 5},
)
LEVELS = {"tutor": 82, "support_staff": 10, "team_lead": 6, "senior_leader": 2}
GENRES = {"orchestral": 30, "": 34, "pop": 9, "rock": 7, "brass_band": 5, "jazz": 5, "rap_mc": 5, "djing": 5}
LOST_AT = {"applied": 62, "shortlisted": 20, "interviewed": 15, "offered": 3}
"""How far those came who were not appointed."""


def recruitment(rng: np.random.Generator) -> pd.DataFrame:
    """The `recruitment` dataset: an applicant in a round, every applicant with a key of their own."""
    parts = [_year(rng, year, counts) for year, counts in enumerate(YEARLY)]
    whole = pd.concat(parts, ignore_index=True)
    numbers = rng.permutation(np.arange(2000, 2000 + len(whole)))
    whole["applicant"] = pd.Series([f"HMS-A{number}" for number in numbers], dtype="str")
    return whole


def _year(rng: np.random.Generator, year: int, counts: tuple[tuple[int, int], ...]) -> pd.DataFrame:
    ethnicity, appointed = _applicants(rng, counts)
    size = len(ethnicity)
    rounds = _rounds(rng, year)
    posts = rng.permutation(np.arange(size) % len(rounds))
    chosen = rounds.iloc[posts].reset_index(drop=True)
    stage = weighted(rng, LOST_AT, size)
    stage[appointed] = "appointed"
    withdrew = np.where((stage != "appointed") & (rng.random(size) < 0.06), "yes", "no")
    columns = {name: chosen[name].to_numpy(dtype=object) for name in chosen.columns}
    return frame(
        columns
        | {
            "applicant": texts([""] * size),
            "furthest_stage": stage,
            "withdrew": withdrew.astype(object),
            "ethnicity": ethnicity,
            "disability": _answers(rng, {"disabled": 9, "not_disabled": 91}, 0.16, size),
            "sex": _answers(rng, ANSWERS["sex"], 0.06, size),
            "age_band": _answers(rng, {"20_34": 52, "35_49": 31, "50_64": 15, "65_plus": 2}, 0.08, size),
            "seb": _answers(rng, ANSWERS["seb"], 0.3, size),
        }
    )


def _applicants(rng: np.random.Generator, counts: tuple[tuple[int, int], ...]) -> tuple[Texts, Bools]:
    minority, british, silent = (applied for applied, _ in counts)
    ethnicity = np.concatenate(
        [
            weighted(rng, MINORITY_GROUPS, minority),
            texts(["white_british"] * british),
            exact_shares(rng, {"prefer_not_to_say": 60, "no_response": 40}, silent),
        ]
    )
    appointed = np.concatenate([np.arange(applied) < taken for applied, taken in counts])
    order = rng.permutation(len(ethnicity))
    return ethnicity[order], appointed[order]


def _rounds(rng: np.random.Generator, year: int) -> pd.DataFrame:
    opened = date(2022 + year, 9, 12)
    closes = min(date(2023 + year, 6, 30), SERVICE_DAY - timedelta(days=21))
    size = max(4, round(ROUNDS_A_YEAR * (closes - opened).days / 291))
    gap = (closes - opened).days / (size - 1)
    days = [opened + timedelta(days=round(place * gap)) for place in range(size)]
    after = int(year >= SELECTION_CHANGED)
    return frame(
        {
            "round_id": [f"R{2022 + year}-{place + 1:02d}" for place in range(size)],
            "advertised_on": days,
            "role_level": exact_shares(rng, LEVELS, size),
            "genre": exact_shares(rng, GENRES, size),
            "route": exact_shares(rng, ROUTES[after], size),
            "selection_method": exact_shares(rng, METHODS[after], size),
        }
    )


def _answers(rng: np.random.Generator, shares: dict[str, int], silent: float, size: int) -> Texts:
    said = weighted(rng, shares, size)
    quiet = rng.random(size) < silent
    said[quiet] = weighted(rng, {"prefer_not_to_say": 55, "no_response": 45}, int(quiet.sum()))
    return said
