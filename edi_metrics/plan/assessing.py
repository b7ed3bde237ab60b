"""How the service rates itself: a round of statements, what each group said, and the level that was agreed.

A group's level is the median of its raters, never a person's; what fewer than five people said is not shown
to anybody. A level that does not apply is left out of every mean.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from edi_metrics.codes import code_list
from edi_metrics.plan.bank import Statement, bank

LEAST_RATERS = 5
"""The fewest people whose median may be shown."""

NOT_APPLICABLE = "na"
YOUNG_PEOPLE = "young_people"

LOW = 1
"""The level at and under which a statement asks for an action: 'Not yet'."""

Levels = Mapping[str, int]
"""The level of each statement that has one."""


@dataclass(frozen=True)
class Rating:
    """What one group said of one statement."""

    statement: str
    group: str
    level: str
    """'1' to '4', or 'na' where it does not apply."""
    raters: int
    on: date
    comment: str = ""
    evidence: str = ""

    @property
    def shown(self) -> bool:
        """Whether enough people rated for their median to be shown."""
        return self.raters >= LEAST_RATERS

    @property
    def number(self) -> int | None:
        """The level as a number, where one was given and may be shown."""
        return int(self.level) if self.shown and self.level != NOT_APPLICABLE else None


@dataclass(frozen=True)
class Agreed:
    """The level that the working group agreed for a statement, and the meeting it was agreed in."""

    statement: str
    level: str
    on: date
    meeting: str
    note: str = ""

    @property
    def number(self) -> int | None:
        """The level as a number; none where the statement does not apply."""
        return None if self.level == NOT_APPLICABLE else int(self.level)


@dataclass(frozen=True)
class Round:
    """One round of self-assessment, from its opening to its close. Nothing of a closed round changes."""

    round_id: str
    title: str
    bank_version: str
    statements: tuple[str, ...]
    opened_on: date
    ratings: Mapping[tuple[str, str], Rating] = field(default_factory=dict)
    """By statement and group."""
    agreed: Mapping[str, Agreed] = field(default_factory=dict)
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it may still be rated."""
        return self.closed_on is None

    def holds(self, statement: str) -> bool:
        """Whether it may still be said of `statement` what its level is."""
        return self.is_open and statement in self.statements

    def with_rating(self, rating: Rating) -> "Round":
        """The round with a rating in the place of that group's earlier one."""
        return replace(self, ratings={**self.ratings, (rating.statement, rating.group): rating})

    def with_agreed(self, agreed: Agreed) -> "Round":
        """The round with a level in the place of one agreed before."""
        return replace(self, agreed={**self.agreed, agreed.statement: agreed})

    @property
    def bank(self) -> Mapping[str, Statement]:
        """The statements of the bank it is rated by."""
        return bank(self.bank_version)

    @property
    def levels(self) -> Levels:
        """The level of each statement that has been agreed and applies, in the round's order."""
        found = ((one, self.agreed[one].number) for one in self.statements if one in self.agreed)
        return {statement: level for statement, level in found if level is not None}


class Spread(NamedTuple):
    """How far apart the groups are on one statement: the lowest and the highest level, and whose they are."""

    low: int
    high: int
    lowest: tuple[str, ...]
    highest: tuple[str, ...]

    @property
    def width(self) -> int:
        """The levels between them."""
        return self.high - self.low


def groups() -> tuple[str, ...]:
    """Every group that rates, in the order they are shown."""
    return tuple(code_list("rater_group").codes)


def asked_of(statements: Mapping[str, Statement], group: str) -> tuple[str, ...]:
    """The statements that are put to a group: to young people, those in words for them."""
    return tuple(
        name for name, one in statements.items() if group != YOUNG_PEOPLE or one.young_people_wording
    )


def put_to(found: Round, group: str) -> tuple[str, ...]:
    """The round's statements that are put to a group."""
    return tuple(one for one in asked_of(found.bank, group) if one in found.statements)


def rated(found: Round, group: str) -> tuple[str, ...]:
    """The statements that a group has rated, too few to show or not."""
    return tuple(one for one in put_to(found, group) if (one, group) in found.ratings)


def unrated(found: Round, group: str) -> tuple[str, ...]:
    """The statements that are put to a group and that it has not rated yet."""
    return tuple(one for one in put_to(found, group) if (one, group) not in found.ratings)


def to_agree(found: Round) -> tuple[str, ...]:
    """The statements with no agreed level yet."""
    return tuple(one for one in found.statements if one not in found.agreed)


def next_statement(found: Round, group: str = "") -> str | None:
    """Where to go on: the first statement that a group, or else the meeting, has not come to."""
    left = unrated(found, group) if group else to_agree(found)
    return left[0] if left else None


def spread(found: Round, statement: str) -> Spread | None:
    """How far apart the groups are on a statement; None unless two of them may be shown."""
    given = {
        rating.group: rating.number
        for rating in found.ratings.values()
        if rating.statement == statement and rating.number is not None
    }
    return spread_of({group: level for group, level in given.items() if level is not None})


def spread_of(given: Levels) -> Spread | None:
    """The spread of the levels that groups gave; None unless two gave one."""
    if len(given) < 2:
        return None
    low, high = min(given.values()), max(given.values())
    return Spread(low, high, _at(given, low), _at(given, high))


def _at(given: Levels, level: int) -> tuple[str, ...]:
    return tuple(group for group in groups() if given.get(group) == level)


def means(levels: Levels, by: Callable[[Statement], str], version: str = "") -> Mapping[str, float]:
    """The mean level of each kind of statement that has one: by strand, say, or by dimension."""
    kinds: dict[str, list[int]] = {}
    for statement, level in levels.items():
        kinds.setdefault(by(bank(version)[statement]), []).append(level)
    return {kind: sum(given) / len(given) for kind, given in kinds.items()}


def changes(now: Levels, before: Levels) -> Mapping[str, int]:
    """How far each statement has moved since the round before; of those with a level in both alone."""
    return {one: level - before[one] for one, level in now.items() if one in before}


def asking_for_action(levels: Levels, origins: Iterable[str]) -> tuple[str, ...]:
    """Statements at a low level that no action has come from yet: each offers to become one."""
    taken = set(origins)
    return tuple(one for one, level in levels.items() if level <= LOW and origin(one) not in taken)


def origin(statement: str) -> str:
    """What an action that comes from a statement says of where it came from."""
    return f"self-assessment {statement}"


def open_rounds(rounds: Iterable[Round]) -> Iterator[Round]:
    """The rounds that may still be rated, in the order they were opened."""
    return (one for one in sorted(rounds, key=lambda one: one.opened_on) if one.is_open)
