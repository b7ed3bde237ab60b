"""What was set for several actions a moment ago, and the one button that takes all of it back."""

from collections.abc import Sequence
from typing import cast

import streamlit as st

from edi_metrics.story.words import numbers
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet, undo
from edi_metrics.ui.markup import form as markup
from edi_metrics.ui.markup.html import Html

_CHANGED = "changed-together"

Place = tuple[str, int]
"""An action's stream, and the version that was recorded of it."""


def remember(changed: Sequence[Place]) -> None:
    """Keep for this visit what was changed together."""
    st.session_state[_CHANGED] = tuple(changed)


def say(bench: Bench) -> None:
    """'Five actions changed', and the way back; nothing when nothing was."""
    changed = cast(tuple[Place, ...], st.session_state.get(_CHANGED, ()))
    if not changed:
        return
    number = len(changed)
    sheet = Sheet(bench, "together", [stream for stream, _ in changed], about="changed")
    with st.container(key="changed-together", horizontal=True, vertical_alignment="center"):
        words = f"{numbers.opening(number)} action{'' if number == 1 else 's'} changed."
        st.html(Html(markup.saved(words)))
        pressed = st.button("Undo", key=sheet.key("undo"), icon=":material/undo:")
    if pressed and sheet.save(lambda: [undo(bench, stream, version) for stream, version in changed]):
        del st.session_state[_CHANGED]
        st.rerun()
    sheet.say()
