"""Messages to the owners who have gone quiet, to copy into an e-mail."""

import streamlit as st

from edi_metrics.plan.group import meeting_name
from edi_metrics.story.asking import Desk
from edi_metrics.story.sections.meeting import coming, quiet_owners
from edi_metrics.story.words import meeting as words
from edi_metrics.ui.forms.bench import Bench


def draw(bench: Bench, about: str) -> None:
    """A message for each silent owner, with a button that copies it."""
    desk = Desk(bench.door)
    day = coming(desk).on or desk.plan().next_meeting
    for owner, actions in quiet_owners(desk).items():
        with st.expander(owner):
            st.code(words.nudge(owner, actions, meeting_name(about), day), language=None, wrap_lines=True)
