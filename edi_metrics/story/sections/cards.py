"""What every card has: a source, a definition, and something to say when there are no figures."""

from collections.abc import Iterable, Sequence

from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import Metric, metric
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.blocks import Card, Chip, Note, Piece, Text, Tile, Width
from edi_metrics.story.words import numbers, plain, standing
from edi_metrics.vocabulary import ALL, WHOLE, Symbol


def card(
    desk: Desk,
    *,
    name: str,
    title: str,
    scope: str,
    pieces: Iterable[Piece],
    about: Sequence[Metric],
    compared: Sequence[str] = (),
    sources: Sequence[str] = (),
    width: Width = Width.HALF,
    folded: bool = False,
) -> Card:
    """A card with the definition of each measure it shows and where its figures come from."""
    definitions = (plain.definition(one, compared=compared) for one in about)
    return Card(
        title=title,
        scope=scope,
        pieces=(*pieces, *definitions),
        source=plain.sources(desk.about, *(one.source for one in about), *sources),
        name=name,
        width=width,
        folded_on_phone=folded,
    )


def empty(desk: Desk, key: str, *, name: str, title: str, width: Width = Width.HALF) -> Card:
    """The card's place, saying what is missing and who can bring it."""
    one = metric(key)
    return Card(
        title,
        "No figures yet",
        (Text(plain.no_figures(one, desk.about)),),
        plain.sources(desk.about, one.source),
        name,
        width,
    )


def hidden_note(desk: Desk, cells: Iterable[Cell], noun: str) -> tuple[Note, ...]:
    """A note on hidden figures, when there are any."""
    words = plain.hidden(cells, noun, desk.policy, desk.level)
    return (Note(words),) if words else ()


def bounds_note(
    desk: Desk, measured: Measured, cell: Cell | None, *, being: str = "in this group"
) -> tuple[Note, ...]:
    """The share at its least and at its most, when some answers are not known."""
    words = plain.bounds(cell, desk.everyone(measured, cell), desk.policy, desk.level, being=being)
    return (Note(words),) if words else ()


def break_note(desk: Desk, measured: Measured) -> tuple[Note, ...]:
    """Why a line is broken, for a chart over time of a measure that changed on the way."""
    said = [
        f"[b] {event.title} ({numbers.month(event.happened_on)}): figures before and after are not joined."
        for event in desk.events(measured.metric.key)
        if event.breaks_series and measured.periods and measured.periods[0].first_day < event.happened_on
    ]
    return tuple(Note(words) for words in said)


def promise(desk: Desk, key: str, split: str = WHOLE, part: str = ALL) -> Judged | None:
    """The target on exactly this figure, if one is set."""
    for judged in desk.judged():
        target = judged.target
        if (target.metric, target.split, target.part) == (key, split, part) and target.narrowing == WHOLE:
            return judged
    return None


def tile(
    desk: Desk,
    measured: Measured,
    *,
    part: str = ALL,
    title: str = "",
    words: str = "",
    href: str = "",
) -> Tile:
    """A headline figure; with its chip and goal where a target is set on it."""
    one = measured.metric
    cell = measured.cell(part)
    judged = promise(desk, one.key, measured.question.split, part)
    goal = judged.target.goal if judged else None
    share = one.is_share and cell is not None and cell.shown and cell.denominator is not None
    return Tile(
        strand=standing.strand_words(one.strand),
        title=title or one.title,
        figure=numbers.value(cell, one, desk.level) if cell else Symbol.NOT_COLLECTED.value,
        unit="%" if one.is_share and cell is not None and cell.shown else "",
        chip=Chip(judged.judgement.standing, judged.judgement.reason) if judged else None,
        spark=tuple(cell.value for cell in measured.since_break(part)),
        goal=goal,
        goal_text=f"Target {standing.goal_figure(judged.target)}" if judged else "",
        people=numbers.of(cell, plain.noun_of(measured))
        if cell is not None and share
        else plain.period_of(measured),
        words=words,
        href=href,
    )
