"""The plan in the workshop: the sample's outcomes come from its shown figures, and from nothing else."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from edi_metrics.build import planned
from edi_metrics.build.cells import Row
from edi_metrics.errors import BadReference, DamagedJournal
from edi_metrics.journal import Journal
from edi_metrics.plan.at_meetings import outcome_of, wanted
from edi_metrics.plan.flags import flags
from edi_metrics.plan.folding import fold
from edi_metrics.plan.outcome import Outcome
from edi_metrics.plan.reading import read_events
from edi_metrics.plan.state import Plan
from edi_metrics.vocabulary import Level, Symbol
from edi_metrics.warehouse import versions
from tests.journal.edits import BEGUN, CHAIR, edit
from tests.plan.drafting import SERVICE_DAY, expected_actions, sample_events


@pytest.fixture(scope="module")
def plan(sample_folders: Path) -> Plan:
    """The sample's plan on the service's day, read from its private folder."""
    return fold(planned.read(sample_folders / "private").events, SERVICE_DAY)


@pytest.fixture(scope="module")
def inside(sample_folders: Path) -> Sequence[Row]:
    """Every cell of the sample's inside file."""
    folder = sample_folders / "warehouse"
    version = versions.pointed(folder, versions.CURRENT)
    assert version is not None
    with duckdb.connect() as con:
        con.execute(f"attach '{versions.path_of(folder, Level.INSIDE, version)}' as version (read_only)")
        found = con.execute(
            "select metric, period, grain, split, part, narrowing, within, numerator, denominator, symbol"
            " from version.cell"
        ).fetchall()
    return [Row(*row) for row in found]


def test_the_flags_of_all_forty_actions_are_as_expected(plan: Plan, inside: Sequence[Row]) -> None:
    lines = planned.lines_of(wanted(plan), inside)
    found = {
        name: "|".join(flags(action, plan, outcome_of(action, plan, lines)))
        for name, action in plan.actions.items()
    }
    assert found == {name: row["expected_flags"] for name, row in expected_actions().items()}


def test_where_every_figure_is_hidden_no_outcome_is_told(plan: Plan, inside: Sequence[Row]) -> None:
    hidden = [replace(row, numerator=None, denominator=None, symbol=Symbol.HIDDEN) for row in inside]
    lines = planned.lines_of(wanted(plan), hidden)
    assert {outcome_of(action, plan, lines) for action in plan.actions.values()} == {Outcome.CANNOT_SAY}


def test_a_service_without_a_plan_has_none(tmp_path: Path) -> None:
    assert planned.read(tmp_path) == planned.NO_PLAN


def test_the_plan_is_what_the_journal_holds_and_nothing_else(sample_folders: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    shutil.copytree(sample_folders / "private" / "plan", private / "plan")
    journal = Journal.open(private)
    empty = planned.head(private)
    journal.append(CHAIR, edit(BEGUN, 0))
    journal.close()
    assert planned.head(private) != empty
    assert [event.stream for event in planned.read(private).events] == ["action/A01"]


def test_the_sample_s_journal_holds_what_its_file_says(sample_folders: Path) -> None:
    kept = planned.read(sample_folders / "private").events
    written = {event.event_id for event in sample_events()}
    assert tuple(event for event in kept if event.event_id in written) == sample_events()
    assert [event.about for event in kept if event.stream.startswith("group/")] == ["terms"] * 4
    assert list(kept) == sorted(kept, key=lambda event: event.happened_on), "each on the day it happened"


def test_no_figures_are_made_from_a_part_of_a_plan(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    journal.append(CHAIR, edit(BEGUN, 0))
    journal.close()
    (tmp_path / "journal.receipts").write_text(f"2 {'a' * 64}\n", encoding="ascii")
    for asked in (planned.head, planned.read):
        with pytest.raises(DamagedJournal, match="acknowledged and are not there"):
            asked(tmp_path)


def test_an_event_that_cannot_be_read_is_named() -> None:
    row = {"event": "E0001", "happened_on": "2026-01-29", "meeting": "M15", "stream": "action/A99"}
    row |= {"version": "1", "kind": "ActionProposed", "by_role": "Chair", "note": "Lend a harp"}
    with pytest.raises(BadReference, match="E0001"):
        read_events([row], [], [])


def test_a_target_whose_date_is_no_date_is_named(sample_folders: Path) -> None:
    plan = fold(planned.read(sample_folders / "private").events, SERVICE_DAY)
    promise = plan.promises["T05"]
    broken = replace(promise, terms={**promise.terms, "due": "next summer"})
    with pytest.raises(BadReference, match="T05"):
        wanted(replace(plan, promises={"T05": broken}))
