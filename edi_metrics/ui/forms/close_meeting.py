"""Close a meeting: choose the next date, freeze the plan as it leaves it, and keep the figures it had."""

from datetime import date

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.agenda import following
from edi_metrics.plan.facts.meetings import MeetingClosed
from edi_metrics.plan.group import meeting_name
from edi_metrics.planner import Wish
from edi_metrics.story.sections.meeting import next_agenda
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.holding import hold
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.told import desk


def draw(bench: Bench, about: str) -> None:
    """The next date and one button. Whoever may not close it reads the preview alone."""
    if not bench.may(Can.EDIT_PLAN):
        return
    sheet = Sheet(bench, "close", [f"meeting/{about}"], meeting=about)
    sheet.say()
    with st.form(sheet.key("form"), border=False):
        next_on = fields.day(
            sheet,
            "next",
            "The group meets next on",
            bench.door.about.day,
            value=following(bench.plan),
        )
        fields.hint("Proposed from the term calendar: in the next half term, at about the same point of it.")
        with st.container(key="closing", horizontal=True):
            closed = st.form_submit_button(f"Close {meeting_name(about).lower()}", type="primary")
            back = st.form_submit_button("Go back to the items")
    if back:
        st.query_params["item"] = bench.plan.sittings[about].agenda[0].item_id
        st.rerun()
    if closed:
        _close(bench, sheet, about, next_on)


def _close(bench: Bench, sheet: Sheet, number: str, next_on: date | None) -> None:
    version = bench.door.about.version

    def wishes() -> list[Wish]:
        hold(bench, version, what="this meeting", undone="closed", again="close the meeting")
        draft = next_agenda(desk(bench.door), number, next_on)
        fact = MeetingClosed(figures=version, next_on=next_on, next_agenda=draft)
        return [Wish(f"meeting/{number}", fact)]

    if sheet.save(wishes):
        st.query_params.pop("item", None)
        st.query_params["meeting"] = number
    st.rerun()
