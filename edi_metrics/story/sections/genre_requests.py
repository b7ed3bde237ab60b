"""Whether the offer matches what young people ask for, and whether it is there in each district."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edi_metrics.dimensions import dimension
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Choice, metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    NONE,
    Against,
    Block,
    Chart,
    Dumbbell,
    Grid,
    Piece,
    Reading,
    Table,
    Text,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.genre_offer import HOURS, MET, OFFERED
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import genre_offer as words
from edi_metrics.story.words.comparing import Verdict, with_published
from edi_metrics.vocabulary import NOT_KNOWN, Symbol

ASKED = "genre_offer.requests"
UNTAPPED = "genre_offer.untapped"

_ROWS = 12
"""Kinds of music a dumbbell has room for."""
_COLUMNS = 6
"""Kinds of music to a grid, beside the district's name."""


@dataclass(frozen=True)
class OfferBesideRequests:
    """What share of young people ask for each kind of music, beside its share of the week's hours."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a dumbbell."""
        asked, hours = desk.measure(ASKED, split="genre_family"), desk.measure(HOURS, split="genre_family")
        total = desk.measure(HOURS).cell()
        rows = _rows(desk, asked, hours, total)
        if not rows:
            yield empty(desk, ASKED, name="requests", title="What young people ask for", width=self.width)
            return
        seen = [row for row in rows if row.cell.shown]
        more = sum(_asked_more(row) is Verdict.MORE for row in seen)
        title = words.wanted_more(more, len(seen))
        year, term = plain.period_of(asked), plain.period_of(hours)
        chart = Chart(
            Dumbbell(rows, filled="Young people who ask for it", ring="Share of the week's hours"),
            alt.text(
                "Dumbbell chart",
                f"what young people ask for in {year}, beside hours in {term}",
                alt.rows(rows),
                hidden=alt.unseen(rows),
            ),
            _requests_table(desk, asked, hours, total),
            "requests",
        )
        yield card(
            desk,
            name="requests",
            title=title,
            scope=f"Young people who named a genre, {year}; share of hours, {term}. They may ask for several",
            pieces=(
                chart,
                *_met(desk),
                *_unasked(asked, hours),
                *hidden_note(desk, [row.cell for row in rows], "kinds of music"),
            ),
            about=[metric(ASKED), metric(MET)],
            width=self.width,
            folded=True,
        )


def _rows(desk: Desk, asked: Measured, hours: Measured, total: Cell | None) -> tuple[Reading, ...]:
    """Kinds of music that somebody asks for, or may: those that can be shown first, wide gaps first."""
    wanted = [cell for cell in figures.known(asked) if not (cell.shown and not cell.n)]
    readings = [
        figures.reading(asked, cell, desk, against=_share_of_hours(desk, hours, total, cell))
        for cell in wanted
    ]
    return tuple(sorted(readings, key=lambda row: (-_gap(row), row.label))[:_ROWS])


def _gap(row: Reading) -> float:
    """How far apart the two shares of a row are; nothing where either is missing."""
    beside = row.against.value if row.against else None
    return abs(row.cell.value - beside) if row.cell.value is not None and beside is not None else -1.0


def _asked_more(row: Reading) -> Verdict:
    return with_published(row.cell, row.against.value if row.against else None)


def _share_of_hours(desk: Desk, hours: Measured, total: Cell | None, cell: Cell) -> Against | None:
    found = hours.cell(cell.part)
    if found is None or total is None or not found.shown or not total.shown:
        return None
    text = numbers.percent(found.n, total.n, desk.level)
    return Against(100 * found.n / total.n, text, f"share of the week's hours, {found.period.words}")


def _requests_table(desk: Desk, asked: Measured, hours: Measured, total: Cell | None) -> Table:
    met = desk.measure(MET, split="genre_family")
    body = []
    for cell in figures.known(asked):
        ring = _share_of_hours(desk, hours, total, cell)
        found, here = met.cell(cell.part), hours.cell(cell.part)
        body.append(
            (
                asked.label(cell.part),
                numbers.numerator(cell),
                numbers.denominator(cell),
                figures.figure(cell, asked, desk),
                numbers.numerator(here) if here else "x",
                ring.text if ring else "x",
                numbers.of(found, "").strip() if found is not None and found.shown else "z",
            )
        )
    columns = (
        "Kind of music",
        "Ask for it",
        "Out of",
        "Share",
        "Hours a week",
        "Share of hours",
        "Requests met",
    )
    return figures.table(
        f"Requests and hours by kind of music, {plain.period_of(asked)}",
        columns,
        body,
        name=f"genre-requests-{figures.file_period(asked)}",
        desk=desk,
    )


