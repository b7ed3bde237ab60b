"""Set one thing for several actions: all of them, or none."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from edi_metrics.errors import RefusedEdit
from edi_metrics.plan.facts import Fact
from edi_metrics.plan.facts.actions import ActionFact, DueMoved, PrioritySet
from edi_metrics.plan.state import Action, Lifecycle, Priority
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import changed_together, fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.happenings import owner_set
from edi_metrics.ui.forms.putting_right import described
from edi_metrics.ui.forms.sheet import Sheet

OPENS = "action"
"""What the address calls what is open: once several are changed, nothing is."""

Change = Callable[[Action], ActionFact | None]
"""What a sent form does to each action; nothing where it is so already."""

_KINDS = {
    "owner": "A new owner",
    "priority": "A priority",
    "due": "A new date",
    "publish": "Whether partners may see them",
}


def fill(bench: Bench) -> None:
    """Choose actions, then what to set, then set it for all of them."""
    sheet = Sheet(bench, "bulk_actions", [f"action/{name}" for name in bench.plan.actions], about="all")
    said = st.container()
    chosen = _chosen(sheet, bench.plan.actions)
    kind = fields.asked("What is set for all of them?", _KINDS, sheet.key("what"))
    if kind:
        with st.form(sheet.key(f"form-{kind}"), border=False):
            change = _ASKS[kind](sheet, bench)
            sent = st.form_submit_button("Save for all of them", type="primary")
        if sent and _saved(sheet, bench, chosen, change):
            del st.query_params[OPENS]
            st.rerun()
    with said:
        sheet.say()


def _chosen(sheet: Sheet, actions: Mapping[str, Action]) -> Sequence[Action]:
    kept = [name for name, one in sorted(actions.items()) if one.lifecycle is not Lifecycle.DROPPED]
    names = st.multiselect(
        "Which actions?",
        kept,
        format_func=lambda name: f"{name}, {actions[name].title}",
        placeholder="Type a part of a title",
        key=sheet.key("actions"),
    )
    return [actions[name] for name in names]


def _saved(sheet: Sheet, bench: Bench, chosen: Sequence[Action], change: Change) -> bool:
    """Whether all of them are changed. Then the page says so, and offers to take it back."""
    before = len(bench.planner.events())
    made: list[tuple[str, Fact]] = []

    def make() -> Sequence[Wish]:
        if not chosen:
            raise RefusedEdit("Choose at least one action.")
        changes = [(f"action/{one.action_id}", change(one)) for one in chosen]
        wishes = [Wish(stream, fact) for stream, fact in changes if fact is not None]
        if not wishes:
            raise RefusedEdit("That is so already for all of them. Choose something else.")
        made.extend((wish.stream, wish.fact) for wish in wishes)
        return wishes

    if not sheet.save(make):
        return False
    since = bench.planner.events()[before:]
    changed_together.remember(
        [(event.stream, event.version) for event in since if (event.stream, event.fact) in made]
    )
    return True


def _owner(sheet: Sheet, bench: Bench) -> Change:
    now = fields.role(sheet, "owner", "New owner", also=(fields.NOBODY,))

    def change(action: Action) -> ActionFact | None:
        fact = owner_set(action, fields.needed(now, "Choose the new owner."))
        return fact if fact.now != action.owner else None

    return change


def _priority(sheet: Sheet, bench: Bench) -> Change:
    found = fields.priority(sheet)

    def change(action: Action) -> ActionFact | None:
        chosen = Priority(fields.needed(found, "Choose a priority."))
        return PrioritySet(now=chosen) if chosen is not action.priority else None

    return change


def _due(sheet: Sheet, bench: Bench) -> Change:
    due = fields.day(sheet, "due", "New date", bench.door.about.day)
    reason = fields.words(sheet, "reason", "Why do they move?")
    fields.hint("The reason stays beside each of the moves.")

    def change(action: Action) -> ActionFact | None:
        day = fields.needed_day(due, "Choose the new date.")
        if action.due is None or not action.is_open:
            raise RefusedEdit(f"{action.action_id} has no date to move, or is not open. Leave it out.")
        return DueMoved(was=action.due, now=day, reason=reason) if day != action.due else None

    return change


def _publish(sheet: Sheet, bench: Bench) -> Change:
    now = fields.one_of(sheet, "publish", "May partners see them?", {"yes": "Yes", "no": "No"})
    fields.hint("Partners see title, owner, dates and status, once the next figures are released.")

    def change(action: Action) -> ActionFact | None:
        chosen = fields.needed(now, "Choose yes or no.")
        return described(action, "publish", chosen) if (chosen == "yes") is not action.publish else None

    return change


_ASKS: Mapping[str, Callable[[Sheet, Bench], Change]] = {
    "owner": _owner,
    "priority": _priority,
    "due": _due,
    "publish": _publish,
}
