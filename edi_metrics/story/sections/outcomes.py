"""What changes for young people: tutors' ratings at the start and at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Bars, Block, Chart, Note, Table, Text, Width
from edi_metrics.story.sections.cards import card, empty, hidden_note
from edi_metrics.story.sections.targeted import PROGRAMMES, yearly
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import programmes as words
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL, Unit

GAIN = "programmes.outcome_gain"


@dataclass(frozen=True)
class Outcomes:
    """How many ratings rose, for music, for themselves and with others, and in which programme."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars and a table."""
        whole, by_domain = yearly(desk, GAIN), yearly(desk, GAIN, "outcome_domain")
        if not whole.cells:
            yield empty(desk, GAIN, name="outcomes", title="What changes for young people", width=self.width)
            return
        cells = by_domain.latest()
        yield card(
            desk,
            name="outcomes",
            title=words.outcomes(whole.cell(), desk.level),
            scope=f"Participants rated at the start and at the end, {plain.period_of(whole)}",
            pieces=(
                _chart(desk, by_domain),
                *_since(desk, whole),
                *_by_programme(desk),
                Note(words.TUTOR_RATED),
                *hidden_note(desk, cells, "outcomes"),
            ),
            about=[metric(GAIN)],
            width=self.width,
            folded=True,
        )


def _chart(desk: Desk, by_domain: Measured) -> Chart:
    readings = tuple(figures.reading(by_domain, cell, desk) for cell in figures.known(by_domain))
    what = f"participants whose rating rose by outcome, {plain.period_of(by_domain)}"
    return Chart(
        Bars(readings, Unit.PERCENT),
        alt.text("Bar chart", what, alt.rows(readings), hidden=alt.unseen(readings)),
        _table(desk, by_domain, what, "Outcome", "Participants", "outcomes-by-domain"),
        "outcomes",
    )


def _by_programme(desk: Desk) -> tuple[Table, ...]:
    measured = yearly(desk, GAIN, "programme")
    if not _rated(measured):
        return ()
    what = f"Ratings that rose by programme, {plain.period_of(measured)}"
    return (_table(desk, measured, what, "Programme", "Ratings", "outcomes-by-programme"),)


def _table(desk: Desk, measured: Measured, what: str, first: str, counted: str, name: str) -> Table:
    return figures.table(
        numbers.capital(what),
        (first, "Rose", counted, "Share"),
        [
            (
                measured.label(cell.part),
                numbers.numerator(cell),
                numbers.denominator(cell),
                figures.figure(cell, measured, desk),
            )
            for cell in _rated(measured)
        ],
        name=f"{name}-{figures.file_period(measured)}",
        desk=desk,
    )


def _rated(measured: Measured) -> list[Cell]:
    """The parts somebody may have been rated in; of programmes, the targeted ones."""
    targeted = {programme.code for programme in PROGRAMMES}
    by_programme = measured.question.split == "programme"
    return [cell for cell in figures.collected(measured) if not by_programme or cell.part in targeted]


def _since(desk: Desk, whole: Measured) -> tuple[Text, ...]:
    """Whether the share has moved since it was first measured."""
    move = moved(whole.cell(), figures.first_shown(whole, ALL), desk.level)
    return (Text(f"The share is {move}."),) if move else ()
