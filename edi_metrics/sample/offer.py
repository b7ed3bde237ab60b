"""The music on offer: genres by the week, and what tutors could teach.

Each term's hours fall off from the first genre to the last, as steeply as gives the balance in
`EFFECTIVE`: the list grows, the week hardly moves.
"""

from datetime import date

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import november, terms
from edi_metrics.sample.draw import Floats, Ints, pick, some, table, weighted
from edi_metrics.sample.people import SNAPSHOTS, Staff
from edi_metrics.sample.places import PLACES

GENRES = (
    "orchestral", "solo_keyboard", "rock", "wind_band", "choral_classical", "brass_band", "pop",
    "acoustic_singer_songwriter", "jazz", "world_song", "musical_theatre", "samba", "steel_pan",
    "british_irish_folk", "songwriting", "djing", "production", "gospel", "tabla", "rap_mc", "west_african",
    "bhangra_dhol", "gamelan",
)  # fmt: skip
"""Genres in the order they came; those with most hours first."""
OFFERED = (14, 14, 14, 16, 16, 16, 18, 18, 19, 22, 22, 22, 23)
"""How many of `GENRES` are taught in each term."""
EFFECTIVE = (6.05, 6.08, 6.1, 6.14, 6.18, 6.2, 6.23, 6.27, 6.3, 6.55, 6.7, 6.8, 6.85)
"""The balance in each term: so many genres in equal shares would be as varied."""
ONE_TUTOR = (
    {"samba", "steel_pan", "british_irish_folk"},
    {"samba", "steel_pan", "british_irish_folk", "djing"},
    {"samba", "steel_pan", "british_irish_folk", "djing", "tabla"},
    {"samba", "steel_pan", "british_irish_folk", "tabla", "bhangra_dhol"},
    {"samba", "steel_pan", "british_irish_folk", "tabla", "bhangra_dhol"},
)
"""The genres that rest on one tutor, by year."""
HOURS = 2300
LEAST_HOURS = 1.5
PROGRAMMES = {
    "orchestral": ("individual", "small_group", "ensemble", "wcet"),
    "wind_band": ("individual", "small_group", "ensemble"),
    "brass_band": ("individual", "small_group", "ensemble", "wcet"),
    "solo_keyboard": ("individual", "small_group"),
    "choral_classical": ("individual", "ensemble"),
    "rock": ("individual", "small_group", "ensemble"),
    "pop": ("individual", "small_group", "ensemble"),
    "songwriting": ("songwriter_masterclass", "nurture_group"),
    "djing": ("youth_club",),
    "rap_mc": ("youth_club",),
    "production": ("mentoring", "youth_club"),
}
OTHER_PROGRAMMES = ("ensemble", "large_group")
MUCH = 60
"""The weekly hours above which a genre is taught in every district."""

TUTOR_SKILLS = {
    "orchestral": 34, "solo_keyboard": 17, "wind_band": 15, "brass_band": 9, "choral_classical": 10,
    "rock": 8, "pop": 6,
}  # fmt: skip
BEYOND = {
    "jazz": 20, "pop": 18, "rock": 12, "musical_theatre": 9, "acoustic_singer_songwriter": 8,
    "songwriting": 8, "british_irish_folk": 6, "production": 5, "samba": 3, "djing": 3, "gospel": 3,
    "world_song": 3, "klezmer_balkan": 2, "rap_mc": 2, "steel_pan": 2, "hindustani_carnatic": 1,
    "reggae_dancehall": 2, "tabla": 1, "west_african": 1,
}  # fmt: skip
AUDITED = 0.8
BEYOND_SHARE = 0.34


