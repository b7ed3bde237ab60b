"""What the action plan comes to: outcomes, whom it leaves out, dates that moved, and paper tigers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from edi_metrics.codes import code_list
from edi_metrics.metrics import metric
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.listed import ListedAction, ListedPlan
from edi_metrics.story import figures
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    NONE,
    Block,
    Chart,
    Grid,
    Piece,
    Points,
    Slip,
    Table,
    Text,
    Timeline,
    Width,
)
from edi_metrics.story.sections.actions import PLAN, PUT_OFF
from edi_metrics.story.sections.cards import card
from edi_metrics.story.story import Chosen
from edi_metrics.story.words import actions as said
from edi_metrics.story.words import numbers
from edi_metrics.story.words import plan_results as words
from edi_metrics.story.words.comparing import Verdict, moved_for_sure
from edi_metrics.story.words.groups import GROUPS, Group
from edi_metrics.story.words.participation import moved
from edi_metrics.vocabulary import ALL, Better, Strand

NO_MOVEMENT = "plan.done_no_movement"
COVERAGE = "plan.coverage"
MEASURED = "plan.with_metric"


def _plan(desk: Desk) -> ListedPlan:
    """The plan where the viewer may read it; else none."""
    return desk.plan() if desk.inside else ListedPlan()


@dataclass(frozen=True)
class DeliveryByOutcome:
    """Whether what was done on time, or late, saw its measure move."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card with a small matrix; nothing until an action is done."""
        done = [one for one in _plan(desk).actions if one.is_done]
        if not done:
            return
        told = words.outcomes_told(done)
        yield card(
            desk,
            name="outcomes",
            title=words.outcome_title(done),
            scope="Actions done, by whether they kept their first date and what their measure did since",
            pieces=(self._matrix(desk, done), *([Points(told)] if told else [])),
            about=[metric(NO_MOVEMENT)],
            sources=[PLAN],
            width=self.width,
            folded=True,
        )

    def _matrix(self, desk: Desk, done: Sequence[ListedAction]) -> Table:
        rows = [
            (
                label,
                *(
                    str(sum(one.delivery is how and one.outcome is outcome for one in done))
                    for outcome in words.OUTCOMES
                ),
            )
            for how, label in words.DONE.items()
        ]
        return figures.table(
            "Actions done, by what their measure did",
            ("Delivery", *words.OUTCOMES.values()),
            rows,
            name="plan-outcomes",
            desk=desk,
        )


@dataclass(frozen=True)
class Coverage:
    """Whom the plan is for, strand by strand: a gap is a pair that nothing is aimed at."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One coverage grid of groups by strands."""
        plan = _plan(desk)
        if not plan.actions:
            return
        named = _named(plan)
        gaps = [(group, strand) for group in named for strand in Strand if not _covers(plan, group, strand)]
        coverage = words.chosen_cells(desk.measure(COVERAGE).cell(), desk.level)
        yield card(
            desk,
            name="coverage",
            title=words.cover_title(len(gaps), len(named) * len(Strand)),
            scope="Live targets and open actions that name a group, by strand",
            pieces=(*self._grid(desk, plan, named), *([Text(coverage)] if coverage else [])),
            about=[metric(COVERAGE)],
            sources=[PLAN],
            width=self.width,
            folded=True,
        )

    def _grid(self, desk: Desk, plan: ListedPlan, named: Sequence[str]) -> Iterator[Piece]:
        if named:
            yield Grid(
                figures.table(
                    "Targets and open actions by group and strand",
                    ("Group", *(strand.words for strand in Strand)),
                    [
                        (
                            _label(group),
                            *(_covers(plan, group, strand) or NONE for strand in Strand),
                        )
                        for group in named
                    ],
                    name="plan-coverage",
                    desk=desk,
                )
            )


def _named(plan: ListedPlan) -> list[str]:
    """Every characteristic that an action or a target names, done ones too, by its label."""
    lists = [one.characteristics for one in plan.actions] + [one.characteristics for one in plan.aims]
    return sorted({name for names in lists for name in names}, key=_label)


def _label(characteristic: str) -> str:
    known = code_list("characteristic").codes.get(characteristic)
    return known.label if known else characteristic


def _covers(plan: ListedPlan, group: str, strand: Strand) -> str:
    """What is aimed at a group in a strand, in words; empty for nothing."""
    acting = sum(
        one.is_open and one.strand is strand and group in one.characteristics for one in plan.actions
    )
    aiming = sum(one.strand is strand and group in one.characteristics for one in plan.aims)
    return words.covering(acting, aiming)


