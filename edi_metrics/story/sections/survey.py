"""What families and young people told the public survey: barriers, areas, and whether they belong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.dimensions import dimension
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Choice, metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Against,
    Block,
    Chart,
    Dumbbell,
    Likert,
    Note,
    Reading,
    Statement,
    Table,
    Text,
    TileMap,
    Width,
)
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note
from edi_metrics.story.sections.voice import NON_USERS, since_set
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import voice as words
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL, Symbol

BARRIER = "voice.barrier"
BELONGING = "voice.belonging"
REPLIES = "voice.young_replies"

LEAST_DRAWN = 25
"""Fewer answers than this are told as counts, not drawn as shares."""


@dataclass(frozen=True)
class Barriers:
    """What keeps families away, as parents who use the service and parents who do not tell it."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One dumbbell card; a barrier hidden on both sides stands in the table."""
        outside, inside = (
            desk.measure(BARRIER, split="barrier", choice=Choice("audience", audience))
            for audience in ("parent_non_user", "parent_user")
        )
        if not outside.cells or not inside.cells:
            yield empty(desk, BARRIER, name="barriers", title="What keeps families away", width=self.width)
            return
        rows = sorted((_barrier(desk, outside, inside, cell) for cell in outside.latest()), key=_by_gap)
        cost = words.cost(outside.cell("cost"), inside.cell("cost"), desk.level)
        yield card(
            desk,
            name="barriers",
            title=words.barriers(outside.cell("did_not_know"), inside.cell("did_not_know")),
            scope=f"Parents who answered the question, {plain.period_of(outside)}. Several answers allowed",
            pieces=(
                *((Text(cost),) if cost else ()),
                self._chart(desk, rows, inside),
                *hidden_note(desk, [*outside.latest(), *inside.latest()], "figures"),
            ),
            about=[metric(BARRIER)],
            width=self.width,
            folded=True,
        )

    def _chart(self, desk: Desk, rows: Sequence[Reading], inside: Measured) -> Chart:
        period = plain.period_of(inside)
        drawn = tuple(row for row in rows if row.cell.shown or _beside(row) is not None)
        table = figures.table(
            f"Barriers named by parents who do and do not use the service, {period}",
            (
                "Barrier",
                "Not using: named",
                "Not using: answered",
                "Not using: share",
                "Using: named",
                "Using: answered",
                "Using: share",
            ),
            [_barrier_cells(row, inside.cell(row.cell.part), desk, inside) for row in rows],
            name=f"voice-barriers-{figures.file_period(inside)}",
            desk=desk,
        )
        what = f"barriers named by parents who do not use the service, against those who do, {period}"
        return Chart(
            Dumbbell(drawn, filled="Parents not using us", ring="Parents using us"),
            alt.text("Dumbbell chart", what, alt.rows(rows), hidden=alt.unseen(rows)),
            table,
            "barriers",
        )


def _barrier(desk: Desk, outside: Measured, inside: Measured, cell: Cell) -> Reading:
    other = inside.cell(cell.part)
    text = figures.figure(other, inside, desk)
    against = Against(other.value if other else None, text, "parents using the service")
    return figures.reading(outside, cell, desk, against=against)


def _beside(row: Reading) -> float | None:
    return row.against.value if row.against else None


def _by_gap(row: Reading) -> tuple[bool, float, str]:
    """Furthest apart first; those with an end hidden last, by name."""
    ours, other = row.cell.value, _beside(row)
    if ours is None or other is None:
        return True, 0.0, row.label
    return False, -abs(ours - other), row.label


def _barrier_cells(row: Reading, other: Cell | None, desk: Desk, inside: Measured) -> tuple[str, ...]:
    return (
        row.label,
        numbers.numerator(row.cell),
        numbers.denominator(row.cell),
        row.text,
        numbers.numerator(other) if other else "x",
        numbers.denominator(other) if other else "x",
        figures.figure(other, inside, desk),
    )


@dataclass(frozen=True)
class AreaByArea:
    """Who answered in each district: parents who do not use the service, and young people who belong."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with the map of districts."""
        whole, split = desk.measure(NON_USERS), desk.measure(NON_USERS, split="district")
        cells = figures.known(split)
        if not cells:
            yield empty(desk, NON_USERS, name="areas", title="Answers area by area", width=self.width)
            return
        period = plain.period_of(split)
        tiles = tuple(figures.reading(split, cell, desk) for cell in cells)
        placed = words.placed(desk.measure("voice.placed").cell(), desk.level)
        move = moved(whole.cell(), figures.first_shown(whole, ALL), desk.level)
        chart = Chart(
            TileMap(tiles, unit_words="per cent"),
            alt.text(
                "Tile map",
                f"parents who answered and do not use the service, by district, {period}",
                alt.rows(tiles),
                hidden=alt.unseen(tiles),
            ),
            self._table(desk, cells, tiles, period),
            "areas",
        )
        yield card(
            desk,
            name="areas",
            title=words.non_users(whole.cell(), move, desk.level),
            scope=f"Share of parents who answered that do not use the service, by district, {period}",
            pieces=(
                Text(f"{since_set(desk, whole)} {placed}".strip()),
                chart,
                *hidden_note(desk, cells, "districts"),
            ),
            about=[metric(NON_USERS), metric("voice.placed")],
            width=self.width,
            folded=True,
        )

    def _table(self, desk: Desk, cells: Sequence[Cell], tiles: Sequence[Reading], period: str) -> Table:
        belonging = desk.measure(BELONGING, split="district")
        return figures.table(
            f"Parents and young people who answered, by district, {period}",
            (
                "District",
                "Parents not using us",
                "Parents",
                "Share not using us",
                "Young people who belong",
                "Young people",
                "Share who belong",
            ),
            [
                (
                    tile.label,
                    numbers.numerator(cell),
                    numbers.denominator(cell),
                    tile.text,
                    *_share_cells(desk, belonging, belonging.cell(cell.part)),
                )
                for cell, tile in zip(cells, tiles, strict=True)
            ],
            name=f"voice-by-district-{period.replace('/', '-')}",
            desk=desk,
        )


