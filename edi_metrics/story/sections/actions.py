"""The action plan: the page in a sentence, four counts, and the actions themselves, late first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.metrics import metric
from edi_metrics.periods import Period
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.state import Lifecycle
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    ActionRow,
    Actions,
    Block,
    Card,
    Chip,
    Form,
    Headline,
    Piece,
    StatusBar,
    Text,
    Tile,
    Tiles,
    Width,
)
from edi_metrics.story.sections.cards import card
from edi_metrics.story.story import Chosen, Filter, Option
from edi_metrics.story.words import actions as words
from edi_metrics.story.words import numbers
from edi_metrics.vocabulary import ALL, Reason, Standing, Strand

OVERDUE = "plan.overdue"
UNOWNED = "plan.no_owner"
STALE = "plan.stale"
PUT_OFF = "plan.moved_twice"

PLAN = "its events since"
"""Where the page's own counts come from, after the meetings that a measure of the plan names."""


def _strands(desk: Desk) -> tuple[Option, ...]:
    if not _there(desk):
        return ()
    used = {one.strand for one in desk.plan().actions}
    return Option(ALL, "All strands"), *(Option(one, one.words) for one in Strand if one in used)


def _shows(desk: Desk) -> tuple[Option, ...]:
    return _SHOWS if _there(desk) else ()


_SHOWS = (
    Option("open", "All open"),
    Option("discuss", "To discuss"),
    Option("term", "Due this term"),
    Option("done", "Done"),
    Option("out", "Paused or dropped"),
    Option("proposed", "Proposed"),
)


def _views(desk: Desk) -> tuple[Option, ...]:
    return _VIEWS if _there(desk) else ()


_VIEWS = (
    Option("list", "List"),
    Option("owner", "By owner"),
    Option("strand", "By strand"),
    Option("due", "By due date"),
)

STRAND = Filter("strand", "Strand", _strands)
SHOW = Filter("show", "Show", _shows, default="open")
VIEW = Filter("view", "View", _views, default="list")


def _there(desk: Desk) -> bool:
    """Whether the viewer may read the plan and there is one."""
    return desk.inside and bool(desk.plan().actions)


@dataclass(frozen=True)
class WhatIsLate:
    """The page in a sentence: how much of what is open is overdue, and what belongs to nobody."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline; to partners, whom the page is for and nothing else."""
        if not desk.inside:
            yield Headline("Action plan", words.NOT_FOR_PARTNERS, words.WHERE_TO_GO)
            return
        plan, today = desk.plan(), desk.about.day
        yield Headline(
            eyebrow=f"Action plan · as at {numbers.day(today)}",
            sentence=words.headline(plan),
            lead=words.lead(plan, today),
        )


@dataclass(frozen=True)
class FirstCounts:
    """What is late, unowned, silent and put off: now, and at each meeting."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """Four tiles, or none without a plan."""
        if not _there(desk):
            return
        plan = desk.plan()
        still_open = [one for one in plan.actions if one.is_open]
        number = len(still_open)
        yield Tiles(
            (
                _tile(desk, OVERDUE, words.overdue(still_open), number),
                _tile(desk, UNOWNED, words.flagged(still_open, Flag.NO_OWNER), number),
                _tile(desk, STALE, words.flagged(still_open, Flag.STALE), number, words.silent_title(plan)),
                _tile(desk, PUT_OFF, words.flagged(still_open, Flag.MOVED_TWICE), number),
            )
        )


def _tile(desk: Desk, key: str, found: Sequence[ListedAction], still_open: int, title: str = "") -> Tile:
    """How many there are now, beside the line of what each meeting found."""
    measured = desk.measure(key)
    return Tile(
        strand=measured.metric.question,
        title=title or measured.metric.title,
        figure=numbers.count(len(found)),
        unit=f"of {numbers.count(still_open)} open",
        chip=None,
        spark=tuple(cell.value for cell in measured.since_break()),
        goal=None,
        goal_text="",
        people=words.at_the_meeting(measured.cell()),
        words="",
        href="" if not found else "action_plan?show=discuss",
    )


@dataclass(frozen=True)
class ActionList:
    """Where the actions stand, and the actions themselves, as a strand, a choice and a view have them."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card: a status bar of the strand, what can be done, and the rows."""
        if not desk.inside:
            return
        if not _there(desk):
            yield _nothing_yet(desk, self.width)
            return
        strand, show, view = chosen.get("strand"), chosen.get("show", "open"), chosen.get("view", "list")
        of_strand = [one for one in desk.plan().actions if strand in (ALL, one.strand)]
        rows = words.in_view(_shown(desk, of_strand, show), view)
        yield card(
            desk,
            name="actions",
            title=words.list_title(rows, show, _term(desk).words),
            scope=f"{chosen.label('strand') or 'All strands'}, {words.IN_ORDER[view]}. The bar counts every"
            " action of the plan that is not paused or dropped",
            pieces=(
                StatusBar(_tally(of_strand), noun="actions"),
                *_waiting(desk, show),
                Form("plan_tools"),
                *_listed(desk, rows, f"{show}-{strand.lower()}-{view}", view),
                Form("plan_drawer"),
            ),
            about=[metric(key) for key in (OVERDUE, UNOWNED, STALE, PUT_OFF)],
            sources=[PLAN],
            width=self.width,
        )


