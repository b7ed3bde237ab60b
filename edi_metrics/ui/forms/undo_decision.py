"""Take back the last decision of a meeting. It stays in the record, and counts for nothing."""

from collections.abc import Sequence

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts import Event, SetAside, Undone
from edi_metrics.plan.facts.meetings import AgendaSet, AttendanceTaken, ItemMinuted, MeetingCalled
from edi_metrics.plan.folding import still_standing
from edi_metrics.planner import Wish
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.decision_lines import say
from edi_metrics.ui.forms.keys import key_of
from edi_metrics.ui.forms.sheet import Sheet

_NOT_DECISIONS = (AgendaSet, AttendanceTaken, MeetingCalled, Undone, SetAside)


def draw(bench: Bench, about: str) -> None:
    """One button; none while there is nothing to take back. The item is in hand again."""
    last = last_decision(bench.door.history(), about)
    if not last or not bench.may(Can.EDIT_PLAN):
        return
    sheet = Sheet(bench, "undo", sorted({event.stream for event in last}), meeting=about)
    sheet.say()
    if st.button("Undo the last decision", key="undo-decision", icon=":material/undo:", shortcut=key_of("U")):
        if sheet.save(lambda: [Wish(one.stream, Undone(version=one.version)) for one in reversed(last)]):
            say(f"{sheet.saved_at}. The last decision was taken back.")
            _go_back_to(last)
        st.rerun()


def _go_back_to(last: Sequence[Event]) -> None:
    for event in last:
        if isinstance(event.fact, ItemMinuted):
            st.query_params["item"] = event.fact.item


def last_decision(events: Sequence[Event], meeting: str) -> tuple[Event, ...]:
    """What the latest form of a meeting recorded together, without what was taken back already."""
    made = [
        event
        for event in still_standing(events)
        if event.meeting == meeting and not isinstance(event.fact, _NOT_DECISIONS)
    ]
    if not made:
        return ()
    form = made[-1].event_id.rpartition("-")[0]
    return tuple(event for event in made if event.event_id.rpartition("-")[0] == form)
