"""Words on charts over time stay on the figure and off one another, on a phone and on a laptop."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edi_metrics import charts
from edi_metrics.charts import scales, theme
from edi_metrics.charts.events import band
from edi_metrics.charts.free import Box, Plot
from edi_metrics.charts.wording import width_px, within
from edi_metrics.periods import Period
from edi_metrics.story.blocks import Happened, Mark, Trajectory, Trend
from edi_metrics.vocabulary import Grain
from tests.charts import drawings

START, DAYS = date(2022, 9, 1), 1400
TIMES = {"range": [START.isoformat(), (START + timedelta(days=DAYS)).isoformat()]}
SIDES = (40, 26)
PLOT_PX = 280

names = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=6).map(" ".join)
days = st.integers(0, DAYS).map(lambda after: START + timedelta(days=after))
events = st.lists(st.builds(Happened, days, names), min_size=1, max_size=4)


def years(count: int) -> list[Period]:
    return [Period(date(2020 + after, 9, 1), Grain.YEAR) for after in range(count)]


def laid(happened: list[Happened], width: int) -> tuple[list[Box], list[tuple[float, float]], int]:
    """Each name's box and each stem's place and height, in pixels from the plot's top left corner."""
    drawn = band(happened, top=10, plot_px=PLOT_PX, times=TIMES, sides=SIDES, lift=0)
    plot = Plot(TIMES["range"], 10, width - sum(SIDES), PLOT_PX)
    boxes = [plot.box(words) for words in drawn.annotations]
    stems = [(plot.point(stem["x0"], 0)[0], PLOT_PX * (1 - stem["y1"])) for stem in drawn.shapes]
    return boxes, stems, drawn.height


# Events.


@given(events, st.sampled_from([theme.PHONE_PX, 322, 585, 1229]))
def test_no_stem_runs_through_a_name_and_no_name_leaves_the_figure(
    happened: list[Happened], width: int
) -> None:
    boxes, stems, height = laid(happened, width)
    assert not [box for box in boxes for x, top in stems if box.left < x < box.right and top < box.bottom]
    assert all(-SIDES[0] <= box.left and box.right <= width - SIDES[0] for box in boxes)
    assert all(-height <= box.top and box.bottom <= 0 for box in boxes)


@given(events)
def test_no_name_lies_on_another_and_each_stem_ends_at_the_foot_of_its_own(happened: list[Happened]) -> None:
    boxes, stems, _ = laid(happened, theme.PHONE_PX)
    assert not [one for one, other in pairwise(boxes) if one.meets(other)]
    assert [round(top) for _, top in stems] == [round(box.bottom) for box in boxes]


def test_names_that_reach_right_have_the_earliest_on_top() -> None:
    early = [Happened(START + timedelta(days=60 * place), f"Event {place}") for place in range(3)]
    boxes, _, _ = laid(early, theme.PHONE_PX)
    assert [box.left for box in sorted(boxes)] == [box.left for box in sorted(boxes, key=lambda box: box.top)]


def test_the_band_is_reserved_in_the_height_and_in_the_margin() -> None:
    bare = charts.specified(replace(drawings.TREND, events=()))
    told = charts.specified(drawings.TREND)
    assert bare is not None
    assert told is not None
    grown = told["layout"]["height"] - bare["layout"]["height"]
    assert grown == 28
    assert told["layout"]["margin"]["t"] - bare["layout"]["margin"]["t"] == grown


def test_an_events_name_stands_over_a_label_that_reaches_over_the_plot() -> None:
    long = replace(drawings.line("Started within six weeks of asking", [1, 2, 3]), last="100%")
    drawing = Trend((long,), events=(Happened(date(2026, 1, 5), "Survey"),))
    spec = charts.specified(drawing)
    assert spec is not None
    label = next(note for note in spec["layout"]["annotations"] if note["showarrow"])
    assert label["text"].count("<br>") == 2
    name = next(note for note in spec["layout"]["annotations"] if note["text"] == "Survey")
    assert name["yshift"] == 10 + (3 * 18 + 6) // 2


@given(st.text("abcdefgh <&", min_size=1, max_size=60), st.integers(20, 300))
def test_words_are_broken_to_the_room_unless_one_word_is_wider(text: str, px: int) -> None:
    widest = max((width_px(within(word, 1000, width=60)) for word in text.split()), default=0)
    assert width_px(within(text, px, width=30)) <= max(px, widest)


# The time axis.


