"""A statement of a round on the screen: which one, what it says and what each level of it looks like."""

from collections.abc import Sequence

import streamlit as st

from edi_metrics.codes import code_list
from edi_metrics.plan.assessing import YOUNG_PEOPLE, Round
from edi_metrics.plan.bank import Statement
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html, paragraph, text


def statement(sheet: Sheet, found: Round, options: Sequence[str], following: str | None) -> Statement:
    """The statement to go on with: the first that is left, unless another is chosen."""
    names = list(options)
    chosen = st.selectbox(
        "Statement",
        names,
        index=names.index(following) if following is not None else 0,
        format_func=lambda name: f"{name}, {found.bank[name].title}",
        key=sheet.key("statement"),
    )
    return found.bank[chosen]


def shown(one: Statement, group: str = "") -> None:
    """The statement in its group's words, with its four levels."""
    words = one.young_people_wording if group == YOUNG_PEOPLE else one.words
    levels = "".join(
        f"<dt>{number} {text(level_label(str(number)))}</dt><dd>{text(looks)}</dd>"
        for number, looks in enumerate(one.levels, start=1)
    )
    st.html(Html(f'{paragraph("edi-text", words)}<dl class="edi-definition">{levels}</dl>'))


def level(sheet: Sheet, label: str) -> str:
    """One of the four levels, or that it does not apply; nothing until someone decides."""
    found = st.radio(
        label,
        list(code_list("sa_level").codes),
        index=None,
        format_func=lambda code: level_label(code) if code == "na" else f"{code} {level_label(code)}",
        key=sheet.key("level"),
    )
    return found or ""


def level_label(code: str) -> str:
    """What a level is called."""
    return code_list("sa_level").label(code)
