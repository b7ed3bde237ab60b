"""Open a round of self-assessment: what it is called, and which strands of the bank it holds."""

from datetime import date

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.assessing import open_rounds
from edi_metrics.plan.bank import bank, newest_version
from edi_metrics.plan.facts.assessments import RoundOpened
from edi_metrics.plan.state import Plan
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.vocabulary import Strand

OPENING = Opening("open-round", "Open a round")


def draw(bench: Bench, about: str) -> None:
    """A button, and behind it the form; nothing while a round is open."""
    if not bench.may(Can.EDIT_PLAN) or any(open_rounds(bench.plan.rounds.values())):
        return
    OPENING.draw()
    if OPENING.is_open:
        _fill(bench)


def _fill(bench: Bench) -> None:
    name = next_round(bench.plan, bench.door.about.day)
    stream = f"round/{name}"
    sheet = Sheet(bench, "open_round", [stream])
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        title = fields.line(sheet, "title", "What is the round called?")
        fields.hint("For example 'Spring 2027'.")
        strands = st.multiselect(
            "Strands to rate",
            [one.value for one in Strand],
            format_func=lambda code: Strand(code).words,
            placeholder="All four",
            key=sheet.key("strands"),
        )
        sent = st.form_submit_button("Open the round", type="primary")
    if sent and sheet.save(lambda: [Wish(stream, _opened(title, strands))]):
        OPENING.shut(sheet, "the round is open.")
        st.rerun()
    with said:
        sheet.say()


def _opened(title: str, strands: list[str]) -> RoundOpened:
    return RoundOpened(
        title=fields.needed(title, "Give the round a name, such as 'Spring 2027'."),
        bank_version=newest_version(),
        statements=tuple(name for name, one in bank().items() if not strands or one.strand in strands),
    )


def next_round(plan: Plan, day: date) -> str:
    """'SA-2027' in the school year that ends in 2027; 'SA-2027-2' for a second one."""
    name = f"SA-{day.year + (day.month >= 9)}"
    if name not in plan.rounds:
        return name
    return next(f"{name}-{more}" for more in range(2, 100) if f"{name}-{more}" not in plan.rounds)
