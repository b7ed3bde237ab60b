"""Messages to the owners who have gone quiet, to copy into an e-mail."""

import streamlit as st

from edi_metrics.plan.group import meeting_name
from edi_metrics.story.sections.meeting import coming, quiet_owners
from edi_metrics.story.words import meeting as words
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.plain import plain
from edi_metrics.ui.told import desk


def draw(bench: Bench, about: str) -> None:
    """A message for each silent owner, with a button that copies it."""
    shared = desk(bench.door)
    day = coming(shared).on or shared.plan().next_meeting
    for owner, actions in quiet_owners(shared).items():
        with st.expander(plain(owner)):
            st.code(words.nudge(owner, actions, meeting_name(about), day), language=None, wrap_lines=True)
