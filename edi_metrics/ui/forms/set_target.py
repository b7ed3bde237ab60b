"""Set a target: its fields with the SMART check beside them, worked out anew at every change."""

from collections.abc import Iterable, Sequence

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.metrics import metric
from edi_metrics.plan.facts import Event
from edi_metrics.plan.facts.promises import TargetSet
from edi_metrics.plan.naming import next_id
from edi_metrics.plan.state import Promise
from edi_metrics.planner import Wish
from edi_metrics.story.asking import Desk
from edi_metrics.story.words import smart as words
from edi_metrics.story.words.standing import of_part
from edi_metrics.targets import target_of
from edi_metrics.ui import told
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening, meeting_open
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.forms.smart_check import hold_back, panel
from edi_metrics.ui.forms.target_fields import Fields, Terms, draft, milestones_written


def draw(bench: Bench, about: str) -> None:
    """The button, and the form once it is asked for."""
    if not bench.may(Can.EDIT_TARGETS):
        return
    opening = Opening("set_target", "New target")
    opening.draw()
    if opening.is_open:
        _form(bench, opening)


@st.fragment
def _form(bench: Bench, opening: Opening) -> None:
    desk, meeting = told.desk(bench.door), meeting_open(bench.plan)
    sheet = Sheet(bench, "set_target", [], meeting=meeting)
    with st.container(key="smart-form"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            terms, rows = _fields(Fields(sheet, desk, {}), desk)
        terms |= {"set_on": desk.about.day.isoformat(), "set_at": meeting}
        with right, st.container(key="smart-panel"):
            found = panel({**terms, "milestones": _some(rows)}, bench.plan, desk)

    def wishes() -> list[Wish]:
        hold_back(found)
        return [_wish(bench, sheet, {**terms, "milestones": milestones_written(rows)})]

    numbered = _place(sheet)  # a saved form begins anew, under another key
    if st.button("Save the target", type="primary", key=sheet.key("save")) and sheet.save(wishes):
        number = str(st.session_state[numbered])
        opening.shut(sheet, f"{number} is on the board.")
        st.query_params["target"] = number
        st.rerun()
    sheet.say()


def _fields(fields: Fields, desk: Desk) -> tuple[Terms, list[tuple[str, float | None]]]:
    """Every field in one column, and the rows of milestones."""
    terms = fields.measure()
    terms |= fields.kind()
    terms |= fields.baseline(terms)
    terms |= fields.goal(terms)
    terms |= fields.due()
    rows = fields.milestones(terms)
    terms |= fields.title(_drafted(terms, desk))
    for field in (
        fields.owner,
        fields.strand,
        fields.reason,
        fields.means,
        fields.heard,
        fields.whom,
        fields.comparator,
    ):
        terms |= field()
    return terms, rows


def _drafted(terms: Terms, desk: Desk) -> str:
    """A title made of the fields so far."""
    if not terms["metric"]:
        return ""
    subject = of_part(terms["metric"], terms["split"], terms["part"])
    return words.title(subject, draft(terms, desk.about.day))


def _some(rows: Iterable[tuple[str, float | None]]) -> str:
    """The whole rows, for the check: half a row is said when it is saved."""
    return milestones_written([row for row in rows if row[0] and row[1] is not None][:1])


def _wish(bench: Bench, sheet: Sheet, terms: Terms) -> Wish:
    """The target under its number. Raises `BadReference` for what could not be read again."""
    number = _numbered(bench.planner.events(), sheet, terms)
    fact = _fact(number, terms)
    target_of(Promise(number, fact.title, bench.door.about.day, terms["set_at"], fact.terms))
    return Wish(f"target/{number}", fact)


def _fact(number: str, terms: Terms) -> TargetSet:
    measured = metric(terms["metric"])
    of_measure = {"function": measured.function, "tia": measured.tia}
    return TargetSet(title=terms["title"], terms={"target_id": number, "short": "", **of_measure, **terms})


def _numbered(events: Sequence[Event], sheet: Sheet, terms: Terms) -> str:
    """The form's number: the next that is free when it is first saved, and the same when it is sent again."""
    mine = str(st.session_state.get(_place(sheet), ""))
    first = next((event for event in events if event.stream == f"target/{mine}"), None)
    if not mine or (first is not None and first.fact != _fact(mine, terms)):
        mine = next_id(events, "target", "T")
        st.session_state[_place(sheet)] = mine
    return mine


def _place(sheet: Sheet) -> str:
    return sheet.key("number")
