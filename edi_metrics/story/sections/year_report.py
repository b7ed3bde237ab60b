"""The pages of the yearly impact and learning report: the year in brief, what moved, and each strand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.periods import Period
from edi_metrics.plan.learning import taught
from edi_metrics.plan.listed import ListedAction
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Against,
    Block,
    Card,
    Chart,
    Dumbbell,
    Headline,
    Note,
    Piece,
    Points,
    Reading,
    StatusBar,
    Table,
    Text,
    Width,
)
from edi_metrics.story.moving import Move
from edi_metrics.story.sections.board_paper import definitions
from edi_metrics.story.sections.cards import card
from edi_metrics.story.sections.targets import board_of
from edi_metrics.story.story import Chosen
from edi_metrics.story.the_year import TheYear, the_year
from edi_metrics.story.words import actions, alt, learned, numbers, plain, since, standing
from edi_metrics.story.words import year_report as words
from edi_metrics.vocabulary import Strand

_AGREED = "targets agreed by the working group"
_FIGURES = "the figures of each measure, as this level shows them"

MOST_DRAWN = 12
"""How many figures a chart holds: the table has them all."""

MOST_TOLD = 8
"""How many figures that moved are told in sentences."""


@dataclass(frozen=True)
class YearInBrief:
    """The year in a sentence, and each strand in one more."""

    year: Period

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline, where targets stood at the end, and the findings."""
        year = the_year(desk, self.year)
        yield Headline(words.eyebrow(year), words.headline(year), words.lead(year, desk.level))
        if year.judged:
            yield Card(
                words.board_title(year),
                words.kept_lead(desk.level),
                (StatusBar(standing.tally(year.judged)),),
                plain.sources(desk.about, _AGREED),
                "year-status",
            )
        yield Card(
            words.FINDINGS,
            "",
            (
                Points(tuple(words.finding(strand, year.of(strand), desk.level) for strand in Strand)),
                Note(words.CAUSE),
                *([] if desk.inside else [Note(words.PUBLISHED_PLAN)]),
            ),
            plain.sources(desk.about, _AGREED, actions.plan_source(desk.level)),
            "year-findings",
        )


@dataclass(frozen=True)
class YearOfFigures:
    """Every figure that a target is about, beside the year before."""

    year: Period

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline, and one card with a table."""
        year = the_year(desk, self.year)
        yield Headline(words.eyebrow(year), words.moved_headline(year), words.MOVED_LEAD)
        yield card(
            desk,
            name="year-figures",
            title=words.MOVED_TITLE,
            scope=numbers.capital(since.between(year.period.first_day, year.end)),
            pieces=_figures_table(desk, year, "year-figures") if year.moves else [Text(words.NOTHING_NEWER)],
            about=[],
            sources=[_FIGURES],
            width=Width.FULL,
        )


def _figures_table(desk: Desk, year: TheYear, name: str) -> Iterator[Piece]:
    yield _moves(desk, year, words.figures_caption(year), name)
    yield Note(since.HOW_SURE)


def _moves(desk: Desk, year: TheYear, caption: str, name: str) -> Table:
    rows = [since.move_row(move, desk.level) for move in year.moves]
    return figures.table(caption, since.MOVE_COLUMNS, rows, name=name, desk=desk)


@dataclass(frozen=True)
class YearOfTargets:
    """Every target at the year's end, off track first, and what was changed of them on the way."""

    year: Period

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline, the board, and the changes."""
        year = the_year(desk, self.year)
        yield Headline(words.eyebrow(year), words.kept_headline(year), words.kept_lead(desk.level))
        if year.judged:
            yield _board(desk, year, words.board_title(year), words.board_caption(year), "year-targets")
        if year.changes.targets:
            yield Card(
                since.targets_title(year.changes),
                "To lower a goal, move a date or change a baseline is to re-baseline",
                (Points(tuple(since.target_told(one) for one in year.changes.targets)),),
                plain.sources(desk.about, _AGREED),
                "year-changes",
            )


def _board(desk: Desk, year: TheYear, title: str, caption: str, name: str) -> Card:
    judged = standing.by_need(year.judged)
    board = board_of(desk, judged, judged, caption=caption, name=name)
    source = plain.sources(desk.about, _AGREED)
    return Card(title, words.BOARD_SCOPE, (board, *definitions(judged)), source, name, Width.FULL)


@dataclass(frozen=True)
class YearOfActions:
    """What was done, dropped and late, strand by strand and action by action."""

    year: Period

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline, and one card with two tables."""
        year = the_year(desk, self.year)
        yield Headline(words.eyebrow(year), words.acted(year, desk.level), words.actions_lead(desk.level))
        yield card(
            desk,
            name="year-actions",
            title=words.BY_STRAND,
            scope=words.eyebrow(year),
            pieces=_actions(desk, year),
            about=[],
            sources=[actions.plan_source(desk.level)],
            width=Width.FULL,
        )