def _waiting(desk: Desk, show: str) -> Iterator[Text]:
    """How many proposals the group has not looked at, and the way to them; nothing where there are none."""
    proposed = words.proposed(desk.plan().actions)
    if proposed and show != "proposed":
        yield Text(words.waiting(len(proposed)), href="action_plan?show=proposed")


def _nothing_yet(desk: Desk, width: Width) -> Card:
    """The card of a plan without actions: how the first one comes in."""
    return card(
        desk,
        name="actions",
        title=words.NO_PLAN,
        scope=words.WHO_BEGINS,
        pieces=(Form("plan_tools"), Form("plan_drawer")),
        about=(),
        sources=[PLAN],
        width=width,
    )


def _shown(desk: Desk, actions: Sequence[ListedAction], show: str) -> list[ListedAction]:
    if show == "discuss":
        return words.to_discuss(actions)
    if show == "term":
        return [one for one in actions if one.is_open and _in_term(desk, one)]
    if show == "done":
        return [one for one in actions if one.is_done]
    if show == "out":
        return [one for one in actions if one.standing is None]
    if show == "proposed":
        return words.proposed(actions)
    return [one for one in actions if one.is_open]


def _term(desk: Desk) -> Period:
    return Period.term_of(desk.about.day)


def _in_term(desk: Desk, action: ListedAction) -> bool:
    return action.due is not None and Period.term_of(action.due) == _term(desk)


def _tally(actions: Sequence[ListedAction]) -> tuple[tuple[Standing, int], ...]:
    return tuple((one, sum(found.standing is one for found in actions)) for one in Standing)


def _listed(desk: Desk, rows: Sequence[ListedAction], name: str, view: str) -> Iterator[Piece]:
    if not rows:
        yield Text(words.NONE_HERE)
        return
    table = figures.table(
        f"Actions as at {numbers.day(desk.about.day)}",
        ("Action", "Strand", "Owner", "First due", "Due", "Status", "Last news"),
        [_table_row(one) for one in rows],
        name=f"plan-actions-{name}",
        desk=desk,
    )
    yield Actions(tuple(_row(desk, one, view) for one in rows), table)


def _row(desk: Desk, action: ListedAction, view: str) -> ActionRow:
    return ActionRow(
        title=action.title,
        words=words.last_word(action),
        note=words.note(action),
        owner=words.owner(action),
        due=words.due(action),
        when=words.when(action, desk.about.day),
        chip=chip_of(action),
        state=words.STATES[action.lifecycle],
        action_id=action.action_id,
        under=words.under(action, view),
    )


def chip_of(action: ListedAction) -> Chip | None:
    """An action's standing; none for what is paused or dropped."""
    if action.standing is None:
        return None
    waiting = action.standing is Standing.CANNOT_SAY
    return Chip(action.standing, Reason.TOO_EARLY if waiting else Reason.NONE)


def _table_row(action: ListedAction) -> tuple[str, ...]:
    kept = action.standing is None or action.lifecycle is Lifecycle.BLOCKED
    state = words.STATES[action.lifecycle]
    status = f"{action.standing.words}: {numbers.lower(state)}" if action.standing and kept else state
    return (
        action.title,
        action.strand.words,
        words.owner(action),
        numbers.day(action.first_due) if action.first_due else "x",
        words.due(action),
        status if kept or action.standing is None else action.standing.words,
        numbers.day(action.last_news) if action.last_news else "x",
    )
