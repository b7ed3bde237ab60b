"""Places: the gap in each district as a map, and its trend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Card,
    Chart,
    Multiples,
    Reading,
    Table,
    TileMap,
    Width,
)
from edi_metrics.story.comparators import Comparison, comparisons, nearest
from edi_metrics.story.sections.cards import break_note, card, empty, hidden_note, promise
from edi_metrics.story.sections.learners import (
    ELIGIBLE_TAKING_PART,
    EVERYONE_TAKING_PART,
    by_take_up,
    group_of,
    programmes_of,
    share_of,
    take_up_gaps,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import participation as words
from edi_metrics.story.words.comparing import (
    comparable,
    difference,
)
from edi_metrics.story.words.groups import Group


@dataclass(frozen=True)
class DistrictGaps:
    """The gap in each district, as tiles in rough position."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with the map."""
        group = group_of(chosen)
        share = share_of(desk, chosen, group, "district")
        if not share.cells:
            yield empty(desk, group.metric, name="map", title="The gap in each district", width=self.width)
        elif by_take_up(chosen):
            yield self._of_take_up(desk)
        elif not comparisons(desk, group.metric):
            yield self._of_share_alone(desk, share, group)
        else:
            yield self._of_share(desk, share, group)

    def _of_take_up(self, desk: Desk) -> Card:
        measured = desk.measure(ELIGIBLE_TAKING_PART, split="district")
        rows = [
            _Gap(cell, cell, other, difference(other, cell) if comparable(cell, other) else None)
            for cell, other in take_up_gaps(desk)
        ]
        named = "All pupils on roll at state-funded schools"
        return self._card(
            desk,
            measured,
            rows,
            "Points between all pupils and those eligible for free school meals who take part",
            named,
            [ELIGIBLE_TAKING_PART, EVERYONE_TAKING_PART],
        )

    def _of_share(self, desk: Desk, share: Measured, group: Group) -> Card:
        rows = []
        named = "no published share"
        for cell in figures.known(share):
            local = comparisons(desk, group.metric, area_code=cell.part) or comparisons(desk, group.metric)
            ring = nearest(local, cell)
            gap = ring.value - 100 * cell.n / cell.d if ring and cell.shown else None
            rows.append(_Gap(cell, cell, ring, gap))
            named = ring.named if ring else named
        county = not comparisons(desk, group.metric, area_code=rows[0].cell.part) if rows else True
        beside = "pupils on roll" if county else "residents of the district"
        scope = f"Points between the share of {beside} and of learners"
        return self._card(
            desk, share, rows, scope, named if county else "residents of each district, 2021", [group.metric]
        )

    def _of_share_alone(self, desk: Desk, share: Measured, group: Group) -> Card:
        """The share itself, where nothing published counts the same people."""
        cells = figures.known(share)
        tiles = tuple(figures.reading(share, cell, desk) for cell in cells)
        period = plain.period_of(share)
        what = f"{group.who} in each district"
        table = figures.table(
            f"{numbers.capital(what)}, {period}",
            ("District", "Number", "Out of", "Share"),
            [
                (tile.label, numbers.numerator(cell), numbers.denominator(cell), tile.text)
                for cell, tile in zip(cells, tiles, strict=True)
            ],
            name=f"participation-by-district-{figures.file_period(share)}",
            desk=desk,
        )
        chart = Chart(
            TileMap(tiles, unit_words="per cent"),
            alt.text("Tile map", f"{what}, {period}", alt.rows(tiles), hidden=alt.unseen(tiles)),
            table,
            "map",
        )
        return card(
            desk,
            name="map",
            title=numbers.capital(what),
            scope=f"Share of learners whose answer is known, {period}. No published share to compare",
            pieces=(chart, *hidden_note(desk, cells, "districts")),
            about=[metric(group.metric)],
            width=self.width,
        )

    def _card(
        self, desk: Desk, measured: Measured, rows: "list[_Gap]", scope: str, named: str, keys: Sequence[str]
    ) -> Card:
        places = max((words.places(row.cell, desk.level) for row in rows if row.gap is not None), default=0)
        shown = [(measured.label(row.cell.part), row.gap) for row in rows if row.gap is not None]
        unseen = len(rows) - len(shown)
        tiles = tuple(_gap_tile(measured, row, places) for row in rows)
        title = words.widest_gap(shown, unseen, places)
        period = plain.period_of(measured)
        chart = Chart(
            TileMap(tiles),
            alt.text(
                "Tile map", f"the gap in points in each district, {period}", alt.rows(tiles), hidden=unseen
            ),
            _gap_table(desk, measured, rows, places, scope),
            "map",
        )
        return card(
            desk,
            name="map",
            title=title,
            scope=f"{scope}, {period}. The stronger the blue, the wider. Tiles show rough places, not shapes",
            pieces=(chart, *hidden_note(desk, (tile.cell for tile in tiles), "districts")),
            about=[metric(key) for key in keys],
            compared=[named],
            width=self.width,
        )


