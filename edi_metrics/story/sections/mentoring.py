"""One-to-one mentoring: whether those referred get a mentor in time, finish, and go on."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Table, Text, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.parity import MENTORING as MENTORED
from edi_metrics.story.sections.parity import REFERRED, Parity
from edi_metrics.story.sections.targeted import (
    MENTORING,
    STARTED,
    first_of,
    line_of,
    promised,
    share_rows,
    trend_chart,
    yearly,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import numbers, plain
from edi_metrics.story.words import programmes as words
from edi_metrics.vocabulary import ALL

_SIDE_BY_SIDE = Parity("mentoring-parity", MENTORED, file="mentoring-steps", contrast=REFERRED)


@dataclass(frozen=True)
class Mentoring:
    """Whether mentors keep pace with referrals."""

    width: Width = Width.TWO_THIRDS

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend, a table by route, and the two routes most come by, step by step."""
        started, people = yearly(desk, STARTED), MENTORING.people(desk)
        if not started.cells:
            yield empty(desk, STARTED, name="mentoring", title="One-to-one mentoring", width=self.width)
            return
        cells = started.line()
        yield card(
            desk,
            name="mentoring",
            title=words.mentoring(cells[-1], figures.first_shown(started, ALL), desk.level),
            scope=f"Referrals that were six weeks old, each year to {plain.period_of(started)}",
            pieces=(
                trend_chart(
                    desk,
                    [line_of(desk, started, "Started within six weeks")],
                    name="mentoring-started",
                    what="mentoring referrals started within six weeks, by year",
                    columns=("Year", "Number", "Referrals", "Share"),
                    body=share_rows(desk, started),
                    events=figures.happened(desk, started),
                ),
                Text(words.referrals(people[-1], first_of(people))),
                promised(desk, STARTED, "mentoring"),
                *_by_route(desk),
                *_SIDE_BY_SIDE.pieces(desk),
                *hidden_note(desk, cells, "years"),
            ),
            about=[metric(STARTED), metric(MENTORING.stays.key)],
            width=self.width,
            folded=True,
        )


def _by_route(desk: Desk) -> tuple[Table, ...]:
    """How referrals reached us, and how many of each route started in time."""
    routes = yearly(desk, STARTED, "referral_route")
    cells = figures.collected(routes)
    if not cells:
        return ()
    return (
        figures.table(
            f"Referrals by route, {plain.period_of(routes)}",
            ("Referral route", "Started within six weeks", "Referrals", "Share"),
            [
                (
                    routes.label(cell.part),
                    numbers.numerator(cell),
                    numbers.denominator(cell),
                    figures.figure(cell, routes, desk),
                )
                for cell in cells
            ],
            name=f"mentoring-by-route-{figures.file_period(routes)}",
            desk=desk,
        ),
    )
