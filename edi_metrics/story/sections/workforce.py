"""Who works here, in one sentence and four figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Headline,
    Tiles,
)
from edi_metrics.story.comparators import Comparison, comparisons
from edi_metrics.story.sections.cards import promise, tile
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import workforce as words
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL

SHARE = "workforce.ethnic_minority"
KNOWN = "workforce.disclosure"
MINORITIES = "from ethnic minorities"


@dataclass(frozen=True)
class WhoWorksHere:
    """The page in a sentence: people from ethnic minorities, beside what a comparison suggests."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        share = desk.measure(SHARE)
        cell, known = share.cell(), desk.measure(KNOWN, split="characteristic").cell("ethnicity")
        lead = []
        if known is not None and known.shown:
            lead.append(words.known(known, desk.level))
            everyone = desk.everyone(share, cell)
            lead.append(plain.bounds(cell, everyone, desk.policy, desk.level, being=MINORITIES))
        yield Headline(
            eyebrow=f"Workforce · {numbers.capital(plain.period_of(share))}",
            sentence=_headline(cell, desk),
            lead=" ".join(sentence for sentence in lead if sentence)
            or "How many people have told us their ethnicity is hidden or not collected.",
        )


def _headline(cell: Cell | None, desk: Desk) -> str:
    if cell is None:
        return "There are no workforce figures yet"
    if not cell.shown:
        return f"We cannot show how many people are from ethnic minorities: {cell.symbol.words}"
    return words.headline(cell, one_each(desk), desk.level)


def one_each(desk: Desk) -> tuple[Comparison, ...]:
    """One figure for each comparator: children, residents, sector."""
    found: dict[str, Comparison] = {}
    for one in comparisons(desk, SHARE):
        found.setdefault(one.comparator, one)
    return tuple(found.values())


@dataclass(frozen=True)
class WhoWorksHereTiles:
    """Known answers, the share from ethnic minorities, Disabled staff, and how many people in all."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles."""
        known = desk.measure(KNOWN, split="characteristic")
        share, disabled = desk.measure(SHARE), desk.measure("workforce.disabled")
        people = desk.measure("workforce.headcount")
        untargeted = "" if promise(desk, "workforce.disabled") else "No target and no action yet"
        yield Tiles(
            (
                tile(
                    desk,
                    known,
                    part="ethnicity",
                    title="People who have told us their ethnicity",
                    words=_change(known, desk, "ethnicity"),
                ),
                tile(desk, share, words=_change(share, desk)),
                tile(desk, disabled, words=untargeted or _change(disabled, desk)),
                tile(desk, people, words=_change(people, desk)),
            )
        )


def _change(measured: Measured, desk: Desk, part: str = ALL) -> str:
    now = measured.cell(part)
    if now is None:
        return "No figures yet"
    return (
        numbers.capital(moved(now, figures.first_shown(measured, part), desk.level))
        or "Direction cannot be said"
    )
