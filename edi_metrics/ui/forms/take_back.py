"""Take back the last change to an action: an event of its own, so that nothing is lost."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.taking_back import last_saved
from edi_metrics.plan.telling import told
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet, undo
from edi_metrics.ui.markup import one_action as markup
from edi_metrics.ui.markup.html import Html


def fill(bench: Bench, action_id: str) -> None:
    """The last change in words, and the button that takes back all that was saved with it."""
    stream = f"action/{action_id}"
    last = last_saved(bench.door.history(), stream)
    if not last or not bench.may(Can.EDIT_PLAN):
        return
    sheet = Sheet(bench, "take_back", [stream])
    said = " ".join(told(event.fact) for event in last)
    st.html(Html(markup.last_change(said)))
    pressed = st.button("Take it back", key=sheet.key("undo"), icon=":material/undo:")
    if pressed and sheet.save(lambda: [undo(bench, stream, event.version) for event in reversed(last)]):
        st.rerun()
    sheet.say()
