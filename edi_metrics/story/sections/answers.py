"""What people told us about themselves: prefer not to say kept apart from never asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Measured
from edi_metrics.metrics import Choice, metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Text,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.workforce import KNOWN
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import workforce as words
from edi_metrics.story.words.participation import moved

_ASKED = ("ethnicity", "disability", "sex", "age_band", "seb", "sexual_orientation")


@dataclass(frozen=True)
class Answers:
    """What people told us: prefer not to say kept apart from never asked."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table of answer states."""
        known = desk.measure(KNOWN, split="characteristic")
        if not known.cells:
            yield empty(desk, KNOWN, name="answers", title="What people have told us", width=self.width)
            return
        asked = {
            one: desk.perhaps("workforce.answers", split="answer", choice=Choice("characteristic", one))
            for one in _ASKED
        }
        table = figures.table(
            f"Answers by question, {plain.period_of(known)}",
            ("Question", "Known", "Share known", "Prefer not to say", "No answer", "Not asked", "Not known"),
            [self._row(desk, known, one, asked[one]) for one in _ASKED],
            name=f"workforce-answers-{figures.file_period(known)}",
            desk=desk,
        )
        ethnicity = asked["ethnicity"]
        states = (
            (ethnicity.cell("prefer_not_to_say"), ethnicity.cell("not_asked")) if ethnicity else (None, None)
        )
        cells = [cell for measured in asked.values() if measured for cell in measured.latest()]
        yield card(
            desk,
            name="answers",
            title=words.answers(*states),
            scope=f"People in post by how they answered, {plain.period_of(known)}",
            pieces=(*self._campaign(desk, known), table, *hidden_note(desk, cells, "figures")),
            about=[metric(KNOWN)],
            width=self.width,
            folded=True,
        )

    def _row(self, desk: Desk, known: Measured, question: str, states: Measured | None) -> tuple[str, ...]:
        cell = known.cell(question)
        found = [
            states.cell(one) if states else None
            for one in ("prefer_not_to_say", "no_response", "not_asked", "not_known")
        ]
        return (
            known.label(question),
            numbers.numerator(cell) if cell else "x",
            figures.figure(cell, known, desk),
            *(numbers.numerator(one) if one else "x" for one in found),
        )

    def _campaign(self, desk: Desk, known: Measured) -> tuple[Text, ...]:
        """The move since the first count, and what happened on the way; no cause is read from it."""
        now, then = known.cell("ethnicity"), figures.first_shown(known, "ethnicity")
        move = moved(now, then, desk.level)
        if now is None or not move:
            return ()
        told = f"{numbers.of_percent(now, 'people', desk.level)} have told us their ethnicity, {move}."
        seen = [
            one
            for one in desk.events(KNOWN)
            if then and then.period.first_day <= one.happened_on <= desk.about.day
        ]
        happened = [f"{one.title} ({numbers.month(one.happened_on)})" for one in seen]
        return (Text(f"{told} {f'On the way: {numbers.listed(happened)}.' if happened else ''}".strip()),)
