"""One school year of the plan: which figures moved, where targets stood at its end, and what was done.

Figures are those complete by the year's last day, and targets stand as they were judged by them. Inside, the
plan is folded from its events; at the published level it is read from the actions that were published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from edi_metrics.measured import Measured
from edi_metrics.periods import Period
from edi_metrics.plan.at_meetings import Asked
from edi_metrics.plan.folding import fold
from edi_metrics.plan.lines import last_day
from edi_metrics.plan.listed import ListedAction
from edi_metrics.plan.since import PlanChanges, Turn, changes
from edi_metrics.plan.smart import About
from edi_metrics.plan.state import Lifecycle
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.moving import Move, moves
from edi_metrics.targets import Target, judge, targets_of
from edi_metrics.vocabulary import Grain, Strand


def last_whole_year(day: date) -> Period:
    """The school year that ended last before `day`: years begin on 1 September."""
    return Period(date(day.year - (1 if day.month >= 9 else 2), 9, 1), Grain.YEAR)


@dataclass(frozen=True)
class Late:
    """An action whose date had passed at the year's end, and the date it had then."""

    action: ListedAction
    due: date


@dataclass(frozen=True)
class TheYear:
    """What a school year came to. Actions are as they are known on the desk's day."""

    period: Period
    judged: tuple[Judged, ...]
    """The targets that stood at its end, as they read then."""
    moves: tuple[Move, ...]
    """The figures that those targets are about, where a newer period became complete in the year."""
    done: tuple[ListedAction, ...]
    dropped: tuple[ListedAction, ...]
    late: tuple[Late, ...]
    changes: PlanChanges
    """What changed in the plan: inside alone, and empty at the published level."""

    @property
    def start(self) -> date:
        """The last day before it: what was complete by then is no news."""
        return self.period.first_day - timedelta(days=1)

    @property
    def end(self) -> date:
        """Its last day."""
        return last_day(self.period)

    @property
    def closed(self) -> tuple[ListedAction, ...]:
        """The actions done or dropped in it."""
        return (*self.done, *self.dropped)

    def of(self, strand: Strand) -> "TheYear":
        """The same year of one strand. What changed of the plan as a whole stays as it is."""
        return replace(
            self,
            judged=tuple(one for one in self.judged if one.target.strand is strand),
            moves=tuple(one for one in self.moves if one.measured.metric.strand is strand),
            done=tuple(one for one in self.done if one.strand is strand),
            dropped=tuple(one for one in self.dropped if one.strand is strand),
            late=tuple(one for one in self.late if one.action.strand is strand),
        )


def the_year(desk: Desk, period: Period) -> TheYear:
    """What the school year came to, by the figures and the plan that the desk may read."""
    return desk.once(f"year {period.label}", lambda: _worked_out(desk, period))


def _worked_out(desk: Desk, period: Period) -> TheYear:
    start, end = period.first_day - timedelta(days=1), last_day(period)
    judged = tuple(_judged(desk, end))
    found = changes(desk.history(), start, end)
    actions = {one.action_id: one for one in desk.plan().actions}
    done = [one for one in actions.values() if one.completed_on and start < one.completed_on <= end]
    late = ((actions[name], due) for name, due in _late(desk, end).items() if name in actions)
    return TheYear(
        period,
        judged,
        moves(desk, map(_asked, (one.target for one in judged)), start, end),
        done=tuple(sorted(done, key=lambda one: (str(one.completed_on), one.action_id))),
        dropped=tuple(_dropped(desk, found, start, end)),
        late=tuple(sorted((Late(*one) for one in late), key=lambda one: (one.due, one.action.action_id))),
        changes=found,
    )


def _judged(desk: Desk, end: date) -> Iterator[Judged]:
    """Each target that stood at the end, by the figures complete by then."""
    for target in _targets(desk, end):
        measured = desk.perhaps(
            target.metric, split=target.split, choice=target.choice, grain=target.baseline_period.grain
        )
        if measured is not None:
            known = _known(measured, end)
            yield Judged(target, known, judge(target, known, end, desk.level))


def _targets(desk: Desk, end: date) -> tuple[Target, ...]:
    """Inside as they read on the day; published, those that stand now and were set by then."""
    if desk.inside and desk.history():
        return targets_of(fold(desk.history(), end))
    return tuple(one.target for one in desk.judged() if one.target.set_on <= end)


def _known(measured: Measured, end: date) -> Measured:
    return replace(measured, cells=tuple(cell for cell in measured.cells if last_day(cell.period) <= end))


def _asked(target: Target) -> Asked:
    about = About(target.metric, target.split, target.part, target.narrowing, target.within)
    return Asked(about, target.baseline_period.grain)


def _dropped(desk: Desk, found: PlanChanges, start: date, end: date) -> Iterator[ListedAction]:
    """The actions dropped in the year: by what was recorded, or by the last news of those published."""
    recorded = {one.action.action_id for one in found.of(Turn.DROPPED)}
    for one in desk.plan().actions:
        published = one.lifecycle is Lifecycle.DROPPED and one.last_news and start < one.last_news <= end
        if one.action_id in recorded if desk.history() else published:
            yield one


def _late(desk: Desk, end: date) -> Mapping[str, date]:
    """The actions whose date had passed at the end, by id, with the date they had."""
    if desk.history():
        plan = fold(desk.history(), end)
        return {name: one.due for name, one in plan.actions.items() if one.due and one.is_overdue(end)}
    found = {one.action_id: _due_on(one, end) for one in desk.plan().actions if _was_open(one, end)}
    return {name: due for name, due in found.items() if due is not None and due < end}


def _was_open(action: ListedAction, end: date) -> bool:
    """Whether it was to be done still, as far as what is published of it can tell."""
    if action.is_done:
        return action.completed_on is not None and action.completed_on > end
    return action.is_open


def _due_on(action: ListedAction, end: date) -> date | None:
    """The date it had on that day: what the first move since has moved it from."""
    later = next((move for move in action.moves if move.on > end), None)
    return date.fromisoformat(later.was) if later else action.due
