"""The figures and the plan as on one day: today with what was recorded a moment ago, or a meeting long past.

Figures are those of one version, as far as they were complete by the day. The plan is folded from its
events, so that a change shows as soon as it is saved. Only the inside level has it: what leaves the service
is read from a published file, in which the plan is as it was when that was built.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Protocol

from edi_metrics.benchmarks import Benchmark
from edi_metrics.errors import NotDeclared, UnknownName
from edi_metrics.events import Event as Happening
from edi_metrics.measured import Measured
from edi_metrics.metrics import EVERYONE, Choice
from edi_metrics.plan.at_meetings import Asked, Lines, wanted
from edi_metrics.plan.facts import Event
from edi_metrics.plan.folding import fold
from edi_metrics.plan.lens import together
from edi_metrics.plan.lines import figure, last_day, line, longest
from edi_metrics.plan.listed import ListedPlan, listed
from edi_metrics.plan.outcome import Figure
from edi_metrics.plan.state import Plan
from edi_metrics.reader import About, Reader
from edi_metrics.targets import Target, targets_of
from edi_metrics.vocabulary import WHOLE, Grain, Level


class AsAt:
    """What a story asks of, as on `day`: the reader's questions, with the plan as its events tell it."""

    def __init__(self, reader: Reader, events: Sequence[Event], day: date) -> None:
        assert reader.level is Level.INSIDE, "the plan with its notes is for the inside alone"
        self._reader = reader
        self._events = tuple(event for event in events if event.happened_on <= day)
        self._day = day
        self.level: Level = reader.level
        self.policy = reader.policy

    @property
    def mark(self) -> tuple[Hashable, ...]:
        """What the answers depend on: two doors with one mark answer alike."""
        latest = self._events[-1].event_id if self._events else ""
        return (*self._reader.mark, self._day, len(self._events), latest)

    @cached_property
    def about(self) -> About:
        """Whose figures these are, as on this day."""
        found = self._reader.about
        return replace(found, day=self._day, data_to=min(found.data_to, self._day))

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured:
        """Every period of one table that the day may know of. Raises as the reader does."""
        found = self._reader.measure(key, split=split, choice=choice, grain=grain)
        if self._day >= self._reader.about.day:
            return found
        known = tuple(cell for cell in found.cells if last_day(cell.period) <= self._day)
        return replace(found, cells=known)

    def benchmarks(
        self, series: str, *, area_code: str | None = None, category: str | None = None
    ) -> tuple[Benchmark, ...]:
        """Published figures, as this version carries them."""
        return self._reader.benchmarks(series, area_code=area_code, category=category)

    def events(self) -> tuple[Happening, ...]:
        """What had happened by the day."""
        return tuple(one for one in self._reader.events() if one.happened_on <= self._day)

    def targets(self) -> tuple[Target, ...]:
        """The promises that stood on the day, as they then read."""
        return self._targets

    @cached_property
    def _targets(self) -> tuple[Target, ...]:
        return targets_of(self.folded())

    def folded(self) -> Plan:
        """The plan as its events add up to by the day."""
        return self._folded

    @cached_property
    def _folded(self) -> Plan:
        return fold(self._events, self._day)

    def history(self) -> tuple[Event, ...]:
        """Everything recorded of the plan by the day, in the order it was recorded."""
        return self._events

    def plan(self) -> ListedPlan:
        """The plan as people read it, with nothing left to work out."""
        return self._plan

    @cached_property
    def _plan(self) -> ListedPlan:
        plan = self.folded()
        told = listed(plan, self._events, lines_of(wanted(plan), self))
        register = together(self._reader.plan().register, plan.processes, self._day)
        return replace(told, register=register)


class Measuring(Protocol):
    """Whatever answers for a measure's figures."""

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured: ...


def lines_of(asked: set[Asked], door: Measuring) -> Lines:
    """The shown figures of each measure that is asked for; none of a measure that nothing counts."""
    found = {one: _figures(one, door) for one in asked}
    return {one: line(one.about.metric, figures) for one, figures in found.items() if figures is not None}


def _figures(asked: Asked, door: Measuring) -> list[Figure] | None:
    about = asked.about
    try:
        choice = EVERYONE if about.narrowing == WHOLE else Choice(about.narrowing, about.within)
        measured = door.measure(
            about.metric, split=about.split, choice=choice, grain=asked.grain or longest(about.metric)
        )
    except (UnknownName, NotDeclared):
        return None
    return [
        figure(about.metric, cell.period, cell.numerator, cell.denominator)
        for cell in measured.line(about.part)
        if cell.shown and cell.numerator is not None
    ]
