"""The small drawings on tiles and on the board: decoration that never says more than the words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from edi_metrics.ui.markup.small import bullet, spark

shown_or_hidden = st.one_of(st.none(), st.floats(0, 1000))


def test_a_spark_breaks_where_a_figure_is_hidden() -> None:
    assert spark((3, 4, None, 5, 6), None).count("edi-spark-line") == 2


def test_a_spark_with_nothing_to_show_is_nothing() -> None:
    assert spark((None, None), 12) == ""
    assert spark((), None) == ""


def test_a_lone_figure_is_no_history() -> None:
    assert spark((None, 7, None), 12) == ""
    assert spark((7, 8), 12) != ""


def test_a_goal_is_drawn_when_there_is_one() -> None:
    assert "edi-spark-goal" in spark((3, 4), 12)
    assert "edi-spark-goal" not in spark((3, 4), None)


def test_a_bullet_with_a_hidden_figure_has_no_bar() -> None:
    assert "edi-bullet-bar" not in bullet(None, 5, 20, 40)
    assert "edi-bullet-bar" in bullet(10, 5, 20, 40)


def test_a_bullet_before_anything_is_due_has_no_upright() -> None:
    assert "edi-bullet-due" not in bullet(10, None, 20, 40)


@given(shown_or_hidden, shown_or_hidden, st.floats(0, 1000), st.floats(0, 1000))
def test_a_bullet_stays_on_its_scale(
    now: float | None, expected: float | None, goal: float, top: float
) -> None:
    shares = re.findall(r"(?:width|left):([\d.e+-]+)%", bullet(now, expected, goal, top))
    assert all(0 <= float(share) <= 100 for share in shares)


@given(st.lists(shown_or_hidden, max_size=12), shown_or_hidden)
def test_a_spark_stays_in_its_box(values: list[float | None], goal: float | None) -> None:
    drawn = spark(values, goal)
    places = re.findall(r"([\d.e+-]+)% (?:calc\()?([\d.e+-]+)%", drawn)
    assert all(0 <= float(place) <= 100 for pair in places for place in pair)


def test_they_are_passed_over_by_screen_readers() -> None:
    assert 'aria-hidden="true"' in spark((1, 2), 3)
    assert 'aria-hidden="true"' in bullet(1, 2, 3, 4)


def test_a_spark_begins_anew_where_what_is_measured_changed() -> None:
    assert spark((3, 4, 5, 6), None, breaks=(2,)).count("edi-spark-line") == 2
    assert spark((3, 4, 5, 6), None).count("edi-spark-line") == 1


def test_an_event_stands_upright_on_a_spark() -> None:
    assert 'class="edi-spark-event" style="left:40%"' in spark((3, 4, 5), None, stems=(40,))
