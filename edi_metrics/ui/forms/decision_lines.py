"""The lines of each decision in a meeting: what it asks, and what it records of the thing itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from edi_metrics.plan.facts import Change
from edi_metrics.plan.facts import actions as act
from edi_metrics.plan.facts.meetings import ItemMinuted
from edi_metrics.plan.facts.questions import QuestionAnswered
from edi_metrics.plan.group import AgendaItem, Decision
from edi_metrics.plan.state import Action, Lifecycle
from edi_metrics.planner import Wish
from edi_metrics.story.sections.meeting_item import figure_then_and_now, soonest_check
from edi_metrics.ui.forms import fields, keys, new_in_meeting
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import name_of
from edi_metrics.ui.told import desk

NEW = "new"
"""In the place of a decision: a new action."""

_SAID = "meeting-said"
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


@dataclass(frozen=True)
class InHand:
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


def in_hand(bench: Bench, number: str, name: str) -> InHand | None:
    """The item `name` of a meeting; None when its agenda has none of that name."""
    sitting = bench.plan.sittings.get(number)
    item = next((one for one in sitting.agenda if one.item_id == name), None) if sitting else None
    if item is None:
        return None
    return InHand(number, item, bench.plan.actions.get(item.about.removeprefix("action/")))


def said() -> str:
    """What became of the last decision; said once."""
    return str(st.session_state.pop(_SAID, ""))


def say(words: str) -> None:
    """What there is to say on the next item."""
    st.session_state[_SAID] = words


def ask(bench: Bench, in_hand: InHand) -> None:
    """The lines that are open on this item; nothing while none are."""
    open_now = keys.writing()
    if open_now is None:
        return
    with st.container(key="meeting-lines"):
        if open_now.what == NEW:
            new_in_meeting.ask(bench, in_hand.number, in_hand.item, done=_put_away)
        else:
            _ask(bench, in_hand, Decision(open_now.what), open_now.opened)
        st.button("Put it away", key="put-away", shortcut="Esc", on_click=_put_away)


def _put_away(words: str = "") -> None:
    keys.stop_writing()
    say(words)


def _go_on(words: str) -> None:
    """To the next item that is not decided."""
    _put_away(words)
    st.query_params.pop("item", None)


def _ask(bench: Bench, in_hand: InHand, decision: Decision, opened: str) -> None:
    """The lines of one decision. The first has the keyboard at once; Enter in any of them saves."""
    item = in_hand.item
    sheet = Sheet(bench, f"decide-{opened}", in_hand.streams, meeting=in_hand.number)
    if sheet.saved_at:  # both texts stood side by side, and one was chosen
        _go_on(f"{sheet.saved_at.rstrip('.')}. {item.title}.")
        st.rerun()
    sheet.say()
    lines = name_of(sheet.key(f"lines-{decision}"))
    with st.container(key=lines), st.form(sheet.key(f"form-{decision}"), border=True):
        facts = _LINES[decision](bench, sheet, in_hand)
        note = st.text_input("One line for the minutes", key=sheet.key(f"{decision}-note"))
        sent = st.form_submit_button("Save and go on", type="primary")
    draft = f"{in_hand.number}-{item.item_id}-{decision}"
    keys.lines_open(lines, draft)
    if not sent:
        return

    def wishes() -> list[Wish]:
        minuted = ItemMinuted(item=item.item_id, decision=decision, note=note)
        return [
            *(Wish(item.about, fact) for fact in facts(note)),
            Wish(f"meeting/{in_hand.number}", minuted),
        ]

    if sheet.save(wishes):
        keys.lines_saved(draft)
        unshown = decision is Decision.DONE and not _is_shown(in_hand, wishes())
        _go_on(f"{sheet.saved_at}. {item.title}: {decision.words.lower()}.{_UNSHOWN if unshown else ''}")
    st.rerun()


_UNSHOWN = " Nothing is recorded that shows it: the plan says so until there is."


def _is_shown(in_hand: InHand, wishes: Sequence[Wish]) -> bool:
    """Whether there is any evidence, from before or now."""
    before = in_hand.action is not None and in_hand.action.evidence
    return bool(before) or any(isinstance(wish.fact, act.EvidenceAdded) for wish in wishes)


Facts = Callable[[str], Sequence[Change]]
"""Given the line for the minutes, what is recorded of the thing itself."""


def _nothing(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    return lambda note: ()


def _on_track(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    action = in_hand.action
    if action is None:
        return _nothing(bench, sheet, in_hand)
    waiting = action.lifecycle in (Lifecycle.BLOCKED, Lifecycle.PAUSED)

    def facts(note: str) -> Sequence[Change]:
        news = act.ProgressNoted(note=note or "On track, as its owner told the meeting")
        return (act.Started(note=note), news) if waiting else (news,)

    return facts


def _done(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    today = bench.door.about.day
    evidence = st.text_input("What shows that it is done?", key=sheet.key("evidence"))
    figure, when = st.columns(2)
    with figure:
        moved = st.radio(
            "Has the figure moved?",
            ("Yes", "No", "Too early to say"),
            index=None,
            horizontal=True,
            key=sheet.key("moved"),
        )
    with when:
        soonest = soonest_check(desk(bench.door), in_hand.item)
        check = fields.day(sheet, "check", "Look at the measure again on", today, value=soonest)
    fields.hint(figure_then_and_now(desk(bench.door), in_hand.item))
    taught = [
        column.text_input(words, key=sheet.key(words))
        for column, words in zip(
            st.columns(3), ("What helped?", "What hindered?", "What did we learn?"), strict=True
        )
    ]

    def facts(note: str) -> Sequence[Change]:
        told = f"Has the figure moved? {moved}." if moved else ""
        done = act.Done(check_on=check, note=" ".join(filter(None, (note, told))))
        shown = (act.EvidenceAdded(evidence=evidence),) if evidence.strip() else ()
        return (*shown, done, *_learned(*taught))

    return facts


def _new_date(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    action = cast(Action, in_hand.action)
    times = action.times_moved + 1
    if times > 1:
        fields.hint(f"This is move number {times}; it was first due on {action.first_due:%d/%m/%Y}.")
    day = fields.day(sheet, "day", "New date", bench.door.about.day)
    reason = st.text_input("Why does it move?", key=sheet.key("reason"))

    def facts(note: str) -> Sequence[Change]:
        if action.due is None:
            return (act.DatesSet(start=action.start or bench.door.about.day, due=cast(Any, day)),)
        return (act.DueMoved(was=action.due, now=cast(Any, day), reason=reason),)

    return facts


def _blocked(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    helper = fields.role(sheet, "helper", "Who helps?")
    reason = st.text_input("What is in the way?", key=sheet.key("blocked-by"))
    return lambda note: (
        act.Blocked(helper=fields.needed(helper, "Choose the role that is asked to help."), reason=reason),
    )


def _paused(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    day = fields.day(sheet, "resume", "It goes on again on", bench.door.about.day)
    reason = st.text_input("Why does it wait?", key=sheet.key("paused-why"))
    return lambda note: (act.Paused(resume_on=cast(Any, day), reason=reason),)


def _dropped(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    reason = st.text_input("Why is it dropped?", key=sheet.key("why"))
    learned = st.text_input("What did we learn? 'It did not work' is an answer.", key=sheet.key("learned"))
    return lambda note: (act.Dropped(reason=reason), *_learned("", "", learned))


def _answered(bench: Bench, sheet: Sheet, in_hand: InHand) -> Facts:
    answer = st.text_input("The answer", key=sheet.key("answer"))
    return lambda note: (
        QuestionAnswered(note=fields.needed(answer or note, "Write down the answer, in a line.")),
    )


def _learned(helped: str, hindered: str, learned: str) -> tuple[Change, ...]:
    if not any(words.strip() for words in (helped, hindered, learned)):
        return ()
    return (act.LearnedFrom(helped=helped, hindered=hindered, learned=learned),)


_LINES: Mapping[Decision, Callable[[Bench, Sheet, InHand], Facts]] = {
    Decision.DONE: _done,
    Decision.ON_TRACK: _on_track,
    Decision.NEW_DATE: _new_date,
    Decision.BLOCKED: _blocked,
    Decision.PAUSED: _paused,
    Decision.DROPPED: _dropped,
    Decision.ANSWERED: _answered,
    Decision.NONE: _nothing,
}
