"""What is learned here is shared: other services helped, how, where, and what became of their plans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Chart, Table, Text, Trend, Width
from edi_metrics.story.sections.cards import card, empty, promise
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain, standing
from edi_metrics.story.words import leadership as words
from edi_metrics.vocabulary import ALL

SERVICES = "national.services"
PLANS = "national.smart_plans"


@dataclass(frozen=True)
class ServicesHelped:
    """How many other services we have worked with, year by year, and what became of their plans."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend."""
        services, plans = desk.measure(SERVICES), desk.measure(PLANS)
        if not services.cells:
            yield empty(desk, SERVICES, name="services", title="Other services helped", width=self.width)
            return
        line = services.line()
        chart = Chart(
            Trend(
                (replace(figures.line(services, ALL, desk), label="services"),),
                unit=metric(SERVICES).unit,
                events=figures.happened(desk, services),
            ),
            alt.text("Line chart", "other services helped so far, by year", _read_out(line)),
            _table(desk, services, plans),
            "services",
        )
        yield card(
            desk,
            name="services",
            title=words.services(line),
            scope=f"Different services, added up over the years to {plain.period_of(services)}",
            pieces=(chart, *(Text(said) for said in self._told(desk, plans) if said)),
            about=[metric(SERVICES), metric(PLANS)],
            width=self.width,
            folded=True,
        )

    def _told(self, desk: Desk, plans: Measured) -> Iterator[str]:
        if promised := promise(desk, SERVICES):
            yield f"Services helped: {numbers.lower(standing.goal_words(promised.target))}."
        yield words.helped(plans.cell())
        by_kind = words.divided("By kind of work", desk.measure(SERVICES, split="peer_kind"))
        yield f"{by_kind} A service may have had more than one kind." if by_kind else ""
        yield words.divided("By region", desk.measure(SERVICES, split="region"))


def _read_out(line: Sequence[Cell]) -> str:
    return "; ".join(f"{cell.period.words} {numbers.count(cell.n)}" for cell in line if cell.shown)


def _table(desk: Desk, services: Measured, plans: Measured) -> Table:
    line = services.line()
    new = ["x", *(numbers.count(now.n - before.n) for before, now in pairwise(line))]
    return figures.table(
        f"Other services helped, to {plain.period_of(services)}",
        ("Year", "Services so far", "New that year", "With a plan", "SMART in all four strands"),
        [
            (
                cell.period.words,
                numbers.numerator(cell),
                first,
                *_plans(plans.cell(cell.part, cell.period)),
            )
            for cell, first in zip(line, new, strict=True)
        ],
        name=f"leadership-services-{figures.file_period(services)}",
        desk=desk,
    )


def _plans(cell: Cell | None) -> tuple[str, str]:
    return (numbers.denominator(cell), numbers.numerator(cell)) if cell is not None else ("x", "x")
