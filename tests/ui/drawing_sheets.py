"""A page of nothing but forms: news of one action, and its owner in two places, as two forms may have it."""

from collections.abc import Sequence

import streamlit as st

from edi_metrics.access import Viewer
from edi_metrics.plan.facts.actions import DueMoved, OwnerSet, ProgressNoted
from edi_metrics.planner import Wish
from edi_metrics.settings import settings
from edi_metrics.ui import plan_door, process
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet, undo
from edi_metrics.vocabulary import Level, Role

ACTION = "A24"
STREAM = f"action/{ACTION}"


def _page() -> None:
    here = settings()
    opened = plan_door.opened(Viewer(Role.CHAIR), here, process.reader(here, Level.INSIDE), "sheets")
    st.text(f"{len(opened.figures.plan().actions)} actions")
    if opened.bench is None:
        return
    st.text(f"Owner: {opened.bench.plan.actions[ACTION].owner}")
    _news(opened.bench)
    for name in ("one", "other"):
        _owner(opened.bench, name)
    _date(opened.bench)
    _take_back(opened.bench)


def _news(bench: Bench) -> None:
    sheet = Sheet(bench, "news", [STREAM])
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        note = st.text_area("What is new?", key=sheet.key("note"), height=80)
        sent = st.form_submit_button("Save the news")
    if sent and sheet.save(lambda: [Wish(STREAM, ProgressNoted(note=note))]):
        st.rerun()
    with said:
        sheet.say()


def _owner(bench: Bench, name: str) -> None:
    sheet = Sheet(bench, name, [STREAM])
    said = st.container()
    with st.form(sheet.key("form")):
        owner = st.text_input(f"Owner, form {name}", key=sheet.key("owner"))
        sent = st.form_submit_button(f"Save form {name}")
    if sent and sheet.save(lambda: [Wish(STREAM, OwnerSet(now=owner))]):
        st.rerun()
    with said:
        sheet.say()


def _date(bench: Bench) -> None:
    sheet = Sheet(bench, "date", [STREAM])
    said = st.container()
    with st.form(sheet.key("form")):
        day = st.date_input("New date", value=None, key=sheet.key("day"))
        sent = st.form_submit_button("Save the date")

    def wishes() -> Sequence[Wish]:
        was = bench.plan.actions[ACTION].due
        return [Wish(STREAM, DueMoved.model_validate({"was": was, "now": day, "reason": "In repair"}))]

    if sent and sheet.save(wishes):
        st.rerun()
    with said:
        sheet.say()


def _take_back(bench: Bench) -> None:
    sheet = Sheet(bench, "back", [STREAM])
    version = bench.planner.versions([STREAM])[STREAM]
    if st.button("Take it back", key=sheet.key("back")) and sheet.save(
        lambda: [undo(bench, STREAM, version)]
    ):
        st.rerun()


_page()
