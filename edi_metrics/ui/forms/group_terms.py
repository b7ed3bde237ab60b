"""The working group's terms of reference and its seats, agreed by the group and written down by the chair."""

from dataclasses import replace
from typing import Any, cast

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts.meetings import MembersSet, TermsSet
from edi_metrics.plan.group import Kind, Member, Terms
from edi_metrics.planner import Wish
from edi_metrics.ui.forms.bench import Bench
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


def draw(bench: Bench, about: str) -> None:
    """Two forms, folded: the terms, and the seats."""
    if not bench.may(Can.EDIT_PLAN):
        return
    with st.expander("Change the terms of reference"):
        _terms(bench, bench.plan.terms)
    with st.expander("Change the seats"):
        _seats(bench, bench.plan.members)


def _terms(bench: Bench, terms: Terms) -> None:
    sheet = Sheet(bench, "terms", [_STREAM])
    sheet.say()
    with st.form(sheet.key("form"), border=False):
        said = {
            name: st.text_area(label, value=getattr(terms, name), height=80, key=sheet.key(name))
            for name, label in _LONG.items()
        }
        quorum = st.number_input("Quorum, in members", min_value=1, max_value=60, value=terms.quorum)
        review = st.date_input("Looked at again on", value=terms.review_on, format="DD/MM/YYYY")
        sent = st.form_submit_button("Save the terms")
    if sent and sheet.save(
        lambda: [
            Wish(
                _STREAM,
                TermsSet(
                    terms=replace(terms, **said, quorum=int(quorum), review_on=cast(Any, review)),
                ),
            )
        ]
    ):
        st.rerun()


def _seats(bench: Bench, members: tuple[Member, ...]) -> None:
    sheet = Sheet(bench, "seats", [_STREAM])
    sheet.say()
    kinds = {kind.words: kind for kind in Kind}
    rows = [
        {"Role": one.role, "Kind": one.kind.words, "Time is paid": one.paid, "Chair": one.chair}
        for one in members
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
    if st.button("Save the seats", key=sheet.key("save")) and sheet.save(
        lambda: [Wish(_STREAM, MembersSet(members=tuple(_member(row, kinds) for row in edited)))]
    ):
        st.rerun()


def _member(row: dict[str, Any], kinds: dict[str, Kind]) -> Member:
    return Member(
        role=str(row.get("Role") or "").strip(),
        kind=kinds.get(str(row.get("Kind")), Kind.LEADER),
        paid=bool(row.get("Time is paid")),
        chair=bool(row.get("Chair")),
    )
