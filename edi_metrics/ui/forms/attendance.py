"""Who is in the room: asked once, and to be put right at any time."""

import streamlit as st

from edi_metrics.codes import code_list
from edi_metrics.plan.facts.meetings import AttendanceTaken
from edi_metrics.planner import Wish
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet


def ask(bench: Bench, number: str, *, first: bool) -> None:
    """The roles that are here and those that sent apologies. Open on the `first` item until it is taken."""
    sitting = bench.plan.sittings[number]
    roles = [member.role for member in bench.plan.members]
    roles = roles or [entry.label for entry in code_list("owner_role").codes.values()]
    taken = bool(sitting.present)
    label = f"{len(sitting.present)} of {len(roles)} are here" if taken else "Who is here?"
    with st.expander(label, expanded=first and not taken, key=f"attendance-{number}-{taken}"):
        sheet = Sheet(bench, "attendance", [f"meeting/{number}"], meeting=number)
        sheet.say()
        with st.form(sheet.key("form"), border=False):
            present = st.pills(
                "Present", roles, selection_mode="multi", default=sitting.present, key=sheet.key("present")
            )
            apologies = st.pills(
                "Apologies",
                roles,
                selection_mode="multi",
                default=sitting.apologies,
                key=sheet.key("apologies"),
            )
            sent = st.form_submit_button("Save who is here")
        if sent and sheet.save(
            lambda: [
                Wish(
                    f"meeting/{number}",
                    AttendanceTaken(present=tuple(present), apologies=tuple(apologies)),
                )
            ]
        ):
            st.rerun()
