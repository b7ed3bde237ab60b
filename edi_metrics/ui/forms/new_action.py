"""Write down a new action. It gets the next free number, whoever else is writing one at the same moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from edi_metrics.plan.facts.actions import (
    ActionFact,
    ActionProposed,
    DatesSet,
    NextStepSet,
    OwnerSet,
    PrioritySet,
)
from edi_metrics.plan.naming import next_action
from edi_metrics.plan.state import Priority
from edi_metrics.planner import Wish
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.vocabulary import Strand

OPENS = "action"
"""What the address calls the action that is open: a new one is opened once it is saved."""


@dataclass(frozen=True)
class _Written:
    """A new action as its form was left."""

    title: str
    strand: str
    owner: str
    start: date | None
    due: date | None
    metric: str
    target: str
    priority: str
    next_step: str
    heard: str
    function: str
    evidence_expected: str
    characteristics: tuple[str, ...]

    def wishes(self, number: str) -> Sequence[Wish]:
        """The action as facts. Raises `RefusedEdit` for what is missing, `ValidationError` for too much."""
        stream = f"action/{number}"
        return [Wish(stream, fact) for fact in (self._proposed(), self._dates(), *self._more())]

    def _proposed(self) -> ActionProposed:
        return ActionProposed(
            title=fields.needed(self.title, "An action needs a title. Say in a few words what will be done."),
            strand=Strand(fields.needed(self.strand, "Choose a strand.")),
            heard=self.heard,
            function=self.function,
            target=self.target,
            metric=self.metric,
            characteristics=self.characteristics,
            evidence_expected=self.evidence_expected,
        )

    def _dates(self) -> DatesSet:
        return DatesSet(
            start=fields.needed_day(self.start, "Choose when it starts."),
            due=fields.needed_day(self.due, "Choose when it is due."),
        )

    def _more(self) -> Sequence[ActionFact]:
        """Owner, priority and next step, as far as they were decided."""
        owner = [OwnerSet(now=self.owner)] if self.owner else []
        priority = [PrioritySet(now=Priority(self.priority))] if self.priority else []
        step = [NextStepSet(now=self.next_step)] if self.next_step else []
        return [*owner, *priority, *step]


def fill(bench: Bench) -> None:
    """The form of a new action, which opens the action once it is saved."""
    sheet = Sheet(bench, "new_action", [], about="one")
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        written = _fields(sheet, bench)
        sent = st.form_submit_button("Save the action", type="primary")
    number = _saved(sheet, bench, written) if sent else ""
    if number:
        st.query_params[OPENS] = number
        st.rerun()
    with said:
        sheet.say()


def _fields(sheet: Sheet, bench: Bench) -> _Written:
    today = bench.door.about.day
    title = fields.line(sheet, "title", "What will be done?")
    fields.hint("A few words that begin with a verb, such as 'Open nurture groups in four more centres'.")
    strand = fields.strand(sheet)
    owner = fields.role(sheet, "owner", "Owner")
    fields.hint("One role. It may be left for later; until then the plan shows it as having no owner.")
    start = fields.day(sheet, "start", "Start", today, value=today)
    due = fields.day(sheet, "due", "Due", today)
    fields.hint("The first due date stays on the record, however often it moves.")
    metric = fields.measure(sheet)
    target = fields.target(sheet, bench.plan)
    fields.hint("With neither measure nor target, nothing would show that it worked, and the plan says so.")
    fields.hint("What follows may be left for later.")
    return _Written(
        title=title,
        strand=strand,
        owner=owner,
        start=start,
        due=due,
        metric=metric,
        target=target,
        priority=fields.priority(sheet),
        next_step=fields.words(sheet, "next_step", "Next step"),
        heard=fields.coded(sheet, "heard", "HEARD principle", "heard"),
        function=fields.coded(sheet, "function", "National Plan function", "plan_function"),
        evidence_expected=fields.line(sheet, "evidence_expected", "Evidence expected"),
        characteristics=fields.groups(sheet),
    )


def _saved(sheet: Sheet, bench: Bench, written: _Written) -> str:
    """The number it got; nothing when it was refused. Whoever is second to a number takes the next."""
    tried = ""
    while (number := next_action(bench.planner.events())) != tried:
        if sheet.save(partial(written.wishes, number)):
            return number
        tried = number
    return ""
