"""Cold spots: schools with no contact, and where we work with fewer than across the county."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Bars,
    Block,
    Chart,
    Table,
    Text,
    Width,
)
from edi_metrics.story.sections.cards import card, empty
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import participation as words
from edi_metrics.story.words.comparing import (
    Verdict,
    between,
)
from edi_metrics.vocabulary import Grain


@dataclass(frozen=True)
class SchoolsReached:
    """Cold spots: schools with no contact, and where we work with fewer schools than across the county."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars by district."""
        cold = desk.measure("schools.cold", split="district")
        total = desk.measure("schools.cold").cell()
        engaged = desk.measure("schools.engaged", split="district", grain=Grain.YEAR)
        county = desk.measure("schools.engaged", grain=Grain.YEAR).cell()
        if total is None or not total.shown:
            yield empty(
                desk, "schools.cold", name="schools", title="Schools with no contact", width=self.width
            )
            return
        cells = figures.known(cold)
        readings = tuple(
            figures.reading(cold, cell, desk, note=_worked_with(engaged, cell, desk)) for cell in cells
        )
        short = [cell for cell in figures.known(engaged) if between(cell, county) is Verdict.LESS]
        title = words.cold(total)
        if short and county is not None:
            lowest = min(short, key=lambda cell: cell.n / cell.d)
            title = words.reach(engaged.label(lowest.part), lowest, county, desk.level)
        period = plain.period_of(cold)
        chart = Chart(
            Bars(readings),
            alt.text(
                "Bar chart",
                f"schools with no contact in twelve months by district, {period}",
                alt.rows(readings),
            ),
            _schools_table(desk, cold, engaged, cells),
            "cold",
        )
        yield card(
            desk,
            name="schools",
            title=title,
            scope=f"State-funded schools with no contact in twelve months, {period}",
            pieces=(chart, Text(f"{words.cold(total)}."), *_high_need(desk)),
            about=[metric("schools.cold"), metric("schools.engaged")],
            width=self.width,
            folded=True,
        )


def _worked_with(engaged: Measured, cell: Cell, desk: Desk) -> str:
    found = engaged.cell(cell.part)
    return (
        f"worked with {numbers.count(found.n)} of {numbers.count(found.d)}"
        if found is not None and found.shown
        else ""
    )


def _schools_table(desk: Desk, cold: Measured, engaged: Measured, cells: Sequence[Cell]) -> Table:
    body = []
    for cell in cells:
        found = engaged.cell(cell.part)
        body.append(
            (
                cold.label(cell.part),
                numbers.numerator(cell),
                numbers.numerator(found) if found else "x",
                numbers.denominator(found) if found else "x",
                figures.figure(found, engaged, desk),
            )
        )
    year = plain.period_of(engaged)
    columns = (
        "District",
        "No contact in 12 months",
        f"Worked with, {year}",
        "State-funded schools",
        "Share worked with",
    )
    return figures.table(
        "Schools by district",
        columns,
        body,
        name=f"schools-by-district-{figures.file_period(cold)}",
        desk=desk,
    )


def _high_need(desk: Desk) -> tuple[Text, ...]:
    measured = desk.perhaps("schools.high_need_engaged", grain=Grain.YEAR)
    cell = measured.cell() if measured else None
    if measured is None or cell is None or not cell.shown:
        return ()
    return (Text(words.high_need(cell, desk.level)),)
