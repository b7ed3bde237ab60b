"""Promises: what was promised, by when, and how it is going by published thresholds.

A target stores no measured figure: its baseline is a period, read at the level of whoever looks.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from math import ceil, floor, sqrt
from typing import Literal, NamedTuple, TypedDict

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from edi_metrics.dimensions import dimension
from edi_metrics.errors import BadReference, EdiError
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, metric
from edi_metrics.periods import Period
from edi_metrics.plan.state import WEIGHTY, Plan, Promise
from edi_metrics.plan.withheld import KEPT_INSIDE, withheld
from edi_metrics.vocabulary import (
    ALL,
    WHOLE,
    Better,
    Comparator,
    Grain,
    Level,
    Reason,
    Standing,
    Strand,
    Symbol,
    Unit,
)

ON_TRACK_FROM = 0.95
"""A target is on track at this share of the progress expected by now. Source: Open SDG thresholds, linear."""

BEHIND_FROM = 0.60
"""Below `ON_TRACK_FROM` and from here it needs attention; under it, off track."""

FEWEST_PEOPLE = 25
"""A share of fewer people than this is not judged."""

FEWEST_PERIODS = 3
"""A direction is not named from fewer periods than this."""

FEWEST_TO_PROJECT = 5
"""A date is not projected from fewer points than this."""


class Milestone(NamedTuple):
    """A value hoped for on the way. Drawn on the path; standing is judged against the straight path."""

    day: date
    value: float

    @classmethod
    def read(cls, text: str) -> tuple["Milestone", ...]:
        """Milestones written '2025-07-31:70|2026-07-31:80'."""
        pairs = (part.split(":") for part in text.split("|") if part)
        return tuple(cls(date.fromisoformat(day), float(value)) for day, value in pairs)


class Change(NamedTuple):
    """One change to a promise, kept for ever: a lowered goal, a moved date."""

    changed_on: date
    field: str
    was: str
    now: str
    reason: str
    meeting: str

    def published(self) -> "Change":
        """The change as it may leave the service: it says whether a reason was given, and not which."""
        told = self._replace(reason=withheld(self.reason))
        if self.field not in _TYPED:
            return told
        return told._replace(was=withheld(self.was), now=withheld(self.now))


_TYPED = frozenset({"reason", "means"})
"""The terms of a target that are sentences of whoever set it. Its title is what is promised, to everybody."""


class Mark(NamedTuple):
    """A value on a day."""

    day: date
    value: float


class Target(BaseModel):
    """One SMART target: specific and measurable by its metric, achievable from its baseline,
    relevant by its reason, time-bound by its due date, and owned by one role."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    target_id: str = Field(pattern=r"^T\d+$")
    title: str = Field(min_length=1)
    short: str = Field(default="", description="What it is about, in a few words, for headlines.")
    strand: Strand
    heard: str = ""
    kind: Literal["reach", "hold"] = "reach"
    metric: str
    split: str = WHOLE
    part: str = ALL
    narrowing: str = WHOLE
    within: str = ALL
    baseline: str = Field(description="A period as `ask` prints it.")
    goal: float
    unit: Unit
    due: date
    milestones: tuple[Milestone, ...] = ()
    owner: str = Field(min_length=1, description="One role.")
    reason: str = Field(min_length=1)
    means: str = ""
    comparator: Comparator | None = None
    set_on: date
    set_at: str = ""
    changes: tuple[Change, ...] = ()

    @field_validator("split", "narrowing", mode="before")
    @classmethod
    def _whole_when_blank(cls, value: str | None) -> str:
        return value or WHOLE

    @field_validator("part", "within", mode="before")
    @classmethod
    def _all_when_blank(cls, value: str | None) -> str:
        return value or ALL

    @field_validator("comparator", mode="before")
    @classmethod
    def _none_when_blank(cls, value: str | None) -> str | None:
        return value or None

    @field_validator("short", "heard", "means", "set_at", mode="before")
    @classmethod
    def _empty_when_missing(cls, value: str | None) -> str:
        return value or ""

    @model_validator(mode="after")
    def _measured_by_what_there_is(self) -> "Target":
        try:
            measure = metric(self.metric)
            if self.split != WHOLE and self.part not in measure.parts(self.split):
                dimension(self.split).require(self.part)
            Period.parse(self.baseline)
        except EdiError as error:
            raise ValueError(str(error)) from error
        if self.unit != measure.unit:
            raise ValueError(f"{self.target_id} is in {self.unit}, but {self.metric} is in {measure.unit}.")
        return self

    @property
    def choice(self) -> Choice:
        """The part of the people it is about."""
        return EVERYONE if self.narrowing == WHOLE else Choice(self.narrowing, self.within)

    @property
    def baseline_period(self) -> Period:
        """The period that progress is measured from."""
        return Period.parse(self.baseline)

    @property
    def wants_more(self) -> bool:
        """Whether the figure should rise to its goal."""
        return metric(self.metric).better is not Better.LOWER

    def reached(self, value: float) -> bool:
        """Whether `value` is at or past the goal."""
        return value >= self.goal if self.wants_more else value <= self.goal

    def published(self) -> "Target":
        """The target as it may leave the service, without the sentences that people typed about it."""
        changes = tuple(change.published() for change in self.changes)
        return self.model_copy(update={"reason": KEPT_INSIDE, "means": "", "changes": changes})

    @property
    def silent_changes(self) -> tuple[Change, ...]:
        """The changes of what was promised, by when or from where, without a reason or outside a meeting."""
        return tuple(
            change
            for change in self.changes
            if change.field in WEIGHTY and not (change.reason and change.meeting)
        )


