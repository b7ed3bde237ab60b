"""Periods as people write them, `2026-11-01`, `2025/26 autumn` or `2025/26`, and the day each begins."""

import re
from dataclasses import dataclass
from datetime import date

from edi_metrics.errors import EdiError
from edi_metrics.vocabulary import Grain

_TERM_STARTS = {"autumn": (0, 9), "spring": (1, 1), "summer": (1, 4)}
_YEAR = re.compile(r"(20\d\d)/(\d\d)$")
_TERM = re.compile(r"(20\d\d)/(\d\d) (autumn|spring|summer)$")


class BadPeriod(EdiError):
    """Text that is no period."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"'{text}' is not a period."
            " Write a day as 2026-11-01, a term as 2025/26 autumn or a year as 2025/26."
        )


@dataclass(frozen=True, order=True)
class Period:
    """A day, a term or an academic year. Ordered by its first day.

    Terms begin on 1 September, 1 January and 1 April here, whatever a county's calendar says: a
    period's first day only places it on an axis and measures pace.
    """

    first_day: date
    grain: Grain

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period that `text` names. Raises `BadPeriod`."""
        if match := _TERM.match(text):
            year, ends, term = int(match[1]), int(match[2]), match[3]
            later, month = _TERM_STARTS[term]
            if ends == (year + 1) % 100:
                return cls(date(year + later, month, 1), Grain.TERM)
        elif match := _YEAR.match(text):
            year, ends = int(match[1]), int(match[2])
            if ends == (year + 1) % 100:
                return cls(date(year, 9, 1), Grain.YEAR)
        else:
            try:
                return cls(date.fromisoformat(text), Grain.DAY)
            except ValueError:
                pass
        raise BadPeriod(text)

    @classmethod
    def term_of(cls, day: date) -> "Period":
        """The term that holds `day`."""
        starts = (date(day.year, month, 1) for _, month in _TERM_STARTS.values())
        return cls(max(start for start in starts if start <= day), Grain.TERM)

    @property
    def label(self) -> str:
        """The period as `ask` prints it and `parse` reads it."""
        if self.grain is Grain.DAY:
            return self.first_day.isoformat()
        start = self.first_day.year if self.first_day.month >= 9 else self.first_day.year - 1
        year = f"{start}/{(start + 1) % 100:02d}"
        return year if self.grain is Grain.YEAR else f"{year} {self._term}"

    @property
    def words(self) -> str:
        """The period in a sentence: '1 November 2026', 'autumn term 2025' or '2025/26'."""
        if self.grain is Grain.DAY:
            return day_words(self.first_day)
        return self.label if self.grain is Grain.YEAR else f"{self._term} term {self.first_day.year}"

    @property
    def short(self) -> str:
        """The period on an axis: 'Nov 26', 'Aut 25' or '2025/26'."""
        if self.grain is Grain.DAY:
            return f"{self.first_day:%b} {self.first_day:%y}"
        if self.grain is Grain.YEAR:
            return self.label
        return f"{self._term[:3].capitalize()} {self.first_day:%y}"

    @property
    def _term(self) -> str:
        return {9: "autumn", 1: "spring", 4: "summer"}[self.first_day.month]


def day_words(day: date) -> str:
    """A date as GOV.UK writes it: '31 July 2026'."""
    return f"{day.day} {day:%B %Y}"
