"""Who leads and on which terms people work; leaders are usually too few to say."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Piece,
    Text,
    Width,
)
from edi_metrics.story.comparators import comparisons, nearest
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note, promise
from edi_metrics.story.sections.workforce import SHARE
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import workforce as words
from edi_metrics.story.words.comparing import comparable


@dataclass(frozen=True)
class ByLevelAndContract:
    """Who leads and who is on which terms; leaders are usually too few to say."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table; never a colour for so few people."""
        level, contract = (
            desk.measure(SHARE, split="role_level_2"),
            desk.measure(SHARE, split="contract_ace"),
        )
        leaders = desk.perhaps("leadership.ethnic_minority_leaders")
        cells = [*level.latest(), *figures.collected(contract)]
        if not cells:
            yield empty(desk, SHARE, name="levels", title="By level and contract", width=self.width)
            return
        table = figures.table(
            f"People from ethnic minorities by level and contract, {plain.period_of(level)}",
            ("Level or contract", "People", "Known", "Share", *(["95% range"] if desk.inside else [])),
            [
                *(_part_row(desk, level, cell) for cell in level.latest()),
                *(_part_row(desk, contract, cell) for cell in figures.collected(contract)),
            ],
            name=f"workforce-by-level-{figures.file_period(level)}",
            desk=desk,
        )
        permanent, casual = contract.cell("permanent"), contract.cell("contractual")
        title = words.parts_unsaid(shown=any(cell.shown for cell in cells))
        if comparable(permanent, casual) and permanent and casual:
            title = words.by_part(
                permanent, casual, "permanent staff", "fixed-term and hourly-paid staff", desk.level
            )
        pieces: tuple[Piece, ...] = (
            Text(words.leaders(leaders.cell() if leaders else None)),
            table,
            *self._disabled(desk),
            *hidden_note(desk, cells, "figures"),
        )
        yield card(
            desk,
            name="levels",
            title=title,
            scope=f"People of known ethnicity, {plain.period_of(level)}",
            pieces=pieces,
            about=[metric(SHARE), metric("workforce.disabled")],
            width=self.width,
            folded=True,
        )

    def _disabled(self, desk: Desk) -> tuple[Piece, ...]:
        share = desk.measure("workforce.disabled")
        cell = share.cell()
        compared = nearest(comparisons(desk, "workforce.disabled"), cell)
        promised = promise(desk, "workforce.disabled") is not None
        said = Text(words.disabled(cell, compared, desk.level, promised=promised))
        return said, *bounds_note(desk, share, cell, being="Disabled")


def _part_row(desk: Desk, measured: Measured, cell: Cell) -> tuple[str, ...]:
    shares = (
        measured.label(cell.part),
        numbers.numerator(cell),
        numbers.denominator(cell),
        figures.figure(cell, measured, desk),
    )
    if not desk.inside:
        return shares
    if cell.low is None or cell.high is None:
        return (*shares, numbers.symbol(cell))
    return (*shares, f"{numbers.rounded(cell.low, 0)}% to {numbers.rounded(cell.high, 0)}%")