@dataclass(frozen=True)
class _Gap:
    """One place: its figure, the other it is set beside, and the gap between them."""

    cell: Cell
    ours: Cell
    other: Cell | Comparison | None
    gap: float | None


def _gap_tile(measured: Measured, row: _Gap, places: int) -> Reading:
    value = float(numbers.rounded(row.gap, places)) if row.gap is not None else None
    cell = figures.gap_of(row.cell, value)
    text = numbers.signed(row.gap, places) if row.gap is not None else numbers.symbol(cell)
    return Reading(measured.label(row.cell.part), cell, text)


def _gap_table(desk: Desk, measured: Measured, rows: Sequence[_Gap], places: int, scope: str) -> Table:
    body = [
        (
            measured.label(row.cell.part),
            numbers.numerator(row.ours),
            numbers.denominator(row.ours),
            figures.figure(row.ours, measured, desk),
            _other_text(row.other, measured, desk),
            numbers.signed(row.gap, places)
            if row.gap is not None
            else numbers.symbol(figures.gap_of(row.cell, None)),
        )
        for row in rows
    ]
    columns = ("District", "Number", "Out of", "Share", "Set beside", "Gap, points")
    name = f"participation-gap-by-district-{figures.file_period(measured)}"
    return figures.table(scope, columns, body, name=name, desk=desk)


def _other_text(other: Cell | Comparison | None, measured: Measured, desk: Desk) -> str:
    if other is None:
        return "x"
    return other.text if isinstance(other, Comparison) else numbers.figure(other, measured.metric, desk.level)


@dataclass(frozen=True)
class DistrictTrends:
    """The chosen group's share in each district over time."""

    width: Width = Width.TWO_THIRDS

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of small multiples."""
        group = group_of(chosen)
        share = share_of(desk, chosen, group, "district")
        if not share.cells:
            yield empty(desk, group.metric, name="trends", title="Trends in each district", width=self.width)
            return
        cells = figures.known(share)
        lines = tuple(figures.line(share, cell.part, desk) for cell in cells)
        judged = promise(desk, group.metric)
        title = words.trends(share, [cell.part for cell in cells])
        goal = f". Dotted line: target {judged.target.goal:g}%" if judged else ""
        who = f"{numbers.capital(group.who)}, out of learners whose answer is known"
        scope = f"{who}, each term. {programmes_of(chosen)}{goal}"
        chart = Chart(
            Multiples(
                lines,
                goal=judged.target.goal if judged else None,
                events=figures.happened(desk, share),
            ),
            alt.text(
                "Small trends",
                f"{group.who}, by district, {share.periods[0].words} to {share.periods[-1].words}",
                f"{title}. Latest: {'; '.join(f'{one.label} {one.last}' for one in lines)}",
                hidden=sum(not cell.shown for cell in cells),
            ),
            _trend_table(desk, share, cells, scope),
            "trends",
        )
        yield card(
            desk,
            name="trends",
            title=title,
            scope=scope,
            pieces=(chart, *break_note(desk, share), *hidden_note(desk, cells, "districts")),
            about=[metric(group.metric)],
            width=self.width,
        )


def _trend_table(desk: Desk, share: Measured, cells: Sequence[Cell], caption: str) -> Table:
    body = [
        (
            share.label(part.part),
            cell.period.label,
            numbers.numerator(cell),
            numbers.denominator(cell),
            figures.figure(cell, share, desk),
        )
        for part in cells
        for cell in share.line(part.part)
    ]
    columns = ("District", "Term", "Number", "Answer known", "Share")
    return figures.table(
        caption,
        columns,
        body,
        name=f"participation-trend-by-district-{figures.file_period(share)}",
        desk=desk,
    )
