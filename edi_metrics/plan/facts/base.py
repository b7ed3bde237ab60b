"""What every fact promises: which fields it sets, and how it changes a plan."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Annotated, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from edi_metrics.codes import code_list
from edi_metrics.plan.state import PlanSoFar

Text = Annotated[str, Field(max_length=2000)]
Said = Annotated[str, Field(min_length=1, max_length=2000)]
"""Text that has to be there."""

BEGINNING = frozenset({"beginning"})


def one_of(name: str) -> Callable[[str], str]:
    """A check that a text is a code of the list called `name`."""

    def check(code: str) -> str:
        if code not in code_list(name).codes:
            raise ValueError(f"'{code}' is not one of the codes of {name}")
        return code

    return check


class When(NamedTuple):
    """The day of a fact and the meeting it was recorded in, if it was in one."""

    on: date
    meeting: str = ""


class FactBase(BaseModel, ABC):
    model_config = ConfigDict(frozen=True, extra="forbid")

    sets: ClassVar[frozenset[str]] = frozenset()
    """The fields that every fact of this kind sets. News and evidence set none: they only add."""

    @property
    def touches(self) -> frozenset[str]:
        """The fields that this fact sets. Two facts that share one cannot both stand."""
        return self.sets

    @abstractmethod
    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """Change the plan as this fact does. About something that was never begun, it changes nothing."""
