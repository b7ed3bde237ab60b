"""Four years and a term of taking part: who comes, who stays, who goes on and who leaves.

Pupils in whole-class teaching are a new cohort each September; those in targeted programmes come
for a year; the rest are one pool that people join and leave. Numbers the stories ask for are in the
tables below; all else is drawn.
"""

from dataclasses import dataclass, field

import numpy as np

from edi_metrics.sample.calendar import YEARS, Term, terms, terms_of
from edi_metrics.sample.draw import Bools, Ints, pick, some
from edi_metrics.sample.ensembles import Ensembles
from edi_metrics.sample.pupils import (
    CIRCUMSTANCES,
    KNOWN_SHARES,
    NO,
    PRIMARY,
    SECONDARY,
    UNKNOWN,
    YES,
    Pupils,
    groups_for,
    settle,
    settle_alike,
    settle_autumn,
)
from edi_metrics.sample.records import NO_DAY, Records, day_number
from edi_metrics.sample.runs import Runs
from edi_metrics.sample.schools import NO_SCHOOL, Schools
from edi_metrics.sample.targeted import Targeted

PUPILS = (13_934, 14_331, 14_842, 15_275, 15_548)
"""Learners each autumn term."""
LATER_TERMS = {"spring": 0.988, "summer": 0.976}
"""Learners in a later term over those of its autumn."""

WCET = ((2010, 620, 190), (2054, 632, 196), (2081, 647, 200), (2112, 655, 205), (2130, 662, 208))
"""Pupil-level whole-class pupils each year: pupil premium no, yes and unknown."""
WCET_CONTINUE = ((602, 93, 49), (618, 96, 51), (645, 110, 53), (652, 113, 55))
"""Of them, those who learn with the service the year after."""
WCET_SCHOOLS = (113, 116, 118, 122, 121)
"""Schools whose whole-class pupils are known by key, each year."""

POOL_PREMIUM = (9.0, 9.4, 9.8, 10.4, 10.9)
"""Percent with pupil premium among the pool's known answers, each autumn."""
SMALL_GROUP = ((1891, 187, 152), (1941, 199, 156), (1951, 212, 160), (2035, 236, 166), (2076, 254, 171))
"""Small-group learners each autumn: pupil premium no, yes and unknown."""

STAY = 0.80
STAY_LESS = {"premium": 0.10, "changing_school": 0.27, "sixteen": 0.2}
"""The chance to stay from summer to September, and what takes from it."""
LEAVE_IN_YEAR = 0.03
OUTSIDE_SHARE = 0.003
"""Share of the pool's newcomers at independent schools or with no school on the record."""

LESSONS = {"individual": 60, "large_group": 18, "ensemble": 22}
KEEP_PROGRAMME = 0.86
ENSEMBLE_JOIN = (0.34, 0.18)
"""The share of those in lessons who also join an ensemble: at the start, and in a year."""
ENSEMBLE_STAY = 0.86
LEVEL_UP = 0.24

SPANS = {
    "primary": (PRIMARY[0] + 1, PRIMARY[1]), "secondary": SECONDARY, "special": (3, 14), "nursery": (0, 1),
    "alternative_provision": (12, 14), "independent": (4, 14),
}  # fmt: skip
WCET_SPANS = {"primary": (5, 7)}
EARLY_YEARS = (0.05, 0.13)
"""The share of newcomers from primary schools who are in reception: at the start, and in a year."""
EARLY_YEARS_TO = 2
"""The last year group, by place, whose pupils come to early-years music."""

_PROGRAMMES = ("small_group", "individual", "large_group", "ensemble", "early_years")
_SMALL, _INDIVIDUAL, _LARGE, _ENSEMBLE, _EARLY = range(5)


@dataclass
class Learning:
    """The whole course of taking part."""

    schools: Schools
    groups: Ensembles
    runs: Runs
    pupils: Pupils
    records: Records
    pool: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    cohort: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """This year's whole-class pupils."""
    lesson: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Each pupil's place in `_PROGRAMMES`; -1 outside the pool."""
    ensemble: Bools = field(default_factory=lambda: np.empty(0, dtype=bool))
    """Whether each pupil plays in an ensemble beside lessons."""
    started: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    paid_lessons: list[Ints] = field(default_factory=list)
    """The pupils in paid lessons in each year's autumn term."""

    def outside(self, pupils: Ints) -> Bools:
        """Whether each of some pupils is at no state-funded school: the roll's free meals are not theirs."""
        at_state: Bools = np.append(self.schools.state, False)[self.pupils.school[pupils]]
        return ~at_state

    def grow(self) -> None:
        """Make room for pupils just admitted."""
        more = len(self.pupils) - len(self.lesson)
        self.lesson = np.concatenate([self.lesson, np.full(more, -1)])
        self.ensemble = np.concatenate([self.ensemble, np.zeros(more, dtype=bool)])
        self.started = np.concatenate([self.started, np.full(more, NO_DAY)])


