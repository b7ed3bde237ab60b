"""Who can teach more kinds of music, and who plays what together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Bars,
    Block,
    Chart,
    Piece,
    Reading,
    Table,
    Text,
    Trend,
    Width,
)
from edi_metrics.story.sections.cards import bounds_note, card, empty, hidden_note, promise
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import genre_offer as words
from edi_metrics.story.words.leadership import complete as publications_complete
from edi_metrics.vocabulary import ALL, Unit

BEYOND = "genre_offer.tutors_beyond_classical"
UNTAPPED = "genre_offer.untapped"
REPERTOIRE = "genre_offer.repertoire"
ENSEMBLES = "genre_offer.ensembles"
PLAYERS = "participation.ensemble_members"

_ENOUGH_BARS = 3
"""Bars that make a chart."""


@dataclass(frozen=True)
class WhoCouldTeachMore:
    """Tutors with a skill beyond Western classical, and the genres that they could teach and do not."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card: bars where they can be shown, and how many genres nobody is asked to teach."""
        whole, split = desk.measure(BEYOND), desk.measure(BEYOND, split="genre_family")
        cell = whole.cell()
        if cell is None:
            yield empty(desk, BEYOND, name="tutors", title="Who could teach more", width=self.width)
            return
        title = (
            words.beyond(cell, desk.level)
            if cell.shown
            else "How many tutors can teach beyond Western classical is hidden"
        )
        parts = [part for part in figures.known(split) if not (part.shown and not part.n)]
        yield card(
            desk,
            name="tutors",
            title=title,
            scope=f"Tutors who answered the skills audit, {plain.period_of(whole)}. Several skills each",
            pieces=(
                *_answered(desk, whole, cell),
                *bounds_note(desk, whole, cell, being="able to teach more"),
                *_skills(desk, split, parts),
                *_untapped(desk),
                *hidden_note(desk, parts, "kinds of music"),
            ),
            about=[metric(BEYOND), metric(UNTAPPED)],
            width=self.width,
            folded=True,
        )


def _answered(desk: Desk, whole: Measured, cell: Cell) -> tuple[Text, ...]:
    everyone = desk.everyone(whole, cell)
    return (Text(words.audited(cell.d, everyone.n)),) if everyone is not None else ()


def _skills(desk: Desk, split: Measured, parts: Sequence[Cell]) -> tuple[Piece, ...]:
    """Tutors by what they could teach; where nearly all are hidden, a table of those that are not."""
    shown = [cell for cell in parts if cell.shown]
    if len(shown) < _ENOUGH_BARS:
        return (_skills_table(desk, split, shown),) if shown else ()
    rows = tuple(
        Reading(split.label(cell.part), figures.count_of(cell, cell.numerator), numbers.numerator(cell))
        for cell in parts
    )
    what = f"tutors who can teach each kind of music beyond Western classical, {plain.period_of(split)}"
    said = alt.text("Bar chart", what, alt.rows(rows), hidden=alt.unseen(rows))
    return (Chart(Bars(rows), said, _skills_table(desk, split, parts), "skills"),)


def _skills_table(desk: Desk, split: Measured, parts: Sequence[Cell]) -> Table:
    return figures.table(
        f"Tutors who can teach it, {plain.period_of(split)}",
        ("Kind of music", "Tutors", "Answered", "Share"),
        [
            (
                split.label(cell.part),
                numbers.numerator(cell),
                numbers.denominator(cell),
                figures.figure(cell, split, desk),
            )
            for cell in parts
        ],
        name=f"genre-skills-{figures.file_period(split)}",
        desk=desk,
    )


def _untapped(desk: Desk) -> tuple[Text, ...]:
    """Genres that could start with the tutors there are; where, is on the card of the districts."""
    cell = desk.measure(UNTAPPED).cell()
    return (Text(words.untapped(cell)),) if cell is not None and cell.shown else ()


