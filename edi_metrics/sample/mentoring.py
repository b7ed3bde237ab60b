"""Mentoring by referral: each referral with all the rows it leads to, in the year it was made.

Some start within six weeks, as many as the story has; of the rest some decline, some start late and
some wait. A referral's date is on each of its rows.
"""

import numpy as np

from edi_metrics.sample.calendar import Term, terms_of
from edi_metrics.sample.draw import Bools, Ints
from edi_metrics.sample.records import LAST_DAY, NO_DAY, STATUSES, Records, day_number, ratings
from edi_metrics.sample.runs import Runs

REFERRALS = (38, 51, 64, 83, 31)
"""Referrals each year from 2022/23; of the last there is one term."""
STARTED_IN_TIME = (31, 40, 44, 51, 12)
"""Of them, those that started within six weeks."""
SIX_WEEKS = 42
DECLINES = 0.2
BEGINS_LATE = 0.6
COMPLETES = 0.78

_ATTENDING, _COMPLETED, _LEFT, _WAITING, _DECLINED = (
    STATUSES.index(name) for name in ("attending", "completed", "left_early", "waiting", "declined")
)


class Referrals:
    """The referrals of one year."""

    def __init__(
        self, rng: np.random.Generator, records: Records, runs: Runs, pupil: Ints, starts: Ints, year: int
    ) -> None:
        self._rng = rng
        self._records = records
        self._runs = runs
        self._pupil = pupil
        self._starts = starts
        """Three ratings at the start, by pupil."""
        self._terms = terms_of(year)
        self._term = np.arange(len(pupil)) % len(self._terms)
        """The term each was referred in."""
        self._prompt = np.zeros(len(pupil), dtype=bool)
        self._prompt[rng.permutation(len(pupil))[: STARTED_IN_TIME[year]]] = True

    def write(self) -> None:
        """Add every row to the records."""
        for place, term in enumerate(self._terms):
            here = np.flatnonzero(self._term == place)
            opened = day_number(term.starts) + 5
            closes = min(day_number(term.ends) - SIX_WEEKS - 13, LAST_DAY - 14)
            referred = self._rng.integers(opened, closes, len(here))
            self._refer(place, here, referred)

    def _refer(self, place: int, here: Ints, referred: Ints) -> None:
        prompt = self._prompt[here]
        size = len(here)
        started = np.minimum(referred + self._rng.integers(6, SIX_WEEKS - 2, size), LAST_DAY)
        declines = ~prompt & (self._rng.random(size) < DECLINES)
        status = np.where(prompt, _ATTENDING, np.where(declines, _DECLINED, _WAITING))
        self._add(self._terms[place], here, referred, np.where(prompt, started, NO_DAY), status)
        if place + 1 == len(self._terms):
            return
        next_term = day_number(self._terms[place + 1].starts)
        late = np.maximum(next_term + 9, referred + SIX_WEEKS + 8)
        goes = prompt | (~declines & (self._rng.random(size) < BEGINS_LATE))
        begun = np.where(prompt, started, late)
        self._go_on(place + 1, here[goes], referred[goes], begun[goes])

    def _go_on(self, first: int, here: Ints, referred: Ints, begun: Ints) -> None:
        for number in range(first, len(self._terms)):
            status = np.full(len(here), _ATTENDING)
            if number == len(self._terms) - 1:
                status = np.where(self._rng.random(len(here)) < COMPLETES, _COMPLETED, _LEFT)
            self._add(self._terms[number], here, referred, begun, status)

    def _add(self, term: Term, here: Ints, referred: Ints, started: Ints, status: Ints) -> None:
        pupil = self._pupil[here]
        run = self._runs.of("mentoring", term, self._records.pupils.place[pupil])
        begun: Bools = started != NO_DAY
        rated = ratings(self._rng, self._starts[here] * begun[:, None], begun & (status == _COMPLETED))
        self._records.add(
            term, "mentoring", pupil, run, started, status=status, referred=referred, ratings=rated
        )
