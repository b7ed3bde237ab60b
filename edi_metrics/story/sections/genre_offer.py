"""What a child can play: the page in a sentence, the week's hours genre by genre, and the list over time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edi_metrics.dimensions import dimension
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import metric
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Bars,
    Block,
    Chart,
    Headline,
    Note,
    Reading,
    Table,
    Text,
    Tiles,
    Trend,
    Width,
)
from edi_metrics.story.sections.cards import card, empty, tile
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import alt, numbers, plain
from edi_metrics.story.words import genre_offer as words
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL, Symbol, Unit

OFFERED = "genre_offer.offered"
EFFECTIVE = "genre_offer.effective"
SINGLE = "genre_offer.single_tutor"
HOURS = "genre_offer.hours"
CLASSICAL = "genre_offer.classical_share"
MET = "genre_offer.demand_met"

_BARS = 12
"""Genres with a bar of their own; the rest share the last one."""
_NAMED = 3
"""Genres that the title adds up."""
_SUMMER = 4
"""The month a summer term begins in: the last of a school year, and the one targets are set on."""


@dataclass(frozen=True)
class WhatCanBePlayed:
    """The page in a sentence: how varied the week is, and on how few people it rests."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        effective = desk.measure(EFFECTIVE)
        yield Headline(
            eyebrow=f"Genre offer · {numbers.capital(plain.period_of(effective))}",
            sentence=words.headline(effective.cell(), desk.measure(SINGLE).cell()),
            lead=words.lead(desk.measure(OFFERED).cell(), desk.measure(MET).cell(), desk.level),
        )


@dataclass(frozen=True)
class WhatCanBePlayedTiles:
    """The balance, the list, what rests on one tutor, and what is asked for and offered."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles."""
        effective, offered, alone, met = (desk.measure(key) for key in (EFFECTIVE, OFFERED, SINGLE, MET))
        yield Tiles(
            (
                tile(desk, effective, words=_balance_moved(effective)),
                *(tile(desk, one, words=_change(one, desk)) for one in (offered, alone, met)),
            )
        )


def _balance_moved(effective: Measured) -> str:
    now = effective.cell()
    if now is None or not now.shown:
        return "No figures yet"
    then = figures.first_shown(effective, now.part, like=now)
    if then is None or then.period == now.period or words.balance(then) == words.balance(now):
        return "As if so many genres had equal hours"
    way = "Up" if (now.value or 0) > (then.value or 0) else "Down"
    return f"{way} from {words.balance(then)} since {then.period.words}"


def _change(measured: Measured, desk: Desk) -> str:
    now = measured.cell()
    if now is None:
        return "No figures yet"
    move = moved(now, figures.first_shown(measured, now.part, like=now), desk.level)
    return numbers.capital(move) or f"Measured for {now.period.words}"


@dataclass(frozen=True)
class HoursByGenre:
    """The week's hours, genre by genre; a genre that rests on one tutor is marked inside."""

    width: Width = Width.TWO_THIRDS

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of bars."""
        hours, total = desk.measure(HOURS, split="genre"), desk.measure(HOURS).cell()
        taught = _by_hours(hours)
        if total is None or not total.shown or not taught:
            yield empty(desk, HOURS, name="hours", title="Hours of each genre", width=self.width)
            return
        alone = alone_in(desk)
        rows = _bars(desk, hours, taught, total, alone)
        first = taught[:_NAMED]
        taken = _share(desk, total, sum(cell.n for cell in first), total)
        period = plain.period_of(hours)
        chart = Chart(
            Bars(rows, Unit.PERCENT),
            alt.text("Bar chart", f"share of the week's hours by genre, {period}", alt.rows(rows)),
            _hours_table(desk, hours, taught, total, alone),
            "hours",
        )
        yield card(
            desk,
            name="hours",
            title=words.hours_taken(taken, len(first), desk.level),
            scope=f"Share of delivery hours a week by genre, all programmes, {period}",
            pieces=(chart, _resting(desk, hours, alone), *_classical(desk)),
            about=[metric(HOURS), metric(EFFECTIVE), metric(SINGLE)],
            width=self.width,
        )


def alone_in(desk: Desk) -> frozenset[str]:
    """The genres that rest on one tutor, where this level may name them."""
    cells = desk.measure(SINGLE, split="genre").latest()
    return frozenset(cell.part for cell in cells if cell.shown and cell.n)


def _by_hours(hours: Measured) -> list[Cell]:
    """The genres taught, those with more hours first; alike ones by name."""
    taught = [cell for cell in hours.latest() if cell.shown and cell.n]
    return sorted(taught, key=lambda cell: (-cell.n, hours.label(cell.part)))


def _share(desk: Desk, cell: Cell, hours: float, total: Cell) -> Cell:
    """Hours as a share of the week's. Chance has no part in a timetable, so there is no range."""
    return figures.without_range(figures.part_of(cell, hours, total.n, desk))


