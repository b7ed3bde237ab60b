"""Agree on the level of a statement in a meeting, with what each group said before everybody."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.assessing import Round, next_statement
from edi_metrics.plan.bank import Statement
from edi_metrics.plan.facts.assessments import LevelAgreed
from edi_metrics.planner import Wish
from edi_metrics.story.words.self_assessment import group_label
from edi_metrics.ui.forms import choosing_statement, fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening, meeting_open
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html, text


def draw(bench: Bench, about: str) -> None:
    """The next statement to agree on; outside a meeting, where to go."""
    found = bench.plan.rounds.get(about)
    if not bench.may(Can.EDIT_PLAN) or found is None or not found.is_open:
        return
    opening = Opening(f"agree-{about}", "Agree a level in the meeting")
    opening.draw()
    if opening.is_open:
        meeting = meeting_open(bench.plan)
        if meeting:
            _fill(bench, found, meeting)
        else:
            fields.hint("A level is agreed by the working group. Begin a meeting first, on the Meeting page.")


def _fill(bench: Bench, found: Round, meeting: str) -> None:
    stream = f"round/{found.round_id}"
    sheet = Sheet(bench, "agree_level", [stream], meeting=meeting)
    said = st.container()
    one = choosing_statement.statement(sheet, found, found.statements, next_statement(found))
    with st.form(sheet.key(f"form-{one.statement_id}"), border=False):
        choosing_statement.shown(one)
        _said_by_groups(found, one)
        level = choosing_statement.level(sheet, "The level agreed")
        note = fields.line(sheet, "note", "A line for the minutes")
        sent = st.form_submit_button("Save and go on", type="primary")
    if sent and sheet.save(lambda: [Wish(stream, _agreed(one.statement_id, level, note))]):
        st.rerun()
    with said:
        sheet.say()


def _agreed(statement: str, level: str, note: str) -> LevelAgreed:
    return LevelAgreed(
        statement=statement,
        level=fields.needed(level, "Choose the level, or that the statement does not apply."),
        note=note,
    )


def _said_by_groups(found: Round, one: Statement) -> None:
    """What each group said, and its comment, where enough of it rated."""
    said = "".join(
        f"<dt>{text(group_label(rating.group))}</dt>"
        f"<dd>{text(choosing_statement.level_label(rating.level))}"
        f"{f': {text(rating.comment)}' if rating.comment else ''}</dd>"
        for rating in found.ratings.values()
        if rating.statement == one.statement_id and rating.shown
    )
    if said:
        st.html(Html(f'<dl class="edi-definition">{said}</dl>'))
    else:
        fields.hint("No group's level can be shown for this statement yet.")
