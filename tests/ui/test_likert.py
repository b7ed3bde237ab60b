"""Agreement is drawn about 'Neither'; a hidden answer has a standard size and a c, never a nought."""

import re

import pytest

from edi_metrics.charts.agreement import HIDDEN
from edi_metrics.story.blocks import Chart, Likert, Reading, Statement
from edi_metrics.ui.markup import card as card_html
from edi_metrics.ui.markup.likert import likert
from tests.ui import making_blocks as made

FIVE = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree")
THREE = ("Agree", "Neither", "Disagree")


def _statement(words: str, *shares: float | None) -> Statement:
    labels = FIVE if len(shares) == len(FIVE) else THREE
    answers = tuple(
        Reading(label, made.cell(share), "c" if share is None else f"{share:g}%")
        for label, share in zip(labels, shares, strict=True)
    )
    return Statement(words, answers, "100 of 120 answered")


WELCOME = _statement("I feel welcome here", 30, 40, 20, 7, 3)


def _widths(html: str) -> list[float]:
    return [float(width) for width in re.findall(r"<span[^>]*flex-basis:([\d.]+)%", html)]


def _starts(html: str) -> list[float]:
    return [float(start) for start in re.findall(r'<i style="flex-basis:([\d.]+)%', html)]


def test_a_row_runs_from_strongly_disagree_to_strongly_agree() -> None:
    html = likert(Likert((WELCOME,)), "")
    kinds = re.findall(r"edi-likert-part edi-likert-([a-z0-9-]+)", html)
    assert kinds == ["against-2", "against-1", "neither", "for-1", "for-2"]
    widths = _widths(html)
    shares = [width / sum(widths) for width in widths]
    assert shares == pytest.approx([0.03, 0.07, 0.2, 0.4, 0.3], abs=0.001)


def test_the_middle_of_neither_is_the_middle_of_every_row() -> None:
    other = _statement("When we say something, things change", 10, 15, 25, 30, 20)
    html = likert(Likert((WELCOME, other)), "")
    widths = _widths(html)
    for row, start in enumerate(_starts(html)):
        mine = widths[5 * row : 5 * row + 5]
        assert abs(start + mine[0] + mine[1] + mine[2] / 2 - 50) < 0.05


def test_a_part_of_under_six_per_cent_has_no_label() -> None:
    html = likert(Likert((WELCOME,)), "")
    assert ">7%</b>" in html
    assert ">3%</b>" not in html


def test_a_hidden_answer_is_an_outline_of_standard_size_with_a_c() -> None:
    few = _statement("I feel welcome here", 30, 40, None, None, 20)
    html = likert(Likert((few,)), "")
    assert html.count("edi-likert-hidden") == 2
    assert html.count(">c</b>") == 2
    widths = _widths(html)
    assert widths[1] == widths[2]
    assert abs(widths[1] / widths[0] - HIDDEN / 20) < 0.01


def test_the_key_names_both_sides_in_the_order_of_the_bars() -> None:
    merged = _statement("People like me belong", 60, 25, 15)
    html = likert(Likert((merged, WELCOME)), "")
    key = html.split("</ul>")[0]
    assert re.findall(r"</i>([^<]+)<", key) == list(reversed(FIVE))


def test_how_many_answered_stands_beside_the_words() -> None:
    html = card_html.before_chart(Chart(Likert((WELCOME,)), "Agreement", made.table(), "likert"))
    assert "100 of 120 answered" in html
    assert 'aria-label="Agreement"' in html
    assert html.index("Show the numbers") < html.index("edi-likert")


def test_words_in_a_statement_are_text() -> None:
    html = likert(Likert((_statement("<b>us</b> & them", 60, 25, 15),)), '"co"')
    assert "<b>us" not in html
    assert "&lt;b&gt;us&lt;/b&gt; &amp; them" in html


def test_no_statements_draw_nothing() -> None:
    assert likert(Likert(()), "") == ""
