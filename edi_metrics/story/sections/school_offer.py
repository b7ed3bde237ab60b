"""What state-funded schools have from us: contact, whole-class teaching, singing, and a plan of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Reading, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import schools as words
from edi_metrics.vocabulary import ALL, Grain, Unit

OFFERS = (
    ("schools.engaged", "Worked with us"),
    ("schools.high_need_engaged", "High-need schools that worked with us"),
    ("schools.music_plan", "Have a music development plan"),
    ("schools.singing", "Have singing support"),
    ("schools.wcet", "Have whole-class teaching"),
)
"""What a school may have, and its words as a row."""


@dataclass(frozen=True)
class SchoolOffer:
    """What state-funded schools have from us, and how each share has moved."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars."""
        measured = [(desk.measure(key, grain=Grain.YEAR), label) for key, label in OFFERS]
        found = [(one, label, cell) for one, label in measured if (cell := one.cell()) is not None]
        if not found:
            yield empty(desk, OFFERS[0][0], name="school-offer", title="What schools have", width=self.width)
            return
        rows = tuple(_row(desk, one, label, cell) for one, label, cell in found)
        period = plain.period_of(found[0][0])
        table = figures.table(
            f"What state-funded schools have from us, {period}",
            ("Schools that", "Year", "Number", "Out of", "Share"),
            [
                (label, cell.period.label, numbers.numerator(cell), numbers.denominator(cell), row.text)
                for (_, label, cell), row in zip(found, rows, strict=True)
            ],
            name=f"schools-offer-{figures.file_period(found[0][0])}",
            desk=desk,
        )
        chart = Chart(
            Bars(rows, unit=Unit.PERCENT),
            alt.text(
                "Bar chart",
                f"what state-funded schools have from us, {period}",
                alt.rows(rows),
                hidden=alt.unseen(rows),
            ),
            table,
            "school-offer",
        )
        cells = {one.metric.key: cell for one, _, cell in found}
        yield card(
            desk,
            name="school-offer",
            title=words.offer(cells.get("schools.singing"), cells.get("schools.wcet")),
            scope=f"State-funded schools, {period}. The change is since the first year counted",
            pieces=(chart, *hidden_note(desk, [cell for _, _, cell in found], "figures")),
            about=[one.metric for one, _, _ in found[1:]],
            width=self.width,
            folded=True,
        )


def _row(desk: Desk, measured: Measured, label: str, cell: Cell) -> Reading:
    first = figures.first_shown(measured, ALL, like=cell)
    note = words.moved_to(cell, first, desk.level) if cell.shown else ""
    return figures.reading(measured, cell, desk, label=label, note=note)
