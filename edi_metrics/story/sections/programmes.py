"""The targeted programmes in one sentence, four figures, and a row for each programme."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.measured import Cell
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Chart,
    Happened,
    Headline,
    Line,
    Multiples,
    Note,
    Table,
    Tiles,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, hidden_note, promise, tile
from edi_metrics.story.sections.fee_help import UNMET, before
from edi_metrics.story.sections.targeted import (
    NURTURE,
    NURTURE_SHARE,
    PROGRAMMES,
    SONGWRITERS,
    STARTED,
    Programme,
    Share,
    first_of,
    metrics_of,
    yearly,
)
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import programmes as words
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL, Unit


@dataclass(frozen=True)
class TargetedProgrammes:
    """The page in a sentence: whether nurture places still go to the schools they are for."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline, and what else to discuss under it."""
        share, pupils = yearly(desk, NURTURE_SHARE), NURTURE.people(desk)
        lead = [
            words.nurture_growth(pupils[-1], first_of(pupils)) if pupils else "",
            words.mentors_in_time(yearly(desk, STARTED).cell(), desk.level),
            words.requests_not_met(yearly(desk, UNMET).cell(), desk.level),
        ]
        yield Headline(
            eyebrow=f"Programmes · {numbers.capital(plain.period_of(share))}",
            sentence=words.headline(share.cell(), figures.first_shown(share, ALL), desk.level),
            lead=" ".join(sentence for sentence in lead if sentence) or words.nothing_to_lead_with(),
        )


@dataclass(frozen=True)
class ProgrammeTiles:
    """Nurture places, songwriters, mentors in time, and requests that were not met."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles."""
        found = []
        for key in (NURTURE_SHARE, SONGWRITERS, STARTED, UNMET):
            measured = yearly(desk, key)
            now, then = measured.cell(), figures.first_shown(measured, ALL)
            move = moved(now, before(desk, measured) if key == UNMET else then, desk.level)
            since = f"Measured for {now.period.words}" if now else "No figures yet"
            found.append(tile(desk, measured, words=numbers.capital(move) or since))
        yield Tiles(tuple(found))


@dataclass(frozen=True)
class AtAGlance:
    """A row for each programme: how many, whom it is for, who stays, who goes on, how its target stands."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a table and small trends."""
        people = {programme: programme.people(desk) for programme in PROGRAMMES}
        if not any(people.values()):
            yield empty(
                desk, NURTURE.counted, name="glance", title="The targeted programmes", width=self.width
            )
            return
        shares = [share for programme in PROGRAMMES for share in (programme.stays, programme.goes_on)]
        cells = [cells[-1] for cells in people.values() if cells]
        yield card(
            desk,
            name="glance",
            title=_title(list(people.values())),
            scope="Young people in each targeted programme, and how many stay and go on",
            pieces=(
                _summary(desk, people),
                Note(words.STAY_AND_GO_ON),
                _reach_chart(desk, people),
                *hidden_note(desk, cells, "counts"),
            ),
            about=metrics_of(*shares),
            width=self.width,
        )


def _title(people: Sequence[Sequence[Cell]]) -> str:
    """How many programmes reached more young people than when first counted."""
    pairs = [(cells[-1], first_of(cells)) for cells in people if cells]
    shown = [
        (now, then) for now, then in pairs if now.shown and then is not None and now.period != then.period
    ]
    more = sum((now.value or 0) > (then.value or 0) for now, then in shown)
    since = min((then.period for _, then in shown), default=None)
    return words.reach(more, len(shown), len(people), since.words if since else "")


def _summary(desk: Desk, people: dict[Programme, list[Cell]]) -> Table:
    columns = ("Programme", "Young people", "Reaching whom it is for", "Stay", "Go on to another", "Target")
    return figures.table(
        f"Each programme, {people[NURTURE][-1].period.words if people[NURTURE] else 'latest year'}",
        columns,
        [_row(desk, programme, cells) for programme, cells in people.items()],
        name="programmes-summary",
        desk=desk,
    )


def _row(desk: Desk, programme: Programme, cells: Sequence[Cell]) -> tuple[str, ...]:
    return (
        programme.name,
        numbers.numerator(cells[-1]) if cells else "x",
        _meant(desk, programme.meant),
        words.share(programme.stays.cell(desk), desk.level),
        words.share(programme.goes_on.cell(desk), desk.level),
        _target(desk, programme),
    )


def _meant(desk: Desk, meant: Share | str) -> str:
    """'73 of 132 (55%) are girls', or the symbol of what is hidden; 'Open to all' where nobody is picked."""
    if isinstance(meant, str):
        return meant
    cell = meant.cell(desk)
    said = words.share(cell, desk.level)
    return f"{said} {numbers.lower(meant.label)}" if cell is not None and cell.shown else said


def _target(desk: Desk, programme: Programme) -> str:
    """How its target stands, or that it has none."""
    measure = programme.meant.key if isinstance(programme.meant, Share) else programme.counted
    judged = promise(desk, measure)
    return judged.judgement.standing.words if judged else words.NO_TARGET


def _reach_chart(desk: Desk, people: dict[Programme, list[Cell]]) -> Chart:
    lines = [
        Line(programme.name, tuple(cells), numbers.numerator(cells[-1]))
        for programme, cells in people.items()
        if cells
    ]
    body = [(line.label, cell.period.label, numbers.numerator(cell)) for line in lines for cell in line.cells]
    what = "young people in each targeted programme, by year"
    said = "; ".join(f"{line.label} {line.last}" for line in lines)
    unseen = sum(not cell.shown for line in lines for cell in line.cells)
    return Chart(
        Multiples(tuple(lines), Unit.COUNT, events=tuple(_events(desk))),
        alt.text("Small trends", what, f"Latest: {said}", hidden=unseen),
        figures.table(
            numbers.capital(what),
            ("Programme", "Year", "Young people"),
            body,
            name="programmes-reach",
            desk=desk,
        ),
        "programmes-reach",
    )


def _events(desk: Desk) -> list[Happened]:
    """What happened to any of the programmes, each once."""
    keys = dict.fromkeys([programme.counted for programme in PROGRAMMES] + ["programmes.youth_club_sessions"])
    found = {event: None for key in keys for event in figures.happened(desk, yearly(desk, key))}
    return sorted(found, key=lambda event: event.day)
