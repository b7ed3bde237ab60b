"""What the plan's actions taught, gathered by strand: for the group, and for the yearly impact report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.plan import learning
from edi_metrics.plan.listed import ListedAction
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Headline, Points, Width
from edi_metrics.story.sections.cards import card
from edi_metrics.story.story import Chosen, Filter, Option
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import learned as words
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import ALL, Strand

_SOURCE = "what the owners of actions said when they closed them"


def _taught(desk: Desk) -> tuple[ListedAction, ...]:
    return learning.taught(desk.plan().actions) if desk.inside else ()


def _strands(desk: Desk) -> tuple[Option, ...]:
    under = learning.by_strand(_taught(desk))
    return (Option(ALL, "All strands"), *(Option(one, one.words) for one in under)) if under else ()


def _anything(desk: Desk) -> tuple[Option, ...]:
    return (Option("", ""),) if _taught(desk) else ()


STRAND = Filter("strand", "Strand", _strands)
SEARCH = Filter("words", "Search", _anything, default="", free=True)
"""Words that a lesson or its action has, whole or by their beginnings."""


@dataclass(frozen=True)
class WhatWasLearned:
    """What helped, what hindered and what was learned, strand by strand."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline and a card for each strand; to partners, whom the page is for."""
        if not desk.inside:
            yield Headline(words.TITLE, said.NOT_FOR_PARTNERS, said.WHERE_TO_GO)
            return
        told, unheard = _taught(desk), learning.unheard(desk.plan().actions)
        eyebrow = f"{words.TITLE} · as at {numbers.day(desk.about.day)}"
        if not told:
            yield Headline(eyebrow, words.NOTHING_YET, words.WHO_TELLS)
        else:
            yield from _gathered(desk, chosen, told, eyebrow, unheard)
        if unheard:
            yield _unheard(desk, unheard)


def _gathered(
    desk: Desk,
    chosen: Chosen,
    told: Sequence[ListedAction],
    eyebrow: str,
    unheard: Sequence[ListedAction],
) -> Iterator[Block]:
    found = _chosen(told, chosen)
    if found:
        yield Headline(eyebrow, words.headline(told, len(told) + len(unheard)), words.lead(unheard))
    else:
        yield Headline(eyebrow, words.NONE_HERE, words.CHOOSE_OTHERS)
    for strand, lessons in learning.by_strand(found).items():
        yield _lessons(desk, strand, lessons)


def _chosen(told: Sequence[ListedAction], chosen: Chosen) -> tuple[ListedAction, ...]:
    strand = chosen.get("strand")
    return learning.search((one for one in told if strand in (ALL, one.strand)), chosen.get("words", ""))


def _lessons(desk: Desk, strand: Strand, lessons: Sequence[ListedAction]) -> Card:
    return card(
        desk,
        name=f"learned-{strand}",
        title=words.strand_title(strand, lessons),
        scope="In the words of those who did the work, the newest first. That it did not work is an answer",
        pieces=(
            figures.table(
                f"What we learned: {numbers.lower(strand.words)}",
                words.COLUMNS,
                [words.row(one) for one in lessons],
                name=f"learned-{strand}",
                desk=desk,
            ),
        ),
        about=[],
        sources=[_SOURCE],
        width=Width.FULL,
    )


def _unheard(desk: Desk, unheard: Sequence[ListedAction]) -> Card:
    return card(
        desk,
        name="unheard",
        title=words.unheard_title(unheard),
        scope="Done or dropped, with nothing recorded of what helped, what hindered and what was learned",
        pieces=(Points(tuple(words.unheard_told(one) for one in unheard)),),
        about=[],
        sources=[_SOURCE],
        width=Width.FULL,
        folded=False,
    )
