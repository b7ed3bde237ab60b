"""Filters as widgets bound to the address by code, so that a pasted link restores the view.

Streamlit's own binding writes a widget's words into the address; a code outlives a change of words and
reads better in a link. What was last written is remembered: when the address differs from it, the
viewer has gone back or pasted a link, and the address wins; otherwise the widget does.
"""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import cast

import streamlit as st

from edi_metrics.story.story import LONGEST
from edi_metrics.ui.plain import plain
from edi_metrics.ui.told import Offered

_SEGMENTS_FIT = 72
"""How many letters fit in a row of segments; a longer choice is a select box."""

_NOT_OURS = frozenset(
    {"embed", "embed_options", "level", "as_at", "action", "item", "page", "slide", "presenter", "deck"}
)
"""Names in the address that are not filters: Streamlit's, the level's, the day's, and what is opened."""


def asked(offered: Sequence[Offered]) -> dict[str, str]:
    """What is chosen now, by filter: the widgets' values, or the address's where that has changed."""
    return {choice.key: _current(choice) for choice in offered}


def _current(choice: Offered) -> str:
    address = st.query_params.get(choice.key)
    if _widget(choice) in st.session_state and address == st.session_state.get(_written(choice), address):
        return cast(str, st.session_state[_widget(choice)])
    code = _typed(address) if choice.free else code_of(choice, address or "") or choice.fallback
    st.session_state[_widget(choice)] = code
    st.session_state[_written(choice)] = address
    return code


def _typed(address: str | None) -> str:
    """The words of a search, as far as they are looked for."""
    return (address or "")[:LONGEST]


def code_of(choice: Offered, value: str) -> str | None:
    """The code that an address value means, given as a code or as its words in any case; None for neither."""
    wanted = value.casefold()
    return next(
        (code for code, label in choice.options if wanted in (code.casefold(), label.casefold())), None
    )


def draw(offered: Sequence[Offered]) -> None:
    """The widgets in one row, and the address brought up to date with them."""
    there = [choice for choice in offered if len(choice.options) > (0 if choice.free else 1)]
    if not there:
        return
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        for choice in there:
            _widget_of(choice)
    for choice in there:
        _write(choice)


def _widget_of(choice: Offered) -> None:
    if choice.free:
        st.text_input(choice.label, key=_widget(choice), max_chars=LONGEST)
        return
    labels = dict(choice.options)
    codes = list(labels)
    if sum(map(len, labels.values())) <= _SEGMENTS_FIT:
        st.segmented_control(
            choice.label,
            codes,
            format_func=lambda code: plain(labels[code]),
            key=_widget(choice),
            required=True,
            wrap=True,
        )
    else:
        st.selectbox(choice.label, codes, format_func=labels.__getitem__, key=_widget(choice))


def _write(choice: Offered) -> None:
    """Put the choice into the address; a default leaves it, an unknown value stays until one is picked."""
    code = st.session_state[_widget(choice)]
    address = st.query_params.get(choice.key)
    if code == choice.fallback:
        if address is not None and (choice.free or code_of(choice, address) is not None):
            del st.query_params[choice.key]
    elif address != code:
        st.query_params[choice.key] = code
    st.session_state[_written(choice)] = st.query_params.get(choice.key)


def notes(offered: Sequence[Offered], address: Mapping[str, str]) -> list[str]:
    """A sentence for each thing in the address that this page cannot follow, naming the nearest it can."""
    by_key = {choice.key: choice for choice in offered}
    found = []
    for key, value in address.items():
        if key in by_key:
            if not by_key[key].free and code_of(by_key[key], value) is None:
                found.append(_unknown_value(by_key[key], value))
        elif key not in _NOT_OURS:
            found.append(_unknown_name(key, by_key))
    return found


def _unknown_value(choice: Offered, value: str) -> str:
    labels = dict(choice.options)
    near = nearest(value, [*labels.values(), *labels])
    hint = f" Did you mean '{labels.get(near, near)}'?" if near else ""
    return f"There is no {choice.label.lower()} called '{shortened(value)}'.{hint} The whole view is shown."


def _unknown_name(key: str, by_key: Mapping[str, Offered]) -> str:
    near = nearest(key, by_key)
    hint = f" Did you mean '{near}'?" if near else ""
    return f"This page has no choice called '{shortened(key)}'.{hint} The whole view is shown."


def nearest(value: str, known: Iterable[str]) -> str | None:
    """The known name closest to what was typed, whatever its case; None when nothing is close."""
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(value.casefold(), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else None


def shortened(value: str) -> str:
    """An address value, cut so that a sentence about it stays a sentence."""
    return value if len(value) <= 40 else f"{value[:39]}…"


def _widget(choice: Offered) -> str:
    return f"filter-{choice.key}"


def _written(choice: Offered) -> str:
    return f"address-{choice.key}"
