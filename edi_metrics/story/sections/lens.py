"""The inclusion-lens register: every process, when it was reviewed, who was asked and what it led to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from edi_metrics.codes import code_list
from edi_metrics.metrics import metric
from edi_metrics.plan.lens import Process, never_reviewed, overdue
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Form, Width
from edi_metrics.story.sections.cards import card
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers
from edi_metrics.story.words import self_assessment as words

LENS = "leadership.lens_reviewed"


@dataclass(frozen=True)
class LensList:
    """Every process of the register, what is overdue first. For the inside alone."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table; nothing without a register."""
        register = desk.plan().register if desk.inside else ()
        if not register:
            return
        today = desk.about.day
        yield card(
            desk,
            name="register",
            title=words.register_title(
                len(overdue(register, today)), len(never_reviewed(register)), len(register)
            ),
            scope=f"Every process looked at through the inclusion lens, as at {numbers.day(today)},"
            " with what is overdue first",
            pieces=(
                figures.table(
                    "The inclusion-lens register",
                    ("Process", "Kind", "Owner", "Last reviewed", "Asked", "What it led to", "Next review"),
                    [_row(one, today) for one in sorted(register, key=lambda one: _place(one, today))],
                    name="self-assessment-register",
                    desk=desk,
                ),
                Form("review_process"),
                Form("list_process"),
            ),
            about=[metric(LENS)],
            width=self.width,
            folded=True,
        )


def _place(process: Process, today: date) -> tuple[int, date, str]:
    """Overdue first, then what was never reviewed, then by the day it is due."""
    order = 0 if process.is_overdue(today) else 1 if process.due_on is None else 2
    return order, process.due_on or date.max, process.process_id


def _row(process: Process, today: date) -> tuple[str, ...]:
    return (
        process.title,
        code_list("lens_kind").label(process.kind),
        process.owner_role,
        words.reviewed(process),
        words.by_whom(process),
        words.outcome(process),
        words.due(process, today),
    )