def learning(rng: np.random.Generator, schools: Schools, groups: Ensembles) -> Learning:
    """Everything that happened, term by term."""
    pupils = Pupils()
    course = Learning(schools, groups, Runs(), pupils, Records(pupils))
    targeted = Targeted(schools, course.runs, course.pupils, course.records)
    for year in range(len(YEARS)):
        _year(rng, course, targeted, year)
    return course


def levels(rng: np.random.Generator, pupils: Pupils) -> Ints:
    """Each pupil's playing level by year: 0 beginner, 1 developing, 2 advanced. It never falls."""
    size = len(pupils)
    older = pupils.entry_group >= SECONDARY[0]
    first = (rng.random(size) < np.where(older, 0.5, 0.16)).astype(np.int64)
    first += (first == 1) & (rng.random(size) < np.where(older, 0.22, 0.02))
    rise = LEVEL_UP - 0.07 * (pupils.circumstance["pupil_premium"] == YES)
    found = np.empty((len(YEARS), size), dtype=np.int64)
    found[0] = first
    for year in range(1, len(YEARS)):
        up = (rng.random(size) < rise) & (pupils.entered < year)
        found[year] = np.minimum(found[year - 1] + up, 2)
    return found


def _year(rng: np.random.Generator, course: Learning, targeted: Targeted, year: int) -> None:
    autumn, *later = terms_of(year)
    first_new = len(course.pupils)
    stayers = _stayers(rng, course, year)
    going_on = _going_on(rng, course, year)
    from_targeted = targeted.going_on(rng, year)
    stayers = np.concatenate([stayers, going_on, from_targeted])
    course.cohort = _whole_class(rng, course, year)
    targeted.open(rng, year)
    targeted.attend(rng, autumn)
    wanted = PUPILS[year] - len(course.cohort) - len(course.records.learning(autumn))
    fresh = _fresh(rng, course, year, stayers, wanted - len(stayers))
    course.pool = np.concatenate([stayers, fresh])
    course.grow()
    _settle(rng, course, targeted, autumn, stayers, fresh, first_new)
    _choose_lessons(rng, course, year, stayers)
    _write(rng, course, autumn, np.empty(0, dtype=np.int64))
    targeted.masterclass(rng, autumn, course.pool)
    course.paid_lessons.append(course.pool[course.lesson[course.pool] < _ENSEMBLE])
    for term in later:
        _later_term(rng, course, targeted, term)


def _later_term(rng: np.random.Generator, course: Learning, targeted: Targeted, term: Term) -> None:
    targeted.attend(rng, term)
    wanted = round(LATER_TERMS[term.season] * PUPILS[term.year])
    wanted -= len(course.cohort) + len(course.records.learning(term))
    leaving = rng.random(len(course.pool)) < LEAVE_IN_YEAR
    gone, stayers = course.pool[leaving], course.pool[~leaving]
    fresh = _fresh(rng, course, term.year, stayers, max(0, wanted - len(stayers)))
    stayers = stayers[: wanted - len(fresh)]
    course.pool = np.concatenate([stayers, fresh])
    course.grow()
    for name in CIRCUMSTANCES:
        settle_alike(rng, course.pupils, name, stayers, fresh)
    course.pupils.circumstance["free_meals"][fresh[course.outside(fresh)]] = NO
    _lessons_of_newcomers(rng, course, term.year, fresh)
    _write(rng, course, term, gone)
    targeted.masterclass(rng, term, course.pool)


def _stayers(rng: np.random.Generator, course: Learning, year: int) -> Ints:
    """Those of the pool who come back in September, some at a new school."""
    if not year:
        return course.pool
    pupils, schools = course.pupils, course.schools
    group = pupils.group(course.pool, year)
    changing = (group == SECONDARY[0]) & (schools.phase[pupils.school[course.pool]] == "primary")
    chance = (
        STAY
        - STAY_LESS["premium"] * (pupils.circumstance["pupil_premium"][course.pool] == YES)
        - STAY_LESS["changing_school"] * changing
        - STAY_LESS["sixteen"] * (group == SECONDARY[1] - 1)
    )
    stays = (rng.random(len(course.pool)) < chance) & (group <= SECONDARY[1])
    _change_schools(rng, course, course.pool[stays & changing], year)
    school = pupils.school[course.pool]
    served = np.append(schools.engaged[year] | ~schools.state, True)[school]
    grown_out = np.isin(np.append(schools.phase, "")[school], ("nursery",)) & (group > 1)
    back: Ints = course.pool[stays & served & ~grown_out]
    return back


