"""Instruments on loan, by the discount given."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Text, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.targeted import first_of, promised, yearly
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import fee_help as words

LOANS = "access.loans"
FULL = "100"


@dataclass(frozen=True)
class Loans:
    """How many instruments are at home, and on what terms."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars, with every year in its table."""
        loans, by_charge = yearly(desk, LOANS), yearly(desk, LOANS, "charge")
        if not loans.cells:
            yield empty(desk, LOANS, name="loans", title="Instruments on loan", width=self.width)
            return
        cells = loans.line()
        yield card(
            desk,
            name="loans",
            title=words.loans(cells[-1], by_charge.cell(FULL)),
            scope=f"Loans by the discount given, {plain.period_of(loans)}",
            pieces=(
                _chart(desk, by_charge),
                *(Text(said) for said in [words.loans_then(cells[-1], first_of(cells))] if said),
                promised(desk, LOANS, "instrument loans", split="charge", part=FULL),
                *hidden_note(desk, by_charge.latest(), "counts"),
            ),
            about=[metric(LOANS)],
            width=self.width,
            folded=True,
        )


def _chart(desk: Desk, by_charge: Measured) -> Chart:
    """The latest year by discount, as the code list orders them: none, half, full."""
    readings = tuple(
        figures.reading(by_charge, cell, desk, label=words.discount(by_charge.label(cell.part)))
        for cell in by_charge.latest()
    )
    what = f"instruments on loan by discount, {plain.period_of(by_charge)}"
    return Chart(
        Bars(readings),
        alt.text("Bar chart", what, alt.rows(readings), hidden=alt.unseen(readings)),
        figures.table(
            "Instruments on loan by discount and year",
            ("Discount", *(period.label for period in by_charge.periods)),
            [
                (reading.label, *(numbers.numerator(cell) for cell in by_charge.line(reading.cell.part)))
                for reading in readings
            ],
            name="loans-by-charge",
            desk=desk,
        ),
        "loans-by-charge",
    )
