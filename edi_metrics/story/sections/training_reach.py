"""Whom training reaches: by contract and level, in conversations, and topic by topic."""

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
    Note,
    Reading,
    Table,
    Text,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.training import (
    CONVERSATIONS,
    TRAUMA,
    contracts_apart,
    counts_and_share,
    spoken_of,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import training as words
from edi_metrics.story.words.comparing import comparable
from edi_metrics.vocabulary import ALL, Unit

COVERAGE = "training.coverage"
CHANGED = "training.practice_changed"
SONGWRITING = "training.songwriting_trained"
BOOTCAMP = "training.bootcamp"


@dataclass(frozen=True)
class TrainedByContract:
    """Trauma-informed training by contract and by level."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars."""
        whole = desk.measure(TRAUMA)
        contract, level = (desk.measure(TRAUMA, split=split) for split in ("contract_ace", "role_level_2"))
        parts = [
            *((contract, cell) for cell in contract.latest() if cell.part in spoken_of(contract)),
            *((level, cell) for cell in level.latest()),
        ]
        cell = whole.cell()
        if cell is None or not parts:
            yield empty(desk, TRAUMA, name="trained", title="Who is trained", width=self.width)
            return
        rows = tuple(_row(measured, part, desk) for measured, part in parts)
        everyone = _row(whole, cell, desk, label="Everyone in post")
        period = plain.period_of(whole)
        title = _by_contract(contract, cell, desk)
        chart = Chart(
            Bars((*rows, everyone), Unit.PERCENT),
            alt.text(
                "Bar chart",
                f"people with trauma-informed training by contract and level, {period}",
                alt.rows((*rows, everyone)),
                hidden=alt.unseen(rows),
            ),
            _table_of(
                f"Trauma-informed training, {period}",
                "Contract or level",
                (*rows, everyone),
                name=f"training-by-contract-{figures.file_period(whole)}",
                desk=desk,
            ),
            "trained",
        )
        yield card(
            desk,
            name="trained",
            title=title,
            scope=f"People in post who came to a trauma-informed session in the 24 months to {period}",
            pieces=(
                chart,
                *_still_to_come(contract, parts),
                Note(words.FIXED_OR_HOURLY),
                *hidden_note(desk, [part for _, part in parts], "groups"),
            ),
            about=[metric(TRAUMA)],
            width=self.width,
        )


def _still_to_come(contract: Measured, parts: Sequence[tuple[Measured, Cell]]) -> tuple[Text, ...]:
    said = words.still_to_come([cell for measured, cell in parts if measured is contract and cell.shown])
    return (Text(said),) if said else ()


def _by_contract(contract: Measured, whole: Cell, desk: Desk) -> str:
    found = contracts_apart(contract)
    if found is not None:
        return words.by_contract(*found, desk.level)
    ours, other = contract.cell("permanent"), contract.cell("contractual")
    if comparable(ours, other) and ours is not None and other is not None:
        return words.alike(ours, other, desk.level)
    shown = next((one for one in (other, ours) if one is not None and one.shown), None)
    if shown is not None:
        return words.one_contract(shown, desk.level)
    return words.everyone(whole, desk.level) if whole.shown else words.unsaid(whole.symbol.words)


@dataclass(frozen=True)
class ConversationsByLevel:
    """Who took part in a conversation about ED&I in the year, at each level."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars."""
        whole, level = desk.measure(CONVERSATIONS), desk.measure(CONVERSATIONS, split="role_level")
        cell, parts = whole.cell(), level.latest()
        if cell is None:
            yield empty(desk, CONVERSATIONS, name="conversations", title="Conversations", width=self.width)
            return
        rows = (
            *(_row(level, part, desk) for part in parts),
            _row(whole, cell, desk, label="Everyone in post"),
        )
        period = plain.period_of(whole)
        title = (
            words.conversations(cell, figures.first_shown(whole, ALL), desk.level)
            if cell.shown
            else "How many people joined a conversation about ED&I cannot be shown"
        )
        chart = Chart(
            Bars(rows, Unit.PERCENT),
            alt.text(
                "Bar chart",
                f"people in post in a conversation about ED&I by level, {period}",
                alt.rows(rows),
                hidden=alt.unseen(rows),
            ),
            _table_of(
                f"Conversations about ED&I, {period}",
                "Level",
                rows,
                name=f"training-conversations-{figures.file_period(whole)}",
                desk=desk,
            ),
            "conversations",
        )
        yield card(
            desk,
            name="conversations",
            title=title,
            scope=f"People in post at the end of the year, by level, {period}",
            pieces=(chart, *hidden_note(desk, parts, "levels")),
            about=[metric(CONVERSATIONS)],
            width=self.width,
            folded=True,
        )


@dataclass(frozen=True)
class Topics:
    """Every topic: whom it has reached, and whether those who came do anything differently."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars, with songwriting and the bootcamp as its finding."""
        reached = desk.measure(COVERAGE, split="topic_reached")
        cells = figures.known(reached)
        if not cells:
            yield empty(desk, COVERAGE, name="topics", title="Topic by topic", width=self.width)
            return
        rows = tuple(_row(reached, cell, desk) for cell in cells)
        period = plain.period_of(reached)
        chart = Chart(
            Bars(rows, Unit.PERCENT),
            alt.text(
                "Bar chart",
                f"people in post who came to each topic in the 24 months to {period}",
                alt.rows(rows),
                hidden=alt.unseen(rows),
            ),
            _topics_table(desk, reached, rows),
            "topics",
        )
        songwriting, bootcamp = desk.measure(SONGWRITING), desk.measure(BOOTCAMP)
        yield card(
            desk,
            name="topics",
            title=words.skills(songwriting.cell(), bootcamp.cell(), desk.level),
            scope=f"Bars: people in post who came to each topic in the 24 months to {period}",
            pieces=(chart, *hidden_note(desk, cells, "topics")),
            about=[metric(key) for key in (COVERAGE, SONGWRITING, BOOTCAMP)],
            width=self.width,
            folded=True,
        )


def _topics_table(desk: Desk, reached: Measured, rows: Sequence[Reading]) -> Table:
    changed = desk.measure(CHANGED, split="cpd_topic")
    replies = [changed.cell(row.cell.part) for row in rows]
    term = plain.period_of(changed)
    return figures.table(
        f"CPD by topic: reached by {plain.period_of(reached)}, and what replies said in {term}",
        ("Topic", "Reached", "In post", "Share", "Replies", "Report a change", "Share that do"),
        [
            (
                row.label,
                *counts_and_share(row.cell, reached, desk),
                numbers.denominator(cell) if cell else "x",
                numbers.numerator(cell) if cell else "x",
                figures.figure(cell, changed, desk),
            )
            for row, cell in zip(rows, replies, strict=True)
        ],
        name=f"training-by-topic-{figures.file_period(reached)}",
        desk=desk,
    )


def _row(measured: Measured, cell: Cell, desk: Desk, *, label: str = "") -> Reading:
    """A bar with its people at the end."""
    return figures.reading(measured, cell, desk, label=label, note=words.of_base(cell, measured.metric.noun))


def _table_of(caption: str, first: str, rows: Sequence[Reading], *, name: str, desk: Desk) -> Table:
    body = [(row.label, numbers.numerator(row.cell), numbers.denominator(row.cell), row.text) for row in rows]
    return figures.table(caption, (first, "People", "In post", "Share"), body, name=name, desk=desk)
