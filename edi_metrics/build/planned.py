"""The plan in the workshop: its events read, and each meeting's rows laid beside the records.

A thing that was promised describes nobody, so it needs no protection; what people typed about it may, and
stays out of the published file (`Target.published`, `ListedPlan.published`). Whether a measure moved is
read from what the inside level shows of it, and so is counted last.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from edi_metrics.build.cells import Row
from edi_metrics.build.measure import Counts, measure
from edi_metrics.errors import DamagedJournal
from edi_metrics.journal import Journal, is_kept
from edi_metrics.metrics import metrics
from edi_metrics.periods import Period
from edi_metrics.plan.at_meetings import (
    ActionRow,
    Asked,
    CellRow,
    Lines,
    OutcomeRow,
    TargetRow,
    action_rows,
    cell_rows,
    outcome_rows,
    plans,
    target_rows,
    wanted,
)
from edi_metrics.plan.entered import RatingRow, ReviewRow, rating_rows, review_rows
from edi_metrics.plan.facts import Event
from edi_metrics.plan.folding import fold
from edi_metrics.plan.lens import Process, recorded, together
from edi_metrics.plan.lines import figure, line, longest
from edi_metrics.plan.listed import ListedPlan, listed
from edi_metrics.plan.outcome import Figure
from edi_metrics.plan.smart import About
from edi_metrics.targets import Target, targets_of
from edi_metrics.vocabulary import Grain, Symbol

_COVERAGE = "coverage.csv"
"""The cells that the service has chosen to cover with targets, and why."""

LATE = ("mart_plan_outcome", "mart_plan_target")
"""The marts that are filled after protection."""


@dataclass(frozen=True)
class Planned:
    """What a service has of its plan: what happened, and the cells it has chosen to cover."""

    events: tuple[Event, ...] = ()
    chosen: tuple[dict[str, str], ...] = ()


NO_PLAN = Planned()


def files(private: Path) -> list[Path]:
    """The files that the plan is read from, beside its journal."""
    return [private / "plan" / _COVERAGE]


def read(private: Path) -> Planned:
    """The service's plan. None yet is no error.

    Raises `DamagedJournal` for a journal that is not whole.
    """
    [coverage] = files(private)
    recorded = _journal(private) if is_kept(private) else ()
    return Planned(recorded, tuple(_rows(coverage)))


def head(private: Path) -> str:
    """A word that changes whenever the journal does. Raises `DamagedJournal` for one that is not whole."""
    if not is_kept(private):
        return ""
    with closing(_whole_journal(private)) as journal:
        return journal.report.head.hash


def _journal(private: Path) -> tuple[Event, ...]:
    with closing(_whole_journal(private)) as journal:
        return journal.read()


def _whole_journal(private: Path) -> Journal:
    """The journal, if everything is there: figures are not made from a part of a plan."""
    journal = Journal.open(private)
    if not journal.report.whole:
        journal.close()
        raise DamagedJournal(journal.report.words)
    return journal


def load(con: duckdb.DuckDBPyConnection, planned: Planned, day: date) -> None:
    """Make the plan's tables in `con`: a row for each action, promise and chosen cell at each meeting."""
    at_meetings = plans(planned.events, day)
    now = fold(planned.events, day)
    _table(con, "ref_plan_action", ActionRow, (row for plan in at_meetings for row in action_rows(plan)))
    _table(
        con,
        "ref_plan_cell",
        CellRow,
        (row for plan in at_meetings for row in cell_rows(plan, planned.chosen)),
    )
    _table(con, "ref_plan_meeting", _MeetingRow, (_MeetingRow(plan.as_at) for plan in at_meetings))
    _table(
        con,
        "ref_forum_question",
        _QuestionRow,
        (_QuestionRow(one.question_id, one.asked_on, one.answered_on) for one in now.questions.values()),
    )
    _table(con, "ref_rating", RatingRow, rating_rows(now))
    _table(con, "ref_lens_review", ReviewRow, review_rows(now))
    _table(con, "ref_plan_outcome", OutcomeRow, ())
    _table(con, "ref_plan_target", TargetRow, ())


def after_protection(
    con: duckdb.DuckDBPyConnection, planned: Planned, inside: Iterable[Row], day: date
) -> Counts:
    """The true figures of what can only be counted once the inside level's figures are known."""
    at_meetings = plans(planned.events, day)
    lines = lines_of({one for plan in at_meetings for one in wanted(plan)}, inside)
    done = (row for plan in at_meetings for row in outcome_rows(plan, lines))
    promised = (row for plan in at_meetings for row in target_rows(plan, lines))
    _table(con, "ref_plan_outcome", OutcomeRow, done)
    _table(con, "ref_plan_target", TargetRow, promised)
    return measure(con, [one for one in metrics().values() if one.mart in LATE])


def promised(planned: Planned, day: date) -> tuple[Target, ...]:
    """The promises that stand on `day`. Raises `BadReference` naming one that cannot be judged."""
    return targets_of(fold(planned.events, day))


def register(con: duckdb.DuckDBPyConnection, planned: Planned, day: date) -> tuple[Process, ...]:
    """Every process of the inclusion-lens register on `day`, from the records and from the app."""
    return together(recorded(con.execute(_REGISTER).fetchall()), fold(planned.events, day).processes, day)


_REGISTER = """
select process_id, title, kind, owner_role, last_reviewed_on, outcome, characteristics, asked, change_made,
       next_review_on, action_id
from stg_lens_reviews order by process_id, last_reviewed_on
"""


def listed_plan(planned: Planned, inside: Iterable[Row], day: date) -> ListedPlan:
    """The plan as people read it on `day`; whether a measure moved is read from what the inside shows."""
    now = fold(planned.events, day)
    return listed(now, planned.events, lines_of(wanted(now), inside))


@dataclass(frozen=True)
class _MeetingRow:
    day: date


@dataclass(frozen=True)
class _QuestionRow:
    question_id: str
    asked_on: date
    answered_on: date | None


_TYPES: Mapping[Any, str] = {
    str: "varchar",
    str | None: "varchar",
    int: "integer",
    bool: "boolean",
    date: "date",
    date | None: "date",
}


def _table(con: duckdb.DuckDBPyConnection, name: str, kind: type[Any], rows: Iterable[Any]) -> None:
    """A table with a column for each field of the rows' dataclass."""
    columns = {field.name: _TYPES[field.type] for field in fields(kind)}
    made = pd.DataFrame([asdict(row) for row in rows], columns=list(columns), dtype=object)
    con.register("made", made)
    cast = ", ".join(f"{column}::{sort} as {column}" for column, sort in columns.items())
    con.execute(f"create or replace table {name} as select {cast} from made")
    con.unregister("made")


def lines_of(asked: set[Asked], inside: Iterable[Row]) -> Lines:
    """The shown figures of each measure that is asked for."""
    found: dict[Asked, list[Figure]] = {one: [] for one in asked if one.about.metric in metrics()}
    at: dict[tuple[About, str], list[Asked]] = defaultdict(list)
    for one in found:
        at[one.about, one.grain or longest(one.about.metric)].append(one)
    keys = {one.about.metric for one in found}
    for row in inside:
        if row.metric in keys and row.symbol == Symbol.SHOWN and row.numerator is not None:
            about = About(row.metric, row.split, row.part, row.narrowing, row.within)
            for one in at.get((about, row.grain), ()):
                period = Period(row.period, Grain(row.grain))
                found[one].append(figure(row.metric, period, row.numerator, row.denominator))
    return {one: line(one.about.metric, figures) for one, figures in found.items()}


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