def _change_schools(rng: np.random.Generator, course: Learning, pupils: Ints, year: int) -> None:
    """Send those who finish primary school to a secondary school of their district."""
    for place in np.unique(course.pupils.place[pupils]).tolist():
        here = pupils[course.pupils.place[pupils] == place]
        near = course.schools.worked_with(year, "secondary")
        near = near[course.schools.place[near] == place]
        if len(near):
            course.pupils.school[here] = near[rng.integers(0, len(near), len(here))]


def _going_on(rng: np.random.Generator, course: Learning, year: int) -> Ints:
    """Those of last year's whole-class pupils who go on, as many of each circumstance as the story has."""
    if not year:
        return np.empty(0, dtype=np.int64)
    served = course.schools.engaged[year][course.pupils.school[course.cohort]]
    premium = course.pupils.circumstance["pupil_premium"][course.cohort]
    chosen = [
        pick(rng, course.cohort[served & (premium == answer)], size)
        for answer, size in zip((NO, YES, UNKNOWN), WCET_CONTINUE[year - 1], strict=True)
    ]
    return np.concatenate(chosen)


def _whole_class(rng: np.random.Generator, course: Learning, year: int) -> Ints:
    """A new cohort in whole-class teaching, whose pupil premium is settled at once."""
    schools = course.schools
    served = schools.worked_with(year, "primary")
    chosen = pick(rng, served, min(WCET_SCHOOLS[year], len(served)))
    weight = schools.pupils[year][chosen].astype(float)
    size = sum(WCET[year])
    school = chosen[
        np.searchsorted(np.cumsum(weight / weight.sum()), rng.random(size), side="right").clip(
            0, len(chosen) - 1
        )
    ]
    group = groups_for(rng, schools, school, WCET_SPANS)
    new = course.pupils.admit(
        school, schools.place[school], group, year, rng.random(size) < 0.5, whole_class=True
    )
    premium = np.repeat([NO, YES, UNKNOWN], WCET[year])
    course.pupils.circumstance["pupil_premium"][new] = rng.permutation(premium)
    return new


def _fresh(rng: np.random.Generator, course: Learning, year: int, others: Ints, size: int) -> Ints:
    """Newcomers to the pool; schools the service works with but has nobody from come first."""
    schools = course.schools
    served = np.flatnonzero(schools.engaged[year])
    reached = np.concatenate([course.pupils.school[others], course.pupils.school[course.cohort]])
    waiting = np.setdiff1d(served, reached)[:size]
    weight = np.cumsum(schools.pull[served] / schools.pull[served].sum())
    drawn = served[
        np.searchsorted(weight, rng.random(size - len(waiting)), side="right").clip(0, len(served) - 1)
    ]
    outside = rng.random(len(drawn)) < OUTSIDE_SHARE
    drawn[outside] = np.where(
        rng.random(int(outside.sum())) < 0.7, rng.choice(schools.independents, int(outside.sum())), NO_SCHOOL
    )
    school = np.concatenate([waiting, drawn])
    place = np.append(schools.place, 0)[school]
    group = np.full(size, 7)
    known = school != NO_SCHOOL
    group[known] = groups_for(rng, schools, school[known], SPANS)
    young = (np.append(schools.phase, "")[school] == "primary") & (
        rng.random(size) < EARLY_YEARS[min(year, 1)]
    )
    group[young] = EARLY_YEARS_TO
    return course.pupils.admit(school, place, group, year, rng.random(size) < 0.545)


def _settle(
    rng: np.random.Generator,
    course: Learning,
    targeted: Targeted,
    autumn: Term,
    old: Ints,
    fresh: Ints,
    first_new: int,
) -> None:
    """Settle the circumstances of all of the autumn's newcomers."""
    year, pupils = autumn.year, course.pupils
    known = round(KNOWN_SHARES["pupil_premium"] * len(course.pool))
    yes = round(POOL_PREMIUM[year] / 100 * known)
    settle(rng, pupils, "pupil_premium", old, fresh, known, yes, np.zeros(len(fresh)))
    targeted.settle_premium(rng, year)
    present = np.concatenate([course.pool, course.cohort, course.records.learning(autumn)])
    new = np.sort(present[present >= first_new])
    settle_autumn(rng, pupils, year, np.sort(present), new, course.outside(new))
    absent = np.setdiff1d(np.arange(first_new, len(pupils)), present)
    for name in ("ethnic_minority", "send", "free_meals"):
        settle_alike(rng, pupils, name, new, absent)
    pupils.circumstance["free_meals"][absent[course.outside(absent)]] = NO