def genre_offer(rng: np.random.Generator) -> pd.DataFrame:
    """The `genre_offer` dataset: a genre in a programme and district in a term."""
    rows: list[tuple[str, str, str, str, int, str, int, int]] = []
    for place, term in enumerate(terms()):
        quarters = _quarter_hours(OFFERED[place], EFFECTIVE[place])
        alone = ONE_TUTOR[term.year]
        for genre, size in zip(GENRES[: OFFERED[place]], quarters.tolist(), strict=True):
            for programme, district, part in _shared_out(rng, genre, size, genre in alone):
                hours = part / 4
                groups = max(1, round(hours / 1.25))
                tutors = 1 if genre in alone else max(2, round(hours / 9))
                learners = groups * int(rng.integers(4, 11))
                rows.append((term.name, programme, district, genre, groups, f"{hours:g}", learners, tutors))
    return table(
        ("term", "programme", "district", "genre", "groups", "weekly_hours", "learners", "tutors"), rows
    )


def effective_genres(hours: Floats | Ints) -> float:
    """How many genres in equal shares would be as varied: exp of the Shannon entropy of hours."""
    shares = hours / hours.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))


def tutor_skills(rng: np.random.Generator, people: Staff) -> pd.DataFrame:
    """The `tutor_skills` dataset: what the tutors who answered the audit say they can teach."""
    size = len(people.key)
    main = weighted(rng, TUTOR_SKILLS, size)
    second = weighted(rng, BEYOND, size)
    has_second = rng.random(size) < BEYOND_SHARE
    answers = rng.random(size) < AUDITED
    level = weighted(rng, {"teach_advanced": 55, "teach_beginner": 30, "lead_ensemble": 15}, size)
    lesser = weighted(rng, {"teach_beginner": 62, "learning": 24, "teach_advanced": 14}, size)
    travels = [
        "|".join(
            PLACES[number].code
            for number in sorted(pick(rng, np.arange(len(PLACES)), int(rng.integers(1, 5))))
        )
        for _ in range(size)
    ]
    uses_second = rng.random(size) < 0.4
    rows: list[tuple[date, str, str, str, str, str]] = []
    for snapshot in range(SNAPSHOTS):
        for person in people.in_post(november(snapshot)).tolist():
            if people.role_level[person] != "tutor" or not answers[person]:
                continue
            about = (november(snapshot), people.key[person])
            rows.append((*about, main[person], level[person], travels[person], "yes"))
            if has_second[person] and second[person] != main[person]:
                now = "yes" if uses_second[person] and lesser[person] != "learning" else "no"
                rows.append((*about, second[person], lesser[person], travels[person], now))
    return table(("snapshot_date", "person", "genre", "proficiency", "districts", "teaching_it_now"), rows)


def _quarter_hours(size: int, wanted: float) -> Ints:
    """Weekly quarter hours of `size` genres, falling off at the rate that gives the balance wanted."""
    low, high = 0.01, 4.0
    for _ in range(40):
        rate = (low + high) / 2
        low, high = (rate, high) if effective_genres(_falling(size, rate)) > wanted else (low, rate)
    return _falling(size, low)


def _falling(size: int, rate: float) -> Ints:
    shares = np.exp(-rate * np.arange(size) ** 0.65)
    hours = np.maximum(HOURS * shares / shares.sum(), LEAST_HOURS)
    quarters: Ints = np.rint(hours * 4).astype(np.int64)
    return quarters


def _shared_out(
    rng: np.random.Generator, genre: str, quarters: int, alone: bool
) -> list[tuple[str, str, int]]:
    """A genre's hours in its programmes and districts; with one tutor, in one of each."""
    programmes = PROGRAMMES.get(genre, OTHER_PROGRAMMES)
    places = np.arange(len(PLACES))
    if alone:
        return [(programmes[0], PLACES[GENRES.index(genre) % len(PLACES)].code, quarters)]
    if quarters <= MUCH * 4:
        places = some(rng, places, max(1, quarters // 12))
    pairs = [
        (programme, PLACES[place].code) for programme in programmes for place in np.sort(places).tolist()
    ]
    pairs = pairs[: max(1, quarters // 2)]
    extra = rng.multinomial(quarters - len(pairs), rng.dirichlet(np.full(len(pairs), 4.0)))
    return [
        (programme, district, 1 + int(more)) for (programme, district), more in zip(pairs, extra, strict=True)
    ]
