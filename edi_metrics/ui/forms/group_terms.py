"""The working group's terms of reference and its seats, agreed by the group and written down by the chair."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts.meetings import MembersSet, TermsSet
from edi_metrics.plan.group import Kind, Member, Terms
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet

_STREAM = "group/terms"
_LONG = {
    "purpose": "Purpose: why the group is there",
    "remit": "Remit: what it looks at",
    "decides": "Decisions it may take",
    "reports_to": "Whom it reports to",
    "chosen": "How members are chosen, and for how long",
    "frequency": "How often it meets",
    "paid_time": "Paid time, for those without a salary",
    "confidentiality": "Confidentiality",
}


TERMS = Opening("group-terms", "Change the terms of reference")
SEATS = Opening("group-seats", "Change the seats")


def draw(bench: Bench, about: str) -> None:
    """Two forms, each shut until it is asked for: the terms, and the seats."""
    if not bench.may(Can.EDIT_PLAN):
        return
    for opening, fill in ((TERMS, _terms), (SEATS, _seats)):
        opening.draw()
        if opening.is_open:
            fill(bench)


def _terms(bench: Bench) -> None:
    terms = bench.plan.terms
    sheet = Sheet(bench, "terms", [_STREAM])
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        written = {
            name: st.text_area(label, value=getattr(terms, name), height=80, key=sheet.key(name))
            for name, label in _LONG.items()
        }
        quorum = st.number_input(
            "Quorum, in members", min_value=1, max_value=60, value=terms.quorum, key=sheet.key("quorum")
        )
        review = fields.day(
            sheet, "review", "Looked at again on", bench.door.about.day, value=terms.review_on
        )
        sent = st.form_submit_button("Save the terms")
    if sent and sheet.save(lambda: [_agreed(replace(terms, **written, quorum=quorum, review_on=review))]):
        TERMS.shut(sheet, "the terms of reference.")
        st.rerun()
    with said:
        sheet.say()


def _agreed(terms: Terms) -> Wish:
    return Wish(_STREAM, TermsSet(terms=terms))


def _seats(bench: Bench) -> None:
    sheet = Sheet(bench, "seats", [_STREAM])
    said = st.container()
    kinds = {kind.words: kind for kind in Kind}
    rows = [
        {"Role": one.role, "Kind": one.kind.words, "Time is paid": one.paid, "Chair": one.chair}
        for one in bench.plan.members
    ] or [{"Role": "", "Kind": Kind.LEADER.words, "Time is paid": False, "Chair": True}]
    edited = st.data_editor(
        rows,
        num_rows="dynamic",
        hide_index=True,
        key=sheet.key("rows"),
        column_config={
            "Role": st.column_config.TextColumn(help="A role, never a name", required=True),
            "Kind": st.column_config.SelectboxColumn(options=list(kinds), required=True),
        },
    )
    sent = st.button("Save the seats", key=sheet.key("save"))
    if sent and sheet.save(lambda: [_named(_member(row, kinds) for row in edited)]):
        SEATS.shut(sheet, "the seats.")
        st.rerun()
    with said:
        sheet.say()


def _named(members: Iterable[Member]) -> Wish:
    return Wish(_STREAM, MembersSet(members=tuple(members)))


def _member(row: dict[str, Any], kinds: dict[str, Kind]) -> Member:
    return Member(
        role=str(row.get("Role") or "").strip(),
        kind=kinds.get(str(row.get("Kind")), Kind.LEADER),
        paid=bool(row.get("Time is paid")),
        chair=bool(row.get("Chair")),
    )
