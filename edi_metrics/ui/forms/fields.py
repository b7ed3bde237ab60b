"""The fields that forms about actions share. Labels stand above, help below; nothing is chosen beforehand.

What is typed is read back as text and never drawn in a label: Streamlit reads labels as Markdown.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from edi_metrics.codes import code_list
from edi_metrics.errors import RefusedEdit
from edi_metrics.metrics import metrics
from edi_metrics.plan.state import Plan, Priority
from edi_metrics.story.words.one_action import PRIORITY
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html, paragraph
from edi_metrics.vocabulary import Strand

NOBODY = "Nobody yet"
_FAR = timedelta(days=3650)
_TALL = 96


def hint(words: str) -> None:
    """A line of help under the field before it."""
    if words:
        st.html(Html(paragraph("edi-help", words)))


def line(sheet: Sheet, field: str, label: str, *, value: str = "") -> str:
    """One line of text."""
    return st.text_input(label, value=value, key=sheet.key(field)).strip()


def words(sheet: Sheet, field: str, label: str, *, value: str = "") -> str:
    """Some lines of text."""
    return st.text_area(label, value=value, key=sheet.key(field), height=_TALL).strip()


def day(sheet: Sheet, field: str, label: str, today: date, *, value: date | None = None) -> date | None:
    """A day within ten years of today."""
    return st.date_input(
        label,
        value=value,
        min_value=min(today - _FAR, value or today),
        max_value=max(today + _FAR, value or today),
        format="DD/MM/YYYY",
        key=sheet.key(field),
    )


def one_of(
    sheet: Sheet, field: str, label: str, options: Mapping[str, str], *, value: str = "", empty: str = ""
) -> str:
    """One of several, found by typing a part of it: its code, or nothing."""
    codes = list(options)
    found = st.selectbox(
        label,
        codes,
        index=codes.index(value) if value in codes else None,
        format_func=options.__getitem__,
        placeholder=empty or "Choose one",
        key=sheet.key(field),
    )
    return found or ""


def role(sheet: Sheet, field: str, label: str, *, also: Sequence[str] = ()) -> str:
    """A role of the service, by its name."""
    return one_of(sheet, field, label, {name: name for name in (*also, *roles())})


def several_roles(sheet: Sheet, field: str, label: str, value: Sequence[str]) -> tuple[str, ...]:
    """Any number of roles; those named before stay, whether the list holds them or not."""
    known = dict.fromkeys((*roles(), *value))
    return tuple(
        st.multiselect(
            label, list(known), default=list(value), placeholder="Choose any", key=sheet.key(field)
        )
    )


def roles() -> tuple[str, ...]:
    """The roles that can own an action, by name."""
    codes = code_list("owner_role").codes
    return tuple(entry.label for code, entry in codes.items() if code not in ("another", "nobody"))


def coded(sheet: Sheet, field: str, label: str, name: str, *, value: str = "") -> str:
    """A code of the list `name`, shown by its label."""
    options = {code: entry.label for code, entry in code_list(name).codes.items()}
    return one_of(sheet, field, label, options, value=value)


def strand(sheet: Sheet, *, value: str = "") -> str:
    """One of the four strands."""
    return one_of(sheet, "strand", "Strand", {one.value: one.words for one in Strand}, value=value)


def priority(sheet: Sheet) -> str:
    """How soon it matters; nothing until someone decides."""
    options = [one.value for one in Priority]
    found = st.radio(
        "Priority",
        options,
        index=None,
        format_func=lambda code: PRIORITY[Priority(code)],
        horizontal=True,
        key=sheet.key("priority"),
    )
    return found or ""


def measure(sheet: Sheet, *, value: str = "") -> str:
    """A measure, found by its title."""
    options = {key: one.title for key, one in metrics().items()}
    return one_of(sheet, "metric", "Measure that would show it", options, value=value)


def target(sheet: Sheet, plan: Plan, *, value: str = "") -> str:
    """A target that stands."""
    live = {name: f"{name}, {one.title}" for name, one in plan.promises.items() if one.is_live}
    return one_of(sheet, "target", "Target it serves", live, value=value)


def groups(sheet: Sheet, *, value: Sequence[str] = ()) -> tuple[str, ...]:
    """The groups it is for."""
    known = code_list("characteristic")
    return tuple(
        st.multiselect(
            "Groups it is for",
            list(known.codes),
            default=[one for one in value if one in known.codes],
            format_func=known.label,
            placeholder="Choose any",
            key=sheet.key("characteristics"),
        )
    )


def needed(value: str, sentence: str) -> str:
    """What has to be there. Raises `RefusedEdit` with the sentence that asks for it."""
    if not value.strip():
        raise RefusedEdit(sentence)
    return value


def needed_day(value: date | None, sentence: str) -> date:
    """A day that has to be there. Raises `RefusedEdit` with the sentence that asks for it."""
    if value is None:
        raise RefusedEdit(sentence)
    return value


def asked(label: str, options: Mapping[str, str], key: str) -> str:
    """What decides which fields follow: it stands outside the form, so that they come at once."""
    found = st.selectbox(
        label,
        list(options),
        index=None,
        format_func=options.__getitem__,
        placeholder="Choose what it is",
        key=key,
    )
    return found or ""
