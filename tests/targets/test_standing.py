"""How a promise stands, threshold by threshold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from edi_metrics.errors import BadReference
from edi_metrics.plan.state import Moved, Plan, Promise
from edi_metrics.plan.withheld import KEPT_INSIDE
from edi_metrics.targets import Change, Judgement, Target, judge, target_of, targets_of
from edi_metrics.vocabulary import ALL, WHOLE, Level, Reason, Standing
from tests.making import Figure, measured

DAY = date(2026, 11, 23)


def target(**changes: object) -> Target:
    """From 50% in 2022/23 to 90% in four years: 60, 70, 80 on the way at the start of each year."""
    return Target.model_validate(
        {
            "target_id": "T01",
            "title": "Nine in ten state schools work with us",
            "strand": "programming",
            "metric": "schools.engaged",
            "baseline": "2022/23",
            "goal": 90,
            "unit": "percent",
            "due": "2026-09-01",
            "owner": "Hub partnership manager",
            "reason": "Reach starts with schools",
            "set_on": "2022-09-01",
        }
        | changes
    )


def standing(
    figures: list[Figure], changes: Mapping[str, object] | None = None, *, day: date = date(2026, 1, 1)
) -> Judgement:
    """How a target stands whose figures are these."""
    made = target(**(changes or {}))
    return judge(made, measured(made.metric, figures, split=made.split, part=made.part), day, Level.INSIDE)


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (800, Standing.ON_TRACK),
        (786, Standing.ON_TRACK),
        (785, Standing.BEHIND),
        (681, Standing.BEHIND),
        (680, Standing.OFF_TRACK),
    ],
)
def test_pace_is_the_move_made_over_a_straight_lines_move(latest: int, expected: Standing) -> None:
    """50 to 80.007 is expected by September 2025: 95% of the way is 78.507, 60% is 68.004."""
    found = standing([("2022/23", 500, 1000), ("2024/25", 600, 1000), ("2025/26", latest, 1000)])
    assert found.standing is expected
    assert found.expected_now == pytest.approx(80.0, abs=0.02)


def test_at_or_past_the_goal_is_achieved() -> None:
    assert (
        standing([("2022/23", 5, 10), ("2023/24", 7, 10), ("2024/25", 9, 10)]).standing is Standing.ACHIEVED
    )


def test_after_its_date_a_target_is_achieved_or_off_track() -> None:
    found = standing([("2022/23", 50, 100), ("2024/25", 80, 100), ("2025/26", 89, 100)], day=DAY)
    assert (found.standing, found.reason) == (Standing.OFF_TRACK, Reason.DATE_PASSED)


def test_one_point_is_never_green() -> None:
    found = standing([("2022/23", 95, 100)])
    assert (found.standing, found.reason) == (Standing.CANNOT_SAY, Reason.TOO_EARLY)


def test_two_points_name_no_direction() -> None:
    found = standing([("2022/23", 50, 100), ("2023/24", 60, 100)])
    assert (found.standing, found.reason) == (Standing.CANNOT_SAY, Reason.TOO_EARLY)


def test_no_figure_at_all_cannot_be_judged() -> None:
    assert (standing([]).standing, standing([]).reason) == (Standing.CANNOT_SAY, Reason.NOT_COLLECTED)


PEOPLE = {"metric": "workforce.ethnic_minority", "baseline": "2022-11-01", "goal": 30, "due": "2030-11-01"}


def test_a_hidden_figure_is_never_green() -> None:
    found = standing([("2022-11-01", 10, 100), ("2024-11-01", 20, 100), ("2025-11-01", None, 100)], PEOPLE)
    assert (found.standing, found.reason) == (Standing.CANNOT_SAY, Reason.HIDDEN)


def test_fewer_than_25_people_are_too_few() -> None:
    found = standing([("2022-11-01", 5, 24), ("2024-11-01", 8, 24), ("2025-11-01", 9, 24)], PEOPLE)
    assert (found.standing, found.reason) == (Standing.CANNOT_SAY, Reason.TOO_FEW)


def test_chance_that_covers_both_on_and_off_track_cannot_be_judged() -> None:
    """39 of 232 is 12.6% to 22.2%: the path expects 17.5%, so either could be so."""
    found = standing([("2022-11-01", 23, 230), ("2024-11-01", 30, 230), ("2025-11-01", 39, 232)], PEOPLE)
    assert (found.standing, found.reason) == (Standing.CANNOT_SAY, Reason.TOO_FEW)


def test_off_track_is_said_when_chance_cannot_explain_it() -> None:
    found = standing(
        [("2022-11-01", 1000, 10000), ("2024-11-01", 1010, 10000), ("2025-11-01", 1020, 10000)], PEOPLE
    )
    assert found.standing is Standing.OFF_TRACK


def test_people_needed_are_whole_people_on_todays_base() -> None:
    """22 in 100 of 232 is 51.04, so 52 people, and there are 39."""
    found = standing(
        [("2022-11-01", 23, 175), ("2024-11-01", 27, 192), ("2026-11-01", 39, 232)], PEOPLE | {"goal": 22}
    )
    assert found.people_needed == 13


LESS = {"metric": "access.unmet", "baseline": "2022/23", "goal": 5, "due": "2030-09-01"}


def test_less_is_better_where_the_metric_says_so() -> None:
    figures: list[Figure] = [("2022/23", 2000, 10000), ("2023/24", 1500, 10000), ("2024/25", 400, 10000)]
    assert standing(figures, LESS).standing is Standing.ACHIEVED


HOLD = {"kind": "hold", "goal": 80, "due": "2027-07-31"}


@pytest.mark.parametrize(("latest", "expected"), [(80, Standing.ON_TRACK), (79, Standing.OFF_TRACK)])
def test_a_line_to_hold_is_judged_against_the_line(latest: int, expected: Standing) -> None:
    figures: list[Figure] = [("2022/23", 85, 100), ("2023/24", 84, 100), ("2024/25", latest, 100)]
    assert standing(figures, HOLD).standing is expected


def test_a_trend_is_projected_from_five_points_and_not_from_four() -> None:
    points: list[Figure] = [
        (f"20{year}/{year + 1}", 500 + 50 * step, 1000) for step, year in enumerate(range(19, 24))
    ]
    early = {"baseline": "2019/20"}
    assert standing(points[:4], early).projected is None
    found = standing(points, early)
    assert found.projected is not None
    assert found.projected.value == pytest.approx(85.0, abs=0.1)
    assert found.projected_date is not None
    assert found.projected_date.year == 2027


def test_nothing_is_projected_at_the_published_level() -> None:
    made = target(baseline="2019/20")
    points: list[Figure] = [
        (f"20{year}/{year + 1}", 500 + 50 * step, 1000) for step, year in enumerate(range(19, 24))
    ]
    found = judge(made, measured(made.metric, points), date(2024, 1, 1), Level.PUBLISHED)
    assert found.projected is None


def test_a_change_without_a_reason_or_outside_a_meeting_is_silent() -> None:
    terms = {
        name: str(value)
        for name, value in target().model_dump(exclude={"milestones", "changes"}).items()
        if value is not None
    }
    terms |= {"split": "", "part": "", "narrowing": "", "milestones": "", "goal": "85", "owner": "B"}
    lowered = Moved(date(2026, 9, 4), "goal", "90", "85", "", "")
    handed_over = Moved(date(2025, 1, 30), "owner", "A", "B", "moved", "M09")
    made = target_of(Promise("T01", "As promised", date(2024, 11, 28), "M08", terms, (lowered, handed_over)))
    assert made.goal == 85
    assert [change.field for change in made.silent_changes] == ["goal"]
    assert (made.split, made.part) == (WHOLE, ALL)


def test_what_is_published_of_a_target_says_that_there_was_a_reason_and_not_which() -> None:
    day = date(2026, 9, 4)
    made = target(reason="Permanent staff are at 82%", means="Pay Sam for the time").model_copy(
        update={
            "changes": (
                Change(day, "goal", "90", "85", "Sam is ill", "M19"),
                Change(day, "due", "2027-07-31", "2028-07-31", "", ""),
                Change(day, "means", "Ask Sam", "Pay Sam", "Sam said so", "M19"),
                Change(day, "reason", "", "Permanent staff are at 82%", "", "M19"),
            )
        }
    )
    told = made.published()
    assert (told.reason, told.means) == (KEPT_INSIDE, "")
    assert [change[2:] for change in told.changes] == [
        ("90", "85", KEPT_INSIDE, "M19"),
        ("2027-07-31", "2028-07-31", "", ""),
        (KEPT_INSIDE, KEPT_INSIDE, KEPT_INSIDE, "M19"),
        ("", KEPT_INSIDE, "", "M19"),
    ]
    assert told.silent_changes == told.changes[1:2]
    assert Target.model_validate(told.model_dump()) == told, "a reader can read it"


def test_a_measure_that_changed_on_the_way_cannot_be_judged() -> None:
    made = target()
    line = measured(made.metric, [("2022/23", 50, 100), ("2023/24", 60, 100), ("2025/26", 80, 100)])
    broken = replace(line, breaks=(date(2024, 10, 30),))
    found = judge(made, broken, date(2026, 1, 1), Level.INSIDE)
    assert (found.standing, found.reason) == (Standing.CANNOT_SAY, Reason.BROKEN)


def test_a_break_before_the_baseline_changes_nothing() -> None:
    made = target()
    line = measured(made.metric, [("2022/23", 500, 1000), ("2024/25", 600, 1000), ("2025/26", 800, 1000)])
    broken = replace(line, breaks=(date(2020, 10, 30),))
    assert judge(made, broken, date(2026, 1, 1), Level.INSIDE).standing is Standing.ON_TRACK


def _promise(*changes: Moved, **terms: str) -> Promise:
    """The target above as a promise, with some of its terms as they now read."""
    kept = target().model_dump(exclude={"milestones", "changes"})
    written = {name: str(value) for name, value in kept.items() if value is not None}
    return Promise("T01", "As promised", date(2024, 11, 28), "M08", written | terms, changes)


def test_changes_of_one_day_stand_in_the_order_they_were_made() -> None:
    day = date(2026, 9, 4)
    down, up = Moved(day, "goal", "90", "70", "", ""), Moved(day, "goal", "70", "85", "", "")
    owner = Moved(day, "due", "2026-09-01", "2026-12-01", "", "")
    made = target_of(_promise(down, up, owner))
    assert [(change.field, change.now) for change in made.changes] == [
        ("goal", "70"),
        ("goal", "85"),
        ("due", "2026-12-01"),
    ]


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (
            {"milestones": "next May:70"},
            "Target T01 cannot be read: its milestones are not dates with figures",
        ),
        ({"goal": "most"}, "Target T01 cannot be read: goal: Input should be a valid number"),
        ({"unit": "days"}, "Target T01 cannot be read: T01 is in days, but schools.engaged is in percent."),
        (
            {"metric": "schools.bogus"},
            "Target T01 cannot be read: There is no metric called 'schools.bogus'.",
        ),
    ],
)
def test_a_promise_that_cannot_be_judged_says_why_in_a_line(terms: dict[str, str], words: str) -> None:
    with pytest.raises(BadReference) as refused:
        target_of(_promise(**terms))
    assert str(refused.value).startswith(words)
    assert "\n" not in str(refused.value)


def test_the_promises_that_stand_are_targets_by_id() -> None:
    live, gone = _promise(), replace(_promise(), target_id="T02", retired_on=DAY)
    found = targets_of(Plan(DAY, promises={"T03": replace(live, target_id="T03"), "T02": gone, "T01": live}))
    assert [one.target_id for one in found] == ["T01", "T03"]
