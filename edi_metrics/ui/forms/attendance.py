"""Who is in the room: asked once, and to be put right at any time."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts.meetings import AttendanceTaken
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import name_of
from edi_metrics.ui.plain import plain


def draw(bench: Bench, about: str) -> None:
    """The roles that are here and those that sent apologies; open while people are arriving."""
    if not bench.may(Can.EDIT_PLAN):
        return
    number, _, when = about.partition(" ")
    sitting = bench.plan.sittings[number]
    seats = [member.role for member in bench.plan.members] or list(fields.roles())
    roles = list(dict.fromkeys((*seats, *sitting.present, *sitting.apologies)))
    taken = bool(sitting.present)
    label = f"{len(sitting.present)} of {len(roles)} are here" if taken else "Who is here?"
    with st.expander(label, expanded=bool(when), key=f"attendance-{name_of(about)}-{taken}"):
        sheet = Sheet(bench, "attendance", [f"meeting/{number}"], meeting=number)
        sheet.say()
        with st.form(sheet.key("form"), border=False):
            present = _roles(sheet, "Present", roles, sitting.present)
            apologies = _roles(sheet, "Apologies", roles, sitting.apologies)
            sent = st.form_submit_button("Save who is here")
        if not sent:
            return
        fact = AttendanceTaken(
            present=present, apologies=tuple(role for role in apologies if role not in present)
        )
        sheet.save(lambda: [Wish(f"meeting/{number}", fact)])
        st.rerun()


def _roles(sheet: Sheet, label: str, roles: list[str], chosen: tuple[str, ...]) -> tuple[str, ...]:
    found = st.pills(
        label, roles, selection_mode="multi", default=chosen, format_func=plain, key=sheet.key(label.lower())
    )
    return tuple(found)
