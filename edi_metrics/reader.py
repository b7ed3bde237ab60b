"""The only door to figures: it looks protected cells up and never adds, filters or counts."""

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import cast

from edi_metrics.benchmarks import Benchmark
from edi_metrics.errors import DamagedWarehouse, NoWarehouse
from edi_metrics.events import Event
from edi_metrics.levels import Policy
from edi_metrics.measured import Cell, Measured
from edi_metrics.metrics import EVERYONE, Choice, Metric, Question, metric
from edi_metrics.periods import Period
from edi_metrics.plan.facts import Event as Recorded
from edi_metrics.plan.listed import ListedPlan
from edi_metrics.plan.state import Plan
from edi_metrics.settings import Settings
from edi_metrics.statistics import wilson
from edi_metrics.targets import Change, Milestone, Target
from edi_metrics.vocabulary import WHOLE, Comparator, Grain, Level, Symbol, Unit
from edi_metrics.warehouse import versions
from edi_metrics.warehouse.serving import Row, Warehouse


@dataclass(frozen=True)
class About:
    """What a version is: whose, as on which day, made when, by which rules."""

    service: str
    area: str
    area_code: str
    sample: bool
    day: date
    data_to: date
    version: str
    made_at: datetime
    only_counted: Mapping[str, str] = field(default_factory=dict)
    """Marts that need a row for each person and had none, with the dataset that came as counts alone."""
    banner: str = ""
    """What went wrong with a newer version, in a sentence, when this is not the current one."""


