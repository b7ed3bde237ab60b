"""Programmes for some: nurture groups, Songwriter masterclasses and youth clubs; mentoring has its own file.

Their pupils are counted by the year, so each table below holds one number for each year from 2022/23.
"""

from dataclasses import dataclass

import numpy as np

from edi_metrics.sample.calendar import SERVICE_DAY, Term, terms_of
from edi_metrics.sample.draw import Bools, Ints, pick
from edi_metrics.sample.mentoring import REFERRALS, Referrals
from edi_metrics.sample.places import PLACES
from edi_metrics.sample.pupils import NO, UNKNOWN, YES, Pupils
from edi_metrics.sample.records import STATUSES, Records, day_number, first_ratings, ratings
from edi_metrics.sample.runs import YOUTH_CLUB_PLACES, YOUTH_CLUB_SESSIONS, Runs
from edi_metrics.sample.schools import NO_SCHOOL, Schools

NURTURE = (62, 104, 171, 219, 214)
NURTURE_TARGETED = (52, 85, 130, 155, 149)
"""Nurture pupils, and those of them from schools above the England average for free meals."""
NURTURE_FROM_SPRING = (0.0, 0.1, 0.15, 0.3, 0.0)
"""The share who begin in the spring: four centres opened in December 2025."""
NURTURE_CENTRES = (3, 4, 6, 10, 10)

SONGWRITER = (48, 71, 103, 132, 58)
SONGWRITER_GIRLS = (18, 31, 53, 73, 33)
SONGWRITER_FROM_POOL = 0.5

YOUTH_CLUB = (84, 133, 228, 305, 142)

GOES_ON = 0.34
"""The chance that a pupil of a targeted programme learns with the service the year after."""
PREMIUM = {"nurture_group": 0.55, "songwriter_masterclass": 0.2, "mentoring": 0.5, "youth_club": 0.4}
PREMIUM_UNKNOWN = 0.1
LEAVES_EARLY = 0.1
"""The chance to leave in the last term of a group one has been in for longer."""


@dataclass
class Group:
    """The pupils who came new to one programme in one year, and the terms they came in."""

    programme: str
    pupil: Ints
    first: Ints
    last: Ints
    """The first and last of the year's terms that each attends."""
    started: Ints
    starts: Ints
    """Three ratings at the start, by pupil."""


