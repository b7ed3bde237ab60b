"""What the plan and the publications hold: whose insight was used, and which parts of the offer are there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.dimensions import part_label
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Choice, metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import NONE, Against, Bars, Block, Chart, Grid, Reading, Text, Width
from edi_metrics.story.sections.cards import card, empty
from edi_metrics.story.sections.leadership import SOURCES, absent
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import leadership as words
from edi_metrics.vocabulary import Grain

INSIGHTS = "leadership.insights_used"
COMPLETE = "leadership.documents_complete"
PARTS = "leadership.document_parts"
SINGING = "schools.singing"


@dataclass(frozen=True)
class InsightUsed:
    """What each group told us, and how much of it is in the business plan."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars by group."""
        whole, by_group = desk.measure(INSIGHTS), desk.measure(INSIGHTS, split="insight_source")
        heard = desk.measure(SOURCES, split="insight_source")
        cells = figures.known(by_group)
        if not cells:
            yield empty(desk, INSIGHTS, name="insights", title="Whose insight we use", width=self.width)
            return
        rows = tuple(_used(by_group, cell) for cell in cells)
        period = plain.period_of(by_group)
        chart = Chart(
            Bars(rows, filled="Used in the plan", ring="Received"),
            alt.text(
                "Bar chart",
                f"insights used in the business plan, against those received, by group, {period}",
                alt.rows(rows),
            ),
            figures.table(
                f"Insights by group, {period}",
                ("Group", "Used in the plan", "Received", "Not used"),
                [_insights(by_group, cell) for cell in cells],
                name=f"leadership-insights-{figures.file_period(by_group)}",
                desk=desk,
            ),
            "insights",
        )
        yield card(
            desk,
            name="insights",
            title=words.heard(desk.measure(SOURCES).cell(), len(metric(SOURCES).parts("insight_source"))),
            scope=f"Insights received by the end of {period}, and those the business plan uses",
            pieces=(chart, Text(words.used(whole.cell(), absent(heard)))),
            about=[metric(SOURCES), metric(INSIGHTS)],
            width=self.width,
            folded=True,
        )


def _used(by_group: Measured, cell: Cell) -> Reading:
    """Used as the bar, received as the ring."""
    ring = Against(float(cell.denominator or 0), numbers.denominator(cell), "received")
    used = figures.count_of(cell, float(cell.numerator or 0))
    note = words.received(cell)
    return Reading(by_group.label(cell.part), used, numbers.numerator(cell), ring, note)


def _insights(by_group: Measured, cell: Cell) -> tuple[str, ...]:
    return (
        by_group.label(cell.part),
        numbers.numerator(cell),
        numbers.denominator(cell),
        numbers.count((cell.denominator or 0) - (cell.numerator or 0)),
    )


@dataclass(frozen=True)
class Publications:
    """Which of the five parts of the inclusion offer each publication carries."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a coverage grid: a gap is a part that a reader will not find."""
        complete, parts = desk.measure(COMPLETE), desk.measure(PARTS, split="document_flag")
        if not parts.cells:
            yield empty(
                desk, PARTS, name="publications", title="What our publications carry", width=self.width
            )
            return
        editions = [_edition(desk, kind) for kind in metric(PARTS).parts("document_kind")]
        out = [one for one in editions if any(cell.denominator for cell in one.latest())]
        flags = metric(PARTS).parts("document_flag")
        grid = Grid(
            figures.table(
                f"Parts of the inclusion offer in each publication, {plain.period_of(parts)}",
                ("Publication", *(parts.label(flag) for flag in flags), "Parts"),
                [_row(desk, one, flags) for one in out],
                name=f"leadership-publications-{figures.file_period(parts)}",
                desk=desk,
            )
        )
        yield card(
            desk,
            name="publications",
            title=words.complete(complete.cell()),
            scope=f"The latest edition of each kind of publication, {plain.period_of(parts)}",
            pieces=(grid, *(Text(said) for said in self._told(desk, parts) if said)),
            about=[metric(COMPLETE), metric(PARTS)],
            width=self.width,
            folded=True,
        )

    def _told(self, desk: Desk, parts: Measured) -> Iterator[str]:
        """Where the gaps are, and how the booklet and the singing strategy have changed."""
        yield words.left_out(parts)
        yield words.edition(*_history(desk, "marketing_booklet"))
        reach = desk.perhaps(SINGING, grain=Grain.YEAR)
        strategy = words.edition(*_history(desk, "singing_strategy"))
        schools = words.singing(reach.cell() if reach else None, desk.level)
        yield " ".join(said for said in (strategy, schools) if said)


def _edition(desk: Desk, kind: str) -> Measured:
    return desk.measure(PARTS, split="document_flag", choice=Choice("document_kind", kind))


def _history(desk: Desk, kind: str) -> tuple[str, tuple[Cell, ...]]:
    """What a kind of publication is called, and how many parts it carried, year by year."""
    measured = desk.measure(PARTS, choice=Choice("document_kind", kind))
    return part_label("document_kind", kind), tuple(cell for cell in measured.line() if cell.denominator)


def _row(desk: Desk, edition: Measured, flags: Sequence[str]) -> tuple[str, ...]:
    kind = edition.question.choice.within
    whole = desk.measure(PARTS, choice=edition.question.choice).cell()
    found = [edition.cell(flag) for flag in flags]
    said = [words.COVERED if cell is not None and cell.numerator else NONE for cell in found]
    return (
        part_label("document_kind", kind),
        *said,
        f"{numbers.count(whole.n)} of {numbers.count(whole.d)}" if whole is not None and whole.shown else "x",
    )
