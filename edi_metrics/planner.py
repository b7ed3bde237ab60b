"""The one way to the plan while people work on it: read as it stands, and changed by those who may.

What is refused is said in sentences for the person who typed it, and nothing of it is recorded; what others
changed first is kept beside theirs (`Overtaken`). Clocks are the caller's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from threading import Lock

from edi_metrics.access import Viewer
from edi_metrics.errors import BadReference, DamagedJournal, EdiError, RefusedEdit
from edi_metrics.journal import Edit, Journal, is_kept
from edi_metrics.journal.chain import Head
from edi_metrics.plan.facts import Change, Event, Undone
from edi_metrics.plan.facts.actions import ActionProposed
from edi_metrics.plan.facts.exports import FileTaken
from edi_metrics.plan.facts.reviews import ProcessReviewed
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import CHAIR
from edi_metrics.plan.refusals import refusals
from edi_metrics.targets import target_of
from edi_metrics.vocabulary import Role

BY_ROLE: Mapping[Role, str] = {
    Role.CHAIR: CHAIR,
    Role.STEWARD: "Data steward",
    Role.MEMBER: "Working-group member",
    Role.PARTNER: "Hub partner",
}
"""How the record names who made a change."""


@dataclass(frozen=True)
class Wish:
    """One change to one thing, as its writer left it."""

    stream: str
    fact: Change | Undone


@dataclass(frozen=True)
class Form:
    """One opened form: its key, so that sent twice it counts once, and the versions its writer saw."""

    key: str
    seen: Mapping[str, int]

    def edit(self, place: int, wish: Wish, viewer: Viewer, moment: "Moment") -> Edit:
        """The `place`th wish of the form as an edit. Whoever takes a change back has seen that change."""
        named = wish.fact.version if isinstance(wish.fact, Undone) else 0
        return Edit(
            stream=wish.stream,
            seen=max(self.seen.get(wish.stream, 0), named),
            fact=wish.fact,
            key=f"{self.key}-{place}",
            who=f"local-{viewer.role}",
            by_role=BY_ROLE[viewer.role],
            on=moment.day,
            at=moment.at,
            meeting=moment.meeting,
        )


@dataclass(frozen=True)
class Moment:
    """When a change is made: the service's day, the clock, and the meeting it is made in, if any."""

    day: date
    at: datetime
    meeting: str = ""


