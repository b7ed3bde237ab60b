"""The keyboard in a meeting: single keys that can be switched off, and lines that keep what is typed.

What is typed and not saved yet stays in this browser alone, so that a refresh or a lost connection loses
none of it; it is forgotten once it is saved.
"""

from pathlib import Path

import streamlit as st

from edi_metrics.ui.markup.html import Html, name_of

WRITING = "meeting-writing"
"""In the session: the item, and the decision whose lines are open. While they are, no single key is live:
a letter that misses its line must never press a button."""

_ON = "meeting-keys-on"
_SAVED = "meeting-lines-saved"
_SCRIPT = Path(__file__).with_name("lines.js")


def key_of(key: str) -> str | None:
    """The shortcut of a button, while keys are on and nobody is writing."""
    return key if st.session_state.get(_ON, True) and WRITING not in st.session_state else None


def keys_switch() -> None:
    """A switch that turns single keys off: WCAG 2.1.4 asks for one."""
    st.session_state.setdefault(_ON, True)
    st.toggle("Keys", key=_ON, help="Single keys press the buttons that name them. Turn them off here.")


def lines_open(container: str, draft: str) -> None:
    """Put the keyboard into the first line of a container that has just opened.

    `draft` names what is written there: lines typed for it before, and not saved, come back.
    """
    _run(f"open('{name_of(container)}', '{name_of(draft)}')")


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
