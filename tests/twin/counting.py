"""The frame of the twin: rows, parts, places and how members are counted. Slow, obvious, on its own.

The twin counts every figure again from the landing rows, in plain Python. Its modules (`counting*.py`)
share nothing with the product, so that a mistake has to be made twice, in two ways, to go unseen.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as parquet

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"

SERVICE_DAY = date(2026, 11, 23)
"""The day on which the sample service is seen."""

NO_ANSWER = {None, "", "prefer_not_to_say", "no_response", "not_asked", "not_known"}

MAY_BE_UNKNOWN = {
    "age_band",
    "bursary_stage",
    "disability",
    "district",
    "ethnicity_2",
    "ethnicity_5",
    "free_meals_band",
    "key_stage",
    "phase",
    "pupil_premium",
    "referral_route",
    "region",
    "sen",
    "sex",
}
"""Splits with a part for those whose answer is missing."""

LIST_OF = {"charge": "fee_rate", "audience": "survey_audience", "route": "recruit_route"}
"""The code list of a split, when it has another name."""

Row = dict[str, Any]


class Place(NamedTuple):
    """Where a figure stands: one part of one table in one period."""

    metric: str
    grain: str
    period: date
    split: str = "whole"
    part: str = "All"
    narrowing: str = "whole"
    within: str = "All"


class Figure(NamedTuple):
    """A figure counted again. A plain count has no denominator."""

    numerator: float
    denominator: int | None = None


Figures = dict[Place, Figure]

Spot = tuple[str, str, str, str]
"""Split, part, narrowing, within."""

Cells = dict[date, dict[Spot, set[Hashable]]]
"""Who is in each part of each table of each period."""


class Shape(NamedTuple):
    """The tables that a metric is declared to have, and the parts it has when not all."""

    splits: tuple[str, ...] = ()
    narrowings: tuple[str, ...] = ()
    only: Mapping[str, tuple[str, ...]] = {}

    def parts(self, split: str) -> tuple[str, ...]:
        """The parts of `split`, a part for unknown answers included where it has one."""
        if split == "whole":
            return ("All",)
        unknown = ("not_known",) if split in MAY_BE_UNKNOWN else ()
        return self.only.get(split) or (*codes(LIST_OF.get(split, split)), *unknown)

    def spots(self) -> Iterator[Spot]:
        """Every part within every part of every table."""
        for split in ("whole", *self.splits):
            for narrowing in ("whole", *self.narrowings):
                for part in self.parts(split):
                    for within in self.parts(narrowing):
                        yield split, part, narrowing, within


# Rows


def landed(private: Path, dataset: str, columns: tuple[str, ...] = (), form: str = "person") -> list[Row]:
    """The accepted rows of a dataset, as they lie in its batch."""
    found: list[list[Row]] = []
    for about in sorted((private / "landing" / dataset).glob("*.json")):
        if json.loads(about.read_text(encoding="utf-8"))["form"] == form:
            table = parquet.read_table(about.with_suffix(".parquet"), columns=list(columns) or None)
            found.append(table.to_pylist())
    assert len(found) <= 1, f"the twin reads one batch of {dataset}: it does not know which row is latest"
    return found[0] if found else []


@cache
def reference(filename: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a reference file, as text."""
    with (REFERENCE / filename).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def parents(name: str) -> dict[str, str]:
    """Each code of a list with what it rolls up to."""
    if name == "genre":
        return {row["genre"]: row["family"] for row in reference("genres.csv")}
    if name == "ensemble_type":
        return {row["ensemble_type"]: row["family"] for row in reference("ensembles.csv")}
    if name == "statement":
        return {row["statement_id"]: row["strand"] for row in reference("statements.csv")}
    return {row["code"]: row["parent"] for row in reference("codes.csv") if row["list"] == name}


@cache
def codes(name: str) -> tuple[str, ...]:
    """The codes of a list."""
    if name == "genre_family":
        return tuple(dict.fromkeys(parents("genre").values()))
    if name == "ensemble_family":
        return tuple(dict.fromkeys(parents("ensemble_type").values()))
    return tuple(parents(name))


# Answers


def known(answer: object) -> bool:
    """Whether somebody told us."""
    return answer not in NO_ANSWER


def ethnic_group(code: str | None) -> tuple[str | None, str | None]:
    """The two-way and the five-way group of an ethnicity, or of an answer that is none."""
    if code is None or not known(code):
        return None, None
    finer = parents("ethnicity_19").get(code) or parents("ethnicity_dfe").get(code) or code
    five = parents("ethnicity_17")[finer]
    return "white_british" if code == "white_british" else "ethnic_minorities", five


# Days


def year_of(day: date) -> date:
    """The first day of the academic year."""
    return date(day.year if day.month >= 9 else day.year - 1, 9, 1)


def later_year(year: date, by: int = 1) -> date:
    """The first day of a later academic year."""
    return date(year.year + by, 9, 1)