class Planner:
    """The plan of one service. Any number of sessions share one; it keeps up with what others write."""

    def __init__(self, private: Path) -> None:
        """Nothing is opened or made until the plan is asked for."""
        self._private = private
        self._lock = Lock()
        self._open: Journal | None = None
        self._events: tuple[Event, ...] = ()
        self._taken: tuple[Event, ...] = ()
        self._streams: dict[str, list[Event]] = {}
        self._keys: set[str] = set()
        self._head = Head()

    @property
    def problem(self) -> str:
        """Why the plan cannot be changed now, with the cure; empty when it can."""
        try:
            journal = self._kept()
        except EdiError as error:
            return str(error)
        return "" if journal is None or journal.report.whole else journal.report.words

    def events(self) -> tuple[Event, ...]:
        """Everything recorded so far, in order; nothing yet is no error. Raises `DamagedJournal`."""
        return self._read()[1]

    def files_taken(self) -> tuple[Event, ...]:
        """Every file that was taken away, in order. Raises `DamagedJournal`.

        They are kept apart from the plan: taking a file makes no other plan of it.
        """
        self._read()
        return self._taken

    def head(self) -> str:
        """A word that changes whenever the record does."""
        return self._read()[0].hash

    def versions(self, streams: Sequence[str]) -> Mapping[str, int]:
        """How many changes each stream has had: what a form's writer has before them."""
        self.events()
        told = {stream: self._streams.get(stream, []) for stream in streams}
        return {stream: events[-1].version if events else 0 for stream, events in told.items()}

    def record(self, viewer: Viewer, wishes: Sequence[Wish], form: Form, moment: Moment) -> tuple[Event, ...]:
        """Record `wishes` together, in order. When this returns, they are on the disk.

        A new action whose number someone took meanwhile is refused whole: nothing of it stands under theirs.

        Raises `NotAllowed`; `RefusedEdit` saying what to mend; `Overtaken`, having kept what was written
        beside what came first; `JournalBusy` or `DamagedJournal`, having recorded nothing.
        """
        edits = [form.edit(place, wish, viewer, moment) for place, wish in enumerate(wishes)]
        for edit in edits:
            viewer.require(edit.right)
        journal = self._kept()
        if journal is not None and not journal.report.whole:
            raise DamagedJournal(journal.report.words)
        self._refuse(edits, moment)
        with self._lock:
            if self._open is None:
                self._open = Journal.open(self._private)
        begins = any(isinstance(edit.fact, ActionProposed) for edit in edits)
        return self._open.append_all(viewer, edits, or_none=begins)

    def _refuse(self, edits: Sequence[Edit], moment: Moment) -> None:
        """Each edit is looked at as if those before it were made: a form may begin a thing and go on."""
        told = self._bearing_on(edits)
        fresh = [edit for edit in edits if edit.key not in self._keys]  # one sent again counts once
        said: list[str] = []
        for edit in fresh:
            said += refusals(edit.stream, edit.fact, fold(told, moment.day), moment.meeting)
            told.append(edit.event(len(told) + 1, edit.fact))
        if said:
            raise RefusedEdit(" ".join(dict.fromkeys(said)))
        _refuse_unreadable([edit.stream for edit in fresh], told, moment.day)

    def _bearing_on(self, edits: Sequence[Edit]) -> list[Event]:
        """The events that what may be recorded depends on: what became of other actions is none of it.

        With ten years of them this is the difference between a save nobody notices and one they wait for.
        """
        self.events()
        wanted = {edit.stream for edit in edits} | {_named(edit.fact) for edit in edits}
        streams = (
            events
            for stream, events in self._streams.items()
            if stream in wanted or not stream.startswith("action/")
        )
        return list(chain.from_iterable(streams))

    def _read(self) -> tuple[Head, tuple[Event, ...]]:
        journal = self._kept()
        if journal is None:
            return Head(), ()
        with self._lock:
            head = journal.head()
            if head != self._head:
                # events are numbered from 1; there may be more by now than `head` says
                self._sort(journal.read(after=len(self._events) + len(self._taken)))
                self._head = head
            return self._head, self._events

    def _sort(self, newer: Sequence[Event]) -> None:
        """What happened to the plan apart from what was taken away of it."""
        self._keys.update(event.event_id for event in newer)
        self._taken += tuple(event for event in newer if isinstance(event.fact, FileTaken))
        changes = [event for event in newer if not isinstance(event.fact, FileTaken)]
        self._events += tuple(changes)
        for event in changes:
            self._streams.setdefault(event.stream, []).append(event)

    def _kept(self) -> Journal | None:
        with self._lock:
            if self._open is None and is_kept(self._private):
                self._open = Journal.open(self._private)
            return self._open

    def close(self) -> None:
        """Let go of the journal, and of what was read of it."""
        with self._lock:
            if self._open is not None:
                self._open.close()
            self._open, self._events, self._taken, self._head = None, (), (), Head()
            self._streams, self._keys = {}, set()


def _named(fact: Change | Undone) -> str:
    """The action that a change about something else names; '' for none."""
    return f"action/{fact.action_id}" if isinstance(fact, ProcessReviewed) else ""


def _refuse_unreadable(streams: Iterable[str], told: Sequence[Event], day: date) -> None:
    """A target that could not be judged any more would take every page with it. Raises `RefusedEdit`."""
    touched = sorted({one.removeprefix("target/") for one in streams if one.startswith("target/")})
    promises = fold(told, day).promises if touched else {}
    try:
        for promise in (promises[one] for one in touched if one in promises):
            target_of(promise)
    except BadReference as error:
        raise RefusedEdit(f"{error} Mend it and save again.") from error
