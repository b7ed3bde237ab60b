"""Make an action of a statement at a low level: its strand, its measure and where it came from are known."""

from datetime import date
from functools import partial

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.plan.assessing import origin
from edi_metrics.plan.bank import Statement, bank
from edi_metrics.plan.facts.actions import ActionProposed, DatesSet, OwnerSet
from edi_metrics.plan.naming import next_action
from edi_metrics.planner import Wish
from edi_metrics.story.words.self_assessment import named
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening, meeting_open
from edi_metrics.ui.forms.sheet import Sheet


def draw(bench: Bench, about: str) -> None:
    """A button for the statement `about`, and behind it what a person has to decide."""
    one = bank().get(about)
    if not bench.may(Can.EDIT_PLAN) or one is None:
        return
    opening = Opening(f"action-from-{about}", f"Make an action of {named(one)}")
    opening.draw()
    if opening.is_open:
        _fill(bench, one, opening)


def _fill(bench: Bench, one: Statement, opening: Opening) -> None:
    sheet = Sheet(
        bench, "action_from_statement", [], about=one.statement_id, meeting=meeting_open(bench.plan)
    )
    today = bench.door.about.day
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        title = fields.line(sheet, "title", "What will be done?")
        fields.hint(f"The next level looks like this: {one.levels[1]}")
        owner = fields.role(sheet, "owner", "Owner")
        start = fields.day(sheet, "start", "Start", today)
        due = fields.day(sheet, "due", "Due", today)
        sent = st.form_submit_button("Save the action", type="primary")
    if sent and _save(bench, sheet, partial(_wishes, one, title, owner, start, due)):
        opening.shut(sheet, "the action is on the plan.")
        st.rerun()
    with said:
        sheet.say()


def _save(bench: Bench, sheet: Sheet, wishes: "partial[list[Wish]]") -> bool:
    """Save it under the next free number. Whoever is second to a number takes the next."""
    tried = ""
    while (number := next_action(bench.planner.events())) != tried:
        if sheet.save(partial(wishes, number)):
            return True
        tried = number
    return False


def _wishes(
    one: Statement, title: str, owner: str, start: date | None, due: date | None, number: str
) -> list[Wish]:
    proposed = ActionProposed(
        title=fields.needed(title, "An action needs a title. Say in a few words what will be done."),
        strand=one.strand,
        heard=one.heard,
        function=one.function,
        tia=one.tia,
        metric=one.evidence[0],
        origin=origin(one.statement_id),
    )
    dates = DatesSet(
        start=fields.needed_day(start, "Choose when it starts."),
        due=fields.needed_day(due, "Choose when it is due."),
    )
    stream = f"action/{number}"
    owned = [Wish(stream, OwnerSet(now=owner))] if owner else []
    return [Wish(stream, proposed), Wish(stream, dates), *owned]
