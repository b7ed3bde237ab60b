"""Say what is new of an action: the pattern for every form."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts.actions import ProgressNoted
from edi_metrics.planner import Wish
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet


def draw(bench: Bench, about: str) -> None:
    """One line of news for the action `about`."""
    if not bench.may(Can.EDIT_PLAN) or about not in bench.plan.actions:
        return
    stream = f"action/{about}"
    sheet = Sheet(bench, "note_progress", [stream])
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        note = st.text_area("What is new?", key=sheet.key("note"), height=80)
        sent = st.form_submit_button("Save the news")
    if sent and sheet.save(lambda: [Wish(stream, ProgressNoted(note=note))]):
        st.rerun()
    with said:
        sheet.say()
