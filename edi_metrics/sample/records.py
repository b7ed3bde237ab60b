"""Rows of the `participation` dataset as they gather: a pupil in a run of a programme in a term."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import SERVICE_DAY, Term, terms
from edi_metrics.sample.draw import Bools, Ints, Texts, frame, texts, weighted
from edi_metrics.sample.pupils import YEAR_GROUPS, Answers, Pupils
from edi_metrics.sample.runs import KINDS
from edi_metrics.sample.schools import Schools

PROGRAMMES = tuple(KINDS)
STATUSES = ("attending", "completed", "left_early", "referred", "waiting", "declined")
LEARNING = (0, 1)
"""The statuses, by place, that make a pupil a learner."""

LEAVE_REASONS = {
    "lost_interest": 25, "cost": 20, "timetable": 16, "moved": 16, "tutor_left": 6, "access_not_met": 3,
    "other": 6, "not_known": 8,
}  # fmt: skip
MINUTES = {
    "wcet": {"50": 70, "60": 30}, "small_group": {"30": 80, "20": 20},
    "individual": {"30": 66, "20": 22, "45": 9, "60": 3}, "large_group": {"30": 50, "45": 50},
    "ensemble": {"60": 40, "90": 40, "120": 20}, "nurture_group": {"60": 1},
    "songwriter_masterclass": {"120": 1}, "mentoring": {"45": 1}, "youth_club": {"90": 1},
    "holiday_course": {"300": 1}, "early_years": {"30": 1},
}  # fmt: skip
GENRES = {
    "nurture_group": "songwriting", "songwriter_masterclass": "songwriting", "mentoring": "production",
    "youth_club": "rap_mc", "early_years": "world_song", "holiday_course": "pop",
}  # fmt: skip
"""The genre of a programme that has one of its own; in the others it goes with the instrument."""
RATINGS = ("musical", "personal", "social")
GAIN = {-1: 0.07, 0: 0.27, 1: 0.45, 2: 0.21}
"""How far a rating rises from start to end."""

NO_DAY = 0
_EPOCH = date(2016, 1, 1)


def day_number(day: date) -> int:
    """A day as rows hold it."""
    return (day - _EPOCH).days


LAST_DAY = day_number(SERVICE_DAY)


def first_ratings(rng: np.random.Generator, size: int) -> Ints:
    """Three ratings each, as they are at the start."""
    return rng.integers(1, 4, (size, len(RATINGS)))


def ratings(rng: np.random.Generator, starts: Ints, ended: Bools) -> Ints:
    """The start ratings, with end ratings beside them for those who have come to an end."""
    steps = np.array(list(GAIN))
    rise = steps[
        np.searchsorted(np.cumsum(list(GAIN.values())), rng.random(starts.shape), side="right").clip(0, 3)
    ]
    ends = np.clip(starts + rise, 1, 5) * (ended[:, None] & (starts > 0))
    return np.concatenate([starts, ends], axis=1)


@dataclass
class Block:
    """Rows of one programme in one term, added together."""

    term: int
    programme: int
    pupil: Ints
    school: Ints
    """Where each was at school then: pupils move on, rows stay as they were."""
    run: Ints
    status: Ints
    referred: Ints
    started: Ints
    sessions: Ints
    ratings: Ints
    """Three starts, then three ends, by row; nought for none."""


@dataclass
class Records:
    """The rows gathered so far."""

    pupils: Pupils
    blocks: list[Block] = field(default_factory=list)

    def add(
        self,
        term: Term,
        programme: str,
        pupil: Ints,
        run: Ints,
        started: Ints,
        *,
        status: str | Ints = "attending",
        referred: Ints | None = None,
        sessions: Ints | None = None,
        ratings: Ints | None = None,
    ) -> None:
        """Add a row for each pupil."""
        size = len(pupil)
        held = status if isinstance(status, np.ndarray) else np.full(size, STATUSES.index(status))
        self.blocks.append(
            Block(
                terms().index(term),
                PROGRAMMES.index(programme),
                pupil,
                self.pupils.school[pupil],
                run,
                held,
                np.full(size, NO_DAY) if referred is None else referred,
                started,
                np.full(size, -1) if sessions is None else sessions,
                np.zeros((size, 6), dtype=np.int64) if ratings is None else ratings,
            )
        )

    def learning(self, term: Term) -> Ints:
        """The pupils who learn in a term so far, each once."""
        place = terms().index(term)
        found = [block.pupil[np.isin(block.status, LEARNING)] for block in self.blocks if block.term == place]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)


def participation(
    rng: np.random.Generator,
    records: Records,
    said: Answers,
    keys: Texts,
    levels: Ints,
    schools: Schools,
    runs: Texts,
) -> pd.DataFrame:
    """The `participation` dataset. `levels` holds each pupil's playing level by year."""
    blocks, pupils = records.blocks, records.pupils
    sizes = [len(block.pupil) for block in blocks]
    term = np.repeat([block.term for block in blocks], sizes)
    programme = np.repeat([block.programme for block in blocks], sizes)
    pupil = np.concatenate([block.pupil for block in blocks])
    status = np.concatenate([block.status for block in blocks])
    sessions = np.concatenate([block.sessions for block in blocks])
    year = np.array([here.year for here in terms()])[term]
    days = _day_texts()
    rated = texts(["", "1", "2", "3", "4", "5"])[np.concatenate([block.ratings for block in blocks])]
    group = np.clip(pupils.group(pupil, year), 0, len(YEAR_GROUPS) - 1)
    columns: dict[str, Any] = {
        "term": texts([here.name for here in terms()])[term],
        "programme": texts(PROGRAMMES)[programme],
        "programme_id": runs[np.concatenate([block.run for block in blocks])],
        "pupil": keys[pupil],
        "school_urn": texts([*schools.urn, ""])[np.concatenate([block.school for block in blocks])],
        "home_district": said.columns["home_district"][pupil],
        "home_imd_decile": said.columns["home_imd_decile"][pupil],
        "year_group": texts(YEAR_GROUPS)[group],
    }
    for name in ("sex", "ethnicity", "sen", "free_meals", "pupil_premium", "looked_after", "eal"):
        columns[name] = said.columns[name][pupil]
    columns |= {
        "genre": _genres(programme, said.columns["genre"][pupil]),
        "playing_level": texts(["beginner", "developing", "advanced"])[levels[year, pupil]],
        "instrument": np.where(_own_genre(programme), "", said.columns["instrument"][pupil]).astype(object),
        "weekly_minutes": _minutes(rng, programme),
        "status": texts(STATUSES)[status],
        "referred_on": days[np.concatenate([block.referred for block in blocks])],
        "started_on": days[np.concatenate([block.started for block in blocks])],
        "leave_reason": _reasons(rng, status),
        "sessions_attended": _sessions(rng, term, status, sessions),
    }
    for place, name in enumerate(RATINGS):
        columns[f"{name}_start"] = rated[:, place]
        columns[f"{name}_end"] = rated[:, place + len(RATINGS)]
    return frame(columns)


