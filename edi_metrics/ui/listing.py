"""The action plan's rows on the screen: a page of them at a time, each with the button that opens it."""

import re

import streamlit as st

from edi_metrics.ui.compose import Listing
from edi_metrics.ui.forms import plan_drawer
from edi_metrics.ui.markup.actions import OPEN
from edi_metrics.ui.markup.html import name_of

PAGE = "page"
"""What the address calls the page of a list."""
_LIST = "list-shown"
_PLAIN = re.compile(r"[^\w ,'’-]|_")
"""What a button's label may not hold: Streamlit reads labels as Markdown, and titles are typed by people."""


def draw(found: Listing, *, opens: bool) -> None:
    """The rows of the page that the address asks for, and the way to the others."""
    place = _page(found)
    rows = found.pages[place - 1]
    if opens:
        with st.container(key=f"rows-{name_of(found.name)}"):
            st.html(rows.html)
            for action_id, title in rows.buttons:
                st.button(
                    label(title), key=f"{OPEN}{action_id}", on_click=plan_drawer.open_at, args=(action_id,)
                )
    else:
        st.html(rows.html)
    if len(found.pages) > 1:
        st.pagination(len(found.pages), key=PAGE, bind="query-params")


def label(title: str) -> str:
    """'Open', and for those who cannot see the row beside it, what: the title's plain words alone."""
    words = " ".join(_PLAIN.sub(" ", title).split())
    return f"Open :gray[{words}]"


def _page(found: Listing) -> int:
    """The page to show. Another list begins at its first page; past the end is the last."""
    if st.session_state.setdefault(_LIST, found.name) != found.name:
        st.session_state[_LIST] = found.name
        st.session_state[PAGE] = 1
    asked = st.session_state.get(PAGE, st.query_params.get(PAGE, "1"))
    number = int(asked) if str(asked).isdecimal() else 1
    place = min(max(number, 1), len(found.pages))
    if PAGE in st.session_state and place != asked:
        st.session_state[PAGE] = place
    return place
