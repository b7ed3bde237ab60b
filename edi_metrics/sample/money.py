"""Help with money: applications for fee help, and instruments on loan.

`UNMET` is the story of the year the fund closed: in 2024/25 every eligible request after mid-March
was turned away.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import SERVICE_DAY, YEARS, spread, terms
from edi_metrics.sample.draw import Texts, exact_shares, frame, pick, texts, weighted
from edi_metrics.sample.learning import Learning
from edi_metrics.sample.places import PLACES
from edi_metrics.sample.pupils import YES, Answers
from edi_metrics.sample.schools import NO_SCHOOL

DECIDED = (812, 866, 951, 1032, 402)
UNMET = (0, 27, 213, 63, 0)
"""Eligible applications decided in each year, and those of them not funded."""
NOT_ELIGIBLE = (58, 61, 66, 70, 30)
WITHDRAWN = (22, 25, 24, 27, 8)
UNDECIDED = (0, 0, 0, 0, 37)
FUND_CLOSED = date(2025, 3, 14)
CLOSED_YEAR = 2
DAYS_TO_DECIDE = (31, 33, 36, 22, 14)
"""The usual number of days to a decision, by year."""

LOANS_A_TERM = (87, 89, 90, 92, 95, 95, 98, 100, 102, 105, 108, 110, 112)
TO_SCHOOLS = 0.1
INSTRUMENTS = {
    "cello": 18, "violin": 20, "trumpet": 9, "flute": 8, "clarinet": 9, "trombone": 7, "french horn": 5,
    "viola": 7, "double bass": 4, "bassoon": 3, "oboe": 4, "tenor horn": 3, "guitar": 3,
}  # fmt: skip


def fee_support(rng: np.random.Generator, course: Learning, said: Answers, keys: Texts) -> pd.DataFrame:
    """The `fee_support` dataset: one application a pupil a year, from those in paid lessons."""
    parts = [_year(rng, course, said, keys, year) for year in range(len(YEARS))]
    whole = pd.concat(parts, ignore_index=True)
    order = whole.sort_values(["applied_on", "pupil"], kind="stable").reset_index(drop=True)
    order.insert(
        0, "application_id", pd.Series([f"F{number + 1:05d}" for number in range(len(order))], dtype="str")
    )
    return order


def instrument_loans(rng: np.random.Generator, course: Learning, keys: Texts) -> pd.DataFrame:
    """The `instrument_loans` dataset: to a pupil or to a school, never both."""
    parts = []
    for place, term in enumerate(terms()):
        size = LOANS_A_TERM[place]
        pupil = pick(rng, course.paid_lessons[term.year], size)
        to_school = (rng.random(size) < TO_SCHOOLS) & (course.pupils.school[pupil] != NO_SCHOOL)
        loaned = spread(rng, term.starts + timedelta(days=4), term.last_record, size)
        kept = 30 + rng.gamma(2.0, 190.0, size).astype(int)
        back = [day + timedelta(days=int(days)) for day, days in zip(loaned, kept, strict=True)]
        over = np.array([day <= SERVICE_DAY for day in back])
        lost = over & (rng.random(size) < 0.02)
        urns = texts([*course.schools.urn, ""])[course.pupils.school[pupil]]
        parts.append(
            frame(
                {
                    "loaned_on": loaned,
                    "returned_on": [day if done else "" for day, done in zip(back, over, strict=True)],
                    "loan_status": np.where(
                        lost, "lost_or_damaged", np.where(over, "returned", "on_loan")
                    ).astype(object),
                    "pupil": np.where(to_school, "", keys[pupil]).astype(object),
                    "school_urn": np.where(to_school, urns, "").astype(object),
                    "instrument": weighted(rng, INSTRUMENTS, size),
                    "charge": weighted(rng, {"0": 52, "50": 22, "100": 26}, size),
                    "days_waited": rng.poisson(14, size),
                    "adapted": weighted(rng, {"no": 96, "yes": 4}, size),
                }
            )
        )
    whole = pd.concat(parts, ignore_index=True)
    whole.insert(0, "loan_id", pd.Series([f"L{number + 1:05d}" for number in range(len(whole))], dtype="str"))
    return whole


def _year(rng: np.random.Generator, course: Learning, said: Answers, keys: Texts, year: int) -> pd.DataFrame:
    stage = _stages(rng, year)
    size = len(stage)
    premium = course.pupils.circumstance["pupil_premium"][course.paid_lessons[year]] == YES
    pupil = rng.permutation(pick(rng, course.paid_lessons[year], size, 0.55 * premium))
    applied = _applied(rng, year, stage)
    waited = np.maximum(1, rng.gamma(4.0, DAYS_TO_DECIDE[year] / 4.0, size)).astype(int)
    decided = [
        ""
        if here in ("applied", "eligible", "withdrawn")
        else min(day + timedelta(days=int(days)), SERVICE_DAY)
        for here, day, days in zip(stage, applied, waited, strict=True)
    ]
    awarded = stage == "awarded"
    rate = np.where(awarded, weighted(rng, {"50": 68, "100": 32}, size), "").astype(object)
    bursary = np.where(awarded, weighted(rng, _BURSARIES, size), "none").astype(object)
    holds = bursary != "none"
    moved = np.where(holds, weighted(rng, {"no": 64, "yes": 36}, size), "").astype(object)
    if year == len(YEARS) - 1:
        moved[:] = ""
    pounds = [
        f"{value:.2f}" if here else "" for value, here in zip(_amounts(rng, rate), awarded, strict=True)
    ]
    return frame(
        {
            "academic_year": [YEARS[year]] * size,
            "applied_on": applied,
            "decided_on": decided,
            "pupil": keys[pupil],
            "district": texts([place.code for place in PLACES])[course.pupils.place[pupil]],
            "fee_stage": stage,
            "rate": rate,
            "bursary_stage": bursary,
            "moved_up": moved,
            "amount": pounds,
        }
        | {name: said.columns[name][pupil] for name in ("pupil_premium", "free_meals", "looked_after", "sen")}
    )


_BURSARIES = {"none": 74, "stage_1": 14, "stage_2": 8, "stage_3": 4}


def _stages(rng: np.random.Generator, year: int) -> Texts:
    unmet = exact_shares(rng, _UNMET_AS[year], UNMET[year])
    counts = {
        "awarded": DECIDED[year] - UNMET[year], "not_eligible": NOT_ELIGIBLE[year],
        "withdrawn": WITHDRAWN[year],
        "eligible": UNDECIDED[year],
    }  # fmt: skip
    return np.concatenate([texts([name] * number) for name, number in counts.items()] + [unmet])


_UNMET_AS: tuple[dict[str, float], ...] = (
    {"waiting_list": 1}, {"waiting_list": 1}, {"closed_unfunded": 1},
    {"waiting_list": 8, "closed_unfunded": 2}, {"waiting_list": 1},
)  # fmt: skip


def _applied(rng: np.random.Generator, year: int, stage: Texts) -> list[date]:
    """When each applied: in the closed year the unfunded after the fund closed, all else before."""
    opened, closes = date(2022 + year, 9, 5), min(date(2023 + year, 6, 30), SERVICE_DAY - timedelta(days=24))
    ordinary = spread(
        rng, opened, FUND_CLOSED - timedelta(days=30) if year == CLOSED_YEAR else closes, len(stage)
    )
    late = (
        spread(rng, FUND_CLOSED + timedelta(days=3), date(2023 + year, 6, 30), len(stage))
        if year == CLOSED_YEAR
        else ordinary
    )
    recent = spread(rng, SERVICE_DAY - timedelta(days=20), SERVICE_DAY - timedelta(days=2), len(stage))
    chosen = []
    for place, name in enumerate(stage):
        by_stage = {"closed_unfunded": late, "eligible": recent}.get(name, ordinary)
        chosen.append(by_stage[place])
    return chosen


def _amounts(rng: np.random.Generator, rate: Texts) -> list[float]:
    full = np.round(rng.choice([96.0, 142.5, 171.0, 228.0, 285.0], len(rate)), 2)
    return [float(value) for value in np.where(rate == "100", full, full / 2)]
