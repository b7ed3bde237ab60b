"""A long form that stays shut until someone asks for it, and shuts again once it is saved."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from edi_metrics.plan.state import Plan
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup import form as markup
from edi_metrics.ui.markup.html import Html


@dataclass(frozen=True)
class Opening:
    """The switch of one form: a button that opens it, and one that shuts it without saving."""

    name: str
    label: str
    """What the button says while the form is shut."""

    @property
    def _place(self) -> str:
        return f"opening-{self.name}"

    @property
    def is_open(self) -> bool:
        """Whether the form is to be drawn."""
        return bool(st.session_state.get(self._place, False))

    def draw(self) -> None:
        """What was last saved here, and the button."""
        said = st.session_state.get(f"{self._place}-said", "")
        if said:
            st.html(Html(markup.saved(said)))
        label = "Close without saving" if self.is_open else self.label
        st.button(label, key=f"{self._place}-button", on_click=self._turn)

    def _turn(self) -> None:
        st.session_state[self._place] = not self.is_open
        st.session_state[f"{self._place}-said"] = ""

    def shut(self, sheet: Sheet, what: str) -> None:
        """Shut the form, since `what` is saved: it opens next time with what is there by then."""
        st.session_state.pop(sheet.place, None)
        st.session_state[self._place] = False
        st.session_state[f"{self._place}-said"] = f"Saved {datetime.now().astimezone():%H:%M}: {what}"


def meeting_open(plan: Plan) -> str:
    """The meeting whose decisions are being taken now; empty when none is open."""
    return next((number for number, sitting in plan.sittings.items() if sitting.is_open), "")
