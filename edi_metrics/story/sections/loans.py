"""Instruments on loan, by the discount given."""

from edi_metrics.measured import Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Chart, Piece, Text
from edi_metrics.story.sections.cards import hidden_note
from edi_metrics.story.sections.targeted import first_of, promised, yearly
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import fee_help as words

LOANS = "access.loans"
FULL = "100"


def pieces(desk: Desk) -> tuple[Piece, ...]:
    """How many are at home, and bars by discount with every year in their table; or who can bring them."""
    loans, by_charge = yearly(desk, LOANS), yearly(desk, LOANS, "charge")
    if not loans.cells:
        return (Text(plain.no_figures(metric(LOANS), desk.about)),)
    cells = loans.line()
    said = (f"{words.loans(cells[-1], by_charge.cell(FULL))}.", words.loans_then(cells[-1], first_of(cells)))
    return (
        Text(" ".join(sentence for sentence in said if sentence)),
        _chart(desk, loans, by_charge),
        promised(desk, LOANS, "instrument loans", split="charge", part=FULL),
        *hidden_note(desk, by_charge.latest(), "counts"),
    )


def _chart(desk: Desk, loans: Measured, by_charge: Measured) -> Chart:
    """The latest year by discount, as the code list orders them: none, half, full; the table has the sum."""
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
                ("All loans", *map(numbers.numerator, loans.line())),
                *(
                    (reading.label, *map(numbers.numerator, by_charge.line(reading.cell.part)))
                    for reading in readings
                ),
            ],
            name="loans-by-charge",
            desk=desk,
        ),
        "loans-by-charge",
    )
