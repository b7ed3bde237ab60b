"""Schools, counted again: whom we worked with, where the cold spots are, and what the register says."""

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.twin.counting import (
    SERVICE_DAY,
    Figures,
    Row,
    Seen,
    Shape,
    cells,
    counts,
    landed,
    last_day,
    months_before,
    over,
    reference,
    shares,
    term_closes,
    term_named,
    term_of,
    year_named,
    year_of,
)


class School(NamedTuple):
    """A school as that September's register holds it."""

    urn: str
    phase: str
    district: str
    state_funded: bool
    pupils: int
    free_meals_pupils: int
    free_meals_band: str | None


class Worked(NamedTuple):
    """That we worked with a school from one day to another."""

    urn: str
    programme: str
    term: date
    until: date


@cache
def registers(private: Path) -> dict[date, dict[str, School]]:
    """Every school of each academic year, from the register of its first day."""
    found: dict[date, dict[str, School]] = defaultdict(dict)
    for row in landed(private, "schools"):
        year = year_of(row["snapshot_date"])
        found[year][row["urn"]] = School(
            row["urn"],
            row["phase"],
            row["district"],
            row["state_funded"] == "yes",
            row["pupils"] or 0,
            _free_meals_pupils(row),
            _band(row, year),
        )
    return found


def _free_meals_pupils(row: Row) -> int:
    """Pupils with free meals, in whole pupils, school by school; a hidden figure adds nobody."""
    if row["pupils"] is None or row["free_meals_percent"] is None:
        return 0
    exact = Decimal(row["pupils"]) * Decimal(str(row["free_meals_percent"])) / 100
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def _band(row: Row, year: date) -> str | None:
    percent = row["free_meals_percent"]
    if percent is None:
        return None
    if percent <= 10:
        return "low"
    return "above_england" if percent > england_average(row["phase"], year) else "middle"


@cache
def england_average(phase: str, year: date) -> float:
    """England's free meals percentage for the phase, by the latest January census before the year."""
    series = "primary" if phase in ("nursery", "primary") else "secondary"
    published = {
        int(row["period"]): float(row["value"])
        for row in reference("benchmarks.csv")
        if row["series"] == f"school_roll.free_meals_{series}" and row["area"] == "England"
    }
    return published[max(period for period in published if period <= year.year)]


def schools(private: Path, places: list[Row]) -> Figures:
    """Every figure of schools."""
    worked = _worked(private, places)
    figures: Figures = {}
    for grain in ("term", "year"):
        figures |= _engaged(private, grain, worked) | _cold(private, grain, worked)
    return figures | _wcet(private, worked) | _told(private)


def _worked(private: Path, places: list[Row]) -> list[Worked]:
    """Participation of any pupil, by key or in places, and runs of programmes at a school."""
    counted = landed(private, "participation", ("term", "programme", "school_urn", "n"), "counted")
    attended = {(row["school_urn"], row["term"], row["programme"]) for row in places}
    attended |= {
        (row["school_urn"], term_named(row["term"]), row["programme"]) for row in counted if row["n"] != 0
    }
    found = [
        Worked(urn, programme, term, term_closes(term))
        for urn, term, programme in attended
        if urn and term <= SERVICE_DAY
    ]
    for run in landed(private, "programmes"):
        if run["school_urn"] and run["started_on"] <= SERVICE_DAY:
            year = year_named(run["academic_year"])
            term = max(term_of(run["started_on"]), year)
            found.append(Worked(run["school_urn"], run["programme"], term, run["ended_on"] or last_day(year)))
    return found


def _periods(private: Path, grain: str) -> list[tuple[date, date, date]]:
    """Each period with its year and its last day."""
    years = sorted(registers(private))
    if grain == "year":
        return [(year, year, last_day(year)) for year in years if over(year)]
    terms = [
        term
        for year in years
        for term in (year, date(year.year + 1, 1, 1), date(year.year + 1, 4, 1))
        if term <= SERVICE_DAY
    ]
    return [(term, year_of(term), term_closes(term)) for term in terms]


