"""What cannot be recorded of a target, and that each refusal says how to mend it."""

from datetime import date

import pytest

from edi_metrics.plan.facts import Change
from edi_metrics.plan.facts.promises import TargetRetired, TargetRevised, TargetSet
from edi_metrics.plan.folding import fold
from edi_metrics.plan.refusals import refusals
from edi_metrics.plan.state import Plan
from tests.plan.drafting import SAMPLE, SERVICE_DAY, rows, sample_events

TERMS = next(row for row in rows(SAMPLE / "targets.csv") if row["target_id"] == "T02")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return fold(sample_events(), SERVICE_DAY)


def revised(field: str, now: str, reason: str = "We know more") -> TargetRevised:
    return TargetRevised(field=field, was="x", now=now, reason=reason)


def made(**terms: str) -> TargetSet:
    return TargetSet(title=terms.get("title", TERMS["title"]), terms={**TERMS, **terms})


REFUSED = (
    # about, what is said, a part of why it cannot be recorded
    ("T05", made(), "T05 is in the plan already: 14 in 100"),
    ("T99", made(goal="fourteen"), "The goal 'fourteen' is not a number. Write it in figures"),
    ("T99", made(goal="nan"), "too large to mean anything"),
    ("T99", made(due="2026-07-31"), "The date, 31 July 2026, has passed. Choose a later one."),
    ("T99", made(due="2099-07-31"), "is more than ten years away. Check the year."),
    ("T99", made(due="soon"), "'soon' is not a date. Choose the month it is due."),
    ("T99", made(baseline="last year"), "'last year' is not a period."),
    ("T99", made(owner="The Boss"), "There is no role called 'The Boss'. Choose one from the list."),
    ("T99", made(metric="workforce.ethnic"), "There is no measure called 'workforce.ethnic'."),
    ("T99", made(reason=" "), "The reason it was promised is empty. Write it and save again."),
    ("T99", made(reason="x" * 10_000), "10,000 characters long and 2,000 fit. Nothing is lost"),
    ("T99", made(title="x" * 201), "The title is 201 characters long and 200 fit."),
    ("T99", made(strand="magic"), "There is no strand called 'magic'."),
    ("T99", made(milestones="2027-07-31"), "The milestone '2027-07-31' cannot be read."),
    ("T99", made(milestones="2030-07-31:20"), "31 July 2030 is not before the target's date."),
    ("T99", revised("goal", "12"), "There is no target T99 in the plan."),
    ("T05", revised("goal", "12"), "The goal is that already."),
    ("T05", revised("goal", "11", ""), "Say why the goal changes, in a few words"),
    ("T05", revised("due", "2024-01-31"), "is not after the baseline, autumn term 2024"),
    ("T05", revised("baseline", "2027/28 autumn"), "Choose a later date or an earlier baseline."),
    ("T05", revised("colour", "blue"), "A target has no part called 'colour'."),
    ("T05", TargetRetired(reason=" "), "Say why the target is retired, in a few words"),
)


@pytest.mark.parametrize(("about", "fact", "words"), REFUSED, ids=lambda value: str(value)[:60])
def test_what_cannot_be_read_again_is_refused_in_a_sentence(
    plan: Plan, about: str, fact: Change, words: str
) -> None:
    assert any(words in said for said in refusals(f"target/{about}", fact, plan))


def test_every_target_of_the_sample_could_be_set_today_but_for_those_past_their_date(plan: Plan) -> None:
    for row in rows(SAMPLE / "targets.csv"):
        said = refusals("target/T99", TargetSet(title=row["title"], terms=dict(row)), plan)
        past = date.fromisoformat(row["due"]) < SERVICE_DAY
        assert all("has passed" in one for one in said) if past else said == (), row["title"]


def test_a_retired_target_stays_as_it_was(plan: Plan) -> None:
    events = sample_events()
    last = events[-1].model_copy(
        update={"stream": "target/T05", "version": 9, "fact": TargetRetired(reason="Done with")}
    )
    after = fold([*events, last], SERVICE_DAY)
    for fact in (revised("goal", "15"), TargetRetired(reason="Again")):
        assert any("was retired on" in said for said in refusals("target/T05", fact, after))


def test_a_sound_change_is_not_refused(plan: Plan) -> None:
    assert refusals("target/T05", revised("goal", "13"), plan) == ()
    assert refusals("target/T05", TargetRetired(reason="The programme ended"), plan) == ()