class Reader:
    """Protected figures of one version at one level."""

    def __init__(self, warehouse: Warehouse, level: Level, policy: Policy, *, banner: str = "") -> None:
        self._warehouse = warehouse
        self.level = level
        self.policy = policy
        self._banner = banner
        self._read: dict[str, dict[tuple[str, ...], list[Row]]] = {}

    @property
    def mark(self) -> tuple[Hashable, ...]:
        """What the answers depend on: a version is a file's name, and never changes."""
        return (self.level, self.about.version, self.about.day, self._banner)

    @cached_property
    def about(self) -> About:
        """Whose figures these are and as on which day."""
        found = self._warehouse.about
        return About(
            service=found["service"],
            area=found["area"],
            area_code=found["area_code"],
            sample=found["sample"] == "yes",
            day=date.fromisoformat(found["day"]),
            data_to=date.fromisoformat(found["data_to"]),
            version=found["version"],
            made_at=datetime.fromisoformat(found["made_at"]),
            only_counted=json.loads(found.get("only_counted", "{}")),
            banner=self._banner,
        )

    def measure(
        self, key: str, *, split: str = WHOLE, choice: Choice = EVERYONE, grain: Grain | None = None
    ) -> Measured:
        """Every period of one table. Raises `UnknownName` or `NotDeclared` when no table answers it."""
        return self._ask(Question.of(metric(key), grain=grain, split=split, choice=choice))

    def again(self, measured: Measured) -> Measured:
        """The same question at this reader's level."""
        return self._ask(measured.question)

    def benchmarks(
        self, series: str, *, area_code: str | None = None, category: str | None = None
    ) -> tuple[Benchmark, ...]:
        """Published figures of one series, oldest first; empty when there are none."""
        return tuple(
            found
            for found in self._benchmarks
            if found.series == series
            and area_code in (None, found.area_code)
            and category in (None, found.category)
        )

    def benchmark(
        self, series: str, *, area_code: str | None = None, category: str | None = None
    ) -> Benchmark | None:
        """The latest published figure of one series, or None."""
        found = self.benchmarks(series, area_code=area_code, category=category)
        return found[-1] if found else None

    @cached_property
    def _benchmarks(self) -> tuple[Benchmark, ...]:
        rows = self._warehouse.rows(
            f"select {', '.join(BENCHMARK_COLUMNS)} from version.benchmark order by period, series"
        )
        return tuple(_benchmark(row) for row in rows)

    def events(self) -> tuple[Event, ...]:
        """Everything that happened, in order of date."""
        return self._events

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        rows = self._warehouse.rows(
            "select event_id, happened_on, ended_on, kind, title, touches from version.event"
            " order by happened_on, event_id"
        )
        return tuple(
            Event(*cast(tuple[str, date, date | None, str, str], row[:5]), _split(row[5])) for row in rows
        )

    def targets(self) -> tuple[Target, ...]:
        """Every promise, in order of its id, with every change made to it."""
        return self._targets

    @cached_property
    def _targets(self) -> tuple[Target, ...]:
        changes: dict[str, list[Change]] = {}
        for row in self._warehouse.rows(
            "select target, changed_on, field, was, now, reason, meeting from version.target_change"
            " order by changed_on, rowid"
        ):
            changes.setdefault(str(row[0]), []).append(
                Change(*cast(tuple[date, str, str, str, str, str], row[1:]))
            )
        rows = self._warehouse.rows(
            f"select {', '.join(_TARGET_COLUMNS)} from version.target order by target_id"
        )
        return tuple(_target(dict(zip(_TARGET_COLUMNS, row, strict=True)), changes) for row in rows)

    def plan(self) -> ListedPlan:
        """The action plan as on the service's day, as this level may read it. None yet is an empty one."""
        return self._plan

    @cached_property
    def _plan(self) -> ListedPlan:
        if not self._warehouse.has("plan"):
            return ListedPlan()
        [(told,)] = self._warehouse.rows("select told from version.plan")
        try:
            return ListedPlan.from_text(str(told))
        except ValueError as error:
            raise DamagedWarehouse("The action plan in the version file cannot be read.") from error

    def folded(self) -> Plan:
        """No more of the plan than `plan` says: a version file holds what was listed, and no history."""
        return Plan(self.about.day)

    def history(self) -> tuple[Recorded, ...]:
        """Nothing: see `folded`."""
        return ()

    def prove(self) -> None:
        """Read all but the cells once. Raises `DamagedWarehouse` for a file this release cannot read."""
        found = (self.about, self._benchmarks, self._events, self._targets, self._plan)
        assert all(part is not None for part in found)

    def close(self) -> None:
        """Let the version go."""
        self._warehouse.close()

    def _ask(self, question: Question) -> Measured:
        rows = self._tables(question.metric.key).get(_place_of(question), [])
        order = {part: place for place, part in enumerate(question.metric.parts(question.split))}
        periods = {row[0]: Period(cast(date, row[0]), question.grain) for row in rows}
        found = [self._cell(question, periods[row[0]], row) for row in rows]
        found.sort(key=lambda cell: (cell.period.first_day, order[cell.part]))
        return Measured(question, self.level, tuple(found))

    def _tables(self, key: str) -> dict[tuple[str, ...], list[Row]]:
        """Every table of one metric, read at once: a page asks several, and asking costs more than a row."""
        if key not in self._read:
            tables: dict[tuple[str, ...], list[Row]] = {}
            for *place, day, part, n, d, symbol in self._warehouse.rows(_CELLS, [key]):
                tables.setdefault(tuple(map(str, place)), []).append((day, part, n, d, symbol))
            self._read[key] = tables
        return self._read[key]

    def _cell(self, question: Question, period: Period, row: Row) -> Cell:
        _, part, n, d, written = cast(tuple[date, str, float | None, int | None, str], row)
        symbol = Symbol(written)
        value, interval = _value(question.metric, self.policy, n, d, symbol)
        low, high = interval or (None, None)
        return Cell(
            period=period,
            part=part,
            within=question.choice.within,
            numerator=int(n) if n is not None and float(n).is_integer() else n,
            denominator=d,
            value=value,
            low=low,
            high=high,
            symbol=symbol,
        )


_CELLS = """
select grain, split, narrowing, within, period, part, numerator, denominator, symbol
from version.cell where metric = ?
"""


def _place_of(question: Question) -> tuple[str, ...]:
    """The first four columns of `_CELLS`."""
    choice = question.choice
    return (question.grain.value, question.split, choice.narrowing, choice.within)


