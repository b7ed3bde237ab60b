"""The keyboard in a meeting: single keys that can be switched off, and lines that keep what is typed.

What is typed and not saved yet stays in this browser alone, so that a refresh or a lost connection loses
none of it; it is forgotten once it is saved.
"""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import cast

import streamlit as st

from edi_metrics.ui.markup.html import Html, name_of

_WRITING = "meeting-writing"
_ON = "meeting-keys-on"
_SAVED = "meeting-lines-saved"
_SCRIPT = Path(__file__).with_name("lines.js")


@dataclass(frozen=True)
class Writing:
    """The lines that are open. While they are, no single key is live: a letter presses no button."""

    meeting: str
    item: str
    what: str
    """A decision, or a new action."""
    opened: str
    """Another each time that lines are opened."""


def writing() -> Writing | None:
    """The lines that this session has open, if any."""
    return cast(Writing | None, st.session_state.get(_WRITING))


def begin_writing(meeting: str, item: str, what: str) -> None:
    """Open the lines of a decision. The page stays on its item, whatever others decide meanwhile."""
    now = writing()
    if now is None or (now.meeting, now.item, now.what) != (meeting, item, what):
        st.session_state[_WRITING] = Writing(meeting, item, what, token_hex(4))
    st.query_params["item"] = item


def stop_writing() -> None:
    """Close the lines. What was typed and not saved comes back when they are opened again."""
    st.session_state.pop(_WRITING, None)


def key_of(key: str) -> str | None:
    """The shortcut of a button, while keys are on and nobody is writing."""
    return key if st.session_state.get(_ON, True) and writing() is None else None


def keys_switch() -> None:
    """A switch that turns single keys off: WCAG 2.1.4 asks for one."""
    st.session_state.setdefault(_ON, True)
    st.toggle("Keys", key=_ON, help="Single keys press the buttons that name them. Turn them off here.")


def item_begins(item: str) -> None:
    """Show another item from its top, with the keyboard listened to."""
    _run(f"listen(); top('{name_of(item)}')")


def lines_open(container: str, draft: str) -> None:
    """Put the keyboard into the first line of a container that has just opened.

    `draft` names what is written there: lines typed for it before, and not saved, come back.
    """
    _run(f"listen(); open('{name_of(container)}', '{name_of(draft)}')")


def lines_saved(draft: str) -> None:
    """Remember that the lines of `draft` are in the record, so that the browser can let go of them."""
    st.session_state[_SAVED] = name_of(draft)


def forget_saved() -> None:
    """Let go of lines that were saved in the last run."""
    if saved := st.session_state.pop(_SAVED, ""):
        _run(f"forget('{saved}')")


def _run(call: str) -> None:
    """Run one function of `lines.js`. A script runs when it is put on the page, and not at each rerun."""
    code = _SCRIPT.read_text(encoding="utf-8")
    st.html(Html(f"<script>(() => {{{code}; {call};}})();</script>"), unsafe_allow_javascript=True)
