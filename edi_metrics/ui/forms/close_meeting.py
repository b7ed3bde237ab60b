"""Close a meeting: choose the next date, freeze the plan as it leaves it, and keep the figures it had."""

from typing import Any, cast

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.agenda import proposed
from edi_metrics.plan.diary import next_meeting
from edi_metrics.plan.facts.meetings import MeetingClosed
from edi_metrics.plan.group import meeting_name
from edi_metrics.planner import Wish
from edi_metrics.story.asking import Desk
from edi_metrics.story.brought import brought
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.warehouse import versions


def draw(bench: Bench, about: str) -> None:
    """The next date and one button. Whoever may not close it reads the preview alone."""
    if not bench.may(Can.EDIT_PLAN):
        return
    stream, today = f"meeting/{about}", bench.door.about.day
    sheet = Sheet(bench, "close", [stream], meeting=about)
    sheet.say()
    with st.form(sheet.key("form"), border=False):
        following = st.date_input(
            "The group meets next on",
            value=next_meeting(today, today),
            format="DD/MM/YYYY",
            help="Proposed from the term calendar, at about the same point of the half term.",
            key=sheet.key("next"),
        )
        closed = st.form_submit_button(f"Close {meeting_name(about).lower()}", type="primary")
    first = bench.plan.sittings[about].agenda[0].item_id
    st.button("Go back to the items", key="back-to-items", on_click=_back, args=(first,))
    if not closed:
        return
    version = bench.door.about.version
    desk = Desk(bench.door)

    def wishes() -> list[Wish]:
        draft = proposed(bench.door.plan(), bench.plan, brought(desk)).items
        fact = MeetingClosed(figures=version, next_on=cast(Any, following), next_agenda=draft)
        return [Wish(stream, fact)]

    versions.hold(bench.settings.warehouse, version)
    if sheet.save(wishes):
        st.query_params.pop("item", None)
        st.query_params["meeting"] = about
    st.rerun()


def _back(item: str) -> None:
    st.query_params["item"] = item
