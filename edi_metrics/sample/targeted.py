"""Programmes for some: nurture groups, Songwriter masterclasses, mentoring by referral and youth clubs.

Their pupils are counted by the year, so each table below holds one number for each year from 2022/23.
"""

from dataclasses import dataclass

import numpy as np

from edi_metrics.sample.calendar import Term, terms_of
from edi_metrics.sample.draw import Bools, Ints, pick
from edi_metrics.sample.places import PLACES
from edi_metrics.sample.pupils import NO, UNKNOWN, YES, Pupils
from edi_metrics.sample.records import LAST_DAY, NO_DAY, STATUSES, Records, day_number
from edi_metrics.sample.runs import YOUTH_CLUB_PLACES, YOUTH_CLUB_SESSIONS, Runs
from edi_metrics.sample.schools import NO_URN, Schools

NURTURE = (62, 104, 171, 219, 214)
NURTURE_TARGETED = (52, 85, 130, 155, 149)
"""Nurture pupils, and those of them from schools above the England average for free meals."""
NURTURE_FROM_SPRING = (0.0, 0.1, 0.15, 0.3, 0.0)
"""The share who begin in the spring: four centres opened in December 2025."""
NURTURE_CENTRES = (3, 4, 6, 10, 10)

SONGWRITER = (48, 71, 103, 132, 58)
SONGWRITER_GIRLS = (18, 31, 53, 73, 33)
SONGWRITER_FROM_POOL = 0.5

REFERRALS = (38, 51, 64, 83, 31)
STARTED_IN_TIME = (31, 40, 44, 51, 12)
"""Mentoring referrals, and those that started within six weeks."""
SIX_WEEKS = 42

YOUTH_CLUB = (84, 133, 228, 305, 142)

