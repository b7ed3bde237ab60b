"""Close a round of self-assessment, whole or not: nothing of it changes after that."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.assessing import Round, to_agree
from edi_metrics.plan.facts.assessments import RoundClosed
from edi_metrics.planner import Wish
from edi_metrics.story.words import numbers
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet


def draw(bench: Bench, about: str) -> None:
    """A button, and behind it a line for the record; nothing for a round that is closed."""
    found = bench.plan.rounds.get(about)
    if not bench.may(Can.EDIT_PLAN) or found is None or not found.is_open:
        return
    opening = Opening(f"close-round-{about}", "Close the round")
    opening.draw()
    if opening.is_open:
        _fill(bench, found, opening)


def _fill(bench: Bench, found: Round, opening: Opening) -> None:
    stream = f"round/{found.round_id}"
    sheet = Sheet(bench, "close_round", [stream])
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        left = len(to_agree(found))
        if left:
            fields.hint(f"{numbers.opening(left)} of its statements have no agreed level. They stay without.")
        note = fields.line(sheet, "note", "A line for the record")
        sent = st.form_submit_button("Close the round", type="primary")
    if sent and sheet.save(lambda: [Wish(stream, RoundClosed(note=note))]):
        opening.shut(sheet, "the round is closed.")
        st.rerun()
    with said:
        sheet.say()
