"""What each figure of the plan and its meetings counts, asked of events drawn in the test."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from edi_metrics.build.cells import Row
from edi_metrics.build.gather import gather
from edi_metrics.build.measure import Counts, measure
from edi_metrics.build.planned import Planned, after_protection
from edi_metrics.landing import staging_sql
from edi_metrics.metrics import metric
from edi_metrics.plan.reading import read_events
from edi_metrics.vocabulary import ALL, WHOLE
from tests.drawn import drawn
from tests.spec.conftest import SERVICE_DAY, Figure

MEETINGS = """
    happened_on | meeting | stream      | kind
    ------------+---------+-------------+--------------
    2025-10-02  | M1      | meeting/M1  | MeetingClosed
    2025-11-27  | M2      | meeting/M2  | MeetingClosed
    2026-01-29  | M3      | meeting/M3  | MeetingClosed
"""

ACTIONS = """
    action_id | strand      | metric
    ----------+-------------+--------------------
    A1        | workforce   | workforce.disclosure
    A2        | workforce   | workforce.disclosure
    A3        | programming |
"""

HAPPENED = """
    happened_on | meeting | stream    | kind           | now                   | note
    ------------+---------+-----------+----------------+-----------------------+-------------
    2025-10-01  |         | action/A1 | ActionProposed |                       | Ask everyone
    2025-10-01  |         | action/A1 | OwnerSet       | CPD lead              |
    2025-10-01  |         | action/A1 | DatesSet       | 2025-10-06|2025-11-20 |
    2025-10-01  |         | action/A2 | ActionProposed |                       | Ask again
    2025-10-01  |         | action/A2 | OwnerSet       | Wizard in residence   |
    2025-10-01  |         | action/A2 | DatesSet       | 2025-10-06|2025-11-20 |
    2025-10-01  |         | action/A3 | ActionProposed |                       | Lend a harp
    2025-10-01  |         | action/A3 | DatesSet       | 2025-10-06|2026-06-26 |
"""

LATER = """
    happened_on | meeting | stream    | kind     | was        | now        | note
    ------------+---------+-----------+----------+------------+------------+-------
    2025-11-20  |         | action/A1 | Done     |            |            | Asked
    2025-11-27  | M2      | action/A2 | DueMoved | 2025-11-20 | 2026-01-09 | Ill
    2026-01-08  |         | action/A2 | DueMoved | 2026-01-09 | 2026-01-15 | Snow
    2026-01-19  |         | action/A2 | Done     |            |            | Asked
"""

A3_NEWS = """
    happened_on | stream    | kind          | note
    ------------+-----------+---------------+------
    2025-11-27  | action/A3 | ProgressNoted | Strung
