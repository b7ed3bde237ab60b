"""The 530 invented schools of the sample, and which of them the service works with in each year.

No school's known share of free school meals lies between 20% and 30%, where England's averages are,
so that which schools are above the average does not hang on the year or phase of the average.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import YEARS, september
from edi_metrics.sample.draw import Bools, Floats, Ints, Texts, exact_shares, frame, pick, texts, weighted
from edi_metrics.sample.places import PLACES, WATFORD

INDEPENDENT = 30
FIRST_URN = 900001
NO_SCHOOL = -1
"""The place of a school that is not known."""
ROLL = (196_800, 197_300, 197_900, 198_400, 198_900)
"""Pupils on roll at state-funded schools, each September."""
ROLL_FREE_MEALS = (27_600, 28_450, 29_200, 29_900, 30_420)
"""Of them, eligible for free school meals, where the percentage is not hidden."""
ENGAGED = (380, 385, 389, 392, 377)
ENGAGED_WATFORD = (19, 20, 20, 22, 22)
"""State-funded schools with an activity in the year; the last year has had one term."""
ENGAGED_BEFORE = (377, 18)
"""The same in 2021/22, all and Watford, for the contacts before the first register."""
SINGING = (0.50, 0.53, 0.56, 0.59, 0.61)
"""Share of state-funded schools with singing support in the year before each register."""

PHASES = {"primary": 775, "secondary": 155, "special": 36, "nursery": 20, "alternative_provision": 14}
SIZES = {
    "primary": 265, "secondary": 1130, "special": 120, "nursery": 80, "alternative_provision": 55,
    "independent": 420,
}  # fmt: skip
FIRST_WORDS = (
    "Quill", "Tansy", "Sorrel", "Wren", "Larch", "Pippin", "Teasel", "Saffron", "Bracken", "Juniper",
    "Medlar", "Linnet", "Plover", "Dunnock", "Siskin", "Yarrow", "Comfrey", "Damson", "Quince", "Bramble",
    "Tamarisk", "Cobnut", "Fieldfare", "Hornbeam", "Marjoram",
)  # fmt: skip
SECOND_WORDS = (
    "Lane", "Rise", "Hollow", "Wharf", "Mill", "Court", "Green", "Meadow", "Vale", "Gate", "Wood", "Bank",
    "Fold", "Down", "Spinney", "Drift", "Ford", "Croft", "Acre", "Leys", "Common", "Walk",
)  # fmt: skip
KINDS_IN_NAMES = {
    "primary": "Primary School", "secondary": "School", "special": "Special School",
    "nursery": "Nursery School", "alternative_provision": "Centre", "independent": "College",
}  # fmt: skip


@dataclass(frozen=True)
class Schools:
    """Every school, one row each; the arrays keep step with one another."""

    urn: Texts
    name: Texts
    phase: Texts
    place: Ints
    """Its district's place in `PLACES`."""
    state: Bools
    pupils: Ints
    """By year and school."""
    free_meals: Floats
    """By year and school; not a number where hidden."""
    high_need: Bools
    engaged: Bools
    """By year and school; never for an independent school."""
    engaged_before: Bools
    pull: Floats
    """How readily its pupils take part."""

    def worked_with(self, year: int, *phases: str) -> Ints:
        """The state-funded schools of some phases that the service works with in a year."""
        return np.flatnonzero(self.engaged[year] & np.isin(self.phase, phases))

    @property
    def independents(self) -> Ints:
        """The independent schools."""
        return np.flatnonzero(~self.state)


def schools(rng: np.random.Generator) -> Schools:
    """The schools of the sample."""
    place = np.concatenate([np.full(here.schools, number) for number, here in enumerate(PLACES)])
    phase = exact_shares(rng, PHASES, len(place))
    high_need = _high_need(rng, place, phase)
    outside = rng.integers(0, len(PLACES), INDEPENDENT)
    place = np.concatenate([place, outside])
    phase = np.concatenate([phase, texts(["independent"] * INDEPENDENT)])
    high_need = np.concatenate([high_need, np.zeros(INDEPENDENT, dtype=bool)])
    state = phase != "independent"
    pupils = _pupils(rng, phase, state)
    engaged_before, engaged = _engaged(rng, place, phase, state)
    return Schools(
        urn=texts([str(FIRST_URN + number) for number in range(len(place))]),
        name=_names(rng, phase),
        phase=phase,
        place=place,
        state=state,
        pupils=pupils,
        free_meals=_free_meals(rng, phase, state, high_need, pupils),
        high_need=high_need,
        engaged=engaged,
        engaged_before=engaged_before,
        pull=rng.lognormal(0.0, 0.5, len(place)) * pupils[0] ** 0.85,
    )


