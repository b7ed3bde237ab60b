"""Who leads the service: described, not judged, and set beside everyone who works here."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Text, Width
from edi_metrics.story.comparators import ENGLAND
from edi_metrics.story.sections.cards import bounds_note, card, empty
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import leadership as words
from edi_metrics.story.words import workforce as staff
from edi_metrics.vocabulary import Unit

WOMEN = "leadership.women_leaders"
EVERYONE = "workforce.women"
MINORITIES = "leadership.ethnic_minority_leaders"


@dataclass(frozen=True)
class WhoLeads:
    """Women among leaders beside the whole workforce, and what can be said of leaders' ethnicity."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with two bars; in words alone where leaders are too few to show."""
        women, minorities = desk.measure(WOMEN), desk.measure(MINORITIES)
        cell = women.cell()
        if cell is None:
            yield empty(desk, WOMEN, name="leaders", title="Who leads the service", width=self.width)
            return
        yield card(
            desk,
            name="leaders",
            title=words.women(cell, desk.level),
            scope=f"Team leads and senior leaders who told us their sex, {plain.period_of(women)}",
            pieces=(
                *_chart(desk, women, cell),
                *_beside(desk, cell),
                *bounds_note(desk, women, cell, being="women"),
                Text(staff.leaders(minorities.cell())),
                *bounds_note(desk, minorities, minorities.cell(), being="from ethnic minorities"),
            ),
            about=[metric(WOMEN), metric(MINORITIES)],
            width=self.width,
            folded=True,
        )


def _chart(desk: Desk, women: Measured, cell: Cell) -> tuple[Chart, ...]:
    """Leaders, and under them everyone; nothing to draw where leaders are hidden."""
    if not cell.shown:
        return ()
    everyone = desk.measure(EVERYONE)
    found = [("Leaders", women, cell), ("Everyone who works here", everyone, everyone.cell())]
    rows = [(one, figures.reading(of, one, desk, label=who)) for who, of, one in found if one is not None]
    readings = tuple(reading for _, reading in rows)
    what = f"women among leaders and among everyone who works here, {plain.period_of(women)}"
    return (
        Chart(
            Bars(readings, Unit.PERCENT),
            alt.text("Bar chart", what, alt.rows(readings), hidden=alt.unseen(readings)),
            figures.table(
                numbers.capital(what),
                ("Who", "Women", "Sex known", "Share"),
                [
                    (reading.label, numbers.numerator(one), numbers.denominator(one), reading.text)
                    for one, reading in rows
                ],
                name=f"leadership-women-{figures.file_period(women)}",
                desk=desk,
            ),
            "leaders",
        ),
    )


def _beside(desk: Desk, cell: Cell) -> tuple[Text, ...]:
    """The share in words, beside the whole workforce and leaders in England's schools."""
    published = desk.benchmark("teachers.sex_leaders", area_code=ENGLAND, category="female")
    said = words.women_beside(
        cell,
        desk.measure(EVERYONE).cell(),
        published.value if published else None,
        published.named if published else "",
        desk.level,
    )
    return (Text(said),) if said else ()