class Targeted:
    """The targeted programmes, year by year."""

    def __init__(self, schools: Schools, runs: Runs, pupils: Pupils, records: Records) -> None:
        self._schools = schools
        self._runs = runs
        self._pupils = pupils
        self._records = records
        self._groups: list[Group] = []
        self._former: list[Group] = []
        self._in_masterclass = np.empty(0, dtype=np.int64)

    def going_on(self, rng: np.random.Generator, year: int) -> Ints:
        """The pupils of last year's groups who now join the pool."""
        self._former, self._groups = self._groups, []
        self._in_masterclass = np.empty(0, dtype=np.int64)
        if not self._former:
            return np.empty(0, dtype=np.int64)
        before = np.concatenate([group.pupil for group in self._former])
        school = self._pupils.school[before]
        served = np.append(self._schools.engaged[year], True)[school]
        young = np.where(
            np.append(self._schools.phase == "primary", False)[school],
            self._pupils.group(before, year) <= 8,
            self._pupils.group(before, year) <= 15,
        )
        joining: Ints = before[served & young & (rng.random(len(before)) < GOES_ON)]
        return joining

    def open(self, rng: np.random.Generator, year: int) -> None:
        """Admit everyone who comes new to a targeted programme this year."""
        self._open_nurture(rng, year)
        self._open_songwriter(rng, year)
        self._open_youth_clubs(rng, year)
        self._refer(rng, year)

    def settle_premium(self, rng: np.random.Generator, year: int) -> None:
        """Give this year's newcomers an answer about pupil premium."""
        for group in self._groups:
            lots = rng.random(len(group.pupil))
            share = PREMIUM[group.programme]
            answer = np.where(lots < share, YES, np.where(lots > 1 - PREMIUM_UNKNOWN, UNKNOWN, NO))
            self._pupils.circumstance["pupil_premium"][group.pupil] = answer

    def attend(self, rng: np.random.Generator, term: Term) -> None:
        """The rows of a term for those who came new this year. Mentoring's are written when referred."""
        place = terms_of(term.year).index(term)
        for group in self._groups:
            if group.programme == "mentoring":
                continue
            here = (group.first <= place) & (group.last >= place)
            self._attend(rng, term, group, np.flatnonzero(here), group.last[here] == place)

    def masterclass(self, rng: np.random.Generator, term: Term, pool: Ints) -> None:
        """The rows of a term's masterclasses for those who already learn in the pool."""
        year = term.year
        place = terms_of(year).index(term)
        girls, boys = (self._share_out(number, year)[place] for number in self._from_pool(year))
        old_enough = (self._pupils.group(pool, year) >= 9) & ~np.isin(pool, self._in_masterclass)
        girl = self._pupils.girl[pool]
        chosen = np.concatenate(
            [pick(rng, pool[old_enough & girl], girls), pick(rng, pool[old_enough & ~girl], boys)]
        )
        self._in_masterclass = np.concatenate([self._in_masterclass, chosen])
        self._masterclass_rows(rng, term, chosen)

    def _attend(self, rng: np.random.Generator, term: Term, group: Group, here: Ints, is_last: Bools) -> None:
        pupil = group.pupil[here]
        if group.programme == "songwriter_masterclass":
            self._masterclass_rows(rng, term, pupil)
            return
        leaves = is_last & (group.first[here] < group.last[here]) & (rng.random(len(here)) < LEAVES_EARLY)
        finishes = is_last & (term.season == "summer")
        status = np.where(finishes, STATUSES.index("completed"), STATUSES.index("attending"))
        status = np.where(leaves, STATUSES.index("left_early"), status)
        started, place = group.started[here], self._pupils.place[pupil]
        if group.programme == "youth_club":
            held = YOUTH_CLUB_SESSIONS[term.year][terms_of(term.year).index(term)]
            run = self._runs.of("youth_club", term, place, held=held)
            came = rng.integers(1, held + 1, len(here))
            self._records.add(term, "youth_club", pupil, run, started, status=status, sessions=came)
            return
        ended = is_last & ~leaves & (term.ends <= SERVICE_DAY)
        rated = ratings(rng, group.starts[here], ended)
        run = self._runs.of("nurture_group", term, place, each=2)
        self._records.add(term, "nurture_group", pupil, run, started, status=status, ratings=rated)

    def _masterclass_rows(self, rng: np.random.Generator, term: Term, pupil: Ints) -> None:
        run = self._runs.of("songwriter_masterclass", term, self._pupils.place[pupil])
        over = term.ends <= SERVICE_DAY
        started = np.full(len(pupil), day_number(term.weeks_in(3)))
        rated = ratings(rng, first_ratings(rng, len(pupil)), np.full(len(pupil), over))
        status = "completed" if over else "attending"
        came = rng.integers(2, 4, len(pupil))
        self._records.add(
            term, "songwriter_masterclass", pupil, run, started, status=status, sessions=came, ratings=rated
        )

    def _open_nurture(self, rng: np.random.Generator, year: int) -> None:
        centres = np.arange(NURTURE_CENTRES[year]) * 7 % len(PLACES)
        served = self._schools.worked_with(year, "primary")
        near = served[np.isin(self._schools.place[served], centres)]
        high = near[self._schools.high_need[near]]
        low = near[~self._schools.high_need[near]]
        meant = NURTURE_TARGETED[year]
        school = np.concatenate([rng.choice(high, meant), rng.choice(low, NURTURE[year] - meant)])
        last_term = len(terms_of(year)) - 1
        first = (rng.random(len(school)) < NURTURE_FROM_SPRING[year]).astype(np.int64)
        self._admit(
            rng,
            "nurture_group",
            year,
            school,
            rng.integers(5, 9, len(school)),
            first,
            np.full(len(school), last_term),
        )

    def _open_songwriter(self, rng: np.random.Generator, year: int) -> None:
        new = [
            number - from_pool
            for number, from_pool in zip(
                (SONGWRITER_GIRLS[year], SONGWRITER[year] - SONGWRITER_GIRLS[year]),
                self._from_pool(year),
                strict=True,
            )
        ]
        by_term = [self._share_out(number, year) for number in new]
        place = np.concatenate([np.repeat(np.arange(len(shares)), shares) for shares in by_term])
        school = rng.choice(self._schools.worked_with(year, "secondary"), len(place))
        girl = np.repeat([True, False], new)
        self._admit(
            rng, "songwriter_masterclass", year, school, rng.integers(9, 14, len(place)), place, place, girl
        )

    def _open_youth_clubs(self, rng: np.random.Generator, year: int) -> None:
        size = YOUTH_CLUB[year]
        places = np.array(YOUTH_CLUB_PLACES[year])
        for term, held in zip(terms_of(year), YOUTH_CLUB_SESSIONS[year], strict=True):
            self._runs.of("youth_club", term, places, held=held)
        place = places[rng.integers(0, len(places), size)]
        school = np.full(size, NO_SCHOOL)
        served = self._schools.worked_with(year, "secondary")
        for number in places.tolist():
            near = served[self._schools.place[served] == number]
            here = np.flatnonzero((place == number) & (rng.random(size) < 0.85))
            if len(near):
                school[here] = rng.choice(near, len(here))
        last_term = len(terms_of(year)) - 1
        first = rng.integers(0, last_term + 1, size)
        last = np.minimum(first + rng.integers(0, 3, size), last_term)
        self._admit(rng, "youth_club", year, school, rng.integers(9, 13, size), first, last, place=place)

    def _refer(self, rng: np.random.Generator, year: int) -> None:
        size = REFERRALS[year]
        school = rng.choice(self._schools.worked_with(year, "secondary"), size)
        terms = np.zeros(size, dtype=np.int64)
        group = self._admit(rng, "mentoring", year, school, rng.integers(9, 14, size), terms, terms)
        Referrals(rng, self._records, self._runs, group.pupil, group.starts, year).write()

    def _admit(
        self,
        rng: np.random.Generator,
        programme: str,
        year: int,
        school: Ints,
        group: Ints,
        first: Ints,
        last: Ints,
        girl: Bools | None = None,
        place: Ints | None = None,
    ) -> Group:
        size = len(school)
        district = np.append(self._schools.place, 0)[school] if place is None else place
        sex = rng.random(size) < 0.48 if girl is None else girl
        pupil = self._pupils.admit(school, district, group, year, sex)
        begins = np.array([day_number(term.weeks_in(2)) for term in terms_of(year)])[first]
        admitted = Group(programme, pupil, first, last, begins, first_ratings(rng, size))
        self._groups.append(admitted)
        return admitted

    @staticmethod
    def _from_pool(year: int) -> tuple[int, int]:
        """Girls and boys of the year's masterclasses who already learn in the pool."""
        girls = SONGWRITER_GIRLS[year]
        return int(girls * SONGWRITER_FROM_POOL), int((SONGWRITER[year] - girls) * SONGWRITER_FROM_POOL)

    @staticmethod
    def _share_out(number: int, year: int) -> list[int]:
        """A number shared out among the year's terms, as evenly as can be."""
        size = len(terms_of(year))
        return [number * (place + 1) // size - number * place // size for place in range(size)]
