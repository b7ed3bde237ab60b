"""The plan as at any day: every event up to it, folded in the order they were recorded."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from edi_metrics.plan.facts import (
    ActionFact,
    ActionProposed,
    Event,
    MeetingClosed,
    PromiseFact,
    QuestionAnswered,
    QuestionAsked,
    TargetSet,
)
from edi_metrics.plan.state import Action, Meeting, Plan, Promise, Question


def fold(events: Iterable[Event], as_at: date) -> Plan:
    """The plan as it stood at the end of `as_at`.

    The order is the order recorded, never the clock's. An event about something that was never begun
    changes nothing, so that a plan cut off at any event still folds.
    """
    so_far = _SoFar()
    for event in events:
        if event.happened_on <= as_at:
            so_far.take(event)
    meetings = tuple(sorted(so_far.meetings.values(), key=lambda meeting: meeting.held_on))
    return Plan(as_at, so_far.with_news(), so_far.promises, meetings, so_far.questions)


@dataclass
class _SoFar:
    """What the events taken so far add up to."""

    actions: dict[str, Action] = field(default_factory=dict)
    news: dict[str, date] = field(default_factory=dict)
    """The day of the latest event about each action, in the order recorded."""
    promises: dict[str, Promise] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Take in the next event."""
        about, fact, when = event.about, event.fact, event.when
        match fact:
            case ActionProposed():
                self.actions[about] = fact.begun(about, when)
                self.news[about] = when.on
            case TargetSet():
                self.promises[about] = fact.begun(about, when)
            case QuestionAsked():
                self.questions[about] = fact.begun(about, when)
            case MeetingClosed():
                self.meetings[about] = Meeting(about, when.on)
            case _:
                self._change(event, fact)

    def with_news(self) -> dict[str, Action]:
        """The actions, each with the day of its latest news."""
        return {name: replace(action, last_news=self.news[name]) for name, action in self.actions.items()}

    def _change(self, event: Event, fact: ActionFact | PromiseFact | QuestionAnswered) -> None:
        about, when = event.about, event.when
        if isinstance(fact, QuestionAnswered):
            if about in self.questions:
                self.questions[about] = fact.to_question(self.questions[about], when)
        elif isinstance(fact, PromiseFact):
            if about in self.promises:
                self.promises[about] = fact.to_promise(self.promises[about], when)
        elif about in self.actions:
            self.actions[about] = fact.to_action(self.actions[about], when)
            self.news[about] = when.on
