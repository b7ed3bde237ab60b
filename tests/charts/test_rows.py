"""Names and notes beside a plot leave a phone a plot that can be read, or the names go over their rows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edi_metrics import charts
from edi_metrics.charts import theme
from edi_metrics.charts.rows import named
from edi_metrics.charts.wording import width_px
from edi_metrics.story.blocks import GapBars
from tests.charts import drawings

SHORT = GapBars((drawings.reading("Survey", 20, 30), drawings.reading("Panel", None, 30)))
HEARD = replace(
    SHORT,
    rows=tuple(replace(row, note="58 of 214 young people heard", label="All heard") for row in SHORT.rows),
)


def margins_of(drawing: GapBars) -> tuple[int, int, theme.Spec]:
    spec = charts.specified(drawing)
    assert spec is not None
    margin = spec["layout"]["margin"]
    return margin["l"], margin["r"], spec


def test_names_stand_beside_a_plot_that_has_room() -> None:
    _, _, spec = margins_of(SHORT)
    assert spec["layout"]["yaxis"]["ticktext"] == ["Survey", "Panel"]


def test_names_stand_over_their_rows_where_the_notes_take_the_room() -> None:
    left, right, spec = margins_of(HEARD)
    assert spec["layout"]["yaxis"]["ticktext"] == ["", ""]
    assert [note["text"] for note in spec["layout"]["annotations"][:2]] == ["All heard"] * 2
    assert len(spec["layout"]["xaxis"]["tickvals"]) == 3
    assert left + right < theme.PHONE_PX


@pytest.mark.parametrize("drawing", [SHORT, HEARD, drawings.GAP_BARS, drawings.GAP_BARS_PUBLISHED])
def test_the_ticks_of_a_gap_never_touch_on_a_phone(drawing: GapBars) -> None:
    left, right, spec = margins_of(drawing)
    axis = spec["layout"]["xaxis"]
    between = (theme.PHONE_PX - left - right) / (len(axis["tickvals"]) - 1)
    assert max(map(width_px, axis["ticktext"])) < between


@given(st.integers(0, 250), st.lists(st.text("abc ", min_size=1, max_size=20), min_size=1, max_size=4))
def test_names_beside_a_plot_leave_it_150_pixels(taken: int, labels: list[str]) -> None:
    found = named(labels, taken=taken)
    assert found.over or theme.PHONE_PX - found.left - taken >= 150


def test_names_go_beside_where_nobody_says_what_else_takes_room() -> None:
    assert not named(["Survey", "Panel"]).over
