"""A slope: both ends labelled, one or two lines strong, and a line with an end missing named beneath."""

import json
from dataclasses import replace
from typing import Any

import pytest

from edi_metrics import charts
from edi_metrics.charts import theme
from edi_metrics.story.blocks import Slope
from tests.charts import drawings
from tests.charts.linter import hidden_marks


def spec_of(drawing: Slope) -> dict[str, Any]:
    spec = charts.specified(drawing)
    assert spec is not None
    return spec


def texts(drawing: Slope) -> list[str]:
    """The words of the figure, as printed."""
    return [note["text"].replace("<br>", " ") for note in spec_of(drawing)["layout"]["annotations"]]


def test_each_line_is_labelled_at_both_ends() -> None:
    said = texts(drawings.SLOPE)
    assert "<b>2.8</b> Programming and resources" in said
    assert "<b>2.4</b>" in said


def test_an_earlier_figure_that_two_lines_share_is_printed_once() -> None:
    assert texts(drawings.SLOPE).count("<b>2.3</b>") == 1


def test_a_strong_line_is_in_the_group_s_colour_and_lies_over_the_rest() -> None:
    colours = [trace["line"]["color"] for trace in spec_of(drawings.SLOPE)["data"]]
    assert colours == [theme.CONTEXT, theme.CONTEXT, theme.GROUP]


def test_a_line_with_an_end_missing_is_left_out_and_named_beneath() -> None:
    spec = spec_of(drawings.SLOPE)
    assert len(spec["data"]) == 3
    assert hidden_marks(spec) == 1
    assert "<b>c</b> Leadership and strategy" in texts(drawings.SLOPE)


def test_a_hidden_end_cannot_reach_the_figure() -> None:
    hidden = drawings.SLOPE.lines[-1]
    told = replace(hidden, now=replace(hidden.now, numerator=3.0, denominator=7))
    assert spec_of(replace(drawings.SLOPE, lines=(*drawings.SLOPE.lines[:-1], told))) == spec_of(
        drawings.SLOPE
    )


def test_both_dates_stand_under_the_plot() -> None:
    assert spec_of(drawings.SLOPE)["layout"]["xaxis"]["ticktext"] == ["2024/25", "2025/26"]


def test_names_are_words_and_not_markup() -> None:
    odd = drawings.slope_line("<i>Voice</i>", 2.0, 2.5)
    assert "<i>" not in json.dumps(spec_of(Slope((odd,), "2024/25", "2025/26")))


def test_a_ninth_line_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 8"):
        charts.specified(Slope((drawings.slope_line("Voice", 2.0, 2.5),) * 9, "2024/25", "2025/26"))
