"""How long the present item has taken: a quiet line that keeps itself up to date."""

from datetime import UTC, datetime

import streamlit as st

from edi_metrics.story.sections.meeting import coming
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.markup import meeting as markup
from edi_metrics.ui.markup.html import Html
from edi_metrics.ui.told import desk

_BEGUN = "meeting-item-begun"
_EVERY = 30


def draw(bench: Bench, about: str) -> None:
    """Minutes on the item `about`, of those it was given."""
    item = next((one for one in coming(desk(bench.door)).agenda if one.item_id == about), None)
    if item is None:
        return
    name, begun = st.session_state.get(_BEGUN, ("", datetime.now(UTC)))
    if name != about:
        begun = datetime.now(UTC)
        st.session_state[_BEGUN] = (about, begun)
    _line(begun, item.minutes)


@st.fragment(run_every=_EVERY)
def _line(begun: datetime, given: int) -> None:
    taken = int((datetime.now(UTC) - begun).total_seconds() // 60)
    st.html(Html(markup.time_used(f"{taken} of {given} minutes on this item")))
