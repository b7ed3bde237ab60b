"""What can happen to a plan. Each kind of fact says what it changes; an event says when, and by which role.

An event is plain JSON (`model_dump(mode="json")`), so that any journal can keep it and read it back.
"""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from edi_metrics.plan.state import Action, Lifecycle, Moved, Promise, Question
from edi_metrics.vocabulary import Strand

Text = Annotated[str, Field(max_length=2000)]


class When(NamedTuple):
    """The day of a fact and the meeting it was recorded in, if it was in one."""

    on: date
    meeting: str = ""


class _Fact(BaseModel, ABC):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _ActionFact(_Fact):
    """Something that happened to an action that is already in the plan."""

    @abstractmethod
    def to_action(self, action: Action, when: When) -> Action:
        """The action after this happened."""


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

    def begun(self, action_id: str, when: When) -> Action:
        """The action as it begins."""
        return Action(action_id=action_id, proposed_on=when.on, **self.model_dump(exclude={"kind"}))


class ActionAgreed(_ActionFact):
    """The group agreed that it should be done."""

    kind: Literal["ActionAgreed"] = "ActionAgreed"
    note: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """Agreed."""
        return replace(action, lifecycle=Lifecycle.AGREED)


class OwnerSet(_ActionFact):
    """One role took it on, or let it go: `now` is blank when nobody is named."""

    kind: Literal["OwnerSet"] = "OwnerSet"
    was: str = ""
    now: str = ""
    reason: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """With its new owner, or none."""
        return replace(action, owner=self.now)


class DatesSet(_ActionFact):
    """It was given a start and a due date. The first due date is the one it is held to."""

    kind: Literal["DatesSet"] = "DatesSet"
    start: date
    due: date

    def to_action(self, action: Action, when: When) -> Action:
        """With its dates."""
        return replace(action, start=self.start, due=self.due, first_due=action.first_due or self.due)


class Started(_ActionFact):
    """Work began, or began again."""

    kind: Literal["Started"] = "Started"
    note: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """In progress, with nothing in its way."""
        return replace(action, lifecycle=Lifecycle.IN_PROGRESS, helper="", resume_on=None)


class ProgressNoted(_ActionFact):
    """There was news of it."""

    kind: Literal["ProgressNoted"] = "ProgressNoted"
    note: Text

    def to_action(self, action: Action, when: When) -> Action:
        """As it was: only the news is new."""
        return action


class DueMoved(_ActionFact):
    """Its due date moved. The move is kept beside the reason, or the want of one."""

    kind: Literal["DueMoved"] = "DueMoved"
    was: date
    now: date
    reason: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """With its new date, and one more move."""
        move = Moved(when.on, "due", str(self.was), str(self.now), self.reason, when.meeting)
        return replace(action, due=self.now, moves=(*action.moves, move))


class Blocked(_ActionFact):
    """Something is in its way; a role is asked to help."""

    kind: Literal["Blocked"] = "Blocked"
    helper: Annotated[str, Field(min_length=1)]
    reason: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """Blocked, naming who helps."""
        return replace(action, lifecycle=Lifecycle.BLOCKED, helper=self.helper)


class Paused(_ActionFact):
    """It waits until a day that is named."""

    kind: Literal["Paused"] = "Paused"
    resume_on: date
    reason: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """Paused until then."""
        return replace(action, lifecycle=Lifecycle.PAUSED, resume_on=self.resume_on)


class EvidenceAdded(_ActionFact):
    """Something was put down that shows the work."""

    kind: Literal["EvidenceAdded"] = "EvidenceAdded"
    evidence: Annotated[str, Field(min_length=1, max_length=2000)]

    def to_action(self, action: Action, when: When) -> Action:
        """With one more piece of evidence."""
        return replace(action, evidence=(*action.evidence, self.evidence))


class Done(_ActionFact):
    """Its owner said that it is done, and when its measure will be looked at."""

    kind: Literal["Done"] = "Done"
    check_on: date | None = None
    note: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """Done on that day."""
        return replace(action, lifecycle=Lifecycle.DONE, completed_on=when.on, check_on=self.check_on)


class Reopened(_ActionFact):
    """It turned out not to be done."""

    kind: Literal["Reopened"] = "Reopened"
    reason: Text = ""

    def to_action(self, action: Action, when: When) -> Action:
        """In progress again; evidence and moves stay."""
        return replace(action, lifecycle=Lifecycle.IN_PROGRESS, completed_on=None, check_on=None)


class Dropped(_ActionFact):
    """The group let it go, and said why."""

    kind: Literal["Dropped"] = "Dropped"
    reason: Annotated[str, Field(min_length=1, max_length=2000)]

    def to_action(self, action: Action, when: When) -> Action:
        """Dropped."""
        return replace(action, lifecycle=Lifecycle.DROPPED)


class TargetSet(_Fact):
    """A promise was made. `terms` are the target's fields as they were first set, as text."""

    kind: Literal["TargetSet"] = "TargetSet"
    title: Annotated[str, Field(min_length=1)]
    terms: Annotated[dict[str, str], Field(min_length=1)]

    def begun(self, target_id: str, when: When) -> Promise:
        """The promise as it was made."""
        return Promise(target_id, self.title, when.on, when.meeting, self.terms)


class TargetRevised(_Fact):
    """One of a promise's terms changed."""

    kind: Literal["TargetRevised"] = "TargetRevised"
    field: Annotated[str, Field(min_length=1)]
    was: str
    now: str
    reason: Text = ""

    def to_promise(self, promise: Promise, when: When) -> Promise:
        """The promise as it now reads, with the change kept."""
        change = Moved(when.on, self.field, self.was, self.now, self.reason, when.meeting)
        terms = {**promise.terms, self.field: self.now}
        return replace(promise, terms=terms, changes=(*promise.changes, change))


class TargetRetired(_Fact):
    """A promise no longer stands."""

    kind: Literal["TargetRetired"] = "TargetRetired"
    reason: Text = ""

    def to_promise(self, promise: Promise, when: When) -> Promise:
        """Retired on that day."""
        return replace(promise, retired_on=when.on)


class MeetingClosed(_Fact):
    """A meeting was held and closed."""

    kind: Literal["MeetingClosed"] = "MeetingClosed"


class QuestionAsked(_Fact):
    """A question was logged at a forum, in words that name nobody."""

    kind: Literal["QuestionAsked"] = "QuestionAsked"
    summary: Annotated[str, Field(min_length=1, max_length=2000)]

    def begun(self, question_id: str, when: When) -> Question:
        """The question, unanswered."""
        return Question(question_id, when.on, self.summary)


class QuestionAnswered(_Fact):
    """A forum's question was answered. Only the first answer is timed."""

    kind: Literal["QuestionAnswered"] = "QuestionAnswered"
    note: Text = ""

    def to_question(self, question: Question, when: When) -> Question:
        """The question with the day of its answer."""
        return replace(question, answered_on=question.answered_on or when.on)


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
Fact = (
    ActionProposed | ActionFact | TargetSet | PromiseFact | MeetingClosed | QuestionAsked | QuestionAnswered
)


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
