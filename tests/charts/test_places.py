"""Where the marks of a drawing lie is worked out once, for the screen and for every file that leaves."""

from dataclasses import replace
from datetime import date

import pytest

from edi_metrics.charts import panels
from edi_metrics.charts.agreement import HIDDEN, kinds, sides
from edi_metrics.charts.months import Span
from edi_metrics.story.blocks import Happened, Multiples, Table
from edi_metrics.story.columns import hold_figures
from edi_metrics.vocabulary import Unit
from tests.exports.every_kind import line, reading


def test_neither_is_in_the_middle_and_a_hidden_answer_is_as_wide_as_any_other_hidden_one() -> None:
    answers = [reading("Agree", 60), reading("Neither", 30), reading("Disagree", None)]
    assert sides(answers) == (HIDDEN + 15, 15 + 60)
    assert sides([]) == (0, 0)


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (3, ("against-1", "neither", "for-1")),
        (5, ("against-2", "against-1", "neither", "for-1", "for-2")),
    ],
)
def test_colours_run_from_the_strongest_no_to_the_strongest_yes(number: int, found: tuple[str, ...]) -> None:
    assert kinds(number) == found


def test_days_lie_between_the_first_of_a_month_and_the_first_of_another() -> None:
    span = Span([date(2026, 3, 31), date(2026, 1, 15)])
    assert span.along(date(2026, 1, 1)) == 0
    assert span.along(date(2026, 4, 1)) == 100
    assert list(span.named()) == [("Jan 2026", 0), ("Feb 2026", 34.44), ("Mar 2026", 65.56)]


def test_no_more_than_four_months_are_named() -> None:
    names = [name for name, _ in Span([date(2025, 11, 2), date(2026, 12, 24)]).named()]
    assert names == ["Nov 2025", "Mar 2026", "Jul 2026", "Nov 2026"]


def test_all_panels_end_at_a_multiple_of_five_and_say_so_once() -> None:
    drawing = Multiples(
        (line("Watford", 3, None, 11),), goal=12.0, events=(Happened(date(2024, 3, 1), "A club"),)
    )
    assert panels.top_of(drawing) == 15
    assert panels.told(drawing) == (
        "Every panel runs from 0 to 15%; dotted, the target of 12%; upright: A club (March 2024)"
    )
    assert panels.told(Multiples((), unit=Unit.COUNT)) == "Every panel runs from 0 to 5"


def test_a_line_is_parted_at_every_gap_and_begins_anew_at_every_break() -> None:
    assert list(panels.stretches([1, None, 2, 3], [3])) == [[(0, 1)], [(2, 2)], [(3, 3)]]
    broken = replace(line("Watford", 1, 2, 3), breaks=(date(2024, 9, 1),))
    assert panels.breaks_of(broken) == [1]


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2023, 8, 31), None),
        (date(2023, 9, 1), 0.0),
        (date(2024, 9, 1), 50.0),
        (date(2025, 9, 1), 100.0),
        (date(2026, 1, 1), 100.0),
    ],
)
def test_an_event_lies_where_its_day_is_among_equally_spaced_periods(day: date, place: float | None) -> None:
    assert panels.along(day, line("Watford", 1, 2, 3)) == place


def test_a_column_of_figures_may_hold_symbols_and_gaps_but_no_words() -> None:
    rows = (("Watford", "1,204", "c", "+3%", "none"), ("Dacorum", "low", "many", "none", "none"))
    table = Table("Five", ("Place", "Learners", "Pupils", "Change", "Gaps"), rows, "five")
    assert hold_figures(table) == [False, True, False, True, False]
