"""Decide on one item of a meeting: one key, one line, Enter. Everything is kept as soon as it is decided."""

from collections.abc import Sequence

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.group import Decision
from edi_metrics.ui.forms import keys
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.decision_lines import NEW, InHand, ask, in_hand, said
from edi_metrics.ui.markup.html import Html, paragraph

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


def draw(bench: Bench, about: str) -> None:
    """The keys of an item with the lines of the chosen one; for members, the way to the other items."""
    number, _, name = about.partition(" ")
    item = in_hand(bench, number, name)
    if item is None:
        return
    keys.item_begins(name)
    names = [one.item_id for one in bench.plan.sittings[number].agenda]
    if not bench.may(Can.EDIT_PLAN):
        _moves(names, name, closes=False)
        return
    open_now = keys.writing()
    if open_now and (open_now.meeting, open_now.item) != (number, name):
        keys.stop_writing()
    _say()
    _keys(item)
    ask(bench, item)
    _moves(names, name, closes=True)


def _say() -> None:
    """What became of the last decision. Its place is kept while it is empty, so that no line moves."""
    with st.container(key="meeting-said"):
        keys.forget_saved()
        if words := said():
            st.html(Html(paragraph("edi-saved", words)))


def _keys(item: InHand) -> None:
    with st.container(key="decisions", horizontal=True):
        for decision in item.decisions:
            _key(item, decision, _WORDS.get(decision, decision.words), _KEYS[decision])
        _key(item, NEW, "New action", "A")


def _key(item: InHand, what: str, words: str, key: str) -> None:
    st.button(
        words,
        key=f"decide-{what}",
        shortcut=keys.key_of(key),
        on_click=keys.begin_writing,
        args=(item.number, item.item.item_id, str(what)),
    )


def _moves(names: Sequence[str], name: str, *, closes: bool) -> None:
    """Next and back, and the switch that turns the keys off."""
    place = names.index(name)
    with st.container(key="meeting-moves", horizontal=True, vertical_alignment="center"):
        for words, key, to in (("Back", "B", place - 1), ("Next", "N", place + 1)):
            there = 0 <= to < len(names)
            st.button(
                words,
                key=f"go-{words}",
                shortcut=keys.key_of(key),
                disabled=not there,
                on_click=_go,
                args=(names[to] if there else name,),
            )
        if closes:
            st.button("Close the meeting", key="go-close", on_click=_go, args=("close",))
        keys.keys_switch()


def _go(name: str) -> None:
    keys.stop_writing()
    st.query_params["item"] = name