def _choose_lessons(rng: np.random.Generator, course: Learning, year: int, stayers: Ints) -> None:
    """Each pupil's lessons for the year: small groups as the story has them, the rest much as before."""
    pool = course.pool
    before = course.lesson[pool].copy()
    _start_days(rng, course, year)
    group = course.pupils.group(pool, year)
    able = group > EARLY_YEARS_TO
    now = np.full(len(pool), _EARLY)
    premium = course.pupils.circumstance["pupil_premium"][pool]
    favour = 0.62 * (before == _SMALL) + 0.22 * (before == -1)
    for answer, size in zip((NO, YES, UNKNOWN), SMALL_GROUP[year], strict=True):
        of_answer = np.flatnonzero(able & (premium == answer))
        now[pick(rng, of_answer, size, favour[of_answer])] = _SMALL
    rest = np.flatnonzero(able & (now != _SMALL))
    keeps = np.isin(before[rest], (_INDIVIDUAL, _LARGE, _ENSEMBLE)) & (rng.random(len(rest)) < KEEP_PROGRAMME)
    now[rest] = np.where(keeps, before[rest], _drawn_lessons(rng, len(rest)))
    course.lesson[pool] = now
    _choose_ensembles(rng, course, year, pool, now)


def _choose_ensembles(rng: np.random.Generator, course: Learning, year: int, pool: Ints, now: Ints) -> None:
    was = course.ensemble[pool]
    premium = course.pupils.circumstance["pupil_premium"][pool] == YES
    join = (ENSEMBLE_JOIN[0] if year == 0 else ENSEMBLE_JOIN[1]) * np.where(premium, 0.6, 1.0)
    inside = np.where(was, rng.random(len(pool)) < ENSEMBLE_STAY, rng.random(len(pool)) < join)
    course.ensemble[pool] = inside & np.isin(now, (_SMALL, _INDIVIDUAL, _LARGE))


def _lessons_of_newcomers(rng: np.random.Generator, course: Learning, year: int, fresh: Ints) -> None:
    young = course.pupils.group(fresh, year) <= EARLY_YEARS_TO
    drawn = np.where(rng.random(len(fresh)) < 0.2, _SMALL, _drawn_lessons(rng, len(fresh)))
    course.lesson[fresh] = np.where(young, _EARLY, drawn)


def _drawn_lessons(rng: np.random.Generator, size: int) -> Ints:
    shares = np.cumsum([LESSONS["individual"], LESSONS["large_group"], LESSONS["ensemble"]])
    return _INDIVIDUAL + np.searchsorted(shares / shares[-1], rng.random(size), side="right").clip(0, 2)


def _start_days(rng: np.random.Generator, course: Learning, year: int) -> None:
    """When each began; at the sample's start many have learnt for years."""
    new = course.pool[course.started[course.pool] == NO_DAY]
    september = day_number(terms_of(year)[0].starts)
    back = (
        np.minimum(rng.geometric(0.4, len(new)) - 1, 4) if year == 0 else np.zeros(len(new), dtype=np.int64)
    )
    course.started[new] = september - 365 * back + rng.integers(3, 30, len(new))


def _write(rng: np.random.Generator, course: Learning, term: Term, gone: Ints) -> None:
    """The rows of a term: the pool's lessons and ensembles, those who left, and the whole-class cohort."""
    begun = day_number(term.starts)
    late = course.pool[course.started[course.pool] == NO_DAY]
    course.started[late] = begun + rng.integers(3, 25, len(late))
    for pupils, status in ((course.pool, "attending"), (gone, "left_early")):
        for place, programme in enumerate(_PROGRAMMES):
            here = pupils[course.lesson[pupils] == place]
            _add(course, term, programme, here, status)
        _add(course, term, "ensemble", pupils[course.ensemble[pupils]], status)
    if term.season != "autumn":
        there = some(rng, course.pool, 140)
        _add(course, term, "holiday_course", there, "completed")
    status = "completed" if term.season == "summer" else "attending"
    run = course.runs.at_school("wcet", term, course.schools, course.pupils.school[course.cohort])
    first = day_number(terms_of(term.year)[0].weeks_in(1))
    course.records.add(term, "wcet", course.cohort, run, np.full(len(course.cohort), first), status=status)


def _add(course: Learning, term: Term, programme: str, pupils: Ints, status: str) -> None:
    places = course.pupils.place[pupils]
    if programme == "ensemble":
        there = course.groups.by_place(terms().index(term))
        run = course.runs.ensembles(term, places, pupils, there)
    else:
        run = course.runs.of(programme, term, places)
    course.records.add(term, programme, pupils, run, course.started[pupils], status=status)
