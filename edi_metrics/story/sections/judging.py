"""Two views of the same service: how leaders and young people rate it, statement by statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Against, Block, Chart, Dumbbell, Reading, Table, Text, Width
from edi_metrics.story.sections.cards import card, empty, promise
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, plain, standing
from edi_metrics.story.words import leadership as words
from edi_metrics.vocabulary import Unit

AGREED = "leadership.self_assessment"
SPREAD = "leadership.rating_spread"
LEADERS = "leadership.rated_by_leaders"
YOUNG = "leadership.rated_by_young_people"


@dataclass(frozen=True)
class Strands:
    """The four strands as leaders rate them, as young people do, and as the working group agreed."""

    leaders: Measured
    young: Measured
    agreed: Measured
    spread: Measured

    @classmethod
    def of(cls, desk: Desk) -> "Strands":
        """The ratings by strand, in every round."""
        return cls(*(desk.measure(key, split="strand") for key in (LEADERS, YOUNG, AGREED, SPREAD)))

    def rated_by_both(self) -> list[tuple[Cell, Cell]]:
        """The latest levels of each strand in which both groups rated a statement."""
        pairs = [(ours, self.young.cell(ours.part)) for ours in self.leaders.latest()]
        return [
            (ours, theirs) for ours, theirs in pairs if ours.shown and theirs is not None and theirs.shown
        ]


@dataclass(frozen=True)
class TwoViews:
    """Leaders beside young people by strand, and the level that was agreed in each round."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a dumbbell."""
        strands = Strands.of(desk)
        pairs = strands.rated_by_both()
        if not pairs:
            yield empty(
                desk, SPREAD, name="two-views", title="Two views of the same service", width=self.width
            )
            return
        leaders, young = max(pairs, key=_gap)
        rows = tuple(_row(strands, *pair) for pair in pairs)
        period = plain.period_of(strands.leaders)
        chart = Chart(
            Dumbbell(rows, filled="Leaders", ring="Young people", unit=Unit.LEVEL),
            alt.text("Dumbbell chart", f"self-assessment levels by strand, {period}", alt.rows(rows)),
            _table(desk, strands),
            "two-views",
        )
        yield card(
            desk,
            name="two-views",
            title=words.two_views(strands.leaders.label(leaders.part), leaders, young),
            scope=f"Levels 1 to 4, on statements that both groups rated, {period}",
            pieces=(chart, Text(_agreed(desk))),
            about=[metric(key) for key in (LEADERS, YOUNG, AGREED)],
            width=self.width,
            folded=True,
        )


def _gap(pair: tuple[Cell, Cell]) -> tuple[float, int]:
    """How far apart two levels are; of equal gaps, the one on more statements comes first."""
    leaders, young = pair
    return abs((leaders.value or 0) - (young.value or 0)), leaders.d


def _row(strands: Strands, leaders: Cell, young: Cell) -> Reading:
    ring = Against(young.value, words.level_of(young), "young people")
    return Reading(strands.leaders.label(leaders.part), leaders, words.level_of(leaders), ring)


def _table(desk: Desk, strands: Strands) -> Table:
    rounds = strands.agreed.periods[-3:]
    return figures.table(
        f"Self-assessment levels by strand, {plain.period_of(strands.leaders)}",
        (
            "Strand",
            "Leaders",
            "Young people",
            "Gap",
            *(f"Agreed, {period.words}" for period in rounds),
        ),
        [
            (
                strands.leaders.label(cell.part),
                words.level_of(cell),
                words.level_of(strands.young.cell(cell.part)),
                words.level_of(strands.spread.cell(cell.part)),
                *(words.level_of(strands.agreed.cell(cell.part, period)) for period in rounds),
            )
            for cell in strands.leaders.latest()
        ],
        name=f"leadership-levels-{figures.file_period(strands.leaders)}",
        desk=desk,
    )


def _agreed(desk: Desk) -> str:
    """The agreed level round by round, and what was promised of it."""
    said = words.agreed(desk.measure(AGREED).line())
    promised = promise(desk, AGREED)
    return f"{said} {standing.goal_words(promised.target)}." if promised else said