def register(rng: np.random.Generator, known: Schools) -> pd.DataFrame:
    """The `schools` dataset: every school each September.

    The contact columns tell of the twelve months before: a school has a date in them exactly when
    it was worked with in the year just ended.
    """
    size = len(known.urn)
    last = _old_contacts(rng, size)
    plan = weighted(rng, {"yes": 40, "in_progress": 28, "no": 22, "not_known": 10}, size)
    keen = rng.random(size)
    base = {name: _percentages(rng, known, mean) for name, mean in _OTHER_PERCENTAGES.items()}
    parts = []
    for year in range(len(YEARS)):
        worked = known.engaged[year - 1] if year else known.engaged_before
        days = rng.integers(10, 315, size)
        last = np.where(worked, _number(september(year)) - 365 + days, last)
        plan = np.where((plan != "yes") & (rng.random(size) < 0.16), "yes", plan)
        order = np.argsort(np.where(worked & known.state, keen, 2.0), kind="stable")
        singing = np.zeros(size, dtype=bool)
        singing[order[: round(SINGING[year] * int(known.state.sum()))]] = True
        parts.append(
            frame(
                {
                    "snapshot_date": [september(year)] * size,
                    "urn": known.urn,
                    "name": known.name,
                    "phase": known.phase,
                    "district": texts([place.code for place in PLACES])[known.place],
                    "state_funded": np.where(known.state, "yes", "no").astype(object),
                    "pupils": known.pupils[year],
                    "free_meals_percent": _shown(known.free_meals[year], known.state),
                    **{name: _shown(values, known.state) for name, values in base.items()},
                    "lsoa21": [""] * size,
                    "music_plan": plan.astype(object),
                    "singing_support": np.where(singing, "yes", "no").astype(object),
                    "last_contact_on": [_day(number) for number in last],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


_OTHER_PERCENTAGES = {"sen_support_percent": 13.5, "ehc_percent": 4.2, "eal_percent": 17.0}


def _high_need(rng: np.random.Generator, place: Ints, phase: Texts) -> Bools:
    chosen = np.zeros(len(place), dtype=bool)
    ordinary = np.isin(phase, ("primary", "secondary"))
    for number, here in enumerate(PLACES):
        candidates = np.flatnonzero((place == number) & ordinary)
        chosen[pick(rng, candidates, here.high_need, 0.5 * (phase[candidates] == "primary"))] = True
    return chosen


def _pupils(rng: np.random.Generator, phase: Texts, state: Bools) -> Ints:
    mean = np.array([SIZES[name] for name in phase], dtype=float)
    base = mean * rng.lognormal(-0.06, 0.35, len(phase))
    by_year = np.empty((len(YEARS), len(phase)), dtype=np.int64)
    for year, total in enumerate(ROLL):
        now = base * rng.normal(1.0, 0.02, len(phase))
        now[state] *= total / now[state].sum()
        by_year[year] = np.maximum(np.rint(now), 8)
        largest = int(np.argmax(np.where(state, by_year[year], 0)))
        by_year[year, largest] += total - by_year[year, state].sum()
    return by_year


def _free_meals(
    rng: np.random.Generator, phase: Texts, state: Bools, high_need: Bools, pupils: Ints
) -> Floats:
    """Each school's percentage, moving little from year to year and adding up to the roll's total."""
    high = rng.uniform(31.5, 46.0, len(phase))
    low = np.clip(rng.lognormal(2.2, 0.5, len(phase)), 1.5, 19.0)
    hidden = ~state | (np.isin(phase, ("nursery", "alternative_provision")) & (rng.random(len(phase)) < 0.4))
    by_year = np.full((len(YEARS), len(phase)), np.nan)
    for year, total in enumerate(ROLL_FREE_MEALS):
        now = np.where(high_need, np.clip(high + rng.normal(0, 0.7, len(phase)), 30.5, 49.0), low)
        for _ in range(12):
            open_ = ~high_need & ~hidden
            short = total - (now * pupils[year])[~hidden].sum() / 100
            scaled = now * (1 + 100 * short / (now * pupils[year])[open_].sum())
            now = np.where(open_, np.clip(scaled, 0.8, 19.8), now)
        by_year[year] = np.where(hidden, np.nan, np.round(now, 1))
    return by_year


def _engaged(rng: np.random.Generator, place: Ints, phase: Texts, state: Bools) -> tuple[Bools, Bools]:
    keen = rng.random(len(place)) + 0.25 * (phase == "secondary")
    found = []
    for whole, watford in (
        (ENGAGED_BEFORE[0], ENGAGED_BEFORE[1]),
        *zip(ENGAGED, ENGAGED_WATFORD, strict=True),
    ):
        here = np.zeros(len(place), dtype=bool)
        mood = keen + rng.normal(0, 0.012, len(place))
        for candidates, size in (
            (np.flatnonzero(state & (place == WATFORD)), watford),
            (np.flatnonzero(state & (place != WATFORD)), whole - watford),
        ):
            here[candidates[np.argsort(-mood[candidates], kind="stable")[:size]]] = True
        found.append(here)
    return found[0], np.array(found[1:])


def _names(rng: np.random.Generator, phase: Texts) -> Texts:
    pairs = [f"{first} {second}" for first in FIRST_WORDS for second in SECOND_WORDS]
    order = rng.permutation(len(pairs))[: len(phase)]
    return texts(
        [f"{pairs[number]} {KINDS_IN_NAMES[kind]}" for number, kind in zip(order, phase, strict=True)]
    )


def _percentages(rng: np.random.Generator, known: Schools, mean: float) -> Floats:
    values = np.clip(rng.gamma(4.0, mean / 4.0, len(known.urn)), 0.4, 90.0)
    small = known.pupils[0] < 60
    return np.where(small | ~known.state, np.nan, np.round(values, 1))


def _shown(values: Floats, state: Bools) -> list[str]:
    """Percentages as text; where there is none, the symbol that says why."""
    return [
        f"{value:.1f}" if value == value else ("c" if of_state else "z")
        for value, of_state in zip(values.tolist(), state.tolist(), strict=True)
    ]


def _old_contacts(rng: np.random.Generator, size: int) -> Ints:
    """The day of the last contact before the first register's year, or nought for none."""
    days = _number(date(2021, 7, 1)) - rng.integers(0, 900, size)
    return np.where(rng.random(size) < 0.45, 0, days)


_EPOCH = date(2000, 1, 1)


def _number(day: date) -> int:
    return (day - _EPOCH).days


def _day(number: int) -> str:
    return (_EPOCH + timedelta(days=int(number))).isoformat() if number else ""
