"""What a share of the workforce takes in appointments: it changes through who joins and who leaves."""

from math import ceil, exp
from typing import NamedTuple

_WHOLE = 1e-9
"""A need that misses a whole person by less than this is that many people."""


class Appointed(NamedTuple):
    """How many of the latest people appointed were in the group."""

    number: int
    of: int


class Hiring(NamedTuple):
    """How many of the appointments to come must be of people in the group, for a share to reach its goal."""

    needed: int
    appointments: int
    """How many there will be by the date, at the latest yearly number."""
    lately: Appointed | None = None
    """None where the figures cannot be shown."""

    @property
    def possible(self) -> bool:
        """Whether there are appointments enough."""
        return self.needed <= self.appointments


def hiring(
    *, share: float, goal: float, people: int, joiners: float, years: float, lately: Appointed | None = None
) -> Hiring | None:
    """What moving a `share` of `people` to `goal`, both in percent, takes of `joiners` a year for `years`.

    As many leave as join, and leavers are like the team as it then is: of the team of today the part
    exp(-appointments / people) is still there at the end, and the rest were appointed on the way. None
    where nobody is appointed or no time is left.
    """
    appointments = round(joiners * years)
    if appointments < 1 or people < 1:
        return None
    staying = exp(-appointments / people)
    among_new = (goal - share * staying) / (1 - staying)
    needed = max(0, ceil(among_new / 100 * appointments - _WHOLE))
    return Hiring(needed, appointments, lately)
