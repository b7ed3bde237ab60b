"""What can happen to a process on the inclusion-lens register."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from edi_metrics.plan.facts.base import FactBase, Said, Text, When, one_of
from edi_metrics.plan.lens import CHANGED, NOT_REVIEWED, Process, Review
from edi_metrics.plan.state import PlanSoFar

LensKind = Annotated[str, AfterValidator(one_of("lens_kind"))]
Outcome = Annotated[str, AfterValidator(one_of("lens_outcome"))]
Characteristic = Annotated[str, AfterValidator(one_of("characteristic"))]
Group = Annotated[str, AfterValidator(one_of("rater_group"))]


class ProcessListed(FactBase):
    """A process was put on the register, or its line of the register was put right."""

    kind: Literal["ProcessListed"] = "ProcessListed"
    title: Said
    lens_kind: LensKind
    owner_role: Annotated[str, Field(min_length=1, max_length=200)]

    sets = frozenset({"title", "lens_kind", "owner_role"})

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The process as it is described now; its reviews stay."""
        before = plan.processes.get(about) or Process(about)
        plan.processes[about] = replace(
            before,
            title=self.title,
            kind=self.lens_kind,
            owner_role=self.owner_role,
            listed_on=before.listed_on or when.on,
        )


class ProcessReviewed(FactBase):
    """A process was looked at for whom it shuts out."""

    kind: Literal["ProcessReviewed"] = "ProcessReviewed"
    outcome: Outcome
    characteristics: tuple[Characteristic, ...] = ()
    asked: tuple[Group, ...] = ()
    change_made: Text = ""
    next_review_on: date | None = None
    action_id: Annotated[str, Field(max_length=40)] = ""

    sets = frozenset({"review"})

    @model_validator(mode="after")
    def _what_it_led_to(self) -> "ProcessReviewed":
        if self.outcome == NOT_REVIEWED:
            raise ValueError("a review leads to something, even to no change")
        if self.outcome == CHANGED and not self.change_made.strip():
            raise ValueError("a review that changed something says what")
        return self

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """One more review. A process that only the records know of begins here, to be joined to them."""
        before = plan.processes.get(about) or Process(about)
        plan.processes[about] = before.with_review(
            Review(
                when.on,
                self.outcome,
                self.characteristics,
                self.asked,
                self.change_made,
                self.next_review_on,
                self.action_id,
            )
        )


ProcessFact = ProcessListed | ProcessReviewed
"""What can happen to a process."""