def _share_cells(desk: Desk, measured: Measured, cell: Cell | None) -> tuple[str, str, str]:
    if cell is None:
        return "x", "x", "x"
    return numbers.numerator(cell), numbers.denominator(cell), figures.figure(cell, measured, desk)


@dataclass(frozen=True)
class Belonging:
    """How young people answered: whether they belong, by whether they take part; are welcome; are heard."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of agreement scales, or a table of counts where too few answered to draw."""
        share, by_audience = desk.measure(BELONGING), desk.measure(BELONGING, split="audience")
        if not share.cells:
            yield empty(desk, BELONGING, name="belonging", title="Who feels they belong", width=self.width)
            return
        asked = tuple(_scales(desk))
        pieces = (
            *_drawn(desk, asked, plain.period_of(share)),
            *bounds_note(desk, share, share.cell(), being="among those who feel they belong"),
            *hidden_note(desk, [answer.cell for one in asked for answer in one.answers], "answers"),
        )
        yield card(
            desk,
            name="belonging",
            title=words.belonging(
                by_audience.cell("young_learner"), by_audience.cell("young_non_learner"), desk.level
            ),
            scope=f"Young people who chose to answer the survey, {plain.period_of(share)}",
            pieces=pieces,
            about=[metric(BELONGING), metric("voice.statements")],
            width=self.width,
            folded=True,
        )


@dataclass(frozen=True)
class _Scale:
    """One statement as some young people answered it."""

    words: str
    answers: tuple[Reading, ...]
    agree: Cell
    disagree: Cell
    answered: str
    base: float

    def cells(self) -> Iterator[tuple[str, ...]]:
        """A line for each answer."""
        for answer in self.answers:
            yield (
                self.words,
                answer.label,
                numbers.numerator(answer.cell),
                numbers.denominator(answer.cell),
                self._share(answer),
            )

    def _share(self, answer: Reading) -> str:
        few = answer.cell.shown and self.base < LEAST_DRAWN
        return Symbol.TOO_FEW.value if few else answer.text


def _scales(desk: Desk) -> Iterator[_Scale]:
    statements = dimension("survey_statement")
    replies, by_audience = desk.measure(REPLIES), desk.measure(REPLIES, split="audience")
    for audience in metric("voice.belongs").parts("audience"):
        named = f"{statements.label('belongs')}: {_WHO[audience]}"
        choice = Choice("audience", audience)
        yield _scale(desk, "voice.belongs", choice, named, by_audience.cell(audience))
    for statement in ("feels_welcome", "heard"):
        choice = Choice("survey_statement", statement)
        yield _scale(desk, "voice.statements", choice, statements.label(statement), replies.cell())


_WHO = {"young_learner": "young people who take part", "young_non_learner": "those who do not"}


def _scale(desk: Desk, key: str, choice: Choice, named: str, asked: Cell | None) -> _Scale:
    given = desk.measure(key, choice=choice).cell()
    five, three = (_answers(desk, key, choice, given, split) for split in ("agree_5", "agree_3"))
    return _Scale(
        words=named,
        answers=five if not alt.unseen(five) else three,
        agree=three[0].cell,
        disagree=three[-1].cell,
        answered=words.answered(given, asked),
        base=given.numerator or 0.0 if given else 0.0,
    )


def _answers(desk: Desk, key: str, choice: Choice, given: Cell | None, split: str) -> tuple[Reading, ...]:
    """Each answer as a share of all who answered, from 'Strongly agree' down."""
    measured = desk.measure(key, split=split, choice=choice)
    whole = int(given.numerator) if given and given.numerator is not None else None
    shares = [figures.part_of(cell, cell.numerator, whole, desk) for cell in measured.latest()]
    return tuple(
        Reading(
            measured.label(cell.part),
            cell,
            numbers.percent(cell.n, cell.d, desk.level) if cell.shown else numbers.symbol(cell),
        )
        for cell in shares
    )


def _drawn(desk: Desk, asked: Sequence[_Scale], period: str) -> Iterator[Chart | Table | Note]:
    """The scales of those with enough answers to draw, and every answer in the table."""
    table = figures.table(
        f"How young people answered, {period}",
        ("Statement", "Answer", "Number", "Answered", "Share"),
        [row for one in asked for row in one.cells()],
        name=f"voice-belonging-{period.replace('/', '-')}",
        desk=desk,
    )
    drawn = [one for one in asked if one.base >= LEAST_DRAWN]
    if not drawn:
        yield table
        return
    finding = "; ".join(words.agreement(one.words, one.agree, one.disagree, desk.level) for one in drawn)
    unseen = sum(alt.unseen(one.answers) for one in drawn)
    yield Chart(
        Likert(tuple(Statement(one.words, one.answers, one.answered) for one in drawn)),
        alt.text("Agreement scales", f"young people's answers, {period}", finding, hidden=unseen),
        table,
        "belonging",
    )
    if len(drawn) < len(asked):
        yield Note(words.FEW_ANSWERS)
