"""Revise one part of a target, with a reason. What re-baselines it is said before it is saved, and after."""

from collections.abc import Callable, Mapping

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.errors import RefusedEdit
from edi_metrics.plan.facts.promises import TargetRevised
from edi_metrics.plan.state import WEIGHTY, Plan, Promise
from edi_metrics.planner import Wish
from edi_metrics.story.asking import Desk
from edi_metrics.story.words import rebaselined as words
from edi_metrics.targets import Change, target_of
from edi_metrics.ui import told
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening, meeting_open
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.forms.smart_check import hold_back, missing, panel
from edi_metrics.ui.forms.target_fields import Fields, Terms, milestones_written
from edi_metrics.ui.markup.html import Html, paragraph

_PARTS: Mapping[str, str] = {
    "goal": "Goal",
    "due": "Date",
    "baseline": "Baseline",
    "measure": "What is measured",
    "milestones": "Milestones",
    "owner": "Owner",
    "reason": "Why it matters",
    "means": "How it will be done",
    "title": "Title",
    "comparator": "Compared with",
    "strand": "Strand",
}


def draw(bench: Bench, about: str) -> None:
    """The button, and the form once it is asked for."""
    promise = bench.plan.promises.get(about)
    if not bench.may(Can.EDIT_TARGETS) or promise is None or not promise.is_live:
        return
    opening = Opening(f"revise_target-{about}", "Revise this target")
    opening.draw()
    if opening.is_open:
        _form(bench, opening, promise)


@st.fragment
def _form(bench: Bench, opening: Opening, promise: Promise) -> None:
    desk, meeting = told.desk(bench.door), meeting_open(bench.plan)
    stream = f"target/{promise.target_id}"
    sheet = Sheet(bench, "revise_target", [stream], meeting=meeting)
    part = st.selectbox(
        "What changes",
        list(_PARTS),
        index=None,
        format_func=_PARTS.__getitem__,
        placeholder="Choose a part",
        key=sheet.key("what"),
    )
    if part is None:
        sheet.say()
        return
    changed = _changed(part, Fields(sheet, desk, promise.terms), promise.terms)
    revised = {**promise.terms, **_whole(changed)}
    reason = st.text_area("Why it changes", key=sheet.key("why"), height=80)
    _say_what_follows(promise, revised, meeting)
    if part in ("goal", "due", "baseline", "measure"):
        panel(revised, bench.plan, desk, promise.target_id)

    def wishes() -> list[Wish]:
        now = {**promise.terms, **_written(changed)}
        _hold_back(promise, now, bench.plan, desk)
        return [
            Wish(stream, TargetRevised(field=field, was=was, now=now[field], reason=reason.strip()))
            for field, was in _differing(promise.terms, now)
        ]

    if st.button("Save the change", type="primary", key=sheet.key("save")) and sheet.save(wishes):
        opening.shut(sheet, f"{_PARTS[part].lower()} of {promise.target_id}.")
        st.rerun()
    sheet.say()


Changed = Terms | list[tuple[str, float | None]]
"""The terms of one part as they stand in the form; milestones as rows, half a row among them perhaps."""


def _changed(part: str, fields: Fields, present: Mapping[str, str]) -> Changed:
    """The widgets of one part, and what stands in them."""
    terms = dict(present)
    if part == "measure":
        measure = fields.measure()
        measure |= fields.baseline(measure)
        return measure | fields.goal(measure)
    widgets: Mapping[str, Callable[[], Changed]] = {
        "goal": lambda: fields.goal(terms),
        "due": fields.due,
        "baseline": lambda: fields.baseline(terms),
        "milestones": lambda: fields.milestones(terms),
        "owner": fields.owner,
        "reason": fields.reason,
        "means": fields.means,
        "title": fields.title,
        "comparator": fields.comparator,
        "strand": fields.strand,
    }
    return widgets[part]()


def _whole(changed: Changed) -> Terms:
    """What of it can be looked at while it is being typed."""
    return changed if isinstance(changed, dict) else {}


def _written(changed: Changed) -> Terms:
    """What of it is saved. Raises `RefusedEdit` for half a milestone."""
    return changed if isinstance(changed, dict) else {"milestones": milestones_written(changed)}


def _differing(was: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each field that changes, with what it was. Raises `RefusedEdit` when none does."""
    found = [(field, was.get(field, "")) for field, text in now.items() if text != was.get(field, "")]
    if not found:
        raise RefusedEdit("Nothing is changed yet. Change it, or close the form.")
    return found


def _hold_back(promise: Promise, now: Terms, plan: Plan, desk: Desk) -> None:
    """Refuse what makes the target lack a part it has; what it lacked before is not this change's to mend."""
    about = promise.target_id
    before = {one.code for one in missing(promise.terms, plan, desk, about)}
    hold_back([one for one in missing(now, plan, desk, about) if one.code not in before])
    target_of(Promise(about, promise.title, promise.set_on, promise.set_at, now))


def _say_what_follows(promise: Promise, revised: Terms, meeting: str) -> None:
    """That it will be shown as re-baselining, or as made outside a meeting."""
    target = target_of(promise)
    weighty = [
        Change(target.set_on, field, promise.terms.get(field, ""), revised[field], "", meeting)
        for field in WEIGHTY
        if field in revised and revised[field] and revised[field] != promise.terms.get(field, "")
    ]
    for sentence in words.warnings(target, weighty, in_meeting=bool(meeting)):
        st.html(Html(paragraph("edi-note", sentence)))
