"""Runs of programmes: each is one programme in one place in one year, with a number of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from edi_metrics.sample.calendar import SERVICE_DAY, YEARS, Term, terms_of
from edi_metrics.sample.draw import Ints, Texts, frame, texts, written
from edi_metrics.sample.places import PLACES, WATFORD
from edi_metrics.sample.schools import NO_SCHOOL, Schools

KINDS = {str(kind["programme"]): kind for kind in written("kinds").to_dict("records")}
"""What every run of a programme has in common, by programme: see `tables/kinds.csv`."""

MENTORING_ROUTES = ("la_targeted_services", "virtual_school", "school_nomination", "youth_worker")
"""Who refers to mentoring, by district in turn."""
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
    until: date
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
                [
                    self._one(programme, term, place, school, number if each > 1 else None, held)
                    for number in range(each)
                ]
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

    def ensembles(self, term: Term, places: Ints, pupils: Ints, there: Sequence[int]) -> Ints:
        """The ensemble of each pupil: the same one of the district's for as long as none opens.

        `there` says how many meet in each district; players where none does have one of their own.
        """
        found = np.empty(len(places), dtype=np.int64)
        for place in np.unique(places).tolist():
            here = np.flatnonzero(places == place)
            many = max(1, there[place])
            runs = [self._one("ensemble", term, place, NO_SCHOOL, number, None) for number in range(many)]
            found[here] = np.array(runs)[pupils[here] % many]
        return found

    def numbers(self) -> Texts:
        """The number of every run, by its place."""
        return texts([run.number for run in self.all])

    def _one(
        self, programme: str, term: Term, place: int, school: int, number: int | None, held: int | None
    ) -> int:
        by_term = programme == "youth_club"
        suffix = f"-{term.season[:3].upper()}" if by_term else _nth(number)
        where = f"S{school + 1:03d}" if school != NO_SCHOOL else PLACES[place].short
        name = f"{_opening(programme, term.year)}-{where}{suffix}"
        if name not in self._places:
            self._places[name] = len(self.all)
            starts = term.weeks_in(2) if by_term else terms_of(term.year)[0].weeks_in(2)
            ends = (term if by_term else terms_of(term.year)[-1]).ends
            sessions = _held(programme, term.year) if held is None else held
            self.all.append(Run(name, programme, term.year, place, school, starts, ends, sessions))
        return self._places[name]


def ensemble_number(year: int, place: int, number: int) -> str:
    """What an ensemble goes by in a year: 'EN-26-WAT-3'."""
    return f"{_opening('ensemble', year)}-{PLACES[place].short}{_nth(number)}"


def _opening(programme: str, year: int) -> str:
    return f"{KINDS[programme]['prefix']}-{year + 23}"


def _nth(number: int | None) -> str:
    """The end of a number: '-3' for the third of several, nothing for the one there is."""
    return "" if number is None else f"-{number + 1}"


def _held(programme: str, year: int) -> int:
    planned = int(KINDS[programme]["sessions_planned"])
    return planned - 1 if year < len(YEARS) - 1 else planned * 9 // 31


def programmes(runs: Runs, schools: Schools) -> pd.DataFrame:
    """The `programmes` dataset: a run of a programme in one place in one year."""
    urns = texts([*schools.urn, ""])
    rows = []
    for run in sorted(runs.all, key=lambda run: (run.year, run.number)):
        kind = KINDS[run.programme]
        route = MENTORING_ROUTES[run.place % len(MENTORING_ROUTES)]
        rows.append(
            {
                "programme_id": run.number,
                "programme": run.programme,
                "academic_year": YEARS[run.year],
                "district": PLACES[run.place].code,
                "setting": kind["setting"],
                "delivery_mode": "in_person",
                "school_urn": urns[run.school],
                "genres": kind["genres"],
                "places": kind["places"],
                "sessions_planned": kind["sessions_planned"],
                "sessions_held": run.held,
                "referral_route": route if run.programme == "mentoring" else kind["referral_route"],
                "partner": kind["partner"],
                "target_rule": kind["target_rule"],
                "started_on": run.started,
                "ended_on": run.until if run.until <= SERVICE_DAY else "",
            }
        )
    return frame({name: [row[name] for row in rows] for name in rows[0]})
