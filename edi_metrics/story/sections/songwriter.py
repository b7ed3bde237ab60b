"""Songwriter masterclasses: who comes, girls beside boys."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Text, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.targeted import (
    GIRLS,
    SONGWRITER,
    SONGWRITERS,
    first_of,
    promised,
    trend_chart,
    yearly,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import programmes as words
from edi_metrics.story.words.workforce import pathway
from edi_metrics.vocabulary import NOT_KNOWN, Unit


@dataclass(frozen=True)
class SongwriterMasterclasses:
    """Whether songwriting opens its door to girls as well as boys."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend."""
        by_sex, girls = yearly(desk, SONGWRITERS, "sex"), GIRLS.line(desk)
        if not girls:
            yield empty(
                desk, SONGWRITERS, name="songwriter", title="Songwriter masterclasses", width=self.width
            )
            return
        parts = [part for part in by_sex.metric.parts("sex") if part != NOT_KNOWN]
        yield card(
            desk,
            name="songwriter",
            title=words.songwriters(girls[-1], first_of(girls), desk.level),
            scope=f"Young people in masterclasses by sex, each year to {plain.period_of(by_sex)}",
            pieces=(
                trend_chart(
                    desk,
                    [figures.line(by_sex, part, desk) for part in parts],
                    name="songwriters-by-sex",
                    what="young people in Songwriter masterclasses by sex and year",
                    columns=("Sex", "Year", "Young people"),
                    body=[
                        (by_sex.label(cell.part), cell.period.label, numbers.numerator(cell))
                        for part in parts
                        for cell in by_sex.line(part)
                    ],
                    unit=Unit.COUNT,
                    events=figures.happened(desk, by_sex),
                ),
                *_then(desk),
                promised(desk, SONGWRITERS, "songwriting"),
                *_new_routes(desk),
                *hidden_note(desk, [cell for part in parts for cell in by_sex.line(part)], "counts"),
            ),
            about=[metric(SONGWRITERS)],
            width=self.width,
            folded=True,
        )


def _new_routes(desk: Desk) -> tuple[Text, ...]:
    """How many came to teach by a new route: songwriters are one of them."""
    routes = desk.perhaps("recruitment.pathway")
    cell = routes.cell() if routes else None
    return (Text(pathway(cell, desk.level)),) if cell is not None and cell.shown else ()


def _then(desk: Desk) -> tuple[Text, ...]:
    """How it was when first counted, and how many there are in all."""
    girls, people = GIRLS.line(desk), SONGWRITER.people(desk)
    said = " ".join(
        sentence
        for sentence in (
            words.songwriters_then(girls[-1], first_of(girls), desk.level),
            words.grew("young people took part", people[-1], first_of(people)),
        )
        if sentence
    )
    return (Text(said),) if said else ()
