"""Every figure keeps the rules of the design, and says no more than the cells it was given."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edi_metrics import charts
from edi_metrics.charts import theme
from edi_metrics.charts.trend import apart
from edi_metrics.story.blocks import (
    Drawing,
    Dumbbell,
    GapBars,
    Mark,
    Reading,
    Steps,
    TileMap,
    Trend,
)
from tests.charts import drawings
from tests.charts.linter import broken_rules, hidden_marks, outline_sizes

Spec = dict[str, Any]


def spec_of(drawing: Drawing) -> Spec:
    spec = charts.specified(drawing)
    assert spec is not None
    return spec


@pytest.fixture(params=drawings.EVERY, name="drawing")
def each_drawing(request: pytest.FixtureRequest) -> Drawing:
    return drawings.EVERY[request.param]


def test_a_figure_keeps_every_rule(drawing: Drawing) -> None:
    assert broken_rules(spec_of(drawing)) == []


def test_plotly_accepts_it_in_full(drawing: Drawing) -> None:
    go.Figure(spec_of(drawing))


def test_it_is_the_same_each_time(drawing: Drawing) -> None:
    figure = charts.draw(drawing)
    again = charts.draw(drawing)
    assert figure is not None
    assert again is not None
    assert figure.to_json() == again.to_json()


def test_exports_find_no_placeholder_left(drawing: Drawing) -> None:
    text = json.dumps(theme.resolved(spec_of(drawing)))
    assert not [placeholder for placeholder in theme.PLACEHOLDERS if placeholder in text]


def test_shapes_made_of_words_have_no_figure() -> None:
    assert charts.draw(TileMap(())) is None
    assert charts.draw(Steps(())) is None


# The linter itself: a figure that breaks each rule is refused.


def _five_series(spec: Spec) -> None:
    spec["data"][0]["line"] = {"color": ["#000001", "#000002"]}


def _cut_bar(spec: Spec) -> None:
    spec["layout"]["xaxis"]["range"] = [5, 10]


def _small_text(spec: Spec) -> None:
    spec["layout"]["xaxis"]["tickfont"]["size"] = 11


def _own_colour(spec: Spec) -> None:
    spec["data"][0]["marker"] = {"color": "#12436D"}


def _orange_words(spec: Spec) -> None:
    spec["layout"]["font"]["color"] = "#000002"


def _customdata(spec: Spec) -> None:
    spec["data"][0]["customdata"] = [[3]]


def _hover(spec: Spec) -> None:
    spec["layout"]["hovermode"] = "closest"


def _hovertext(spec: Spec) -> None:
    spec["data"][0]["hovertext"] = ["3 pupils"]


def _slanted(spec: Spec) -> None:
    spec["layout"]["xaxis"]["tickangle"] = 45


def _dragged(spec: Spec) -> None:
    spec["layout"]["yaxis"]["fixedrange"] = False


def _free_range(spec: Spec) -> None:
    del spec["layout"]["xaxis"]["range"]


def _legend(spec: Spec) -> None:
    spec["layout"]["showlegend"] = True


def _random_id(spec: Spec) -> None:
    spec["data"][0]["uid"] = "a1b2"


def _moving(spec: Spec) -> None:
    spec["layout"]["transition"] = {"duration": 500}


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (_five_series, "several colours"),
        (_cut_bar, "start at zero"),
        (_small_text, "under 14 px"),
        (_own_colour, "outside the placeholders"),
        (_orange_words, "colour for marks"),
        (_customdata, "nobody sees"),
        (_hover, "on hover"),
        (_hovertext, "nobody sees"),
        (_slanted, "not horizontal"),
        (_dragged, "dragged"),
        (_free_range, "Plotly chooses"),
        (_legend, "legend"),
        (_random_id, "differs"),
        (_moving, "moves"),
    ],
)
def test_a_figure_that_breaks_a_rule_is_refused(spoil: Callable[[Spec], None], word: str) -> None:
    spec = deepcopy(spec_of(drawings.GAP_BARS))
    spoil(spec)
    if spoil is _free_range:  # nothing is left to compare a bar's start with
        spec["data"] = [trace for trace in spec["data"] if trace["type"] != "bar"]
    assert any(word in rule for rule in broken_rules(spec))


def test_a_fifth_line_is_refused() -> None:
    line = drawings.line("Watford", drawings.rising(1, 2))
    with pytest.raises(ValueError, match="at most 4"):
        charts.specified(Trend((line,) * 5))


# Hidden figures.


@pytest.mark.parametrize(
    ("drawing", "missing"),
    [
        (drawings.DUMBBELL_HIDDEN, 3),
        (drawings.GAP_BARS, 2),
        (drawings.TREND, 2),
        (drawings.TRAJECTORY_FALLING, 2),
    ],
)
def test_what_is_hidden_is_drawn_as_hidden(drawing: Drawing, missing: int) -> None:
    assert hidden_marks(spec_of(drawing)) == missing


@pytest.mark.parametrize("drawing", [drawings.DUMBBELL_HIDDEN, drawings.GAP_BARS])
def test_every_outline_is_the_same_size(drawing: Drawing) -> None:
    assert len(outline_sizes(spec_of(drawing))) == 1


def test_a_hidden_gap_is_drawn_on_both_sides_alike() -> None:
    dotted = [s for s in spec_of(drawings.GAP_BARS)["layout"]["shapes"] if s["line"].get("dash") == "dot"]
    assert dotted
    assert all(shape["x0"] == -shape["x1"] for shape in dotted)


def test_rows_with_something_hidden_come_last_by_name() -> None:
    names = [note["text"] for note in spec_of(drawings.DUMBBELL_HIDDEN)["layout"]["annotations"]][:6]
    assert [name.split("<br>")[0].split(",")[0] for name in names] == [
        "Asian",
        "White",
        "Not known",
        "Black",
        "Mixed or multiple ethnic groups",
        "Other ethnic group",
    ]


def test_a_line_breaks_where_a_figure_is_hidden() -> None:
    looked_after = spec_of(drawings.TREND)["data"][2]
    assert looked_after["y"][2:4] == [None, None]
    assert looked_after["connectgaps"] is False


@given(st.integers(1, 4), st.integers(0, 1000))
def test_a_hidden_row_draws_the_same_whatever_it_is_set_beside(count: int, total: int) -> None:
    """What a cell hides cannot reach the figure: a cell that keeps other numbers beside it draws the same."""
    hidden = drawings.cell(None)
    told = replace(hidden, numerator=float(count), denominator=total)
    rows = Reading("Mixed", hidden, "c"), Reading("Mixed", told, "c")
    one, other = (charts.specified(GapBars((drawings.GAP_BARS.rows[0], row))) for row in rows)
    assert one == other


# The figures that are shown.


def test_the_widest_gap_is_on_top() -> None:
    names = spec_of(drawings.DUMBBELL)["layout"]["yaxis"]["ticktext"]
    assert (names[0], names[-1]) == ("St Albans", "Watford")


def test_equal_gaps_are_in_name_order() -> None:
    rows = tuple(drawings.reading(name, 10, 12) for name in ("Watford", "Dacorum", "Hertsmere"))
    spec = spec_of(Dumbbell(rows, "Ours", "All"))
    assert spec["layout"]["yaxis"]["ticktext"] == ["Dacorum", "Hertsmere", "Watford"]


def test_a_gap_is_the_figure_less_what_it_is_set_beside() -> None:
    spec = spec_of(drawings.GAP_BARS)
    assert spec["data"][0]["x"] == [-4.6, -0.3, 5.5]
    assert spec["data"][1]["x"][:2] == [-6.9, -0.7]


def test_published_figures_have_no_whisker() -> None:
    assert spec_of(drawings.GAP_BARS_PUBLISHED)["data"][1]["x"] == []


def test_a_path_that_begins_before_the_first_figure_lies_inside_the_axis() -> None:
    early = replace(drawings.TRAJECTORY, path=(Mark(date(2022, 9, 1), 5), drawings.TRAJECTORY.goal))
    assert spec_of(early)["layout"]["xaxis"]["range"] == ["2022-09-01", "2027-07-01"]


def test_a_target_whose_date_has_passed_does_not_end_the_axis() -> None:
    passed = replace(drawings.TRAJECTORY, goal=Mark(date(2025, 7, 1), 12), path=(), pace=(), low=(), high=())
    assert spec_of(passed)["layout"]["xaxis"]["range"][1] == "2026-04-01"


def test_one_period_alone_has_an_axis_with_a_length() -> None:
    first, last = spec_of(Trend((drawings.line("Watford", [4.0]),)))["layout"]["xaxis"]["range"]
    assert first < last


@given(
    st.lists(st.tuples(st.floats(0, 280), st.sampled_from([18.0, 36.0, 54.0])), min_size=1, max_size=4),
)
def test_labels_at_the_ends_of_lines_never_lie_on_one_another(wanted: list[tuple[float, float]]) -> None:
    heights = [height for _, height in wanted]
    placed = apart([at for at, _ in wanted], heights, floor=280)
    boxes = sorted((at - height / 2, at + height / 2) for at, height in zip(placed, heights, strict=True))
    assert all(above[1] <= below[0] + 1e-6 for above, below in pairwise(boxes))
    assert boxes[-1][1] <= 280 + 1e-6


def test_names_are_words_and_not_markup() -> None:
    row = drawings.reading("<b>Bold</b> & <a href='x'>link</a>", 4, 5, note="<i>4</i> people")
    for drawing in (GapBars((row,)), Dumbbell((row,), "<u>Ours</u>", "All")):
        text = json.dumps(spec_of(drawing))
        assert "<a " not in text
        assert "<i>" not in text
        assert "<u>" not in text


def test_a_line_breaks_where_what_is_measured_changed() -> None:
    broken = replace(drawings.line("Deprived areas", drawings.rising(6, 9.8)), breaks=(date(2024, 10, 30),))
    drawn = spec_of(Trend((broken,)))["data"][0]
    gap = drawn["y"].index(None)
    assert (drawn["x"][gap], len(drawn["y"])) == ("2024-10-30", 10)
    assert drawn["connectgaps"] is False


def test_a_break_outside_the_line_draws_nothing() -> None:
    early = replace(drawings.line("Deprived areas", drawings.rising(6, 9.8)), breaks=(date(2020, 1, 1),))
    assert len(spec_of(Trend((early,)))["data"][0]["y"]) == 9