"""

COLUMNS = ("happened_on", "meeting", "stream", "kind", "by_role", "field", "was", "now", "note")


def plan_of(*tables: str, actions: str = ACTIONS, targets: str = "", chosen: str = "") -> Planned:
    """A plan from events drawn in the order they were recorded."""
    rows = [
        {name: row.get(name) or "" for name in COLUMNS} | {"event": f"E{number}", "version": str(number)}
        for number, row in enumerate((row for table in tables for row in drawn(table)), start=1)
    ]
    return Planned(
        read_events(rows, text(actions), text(targets)),
        tuple(text(chosen)),
    )


def text(table: str) -> list[dict[str, str]]:
    """The rows of a drawn table, a blank cell as an empty text."""
    rows = drawn(table) if table else []
    return [{name: cell or "" for name, cell in row.items()} for row in rows]


def counted(
    key: str, plan: Planned, on: str, *, split: str = WHOLE, shown: Iterable[Row] = ()
) -> dict[str, Figure]:
    """What a figure of `plan` counts in the period that begins `on`, by part; parts with nothing are left out."""
    with duckdb.connect() as con:
        gather(con, staging_sql(Path("there-are-no-records-here")), day=SERVICE_DAY, plan=plan)
        found: Counts = {**measure(con, [metric(key)]), **after_protection(con, plan, shown, SERVICE_DAY)}
    answer = {
        place.part: (counts.numerator.count, counts.denominator.count if counts.denominator else None)
        for place, counts in found.items()
        if (place.metric, place.split, place.period) == (key, split, date.fromisoformat(on))
    }
    return {part: figure for part, figure in answer.items() if part == ALL or any(figure)}


PLAN = plan_of(HAPPENED, LATER, MEETINGS)


def test_done_on_time_is_against_the_first_date_and_as_each_meeting_left_it() -> None:
    assert counted("plan.done_on_time", PLAN, "2025-11-27") == {"All": (1, 1)}
    assert counted("plan.done_on_time", PLAN, "2026-01-29") == {"All": (1, 2)}


def test_before_anything_is_done_there_is_no_share_of_it() -> None:
    assert counted("plan.done_on_time", PLAN, "2025-10-02") == {}


def test_an_action_is_its_owners_and_a_role_off_the_list_is_another() -> None:
    by_owner = counted("plan.done_on_time", PLAN, "2026-01-29", split="owner_role")
    assert by_owner == {"cpd_lead": (1, 1), "another": (0, 1)}


def test_an_action_that_was_given_to_nobody_has_no_owner() -> None:
    assert counted("plan.no_owner", PLAN, "2025-10-02") == {"All": (1, None)}
    assert counted("plan.no_owner", PLAN, "2025-10-02", split="owner_role") == {"nobody": (1, None)}


def test_an_action_is_overdue_when_its_date_as_moved_has_passed() -> None:
    unmoved = plan_of(HAPPENED, MEETINGS)
    assert counted("plan.overdue", unmoved, "2025-10-02") == {"All": (0, None)}
    assert counted("plan.overdue", unmoved, "2025-11-27") == {"All": (2, None)}
    assert counted("plan.overdue", PLAN, "2025-11-27") == {"All": (0, None)}


def test_an_action_is_stale_without_news_from_the_meeting_before_last_on() -> None:
    assert counted("plan.stale", PLAN, "2025-11-27") == {"All": (1, None)}, "no news since 1 October"
    newer = plan_of(HAPPENED, A3_NEWS, LATER, MEETINGS)
    assert counted("plan.stale", newer, "2026-01-29") == {"All": (0, None)}, "news on that very day is news"


def test_two_moves_are_counted_while_the_action_is_open() -> None:
    still_open = plan_of(HAPPENED, "\n".join(LATER.splitlines()[:-1]), MEETINGS)
    assert counted("plan.moved_twice", still_open, "2025-11-27") == {"All": (0, None)}
    assert counted("plan.moved_twice", still_open, "2026-01-29") == {"All": (1, None)}
    assert counted("plan.moved_twice", PLAN, "2026-01-29") == {"All": (0, None)}


def test_an_action_with_neither_metric_nor_target_is_tied_to_nothing() -> None:
    by_strand = counted("plan.with_metric", PLAN, "2025-10-02", split="strand")
    assert by_strand == {"workforce": (2, 2), "programming": (0, 1)}


def disclosure(day: str, answered: int, of: int, symbol: str = "") -> Row:
    """What the inside level shows of people's answers on a day."""
    n, d = (None, None) if symbol else (float(answered), of)
    period = date.fromisoformat(day)
    return Row("workforce.disclosure", period, "day", WHOLE, ALL, WHOLE, ALL, n, d, symbol)


BEFORE = disclosure("2025-09-01", 120, 200)
LONG_AGO = plan_of(
    HAPPENED.replace("2025-10-01", "2025-09-02"),
    LATER.replace("2025-11-20  |         | action/A1", "2025-09-05  |         | action/A1"),
    MEETINGS,
)


def test_done_but_nothing_moved_is_read_from_what_is_shown_once_the_lag_is_over() -> None:
    """People's answers can show a term on: January, of an action done in September."""
    flat, risen = disclosure("2026-01-05", 122, 200), disclosure("2026-01-05", 170, 200)
    key = "plan.done_no_movement"
    assert counted(key, LONG_AGO, "2026-01-29", shown=[BEFORE, flat]) == {"All": (1, 1)}
    assert counted(key, LONG_AGO, "2026-01-29", shown=[BEFORE, risen]) == {"All": (0, 1)}
    assert counted(key, LONG_AGO, "2025-11-27", shown=[BEFORE, flat]) == {}


def test_a_hidden_figure_says_nothing_of_an_action() -> None:
    hidden = disclosure("2026-01-05", 3, 200, symbol="c")
    assert counted("plan.done_no_movement", LONG_AGO, "2026-01-29", shown=[BEFORE, hidden]) == {}


