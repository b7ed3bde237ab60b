"""What can happen to the working group and its meetings."""

from abc import abstractmethod
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from edi_metrics.plan.facts.base import FactBase, Text, When
from edi_metrics.plan.group import AgendaItem, Decision, Member, Minuted, Sitting, Terms
from edi_metrics.plan.state import Meeting, PlanSoFar


class _MeetingFact(FactBase):
    """Something that happened to a meeting. After its close nothing more happens to it."""

    @abstractmethod
    def to_sitting(self, sitting: Sitting, when: When) -> Sitting:
        """The meeting after this happened."""

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The meeting changes; one never heard of before begins here."""
        sitting = plan.sittings.get(about) or Sitting(about)
        if not sitting.is_closed:
            plan.sittings[about] = self.to_sitting(sitting, when)


class MeetingCalled(_MeetingFact):
    """A meeting was called for a day, or moved to another."""

    kind: Literal["MeetingCalled"] = "MeetingCalled"
    on: date
    minutes: Annotated[int, Field(ge=15, le=480)] = 120

    sets = frozenset({"on", "minutes"})

    def to_sitting(self, sitting: Sitting, when: When) -> Sitting:
        """With its day and its length."""
        return replace(sitting, on=self.on, minutes=self.minutes)


class AgendaSet(_MeetingFact):
    """The agenda was put in order; `locked` when the meeting begins with it."""

    kind: Literal["AgendaSet"] = "AgendaSet"
    items: Annotated[tuple[AgendaItem, ...], Field(min_length=1, max_length=60)]
    locked: bool = False

    sets = frozenset({"agenda"})

    def to_sitting(self, sitting: Sitting, when: When) -> Sitting:
        """With this agenda in place of the one before."""
        return replace(sitting, agenda=self.items, locked=self.locked)


class AttendanceTaken(_MeetingFact):
    """Who is in the room and who sent apologies, by role."""

    kind: Literal["AttendanceTaken"] = "AttendanceTaken"
    present: tuple[str, ...]
    apologies: tuple[str, ...] = ()

    sets = frozenset({"attendance"})

    def to_sitting(self, sitting: Sitting, when: When) -> Sitting:
        """With who is here."""
        return replace(sitting, present=self.present, apologies=self.apologies)


class ItemMinuted(_MeetingFact):
    """The group decided on an item. What it changed of the plan is an event of its own, beside this one."""

    kind: Literal["ItemMinuted"] = "ItemMinuted"
    item: Annotated[str, Field(min_length=1)]
    decision: Decision
    note: Text = ""

    @property
    def touches(self) -> frozenset[str]:
        """That item alone: two people may minute two items at once."""
        return frozenset({f"item {self.item}"})

    def to_sitting(self, sitting: Sitting, when: When) -> Sitting:
        """With the decision in the place of an earlier one on that item."""
        minuted = Minuted(self.item, self.decision, self.note)
        return replace(sitting, minuted={**sitting.minuted, self.item: minuted})


class MeetingClosed(_MeetingFact):
    """A meeting was held and closed, with the figures the group had before it and the day it meets next."""

    kind: Literal["MeetingClosed"] = "MeetingClosed"
    figures: str = ""
    next_on: date | None = None
    next_agenda: Annotated[tuple[AgendaItem, ...], Field(max_length=60)] = ()

    sets = frozenset({"closed"})

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The meeting is in the record."""
        super().happen(plan, about, when)
        plan.meetings.setdefault(about, Meeting(about, when.on))

    def to_sitting(self, sitting: Sitting, when: When) -> Sitting:
        """Closed on that day."""
        return replace(
            sitting,
            closed_on=when.on,
            figures=self.figures,
            next_on=self.next_on,
            next_agenda=self.next_agenda,
        )


class TermsSet(FactBase):
    """The group's terms of reference were agreed."""

    kind: Literal["TermsSet"] = "TermsSet"
    terms: Terms

    sets = frozenset({"terms"})

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """These terms stand."""
        plan.terms = self.terms


class MembersSet(FactBase):
    """The group's seats were named, by role."""

    kind: Literal["MembersSet"] = "MembersSet"
    members: Annotated[tuple[Member, ...], Field(max_length=60)]

    sets = frozenset({"members"})

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """These are the members."""
        plan.members = self.members


MeetingFact = (
    MeetingCalled | AgendaSet | AttendanceTaken | ItemMinuted | MeetingClosed | TermsSet | MembersSet
)
"""What can happen to the group and to a meeting of it."""
