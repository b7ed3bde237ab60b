"""How a page reads where a reason was given and is not told: it says so, and never that there was none."""

from datetime import date

import pytest

from edi_metrics.plan.state import Moved
from edi_metrics.plan.withheld import KEPT_INSIDE
from edi_metrics.story.words import plan_results, rebaselined, standing
from edi_metrics.targets import Change, Target
from edi_metrics.vocabulary import Strand, Unit

DAY = date(2026, 9, 4)

TARGET = Target(
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
    reason="Permanent staff are at 82%",
    means="Pay for the time",
    set_on=date(2024, 11, 28),
    set_at="M08",
    changes=(
        Change(DAY, "goal", "14", "13", "The fund is smaller", "M19"),
        Change(DAY, "goal", "13", "12", "", ""),
        Change(DAY, "means", "Ask Sam", "Pay for the time", "", ""),
    ),
)


def test_inside_a_target_says_why_and_published_that_this_is_kept_inside() -> None:
    assert standing.why(TARGET) == "Why: permanent staff are at 82%. How: pay for the time."
    kept = "The words on why it was promised, and how, are kept inside the service."
    assert standing.why(TARGET.published()) == kept


def test_the_history_tells_a_reason_that_is_kept_from_none() -> None:
    whys = [row[rebaselined.COLUMNS.index("Why")] for row in rebaselined.rows(TARGET.published())]
    assert whys == [KEPT_INSIDE, KEPT_INSIDE, rebaselined.NO_REASON, rebaselined.NO_REASON]


def test_what_a_text_was_before_it_was_changed_is_not_told_either() -> None:
    *_, last = rebaselined.rows(TARGET.published())
    assert last[2:4] == (KEPT_INSIDE, KEPT_INSIDE)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "with a reason kept inside the service, at meeting 19"),
        (1, "with no reason recorded and outside a meeting"),
    ],
)
def test_a_published_change_is_accounted_for_as_far_as_it_was(number: int, said: str) -> None:
    assert standing.accounted(TARGET.published().changes[number]) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (KEPT_INSIDE, "reason kept inside the service"),
        ("", "no reason recorded"),
        ("Hall is let", "hall is let"),
    ],
)
def test_a_date_that_moved_says_so_too(reason: str, said: str) -> None:
    move = Moved(DAY, "due", "2026-09-30", "2027-01-31", reason, "M19")
    assert plan_results.moves([move]) == f"To 31 January 2027, on 4 September 2026: {said}"