def _day_texts() -> Texts:
    days = texts([(_EPOCH + timedelta(days=number)).isoformat() for number in range(LAST_DAY + 1)])
    days[NO_DAY] = ""
    return days


def _own_genre(programme: Ints) -> Bools:
    return np.array([name in GENRES for name in PROGRAMMES])[programme]


def _genres(programme: Ints, by_instrument: Texts) -> Texts:
    own = texts([GENRES.get(name, "") for name in PROGRAMMES])[programme]
    return np.where(_own_genre(programme), own, by_instrument).astype(object)


def _minutes(rng: np.random.Generator, programme: Ints) -> Texts:
    shown = texts([""] * len(programme))
    for place, name in enumerate(PROGRAMMES):
        here = np.flatnonzero(programme == place)
        shown[here] = weighted(rng, MINUTES[name], len(here))
    return shown


def _reasons(rng: np.random.Generator, status: Ints) -> Texts:
    shown = texts([""] * len(status))
    left = np.flatnonzero(status == STATUSES.index("left_early"))
    shown[left] = weighted(rng, LEAVE_REASONS, len(left))
    return shown


_HELD = {"autumn": 13, "spring": 11, "summer": 11}
_HELD_SO_FAR = 10


def _sessions(rng: np.random.Generator, term: Ints, status: Ints, given: Ints) -> Texts:
    """Sessions attended: as given, else most of those held; half for who left, none for who waits."""
    held = np.array([_HELD[here.season] if here.ends <= SERVICE_DAY else _HELD_SO_FAR for here in terms()])[
        term
    ]
    came = np.maximum(1, held - rng.poisson(1.6, len(held)))
    came = np.where(status == STATUSES.index("left_early"), np.maximum(1, came // 2), came)
    came = np.where(given >= 0, given, came)
    shown = texts([str(number) for number in range(60)])[came]
    shown[~np.isin(status, (*LEARNING, STATUSES.index("left_early")))] = ""
    return shown
