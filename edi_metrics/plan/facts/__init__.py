"""What can happen to a plan. Each kind of fact says what it changes; an event says when, and by which role.

A fact also names the fields it sets (`touches`): two people who set different fields do not disagree.

An event is plain JSON (`model_dump(mode="json")`), so that any journal can keep it and read it back.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from edi_metrics.plan.facts.actions import ActionFact, ActionProposed
from edi_metrics.plan.facts.assessments import RoundFact
from edi_metrics.plan.facts.base import FactBase, Text, When
from edi_metrics.plan.facts.decks import DeckFact
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.plan.facts.meetings import MeetingFact
from edi_metrics.plan.facts.promises import PromiseFact, TargetSet
from edi_metrics.plan.facts.questions import QuestionFact
from edi_metrics.plan.facts.reviews import ProcessFact
from edi_metrics.plan.state import PlanSoFar

Change = (
    ActionProposed
    | ActionFact
    | TargetSet
    | PromiseFact
    | MeetingFact
    | QuestionFact
    | RoundFact
    | ProcessFact
    | DeckFact
    | FileTaken
)
"""What a person can say has happened."""


class Undone(FactBase):
    """An earlier event of the stream was taken back. It stays in the record and counts for nothing."""

    kind: Literal["Undone"] = "Undone"
    version: Annotated[int, Field(ge=1)]
    reason: Text = ""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """Nothing of its own: the fold leaves out what it takes back."""


class SetAside(FactBase):
    """Someone's edit that came after another's of the same field. Kept, so that the chair can choose."""

    kind: Literal["SetAside"] = "SetAside"
    seen: Annotated[int, Field(ge=0)]
    """The version of the stream that its writer had seen."""
    edit: Annotated[Change | Undone, Field(discriminator="kind")]

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """Nothing: it was not accepted."""


Fact = Change | Undone | SetAside

STREAMS = r"^(action|target|meeting|question|group|round|process|export|deck)/[A-Za-z0-9-]+$"
"""What can have facts about it, and how it is named."""


class Event(BaseModel):
    """One fact in its place: the `version`th of its stream, on a day, by a role, perhaps in a meeting."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event_id: Annotated[str, Field(min_length=1)]
    stream: Annotated[str, Field(pattern=STREAMS)]
    version: Annotated[int, Field(ge=1)]
    happened_on: date
    by_role: str
    meeting: str = ""
    fact: Annotated[Fact, Field(discriminator="kind")]

    @property
    def about(self) -> str:
        """What the event is about: the stream's own id, such as A07 or M19."""
        return self.stream.partition("/")[2]

    @property
    def when(self) -> When:
        """Its day and its meeting."""
        return When(self.happened_on, self.meeting)
