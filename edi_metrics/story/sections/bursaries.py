"""What help carries on with: bursaries from stage to stage, and instruments at home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Chart, Piece, Text, Width
from edi_metrics.story.sections import loans
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.fee_help import HELP, share_bars
from edi_metrics.story.sections.parity import BURSARIES, Parity
from edi_metrics.story.sections.targeted import yearly
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import fee_help as words
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words.groups import PREMIUM

MOVES = "access.bursary_moves"

_SIDE_BY_SIDE = Parity("bursary-parity", BURSARIES, file="bursary-steps", contrast=PREMIUM)


@dataclass(frozen=True)
class BursariesAndLoans:
    """Whether a bursary carries on as a player improves; how many instruments are at home, on what terms."""

    width: Width = Width.TWO_THIRDS

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars by bursary stage and by the discount on a loan."""
        moves, lent = yearly(desk, MOVES, "bursary_stage"), yearly(desk, loans.LOANS)
        if not moves.cells and not lent.cells:
            yield empty(desk, MOVES, name="bursaries", title="Bursaries and loans", width=self.width)
            return
        period = plain.period_of(moves if moves.cells else lent)
        yield card(
            desk,
            name="bursaries",
            title=words.moved_up(yearly(desk, MOVES).cell(), desk.level),
            scope=f"Bursaries that ended a stage, and loans by discount, {period}",
            pieces=(*_carrying_on(desk, moves), *_SIDE_BY_SIDE.pieces(desk), *loans.pieces(desk)),
            about=[metric(MOVES), metric(loans.LOANS)],
            width=self.width,
            folded=True,
        )


def _carrying_on(desk: Desk, moves: Measured) -> tuple[Piece, ...]:
    """Bars by stage, or who can bring them."""
    cells = moves.latest()
    if not cells:
        return (Text(plain.no_figures(metric(MOVES), desk.about)),)
    return _moves(desk, moves, cells), *hidden_note(desk, cells, "stages")


def _moves(desk: Desk, moves: Measured, cells: Sequence[Cell]) -> Chart:
    """The bars, and in their table how many learners hold a bursary at each stage as well."""
    chart = share_bars(desk, moves, cells, name="bursary-moves", first="Bursary stage", out_of="Ended")
    held = yearly(desk, HELP, "bursary_stage")
    holders = [held.cell(cell.part) for cell in cells]
    table = figures.table(
        chart.table.caption,
        (*chart.table.columns, "Learners holding one"),
        [
            (*row, numbers.numerator(now) if now else "x")
            for row, now in zip(chart.table.rows, holders, strict=True)
        ],
        name=f"bursary-moves-{figures.file_period(moves)}",
        desk=desk,
    )
    return replace(chart, table=table)