def _seen(private: Path, grain: str, *, high_need: bool = False) -> list[tuple[Seen, date]]:
    """Every state-funded school in every period, with the period's last day."""
    return [
        (Seen(period, school.urn, school._asdict()), ends)
        for period, year, ends in _periods(private, grain)
        for school in registers(private)[year].values()
        if school.state_funded and (not high_need or school.free_meals_band == "above_england")
    ]


def _engaged(private: Path, grain: str, worked: list[Worked]) -> Figures:
    """Any activity in the year so far."""
    by_urn: dict[str, list[Worked]] = defaultdict(list)
    for one in worked:
        by_urn[one.urn].append(one)

    def engaged(seen: Seen, ends: date) -> bool:
        return any(
            year_of(one.term) == year_of(seen.period) and one.term <= ends for one in by_urn[str(seen.member)]
        )

    figures: Figures = {}
    for metric, shape, high_need in (
        ("schools.engaged", Shape(("phase", "district", "free_meals_band")), False),
        ("schools.high_need_engaged", Shape(("district", "phase")), True),
    ):
        everyone = _seen(private, grain, high_need=high_need)
        below = cells((seen for seen, _ in everyone), shape)
        above = cells((seen for seen, ends in everyone if engaged(seen, ends)), shape)
        figures |= shares(metric, grain, shape, below, above)
    return figures


def _cold(private: Path, grain: str, worked: list[Worked]) -> Figures:
    """No activity of ours, and no contact on the register, in the twelve months to the period's end."""
    contacts: dict[str, set[tuple[date, date]]] = defaultdict(set)
    for one in worked:
        contacts[one.urn].add((one.term, one.until))
    for row in landed(private, "schools"):
        if row["last_contact_on"]:
            contacts[row["urn"]].add((row["last_contact_on"], row["last_contact_on"]))

    def cold(urn: str, ends: date) -> bool:
        seen_on = min(ends, SERVICE_DAY)
        since = months_before(seen_on, 12)
        return not any(start <= seen_on and until > since for start, until in contacts[urn])

    shape = Shape(("district", "phase", "free_meals_band"))
    found = [seen for seen, ends in _seen(private, grain) if cold(str(seen.member), ends)]
    periods = [period for period, _, _ in _periods(private, grain)]
    return counts("schools.cold", grain, shape, periods, cells(found, shape))


def _wcet(private: Path, worked: list[Worked]) -> Figures:
    shape = Shape(("phase", "district", "free_meals_band"))
    taught = {(one.urn, year_of(one.term)) for one in worked if one.programme == "wcet"}
    everyone = [seen for seen, _ in _seen(private, "year")]
    above = cells((seen for seen in everyone if (seen.member, seen.period) in taught), shape)
    return shares("schools.wcet", "year", shape, cells(everyone, shape), above)


def _told(private: Path) -> Figures:
    """What was so in a year is what the register of the September after it says, or the last that says."""
    plans: dict[tuple[str, date], str] = {}
    sings: dict[tuple[str, date], str] = {}
    for row in sorted(landed(private, "schools"), key=lambda row: row["snapshot_date"]):
        for year in sorted(registers(private)):
            if row["snapshot_date"] <= last_day(year).replace(month=12):
                if row["music_plan"] not in (None, "not_known"):
                    plans[row["urn"], year] = row["music_plan"]
                if row["singing_support"] is not None:
                    sings[row["urn"], year] = row["singing_support"]
    shape = Shape(("phase", "district"))
    everyone = [seen for seen, _ in _seen(private, "year")]
    planned = [seen for seen in everyone if (str(seen.member), seen.period) in plans]
    with_plan = [seen for seen in planned if plans[str(seen.member), seen.period] == "yes"]
    singing = [seen for seen in everyone if sings.get((str(seen.member), seen.period)) == "yes"]
    return shares(
        "schools.music_plan", "year", shape, cells(planned, shape), cells(with_plan, shape)
    ) | shares("schools.singing", "year", shape, cells(everyone, shape), cells(singing, shape))
