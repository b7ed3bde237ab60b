"""The overview: which target do we talk about, what moved, and what do we need from you?"""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import Block, Card, Chip, Headline, Points, Tile, Tiles, Width
from edi_metrics.story.sections.targets import strand_tiles
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain, standing
from edi_metrics.vocabulary import Level, Standing


@dataclass(frozen=True)
class WhereWeStand:
    """The page in a sentence: how many targets are kept, and the one to talk about."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        judged = desk.judged()
        yield Headline(
            eyebrow=f"Overview · as at {numbers.day(desk.about.day)}",
            sentence=standing.headline(judged),
            lead=standing.lead(judged, desk.level),
        )


@dataclass(frozen=True)
class StrandTiles:
    """One target from each strand."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Up to four tiles."""
        tiles = tuple(_tile(one, desk.level) for one in strand_tiles(desk))
        if tiles:
            yield Tiles(tiles)


def _tile(one: Judged, level: Level) -> Tile:
    target, latest = one.target, standing.last_shown(one)
    metric = one.measured.metric
    return Tile(
        strand=standing.strand_words(target.strand),
        title=numbers.capital(standing.measure_of(target)),
        figure=numbers.value(latest, metric, level) if latest else "c",
        unit="%" if metric.is_share else "",
        chip=Chip(one.judgement.standing, one.judgement.reason),
        spark=tuple(cell.value for cell in one.measured.line(target.part)),
        goal=target.goal,
        goal_text=f"Target {standing.goal_figure(target)}",
        people=standing.people(one),
        words=standing.goal_words(target),
        href=f"targets?target={target.target_id}",
    )


@dataclass(frozen=True)
class Asks:
    """Three decisions, made from the data: a target to move or fund, a change to agree, answers to ask for.

    Inside only: partners see figures without asks.
    """

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card, or nothing."""
        asks = tuple(asks_of(desk))[:3] if desk.inside else ()
        if asks:
            yield Card(
                title="What we need from you",
                scope=f"{numbers.opening(len(asks))} asks, worked out from these figures",
                pieces=(Points(asks, numbered=True),),
                source=plain.sources(desk.about, "targets and figures on this page"),
                name="asks",
                width=self.width,
            )


def asks_of(desk: Desk) -> Iterator[str]:
    """What people are asked to decide, by the figures of the desk's level, the most pressing first."""
    needing = standing.by_need(desk.judged())
    if needing and needing[0].judgement.standing is Standing.OFF_TRACK:
        yield standing.ask_to_move(needing[0], desk.level)
    for one in needing:
        if one.target.silent_changes:
            yield standing.ask_to_agree(one.target)
    known = desk.perhaps("workforce.disclosure", split="characteristic")
    cell = known.cell("ethnicity") if known else None
    if cell is not None and cell.shown and cell.d > cell.n:
        yield standing.ask_for_answers(cell)
    for one in needing[1:]:
        if one.judgement.standing is Standing.OFF_TRACK:
            yield standing.ask_to_move(one, desk.level)
