"""Who plays and sings together, in what kinds of ensemble, and whether teenagers stay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Piece, Reading, Text, Trend, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import ensembles as words
from edi_metrics.vocabulary import ALL, Grain, Unit

MEMBERS = "participation.ensemble_members"
OLDER = "participation.older_members"


@dataclass(frozen=True)
class Ensembles:
    """Who plays and sings together: members year by year, kinds of ensemble, and older members."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card: a trend of members, and bars by kind of ensemble."""
        members, older = desk.measure(MEMBERS, grain=Grain.YEAR), desk.measure(OLDER)
        if not members.cells:
            yield empty(desk, MEMBERS, name="ensembles", title="Young people in ensembles", width=self.width)
            return
        families = desk.measure(MEMBERS, split="ensemble_family", grain=Grain.YEAR)
        kinds = figures.collected(families)
        pieces: list[Piece] = [_over_time(desk, members)]
        if kinds:
            pieces.append(_by_family(desk, families, kinds))
        pieces.append(Text(words.older(older.cell(), figures.first_shown(older, ALL), desk.level)))
        pieces.extend(hidden_note(desk, kinds, "kinds of ensemble"))
        yield card(
            desk,
            name="ensembles",
            title=words.members(members.cell(), figures.first_shown(members, ALL)),
            scope=f"{plain.period_of(members)}. All: each young person once. By kind: once in each kind",
            pieces=pieces,
            about=[metric(MEMBERS), metric(OLDER)],
            width=self.width,
            folded=True,
        )


def _over_time(desk: Desk, members: Measured) -> Chart:
    line = figures.line(members, ALL, desk)
    table = figures.table(
        "Young people in ensembles by year",
        ("Year", "Young people"),
        [(cell.period.label, numbers.numerator(cell)) for cell in line.cells],
        name=f"ensembles-by-year-{figures.file_period(members)}",
        desk=desk,
    )
    finding = "; ".join(
        f"{cell.period.label} {numbers.figure(cell, members.metric, desk.level)}" for cell in line.cells
    )
    said = alt.text(
        "Line", "young people in ensembles by year", finding, hidden=sum(not one.shown for one in line.cells)
    )
    drawing = Trend((line,), unit=Unit.COUNT, events=figures.happened(desk, members))
    return Chart(drawing, said, table, "ensembles-by-year")


def _by_family(desk: Desk, families: Measured, kinds: Sequence[Cell]) -> Chart:
    rows: tuple[Reading, ...] = tuple(figures.reading(families, cell, desk) for cell in kinds)
    period = plain.period_of(families)
    table = figures.table(
        f"Young people by kind of ensemble, {period}",
        ("Kind of ensemble", "Young people"),
        [(row.label, row.text) for row in rows],
        name=f"ensembles-by-family-{figures.file_period(families)}",
        desk=desk,
    )
    said = alt.text(
        "Bar chart", f"young people by kind of ensemble, {period}", alt.rows(rows), hidden=alt.unseen(rows)
    )
    return Chart(Bars(rows), said, table, "ensembles-by-family")
