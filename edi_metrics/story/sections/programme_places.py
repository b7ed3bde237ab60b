"""Which programme reaches which district: a grid whose gaps are what there is to see."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import NONE, Block, Grid, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.targeted import yearly
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import programmes as words

_COLUMNS = (
    ("programmes.nurture_pupils", "Nurture pupils"),
    ("programmes.songwriter", "Songwriters"),
    ("programmes.mentoring_started", "Mentoring referrals"),
    ("programmes.youth_club_sessions", "Youth-club sessions"),
    ("access.fee_help", "Learners with fee help"),
    ("access.loans", "Instruments on loan"),
)
"""What each column counts; of a share, how many there were in all, or how many had help."""


@dataclass(frozen=True)
class PlacesReached:
    """Each programme in each district."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a grid."""
        columns = [yearly(desk, key, "district") for key, _ in _COLUMNS]
        districts = figures.known(columns[0])
        if not districts:
            yield empty(
                desk, _COLUMNS[0][0], name="places", title="Programmes in each district", width=self.width
            )
            return
        rows = [[_count(column, cell.part) for column in columns] for cell in districts]
        table = figures.table(
            f"Each programme in each district, {plain.period_of(columns[0])}",
            ("District", *(title for _, title in _COLUMNS)),
            [
                (columns[0].label(cell.part), *(_printed(count) for count in row))
                for cell, row in zip(districts, rows, strict=True)
            ],
            name=f"programmes-by-district-{figures.file_period(columns[0])}",
            desk=desk,
        )
        yield card(
            desk,
            name="places",
            title=words.places(*_gaps(rows)),
            scope="Young people by where they live, sessions by where they were held",
            pieces=(Grid(table), *hidden_note(desk, [c for row in rows for c in row if c], "counts")),
            about=[metric(key) for key, _ in _COLUMNS],
            width=self.width,
            folded=True,
        )


def _count(measured: Measured, part: str) -> Cell | None:
    """How many there were in a district: referrals are the base of their share."""
    cell = measured.cell(part)
    if cell is None or measured.metric.key != "programmes.mentoring_started":
        return figures.count_of(cell, cell.numerator) if cell else None
    return figures.count_of(cell, cell.denominator)


def _printed(cell: Cell | None) -> str:
    if cell is None:
        return "x"
    return NONE if cell.value == 0 else numbers.numerator(cell)


def _gaps(rows: list[list[Cell | None]]) -> tuple[int, int, int]:
    """Districts with a gap that can be shown, districts in all, and figures that cannot be shown."""
    gaps = sum(any(cell is not None and cell.value == 0 for cell in row) for row in rows)
    hidden = sum(cell is None or not cell.shown for row in rows for cell in row)
    return gaps, len(rows), hidden
