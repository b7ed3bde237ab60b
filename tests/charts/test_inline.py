"""The small drawings on tiles and on the board: decoration that never says more than the words."""

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from edi_metrics.charts import bullet, spark

shown_or_hidden = st.one_of(st.none(), st.floats(0, 1000))


def test_a_spark_breaks_where_a_figure_is_hidden() -> None:
    drawn = unquote(spark.html((3, 4, None, 5, 6)))
    assert drawn.count("<polyline") == 2
    assert drawn.count("<polygon") == 2


def test_a_spark_with_nothing_to_show_is_nothing() -> None:
    assert spark.html((None, None), goal=12) == ""
    assert spark.html(()) == ""


def test_the_goal_is_dotted() -> None:
    assert "dotted" in spark.html((3, 4), goal=12)
    assert "dotted" not in spark.html((3, 4))


@given(st.lists(shown_or_hidden, max_size=12), shown_or_hidden)
def test_a_spark_stays_in_its_box(values: list[float | None], goal: float | None) -> None:
    drawn = unquote(spark.html(values, goal))
    for points in re.findall(r'points="([^"]*)"', drawn):
        for point in points.split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= 101
            assert 0 <= y <= 44


def test_a_bullet_with_a_hidden_figure_has_no_bar() -> None:
    assert "--edi-series-1" not in bullet.html(None, 5, 20, 40)
    assert "--edi-series-1" in bullet.html(10, 5, 20, 40)


def test_a_bullet_before_anything_is_due_has_no_upright() -> None:
    assert bullet.html(10, None, 20, 40).count("<span") == bullet.html(10, 5, 20, 40).count("<span") - 1


@given(shown_or_hidden, shown_or_hidden, st.floats(0, 1000), st.floats(0, 1000))
def test_a_bullet_stays_on_its_scale(
    now: float | None, expected: float | None, goal: float, top: float
) -> None:
    shares = re.findall(r"width:([\d.e+-]+)%", bullet.html(now, expected, goal, top))
    assert all(0 <= float(share) <= 100 for share in shares)


def test_they_are_passed_over_by_screen_readers_and_follow_the_theme() -> None:
    for drawn in (spark.html((1, 2), 3), bullet.html(1, 2, 3, 4)):
        assert 'aria-hidden="true"' in drawn
        assert not re.search(r"#[0-9A-Fa-f]{6}", unquote(drawn))
