"""One opened form: what its writer saw, where typed text is kept, and what happens when it is saved.

A refusal keeps every typed word. When someone else was first, both texts stand side by side until a person
chooses; the other one stays in the record. What a person saved themselves, in whichever form, they have seen.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import TypeVar, cast

import streamlit as st
from pydantic import ValidationError

from edi_metrics.errors import EdiError, RefusedEdit
from edi_metrics.journal.edits import Clash, Overtaken
from edi_metrics.plan.facts import Change, Event, Undone
from edi_metrics.plan.telling import told
from edi_metrics.planner import Form, Wish
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.markup import form as markup
from edi_metrics.ui.markup.html import Html

Made = TypeVar("Made", bound=Change)


@dataclass
class _Kept:
    """What a session keeps of an opened form."""

    form: Form
    problem: str = ""
    saved: str = ""
    clashes: tuple[Clash, ...] = ()


class Sheet:
    """A form for some streams of the plan. It opens with their present versions and a key of its own.

    Drawn anew, after it was not on the screen, it opens again: nothing of what was typed is there any more.
    """

    def __init__(
        self, bench: Bench, name: str, streams: Sequence[str], *, meeting: str = "", about: str = ""
    ) -> None:
        self._bench = bench
        self._streams = tuple(streams)
        self._meeting = meeting
        self.place = f"sheet-{name}-{about or '-'.join(streams).replace('/', '-')}"
        if self.place not in st.session_state:
            st.session_state[self.place] = _Kept(self._opened())
        elif not self._kept.clashes and not self._is_drawn():
            kept = self._kept
            kept.form = replace(kept.form, seen=self._versions())

    def _opened(self) -> Form:
        return Form(token_hex(8), self._versions())

    def _versions(self) -> Mapping[str, int]:
        return self._bench.planner.versions(self._streams)

    def _is_drawn(self) -> bool:
        """Whether any field was on the screen a moment ago: the session forgets those that were not."""
        fields = f"{self.place}-{self._kept.form.key}-"
        return any(str(name).startswith(fields) for name in st.session_state)

    @property
    def _kept(self) -> _Kept:
        return cast(_Kept, st.session_state[self.place])

    def key(self, field: str) -> str:
        """The widget key of one field: a saved form begins with fresh widgets."""
        return f"{self.place}-{self._kept.form.key}-{field}"

    @property
    def saved_at(self) -> str:
        """'Saved 14:32', after a save; empty before one."""
        return self._kept.saved

    def say(self) -> None:
        """What became of the last save: saved at what time, refused and why, or both texts to choose from.

        Call it once a run, after `save`, so that what is refused is said at once. A container that was put
        first keeps its place above the fields.
        """
        kept = self._kept
        if kept.problem:
            st.html(Html(markup.problem(kept.problem)))
        if kept.clashes:
            self._choose(kept.clashes)
        elif kept.saved and not kept.problem:
            st.html(Html(markup.saved(kept.saved)))

    def save(self, make: Callable[[], Sequence[Wish]]) -> bool:
        """Record what `make` gives. Then the form begins anew; refused, it keeps every word and says why."""
        kept = self._kept
        try:
            wishes = _in_words(make)
            recorded = self._bench.planner.record(
                self._bench.viewer, wishes, kept.form, self._bench.moment(self._meeting)
            )
        except Overtaken as clash:
            _seen_here(clash.recorded)
            kept.problem, kept.saved, kept.clashes = "", "", clash.clashes
            return False
        except EdiError as error:
            kept.problem, kept.saved = str(error), ""
            return False
        _seen_here(recorded)
        self._anew(f"Saved {datetime.now().astimezone():%H:%M}")
        return True

    def _anew(self, said: str) -> None:
        st.session_state[self.place] = _Kept(self._opened(), saved=said)

    def _choose(self, clashes: Sequence[Clash]) -> None:
        """Theirs and mine side by side, and a button for each."""
        for clash in clashes:
            theirs = [(event.by_role, told(event.fact)) for event in clash.theirs]
            st.html(Html(markup.clash(clash.words, theirs, told(clash.edit.fact))))
        with st.container(horizontal=True):
            st.button("Keep theirs", key=self.key("theirs"), on_click=self._anew, args=("Theirs stands.",))
            st.button("Put mine in its place", key=self.key("mine"), on_click=self._insist, args=(clashes,))

    def _insist(self, clashes: Sequence[Clash]) -> None:
        """The chair chose their own: said again by someone who has now seen both."""
        st.session_state[self.place] = _Kept(self._opened())
        self.save(lambda: [Wish(clash.edit.stream, clash.edit.fact) for clash in clashes])


def _seen_here(recorded: Sequence[Event]) -> None:
    """Other forms of this session have seen what it has just recorded, unless someone else came between."""
    others = [kept for kept in st.session_state.values() if isinstance(kept, _Kept) and not kept.clashes]
    for event in recorded:
        for kept in others:
            if kept.form.seen.get(event.stream) == event.version - 1:
                kept.form = replace(kept.form, seen={**kept.form.seen, event.stream: event.version})


def _in_words(make: Callable[[], Sequence[Wish]]) -> Sequence[Wish]:
    """The wishes. What no fact can hold is refused in a sentence, with the text still in its field."""
    try:
        return make()
    except ValidationError as error:
        said = (_sentence(error.title, problem) for problem in error.errors())
        raise RefusedEdit(" ".join(dict.fromkeys(said))) from error


_NAMES: Mapping[tuple[str, str], str] = {
    ("DueMoved", "now"): "new date",
    ("NextStepSet", "now"): "next step",
    ("PrioritySet", "now"): "priority",
    ("OwnerSet", "now"): "owner",
    ("Paused", "resume_on"): "day it goes on again",
    ("Done", "check_on"): "day to look at the measure again",
    ("Blocked", "helper"): "role that is asked to help",
    ("MeetingCalled", "on"): "day of the meeting",
    ("MeetingCalled", "minutes"): "length of the meeting in minutes",
    ("MeetingClosed", "next_on"): "day of the next meeting",
    ("TargetRevised", "now"): "new text",
    ("Described", "now"): "new text",
    ("ItemMinuted", "note"): "line for the minutes",
    ("JudgedByOwner", "standing"): "status",
    ("LearnedFrom", "helped"): "answer on what helped",
    ("LearnedFrom", "hindered"): "answer on what hindered",
    ("LearnedFrom", "learned"): "answer on what was learned",
}
"""What people call a field of a fact, where its own name does not say it."""


def _sentence(kind: str, problem: object) -> str:
    found = cast(dict[str, object], problem)
    name = str(cast(Sequence[object], found["loc"])[-1]) if found["loc"] else "text"
    field = _NAMES.get((kind, name), name.replace("_", " "))
    context = cast(dict[str, object], found.get("ctx") or {})
    if found["type"] == "string_too_long":
        length = len(str(found["input"]))
        return (
            f"The {field} is {length:,} characters long and {context['max_length']:,} fit."
            " Nothing is lost: shorten it here and save again."
        )
    if found["type"] in ("date_type", "date_from_datetime_parsing", "date_parsing"):
        return f"The {field} needs a date. Choose one and save again."
    if found["type"] in ("string_too_short", "missing") or found["input"] is None:
        return f"The {field} is empty. Fill it in and save again."
    words = str(found["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"{field[:1].upper()}{field[1:]}: {words}. Mend it and save again."


def undo(bench: Bench, stream: str, version: int, reason: str = "") -> Wish:
    """The wish that takes back one change."""
    return Wish(stream, Undone(version=version, reason=reason))
