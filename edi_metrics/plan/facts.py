"""What can happen to a plan. Each kind of fact says what it changes; an event says when, and by which role.

A fact also names the fields it sets (`touches`): two people who set different fields do not disagree.

An event is plain JSON (`model_dump(mode="json")`), so that any journal can keep it and read it back.
"""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from edi_metrics.plan.state import (
    Action,
    ActionSoFar,
    Lifecycle,
    Meeting,
    Moved,
    PlanSoFar,
    Promise,
    Question,
)
from edi_metrics.vocabulary import Strand

Text = Annotated[str, Field(max_length=2000)]


class When(NamedTuple):
    """The day of a fact and the meeting it was recorded in, if it was in one."""

    on: date
    meeting: str = ""


BEGINNING = frozenset({"beginning"})
LIFECYCLE = frozenset({"lifecycle"})


class _Fact(BaseModel, ABC):
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


class _ActionFact(_Fact):
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


class _PromiseFact(_Fact):
    """Something that happened to a promise that was made."""

    @abstractmethod
    def to_promise(self, promise: Promise, when: When) -> Promise:
        """The promise after this happened."""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The promise changes."""
        promise = plan.promises.get(about)
        if promise is not None:
            plan.promises[about] = self.to_promise(promise, when)


class ActionProposed(_Fact):
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
    evidence: Annotated[str, Field(min_length=1, max_length=2000)]

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
    reason: Annotated[str, Field(min_length=1, max_length=2000)]

    sets = LIFECYCLE

    def change(self, action: ActionSoFar, when: When) -> None:
        """Dropped."""
        action.lifecycle = Lifecycle.DROPPED


class TargetSet(_Fact):
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
        return replace(promise, terms=terms, changes=(*promise.changes, change))


class TargetRetired(_PromiseFact):
    """A promise no longer stands."""

    kind: Literal["TargetRetired"] = "TargetRetired"
    reason: Text = ""

    sets = frozenset({"retired"})

    def to_promise(self, promise: Promise, when: When) -> Promise:
        """Retired on that day."""
        return replace(promise, retired_on=when.on)


class MeetingClosed(_Fact):
    """A meeting was held and closed."""

    kind: Literal["MeetingClosed"] = "MeetingClosed"

    sets = frozenset({"closed"})

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The meeting is in the record."""
        plan.meetings[about] = Meeting(about, when.on)


class QuestionAsked(_Fact):
    """A question was logged at a forum, in words that name nobody."""

    kind: Literal["QuestionAsked"] = "QuestionAsked"
    summary: Annotated[str, Field(min_length=1, max_length=2000)]

    sets = BEGINNING

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The question, unanswered."""
        plan.questions[about] = Question(about, when.on, self.summary)


class QuestionAnswered(_Fact):
    """A forum's question was answered. Only the first answer is timed."""

    kind: Literal["QuestionAnswered"] = "QuestionAnswered"
    note: Text = ""

    sets = frozenset({"answer"})

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The question with the day of its answer."""
        question = plan.questions.get(about)
        if question is not None:
            plan.questions[about] = replace(question, answered_on=question.answered_on or when.on)


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
)
PromiseFact = TargetRevised | TargetRetired
Change = (
    ActionProposed | ActionFact | TargetSet | PromiseFact | MeetingClosed | QuestionAsked | QuestionAnswered
)
"""What a person can say has happened."""


class Undone(_Fact):
    """An earlier event of the stream was taken back. It stays in the record and counts for nothing."""

    kind: Literal["Undone"] = "Undone"
    version: Annotated[int, Field(ge=1)]
    reason: Text = ""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """Nothing of its own: the fold leaves out what it takes back."""


class SetAside(_Fact):
    """Someone's edit that came after another's of the same field. Kept, so that the chair can choose."""

    kind: Literal["SetAside"] = "SetAside"
    seen: Annotated[int, Field(ge=0)]
    """The version of the stream that its writer had seen."""
    edit: Annotated[Change | Undone, Field(discriminator="kind")]

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """Nothing: it was not accepted."""


Fact = Change | Undone | SetAside


class Event(BaseModel):
    """One fact in its place: the `version`th of its stream, on a day, by a role, perhaps in a meeting."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event_id: Annotated[str, Field(min_length=1)]
    stream: Annotated[str, Field(pattern=r"^(action|target|meeting|question)/[A-Za-z0-9-]+$")]
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
