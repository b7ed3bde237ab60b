"""The forum: six slides for hub partners, each with one sentence and at most one chart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.plan.listed import ListedAction
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Board,
    Card,
    Chart,
    Definition,
    Form,
    Headline,
    Note,
    Piece,
    Points,
    StatusBar,
    Table,
    Text,
    Trend,
    Width,
)
from edi_metrics.story.moving import moves
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.since import of_targets
from edi_metrics.story.sections.targets import TargetBoard
from edi_metrics.story.story import Chosen, Section
from edi_metrics.story.words import alt, numbers, standing
from edi_metrics.story.words import forum as words
from edi_metrics.story.words import since as changes
from edi_metrics.vocabulary import Standing

SLIDE = "slide-"
"""What the name of a slide's card opens with; its number follows."""

LEARNERS = "participation.ethnic_minority"
STAFF = "workforce.ethnic_minority"
ANSWERED = "leadership.forum_answered"
PARTNERSHIPS = "partnerships"
"""The function of the actions that are done with hub partners."""

_POINTS = 5
"""How many sentences of two lines fit under a slide's own at 24 px; its table has them all."""
_PROMISES = 6
"""The same of shorter sentences, under a status bar."""
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class ForPartners:
    """What the page is for, in a sentence."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        yield Headline(f"Forum · data to {numbers.day(desk.about.data_to)}", words.TITLE, words.HOW_TO_SHOW)


@dataclass(frozen=True)
class Slide:
    """A card of any page as one slide: its sentence, its first chart, and what must be known of it."""

    number: int
    section: Section
    """Its first card becomes the slide."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card, bare; nothing when the section has nothing to say."""
        found = self.card(desk, chosen)
        if found is not None:
            yield as_slide(found, self.number)

    def card(self, desk: Desk, chosen: Chosen) -> Card | None:
        """The card that becomes the slide, under its own name and with all it has."""
        cards = (block for block in self.section.blocks(desk, chosen) if isinstance(block, Card))
        return next(cards, None)


def as_slide(found: Card, number: int) -> Card:
    """A card as the slide of that number, bare."""
    return replace(
        found,
        name=f"{SLIDE}{number}",
        pieces=tuple(_bare(found.pieces)),
        width=Width.FULL,
        folded_on_phone=False,
    )


