"""The chosen group by school phase, like with like, and by key stage."""

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
    Reading,
    Table,
    Width,
)
from edi_metrics.story.comparators import Comparison, comparisons, of_phase
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.learners import (
    group_of,
    programmes_of,
    share_of,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import participation as words
from edi_metrics.story.words.comparing import with_published
from edi_metrics.story.words.groups import Group
from edi_metrics.vocabulary import Unit


@dataclass(frozen=True)
class ByStage:
    """The chosen group by school phase, like with like, and by key stage."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with two charts; for ethnicity, the mix of groups as well."""
        group = group_of(chosen)
        phase = share_of(desk, chosen, group, "phase")
        stage = share_of(desk, chosen, group, "key_stage")
        if not phase.cells:
            yield empty(desk, group.metric, name="stages", title="By phase and key stage", width=self.width)
            return
        compared = comparisons(desk, group.metric)
        cells = figures.collected(phase)
        readings = tuple(self._phase(desk, phase, cell, compared) for cell in cells)
        period = plain.period_of(phase)
        title = self._title(desk, phase, cells, compared)
        yield card(
            desk,
            name="stages",
            title=title,
            scope=f"{numbers.capital(group.who)}, {period}. {programmes_of(chosen)}",
            pieces=(
                Chart(
                    _beside_roll(readings),
                    alt.text(
                        "Chart",
                        f"{group.who} by school phase, {period}",
                        alt.rows(readings),
                        hidden=alt.unseen(readings),
                    ),
                    _share_table(
                        desk, phase, cells, f"{numbers.capital(group.who)} by school phase", "phase", readings
                    ),
                    "phases",
                ),
                *_bars(desk, stage, group),
                *hidden_note(desk, cells, "phases"),
            ),
            about=[metric(group.metric)],
            compared=[one.named for one in compared],
            width=self.width,
            folded=True,
        )

    def _phase(self, desk: Desk, phase: Measured, cell: Cell, compared: tuple[Comparison, ...]) -> Reading:
        like = of_phase(compared, cell.part)
        if like is None:
            return figures.reading(phase, cell, desk)
        note = f"on roll {like.against.text}" if cell.shown else ""
        return figures.reading(phase, cell, desk, against=like.against, note=note)

    def _title(
        self, desk: Desk, phase: Measured, cells: Sequence[Cell], compared: tuple[Comparison, ...]
    ) -> str:
        found = [(cell, of_phase(compared, cell.part)) for cell in cells]
        told = [
            (with_published(cell, like.value), numbers.lower(phase.label(cell.part)))
            for cell, like in found
            if like is not None
        ]
        return words.beside_roll(told)


def _beside_roll(readings: tuple[Reading, ...]) -> Bars:
    """Bars, with rings and their key where a roll is published for any phase."""
    if not any(row.against for row in readings):
        return Bars(readings, unit=Unit.PERCENT)
    return Bars(readings, Unit.PERCENT, filled="Learners with us", ring="Pupils on roll")


def _bars(desk: Desk, measured: Measured, group: Group) -> tuple[Chart, ...]:
    cells = [cell for cell in measured.latest() if cell.part != "not_known" and not figures.is_empty(cell)]
    if not cells:
        return ()
    readings = tuple(figures.reading(measured, cell, desk) for cell in cells)
    what = f"{group.who} by key stage, {plain.period_of(measured)}"
    table = _share_table(
        desk, measured, cells, f"{numbers.capital(group.who)} by key stage", "key-stage", readings
    )
    return (
        Chart(
            Bars(readings, unit=Unit.PERCENT),
            alt.text("Bar chart", what, alt.rows(readings), hidden=alt.unseen(readings)),
            table,
            "key-stages",
        ),
    )


def _share_table(
    desk: Desk, measured: Measured, cells: Sequence[Cell], caption: str, slug: str, rows: Sequence[Reading]
) -> Table:
    body = [
        (
            row.label,
            numbers.numerator(cell),
            numbers.denominator(cell),
            row.text,
            row.against.text if row.against else "z",
        )
        for cell, row in zip(cells, rows, strict=True)
    ]
    columns = (figures.split_title(measured), "Number", "Answer known", "Share", "On roll")
    return figures.table(
        caption, columns, body, name=f"participation-by-{slug}-{figures.file_period(measured)}", desk=desk
    )
