"""The SMART check: the labelled drafts get the codes they are labelled with, and each code is met."""

from collections.abc import Mapping
from datetime import date

import pytest

from edi_metrics.metrics import metrics
from edi_metrics.plan.smart import CHECKS, Draft, Evidence, Severity, check, is_complete
from edi_metrics.vocabulary import Grain
from tests.plan.drafting import HERE, SAMPLE, rows

DRAFTS = rows(HERE / "lint_examples.csv")
T10 = Draft("Three in four Watford state schools work with us", "schools.engaged", "district", "E07000103")


def evidence(row: Mapping[str, str]) -> Evidence:
    """What is known beside a labelled draft. A snapshot is taken again a year later."""
    metric = metrics().get(row["metric"])
    yearly = metric is not None and metric.cadence == (Grain.DAY,) and row["baseline"].endswith("-11-01")
    taken = date.fromisoformat(row["baseline"]) if yearly else None
    return Evidence(
        start=float(row["measured_at_baseline"]) if row["measured_at_baseline"] else None,
        base=int(row["base_at_baseline"]) if row["base_at_baseline"] else None,
        best_pace=float(row["best_recent_pace"]) if row["best_recent_pace"] else None,
        next_measured=taken.replace(year=taken.year + 1) if taken else None,
        others=(T10,) if row["live_target"] == "T10" else (),
    )


@pytest.mark.parametrize("row", DRAFTS, ids=lambda row: row["title"])
def test_a_labelled_draft_lacks_what_it_is_labelled_with(row: Mapping[str, str]) -> None:
    found = "|".join(one.code for one in check(Draft.read(row), evidence(row)))
    assert found == row["expected_codes"]


def test_every_code_but_one_is_met_by_a_labelled_draft() -> None:
    """No labelled draft changes its definition on the way; the next test does."""
    labelled = {code for row in DRAFTS for code in row["expected_codes"].split("|") if code}
    assert {one.code for one in CHECKS} - labelled == {"M5"}


def test_a_measure_that_was_redefined_is_said_to_be() -> None:
    draft = Draft.read(DRAFTS[0])
    assert [one.code for one in check(draft, Evidence(redefined=True))] == ["M5"]
    assert [one.code for one in check(draft)] == []


def test_a_promise_may_lack_what_is_only_noted() -> None:
    noted = Draft.read(next(row for row in DRAFTS if row["expected_codes"] == "T4"))
    assert [one.severity for one in check(noted)] == [Severity.NOTE]
    assert is_complete(noted)


def test_a_line_to_hold_may_lie_below_where_we_stand() -> None:
    held = Draft.read({**DRAFTS[0], "kind": "hold", "goal": "70"})
    assert check(held, Evidence(start=72.2)) == ()


def test_a_plan_that_ends_before_the_date_is_overrun() -> None:
    overrun = check(Draft.read(DRAFTS[0]), Evidence(plan_ends=date(2027, 7, 31)))
    assert [one.code for one in overrun] == ["T2"]


def test_the_samples_promises_lack_no_part_that_they_must_have() -> None:
    for row in rows(SAMPLE / "targets.csv"):
        musts = [one.code for one in check(Draft.read(row)) if one.severity is not Severity.NOTE]
        assert musts == [], row["title"]
