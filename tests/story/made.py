"""A door with made-up answers to every question, in three moods: shown, hidden, nothing collected."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum

from edi_metrics.benchmarks import Benchmark
from edi_metrics.codes import rows
from edi_metrics.events import Event
from edi_metrics.levels import FLOORS, Policy, halves_up
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, Question, metric
from edi_metrics.periods import Period
from edi_metrics.plan.facts import Event as Recorded
from edi_metrics.plan.listed import ListedPlan
from edi_metrics.plan.state import Plan
from edi_metrics.reader import About
from edi_metrics.statistics import wilson
from edi_metrics.targets import Change, Target
from edi_metrics.vocabulary import ALL, WHOLE, Comparator, Grain, Level, Strand, Symbol, Unit
from tests.story.made_plan import HIDDEN, SHOWN

PERIODS = {
    Grain.DAY: ("2024-11-01", "2025-11-01", "2026-11-01"),
    Grain.TERM: ("2024/25 autumn", "2025/26 autumn", "2026/27 autumn"),
    Grain.YEAR: ("2023/24", "2024/25", "2025/26"),
}


class Mood(Enum):
    """What the figures are like."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    NOTHING = "nothing"


@dataclass
class MadeDoor:
    """Answers every declared question with made-up cells."""

    level: Level
    mood: Mood = Mood.SHOWN
    benchmarked: bool = True
    promised: bool = True

    def __post_init__(self) -> None:
        self.policy: Policy = FLOORS[self.level]
        self.asked: list[tuple[str, ...]] = []

    @property
    def about(self) -> About:
        """An invented service."""
        return About(
            service="Testing Music Service",
            area="Hertfordshire",
            area_code="E10000015",
            sample=True,
            day=date(2026, 11, 23),
            data_to=date(2026, 11, 1),
            version="made",
            made_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
        )

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured:
        """Three periods of the table, or none."""
        question = Question.of(metric(key), grain=grain, split=split, choice=choice)
        self.asked.append((key, question.grain, split, choice.narrowing, choice.within))
        periods = () if self.mood is Mood.NOTHING else PERIODS[question.grain]
        cells = tuple(
            self._cell(question, Period.parse(period), part)
            for period in periods
            for part in question.metric.parts(split)
        )
        return Measured(question, self.level, cells)

    def benchmarks(
        self, series: str, *, area_code: str | None = None, category: str | None = None
    ) -> tuple[Benchmark, ...]:
        """The published figures that ship with the project."""
        return tuple(
            found
            for found in (_SHIPPED if self.benchmarked else ())
            if found.series == series
            and area_code in (None, found.area_code)
            and category in (None, found.category)
        )

    def events(self) -> tuple[Event, ...]:
        """One event."""
        return (
            Event(
                "E1", date(2025, 1, 10), None, "campaign", "Campaign to ask again", ("workforce.disclosure",)
            ),
            Event(
                "E2",
                date(2024, 9, 2),
                None,
                "policy",
                "Skills sessions in selection",
                ("recruitment.success",),
            ),
        )

    def targets(self) -> tuple[Target, ...]:
        """Two promises, one of them made smaller in silence."""
        return (_KEPT, _CUT) if self.promised else ()

    @property
    def mark(self) -> tuple[str, ...]:
        """Made anew each time."""
        return (self.level, self.mood.value)

    def folded(self) -> Plan:
        """No plan but what is listed."""
        return Plan(self.about.day)

    def history(self) -> tuple[Recorded, ...]:
        """Nothing was recorded."""
        return ()

    def plan(self) -> ListedPlan:
        """A small plan; with its outcomes hidden; or none. Published, what may leave."""
        plan = {Mood.SHOWN: SHOWN, Mood.HIDDEN: HIDDEN, Mood.NOTHING: ListedPlan()}[self.mood]
        return plan if self.level is Level.INSIDE else plan.published()

    def _cell(self, question: Question, period: Period, part: str) -> Cell:
        within = question.choice.within
        if self.mood is Mood.HIDDEN and question.metric.counts_people:
            return Cell(period, part, within, None, None, None, None, None, Symbol.HIDDEN)
        seed = hashlib.sha256(f"{question.metric.key}{part}{within}".encode()).digest()
        base = 5 * (12 + seed[0]) * (10 if part == ALL else 1)
        count = 5 * (3 + seed[1] % 4) + 5 * (period.first_day.year - 2023)
        if question.metric.denominator is None:
            return Cell(period, part, within, count, None, float(count), None, None, Symbol.SHOWN)
        if question.metric.unit is not Unit.PERCENT:
            return Cell(period, part, within, count, base, round(count / base, 2), None, None, Symbol.SHOWN)
        low, high = wilson(count, base)
        value = halves_up(count, base, self.policy.decimals)
        return Cell(period, part, within, count, base, value, low, high, Symbol.SHOWN)


def _shipped() -> tuple[Benchmark, ...]:
    return tuple(
        Benchmark(
            **{
                key: row[key] for key in row if key not in ("comparator", "value", "numerator", "denominator")
            },
            comparator=Comparator(row["comparator"]),
            value=float(row["value"]),
            numerator=float(row["numerator"]) if row["numerator"] else None,
            denominator=float(row["denominator"]) if row["denominator"] else None,
        )
        for row in sorted(rows("benchmarks.csv"), key=lambda row: (row["period"], row["series"]))
    )


_SHIPPED = _shipped()

_KEPT = Target(
    target_id="T01",
    title="Nine in ten have told us their ethnic group by November 2027",
    strand=Strand.WORKFORCE,
    metric="workforce.disclosure",
    split="characteristic",
    part="ethnicity",
    baseline="2024-11-01",
    goal=90,
    unit=Unit.PERCENT,
    due=date(2027, 11, 1),
    owner="HR and workforce lead",
    reason="Unknown is too large to say who is missing",
    set_on=date(2024, 11, 28),
    set_at="M08",
)

_CUT = Target(
    target_id="T05",
    title="14 in 100 small-group learners have pupil premium by July 2027",
    strand=Strand.PROGRAMMING,
    metric="participation.pupil_premium",
    split="programme",
    part="small_group",
    baseline="2024/25 autumn",
    goal=12,
    unit=Unit.PERCENT,
    due=date(2027, 7, 31),
    owner="Programmes manager",
    reason="Share on school rolls is well above ours",
    set_on=date(2024, 11, 28),
    set_at="M08",
    changes=(Change(date(2026, 9, 4), "goal", "14", "12", "", ""),),
)
