"""On what terms people work beside hubs in England, and who came and left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Against,
    Block,
    Chart,
    Dumbbell,
    Reading,
    Text,
    Width,
)
from edi_metrics.story.comparators import ENGLAND
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import workforce as words
from edi_metrics.story.words.comparing import comparable

_TOLD_FIRST = ("contractual", "permanent", "self_employed")
"""The first of these that can be shown is the finding: the shakiest terms, where they may be told."""


@dataclass(frozen=True)
class Contracts:
    """On what terms people work, beside hubs in England; and who came and left."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a dumbbell."""
        split, whole = (
            desk.measure("workforce.headcount", split="contract_ace"),
            desk.measure("workforce.headcount").cell(),
        )
        total = int(whole.numerator) if whole and whole.numerator is not None else None
        parts = [figures.part_of(cell, cell.numerator, total, desk) for cell in figures.collected(split)]
        rows = tuple(self._row(desk, split, cell) for cell in parts)
        if not rows:
            yield empty(desk, "workforce.headcount", name="contracts", title="Contracts", width=self.width)
            return
        period = plain.period_of(split)
        hubs = [row.against.named for row in rows if row.against][:1]
        table = figures.table(
            f"People by contract, {period}",
            ("Contract", "People", "In post", "Share", "Hubs in England"),
            [
                (
                    row.label,
                    numbers.numerator(cell),
                    numbers.denominator(cell),
                    row.text,
                    row.against.text if row.against else "x",
                )
                for row, cell in zip(rows, parts, strict=True)
            ],
            name=f"workforce-contracts-{figures.file_period(split)}",
            desk=desk,
        )
        drawn = tuple(row for row in rows if row.against)
        chart = Chart(
            Dumbbell(drawn, filled="Our people", ring="Hubs in England, 2021/22"),
            alt.text(
                "Dumbbell chart",
                f"contracts beside hubs in England, {period}",
                alt.rows(drawn),
                hidden=alt.unseen(drawn),
            ),
            table,
            "contracts",
        )
        yield card(
            desk,
            name="contracts",
            title=self._title(desk, rows),
            scope=f"People in post by contract, {period}",
            pieces=(chart, *self._moves(desk), *self._burden(desk), *hidden_note(desk, parts, "contracts")),
            about=[metric("workforce.headcount"), metric("workforce.leavers")],
            compared=hubs,
            width=self.width,
            folded=True,
        )

    def _row(self, desk: Desk, split: Measured, cell: Cell) -> Reading:
        found = desk.benchmark("hubs.workforce_contract", area_code=ENGLAND, category=cell.part)
        against = Against(found.value, numbers.published_percent(found.value), found.named) if found else None
        text = numbers.percent(cell.n, cell.d, desk.level) if cell.shown else numbers.symbol(cell)
        return Reading(split.label(cell.part), cell, text, against)

    def _title(self, desk: Desk, rows: Sequence[Reading]) -> str:
        beside = {
            row.cell.part: (row.cell, row.against.value)
            for row in rows
            if row.cell.shown and row.against and row.against.value is not None
        }
        for part in _TOLD_FIRST:
            if part in beside:
                return words.contracts(*beside[part], words.secure(part), desk.level)
        return words.CONTRACTS_UNSAID

    def _moves(self, desk: Desk) -> tuple[Text, ...]:
        left, joined = desk.measure("workforce.leavers"), desk.perhaps("workforce.joiners")
        return (Text(words.leaving(left.cell(), joined.cell() if joined else None, desk.level)),)

    def _burden(self, desk: Desk) -> tuple[Text, ...]:
        """Who carries hourly or self-employed terms: described, not judged."""
        split = desk.measure("workforce.hourly_or_self_employed", split="ethnicity_2")
        ours, other = split.cell("ethnic_minorities"), split.cell("white_british")
        if not comparable(ours, other) or ours is None or other is None:
            return ()
        return (Text(words.terms(ours, other, desk.level)),)
