"""Every chart of every page keeps the rules of the design, and a chart that breaks one is refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest

from edi_metrics.reader import Reader
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Bars,
    Card,
    Chart,
    Drawing,
    GapBars,
    Reading,
    Table,
    Text,
    Trend,
    Width,
    charts_of,
)
from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import Level
from tests.charts import drawings
from tests.charts.chart_rules import faults, is_blue, is_pink
from tests.ui import making_blocks as made

SampleReader = Callable[[Level], Reader]


def of(part: str, value: float | None) -> Reading:
    """One group's bar."""
    row = made.reading(part.capitalize(), value, part)
    return replace(row, cell=replace(row.cell, denominator=100 if value is not None else None))


def chart(
    drawing: Drawing, *, alt: str = "Bars of people. Asian 10%. Table above.", known: str = "Known"
) -> Chart:
    """A chart with a table of people and of those known."""
    table = Table("People by group", ("Group", "People", known), (("Asian", "10", "100"),), "people-inside")
    return Chart(drawing, alt, table, "people")


def on_card(found: Chart, words: str = "") -> Card:
    """A card that holds it."""
    return Card("People by group", "People in post", (found, Text(words)), "", "people", Width.HALF)


GOOD = Bars((of("asian", 10), of("black", 12), of("white", 60)))


def test_a_good_chart_is_let_through() -> None:
    assert faults(chart(GOOD), on_card(chart(GOOD))) == []


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        (chart(GOOD, alt="Bars of people. Asian 10%."), "where the table is"),
        (chart(GOOD, alt="Bars. Table above."), "without a finding"),
        (chart(Bars((of("asian", None),))), "how much is hidden"),
        (chart(Bars((of("white", 60), of("asian", 10)))), "White people first"),
        (chart(GapBars((of("white", 60), of("asian", 10)))), "White people first"),
        (chart(GOOD, known="Share"), "how many are not known"),
        (chart(Bars((of("asian", -3),))), "start at zero"),
        (chart(Bars((replace(of("asian", None), text="3"),))), "printed as a number"),
    ],
)
def test_a_chart_that_breaks_a_rule_is_refused(bad: Chart, rule: str) -> None:
    assert any(rule in fault for fault in faults(bad, on_card(bad)))


def test_a_hidden_figure_that_is_left_out_of_the_drawing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.charts.chart_rules.in_words", lambda found: "<ul></ul>")
    bad = chart(Bars((of("asian", None),)))
    assert any("not drawn as hidden" in fault for fault in faults(bad, on_card(bad)))


def test_pink_beside_blue_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (drawings.line("Girls", [1, 2, 3]), drawings.line("Boys", [3, 2, 1]))
    shades = [{"line": {"color": "#F4A6C1"}}, {"line": {"color": "#1E6FD9"}}]
    figure = {"data": shades, "layout": {"annotations": []}}
    monkeypatch.setattr("tests.charts.chart_rules.charts.specified", lambda drawing: figure)
    monkeypatch.setattr("tests.charts.chart_rules.broken_rules", lambda spec: [])
    bad = chart(Trend(lines))
    assert "pink and blue" in faults(bad, on_card(bad))


@pytest.mark.parametrize(("colour", "pink", "blue"), [("#FFC0CB", True, False), ("#12436D", False, True)])
def test_pink_and_blue_are_told_apart(colour: str, pink: bool, blue: bool) -> None:
    assert (is_pink(colour), is_blue(colour)) == (pink, blue)


@pytest.mark.parametrize("level", list(Level))
def test_every_chart_of_every_page_keeps_the_rules(sample_reader: SampleReader, level: Level) -> None:
    reader = sample_reader(level)
    wrong = {
        f"{story.slug} {found.name}: {fault}"
        for story in stories()
        for asked in _choices(story, reader)
        for card in story.tell(reader, story.choose(reader, asked))
        if isinstance(card, Card)
        for found in charts_of([card])
        for fault in faults(found, card)
    }
    assert sorted(wrong) == []


def _choices(story: Story, reader: Reader) -> Iterator[dict[str, str]]:
    desk = Desk(reader)
    offered = [[(choice.key, option.code) for option in choice.offered(desk)] for choice in story.choices]
    return (dict(chosen) for chosen in product(*offered))
