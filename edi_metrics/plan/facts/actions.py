"""What can happen to an action."""

from abc import abstractmethod
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from edi_metrics.plan.facts.base import BEGINNING, FactBase, Said, Text, When
from edi_metrics.plan.state import Action, ActionSoFar, Judged, Learned, Lifecycle, Moved, PlanSoFar, Priority
from edi_metrics.vocabulary import Standing, Strand

LIFECYCLE = frozenset({"lifecycle"})


class _ActionFact(FactBase):
    """Something that happened to an action that is already in the plan."""

    @abstractmethod
    def change(self, action: ActionSoFar, when: When) -> None:
        """Make the action what it is after this happened."""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The action changes, and this is its latest news."""
        action = plan.actions.get(about)
        if action is not None:
            self.change(action, when)
            action.last_news = when.on


class ActionProposed(FactBase):
    """An action was written down, with what it is for."""

    kind: Literal["ActionProposed"] = "ActionProposed"
    title: Annotated[str, Field(min_length=1, max_length=300)]
    strand: Strand
    heard: str = ""
    function: str = ""
    tia: str = ""
    target: str = ""
    metric: str = ""
    origin: Text = ""
    characteristics: tuple[str, ...] = ()
    evidence_expected: Text = ""
    publish: bool = False

    sets = BEGINNING

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The action begins, and that is its first news."""
        begun = Action(action_id=about, proposed_on=when.on, **self.model_dump(exclude={"kind"}))
        plan.actions[about] = ActionSoFar(begun, when.on)


class ActionAgreed(_ActionFact):
    """The group agreed that it should be done."""

    kind: Literal["ActionAgreed"] = "ActionAgreed"
    note: Text = ""

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """Agreed."""
        action.lifecycle = Lifecycle.AGREED


class OwnerSet(_ActionFact):
    """One role took it on, or let it go: `now` is blank when nobody is named."""

    kind: Literal["OwnerSet"] = "OwnerSet"
    was: str = ""
    now: str = ""
    reason: Text = ""

    sets = frozenset({"owner"})

    def change(self, action: ActionSoFar, when: When) -> None:
        """With its new owner, or none."""
        action.owner = self.now


class DatesSet(_ActionFact):
    """It was given a start and a due date. The first due date is the one it is held to."""

    kind: Literal["DatesSet"] = "DatesSet"
    start: date
    due: date

    sets = frozenset({"start", "due"})

    def change(self, action: ActionSoFar, when: When) -> None:
        """With its dates."""
        action.start, action.due = self.start, self.due
        action.first_due = action.first_due or self.due


class Started(_ActionFact):
    """Work began, or began again."""

    kind: Literal["Started"] = "Started"
    note: Text = ""

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """In progress, with nothing in its way."""
        action.lifecycle = Lifecycle.IN_PROGRESS
        action.helper, action.resume_on = "", None


class ProgressNoted(_ActionFact):
    """There was news of it."""

    kind: Literal["ProgressNoted"] = "ProgressNoted"
    note: Text

    def change(self, action: ActionSoFar, when: When) -> None:
        """As it was: only the news is new."""


class DueMoved(_ActionFact):
    """Its due date moved. The move is kept beside the reason, or the want of one."""

    kind: Literal["DueMoved"] = "DueMoved"
    was: date
    now: date
    reason: Text = ""

    sets = frozenset({"due"})

    def change(self, action: ActionSoFar, when: When) -> None:
        """With its new date, and one more move."""
        action.due = self.now
        action.moves.append(Moved(when.on, "due", str(self.was), str(self.now), self.reason, when.meeting))


class Blocked(_ActionFact):
    """Something is in its way; a role is asked to help."""

    kind: Literal["Blocked"] = "Blocked"
    helper: Annotated[str, Field(min_length=1)]
    reason: Text = ""

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """Blocked, naming who helps."""
        action.lifecycle, action.helper = Lifecycle.BLOCKED, self.helper


class Paused(_ActionFact):
    """It waits until a day that is named."""

    kind: Literal["Paused"] = "Paused"
    resume_on: date
    reason: Text = ""

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """Paused until then."""
        action.lifecycle, action.resume_on = Lifecycle.PAUSED, self.resume_on


class EvidenceAdded(_ActionFact):
    """Something was put down that shows the work."""

    kind: Literal["EvidenceAdded"] = "EvidenceAdded"
    evidence: Said

    def change(self, action: ActionSoFar, when: When) -> None:
        """With one more piece of evidence."""
        action.evidence.append(self.evidence)