@dataclass(frozen=True)
class WhatIsPlayedTogether:
    """Whose works the ensembles perform, and how many young people play in each family of ensembles."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend and a table."""
        works = desk.measure(REPERTOIRE)
        cell, met = works.cell(), desk.measure(ENSEMBLES).cell()
        if cell is None or not cell.shown:
            yield empty(desk, REPERTOIRE, name="ensembles", title="Whose works are played", width=self.width)
            return
        title = words.works(cell, desk.level)
        span = f"{works.periods[0].words} to {works.periods[-1].words}"
        line = replace(figures.line(works, ALL, desk), label="Works by under-represented creators")
        chart = Chart(
            Trend((line,), Unit.PERCENT, figures.happened(desk, works)),
            alt.text("Trend", f"share of works performed by under-represented creators, {span}", title),
            _works_table(desk, works),
            "works",
        )
        players, families = desk.measure(PLAYERS), desk.measure(PLAYERS, split="ensemble_family")
        said = (Text(words.together(met, players.cell())),) if met is not None and met.shown else ()
        there = _there(desk)
        playing = [cell for part in there if (cell := families.cell(part.part)) is not None]
        yield card(
            desk,
            name="ensembles",
            title=title,
            scope=f"Works performed by ensembles that recorded them, each term, {span}",
            pieces=(
                chart,
                *said,
                *_unpromised(desk),
                *_published(desk),
                _families_table(desk, there, families),
                *hidden_note(desk, playing, "families"),
            ),
            about=[metric(REPERTOIRE), metric(ENSEMBLES), metric(PLAYERS)],
            width=self.width,
            folded=True,
        )


def _published(desk: Desk) -> tuple[Text, ...]:
    """How many publications carry the whole inclusion offer: the resources beside the programme."""
    complete = desk.perhaps("leadership.documents_complete")
    cell = complete.cell() if complete else None
    return (Text(f"{publications_complete(cell)}."),) if cell is not None and cell.shown else ()


def _unpromised(desk: Desk) -> tuple[Text, ...]:
    return () if promise(desk, REPERTOIRE) else (Text(words.unpromised()),)


def _works_table(desk: Desk, works: Measured) -> Table:
    return figures.table(
        "Works performed, and works by under-represented creators, by term",
        ("Term", "By under-represented creators", "Works performed", "Share"),
        [
            (
                cell.period.label,
                numbers.numerator(cell),
                numbers.denominator(cell),
                figures.figure(cell, works, desk),
            )
            for cell in works.line(ALL)
        ],
        name=f"genre-works-{figures.file_period(works)}",
        desk=desk,
    )


def _there(desk: Desk) -> list[Cell]:
    """The families of ensembles that met, an entry each."""
    met = desk.measure(ENSEMBLES, split="ensemble_family")
    return [cell for cell in figures.known(met) if cell.shown and cell.n]


def _families_table(desk: Desk, there: Sequence[Cell], players: Measured) -> Table:
    """Each family of ensembles: how many met, how many young people played, whose works."""
    met, works = (desk.measure(key, split="ensemble_family") for key in (ENSEMBLES, REPERTOIRE))
    return figures.table(
        f"Ensembles, players and works by family, {plain.period_of(met)}",
        ("Family", "Ensembles", "Young people", "By under-represented creators", "Works", "Share"),
        [_family(desk, met, cell, players.cell(cell.part), works) for cell in there],
        name=f"genre-ensembles-{figures.file_period(met)}",
        desk=desk,
    )


def _family(desk: Desk, met: Measured, cell: Cell, playing: Cell | None, works: Measured) -> tuple[str, ...]:
    played = works.cell(cell.part)
    return (
        met.label(cell.part),
        numbers.numerator(cell),
        numbers.numerator(playing) if playing else "x",
        numbers.numerator(played) if played else "x",
        numbers.denominator(played) if played else "x",
        figures.figure(played, works, desk),
    )