def _bars(
    desk: Desk, hours: Measured, taught: Sequence[Cell], total: Cell, alone: frozenset[str]
) -> tuple[Reading, ...]:
    """A bar for each genre with many hours, and one for all the others together."""
    bars = [
        _bar(desk, hours.label(cell.part), _share(desk, cell, cell.n, total), alone=cell.part in alone)
        for cell in taught[:_BARS]
    ]
    rest = taught[_BARS:]
    if rest:
        together = _share(desk, replace(rest[0], part="other"), sum(cell.n for cell in rest), total)
        bars.append(_bar(desk, words.others(len(rest)), together, alone=False))
    return tuple(bars)


def _bar(desk: Desk, label: str, share: Cell, *, alone: bool) -> Reading:
    text = numbers.percent(share.n, share.d, desk.level) if share.shown else numbers.symbol(share)
    return Reading(label, share, text, note=words.hours_note(share.n, alone=alone))


def _hours_table(
    desk: Desk, hours: Measured, taught: Sequence[Cell], total: Cell, alone: frozenset[str]
) -> Table:
    """Every genre taught, those under the last bar too; who rests on one tutor inside alone."""
    genre = dimension("genre")
    family = dimension("genre_family")
    body = []
    for cell in taught:
        share = _share(desk, cell, cell.n, total)
        row = (
            hours.label(cell.part),
            family.label(genre.parent(cell.part)),
            numbers.count(cell.n),
            numbers.percent(share.n, share.d, desk.level) if share.shown else numbers.symbol(share),
        )
        body.append((*row, "yes" if cell.part in alone else "no") if desk.inside else row)
    columns = ("Genre", "Family", "Hours a week", "Share of hours", *(("One tutor",) if desk.inside else ()))
    return figures.table(
        f"Hours a week by genre, {plain.period_of(hours)}",
        columns,
        body,
        name=f"genre-hours-{figures.file_period(hours)}",
        desk=desk,
    )


def _resting(desk: Desk, hours: Measured, alone: frozenset[str]) -> Note:
    cell = desk.measure(SINGLE).cell()
    names = sorted(hours.label(part) for part in alone)
    return Note(words.resting(names, cell.n if cell is not None and cell.shown else None))


def _classical(desk: Desk) -> tuple[Text, ...]:
    cell = desk.measure(CLASSICAL).cell()
    return (Text(words.classical(cell, desk.level)),) if cell is not None and cell.shown else ()


@dataclass(frozen=True)
class ListAndWeek:
    """The list of genres beside the balance of the week: a list can grow while the week stays as it was."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a trend."""
        offered, effective, alone = (desk.measure(key) for key in (OFFERED, EFFECTIVE, SINGLE))
        of_list, of_week = _ends(offered), _ends(effective)
        if of_list is None or of_week is None:
            yield empty(desk, EFFECTIVE, name="list", title="The list and the week", width=self.width)
            return
        title = words.list_and_week(of_list, of_week)
        drawn = (
            replace(figures.line(offered, ALL, desk), label="Genres taught"),
            replace(figures.line(effective, ALL, desk), label="As if equal genres"),
        )
        span = f"{offered.periods[0].words} to {offered.periods[-1].words}"
        chart = Chart(
            Trend(drawn, Unit.NUMBER, figures.happened(desk, offered)),
            alt.text("Trend", f"genres taught and balance of hours, {span}", title),
            _terms_table(desk, offered, effective, alone),
            "list",
        )
        rested = _ends(alone)
        yield card(
            desk,
            name="list",
            title=title,
            scope=f"Genres taught, and genres in balance, each term, {span}",
            pieces=(
                chart,
                Text(words.by_how_much(of_list, of_week)),
                *((Text(words.rested(*rested)),) if rested else ()),
                Text(words.equal_shares(of_week[1])),
            ),
            about=[metric(OFFERED), metric(EFFECTIVE)],
            width=self.width,
            folded=True,
        )


def _ends(measured: Measured) -> tuple[Cell, Cell] | None:
    """The first and the last school year's end; where years have not ended, the first and last like term."""
    shown = [cell for cell in measured.line() if cell.shown]
    summers = [cell for cell in shown if cell.period.first_day.month == _SUMMER]
    if len(summers) > 1:
        return summers[0], summers[-1]
    then = figures.first_shown(measured, shown[-1].part, like=shown[-1]) if shown else None
    return (then, shown[-1]) if then is not None else None


def _terms_table(desk: Desk, offered: Measured, effective: Measured, alone: Measured) -> Table:
    body = [
        (
            cell.period.label,
            *(_in_term(measured, cell, desk) for measured in (offered, effective, alone)),
        )
        for cell in offered.line()
    ]
    columns = ("Term", "Genres taught", "Balance of hours", "Rest on one tutor")
    name = f"genre-list-{figures.file_period(offered)}"
    return figures.table("Genres taught and balance of hours by term", columns, body, name=name, desk=desk)


def _in_term(measured: Measured, like: Cell, desk: Desk) -> str:
    found = measured.cell(period=like.period)
    return figures.figure(found, measured, desk) if found else Symbol.NOT_COLLECTED.value
