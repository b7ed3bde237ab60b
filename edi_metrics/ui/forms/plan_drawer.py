"""The drawer beside the action plan: one action, a new one, or several at once, as the address asks.

`?action=A07` opens that action, so that it can be sent; `?action=new` begins one; `?action=several` changes
several. Closing the drawer takes the name out of the address.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.story.asking import Desk
from edi_metrics.story.one_action import OneAction, one_action
from edi_metrics.ui import told
from edi_metrics.ui.forms import bulk_actions, edit_action, new_action, take_back
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.markup import one_action as markup
from edi_metrics.ui.markup import states
from edi_metrics.ui.markup.html import Html

ACTION = "action"
"""What the address calls the action that is open."""
NEW, SEVERAL = "new", "several"
_SCRIPT = Path(__file__).with_name("drawer.js")

_FORMS = ("edit_action", "take_back", "new_action", "bulk_actions")


def open_at(asked: str) -> None:
    """Open the drawer. Its forms begin with what is there now, not when it was last opened."""
    _forget()
    st.query_params[ACTION] = asked


def is_open() -> bool:
    """Whether the address asks for the drawer."""
    return ACTION in st.query_params


def close() -> None:
    """Shut the drawer."""
    _forget()
    if ACTION in st.query_params:
        del st.query_params[ACTION]


def _forget() -> None:
    for key in list(st.session_state):
        if isinstance(key, str) and key.startswith(tuple(f"sheet-{name}-" for name in _FORMS)):
            del st.session_state[key]


def draw(bench: Bench, about: str) -> None:
    """The drawer, if the address asks for one. What it may not or cannot open, it says in a sentence."""
    asked = st.query_params.get(ACTION, "")
    if not asked:
        return
    if asked in (NEW, SEVERAL):
        if bench.may(Can.EDIT_PLAN):
            _beside(*_NAMED[asked], bench)
        return
    desk = told.desk(bench.door)
    found = one_action(desk, asked.upper())
    if found is None:
        st.html(Html(states.banner([f"There is no action called '{asked[:40]}' in the plan."])))
        return
    _beside(f"Action {found.action_id}", lambda bench: _one(bench, desk, found), bench)


def _beside(title: str, draw: Callable[[Bench], None], bench: Bench) -> None:
    """A drawer on the right. Inside it, what is done draws it alone again, not the page."""
    st.dialog(title, width="medium", position="right", on_dismiss=close)(_themed(draw))(bench)


def _themed(draw: Callable[[Bench], None]) -> Callable[[Bench], None]:
    """A drawer hangs outside the page, where no theme is set: it is told which one it is in."""

    def themed(bench: Bench) -> None:
        theme = "dark" if st.context.theme.type == "dark" else "light"
        code = _SCRIPT.read_text(encoding="utf-8")
        style = f"<style>.stDialog{{color-scheme:{theme}}}</style>"
        st.html(Html(f"{style}<script>(() => {{{code}}})();</script>"), unsafe_allow_javascript=True)
        draw(bench)

    return themed


def _one(bench: Bench, desk: Desk, found: OneAction) -> None:
    st.html(Html(markup.opening(found)))
    edit_action.fill(bench, desk, found.action_id)
    take_back.fill(bench, found.action_id)
    st.html(Html(markup.about(found) + markup.past(found.past)))


_NAMED: dict[str, tuple[str, Callable[[Bench], None]]] = {
    NEW: ("New action", new_action.fill),
    SEVERAL: ("Change several actions", bulk_actions.fill),
}
