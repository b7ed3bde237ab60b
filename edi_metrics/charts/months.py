"""Where days lie on a line of whole months, and which of the months are named over it."""

from collections.abc import Iterator, Sequence
from datetime import date

_NAMED = 4
"""How many months are named, at the most."""


class Span:
    """The days a timeline covers, from the first of a month to the first of another."""

    def __init__(self, days: Sequence[date]) -> None:
        first, last = min(days), max(days)
        self.first = first.replace(day=1)
        self.months = 12 * (last.year - first.year) + last.month - first.month + 1
        self._length = (self._after(self.months) - self.first).days

    def along(self, day: date) -> float:
        """How far along a day lies, in per cent."""
        return round(100 * (day - self.first).days / self._length, 2)

    def named(self) -> Iterator[tuple[str, float]]:
        """The names of a few months, each with how far along its first day lies."""
        step = max(1, -(-self.months // _NAMED))
        for months in range(0, self.months, step):
            day = self._after(months)
            yield f"{day:%b %Y}", self.along(day)

    def _after(self, months: int) -> date:
        total = self.first.year * 12 + self.first.month - 1 + months
        return date(total // 12, total % 12 + 1, 1)