TARGETS = """
    target_id | title                    | strand    | metric               | split          | part      | narrowing | kind  | baseline   | goal | unit    | due        | milestones | owner    | reason  | means    | set_on     | characteristics
    ----------+--------------------------+-----------+----------------------+----------------+-----------+-----------+-------+------------+------+---------+------------+------------+----------+---------+----------+------------+----------------
    T1        | Nine in ten have told us | workforce | workforce.disclosure | characteristic | ethnicity |           | reach | 2025-09-01 | 90   | percent | 2027-07-31 |            | CPD lead | Unknown | Campaign | 2025-10-02 | ethnicity
    T2        | Nine in ten have told us | workforce | workforce.disclosure | characteristic | sex       |           | reach | 2025-09-01 | 90   | percent | 2027-07-31 |            | CPD lead |         | Campaign | 2025-10-02 |
"""

PROMISED = """
    happened_on | meeting | stream    | kind          | field | was | now | note
    ------------+---------+-----------+---------------+-------+-----+-----+------------------------
    2025-10-02  | M1      | target/T1 | TargetSet     |       |     |     | Nine in ten have told us
    2025-10-02  | M1      | target/T2 | TargetSet     |       |     |     | Nine in ten have told us
    2025-11-27  | M2      | target/T2 | TargetRetired |       |     |     | Two are one
"""

CHOSEN = """
    characteristic | strand    | why
    ---------------+-----------+-----
    ethnicity      | workforce | gap
    disability     | workforce | gap
    ethnicity      | voice     | gap
"""


def test_a_live_target_is_complete_when_the_smart_check_finds_nothing_missing() -> None:
    plan = plan_of(PROMISED, MEETINGS, targets=TARGETS)
    assert counted("plan.smart", plan, "2025-10-02") == {"All": (1, 2)}, "T2 has no reason"
    assert counted("plan.smart", plan, "2025-11-27") == {"All": (1, 1)}, "T2 is retired"


def test_a_goal_beyond_twice_the_best_pace_is_not_complete() -> None:
    plan = plan_of(PROMISED, MEETINGS, targets=TARGETS)
    slow = [
        Row("workforce.disclosure", day, "day", "characteristic", "ethnicity", WHOLE, ALL, n, 200, "")
        for day, n in ((date(2024, 9, 1), 118.0), (date(2025, 9, 1), 120.0))
    ]
    assert counted("plan.smart", plan, "2025-11-27", shown=slow) == {"All": (0, 1)}


def test_a_chosen_cell_is_covered_by_a_live_target_about_it_in_that_strand() -> None:
    plan = plan_of(PROMISED, MEETINGS, targets=TARGETS, chosen=CHOSEN)
    assert counted("plan.coverage", plan, "2026-01-29") == {"All": (1, 3)}
    by_strand = counted("plan.coverage", plan, "2026-01-29", split="strand")
    assert by_strand == {"workforce": (1, 2), "voice": (0, 1)}


def test_two_meetings_are_due_in_each_finished_term() -> None:
    assert counted("leadership.meetings_held", PLAN, "2025-09-01") == {"All": (2, 2)}
    assert counted("leadership.meetings_held", PLAN, "2026-01-01") == {"All": (1, 2)}
    assert counted("leadership.meetings_held", PLAN, "2026-04-01") == {"All": (0, 2)}
    assert counted("leadership.meetings_held", PLAN, "2026-09-01") == {}, "autumn is not over"


QUESTIONS = """
    happened_on | stream      | kind             | note
    ------------+-------------+------------------+-----
    2026-06-11  | question/Q1 | QuestionAsked    | When?
    2026-06-11  | question/Q2 | QuestionAsked    | Who?
    2026-08-25  | question/Q3 | QuestionAsked    | Why?
    2026-08-26  | question/Q4 | QuestionAsked    | What?
    2026-09-09  | question/Q1 | QuestionAnswered | Soon
    2026-09-10  | question/Q2 | QuestionAnswered | Us
"""


def test_a_forum_question_is_answered_in_time_within_90_days_and_judged_once_they_have_passed() -> None:
    """On 23 November, the question of 25 August is 90 days old and the one of the 26th is not."""
    assert counted("leadership.forum_answered", plan_of(QUESTIONS), "2025-09-01") == {"All": (1, 3)}
