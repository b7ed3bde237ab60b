"""Decide on one item of a meeting: one key, one line, Enter. Everything is kept as soon as it is decided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.codes import code_list
from edi_metrics.plan.facts import Change
from edi_metrics.plan.facts import actions as act
from edi_metrics.plan.facts.meetings import ItemMinuted
from edi_metrics.plan.facts.questions import QuestionAnswered
from edi_metrics.plan.group import AgendaItem, Decision
from edi_metrics.plan.state import Action, Lifecycle
from edi_metrics.planner import Wish
from edi_metrics.story.asking import Desk
from edi_metrics.story.sections.meeting import coming
from edi_metrics.story.sections.meeting_item import figure_then_and_now, soonest_check
from edi_metrics.ui.forms import attendance, new_in_meeting
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.keys import WRITING, forget_saved, key_of, keys_switch, lines_open, lines_saved
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html, name_of, paragraph

SAID = "meeting-said"
"""In the session: what became of the last decision, since the next item is shown at once."""

_OF_ACTIONS = (
    Decision.DONE,
    Decision.ON_TRACK,
    Decision.NEW_DATE,
    Decision.BLOCKED,
    Decision.DROPPED,
    Decision.PAUSED,
    Decision.NONE,
)
_OF_OTHERS: Mapping[str, tuple[Decision, ...]] = {
    "target": (Decision.ON_TRACK, Decision.NONE),
    "question": (Decision.ANSWERED, Decision.NONE),
}
_KEYS = {
    Decision.DONE: "1",
    Decision.ON_TRACK: "2",
    Decision.NEW_DATE: "3",
    Decision.BLOCKED: "4",
    Decision.DROPPED: "5",
    Decision.PAUSED: "6",
    Decision.NONE: "7",
    Decision.ANSWERED: "8",
}
_WORDS = {Decision.DROPPED: "Drop", Decision.PAUSED: "Pause", Decision.NONE: "Noted"}


@dataclass(frozen=True)
class _Item:
    """The item in hand, and what it is about."""

    number: str
    item: AgendaItem
    action: Action | None

    @property
    def streams(self) -> list[str]:
        """What a decision may write to."""
        kind = self.item.about.partition("/")[0]
        return [f"meeting/{self.number}", *([self.item.about] if kind in ("action", "question") else [])]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What may be decided on it."""
        if self.action is not None:
            return _OF_ACTIONS
        return _OF_OTHERS.get(self.item.about.partition("/")[0], (Decision.NONE,))


def draw(bench: Bench, about: str) -> None:
    """The keys of the item, and the lines that the chosen one asks for."""
    if not bench.may(Can.EDIT_PLAN):
        return
    number, _, name = about.partition(" ")
    agenda = coming(Desk(bench.door)).agenda
    item = next((one for one in agenda if one.item_id == name), None)
    if item is None:
        return
    _say()
    in_hand = _Item(number, item, bench.plan.actions.get(item.about.removeprefix("action/")))
    _keys(in_hand)
    sheet = Sheet(bench, f"decide-{name}", in_hand.streams, meeting=number)
    with st.container(key="meeting-lines"):
        sheet.say()
        chosen = st.session_state.get(WRITING, ("", ""))
        if chosen == (name, "new"):
            new_in_meeting.ask(bench, number, item, done=_put_away)
        elif chosen[0] == name:
            _ask(bench, sheet, in_hand, Decision(chosen[1]))
        if chosen[0] == name:
            st.button("Put it away", key="put-away", shortcut="Esc", on_click=_put_away, args=("",))
    _moves([one.item_id for one in agenda], name)
    attendance.ask(bench, number, first=item is agenda[0])


def _say() -> None:
    """What became of the last decision. Its place is kept while it is empty, so that no line moves."""
    with st.container(key="meeting-said"):
        forget_saved()
        if said := st.session_state.pop(SAID, ""):
            st.html(Html(paragraph("edi-saved", said)))


def _keys(in_hand: _Item) -> None:
    name = in_hand.item.item_id
    with st.container(key="decisions", horizontal=True):
        for decision in in_hand.decisions:
            st.button(
                _WORDS.get(decision, decision.words),
                key=f"decide-{decision}",
                shortcut=key_of(_KEYS[decision]),
                on_click=_choose,
                args=(name, decision.value),
            )
        st.button("New action", key="decide-new", shortcut=key_of("A"), on_click=_choose, args=(name, "new"))


def _choose(name: str, decision: str) -> None:
    st.session_state[WRITING] = (name, decision)


def _put_away(said: str) -> None:
    st.session_state.pop(WRITING, None)
    st.session_state[SAID] = said


def _moves(names: Sequence[str], name: str) -> None:
    """Next and back, and the switch that turns the keys off."""
    place = names.index(name)
    with st.container(key="meeting-moves", horizontal=True, vertical_alignment="center"):
        for words, key, to in (("Back", "B", place - 1), ("Next", "N", place + 1)):
            there = 0 <= to < len(names)
            st.button(
                words,
                key=f"go-{words}",
                shortcut=key_of(key),
                disabled=not there,
                on_click=_go,
                args=(names[to] if there else name,),
            )
        st.button("Close the meeting", key="go-close", on_click=_go, args=("close",))
        keys_switch()


def _go(name: str) -> None:
    st.session_state.pop(WRITING, None)
    st.query_params["item"] = name


# What each decision asks, and what it records


