"""Who takes part, counted again from the participation records."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.twin.counting import (
    SERVICE_DAY,
    Cells,
    Figure,
    Figures,
    Place,
    Row,
    Seen,
    Shape,
    cells,
    counts,
    ethnic_group,
    known,
    landed,
    over,
    parents,
    shares,
    sums,
    term_named,
    year_of,
)
from tests.twin.counting_schools import School, registers

COLUMNS = (
    "term",
    "programme",
    "programme_id",
    "pupil",
    "school_urn",
    "home_district",
    "home_imd_decile",
    "year_group",
    "sex",
    "ethnicity",
    "sen",
    "free_meals",
    "pupil_premium",
    "looked_after",
    "eal",
    "playing_level",
    "status",
    "referred_on",
    "started_on",
)
TOLD = COLUMNS[4:15]
"""What a record tells of a pupil."""

QUESTIONS = ("looked_after", "ethnicity", "eal", "free_meals", "pupil_premium", "sex", "sen")

Pupil = Mapping[str, Any]


class Learners(NamedTuple):
    """Who took part in each period: the pupils, and the records that say so."""

    grain: str
    pupils: dict[date, dict[str, Pupil]]
    records: dict[date, list[Row]]


def places(private: Path) -> list[Row]:
    """Every participation record of a term that has begun, with its term as a day."""
    rows = landed(private, "participation", COLUMNS)
    for row in rows:
        row["term"] = term_named(row["term"])
    return [row for row in rows if row["term"] <= SERVICE_DAY]


@cache
def everybody(private: Path) -> tuple[list[Row], Learners, Learners]:
    """Every participation record, and who took part by term and by year: read once for all who ask."""
    rows = places(private)
    return rows, *learners(private, rows)


def learners(private: Path, rows: list[Row]) -> tuple[Learners, Learners]:
    """Those who took part in each term, and in each year that is over."""
    taking_part = [row for row in rows if row["status"] in ("attending", "completed")]
    schools = registers(private)
    by_term: dict[date, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    in_term: dict[date, list[Row]] = defaultdict(list)
    in_year: dict[date, list[Row]] = defaultdict(list)
    for row in taking_part:
        by_term[row["term"]][row["pupil"]].append(row)
        in_term[row["term"]].append(row)
        if over(year_of(row["term"])):
            in_year[year_of(row["term"])].append(row)
    told = {term: {pupil: _told(found) for pupil, found in by_term[term].items()} for term in sorted(by_term)}
    year: dict[date, dict[str, Row]] = defaultdict(dict)
    for term, pupils in told.items():
        if over(year_of(term)):
            for pupil, says in pupils.items():
                year[year_of(term)][pupil] = _later(year[year_of(term)].get(pupil, {}), says)
    return (
        Learners("term", _described(told, schools), in_term),
        Learners("year", _described(year, schools), in_year),
    )


def _told(found: list[Row]) -> Row:
    """What a term's records tell of one pupil: an answer before a state, a state before nothing."""
    if len(found) == 1:
        return {name: found[0][name] for name in TOLD}
    return {name: max((row[name] for row in found), key=lambda given: _sureness(given)) for name in TOLD}


def _later(before: Row, after: Row) -> Row:
    """What is told of a pupil by the end of a year: the last answer known."""
    return {
        name: after[name] if _sureness(after[name])[0] >= _sureness(before.get(name))[0] else before[name]
        for name in TOLD
    }


def _sureness(given: Any) -> tuple[int, str]:
    return (2 if known(given) else 1 if given else 0), str(given)


def _described(
    told: Mapping[date, Mapping[str, Row]], schools: Mapping[date, Mapping[str, School]]
) -> dict[date, dict[str, Pupil]]:
    found: dict[date, dict[str, Pupil]] = {}
    for period, pupils in told.items():
        register = schools.get(year_of(period), {})
        found[period] = {
            pupil: _pupil(says, register.get(says["school_urn"])) for pupil, says in pupils.items()
        }
    return found


def _pupil(says: Row, school: School | None) -> Pupil:
    two, five = ethnic_group(says["ethnicity"])
    return says | {
        "district": says["home_district"],
        "key_stage": parents("year_group").get(says["year_group"]),
        "ethnicity_2": two,
        "ethnicity_5": five,
        "phase": school.phase if school else None,
        "school": school,
    }


# Figures

_COMMON = ("programme", "district", "key_stage", "phase")
_GROUPS = ("programme_group",)

Condition = Callable[[Pupil], Any]

SHARES: tuple[tuple[str, Shape, Condition, Condition], ...] = (
    (
        "participation.free_meals",
        Shape(_COMMON, _GROUPS),
        lambda pupil: known(pupil["free_meals"]),
        lambda pupil: pupil["free_meals"] == "yes",
    ),
    (
        "participation.pupil_premium",
        Shape(_COMMON, _GROUPS),
        lambda pupil: known(pupil["pupil_premium"]),
        lambda pupil: pupil["pupil_premium"] in ("yes", "service"),
    ),
    (
        "participation.send",
        Shape(_COMMON, _GROUPS),
        lambda pupil: known(pupil["sen"]),
        lambda pupil: pupil["sen"] in ("sen_support", "ehc_plan"),
    ),
    (
        "participation.ehc_plan",
        Shape(_COMMON, _GROUPS),
        lambda pupil: known(pupil["sen"]),
        lambda pupil: pupil["sen"] == "ehc_plan",
    ),
    (
        "participation.eal",
        Shape(_COMMON, _GROUPS),
        lambda pupil: known(pupil["eal"]),
        lambda pupil: pupil["eal"] == "other_language",
    ),
    (
        "participation.looked_after",
        Shape(_COMMON, _GROUPS),
        lambda pupil: known(pupil["looked_after"]),
        lambda pupil: pupil["looked_after"] in ("looked_after", "previously_looked_after"),
    ),
    (
        "participation.ethnic_minority",
        Shape((*_COMMON, "ethnicity_5"), _GROUPS),
        lambda pupil: pupil["ethnicity_2"],
        lambda pupil: pupil["ethnicity_2"] == "ethnic_minorities",
    ),
    (
        "participation.deprived_areas",
        Shape(("district", "programme")),
        lambda pupil: pupil["home_imd_decile"] is not None,
        lambda pupil: pupil["home_imd_decile"] in (1, 2, 3),
    ),
    (
        "participation.girls",
        Shape(_COMMON, _GROUPS),
        lambda pupil: known(pupil["sex"]),
        lambda pupil: pupil["sex"] == "female",
    ),
)