class Done(_ActionFact):
    """Its owner said that it is done, and when its measure will be looked at."""

    kind: Literal["Done"] = "Done"
    check_on: date | None = None
    note: Text = ""

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """Done on that day."""
        action.lifecycle = Lifecycle.DONE
        action.completed_on, action.check_on = when.on, self.check_on


class Reopened(_ActionFact):
    """It turned out not to be done."""

    kind: Literal["Reopened"] = "Reopened"
    reason: Text = ""

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """In progress again; evidence and moves stay."""
        action.lifecycle = Lifecycle.IN_PROGRESS
        action.completed_on = action.check_on = None


class Dropped(_ActionFact):
    """The group let it go, and said why."""

    kind: Literal["Dropped"] = "Dropped"
    reason: Said

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """Dropped."""
        action.lifecycle = Lifecycle.DROPPED


class Described(_ActionFact):
    """One part of what it is for was put right."""

    kind: Literal["Described"] = "Described"
    field: Literal[
        "title",
        "strand",
        "heard",
        "function",
        "tia",
        "target",
        "metric",
        "origin",
        "characteristics",
        "evidence_expected",
        "publish",
        "helpers",
    ]
    was: Text = ""
    now: Text = ""
    """As text: several characteristics or helpers stand with '|' between them, and a yes is 'yes'."""
    reason: Text = ""

    @property
    def touches(self) -> frozenset[str]:
        """The one part that changed."""
        return frozenset({self.field})

    @model_validator(mode="after")
    def _title_and_strand_stay(self) -> "Described":
        if self.field == "title" and not self.now.strip():
            raise ValueError("an action keeps a title")
        if self.field == "strand" and self.now not in tuple(Strand):
            raise ValueError(f"there is no strand called '{self.now}'")
        return self

    def change(self, action: ActionSoFar, when: When) -> None:
        """With that part as it now reads."""
        mended: dict[str, Any] = {self.field: self._value}
        action.begun = replace(action.begun, **mended)

    @property
    def _value(self) -> object:
        if self.field in ("characteristics", "helpers"):
            return tuple(filter(None, self.now.split("|")))
        if self.field == "publish":
            return self.now == "yes"
        return Strand(self.now) if self.field == "strand" else self.now


class PrioritySet(_ActionFact):
    """It was put before or after others."""

    kind: Literal["PrioritySet"] = "PrioritySet"
    now: Priority

    sets = frozenset({"priority"})

    def change(self, action: ActionSoFar, when: When) -> None:
        """With its priority."""
        action.priority = self.now


class NextStepSet(_ActionFact):
    """What its owner does next was written down."""

    kind: Literal["NextStepSet"] = "NextStepSet"
    now: Text

    sets = frozenset({"next_step"})

    def change(self, action: ActionSoFar, when: When) -> None:
        """With its next step."""
        action.next_step = self.now


class JudgedByOwner(_ActionFact):
    """Its owner sees it otherwise than its dates do, and says why. Without a standing, they no longer do."""

    kind: Literal["JudgedByOwner"] = "JudgedByOwner"
    standing: Standing | None = None
    reason: Text = ""

    sets = frozenset({"judged"})

    @model_validator(mode="after")
    def _why(self) -> "JudgedByOwner":
        if self.standing is not None and not self.reason.strip():
            raise ValueError("another status needs a reason beside it")
        return self

    def change(self, action: ActionSoFar, when: When) -> None:
        """With the owner's word beside the computed one."""
        action.judged = Judged(self.standing, self.reason, when.on) if self.standing else None


class LearnedFrom(_ActionFact):
    """What helped, what hindered and what was learned."""

    kind: Literal["LearnedFrom"] = "LearnedFrom"
    helped: Text = ""
    hindered: Text = ""
    learned: Text = ""

    sets = frozenset({"learned"})

    def change(self, action: ActionSoFar, when: When) -> None:
        """With what it taught."""
        action.learned = Learned(self.helped, self.hindered, self.learned, when.on)


ActionFact = (
    ActionAgreed
    | OwnerSet
    | DatesSet
    | Started
    | ProgressNoted
    | DueMoved
    | Blocked
    | Paused
    | EvidenceAdded
    | Done
    | Reopened
    | Dropped
    | Described
    | PrioritySet
    | NextStepSet
    | JudgedByOwner
    | LearnedFrom
)
"""What can happen to an action that is in the plan."""
