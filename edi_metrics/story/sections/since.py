"""What changed between two meetings or days: actions, targets, figures, and how we count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from edi_metrics.events import Event
from edi_metrics.metrics import metrics
from edi_metrics.plan.at_meetings import Asked, wanted
from edi_metrics.plan.folding import fold
from edi_metrics.plan.since import PlanChanges, TargetChange, changes, meetings
from edi_metrics.plan.smart import About
from edi_metrics.plan.state import Meeting
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Headline, Note, Piece, Points, Table, Text, Width
from edi_metrics.story.moving import Move, moves
from edi_metrics.story.sections.cards import card
from edi_metrics.story.story import Chosen, Filter, Option
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import since as words
from edi_metrics.story.words.numbers import day as day_words
from edi_metrics.story.words.numbers import lower

TODAY = "today"

SENTENCES = 12
"""How many changes a card tells in sentences: the table has them all."""

MOVES = 6
"""How many figures that moved are told in sentences."""

_PLAN = "the plan's events, as they were recorded"

BRIEF = 6
"""How many sentences the overview has for all of it."""


def _closed(desk: Desk) -> tuple[Meeting, ...]:
    """The meetings closed before the day, newest first: nothing has changed since one closed on it."""
    day = desk.about.day
    return tuple(one for one in reversed(meetings(desk.history(), day)) if one.held_on < day)


def _school_years(desk: Desk) -> tuple[date, ...]:
    """The first days of the school years that the plan has lived through, newest first."""
    history, day = desk.history(), desk.about.day
    began = min((event.happened_on for event in history), default=day)
    years = (date(year, 9, 1) for year in range(day.year, began.year - 1, -1))
    return tuple(first for first in years if began < first < day)


def _starts(desk: Desk) -> tuple[Option, ...]:
    years = (Option(str(first), words.year_option(first)) for first in _school_years(desk))
    return (*_meetings(desk), *years)


def _ends(desk: Desk) -> tuple[Option, ...]:
    now = Option(TODAY, words.today_option(desk.about.day))
    return (now, *_meetings(desk)) if _starts(desk) else ()


def _meetings(desk: Desk) -> tuple[Option, ...]:
    return tuple(Option(one.number, words.meeting_option(one)) for one in _closed(desk))


FROM = Filter("from", "From", _starts)
"""The last meeting until another is chosen."""
TO = Filter("to", "To", _ends, default=TODAY)


@dataclass(frozen=True)
class WhatChanged:
    """Everything that changed between the two days a viewer chose."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """A headline and a card for each kind of change; to partners, whom the page is for."""
        if not desk.inside:
            yield Headline(words.TITLE, said.NOT_FOR_PARTNERS, said.WHERE_TO_GO)
            return
        between = _between(desk, chosen)
        if between is None:
            yield Headline(words.TITLE, words.NO_PLAN, words.WHO_BEGINS)
            return
        start, end = between
        if start == end:
            yield Headline(f"{words.TITLE} · {day_words(start)}", words.ONE_DAY, words.TWO_DAYS)
            return
        found, moved = _found(desk, start, end), _moved(desk, start, end)
        eyebrow = f"{words.TITLE} · {day_words(start)} to {day_words(end)}"
        yield Headline(eyebrow, words.headline(found), words.lead(found, moved))
        yield _actions(desk, found)
        yield _targets(desk, found)
        yield _counting(desk, start, end)
        yield _figures(desk, found, moved)
        yield from _answers(desk, found)


def _between(desk: Desk, chosen: Chosen) -> tuple[date, date] | None:
    """The two days, the earlier first; None where nothing has been recorded to begin from."""
    starts = _starts(desk)
    if not starts:
        return None
    held: Mapping[str, date] = {one.number: one.held_on for one in _closed(desk)}

    def day_of(code: str) -> date:
        if code == TODAY:
            return desk.about.day
        return held[code] if code in held else date.fromisoformat(code)

    start, end = sorted((day_of(chosen.get("from", starts[0].code)), day_of(chosen.get("to", TODAY))))
    return start, end


def _found(desk: Desk, start: date, end: date) -> PlanChanges:
    return changes(desk.history(), start, end)


def _moved(desk: Desk, start: date, end: date) -> tuple[Move, ...]:
    return moves(desk, wanted(fold(desk.history(), end)), start, end)


def _scope(found: PlanChanges) -> str:
    return f"From {day_words(found.start)} to {day_words(found.end)}"


def _actions(desk: Desk, found: PlanChanges) -> Card:
    return card(
        desk,
        name="changed-actions",
        title=words.actions_title(found),
        scope=f"{_scope(found)}. Late is after the date that was first agreed",
        pieces=_told(
            [words.action_told(one) for one in words.foremost(found.actions, SENTENCES)],
            figures.table(
                f"What changed of actions {words.between(found.start, found.end)}",
                words.ACTION_COLUMNS,
                [words.action_row(one) for one in found.actions],
                name="since-actions",
                desk=desk,
            ),
        ),
        about=[],
        sources=[_PLAN],
        width=Width.FULL,
    )


def _told(sentences: Sequence[str], table: Table) -> Iterator[Piece]:
    """The first sentences, how many more there are, and the table of all; nothing for nothing."""
    if not sentences:
        return
    yield Points(tuple(sentences[:SENTENCES]))
    if len(sentences) > SENTENCES:
        yield Note(words.more(len(sentences) - SENTENCES))
    yield replace(table, folded=True)


def _targets(desk: Desk, found: PlanChanges) -> Card:
    before = [words.target_told(one) for one in found.rebaselined_before]
    return card(
        desk,
        name="changed-targets",
        title=words.targets_title(found),
        scope=f"{_scope(found)}. To lower a goal, move a date or change a baseline is to re-baseline",
        pieces=(
            *_told(
                [words.target_told(one) for one in sorted(found.targets, key=_again_first)],
                figures.table(
                    f"What changed of targets {words.between(found.start, found.end)}",
                    words.TARGET_COLUMNS,
                    [words.target_row(one) for one in found.targets],
                    name="since-targets",
                    desk=desk,
                ),
            ),
            *((Text(words.FOR_EVER), Points(tuple(before))) if before else ()),
        ),
        about=[],
        sources=["targets agreed by the working group"],
        width=Width.TWO_THIRDS,
    )


def _again_first(one: TargetChange) -> bool:
    """Re-baselining comes before all else: however much changed, it is said in a sentence."""
    return not one.rebaselines


def _counting(desk: Desk, start: date, end: date) -> Card:
    breaks = _breaks(desk, start, end)
    return card(
        desk,
        name="changed-counting",
        title=words.counting_title(breaks, start, end),
        scope="Breaks in a series, where what was measured changed",
        pieces=(
            *((Points(tuple(words.break_told(one) for one in breaks)),) if breaks else ()),
            Note(words.COMPARISONS),
        ),
        about=[],
        sources=["what happened, as the service records it"],
        width=Width.THIRD,
    )


def _breaks(desk: Desk, start: date, end: date) -> tuple[Event, ...]:
    """Every break in a series between the two days, whichever measure it touches."""
    known = {one.event_id: one for key in metrics() for one in desk.events(key) if one.breaks_series}
    return tuple(one for one in known.values() if start < one.happened_on <= end)


def _figures(desk: Desk, found: PlanChanges, moved: Sequence[Move]) -> Card:
    return card(
        desk,
        name="changed-figures",
        title=words.moves_title(moved),
        scope="What targets and actions are about, where a newer period is complete",
        pieces=_figures_told(desk, found, moved),
        about=[],
        sources=["the figures of each measure, as this level shows them"],
        width=Width.FULL,
    )


def _figures_told(desk: Desk, found: PlanChanges, moved: Sequence[Move]) -> Iterator[Piece]:
    if not moved:
        return
    told = tuple(words.move_told(move, desk.level) for move in words.to_tell(moved, MOVES))
    if told:
        yield Points(told)
    yield Note(words.HOW_SURE)
    yield replace(
        figures.table(
            f"Newer figures {words.between(found.start, found.end)}",
            words.MOVE_COLUMNS,
            [words.move_row(move, desk.level) for move in moved],
            name="since-figures",
            desk=desk,
        ),
        folded=True,
    )


def _answers(desk: Desk, found: PlanChanges) -> Iterator[Card]:
    told = (
        *(words.answered(one) for one in found.answered),
        *(words.asked(one) for one in found.asked),
        *(words.reviewed(one) for one in found.reviewed),
    )
    if told:
        yield card(
            desk,
            name="changed-answers",
            title=words.answers_title(found),
            scope=_scope(found),
            pieces=(Points(told),),
            about=[],
            sources=["the hub forum's questions and the lens register, as recorded"],
            width=Width.FULL,
        )


@dataclass(frozen=True)
class SinceLastMeeting:
    """What changed since the last meeting, in at most six sentences. Inside only."""

    width: Width = Width.THIRD

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card; nothing until a meeting has been closed."""
        closed = _closed(desk) if desk.inside else ()
        if not closed:
            return
        found = _found(desk, closed[0].held_on, desk.about.day)
        moved = moves(desk, of_targets(desk), found.start, found.end)
        yield card(
            desk,
            name="since",
            title=words.headline(found),
            scope=f"Since {lower(words.meeting_option(closed[0]))}. Figures are those of targets",
            pieces=(Points(words.in_brief(found, moved, BRIEF)), Text(words.ONWARD, href="since")),
            about=[],
            sources=[_PLAN],
            width=self.width,
        )


def of_targets(desk: Desk) -> Iterator[Asked]:
    """The figures that targets are about: whoever judged them has asked for them already."""
    for target in (one.target for one in desk.judged()):
        about = About(target.metric, target.split, target.part, target.narrowing, target.within)
        yield Asked(about, target.baseline_period.grain)