def participation(private: Path, seen: Learners) -> Figures:
    """Every figure of who takes part, by term or by year."""
    figures = _pupils_and_shares(seen) | _known(seen) | _take_up(private, seen)
    return figures | _ensembles(private, seen)


def _entries(seen: Learners, programme: str = "") -> list[Seen]:
    """A record for each pupil and programme of a period."""
    entries = []
    for period, rows in seen.records.items():
        pupils = seen.pupils[period]
        for pupil, taken in {(row["pupil"], row["programme"]) for row in rows}:
            if programme in ("", taken):
                parts = {**pupils[pupil], "programme": taken, "programme_group": parents("programme")[taken]}
                entries.append(Seen(period, pupil, parts))
    return entries


def _pupils_and_shares(seen: Learners) -> Figures:
    every_split = Shape((*_COMMON, "sex", "ethnicity_5"), _GROUPS)
    everyone = cells(_entries(seen), every_split)
    shape = Shape(("programme", "district", "key_stage", "sex"), _GROUPS)
    figures = counts("participation.pupils", seen.grain, shape, everyone, everyone)
    for metric, declared, among, chosen in SHARES:
        below = _those(seen, everyone, among)
        above = _those(seen, everyone, _both(among, chosen))
        figures |= shares(metric, seen.grain, declared, below, above)
    return figures


def _both(one: Condition, other: Condition) -> Condition:
    """What holds when two things do."""
    return lambda pupil: one(pupil) and other(pupil)


def _those(seen: Learners, everyone: Cells, wanted: Condition) -> Cells:
    """Of everyone in each part, those of whom something is so."""
    found: Cells = {}
    for period, spots in everyone.items():
        so: set[Hashable] = {pupil for pupil, says in seen.pupils[period].items() if wanted(says)}
        found[period] = {spot: members & so for spot, members in spots.items()}
    return found


def _known(seen: Learners) -> Figures:
    """Answers known over questions asked: seven of every pupil."""
    shape = Shape(("characteristic",), _GROUPS, {"characteristic": QUESTIONS})
    groups = cells(_entries(seen), Shape(("programme_group",)))
    figures: Figures = {}
    for period, pupils in seen.pupils.items():
        knows = {
            question: {pupil for pupil, says in pupils.items() if known(says[question])}
            for question in QUESTIONS
        }
        for split, part, narrowing, within in shape.spots():
            among = groups[period].get((narrowing, within, "whole", "All"), set())
            asked = QUESTIONS if split == "whole" else (part,)
            n = sum(len(among & knows[question]) for question in asked)
            place = Place("participation.known", seen.grain, period, split, part, narrowing, within)
            figures[place] = Figure(n, len(among) * len(asked))
    return figures


def _take_up(private: Path, seen: Learners) -> Figures:
    """Learners at state-funded schools over all pupils there, and the same of those with free meals."""
    entries, free = [], []
    schools = registers(private)
    for period, pupils in seen.pupils.items():
        for says in pupils.values():
            school = says["school"]
            if school and school.state_funded:
                entries.append((period, school._asdict(), 1, 0))
                free.append((period, school._asdict(), int(says["free_meals"] == "yes"), 0))
        for school in schools[year_of(period)].values():
            if school.state_funded:
                entries.append((period, school._asdict(), 0, school.pupils))
                free.append((period, school._asdict(), 0, school.free_meals_pupils))
    shape = Shape(("district", "phase", "free_meals_band"))
    figures = sums("participation.take_up", seen.grain, shape, entries)
    return figures | sums("participation.take_up_free_meals", seen.grain, Shape(("district", "phase")), free)


def _ensembles(private: Path, seen: Learners) -> Figures:
    """Those who play together; an ensemble's family is known by its name in that term's timetable."""
    families = {
        (row["ensemble_id"], term_named(row["term"])): parents("ensemble_type")[row["ensemble_type"]]
        for row in landed(private, "ensembles")
    }
    entries = []
    for period, rows in seen.records.items():
        for row in rows:
            if row["programme"] == "ensemble":
                family = families.get((row["programme_id"], row["term"]))
                parts = {**seen.pupils[period][row["pupil"]], "ensemble_family": family}
                entries.append(Seen(period, row["pupil"], parts))
    shape = Shape(("ensemble_family", "district", "key_stage", "sex"))
    members = cells(entries, shape)
    figures = counts("participation.ensemble_members", seen.grain, shape, seen.records, members)
    if seen.grain == "year":
        shape = Shape(("ensemble_family",))
        below = cells((entry for entry in entries if entry.parts["key_stage"]), shape)
        above = cells((entry for entry in entries if entry.parts["key_stage"] in ("ks4", "ks5")), shape)
        figures |= shares("participation.older_members", seen.grain, shape, below, above)
    return figures
