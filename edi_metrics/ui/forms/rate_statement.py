"""Put down what one group said of one statement. After each, the next one that it has not rated comes up."""

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.assessing import LEAST_RATERS, Round, groups, next_statement, put_to
from edi_metrics.plan.facts.assessments import Rated
from edi_metrics.planner import Wish
from edi_metrics.story.words import numbers
from edi_metrics.story.words.self_assessment import group_label
from edi_metrics.ui.forms import choosing_statement, fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet


def draw(bench: Bench, about: str) -> None:
    """A group, then its next statement; nothing for a round that is closed."""
    found = bench.plan.rounds.get(about)
    if not bench.may(Can.EDIT_PLAN) or found is None or not found.is_open:
        return
    opening = Opening(f"rate-{about}", "Rate statements for a group")
    opening.draw()
    if opening.is_open:
        group = fields.asked(
            "Which group rated?",
            {code: group_label(code) for code in groups()},
            f"sheet-rating-group-{about}",
        )
        if group and put_to(found, group):
            _fill(bench, found, group)


def _fill(bench: Bench, found: Round, group: str) -> None:
    stream = f"round/{found.round_id}"
    sheet = Sheet(bench, "rate_statement", [stream], about=f"{found.round_id}-{group}")
    said = st.container()
    one = choosing_statement.statement(sheet, found, put_to(found, group), next_statement(found, group))
    with st.form(sheet.key(f"form-{one.statement_id}"), border=False):
        choosing_statement.shown(one, group)
        level = choosing_statement.level(sheet, "The group's middle level")
        raters = st.number_input("How many people rated?", min_value=1, value=None, key=sheet.key("raters"))
        fields.hint(
            f"What fewer than {numbers.word(LEAST_RATERS)} people said is kept, and not shown to anybody."
        )
        comment = fields.words(sheet, "comment", "What was said, without names")
        evidence = fields.line(sheet, "evidence", "Evidence: a link or a document")
        sent = st.form_submit_button("Save and go on", type="primary")
    if sent and sheet.save(
        lambda: [Wish(stream, _rated(one.statement_id, group, level, raters, comment, evidence))]
    ):
        st.rerun()
    with said:
        sheet.say()


def _rated(statement: str, group: str, level: str, raters: int | None, comment: str, evidence: str) -> Rated:
    return Rated(
        statement=statement,
        group=group,
        level=fields.needed(level, "Choose the level, or that the statement does not apply."),
        raters=int(fields.needed(str(raters or ""), "Say how many people rated.")),
        comment=comment,
        evidence=evidence,
    )
