"""Record that a process was looked at through the inclusion lens, and what came of it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.codes import code_list
from edi_metrics.plan.facts.reviews import ProcessReviewed
from edi_metrics.plan.lens import NOT_REVIEWED
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening, meeting_open
from edi_metrics.ui.forms.sheet import Sheet

OPENING = Opening("review-process", "Record a review")


def draw(bench: Bench, about: str) -> None:
    """Which process, then what the review led to; nothing without a register."""
    register = {one.process_id: f"{one.process_id}, {one.title}" for one in bench.door.plan().register}
    if not bench.may(Can.EDIT_PLAN) or not register:
        return
    OPENING.draw()
    if OPENING.is_open:
        process = fields.asked("Which process was reviewed?", register, "sheet-review-which")
        if process:
            _fill(bench, process)


def _fill(bench: Bench, process: str) -> None:
    stream = f"process/{process}"
    sheet = Sheet(bench, "review_process", [stream], meeting=meeting_open(bench.plan))
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        labels = {code: one.label for code, one in code_list("lens_outcome").codes.items()}
        labels.pop(NOT_REVIEWED)
        outcome = fields.one_of(sheet, "outcome", "What did it lead to?", labels)
        change = fields.line(sheet, "change", "What was changed?")
        fields.hint("Needed where something was changed.")
        whom = _several(sheet, "whom", "Who might it shut out?", "characteristic")
        asked = _several(sheet, "asked", "Who was asked?", "rater_group")
        following = fields.day(sheet, "next", "When is it looked at again?", bench.door.about.day)
        fields.hint("Within three years; left empty, three years from today.")
        actions = {name: f"{name}, {one.title}" for name, one in bench.plan.actions.items()}
        action = fields.one_of(sheet, "action", "Action it led to", actions)
        sent = st.form_submit_button("Save the review", type="primary")
    if sent and sheet.save(
        lambda: [Wish(stream, _reviewed(outcome, change, whom, asked, following, action))]
    ):
        OPENING.shut(sheet, "the review is on the register.")
        st.rerun()
    with said:
        sheet.say()


def _several(sheet: Sheet, field: str, label: str, name: str) -> tuple[str, ...]:
    known = code_list(name)
    return tuple(
        st.multiselect(
            label,
            list(known.codes),
            format_func=known.label,
            placeholder="Choose any",
            key=sheet.key(field),
        )
    )


def _reviewed(
    outcome: str,
    change: str,
    whom: Sequence[str],
    asked: Sequence[str],
    following: date | None,
    action: str,
) -> ProcessReviewed:
    return ProcessReviewed(
        outcome=fields.needed(outcome, "Choose what the review led to."),
        change_made=change,
        characteristics=tuple(whom),
        asked=tuple(asked),
        next_review_on=following,
        action_id=action,
    )
