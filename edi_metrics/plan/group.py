"""The working group: its terms of reference, its members, and each meeting from its call to its close."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


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


class Kind(StrEnum):
    """What kind of person a member is."""

    LEADER = "leader"
    TUTOR = "tutor"
    HOURLY_TUTOR = "hourly_tutor"
    SUPPORT = "support"
    LOCAL_AUTHORITY = "local_authority"
    PARTNER = "partner"
    YOUNG_PERSON = "young_person"


@dataclass(frozen=True)
class Member:
    """One seat of the group: a role, never a name."""

    role: str
    kind: Kind
    paid: bool = False
    """Whether the time of somebody without a salary is paid."""
    chair: bool = False


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


@dataclass(frozen=True)
class AgendaItem:
    """One item: what it is about, why it is here, how long it has, and who presents it."""

    item_id: str
    title: str
    why: str
    minutes: int
    presenter: str = ""
    about: str = ""
    """The stream it is about, such as 'action/A07'; blank for an item about none."""


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

    @property
    def is_closed(self) -> bool:
        """Whether it is in the record."""
        return self.closed_on is not None

    @property
    def is_open(self) -> bool:
        """Whether its agenda is settled and it is not closed: decisions are being taken."""
        return self.locked and not self.is_closed