def _met(desk: Desk) -> tuple[Text, ...]:
    """How many requests are met; a request is a genre that young people of one district ask for."""
    met = desk.measure(MET).cell()
    return (Text(f"{words.met_requests(met, desk.level)}."),) if met is not None and met.shown else ()


def _unasked(asked: Measured, hours: Measured) -> tuple[Text, ...]:
    names = [
        asked.label(cell.part)
        for cell in figures.known(asked)
        if cell.shown and not cell.n and (found := hours.cell(cell.part)) is not None and found.n
    ]
    return (Text(words.unasked(names)),) if names else ()


@dataclass(frozen=True)
class OfferByDistrict:
    """How many genres of each kind each district has, and how many more its tutors could teach there."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with coverage grids, a few kinds of music to each: the gaps are what there is to see."""
        district = dimension("district")
        places = sorted((part for part in district.parts if part != NOT_KNOWN), key=district.label)
        here = {
            place: desk.measure(OFFERED, split="genre_family", choice=Choice("district", place))
            for place in places
        }
        offered = desk.measure(OFFERED, split="genre_family")
        if not offered.cells:
            yield empty(desk, OFFERED, name="districts", title="What is taught where", width=self.width)
            return
        kinds = [cell.part for cell in figures.known(offered)]
        missing = {kind: sum(not _many(here[place], kind) for place in places) for kind in kinds}
        untapped = desk.measure(UNTAPPED, split="district")
        columns = [
            (offered.label(kind), [str(_many(here[place], kind) or NONE) for place in places])
            for kind in kinds
            if 0 < missing[kind] < len(places)
        ]
        if untapped.cells:
            columns.append((words.COULD_ADD, [_more(untapped, place) for place in places]))
        yield card(
            desk,
            name="districts",
            title=words.gaps(sum(missing.values()), len(kinds) * len(places)),
            scope=f"Different genres taught in each district, by kind of music, {plain.period_of(offered)}",
            pieces=(
                *_alike(offered, missing, len(places)),
                *_grids(desk, offered, [district.label(place) for place in places], columns),
                *_could_add(untapped),
            ),
            about=[metric(OFFERED), metric(UNTAPPED)],
            width=self.width,
            folded=True,
        )


def _many(measured: Measured, kind: str) -> int:
    """How many genres of one kind a district has."""
    cell = measured.cell(kind)
    return cell.n if cell is not None and cell.shown else 0


def _more(untapped: Measured, place: str) -> str:
    cell = untapped.cell(place)
    return numbers.numerator(cell) if cell is not None else Symbol.NOT_COLLECTED.value


def _alike(offered: Measured, missing: Mapping[str, int], districts: int) -> tuple[Text, ...]:
    """Kinds of music that every district has, or none: a column each would say one thing ten times."""
    said = words.everywhere(
        [offered.label(kind) for kind, without in missing.items() if not without],
        [offered.label(kind) for kind, without in missing.items() if without == districts],
    )
    return (Text(said),) if said else ()


def _grids(
    desk: Desk, offered: Measured, places: Sequence[str], columns: Sequence[tuple[str, Sequence[str]]]
) -> Iterator[Piece]:
    """Every district beside as many columns as can be read, and then beside the rest of them."""
    for start in range(0, len(columns), _COLUMNS):
        names, cells = zip(*columns[start : start + _COLUMNS], strict=True)
        part = start // _COLUMNS + 1
        yield Grid(
            figures.table(
                f"Genres taught in each district, table {part}",
                ("District", *names),
                zip(places, *cells, strict=True),
                name=f"genre-by-district-{part}-{figures.file_period(offered)}",
                desk=desk,
            )
        )


def _could_add(untapped: Measured) -> tuple[Text, ...]:
    """What the last column counts, and in how many districts it counts anything."""
    shown = [cell for cell in untapped.latest() if cell.shown]
    if not shown:
        return ()
    return (Text(words.untapped_nearby(sum(cell.n > 0 for cell in shown), len(shown), shown[0].period)),)