GOES_ON = 0.34
"""The chance that a pupil of a targeted programme learns with the service the year after."""
PREMIUM = {"nurture_group": 0.55, "songwriter_masterclass": 0.2, "mentoring": 0.5, "youth_club": 0.4}
PREMIUM_UNKNOWN = 0.1
GAIN = {-1: 0.07, 0: 0.27, 1: 0.45, 2: 0.21}
"""How far a rating rises from start to end."""


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
        return before[served & young & (rng.random(len(before)) < GOES_ON)]

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
        each = 2 if group.programme == "nurture_group" else 1
        held = YOUTH_CLUB_SESSIONS[term.year][terms_of(term.year).index(term)] if group.programme == "youth_club" else None
        run = self._runs.of(group.programme, term, self._pupils.place[pupil], each=each, held=held)
        ended = is_last & (term.ends.year * 100 + term.ends.month <= 202608)
        status = np.where(is_last & (term.season == "summer"), STATUSES.index("completed"), STATUSES.index("attending"))
        leaves = is_last & (group.first[here] < group.last[here]) & (rng.random(len(here)) < 0.1)
        status = np.where(leaves, STATUSES.index("left_early"), status)
        sessions = None if held is None else rng.integers(1, held + 1, len(here))
        ratings = None if held is not None else _ratings(rng, group.starts[here], ended & ~leaves)
        self._records.add(
            term, group.programme, pupil, run, group.started[here], status=status, sessions=sessions, ratings=ratings
        )

    def _masterclass_rows(self, rng: np.random.Generator, term: Term, pupil: Ints) -> None:
        run = self._runs.of("songwriter_masterclass", term, self._pupils.place[pupil])
        over = term.season != "autumn" or term.year < len(SONGWRITER) - 1
        started = np.full(len(pupil), day_number(term.weeks_in(3)))
        ratings = _ratings(rng, _first_ratings(rng, len(pupil)), np.full(len(pupil), over))
        self._records.add(
            term, "songwriter_masterclass", pupil, run, started, status="completed" if over else "attending",
            sessions=rng.integers(2, 4, len(pupil)), ratings=ratings,
        )  # fmt: skip

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
        self._admit(rng, "nurture_group", year, school, rng.integers(5, 9, len(school)), first, np.full(len(school), last_term))

    def _open_songwriter(self, rng: np.random.Generator, year: int) -> None:
        new = [
            number - from_pool
            for number, from_pool in zip(
                (SONGWRITER_GIRLS[year], SONGWRITER[year] - SONGWRITER_GIRLS[year]), self._from_pool(year), strict=True
            )
        ]
        by_term = [self._share_out(number, year) for number in new]
        place = np.concatenate([np.repeat(np.arange(len(shares)), shares) for shares in by_term])
        school = rng.choice(self._schools.worked_with(year, "secondary"), len(place))
        girl = np.repeat([True, False], new)
        self._admit(rng, "songwriter_masterclass", year, school, rng.integers(9, 14, len(place)), place, place, girl)

    def _open_youth_clubs(self, rng: np.random.Generator, year: int) -> None:
        size = YOUTH_CLUB[year]
        places = np.array(YOUTH_CLUB_PLACES[year])
        for term, held in zip(terms_of(year), YOUTH_CLUB_SESSIONS[year], strict=True):
            self._runs.of("youth_club", term, places, held=held)
        place = places[rng.integers(0, len(places), size)]
        school = np.full(size, NO_URN)
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
        """Referrals to mentoring, each with all the rows it leads to in its year."""
        size, in_time = REFERRALS[year], STARTED_IN_TIME[year]
        year_terms = terms_of(year)
        school = rng.choice(self._schools.worked_with(year, "secondary"), size)
        first = np.arange(size) % len(year_terms)
        group = self._admit(
            rng, "mentoring", year, school, rng.integers(9, 14, size), first, np.full(size, len(year_terms) - 1)
        )
        prompt = np.zeros(size, dtype=bool)
        prompt[rng.permutation(size)[:in_time]] = True
        for place, term in enumerate(year_terms):
            here = np.flatnonzero(group.first == place)
            opened = day_number(term.starts) + 5
            closes = min(day_number(term.ends) - 55, LAST_DAY - 14)
            referred = rng.integers(opened, max(closes, opened + 1), len(here))
            started = np.minimum(referred + rng.integers(6, SIX_WEEKS - 2, len(here)), LAST_DAY)
            self._referral_rows(rng, group, here, place, referred, started, prompt[here])

    def _referral_rows(
        self, rng: np.random.Generator, group: Group, here: Ints, place: int, referred: Ints, started: Ints, prompt: Bools
    ) -> None:
        year = self._pupils.entered[group.pupil[0]] if len(group.pupil) else 0
        year_terms = terms_of(int(year))
        later = place + 1 < len(year_terms)
        declines = ~prompt & (rng.random(len(here)) < 0.2)
        begins_late = ~prompt & ~declines & later & (rng.random(len(here)) < 0.6)
        waits = np.where(declines, STATUSES.index("declined"), STATUSES.index("waiting"))
        status = np.where(prompt, STATUSES.index("attending"), waits)
        self._mentoring(rng, group, here, year_terms[place], referred, np.where(prompt, started, NO_DAY), status, False)
        for number in range(place + 1, len(year_terms)):
            term = year_terms[number]
            late = np.maximum(day_number(year_terms[place + 1].starts) + 9, referred + SIX_WEEKS + 8)
            goes = prompt | begins_late
            begun = np.where(prompt, started, late)
            over = number == len(year_terms) - 1
            ends = np.where(rng.random(len(here)) < 0.78, STATUSES.index("completed"), STATUSES.index("left_early"))
            now = ends if over else np.full(len(here), STATUSES.index("attending"))
            self._mentoring(
                rng, group, here[goes], term, referred[goes], begun[goes], now[goes], over
            )

    def _mentoring(
        self,
        rng: np.random.Generator,
        group: Group,
        here: Ints,
        term: Term,
        referred: Ints,
        started: Ints,
        status: Ints,
        over: bool,
    ) -> None:
        pupil = group.pupil[here]
        run = self._runs.of("mentoring", term, self._pupils.place[pupil])
        begun = started != NO_DAY
        ratings = _ratings(rng, group.starts[here] * begun[:, None], begun & over & (status == STATUSES.index("completed")))
        self._records.add(term, "mentoring", pupil, run, started, status=status, referred=referred, ratings=ratings)

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
        admitted = Group(programme, pupil, first, last, begins, _first_ratings(rng, size))
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


def _first_ratings(rng: np.random.Generator, size: int) -> Ints:
    return rng.integers(1, 4, (size, 3))


def _ratings(rng: np.random.Generator, starts: Ints, ended: Bools) -> Ints:
    """The start ratings, with end ratings beside them for those who have come to an end."""
    steps = np.array(list(GAIN))
    rise = steps[np.searchsorted(np.cumsum(list(GAIN.values())), rng.random(starts.shape), side="right").clip(0, 3)]
    ends = np.clip(starts + rise, 1, 5) * (ended[:, None] & (starts > 0))
    return np.concatenate([starts, ends], axis=1)