BENCHMARK_COLUMNS = (
    "series", "comparator", "area", "area_code", "period", "population", "characteristic", "category",
    "value", "unit", "numerator", "denominator", "source", "publisher", "basis", "note",
)  # fmt: skip


_TARGET_COLUMNS = tuple(name for name in Target.model_fields if name != "changes")


def _target(row: dict[str, object], changes: Mapping[str, list[Change]]) -> Target:
    return Target.model_validate(
        row
        | {
            "milestones": Milestone.read(str(row["milestones"] or "")),
            "changes": tuple(changes.get(str(row["target_id"]), ())),
        }
    )


def _value(
    metric: Metric, policy: Policy, n: float | None, d: int | None, symbol: Symbol
) -> tuple[float | None, tuple[float, float] | None]:
    """The figure in the metric's unit and its interval, from what the level shows."""
    if symbol is not Symbol.SHOWN or n is None:
        return None, None
    if metric.unit is Unit.PERCENT:
        assert d, "a shown percentage has a base"
        interval = wilson(int(n), d) if 0 <= n <= d else None
        return policy.percent(int(n), d), interval
    if metric.denominator is not None:
        return round(n / d, 2) if d else None, None
    return n, None


def _benchmark(row: Row) -> Benchmark:
    text = {name: str(value or "") for name, value in zip(BENCHMARK_COLUMNS, row, strict=True)}
    value, _, numerator, denominator = cast(tuple[float, str, float | None, float | None], row[8:12])
    return Benchmark(
        series=text["series"],
        comparator=Comparator(text["comparator"]),
        area=text["area"],
        area_code=text["area_code"],
        period=text["period"],
        population=text["population"],
        characteristic=text["characteristic"],
        category=text["category"],
        value=value,
        unit=text["unit"],
        numerator=numerator,
        denominator=denominator,
        source=text["source"],
        publisher=text["publisher"],
        basis=text["basis"],
        note=text["note"],
    )


def _split(text: object) -> tuple[str, ...]:
    return tuple(part for part in str(text or "").replace("|", " ").split() if part)


def open_version(level: Level, settings: Settings, version: str) -> Reader:
    """A reader of one version by its name. Raises `NoWarehouse` or `DamagedWarehouse`."""
    path = versions.path_of(settings.warehouse, level, version)
    if not path.is_file():
        raise NoWarehouse(f"The figures of version {version} are no longer kept.")
    reader = Reader(Warehouse(path), level, settings.policy(level))
    reader.prove()
    return reader


def open_reader(level: Level, settings: Settings, *, released: bool = False) -> Reader:
    """A reader of the current version at `level`, or of the released one.

    A version that cannot be read is passed over for the one before it, and the reader's banner says
    so. Raises `NoWarehouse` when none can be read.
    """
    released = released or settings.level is Level.PUBLISHED
    level = Level.PUBLISHED if released else level
    problems: list[str] = []
    if not released and versions.pointed(settings.warehouse, versions.CURRENT) is None:
        problems.append("The note of which figures are current is missing.")
    for version in versions.candidates(settings.warehouse, level, released=released):
        try:
            warehouse = Warehouse(versions.path_of(settings.warehouse, level, version))
            reader = Reader(warehouse, level, settings.policy(level), banner=_banner(problems, warehouse))
            reader.prove()
        except DamagedWarehouse as error:
            problems.append(str(error))
            continue
        return reader
    raise NoWarehouse(f"{' '.join(problems)} Run `python -m edi_metrics build` to make the figures again.")


def _banner(problems: Sequence[str], warehouse: Warehouse) -> str:
    if not problems:
        return ""
    made = datetime.fromisoformat(warehouse.about["made_at"])
    return f"{problems[0]} These are the figures made on {made.day} {made:%B %Y}."


def current_version(folder: Path, *, released: bool = False) -> str | None:
    """The version that a new reader would open, for noticing that a newer one is there."""
    return versions.pointed(folder, versions.RELEASED if released else versions.CURRENT)