@dataclass(frozen=True)
class Slips:
    """Actions whose date moved: the first date agreed, each move with its reason, and how far."""

    width: Width = Width.FULL

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One timeline with its table, the farthest moved first."""
        actions = _plan(desk).actions
        if not actions:
            return
        slipped = sorted(
            (one for one in actions if one.moves), key=lambda one: (-one.days_moved, one.action_id)
        )
        yield card(
            desk,
            name="slips",
            title=words.slips_title(slipped),
            scope="Every action whose date has moved, done or open, the farthest first",
            pieces=self._timeline(desk, slipped),
            about=[metric(PUT_OFF)],
            sources=[PLAN],
            width=self.width,
            folded=True,
        )

    def _timeline(self, desk: Desk, slipped: Sequence[ListedAction]) -> tuple[Piece, ...]:
        if not slipped:
            return (Text("Each action keeps the date that was first agreed."),)
        drawing = Timeline(tuple(_slip(one) for one in slipped), desk.about.day)
        return (Chart(drawing, words.slips_alt(slipped), self._table(desk, slipped), "slips"),)

    def _table(self, desk: Desk, slipped: Sequence[ListedAction]) -> Table:
        rows = [
            (
                one.title,
                said.owner(one),
                numbers.day(one.first_due) if one.first_due else "x",
                words.moves(one.moves),
                said.due(one),
                numbers.capital(said.moved(one)),
            )
            for one in slipped
        ]
        return figures.table(
            "Dates that moved",
            ("Action", "Owner", "First due", "Each move", "Due now", "In all"),
            rows,
            name="plan-slips",
            desk=desk,
        )


def _slip(action: ListedAction) -> Slip:
    """The first date agreed, every date it moved to, and the one that stands."""
    days = [date.fromisoformat(move.now) for move in action.moves]
    if action.due and action.due != days[-1]:  # set anew since, which is no move
        days.append(action.due)
    first = action.first_due or date.fromisoformat(action.moves[0].was)
    return Slip(action.title, (first, *days), said.moved(action))


@dataclass(frozen=True)
class PaperTigers:
    """What is done or said without a figure that moved, and what moved without anybody acting on it."""

    width: Width = Width.HALF

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card of sentences, each something to talk about."""
        plan = _plan(desk)
        if not plan.actions:
            return
        told = (*_of_actions(plan), *_of_strands(plan), *_of_measures(desk, plan))
        yield card(
            desk,
            name="tigers",
            title=words.tigers_title(len(told)),
            scope="Work with no result to show yet, and results with no work behind them in the plan",
            pieces=(Points(told),) if told else (Text("Every action and every measure has its other half."),),
            about=[metric(MEASURED)],
            sources=[PLAN],
            width=self.width,
        )


def _of_actions(plan: ListedPlan) -> Iterator[str]:
    tellers = (
        (Flag.DONE_BUT_FLAT, words.done_but_flat),
        (Flag.MOVED_THE_WRONG_WAY, words.moved_the_wrong_way),
        (Flag.NO_METRIC, words.unmeasured),
        (Flag.DONE_NO_EVIDENCE, words.no_evidence),
    )
    for flag, tell in tellers:
        yield from (tell(one) for one in said.flagged(plan.actions, flag))
    for one in said.flagged(plan.actions, Flag.ACTIVITY_ONLY):
        if Flag.NO_METRIC not in one.flags:
            yield words.an_activity(one)


def _of_strands(plan: ListedPlan) -> Iterator[str]:
    """Strands whose every open action is talk: nothing measures it, or it is an activity."""
    for strand in Strand:
        still_open = [one for one in plan.actions if one.is_open and one.strand is strand]
        if still_open and all({Flag.NO_METRIC, Flag.ACTIVITY_ONLY} & set(one.flags) for one in still_open):
            yield words.all_talk(strand, len(still_open))


def _of_measures(desk: Desk, plan: ListedPlan) -> Iterator[str]:
    """Groups of learners whose share moved more than chance explains, with nobody acting on it.

    A share with no direction agreed to be better is left alone: nobody would be asked to act on it.
    """
    named = {one.metric for one in plan.actions if one.is_open} | {one.target.metric for one in desk.judged()}
    for group in GROUPS.values():
        judged = metric(group.metric).better is not Better.NEITHER
        if judged and group.metric not in named and not _covers(plan, group.answer, Strand.PROGRAMMING):
            yield from _moving(desk, group)


def _moving(desk: Desk, group: Group) -> Iterator[str]:
    share = desk.measure(group.metric)
    now = share.cell()
    then = figures.first_shown(share, ALL, like=now)
    if now is None or then is None or now.period == then.period:
        return
    if moved_for_sure(now, then, desk.level) in (Verdict.LESS, Verdict.MORE):
        yield words.moving_without_action(group.who, moved(now, then, desk.level))
