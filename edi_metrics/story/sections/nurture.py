"""Nurture groups: growing, and for whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Text, Width
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note
from edi_metrics.story.sections.targeted import (
    NURTURE,
    NURTURE_SHARE,
    first_of,
    line_of,
    on_the_way,
    promised,
    share_rows,
    trend_chart,
    yearly,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import plain
from edi_metrics.story.words import programmes as words


@dataclass(frozen=True)
class NurtureGroups:
    """Whether the groups still reach the schools they are for as they grow."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend."""
        share, pupils = yearly(desk, NURTURE_SHARE), NURTURE.people(desk)
        if not share.cells or not pupils:
            yield empty(desk, NURTURE_SHARE, name="nurture", title="Nurture groups", width=self.width)
            return
        cells = share.line()
        yield card(
            desk,
            name="nurture",
            title=words.nurture((pupils[-1], first_of(pupils)), (cells[-1], first_of(cells)), desk.level),
            scope=f"Nurture pupils whose school is known, each year to {plain.period_of(share)}",
            pieces=(
                trend_chart(
                    desk,
                    [line_of(desk, share, "From schools they are for")],
                    name="nurture-share",
                    what="nurture pupils from schools with above-average free school meals, by year",
                    columns=("Year", "Number", "Out of", "Share"),
                    body=share_rows(desk, share),
                    events=figures.happened(desk, share),
                ),
                *(
                    Text(said)
                    for said in [words.nurture_shares(cells[-1], first_of(cells), desk.level)]
                    if said
                ),
                *bounds_note(desk, share, cells[-1], being="from those schools"),
                *on_the_way(desk, share),
                promised(desk, NURTURE_SHARE, "nurture groups' reach"),
                Text(words.MUSIC_CENTRES),
                *hidden_note(desk, cells, "years"),
            ),
            about=[metric(NURTURE_SHARE)],
            compared=[words.ENGLAND_AVERAGE],
            width=self.width,
            folded=True,
        )
