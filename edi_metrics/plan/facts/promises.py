"""What can happen to a promise: a SMART target."""

from abc import abstractmethod
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from edi_metrics.plan.facts.base import BEGINNING, FactBase, Text, When
from edi_metrics.plan.state import Moved, PlanSoFar, Promise


class _PromiseFact(FactBase):
    """Something that happened to a promise that was made."""

    @abstractmethod
    def to_promise(self, promise: Promise, when: When) -> Promise:
        """The promise after this happened."""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The promise changes."""
        promise = plan.promises.get(about)
        if promise is not None:
            plan.promises[about] = self.to_promise(promise, when)


class TargetSet(FactBase):
    """A promise was made. `terms` are the target's fields as they were first set, as text."""

    kind: Literal["TargetSet"] = "TargetSet"
    title: Annotated[str, Field(min_length=1)]
    terms: Annotated[dict[str, str], Field(min_length=1)]

    sets = BEGINNING

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The promise as it was made."""
        plan.promises[about] = Promise(about, self.title, when.on, when.meeting, self.terms)


class TargetRevised(_PromiseFact):
    """One of a promise's terms changed."""

    kind: Literal["TargetRevised"] = "TargetRevised"
    field: Annotated[str, Field(min_length=1)]
    was: str
    now: str
    reason: Text = ""

    @property
    def touches(self) -> frozenset[str]:
        """The one term that changed."""
        return frozenset({self.field})

    def to_promise(self, promise: Promise, when: When) -> Promise:
        """The promise as it now reads, with the change kept."""
        change = Moved(when.on, self.field, self.was, self.now, self.reason, when.meeting)
        terms = {**promise.terms, self.field: self.now}
        title = self.now if self.field == "title" else promise.title
        return replace(promise, title=title, terms=terms, changes=(*promise.changes, change))


class TargetRetired(_PromiseFact):
    """A promise no longer stands."""

    kind: Literal["TargetRetired"] = "TargetRetired"
    reason: Text = ""

    sets = frozenset({"retired"})

    def to_promise(self, promise: Promise, when: When) -> Promise:
        """Retired on that day."""
        return replace(promise, retired_on=when.on)


PromiseFact = TargetRevised | TargetRetired
"""What can happen to a promise that was made."""
