"""What can be done with the plan as a whole: begin an action, or change several at once."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.ui.forms import changed_together, plan_drawer
from edi_metrics.ui.forms.bench import Bench

KEYS = "Alt+N"
"""Begins a new action. With Alt it writes no letter, and so cannot be meant for a field."""


def draw(bench: Bench, about: str) -> None:
    """The buttons, each with its keys; nothing for those who may not change the plan."""
    if not bench.may(Can.EDIT_PLAN):
        return
    with st.container(key="plan-tools", horizontal=True, vertical_alignment="center"):
        st.button(
            "New action",
            key="new-action",
            icon=":material/add:",
            shortcut=None if plan_drawer.is_open() else KEYS,
            on_click=plan_drawer.open_at,
            args=(plan_drawer.NEW,),
        )
        if bench.plan.actions:
            st.button(
                "Change several",
                key="change-several",
                icon=":material/checklist:",
                on_click=plan_drawer.open_at,
                args=(plan_drawer.SEVERAL,),
            )
    changed_together.say(bench)