def targets_of(plan: Plan) -> tuple[Target, ...]:
    """The plan's live promises as targets, by id. Raises as `target_of` does."""
    return tuple(target_of(promise) for _, promise in sorted(plan.promises.items()) if promise.is_live)


def target_of(promise: Promise) -> Target:
    """A promise as a target that can be judged, with every change made to it, oldest first.

    Raises `BadReference` naming the rule it breaks.
    """
    values: dict[str, object] = dict(promise.terms)
    values |= {"target_id": promise.target_id, "title": promise.terms.get("title") or promise.title}
    values["changes"] = tuple(Change(*astuple(change)) for change in promise.changes)
    narrowing, _, within = (promise.terms.get("narrowing") or "").partition("=")
    values |= {"narrowing": narrowing, "within": within}
    try:
        values["milestones"] = Milestone.read(promise.terms.get("milestones") or "")
        return Target.model_validate(values)
    except ValueError as error:
        raise BadReference(f"Target {promise.target_id} cannot be read: {_first_problem(error)}") from error


def _first_problem(error: ValueError) -> str:
    """What is wrong, in a sentence; of several things the first."""
    if not isinstance(error, ValidationError):
        return f"its milestones are not dates with figures ({error})."
    problem = error.errors(include_url=False)[0]
    name = " ".join(str(step) for step in problem["loc"])
    words = problem["msg"].removeprefix("Value error, ").rstrip(".")
    return f"{name}: {words}." if name else f"{words}."


@dataclass(frozen=True)
class Judgement:
    """How a promise is going, with the evidence for it."""

    standing: Standing
    reason: Reason = Reason.NONE
    baseline: Cell | None = None
    latest: Cell | None = None
    expected_now: float | None = None
    """Where a straight path from baseline to goal would be at the start of the latest period."""
    pace: float | None = None
    """The move made over the move expected by now; 1 is exactly on the path."""
    low: float | None = None
    high: float | None = None
    """The 95% interval of the latest figure, when it is a share of people."""
    projected: Mark | None = None
    """The value at the due date if the trend of all points goes on. Needs five points; inside only."""
    projected_low: float | None = None
    projected_high: float | None = None
    projected_date: date | None = None
    """When that trend would reach the goal, if it is heading there within ten years."""
    people_needed: int | None = None
    """How many more (or fewer) people, on today's base, would reach the goal."""
    path: tuple[Mark, ...] = ()
    """The straight path from baseline to goal."""


