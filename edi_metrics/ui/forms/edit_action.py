"""Say what happened to an action: one form, with the fields that it needs and no others."""

from collections.abc import Mapping, Sequence

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.facts.actions import ActionFact
from edi_metrics.planner import Wish
from edi_metrics.story.asking import Desk
from edi_metrics.ui.forms import fields, putting_right
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.happenings import About, Happening, Make, happened
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html

_RIGHT = "right"


def fill(bench: Bench, desk: Desk, action_id: str) -> None:
    """The form for the action `action_id`. Nothing for those who may not change the plan."""
    action = bench.plan.actions.get(action_id)
    if action is None or not bench.may(Can.EDIT_PLAN):
        return
    stream = f"action/{action_id}"
    about = About(Sheet(bench, "edit_action", [stream]), bench, desk, action)
    st.html(Html('<h3 class="edi-one-part">Update it</h3>'))
    said = st.container()
    kinds = happened(action)
    kind = fields.asked("What happened?", _offered(kinds), about.sheet.key("what"))
    part = _part(about) if kind == _RIGHT else ""
    if (kind and kind != _RIGHT) or part:
        _form(about, stream, kind, part, kinds)
    with said:
        about.sheet.say()


def _offered(kinds: Mapping[str, Happening]) -> Mapping[str, str]:
    return {name: one.words for name, one in kinds.items()} | {_RIGHT: "Something written is put right"}


def _part(about: About) -> str:
    names = {part: found.name for part, found in putting_right.PARTS.items()}
    return fields.asked("What is put right?", names, about.sheet.key("part"))


def _form(about: About, stream: str, kind: str, part: str, kinds: Mapping[str, Happening]) -> None:
    with st.form(about.sheet.key(f"form-{kind}-{part}"), border=False):
        make: Make = putting_right.ask(about, part) if part else kinds[kind].ask(about)
        sent = st.form_submit_button("Save", type="primary")
    if sent and about.sheet.save(lambda: wishes(stream, make())):
        st.rerun()


def wishes(stream: str, facts: Sequence[ActionFact]) -> Sequence[Wish]:
    """Facts of one action, to be recorded together."""
    return [Wish(stream, fact) for fact in facts]
