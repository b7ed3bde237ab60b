"""The working group: its terms of reference, its members, and each meeting from its call to its close."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

CHAIR = "Working-group chair"
"""The role that leads a meeting until the members say which of them does."""


class Decision(StrEnum):
    """What the group decided on one item of a meeting."""

    ON_TRACK = "on_track"
    DONE = "done"
    NEW_DATE = "new_date"
    BLOCKED = "blocked"
    PAUSED = "paused"
    DROPPED = "dropped"
    NEW_ACTION = "new_action"
    TARGET = "target"
    ANSWERED = "answered"
    NONE = "none"

    @property
    def words(self) -> str:
        """The decision as it stands on a key and in the minutes."""
        return {
            Decision.ON_TRACK: "On track",
            Decision.DONE: "Done",
            Decision.NEW_DATE: "New date",
            Decision.BLOCKED: "Blocked",
            Decision.PAUSED: "Paused",
            Decision.DROPPED: "Dropped",
            Decision.NEW_ACTION: "New action",
            Decision.TARGET: "Target set or revised",
            Decision.ANSWERED: "Answered",
            Decision.NONE: "Noted",
        }[self]


class Kind(StrEnum):
    """What kind of person a member is."""

    LEADER = "leader"
    TUTOR = "tutor"
    HOURLY_TUTOR = "hourly_tutor"
    SUPPORT = "support"
    LOCAL_AUTHORITY = "local_authority"
    PARTNER = "partner"
    YOUNG_PERSON = "young_person"

    @property
    def words(self) -> str:
        """The kind as people say it."""
        return {
            Kind.LEADER: "leader",
            Kind.TUTOR: "tutor",
            Kind.HOURLY_TUTOR: "hourly-paid tutor",
            Kind.SUPPORT: "support staff",
            Kind.LOCAL_AUTHORITY: "local-authority officer",
            Kind.PARTNER: "hub partner",
            Kind.YOUNG_PERSON: "young person",
        }[self]


@dataclass(frozen=True)
class Member:
    """One seat of the group: a role, never a name."""

    role: str
    kind: Kind
    paid: bool = False
    """Whether the time of somebody without a salary is paid."""
    chair: bool = False


def chair_of(members: Iterable[Member]) -> str:
    """The role that leads the meeting."""
    return next((member.role for member in members if member.chair), CHAIR)


def meeting_name(number: str) -> str:
    """'Meeting 20' for 'M20'."""
    return f"Meeting {number.removeprefix('M').lstrip('0') or number}"


@dataclass(frozen=True)
class Terms:
    """The group's terms of reference."""

    purpose: str = ""
    remit: str = ""
    decides: str = ""
    reports_to: str = ""
    chosen: str = ""
    """How members are chosen, and for how long."""
    quorum: int = 1
    frequency: str = ""
    paid_time: str = ""
    confidentiality: str = ""
    review_on: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that nobody has written yet, as people call them."""
        return tuple(words for name, words in TERMS_IN_WORDS.items() if not getattr(self, name))

    @property
    def complete(self) -> bool:
        """Whether every part is written."""
        return not self.missing


TERMS_IN_WORDS: Mapping[str, str] = {
    "purpose": "purpose",
    "remit": "remit",
    "decides": "decisions it may take",
    "reports_to": "whom it reports to",
    "chosen": "how members are chosen",
    "frequency": "how often it meets",
    "paid_time": "paid time",
    "confidentiality": "confidentiality",
    "review_on": "review date",
}


@dataclass(frozen=True)
class AgendaItem:
    """One item: what it is about, why it is here, how long it has, and who presents it."""

    item_id: str
    title: str
    why: str
    minutes: int
    presenter: str = ""
    about: str = ""
    """The stream it is about, such as 'action/A07', or 'measure/' and a metric; blank for none."""


@dataclass(frozen=True)
class Minuted:
    """What the group decided on one item, and the line that was written down."""

    item_id: str
    decision: Decision
    note: str = ""


@dataclass(frozen=True)
class Sitting:
    """One meeting, from the day it was called. Once it is closed nothing of it changes."""

    number: str
    on: date | None = None
    minutes: int = 120
    agenda: tuple[AgendaItem, ...] = ()
    locked: bool = False
    """Whether the agenda is settled."""
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    minuted: Mapping[str, Minuted] = field(default_factory=dict)
    """By item, in the order they were decided."""
    closed_on: date | None = None
    figures: str = ""
    """The version of the figures that the group had before it when it closed."""
    next_on: date | None = None
    """The day the group chose to meet next."""
    next_agenda: tuple[AgendaItem, ...] = ()
    """What was proposed for that day as this one closed."""

    @property
    def name(self) -> str:
        """'Meeting 20'."""
        return meeting_name(self.number)

    @property
    def not_reached(self) -> tuple[AgendaItem, ...]:
        """The items of a closed meeting that nobody decided on."""
        return tuple(item for item in self.agenda if self.is_closed and item.item_id not in self.minuted)

    @property
    def is_decided(self) -> bool:
        """Whether there is an agenda and every item of it was decided."""
        return bool(self.agenda) and all(item.item_id in self.minuted for item in self.agenda)

    @property
    def is_closed(self) -> bool:
        """Whether it is in the record."""
        return self.closed_on is not None

    @property
    def is_open(self) -> bool:
        """Whether its agenda is settled and it is not closed: decisions are being taken."""
        return self.locked and not self.is_closed
