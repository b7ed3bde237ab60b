"""How sections ask: each question once, however many sections and pages need the answer."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, cast

from edi_metrics.benchmarks import Benchmark
from edi_metrics.errors import NotDeclared, UnknownName
from edi_metrics.events import Event
from edi_metrics.levels import Policy
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, metric
from edi_metrics.plan.facts import Event as Recorded
from edi_metrics.plan.listed import ListedPlan
from edi_metrics.plan.state import Plan
from edi_metrics.reader import About
from edi_metrics.targets import Judgement, Target, judge
from edi_metrics.vocabulary import WHOLE, Grain, Level

Answer = TypeVar("Answer")


class Door(Protocol):
    """What a story asks of: the reader's questions."""

    level: Level
    policy: Policy

    @property
    def about(self) -> About: ...

    @property
    def mark(self) -> tuple[Hashable, ...]: ...

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured: ...

    def benchmarks(
        self, series: str, *, area_code: str | None = None, category: str | None = None
    ) -> tuple[Benchmark, ...]: ...

    def events(self) -> tuple[Event, ...]: ...

    def targets(self) -> tuple[Target, ...]: ...

    def plan(self) -> ListedPlan: ...

    def folded(self) -> Plan: ...

    def history(self) -> tuple[Recorded, ...]: ...


@dataclass(frozen=True)
class Judged:
    """A target with the figures it was judged by."""

    target: Target
    measured: Measured
    judgement: Judgement


class Desk:
    """One version's answers: the same question is never asked twice, whichever page asks."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._answers: dict[Hashable, object] = {}
        self.level = door.level
        self.policy = door.policy

    @property
    def inside(self) -> bool:
        """Whether the viewer is inside the service, and may see ranges and forecasts."""
        return self.level is Level.INSIDE

    @property
    def about(self) -> About:
        """Whose figures these are and as on which day."""
        return self._once("about", lambda: self._door.about)

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured:
        """Every period of one table. Raises `UnknownName` or `NotDeclared`."""
        question = (key, split, choice, grain or metric(key).cadence[0])
        return self._once(question, lambda: self._measure(key, split=split, choice=choice, grain=grain))

    def _measure(self, key: str, *, split: str, choice: Choice, grain: Grain | None) -> Measured:
        found = self._door.measure(key, split=split, choice=choice, grain=grain)
        breaks = tuple(event.happened_on for event in self.events(key) if event.breaks_series)
        return replace(found, breaks=breaks) if breaks else found

    def perhaps(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured | None:
        """The table, or None when this service counts no such table."""
        try:
            return self.measure(key, split=split, choice=choice, grain=grain)
        except (UnknownName, NotDeclared):
            return None

    def benchmark(
        self, series: str, *, area_code: str, category: str, population: str | None = None
    ) -> Benchmark | None:
        """The latest published figure of one series for one area, or None."""
        found = self._once(
            ("benchmark", series, area_code, category),
            lambda: self._door.benchmarks(series, area_code=area_code, category=category),
        )
        fitting = [figure for figure in found if population in (None, figure.population)]
        return fitting[-1] if fitting else None

    def everyone(self, measured: Measured, cell: Cell | None) -> Cell | None:
        """The shown count of everyone a share of known answers is about, known or not; else None."""
        question, one = measured.question, measured.metric
        if not one.everyone or cell is None or not cell.shown or cell.denominator is None:
            return None
        base = metric(one.everyone)
        declared = question.split in (WHOLE, *base.splits)
        if not declared or question.choice.narrowing not in (WHOLE, *base.narrowings):
            return None
        found = self.perhaps(base.key, split=question.split, choice=question.choice, grain=question.grain)
        whole = found.cell(cell.part, cell.period) if found else None
        return whole if whole is not None and whole.shown else None

    def events(self, key: str) -> tuple[Event, ...]:
        """What happened that a chart of the metric `key` should show."""
        return tuple(event for event in self._once("events", self._door.events) if event.concerns(key))

    def plan(self) -> ListedPlan:
        """The action plan as on the service's day."""
        return self._once("plan", self._door.plan)

    def folded(self) -> Plan:
        """The plan with its meetings, members and rounds. Inside only: empty at the published level."""
        return self._once("folded", self._door.folded)

    def history(self) -> tuple[Recorded, ...]:
        """Everything recorded of the plan, in order. Inside only: nothing at the published level."""
        return self._once("history", self._door.history)

    def judged(self) -> tuple[Judged, ...]:
        """Every target with its standing, in order of its id."""
        return self._once("judged", self._judge)

    def _judge(self) -> tuple[Judged, ...]:
        found = []
        for target in self._door.targets():
            measured = self.perhaps(
                target.metric, split=target.split, choice=target.choice, grain=target.baseline_period.grain
            )
            if measured is not None:
                found.append(Judged(target, measured, judge(target, measured, self.about.day, self.level)))
        return tuple(found)

    def once(self, name: str, work_out: Callable[[], Answer]) -> Answer:
        """What is worked out from these figures under a name of its own, and then kept with them."""
        return self._once(("worked out", name), work_out)

    def _once(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        if question not in self._answers:
            self._answers[question] = ask()
        return cast(Answer, self._answers[question])


def narrowed(key: str, narrowing: str, within: str | None) -> Choice:
    """The chosen part, if the metric `key` declares the narrowing; else everyone."""
    if within and narrowing in metric(key).narrowings:
        return Choice(narrowing, within)
    return EVERYONE
