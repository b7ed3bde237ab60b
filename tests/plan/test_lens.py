"""The inclusion-lens register: when a review runs out, and what the app adds to the records."""

from datetime import date

import pytest
from pydantic import ValidationError

from edi_metrics.plan.facts.reviews import ProcessListed, ProcessReviewed
from edi_metrics.plan.folding import fold
from edi_metrics.plan.lens import (
    Process,
    Review,
    due_by,
    never_reviewed,
    overdue,
    recorded,
    together,
)
from edi_metrics.plan.refusals import refusals
from edi_metrics.plan.state import Plan
from tests.plan.telling_events import DAY, told

LISTED = {
    "kind": "ProcessListed",
    "title": "Stage dress",
    "lens_kind": "event",
    "owner_role": "Centres manager",
}
REVIEWED = {"kind": "ProcessReviewed", "outcome": "no_change", "asked": ("tutors",)}

ROWS = (
    (
        "L01",
        "Fees policy",
        "policy",
        "Business manager",
        date(2024, 3, 7),
        "changed",
        "seb",
        "partners",
        "x",
        None,
        None,
    ),
    ("L02", "Booking", "procedure", "Centres manager", None, "not_started", None, None, None, None, None),
)


def reviewed(on: date, next_on: date | None = None) -> Process:
    """A process with one review."""
    return Process("L01", "Fees policy", "policy", reviews=(Review(on, "changed", next_on=next_on),))


@pytest.mark.parametrize(
    ("on", "next_on", "due"),
    [
        (date(2024, 3, 7), None, date(2027, 3, 7)),
        (date(2024, 3, 7), date(2026, 1, 1), date(2026, 1, 1)),
        (date(2024, 3, 7), date(2029, 1, 1), date(2027, 3, 7)),
        (date(2024, 2, 29), None, date(2027, 2, 28)),
    ],
)
def test_a_review_stands_for_three_years_at_most(on: date, next_on: date | None, due: date) -> None:
    process = reviewed(on, next_on)
    assert process.due_on == due
    assert not process.is_overdue(due)
    assert process.is_due(due)
    assert process.is_overdue(date(2030, 1, 1))


def test_what_is_due_comes_by_its_day_and_what_was_never_reviewed_last() -> None:
    late, soon, never = (
        reviewed(date(2023, 1, 1)),
        Process("L03", reviews=(Review(date(2024, 1, 1), "changed"),)),
        Process("L02"),
    )
    later = Process("L04", reviews=(Review(date(2026, 1, 1), "changed"),))
    known = (never, later, soon, late)
    assert due_by(known, date(2027, 1, 31)) == (late, soon, never)
    assert overdue(known, date(2026, 11, 23)) == (late,)
    assert never_reviewed(known) == (never,)
    assert never.outcome == "not_started"


def test_the_records_give_a_process_with_its_last_review_or_none() -> None:
    fees, booking = recorded(ROWS)
    assert fees.latest == Review(date(2024, 3, 7), "changed", ("seb",), ("partners",), "x")
    assert booking.latest is None


def test_a_review_entered_in_the_app_stands_beside_those_of_the_records() -> None:
    events = told("process/L01", REVIEWED) + told("process/L09", LISTED) + told("process/L77", REVIEWED)
    found = together(recorded(ROWS), fold(events, DAY).processes, DAY)
    assert [one.process_id for one in found] == ["L01", "L02", "L09"], "L77 is described nowhere"
    fees = found[0]
    assert (fees.title, [review.on for review in fees.reviews]) == ("Fees policy", [date(2024, 3, 7), DAY])
    assert fees.outcome == "no_change"
    assert together(found, fold(events, DAY).processes, DAY) == found, "told again, it is the same"


def test_the_register_of_a_past_day_knows_nothing_later() -> None:
    events = told("process/L01", REVIEWED) + told("process/L09", LISTED)
    then = together(recorded(ROWS), fold(events, DAY).processes, date(2026, 1, 1))
    assert [one.process_id for one in then] == ["L01", "L02"]
    assert len(then[0].reviews) == 1


def test_what_the_app_says_of_a_process_is_how_it_is_described() -> None:
    found = together(recorded(ROWS), fold(told("process/L01", LISTED), DAY).processes, DAY)
    assert (found[0].title, found[0].kind, found[0].listed_on) == ("Stage dress", "event", None)


def test_a_second_review_of_a_day_takes_the_place_of_the_first() -> None:
    events = told("process/L01", REVIEWED, {**REVIEWED, "outcome": "more_work"})
    assert [review.outcome for review in fold(events, DAY).processes["L01"].reviews] == ["more_work"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"outcome": "not_started"}, "leads to something"),
        ({"outcome": "changed"}, "says what"),
        ({"outcome": "improved"}, "codes of lens_outcome"),
        ({"asked": ("everyone",)}, "codes of rater_group"),
        ({"characteristics": ("height",)}, "codes of characteristic"),
    ],
)
def test_a_review_says_what_it_led_to_in_codes_of_the_lists(wrong: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        ProcessReviewed.model_validate({**REVIEWED, **wrong})


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (ProcessReviewed(outcome="no_change", next_review_on=DAY), "has passed"),
        (ProcessReviewed(outcome="no_change", next_review_on=date(2029, 11, 21)), "up to 20 November 2029"),
        (ProcessReviewed(outcome="no_change", action_id="A99"), "no action A99"),
        (ProcessListed(title="  ", lens_kind="form", owner_role="Centres manager"), "needs a title"),
    ],
)
def test_what_cannot_be_recorded_is_said_with_its_cure(
    fact: ProcessReviewed | ProcessListed, why: str
) -> None:
    assert why in " ".join(refusals("process/L01", fact, Plan(DAY)))


def test_a_good_review_is_not_refused() -> None:
    good = ProcessReviewed(outcome="no_change", next_review_on=date(2029, 11, 20))
    assert refusals("process/L01", good, Plan(DAY)) == ()
