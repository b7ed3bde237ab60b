"""Retire a target: it no longer stands, and its reason stays in the record."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts.promises import TargetRetired
from edi_metrics.planner import Wish
from edi_metrics.story.words import rebaselined as words
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening, meeting_open
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html, paragraph


def draw(bench: Bench, about: str) -> None:
    """The button, and the form once it is asked for."""
    promise = bench.plan.promises.get(about)
    if not bench.may(Can.EDIT_TARGETS) or promise is None or not promise.is_live:
        return
    opening = Opening(f"retire_target-{about}", "Retire this target")
    opening.draw()
    if opening.is_open:
        _form(bench, opening, about)


def _form(bench: Bench, opening: Opening, about: str) -> None:
    stream, meeting = f"target/{about}", meeting_open(bench.plan)
    sheet = Sheet(bench, "retire_target", [stream], meeting=meeting)
    reason = st.text_area("Why it no longer stands", key=sheet.key("why"), height=80)
    st.html(Html(paragraph("edi-note", words.retiring(in_meeting=bool(meeting)))))
    sent = st.button("Retire the target", type="primary", key=sheet.key("save"))
    if sent and sheet.save(lambda: [Wish(stream, TargetRetired(reason=reason.strip()))]):
        opening.shut(sheet, f"{about} is retired.")
        st.query_params.pop("target", None)
        st.rerun()
    sheet.say()