def last_day(year: date) -> date:
    """The last day of an academic year: 31 August."""
    return date(year.year + 1, 8, 31)


def over(year: date) -> bool:
    """Whether an academic year is over."""
    return last_day(year) < SERVICE_DAY


def year_named(text: str) -> date:
    """The first day of '2025/26'."""
    return date(int(text[:4]), 9, 1)


@cache
def term_named(text: str) -> date:
    """The day that stands for '2025/26 autumn': 1 September, 1 January or 1 April."""
    year, term = int(text[:4]), text[8:]
    return {"autumn": date(year, 9, 1), "spring": date(year + 1, 1, 1), "summer": date(year + 1, 4, 1)}[term]


@cache
def term_of(day: date) -> date:
    """The term that a day falls in, by the calendar. Of a holiday, the days from January are the spring's
    and those from 12 April the summer's."""
    for row in reference("term_dates.csv"):
        if date.fromisoformat(row["starts"]) <= day <= date.fromisoformat(row["ends"]):
            return term_named(row["term_key"])
    year = year_of(day)
    if day.month >= 9:
        return year
    return date(day.year, 1, 1) if (day.month, day.day) < (4, 12) else date(day.year, 4, 1)


@cache
def term_ends() -> dict[date, date]:
    """The last school day of each term."""
    ends: dict[date, date] = {}
    for row in reference("term_dates.csv"):
        term = term_named(row["term_key"])
        ends[term] = max(ends.get(term, date.min), date.fromisoformat(row["ends"]))
    return ends


def terms_later(term: date, by: int) -> date:
    """The term that comes `by` terms later."""
    number = year_of(term).year * 3 + {9: 0, 1: 1, 4: 2}[term.month] + by
    year = number // 3
    return (date(year, 9, 1), date(year + 1, 1, 1), date(year + 1, 4, 1))[number % 3]


def term_closes(term: date) -> date:
    """The day before the next term begins."""
    return terms_later(term, 1) - timedelta(days=1)


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last."""
    number = day.year * 12 + day.month - 1 - months
    for last in (day.day, 30, 29, 28):
        try:
            return date(number // 12, number % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)


def meetings() -> list[date]:
    """The working group's meetings so far."""
    days = [date.fromisoformat(row["held_on"]) for row in reference("meetings.csv")]
    return [day for day in days if day <= SERVICE_DAY]


# Counting


class Seen(NamedTuple):
    """One thing a record says: in a period, a member is in these parts."""

    period: date
    member: Hashable
    parts: Mapping[str, Any]


def cells(seen: Iterable[Seen], shape: Shape) -> Cells:
    """Who is in each part of each table: different members, however many records they have."""
    found: Cells = defaultdict(lambda: defaultdict(set))
    for period, member, parts in seen:
        here = found[period]
        for split in ("whole", *shape.splits):
            part = part_of(split, parts)
            for narrowing in ("whole", *shape.narrowings):
                here[split, part, narrowing, part_of(narrowing, parts)].add(member)
    return found


def part_of(split: str, parts: Mapping[str, Any]) -> str:
    """The part somebody is in; an empty text when a record says nothing and there is no part for that."""
    if split == "whole":
        return "All"
    if split in MAY_BE_UNKNOWN and not known(parts[split]):
        return "not_known"
    return parts[split] or ""


def shares(metric: str, grain: str, shape: Shape, below: Cells, above: Cells) -> Figures:
    """Those in `above` who are in `below` too, over those in `below`, wherever anybody is in the whole."""
    figures: Figures = {}
    for period in below:
        if not below[period].get(("whole", "All", "whole", "All")):
            continue
        for spot in shape.spots():
            among = below[period].get(spot, set())
            chosen = above.get(period, {}).get(spot, set()) & among
            figures[Place(metric, grain, period, *spot)] = Figure(len(chosen), len(among))
    return figures


def counts(metric: str, grain: str, shape: Shape, periods: Iterable[date], above: Cells) -> Figures:
    """Those in `above`, in every period of which there are records."""
    return {
        Place(metric, grain, period, *spot): Figure(len(above.get(period, {}).get(spot, set())))
        for period in periods
        for spot in shape.spots()
    }


def sums(
    metric: str, grain: str, shape: Shape, entries: Iterable[tuple[date, Row, int, int | None]]
) -> Figures:
    """Amounts added up: of each entry a period, its parts, an amount above the line and one below."""
    above: dict[tuple[date, Spot], int] = defaultdict(int)
    below: dict[tuple[date, Spot], int] = defaultdict(int)
    plain, periods = True, set()
    for period, parts, n, d in entries:
        periods.add(period)
        plain = plain and d is None
        for split in ("whole", *shape.splits):
            spot = split, part_of(split, parts), "whole", "All"
            above[period, spot] += n
            below[period, spot] += d or 0
    return {
        Place(metric, grain, period, *spot): Figure(
            above[period, spot], None if plain else below[period, spot]
        )
        for period in periods
        for spot in shape.spots()
    }