def judge(target: Target, measured: Measured, day: date, level: Level) -> Judgement:
    """How `target` stands on `day`, by the figures of `level`.

    Never on track from one point or from hidden figures. Source: Open SDG progress thresholds on a
    linear path; intervals by Wilson.
    """
    evidence = _evidence(target, measured, level)
    standing, reason = _standing(target, measured, evidence, day)
    return replace(evidence, standing=standing, reason=reason)


def _evidence(target: Target, measured: Measured, level: Level) -> Judgement:
    line = _like_with_like(target, measured)
    baseline = next((cell for cell in line if cell.period == target.baseline_period), None)
    latest = line[-1] if line else None
    start, now = _exact(measured, baseline), _exact(measured, latest)
    path = _path(target, start)
    expected = _along(path, latest.period.first_day) if path and latest else None
    few = latest is not None and measured.metric.counts_people
    return Judgement(
        standing=Standing.CANNOT_SAY,
        baseline=baseline,
        latest=latest,
        expected_now=expected,
        pace=_pace(start, expected, now),
        low=latest.low if latest and few else None,
        high=latest.high if latest and few else None,
        people_needed=_people_needed(target, measured, latest),
        path=path,
        **(_projection(target, measured.since_break(target.part)) if level is Level.INSIDE else {}),
    )


def _like_with_like(target: Target, measured: Measured) -> tuple[Cell, ...]:
    """The line to judge: terms of the baseline's season alone, for autumn and summer are not alike."""
    line = measured.line(target.part)
    start = target.baseline_period
    if start.grain is not Grain.TERM:
        return line
    return tuple(cell for cell in line if cell.period.first_day.month == start.first_day.month)


def _exact(measured: Measured, cell: Cell | None) -> float | None:
    """A shown figure from its shown counts, not from the percentage they are printed as."""
    if cell is None or cell.value is None or not measured.metric.is_share:
        return cell.value if cell else None
    return 100 * cell.n / cell.d


def _path(target: Target, start: float | None) -> tuple[Mark, ...]:
    if target.kind == "hold":
        return (Mark(target.baseline_period.first_day, target.goal), Mark(target.due, target.goal))
    if start is None:
        return ()
    return (Mark(target.baseline_period.first_day, start), Mark(target.due, target.goal))


def _along(path: tuple[Mark, ...], day: date) -> float:
    start, end = path
    share = (day - start.day).days / (end.day - start.day).days
    return start.value + (end.value - start.value) * min(share, 1.0)


def _pace(start: float | None, expected: float | None, value: float | None) -> float | None:
    if start is None or expected is None or value is None:
        return None
    due = expected - start
    return (value - start) / due if due else None


def _standing(target: Target, measured: Measured, found: Judgement, day: date) -> tuple[Standing, Reason]:
    missing = _missing(found) or _broken(measured, found)
    if missing:
        return Standing.CANNOT_SAY, missing
    assert found.latest is not None
    assert found.latest.value is not None
    if _too_few(measured, found.latest):
        return Standing.CANNOT_SAY, Reason.TOO_FEW
    if target.kind == "hold":
        return _held(target, found, day)
    now = _exact(measured, found.latest)
    if now is not None and target.reached(now):
        return _unless_early(Standing.ACHIEVED, target=target, measured=measured)
    if day > target.due:
        return Standing.OFF_TRACK, Reason.DATE_PASSED
    if found.pace is None:
        return Standing.CANNOT_SAY, Reason.TOO_EARLY
    return _unless_early(*_by_pace(found, _exact(measured, found.baseline)), target=target, measured=measured)


def _missing(found: Judgement) -> Reason:
    """Why there is nothing to judge, or no reason."""
    for cell in (found.latest, found.baseline):
        if cell is None or cell.symbol is Symbol.NOT_COLLECTED:
            return Reason.NOT_COLLECTED
        if cell.symbol is Symbol.HIDDEN:
            return Reason.HIDDEN
        if cell.value is None:
            return Reason.TOO_FEW
    return Reason.NONE


def _broken(measured: Measured, found: Judgement) -> Reason:
    """Whether the measure changed between the baseline and now, so that they cannot be set side by side."""
    assert found.baseline is not None
    assert found.latest is not None
    start, end = found.baseline.period.first_day, found.latest.period.first_day
    return Reason.BROKEN if any(start < broke <= end for broke in measured.breaks) else Reason.NONE


