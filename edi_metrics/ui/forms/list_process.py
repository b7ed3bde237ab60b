"""Put a process on the inclusion-lens register. It gets the next free number."""

import re
from collections.abc import Iterable

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts.reviews import ProcessListed
from edi_metrics.plan.lens import Process
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet

OPENING = Opening("list-process", "Put a process on the register")

_NUMBER = re.compile(r"L(\d+)")


def draw(bench: Bench, about: str) -> None:
    """A button, and behind it the form."""
    if not bench.may(Can.EDIT_PLAN):
        return
    OPENING.draw()
    if OPENING.is_open:
        _fill(bench)


def _fill(bench: Bench) -> None:
    stream = f"process/{next_process(bench.door.plan().register)}"
    sheet = Sheet(bench, "list_process", [stream])
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        title = fields.line(sheet, "title", "What is it?")
        fields.hint("A process, form, letter or rule, such as 'Tutor selection day'.")
        kind = fields.coded(sheet, "kind", "Kind", "lens_kind")
        owner = fields.role(sheet, "owner", "Owner")
        sent = st.form_submit_button("Save the process", type="primary")
    if sent and sheet.save(lambda: [Wish(stream, _listed(title, kind, owner))]):
        OPENING.shut(sheet, "it is on the register.")
        st.rerun()
    with said:
        sheet.say()


def _listed(title: str, kind: str, owner: str) -> ProcessListed:
    return ProcessListed(
        title=fields.needed(title, "A process needs a title. Say what it is."),
        lens_kind=fields.needed(kind, "Choose what kind of process it is."),
        owner_role=fields.needed(owner, "Choose the role that owns it."),
    )


def next_process(register: Iterable[Process]) -> str:
    """'L25' after L24: one more than the highest number of the register."""
    numbers = (int(found[1]) for one in register if (found := _NUMBER.fullmatch(one.process_id)))
    return f"L{max(numbers, default=0) + 1:02d}"