def _bare(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """A chart's card without its asides and other charts; a card with no chart as it is, without forms."""
    chart = next((piece for piece in pieces if isinstance(piece, Chart)), None)
    if chart is None:
        yield from (piece for piece in pieces if not isinstance(piece, Form))
        return
    for piece in pieces:
        if piece is chart or isinstance(piece, Note | Definition):
            yield piece


@dataclass(frozen=True)
class WhoWeServeAndWhoTeaches:
    """Learners and staff from ethnic minorities, term by term and year by year."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend of two lines."""
        both = (("Learners", desk.measure(LEARNERS)), ("Staff", desk.measure(STAFF)))
        if not any(found.cells for _, found in both):
            yield empty(desk, LEARNERS, name="serves", title="Who we serve and who teaches", width=Width.FULL)
            return
        title = words.serves(both[0][1].cell(), both[1][1].cell(), desk.level)
        yield card(
            desk,
            name="serves",
            title=title,
            scope=words.SERVES_SCOPE,
            pieces=(
                _two_lines(desk, both, title),
                *hidden_note(desk, (cell for _, found in both for cell in found.line()), "figures"),
            ),
            about=[metric(LEARNERS), metric(STAFF)],
            width=Width.FULL,
        )


def _two_lines(desk: Desk, both: tuple[tuple[str, Measured], ...], title: str) -> Chart:
    lines = tuple(replace(figures.line(found, "All", desk), label=who) for who, found in both)
    table = figures.table(
        "Learners and staff from ethnic minorities, of those whose ethnicity is known",
        ("Who", "When", "Number", "Out of", "Share"),
        [_share_row(desk, who, found, cell) for who, found in both for cell in found.line()],
        name="forum-serves",
        desk=desk,
    )
    said = alt.text(
        "Lines",
        "the share of learners and of staff from ethnic minorities over time",
        title,
        hidden=sum(not cell.shown for line in lines for cell in line.cells),
    )
    return Chart(Trend(lines), said, table, "serves")


def _share_row(desk: Desk, who: str, found: Measured, cell: Cell) -> tuple[str, ...]:
    return (
        who,
        numbers.capital(cell.period.words),
        numbers.numerator(cell),
        numbers.denominator(cell),
        figures.figure(cell, found, desk),
    )


@dataclass(frozen=True)
class WhatWePromised:
    """How many targets stand where, with every one that is off track named."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with the status bar; nothing before there are targets."""
        judged = standing.by_need(desk.judged())
        off = [one for one in judged if one.judgement.standing is Standing.OFF_TRACK]
        told = tuple(words.promise_told(one, desk.level, desk.about.day) for one in off[:_PROMISES])
        yield card(
            desk,
            name="promised",
            title=standing.headline(judged),
            scope=f"Judged on {numbers.day(desk.about.day)} by published rules",
            pieces=(
                *((StatusBar(standing.tally(judged)),) if judged else ()),
                *((Text(words.OFF_TRACK), Points(told)) if told else ()),
                *((Note(words.more_off_track(len(off) - _PROMISES)),) if len(off) > _PROMISES else ()),
                *_board(desk, chosen),
            ),
            about=[],
            sources=["targets agreed by the working group"],
            width=Width.FULL,
        )


def _board(desk: Desk, chosen: Chosen) -> Iterator[Table]:
    """The table behind the board of the Targets page, to be opened."""
    for block in TargetBoard().blocks(desk, chosen):
        for piece in block.pieces if isinstance(block, Card) else ():
            if isinstance(piece, Board):
                yield replace(piece.table, folded=True)


@dataclass(frozen=True)
class SinceTheForum:
    """Which figures of targets moved since partners last met, or in a year when no forum is recorded."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of sentences with the table of every newer figure."""
        forum = desk.plan().last_forum
        start = forum or desk.about.day - _YEAR
        moved = moves(desk, of_targets(desk), start, desk.about.day)
        told = tuple(changes.move_told(one, desk.level) for one in changes.to_tell(moved, _POINTS))
        untold = sum(one.sure for one in moved) - len(told)
        table = figures.table(
            f"Newer figures {changes.between(start, desk.about.day)}",
            changes.MOVE_COLUMNS,
            [changes.move_row(one, desk.level) for one in moved],
            name="forum-figures",
            desk=desk,
        )
        yield card(
            desk,
            name="changed",
            title=changes.moves_title(moved),
            scope=words.since(forum, start),
            pieces=(
                *((Points(told),) if told else ()),
                *((Note(words.more_moved(untold)),) if untold else ()),
                *((replace(table, folded=True),) if moved else ()),
            ),
            about=[],
            sources=["the figures of each measure, as published"],
            width=Width.FULL,
        )


@dataclass(frozen=True)
class WhatWeNeed:
    """The open actions that are done with partners, one question to the room, and whether we answered."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of asks."""
        wanted = _with_partners(desk)
        asks = tuple(words.ask(one) for one in wanted[:_POINTS])
        table = figures.table(
            "Open actions that are done with partners",
            words.ASK_COLUMNS,
            [words.ask_row(one) for one in wanted],
            name="forum-asks",
            desk=desk,
        )
        yield card(
            desk,
            name="needed",
            title=words.asks(wanted),
            scope="Actions of the published plan that are done with hub partners",
            pieces=(
                *((Points(asks, numbered=True),) if asks else ()),
                *_question(desk),
                *_answered(desk),
                *((replace(table, folded=True),) if wanted else ()),
            ),
            about=[metric(ANSWERED)],
            sources=["the published action plan"],
            width=Width.FULL,
        )


def _with_partners(desk: Desk) -> list[ListedAction]:
    """The published ones that are open, those due first before the others."""
    found = (
        one for one in desk.plan().actions if one.publish and one.is_open and one.function == PARTNERSHIPS
    )
    return sorted(found, key=lambda one: (one.due or date.max, one.action_id))


def _question(desk: Desk) -> Iterator[Text]:
    first = next(iter(standing.by_need(desk.judged())), None)
    if first is not None:
        yield Text(words.question(first))


def _answered(desk: Desk) -> Iterator[Text]:
    measured = desk.perhaps(ANSWERED)
    cell = measured.cell() if measured else None
    if cell is not None and cell.shown and cell.denominator:
        yield Text(words.answered(cell))
