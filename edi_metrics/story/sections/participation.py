"""Who takes part, in one sentence and four figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Headline,
    Tiles,
)
from edi_metrics.story.comparators import Comparison, comparisons, nearest
from edi_metrics.story.sections.cards import tile
from edi_metrics.story.sections.learners import (
    ELIGIBLE_TAKING_PART,
    EVERYONE_TAKING_PART,
    by_take_up,
    choice_of,
    group_of,
    share_of,
    take_up_gaps,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import participation as words
from edi_metrics.story.words.comparing import (
    Verdict,
    between,
    comparable,
)
from edi_metrics.story.words.groups import Group
from edi_metrics.vocabulary import ALL


@dataclass(frozen=True)
class TakingPart:
    """The page in a sentence: whether the chosen group takes part as much as others."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        group = group_of(chosen)
        share = share_of(desk, chosen, group)
        compared = comparisons(desk, group.metric)
        cell = share.cell()
        gaps = take_up_gaps(desk) if by_take_up(chosen) else []
        yield Headline(
            eyebrow=f"Who takes part · {numbers.capital(plain.period_of(share))}",
            sentence=_headline(cell, group, gaps, compared, desk),
            lead=" ".join(_lead(desk, chosen, cell, compared)),
        )


def _headline(
    cell: Cell | None,
    group: Group,
    gaps: Sequence[tuple[Cell, Cell]],
    compared: tuple[Comparison, ...],
    desk: Desk,
) -> str:
    less = sum(between(eligible, everyone) is Verdict.LESS for eligible, everyone in gaps)
    if gaps and less:
        return words.headline_of_places(group, less, len(gaps))
    if cell is None:
        return words.headline_without_share(group, "there are no figures yet")
    if not cell.shown:
        return words.headline_without_share(group, cell.symbol.words)
    return words.headline_of_share(cell, group, compared, desk.level)


def _lead(desk: Desk, chosen: Chosen, cell: Cell | None, compared: tuple[Comparison, ...]) -> Iterator[str]:
    group = group_of(chosen)
    if by_take_up(chosen):
        everyone, eligible = (
            desk.measure(EVERYONE_TAKING_PART).cell(),
            desk.measure(ELIGIBLE_TAKING_PART).cell(),
        )
        if comparable(everyone, eligible):
            assert everyone is not None
            assert eligible is not None
            yield words.take_up(everyone, eligible, desk.level)
    ring = nearest(compared, cell)
    if cell is not None and cell.shown and ring is not None:
        yield words.against_roll(cell, group, compared, ring, desk.level)


@dataclass(frozen=True)
class TakingPartTiles:
    """How many, what share of pupils, what share of the chosen group, and how much of it is known."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles."""
        group = group_of(chosen)
        key = "participation.pupils"
        pupils = desk.measure(key, choice=choice_of(key, chosen))
        take_up = desk.measure(EVERYONE_TAKING_PART)
        share = desk.measure(ELIGIBLE_TAKING_PART) if by_take_up(chosen) else share_of(desk, chosen, group)
        known = desk.perhaps("participation.known", split="characteristic")
        tiles = [
            tile(desk, pupils, words=_change(pupils, desk)),
            tile(desk, take_up, words=f"{_change(take_up, desk)}, all programmes"),
            tile(desk, share, words=_change(share, desk)),
        ]
        if known is not None:
            title = f"Learners whose answer is known: {numbers.lower(known.label(group.answer))}"
            tiles.append(
                tile(
                    desk,
                    known,
                    part=group.answer,
                    title=title,
                    words="Every share rests on this",
                )
            )
        yield Tiles(tuple(tiles))


def _change(measured: Measured, desk: Desk) -> str:
    now = measured.cell()
    if now is None:
        return "No figures yet"
    move = words.moved(now, figures.first_shown(measured, ALL, like=now), desk.level)
    return numbers.capital(move) or f"Measured for {now.period.words}"
