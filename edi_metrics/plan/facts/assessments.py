"""What can happen to a round of self-assessment."""

from abc import abstractmethod
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from edi_metrics.plan.assessing import Agreed, Rating, Round
from edi_metrics.plan.facts.base import BEGINNING, FactBase, Said, Text, When, one_of
from edi_metrics.plan.state import PlanSoFar

StatementId = Annotated[str, Field(min_length=1, max_length=40)]
Group = Annotated[str, AfterValidator(one_of("rater_group"))]
GivenLevel = Annotated[str, AfterValidator(one_of("sa_level"))]


class _RoundFact(FactBase):
    """Something that happened to a round that was opened. After its close nothing more happens to it."""

    @abstractmethod
    def to_round(self, found: Round, when: When) -> Round:
        """The round after this happened."""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The round changes, if it is open."""
        found = plan.rounds.get(about)
        if found is not None and found.is_open:
            plan.rounds[about] = self.to_round(found, when)


class RoundOpened(FactBase):
    """A round began: these statements of this version of the bank are to be rated."""

    kind: Literal["RoundOpened"] = "RoundOpened"
    title: Said
    bank_version: Annotated[str, Field(min_length=1, max_length=40)]
    statements: Annotated[tuple[StatementId, ...], Field(min_length=1, max_length=200)]

    sets = BEGINNING

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The round, with nothing rated yet. Opening one that is there changes nothing."""
        begun = Round(about, self.title, self.bank_version, self.statements, when.on)
        plan.rounds.setdefault(about, begun)


class Rated(_RoundFact):
    """A group's median level of one statement was put down."""

    kind: Literal["Rated"] = "Rated"
    statement: StatementId
    group: Group
    level: GivenLevel
    raters: Annotated[int, Field(ge=1, le=100_000)]
    comment: Text = ""
    evidence: Text = ""

    @property
    def touches(self) -> frozenset[str]:
        """That group's rating of that statement alone."""
        return frozenset({f"{self.statement} {self.group}"})

    def to_round(self, found: Round, when: When) -> Round:
        """With the rating, of a statement that the round holds."""
        if not found.holds(self.statement):
            return found
        return found.with_rating(
            Rating(self.statement, self.group, self.level, self.raters, when.on, self.comment, self.evidence)
        )


class LevelAgreed(_RoundFact):
    """The working group agreed on the level of one statement, in a meeting."""

    kind: Literal["LevelAgreed"] = "LevelAgreed"
    statement: StatementId
    level: GivenLevel
    note: Text = ""

    @property
    def touches(self) -> frozenset[str]:
        """The agreed level of that statement alone."""
        return frozenset({f"{self.statement} agreed"})

    def to_round(self, found: Round, when: When) -> Round:
        """With the level. Outside a meeting nothing is agreed, so nothing changes."""
        if not when.meeting or not found.holds(self.statement):
            return found
        return found.with_agreed(Agreed(self.statement, self.level, when.on, when.meeting, self.note))


class RoundClosed(_RoundFact):
    """A round came to its end, whole or not."""

    kind: Literal["RoundClosed"] = "RoundClosed"
    note: Text = ""

    sets = frozenset({"closed"})

    def to_round(self, found: Round, when: When) -> Round:
        """Closed on that day."""
        return replace(found, closed_on=when.on)


RoundFact = RoundOpened | Rated | LevelAgreed | RoundClosed
"""What can happen to a round."""
