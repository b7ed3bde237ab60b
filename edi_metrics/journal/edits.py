"""What a person asks to have recorded, and what comes of it when someone else was there first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from edi_metrics.access import Can
from edi_metrics.errors import EdiError
from edi_metrics.plan.belonging import belongs, kind_of
from edi_metrics.plan.facts import Change, Event, Fact, SetAside, Undone
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.vocabulary import Level


@dataclass(frozen=True)
class Edit:
    """One change to one stream, as its writer left it. Clocks are the caller's; none is read here."""

    stream: str
    seen: int
    """The version of the stream that the writer had before them; 0 to begin one."""
    fact: Change | Undone
    key: str
    """One for each form that is opened, so that a form sent twice is one event."""
    who: str
    """The signed-in person's code, never a name."""
    by_role: str
    on: date
    at: datetime
    meeting: str = ""

    @property
    def right(self) -> Can:
        """What its writer must be allowed to do. Lesser rights cover only what belongs in the stream."""
        if not belongs(self.stream, self.fact):
            return Can.EDIT_PLAN
        if isinstance(self.fact, FileTaken):
            return Can.TAKE_INSIDE if self.fact.level is Level.INSIDE else Can.READ_PUBLISHED
        return Can.EDIT_TARGETS if kind_of(self.stream) == "target" else Can.EDIT_PLAN

    @property
    def recorded_at(self) -> str:
        """The moment it is recorded, in universal time."""
        return self.at.astimezone(UTC).isoformat(timespec="milliseconds")

    @property
    def set_aside(self) -> SetAside:
        """What is kept of it when someone else was first."""
        return SetAside(seen=self.seen, edit=self.fact)

    def event(self, version: int, fact: Fact) -> Event:
        """The event it becomes."""
        return Event(
            event_id=self.key,
            stream=self.stream,
            version=version,
            happened_on=self.on,
            by_role=self.by_role,
            meeting=self.meeting,
            fact=fact,
        )


@dataclass(frozen=True)
class Clash:
    """An edit of what someone else changed first: both are kept, and a person chooses."""

    edit: Edit
    theirs: tuple[Event, ...]
    """What they did to the same field since the writer looked, oldest first."""
    kept: Event
    """The writer's own edit, set aside whole."""

    @property
    def words(self) -> str:
        """The clash as its writer reads it."""
        about = self.kept.about
        if not self.theirs:
            return f"{about} is not as you saw it: its latest changes are gone. Yours is kept; open it again."
        return f"{self.theirs[-1].by_role} changed the same part of {about} after you opened it."


class Overtaken(EdiError):
    """Someone changed the same field first. Nothing is lost: what was written is kept beside theirs."""

    def __init__(self, clashes: Sequence[Clash], recorded: Sequence[Event]) -> None:
        self.clashes = tuple(clashes)
        self.recorded = tuple(recorded)
        """What was recorded of the same request, since nothing stood in its way."""
        told = " ".join(clash.words for clash in clashes)
        super().__init__(f"{told} Both are kept: choose which one stands.")