def _actions(desk: Desk, year: TheYear) -> Iterator[Piece]:
    yield figures.table(
        words.BY_STRAND,
        words.STRAND_COLUMNS if desk.inside else words.PUBLISHED_STRAND_COLUMNS,
        [words.strand_row(strand, year.of(strand)) for strand in Strand],
        name="year-by-strand",
        desk=desk,
    )
    rows = words.action_rows(year, desk.level)
    columns = words.ACTION_COLUMNS if desk.inside else words.PUBLISHED_COLUMNS
    if rows:
        caption = words.actions_caption(year)
        yield figures.table(caption, columns, rows, name="year-actions", desk=desk)


@dataclass(frozen=True)
class YearOfOneStrand:
    """One strand: what moved, what was promised, what helped, what hindered and what was learned."""

    year: Period
    strand: Strand

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline and up to four cards."""
        year = the_year(desk, self.year).of(self.strand)
        lead = words.strand_lead(year, desk.level)
        yield Headline(words.eyebrow(year), words.strand_headline(year), lead)
        yield self._moved(desk, year)
        yield self._acted(desk, year)
        if desk.inside:
            yield self._learned(desk, year)

    def _moved(self, desk: Desk, year: TheYear) -> Card:
        told = [since.move_told(move, desk.level) for move in since.to_tell(year.moves, MOST_TOLD)]
        pieces: list[Piece] = [Points(tuple(told))] if told else []
        pieces += _then_and_now(desk, year, self.strand)
        return card(
            desk,
            name=f"year-moved-{self.strand}",
            title=words.moved_headline(year),
            scope=words.CHART_SCOPE,
            pieces=pieces or [Text(words.NOTHING_NEWER)],
            about=list(
                {one.metric.key: one.metric for one in (move.measured for move in year.moves)}.values()
            ),
            sources=[_FIGURES],
            width=Width.FULL,
        )

    def _acted(self, desk: Desk, year: TheYear) -> Card:
        told = (
            *(words.done_told(one) for one in year.closed),
            *(words.late_told(one) for one in year.late),
        )
        return card(
            desk,
            name=f"year-acted-{self.strand}",
            title=words.acted(year, desk.level),
            scope=words.ACTED_SCOPE,
            pieces=(Points(told) if told else Text(words.NONE_CLOSED),),
            about=[],
            sources=[actions.plan_source(desk.level)],
            width=Width.FULL,
        )

    def _learned(self, desk: Desk, year: TheYear) -> Card:
        heard = taught(year.closed)
        return card(
            desk,
            name=f"year-learned-{self.strand}",
            title=words.helped_title(len(heard), len(year.closed)),
            scope=words.LEARNED_SCOPE,
            pieces=_lessons(desk, self.strand, year, heard),
            about=[],
            sources=["what the owners of actions said when they closed them"],
            width=Width.FULL,
        )


def _lessons(desk: Desk, strand: Strand, year: TheYear, heard: Sequence[ListedAction]) -> Iterator[Piece]:
    if heard:
        yield figures.table(
            words.learned_caption(strand),
            learned.COLUMNS,
            [learned.row(one) for one in heard],
            name=f"year-learned-{strand}",
            desk=desk,
        )
    else:
        yield Text(words.NOBODY_SAID if year.closed else words.NONE_CLOSED)
    unheard = [one for one in year.closed if one not in heard]
    if heard and unheard:
        yield Text(words.unheard(unheard))


def _then_and_now(desk: Desk, year: TheYear, strand: Strand) -> Iterator[Piece]:
    """A chart of the shares then and now, with the table of every figure; the table alone without shares."""
    caption, name = words.figures_caption(year, strand), f"year-moved-{strand}"
    if not year.moves:
        return
    table = _moves(desk, year, caption, name)
    drawn = [_then_now(desk, move) for move in year.moves if _is_shown_share(move)][:MOST_DRAWN]
    if not drawn:
        yield table
        return
    what = f"{words.THEN_AND_NOW.lower()}, {strand.words.lower()}, {year.period.words}"
    yield Chart(
        Dumbbell(tuple(drawn), filled="Now", ring="A year before"),
        alt.text("Dumbbell chart", what, alt.rows(drawn), hidden=len(year.moves) - len(drawn)),
        table,
        name,
    )


def _is_shown_share(move: Move) -> bool:
    return move.measured.metric.is_share and move.now.shown and move.then.shown


def _then_now(desk: Desk, move: Move) -> Reading:
    """The figure now as a mark, and the one before as the ring."""
    measured, then = move.measured, move.then
    ring = Against(then.value, numbers.figure(then, measured.metric, desk.level), then.period.words)
    label = since.measure_of(measured, move.now.part)
    return figures.reading(measured, figures.without_range(move.now), desk, against=ring, label=label)
