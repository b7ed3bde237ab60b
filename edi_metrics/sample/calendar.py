"""The sample service's calendar: its terms, its years and the day it is seen on."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from edi_metrics.codes import rows

SERVICE_DAY = date(2026, 11, 23)
"""The day the sample is seen on. No record is later."""

YEARS = ("2022/23", "2023/24", "2024/25", "2025/26", "2026/27")
"""The academic years of the sample; of the last there is an autumn term alone."""


@dataclass(frozen=True)
class Term:
    """One school term, from its first day to its last."""

    name: str
    year: int
    """Its place in `YEARS`."""
    starts: date
    ends: date

    @property
    def season(self) -> str:
        """autumn, spring or summer."""
        return self.name.split(" ")[1]

    @property
    def last_record(self) -> date:
        """The last day of it that a record can be about."""
        return min(self.ends, SERVICE_DAY)

    def weeks_in(self, weeks: int) -> date:
        """A day some weeks after it began, and never after its last record."""
        return min(self.starts + timedelta(weeks=weeks), self.last_record)


@cache
def terms() -> tuple[Term, ...]:
    """The thirteen terms of the sample, in order."""
    halves: dict[str, list[dict[str, str]]] = {}
    for row in rows("term_dates.csv"):
        halves.setdefault(row["term_key"], []).append(row)
    found = (
        Term(
            name,
            YEARS.index(half[0]["academic_year"]),
            date.fromisoformat(half[0]["starts"]),
            date.fromisoformat(half[-1]["ends"]),
        )
        for name, half in halves.items()
    )
    return tuple(term for term in found if term.starts <= SERVICE_DAY)


def terms_of(year: int) -> tuple[Term, ...]:
    """The terms of one year of the sample, by its place in `YEARS`."""
    return tuple(term for term in terms() if term.year == year)


def september(year: int) -> date:
    """The day the schools register of a year was taken."""
    return date(2022 + year, 9, 1)


def november(year: int) -> date:
    """The day people were counted in a year: 1 November."""
    return date(2022 + year, 11, 1)


def spread(rng: np.random.Generator, first: date, last: date, size: int) -> list[date]:
    """`size` weekdays between two days, in no order."""
    days = rng.integers(0, (last - first).days + 1, size)
    return [_weekday(first + timedelta(days=int(day)), first) for day in days]


def _weekday(day: date, first: date) -> date:
    moved = day - timedelta(days=max(0, day.weekday() - 4))
    return moved if moved >= first else first
