"""Dots and ranges as markup: a dot a group, both ends in words, and a ring for what was agreed."""

from dataclasses import replace

from edi_metrics.story.blocks import Against, Ranged, Ranges
from edi_metrics.ui.markup.ranges import ranges
from tests.ui import making_blocks as made

ROW = Ranged(
    "Young people's voice",
    (
        made.reading("Leaders", 3.1, "leaders"),
        made.reading("Tutors", 2.5, "tutors"),
        made.reading("Young people", 2.0, "young_people"),
    ),
    Against(2.5, "2.5", "Agreed"),
)
BLOCK = Ranges((ROW,), bottom=1, top=4, dot="A group's mean level", ring="The level agreed")


def test_a_row_has_a_dot_for_each_group_and_names_both_ends() -> None:
    drawn = ranges(BLOCK, "Levels by group")
    assert drawn.count("edi-range-dot") == 3 + 1, "and one in the key"
    assert 'style="left:33.33%;width:36.67%"' in drawn
    assert "<span>Young people <b>2</b></span>" in drawn
    assert "<span>Leaders <b>3.1</b></span>" in drawn
    assert "<span>Agreed <b>2.5</b></span>" in drawn
    assert 'aria-label="Levels by group"' in drawn


def test_a_hidden_group_has_no_dot_and_moves_no_end() -> None:
    hidden = replace(ROW, dots=(*ROW.dots, made.reading("Hub partners", None, "partners")))
    assert ranges(replace(BLOCK, ranges=(hidden,)), "x") == ranges(BLOCK, "x")


def test_a_row_with_nothing_to_show_is_an_outline_with_its_symbol() -> None:
    nothing = Ranged("Voice", (made.reading("Leaders", None, "leaders"),))
    drawn = ranges(replace(BLOCK, ranges=(nothing,)), "x")
    assert "edi-step-hidden" in drawn
    assert "<b>c</b>" in drawn
    assert 'class="edi-range-line"' not in drawn


def test_one_group_alone_is_named_once() -> None:
    alone = replace(ROW, dots=ROW.dots[:1], ring=None)
    assert ranges(replace(BLOCK, ranges=(alone,)), "x").count("Leaders") == 1


def test_no_rows_draw_nothing_and_words_are_no_markup() -> None:
    assert ranges(replace(BLOCK, ranges=()), "x") == ""
    assert "<script>" not in ranges(replace(BLOCK, dot="<script>"), "<script>")
