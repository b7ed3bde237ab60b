"""Who is looking. In local mode one person, in any role; a partners' process knows partners alone."""

from typing import cast

import streamlit as st

from edi_metrics.access import Viewer
from edi_metrics.errors import NotAllowed
from edi_metrics.settings import Settings
from edi_metrics.vocabulary import Level, Role

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto")

_FROM_HERE = "from-here"
_ROLE = "role"
_SWITCH = "role-switch"


def viewer(settings: Settings) -> Viewer:
    """The person this page is for. Raises `NotAllowed` where local mode would let strangers in."""
    if settings.level is Level.PUBLISHED:
        return Viewer(Role.PARTNER)
    _require_loopback()
    return Viewer(cast(Role, st.session_state.setdefault(_ROLE, Role.CHAIR)))


def _require_loopback() -> None:
    """Without sign-in, whoever can reach the app is inside; so it must be this machine alone.

    Asked once a visit: a session keeps the headers of the request that it began with.
    """
    if _FROM_HERE in st.session_state:
        return
    address = str(st.get_option("server.address") or "every address")
    forwarded = any(name in _FORWARDED for name in (key.lower() for key in st.context.headers))
    if address not in LOOPBACK or forwarded:
        raise NotAllowed(
            "Without sign-in this app answers its own machine alone, and it was reached from outside it."
            " Start it with --server.address localhost, or set EDI_LEVEL=published to serve released figures."
        )
    st.session_state[_FROM_HERE] = True


def role_switch(viewer: Viewer) -> None:
    """Local mode's switch of role, to see what each person sees."""
    st.session_state[_SWITCH] = viewer.role
    st.selectbox(
        "You are here as",
        list(Role),
        format_func=lambda role: role.capitalize(),
        key=_SWITCH,
        on_change=_switched,
        help="There is no sign-in on this machine, so you may look as anyone.",
    )


def _switched() -> None:
    st.session_state[_ROLE] = Role(st.session_state[_SWITCH])
