"""Runs of programmes: each is one programme in one place in one year, with a number of its own."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import YEARS, Term, terms_of
from edi_metrics.sample.draw import Ints, Texts, frame, texts
from edi_metrics.sample.places import PLACES, WATFORD
from edi_metrics.sample.schools import NO_SCHOOL, Schools

PREFIXES = {
    "wcet": "WC", "small_group": "SG", "individual": "IN", "large_group": "LG", "ensemble": "EN",
    "nurture_group": "NG", "songwriter_masterclass": "SW", "mentoring": "MN", "youth_club": "YC",
    "holiday_course": "HC", "early_years": "EY",
}  # fmt: skip
SETTINGS = {
    "wcet": "school", "small_group": "music_centre", "individual": "music_centre",
    "large_group": "music_centre", "ensemble": "music_centre", "nurture_group": "music_centre",
    "songwriter_masterclass": "community", "mentoring": "community", "youth_club": "youth_club",
    "holiday_course": "music_centre", "early_years": "community",
}  # fmt: skip
DETAILS = {
    "wcet": ("", "30", "30", "", "", ""),
    "small_group": ("", "240", "31", "", "", ""),
    "individual": ("", "600", "31", "", "", ""),
    "large_group": ("", "160", "31", "", "", ""),
    "ensemble": ("orchestral|wind_band|brass_band|pop", "420", "31", "", "", ""),
    "nurture_group": (
        "pop|songwriting",
        "16",
        "30",
        "school_nomination",
        "",
        "Schools above the England FSM average",
    ),
    "songwriter_masterclass": (
        "songwriting",
        "20",
        "9",
        "tutor",
        "",
        "Young people who write their own music",
    ),
    "mentoring": (
        "songwriting|production",
        "12",
        "24",
        "la_targeted_services",
        "Targeted youth support",
        "By referral",
    ),
    "youth_club": (
        "rap_mc|djing|production",
        "20",
        "8",
        "youth_worker",
        "County youth service",
        "Open to club members",
    ),
    "holiday_course": ("pop|musical_theatre", "30", "5", "", "", ""),
    "early_years": ("world_song", "40", "24", "", "", ""),
}
"""Genres, places, sessions planned, referral route, partner and rule of each programme's runs."""

YOUTH_CLUB_SESSIONS = ((4, 4, 4), (7, 7, 6), (6, 6, 6), (5, 6, 5), (4,))
"""Sessions held in each district of a year's youth clubs, by term."""
YOUTH_CLUB_PLACES = ((6, 0), (6, 0), (6, 0, 4, 9), (6, 0, 4, 9, WATFORD, 3), (6, 0, 4, 9, WATFORD, 3))
"""The districts with youth-club sessions in each year: two, then six."""


@dataclass(frozen=True)
class Run:
    """One run."""

    number: str
    programme: str
    year: int
    place: int
    school: int
    started: date
    held: int


class Runs:
    """Every run there is, found or made by what it is."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self.all: list[Run] = []

    def of(
        self,
        programme: str,
        term: Term,
        places: Ints,
        *,
        school: int = NO_SCHOOL,
        each: int = 1,
        held: int | None = None,
    ) -> Ints:
        """The run of a programme in each of some districts, `each` of them to a district in turn."""
        found = np.empty(len(places), dtype=np.int64)
        for place in np.unique(places).tolist():
            here = np.flatnonzero(places == place)
            runs = np.array(
                [self._one(programme, term, place, school, number, each, held) for number in range(each)]
            )
            found[here] = runs[np.arange(len(here)) % each]
        return found

    def at_school(self, programme: str, term: Term, schools: Schools, chosen: Ints) -> Ints:
        """The run of a programme in each of some schools."""
        found = np.empty(len(chosen), dtype=np.int64)
        for school in np.unique(chosen).tolist():
            number = self.of(programme, term, schools.place[[school]], school=school)
            found[chosen == school] = number
        return found

    def numbers(self) -> Texts:
        """The number of every run, by its place."""
        return texts([run.number for run in self.all])

    def _one(
        self, programme: str, term: Term, place: int, school: int, number: int, each: int, held: int | None
    ) -> int:
        by_term = programme == "youth_club"
        where = f"S{school + 1:03d}" if school != NO_SCHOOL else PLACES[place].short
        ends = f"-{term.season[:3].upper()}" if by_term else (f"-{number + 1}" if each > 1 else "")
        name = f"{PREFIXES[programme]}-{term.year + 23}-{where}{ends}"
        if name not in self._places:
            self._places[name] = len(self.all)
            starts = term.weeks_in(2) if by_term else terms_of(term.year)[0].weeks_in(2)
            sessions = _held(programme, term.year) if held is None else held
            self.all.append(Run(name, programme, term.year, place, school, starts, sessions))
        return self._places[name]


def _held(programme: str, year: int) -> int:
    planned = int(DETAILS[programme][2])
    return planned - 1 if year < len(YEARS) - 1 else planned * 9 // 31


def programmes(runs: Runs, schools: Schools) -> pd.DataFrame:
    """The `programmes` dataset: a run of a programme in one place in one year."""
    urns = texts([*schools.urn, ""])
    rows = []
    for run in sorted(runs.all, key=lambda run: (run.year, run.number)):
        genres, places, planned, route, partner, rule = DETAILS[run.programme]
        last = terms_of(run.year)[-1].ends
        ended = "" if run.year == len(YEARS) - 1 else last
        rows.append(
            {
                "programme_id": run.number,
                "programme": run.programme,
                "academic_year": YEARS[run.year],
                "district": PLACES[run.place].code,
                "setting": SETTINGS[run.programme],
                "delivery_mode": "in_person",
                "school_urn": urns[run.school],
                "genres": genres,
                "places": places,
                "sessions_planned": planned,
                "sessions_held": run.held,
                "referral_route": route,
                "partner": partner,
                "target_rule": rule,
                "started_on": run.started,
                "ended_on": ended,
            }
        )
    return frame({name: [row[name] for row in rows] for name in rows[0]})