def _too_few(measured: Measured, latest: Cell) -> bool:
    counts = measured.metric.counts_people and measured.metric.is_share
    return counts and latest.denominator is not None and latest.denominator < FEWEST_PEOPLE


def _held(target: Target, found: Judgement, day: date) -> tuple[Standing, Reason]:
    """A line to hold is judged against the line; chance is allowed for where people are counted."""
    assert found.latest is not None
    assert found.latest.value is not None
    if target.reached(found.latest.value):
        return (Standing.ACHIEVED if day > target.due else Standing.ON_TRACK), Reason.NONE
    edge = found.high if target.wants_more else found.low
    if edge is not None and target.reached(edge):
        return Standing.BEHIND, Reason.NONE
    return Standing.OFF_TRACK, (Reason.DATE_PASSED if day > target.due else Reason.NONE)


def _by_pace(found: Judgement, start: float | None) -> tuple[Standing, Reason]:
    """Standing by pace, unless chance covers both on track and off track."""
    assert found.pace is not None
    edges = sorted(
        pace
        for value in (found.low, found.high)
        if (pace := _pace(start, found.expected_now, value)) is not None
    )
    least, most = (edges[0], edges[-1]) if edges else (found.pace, found.pace)
    if least < BEHIND_FROM and most >= ON_TRACK_FROM:
        return Standing.CANNOT_SAY, Reason.TOO_FEW
    if found.pace >= ON_TRACK_FROM:
        return Standing.ON_TRACK, Reason.NONE
    if found.pace >= BEHIND_FROM or most >= BEHIND_FROM:
        return Standing.BEHIND, Reason.NONE
    return Standing.OFF_TRACK, Reason.NONE


def _unless_early(
    standing: Standing, reason: Reason = Reason.NONE, *, target: Target, measured: Measured
) -> tuple[Standing, Reason]:
    """The standing, unless too few periods are shown to name a direction."""
    shown = sum(cell.shown for cell in _like_with_like(target, measured))
    if shown < FEWEST_PERIODS and standing is not Standing.CANNOT_SAY:
        return Standing.CANNOT_SAY, Reason.TOO_EARLY
    return standing, reason


def _people_needed(target: Target, measured: Measured, latest: Cell | None) -> int | None:
    counts = measured.metric.is_share and measured.metric.counts_people
    if not counts or latest is None or latest.numerator is None or latest.denominator is None:
        return None
    wanted = target.goal * latest.denominator / 100
    needed = ceil(wanted) - latest.n if target.wants_more else latest.n - floor(wanted)
    return max(needed, 0)


class _Projection(TypedDict, total=False):
    projected: Mark
    projected_low: float
    projected_high: float
    projected_date: date | None


def _projection(target: Target, line: Sequence[Cell]) -> _Projection:
    """Where a least-squares line through every shown point leads, with its 95% prediction interval."""
    points = [(cell.period.first_day.toordinal(), cell.value) for cell in line if cell.value is not None]
    if len(points) < FEWEST_TO_PROJECT:
        return {}
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    residual = sqrt(sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in points) / (count - 2))
    at = target.due.toordinal()
    value = mean_y + slope * (at - mean_x)
    margin = _student_t(count - 2) * residual * sqrt(1 + 1 / count + (at - mean_x) ** 2 / spread)
    return {
        "projected": Mark(target.due, value),
        "projected_low": value - margin,
        "projected_high": value + margin,
        "projected_date": _reaches(target, mean_x, mean_y, slope, points[-1][0]),
    }


def _reaches(target: Target, mean_x: float, mean_y: float, slope: float, last: int) -> date | None:
    """When the line meets the goal, if that lies between the last point and ten years on."""
    if not slope:
        return None
    when = mean_x + (target.goal - mean_y) / slope
    return date.fromordinal(round(when)) if last <= when <= last + 3653 else None


def _student_t(freedom: int) -> float:
    """The 97.5% point of Student's t. Source: the series of Abramowitz and Stegun, 26.7.5."""
    z = 1.959963984540054
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
