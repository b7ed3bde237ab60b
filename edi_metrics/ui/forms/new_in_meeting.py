"""A new action in the middle of a meeting: what, who, by when."""

from collections.abc import Callable

import streamlit as st

from edi_metrics.plan.facts import actions as act
from edi_metrics.plan.facts.meetings import ItemMinuted
from edi_metrics.plan.group import AgendaItem, Decision, meeting_name
from edi_metrics.plan.naming import next_action
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.keys import lines_open, lines_saved
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import name_of
from edi_metrics.vocabulary import Strand


def ask(bench: Bench, number: str, item: AgendaItem, *, done: Callable[[str], None]) -> None:
    """Four lines; the strand and the measure are those of the item where it has them. More may follow."""
    name = next_action(bench.planner.events())
    stream, meeting = f"action/{name}", f"meeting/{number}"
    source = bench.plan.actions.get(item.about.removeprefix("action/"))
    promise = bench.plan.promises.get(item.about.removeprefix("target/"))
    strand = source.strand if source else (promise.terms.get("strand") if promise else None)
    sheet = Sheet(bench, f"new-in-{number}", [meeting], meeting=number)
    sheet.say()
    lines = name_of(sheet.key("lines"))
    with st.container(key=lines), st.form(sheet.key("form"), border=True):
        title = st.text_input("What will be done?", key=sheet.key("title"))
        owner = fields.role(sheet, "owner", "Who takes it on?")
        due = fields.day(sheet, "due", "By when?", bench.door.about.day)
        chosen = fields.strand(sheet, value=Strand(strand).value if strand else "")
        sent = st.form_submit_button("Add the action", type="primary")
    draft = f"{number}-{item.item_id}-new"
    lines_open(lines, draft)
    if not sent:
        return

    def wishes() -> list[Wish]:
        begun = act.ActionProposed(
            title=title,
            strand=Strand(fields.needed(chosen, "Choose a strand.")),
            origin=meeting_name(number),
            target=source.target if source else (item.about.removeprefix("target/") if promise else ""),
            metric=source.metric if source else (promise.terms.get("metric", "") if promise else ""),
        )
        made = [Wish(stream, begun), Wish(stream, act.ActionAgreed())]
        if owner:
            made.append(Wish(stream, act.OwnerSet(now=owner)))
        if due:
            made.append(Wish(stream, act.DatesSet(start=bench.door.about.day, due=due)))
        if not item.about:
            made.append(Wish(meeting, ItemMinuted(item=item.item_id, decision=Decision.NEW_ACTION)))
        return made

    if sheet.save(wishes):
        lines_saved(draft)
        done(f"{sheet.saved_at}. New action {name}: {title}.")
    st.rerun()