@pytest.mark.parametrize(
    ("count", "named"),
    [(1, [0]), (2, [0, 1]), (3, [0, 1, 2]), (4, [0, 3]), (5, [0, 2, 4]), (6, [0, 5]), (9, [0, 4, 8])],
)
def test_periods_named_on_an_axis_are_evenly_spaced(count: int, named: list[int]) -> None:
    axis = scales.time_axis(years(count))
    assert axis["ticktext"] == [years(count)[place].short for place in named]


@given(st.integers(1, 20), st.integers(0, 4000), st.integers(60, 500))
def test_no_period_is_printed_over_another(count: int, later: int, room: int) -> None:
    last = years(count)[-1].first_day + timedelta(days=later)
    axis = scales.time_axis(years(count), days=[last], room=room)
    labels = list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    assert labels
    assert scales.apart(labels, axis["range"], room)


def test_a_short_axis_names_fewer_periods() -> None:
    assert scales.time_axis(years(3), room=240)["ticktext"] == ["2020/21", "2021/22", "2022/23"]
    assert scales.time_axis(years(3), room=110)["ticktext"] == ["2020/21", "2022/23"]
    assert scales.time_axis(years(3), room=50)["ticktext"] == ["2022/23"]


# The path to a target.

PEAK = Trajectory(
    drawings.line("Requests not met", [0, 2, 3, 12, 22, 16, 12, 8, 6]),
    path=(Mark(date(2025, 1, 1), 22.5), Mark(date(2026, 7, 1), 5)),
    goal=Mark(date(2026, 7, 1), 5),
    goal_text="Target 5%",
)
"""The actual line runs down under the path to its target."""


@pytest.mark.parametrize(
    "drawing", [drawings.TRAJECTORY, drawings.TRAJECTORY_FALLING, drawings.TRAJECTORY_REBASELINED, PEAK]
)
@pytest.mark.parametrize("width", [theme.PHONE_PX, 585])
def test_the_paths_name_lies_on_no_line(drawing: Trajectory, width: int) -> None:
    spec = charts.specified(drawing)
    assert spec is not None
    layout = spec["layout"]
    wide = width - layout["margin"]["l"] - layout["margin"]["r"]
    plot = Plot(layout["xaxis"]["range"], layout["yaxis"]["range"][1], wide, 280)
    name = next(note for note in layout["annotations"] if note["text"] == "Path to target")
    runs = [trace for trace in spec["data"] if trace["mode"] != "markers" and trace["line"]["width"]]
    shown = [[at for at in zip(run["x"], run["y"], strict=True) if at[1] is not None] for run in runs]
    assert [plot.crossings(plot.box(name), run) for run in shown] == [0] * len(shown)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_a_line_that_runs_through_a_box_has_a_point_in_it(x0: float, y0: float, x1: float, y1: float) -> None:
    box = Box(30, 40, 60, 55)
    points = [(x0 + (x1 - x0) * at / 200, y0 + (y1 - y0) * at / 200) for at in range(201)]
    inside = any(box.left < x < box.right and box.top < y < box.bottom for x, y in points)
    assert box.crossed((x0, y0), (x1, y1)) or not inside


def test_a_line_beside_a_box_does_not_cross_it() -> None:
    box = Box(30, 40, 60, 55)
    assert box.crossed((0, 47), (100, 47))
    assert not box.crossed((0, 10), (100, 10))
    assert not box.crossed((0, 47), (20, 47))
    assert not box.crossed((20, 40), (20, 55))


@pytest.mark.parametrize("width", [theme.PHONE_PX, 585])
@pytest.mark.parametrize("months", range(1, 18, 2))
def test_the_paths_name_lies_on_no_milestone(months: int, width: int) -> None:
    milestone = Mark(date(2025, 1, 1) + timedelta(days=30 * months), 22.5 - months)
    spec = charts.specified(replace(PEAK, milestones=(milestone,)))
    assert spec is not None
    layout = spec["layout"]
    wide = width - layout["margin"]["l"] - layout["margin"]["r"]
    plot = Plot(layout["xaxis"]["range"], layout["yaxis"]["range"][1], wide, 280)
    x, y = plot.point(milestone.day.isoformat(), milestone.value)
    name = next(note for note in layout["annotations"] if note["text"] == "Path to target")
    assert not plot.box(name).meets(Box(x - 5, y - 5, x + 5, y + 5))


def test_the_targets_words_leave_a_path_that_falls_to_them() -> None:
    spec = charts.specified(PEAK)
    assert spec is not None
    words = next(note for note in spec["layout"]["annotations"] if "Target" in note["text"])
    assert words["yanchor"] == "top"
