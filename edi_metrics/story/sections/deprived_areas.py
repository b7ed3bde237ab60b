"""Learners who live in the most deprived areas, over a change in what deprived means."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Piece, Reading, Trend, Width
from edi_metrics.story.sections.cards import bounds_note, break_note, card, empty, hidden_note
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import deprived_areas as words
from edi_metrics.vocabulary import ALL, Unit

KEY = "participation.deprived_areas"
AREAS = "imd2025.deciles_1_3"


@dataclass(frozen=True)
class DeprivedAreas:
    """Learners who live in the most deprived areas, term by term and by district; the series breaks once."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card: a trend with its break, and bars by district."""
        share, by_district = desk.measure(KEY), desk.measure(KEY, split="district")
        cell = share.cell()
        if cell is None:
            yield empty(desk, KEY, name="deprived-areas", title="Where learners live", width=self.width)
            return
        rows = tuple(figures.reading(by_district, one, desk) for one in figures.known(by_district))
        pieces: list[Piece] = [
            _over_time(desk, share),
            *break_note(desk, share),
            _by_district(desk, by_district, rows),
            *bounds_note(desk, share, cell),
            *hidden_note(desk, [row.cell for row in rows], "districts"),
        ]
        first = figures.first_shown(share, ALL, like=cell)
        yield card(
            desk,
            name="deprived-areas",
            title=words.living(cell, first, desk.level),
            scope=f"Out of learners whose home area is known, {plain.period_of(share)}. Deciles 1 to 3",
            pieces=pieces,
            about=[metric(KEY)],
            width=self.width,
            folded=True,
        )


def _over_time(desk: Desk, share: Measured) -> Chart:
    line = figures.line(share, ALL, desk)
    table = figures.table(
        "Learners living in the most deprived areas, term by term",
        ("Term", "Learners", "Home area known", "Share"),
        [
            (
                cell.period.label,
                numbers.numerator(cell),
                numbers.denominator(cell),
                figures.figure(cell, share, desk),
            )
            for cell in line.cells
        ],
        name=f"deprived-areas-by-term-{figures.file_period(share)}",
        desk=desk,
    )
    what = (
        f"learners living in the most deprived areas, {share.periods[0].words} to {share.periods[-1].words}"
    )
    said = alt.text("Line", what, f"Latest {line.last}", hidden=sum(not one.shown for one in line.cells))
    return Chart(Trend((line,), events=figures.happened(desk, share)), said, table, "deprived-areas")


def _by_district(desk: Desk, measured: Measured, rows: tuple[Reading, ...]) -> Chart:
    period = plain.period_of(measured)
    table = figures.table(
        f"Learners living in the most deprived areas by district, {period}",
        ("District", "Learners", "Home area known", "Share", "Of the district's small areas, 2025"),
        [
            (
                row.label,
                numbers.numerator(row.cell),
                numbers.denominator(row.cell),
                row.text,
                _areas(desk, row.cell.part),
            )
            for row in rows
        ],
        name=f"deprived-areas-by-district-{figures.file_period(measured)}",
        desk=desk,
    )
    said = alt.text(
        "Bar chart",
        f"learners living in the most deprived areas by district, {period}",
        alt.rows(rows),
        hidden=alt.unseen(rows),
    )
    return Chart(Bars(rows, unit=Unit.PERCENT), said, table, "deprived-areas-by-district")


def _areas(desk: Desk, district: str) -> str:
    """The share of a district's small areas that are among the most deprived: of areas, not of people."""
    found = desk.benchmark(AREAS, area_code=district, category="deciles_1_to_3")
    return numbers.published_percent(found.value) if found else "x"
