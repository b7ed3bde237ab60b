"""The pages of a board paper: what the board is asked and why, a page a strand, and the action plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.plan.listed import ListedAction
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import (
    ActionRow,
    Actions,
    Block,
    Card,
    Definition,
    Headline,
    Piece,
    Points,
    StatusBar,
    Text,
    Width,
)
from edi_metrics.story.sections.actions import chip_of
from edi_metrics.story.sections.cards import card
from edi_metrics.story.sections.overview import asks_of
from edi_metrics.story.sections.targets import board_of
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import board_paper as words
from edi_metrics.story.words import numbers, plain, standing
from edi_metrics.vocabulary import Standing, Strand

_AGREED = "targets agreed by the working group"

ASKS = 3
"""How many decisions a board is asked for at once."""

ON_THE_FRONT, OF_A_STRAND = 6, 4
"""How many actions a page tells at most: the plan has them all."""


@dataclass(frozen=True)
class WhatTheBoardIsAsked:
    """The paper in a sentence, and the decisions it asks for."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline, and a card of the asks where the figures give any."""
        judged = desk.judged()
        asks = tuple(asks_of(desk))[:ASKS]
        eyebrow = words.eyebrow(desk.about.day)
        yield Headline(eyebrow, standing.headline(judged), words.lead(judged))
        if asks:
            yield Card(words.asked(len(asks)), "", (Points(asks, numbered=True),), "", "asks")


@dataclass(frozen=True)
class PressingActions:
    """The open actions that are late or need attention, of every strand or of one."""

    strand: Strand | None = None

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card; nothing where the strand has no action at all."""
        actions = _actions(desk, self.strand)
        if not actions:
            return
        most = OF_A_STRAND if self.strand else ON_THE_FRONT
        pressing = said.by_need(one for one in actions if one.is_open and one.standing in _NEEDY)
        yield card(
            desk,
            name=f"pressing-{self.strand or 'all'}",
            title=words.pressing(pressing, actions, desk.level),
            scope=words.counted(actions),
            pieces=_rows(desk, pressing[:most], more=len(pressing) - most),
            about=[],
            sources=[said.plan_source(desk.level)],
            width=Width.FULL,
        )


_NEEDY = (Standing.OFF_TRACK, Standing.BEHIND)


def _actions(desk: Desk, strand: Strand | None) -> list[ListedAction]:
    return [one for one in desk.plan().actions if strand in (None, one.strand)]


def _rows(desk: Desk, rows: Sequence[ListedAction], *, more: int) -> Iterator[Piece]:
    yield actions_of(desk, rows) if rows else Text(words.NONE_PRESSING)
    if more > 0:
        yield Text(words.more(more))


def actions_of(desk: Desk, rows: Sequence[ListedAction], *, view: str = "list") -> Actions:
    """Actions as rows, with a table of every open one. What was written in passing is told inside alone."""
    every = said.in_view((one for one in desk.plan().actions if one.is_open), "strand")
    table = figures.table(
        words.plan_caption(desk.about.day),
        words.PLAN_COLUMNS,
        [words.plan_row(one) for one in every],
        name="plan-open",
        desk=desk,
    )
    return Actions(tuple(_row(desk, one, view) for one in rows), table)


def _row(desk: Desk, action: ListedAction, view: str) -> ActionRow:
    return ActionRow(
        title=action.title,
        words=words.last_word(action, told=desk.inside, stranded=view != "strand"),
        note=said.note(action) if desk.inside else "",
        owner=said.owner(action),
        due=said.due(action),
        when=said.when(action, desk.about.day),
        chip=chip_of(action),
        state=said.STATES[action.lifecycle],
        under=said.under(action, view),
    )


@dataclass(frozen=True)
class StrandPage:
    """One strand: how its targets stand, off track first."""

    strand: Strand

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline, and the board of the strand; the headline alone where it has no target."""
        judged = [one for one in standing.by_need(desk.judged()) if one.target.strand is self.strand]
        yield Headline(self.strand.words, words.strand_sentence(judged), words.strand_lead(judged))
        if not judged:
            return
        yield Card(
            words.strand_targets(len(judged)),
            "Bar: now. Upright line: expected by now. Box: from zero to the target",
            (board_of(desk, judged, standing.by_need(desk.judged())), *definitions(judged)),
            plain.sources(desk.about, _AGREED),
            f"board-{self.strand}",
            Width.FULL,
        )


def definitions(judged: Sequence[Judged]) -> tuple[Definition, ...]:
    """What each target is measured by, each measure once."""
    measures = {one.measured.metric.key: one.measured.metric for one in judged}
    return tuple(map(plain.definition, measures.values()))


@dataclass(frozen=True)
class PlanPage:
    """The action plan: how many stand where, and each open action under its strand."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline and one card."""
        plan = desk.plan()
        yield Headline("Action plan", words.plan_headline(plan, desk.level), words.plan_lead(desk.level))
        still_open = said.in_view((one for one in plan.actions if one.is_open), "strand")
        if not plan.actions:
            return
        tally = tuple((one, sum(found.standing is one for found in plan.actions)) for one in Standing)
        yield card(
            desk,
            name="plan",
            title=words.plan_title(len(still_open)),
            scope=words.PLAN_SCOPE,
            pieces=(
                StatusBar(tally, noun="actions"),
                *([actions_of(desk, still_open, view="strand")] if still_open else []),
                *(Text(sentence) for sentence in words.closed(plan.actions)),
            ),
            about=[],
            sources=[said.plan_source(desk.level), f"as at {numbers.day(desk.about.day)}"],
            width=Width.FULL,
        )
