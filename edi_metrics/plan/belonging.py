"""Which facts belong in which stream: what happens to an action is no part of a target's record."""

from collections.abc import Mapping
from types import UnionType

from edi_metrics.plan.facts import Change, Undone
from edi_metrics.plan.facts.actions import ActionFact, ActionProposed
from edi_metrics.plan.facts.assessments import RoundFact
from edi_metrics.plan.facts.decks import DeckFact
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.plan.facts.meetings import (
    AgendaSet,
    AttendanceTaken,
    ItemMinuted,
    MeetingCalled,
    MeetingClosed,
    MembersSet,
    TermsSet,
)
from edi_metrics.plan.facts.promises import PromiseFact, TargetSet
from edi_metrics.plan.facts.questions import QuestionFact
from edi_metrics.plan.facts.reviews import ProcessFact

KINDS: Mapping[str, type | UnionType] = {
    "action": ActionProposed | ActionFact | Undone,
    "target": TargetSet | PromiseFact | Undone,
    "meeting": MeetingCalled | AgendaSet | AttendanceTaken | ItemMinuted | MeetingClosed | Undone,
    "group": TermsSet | MembersSet | Undone,
    "question": QuestionFact | Undone,
    "round": RoundFact | Undone,
    "process": ProcessFact | Undone,
    "deck": DeckFact | Undone,
    "export": FileTaken,
}
"""By what a stream's name opens with. What was taken away cannot be taken back."""

_CALLED: Mapping[str, str] = {
    "action": "an action",
    "target": "a target",
    "meeting": "a meeting",
    "group": "the working group",
    "question": "a question",
    "round": "a round of self-assessment",
    "process": "a process",
    "deck": "a deck",
    "export": "a file that was taken",
}


def kind_of(stream: str) -> str:
    """What a stream is about: 'action' of 'action/A07'."""
    return stream.partition("/")[0]


def belongs(stream: str, fact: Change | Undone) -> bool:
    """Whether `fact` is of a kind that is recorded in `stream`."""
    kinds = KINDS.get(kind_of(stream))
    return kinds is not None and isinstance(fact, kinds)


def misplaced(stream: str) -> str:
    """Why something that does not belong in `stream` is not recorded there, with the cure."""
    about = _CALLED.get(kind_of(stream), "anything in the plan")
    return f"What was sent is no part of the record of {about}. Open the page again and write it there."