def _ask(bench: Bench, sheet: Sheet, in_hand: _Item, decision: Decision) -> None:
    """The lines of one decision. The first has the keyboard at once; Enter in any of them saves."""
    lines = name_of(sheet.key(f"lines-{decision}"))
    with st.container(key=lines), st.form(sheet.key(f"form-{decision}"), border=True):
        facts = _LINES[decision](bench, sheet, in_hand)
        note = st.text_input("One line for the minutes", key=sheet.key(f"{decision}-note"))
        sent = st.form_submit_button("Save and go on", type="primary")
    draft = f"{in_hand.number}-{in_hand.item.item_id}-{decision}"
    lines_open(lines, draft)
    if not sent:
        return

    def wishes() -> list[Wish]:
        minuted = ItemMinuted(item=in_hand.item.item_id, decision=decision, note=note)
        return [
            *(Wish(in_hand.item.about, fact) for fact in facts(note)),
            Wish(f"meeting/{in_hand.number}", minuted),
        ]

    if sheet.save(wishes):
        lines_saved(draft)
        _put_away(f"{sheet.saved_at}. {in_hand.item.title}: {decision.words.lower()}.")
        st.query_params.pop("item", None)
    st.rerun()


Facts = Callable[[str], Sequence[Change]]
"""Given the line for the minutes, what is recorded of the thing itself."""


def _nothing(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    return lambda note: ()


def _on_track(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    action = in_hand.action
    if action is None:
        return _nothing(bench, sheet, in_hand)
    waiting = action.lifecycle in (Lifecycle.BLOCKED, Lifecycle.PAUSED)

    def facts(note: str) -> Sequence[Change]:
        news = act.ProgressNoted(note=note or "On track, as its owner told the meeting")
        return (act.Started(note=note), news) if waiting else (news,)

    return facts


def _done(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    evidence = st.text_input("What shows that it is done?", key=sheet.key("evidence"))
    st.html(Html(paragraph("edi-note", figure_then_and_now(Desk(bench.door), in_hand.item))))
    moved = st.radio(
        "Has the figure moved?",
        ("Yes", "No", "Too early to say"),
        index=None,
        horizontal=True,
        key=sheet.key("moved"),
    )
    check = st.date_input(
        "Look at the measure again on",
        value=soonest_check(Desk(bench.door), in_hand.item),
        format="DD/MM/YYYY",
        key=sheet.key("check"),
    )
    taught = [
        st.text_input(words, key=sheet.key(words))
        for words in ("What helped? (may stay empty)", "What hindered?", "What did we learn?")
    ]

    def facts(note: str) -> Sequence[Change]:
        said = f"Has the figure moved? {moved}." if moved else ""
        done = act.Done(check_on=check, note=" ".join(filter(None, (note, said))))
        shown = (act.EvidenceAdded(evidence=evidence),) if evidence.strip() else ()
        return (*shown, done, *_learned(*taught))

    return facts


def _new_date(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    action = cast(Action, in_hand.action)
    times = action.times_moved + 1
    if times > 1:
        words = f"This is move number {times}; it was first due on {action.first_due:%d/%m/%Y}."
        st.html(Html(paragraph("edi-note", words)))
    day = st.date_input("New date", value=None, format="DD/MM/YYYY", key=sheet.key("day"))
    reason = st.text_input("Why does it move?", key=sheet.key("reason"))

    def facts(note: str) -> Sequence[Change]:
        if action.due is None:
            return (act.DatesSet(start=action.start or bench.door.about.day, due=cast(Any, day)),)
        return (act.DueMoved(was=action.due, now=cast(Any, day), reason=reason),)

    return facts


def _blocked(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    helper = _role("Who helps?", sheet.key("helper"))
    reason = st.text_input("What is in the way?", key=sheet.key("blocked-by"))
    return lambda note: (act.Blocked(helper=helper or "", reason=reason),)


def _paused(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    day = st.date_input("It goes on again on", value=None, format="DD/MM/YYYY", key=sheet.key("resume"))
    reason = st.text_input("Why does it wait?", key=sheet.key("paused-why"))
    return lambda note: (act.Paused(resume_on=cast(Any, day), reason=reason),)


def _dropped(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    reason = st.text_input("Why is it dropped?", key=sheet.key("why"))
    learned = st.text_input(
        "What did we learn? 'It did not work' is an answer. (may stay empty)", key=sheet.key("learned")
    )
    return lambda note: (act.Dropped(reason=reason), *_learned("", "", learned))


def _answered(bench: Bench, sheet: Sheet, in_hand: _Item) -> Facts:
    answer = st.text_input("The answer", key=sheet.key("answer"))
    return lambda note: (QuestionAnswered(note=answer or note),)


def _learned(helped: str, hindered: str, learned: str) -> tuple[Change, ...]:
    if not any(words.strip() for words in (helped, hindered, learned)):
        return ()
    return (act.LearnedFrom(helped=helped, hindered=hindered, learned=learned),)


def _role(label: str, key: str) -> str | None:
    roles = [entry.label for entry in code_list("owner_role").codes.values()]
    return st.selectbox(label, roles, index=None, key=key)


_LINES: Mapping[Decision, Callable[[Bench, Sheet, _Item], Facts]] = {
    Decision.DONE: _done,
    Decision.ON_TRACK: _on_track,
    Decision.NEW_DATE: _new_date,
    Decision.BLOCKED: _blocked,
    Decision.PAUSED: _paused,
    Decision.DROPPED: _dropped,
    Decision.ANSWERED: _answered,
    Decision.NONE: _nothing,
}
