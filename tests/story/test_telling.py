"""Promises every page keeps, whatever the figures: shown, hidden or missing, at both levels."""

import re
import time
from collections import Counter

import pytest

from edi_metrics.story.blocks import Card, Chart, Definition, Headline, charts_of, tables_of
from edi_metrics.story.story import Chosen, Story, stories
from edi_metrics.vocabulary import Level
from edi_metrics.wording import queries
from tests.story.made import MadeDoor, Mood
from tests.story.reading import everything, sentences

STORIES = {story.slug: story for story in stories()}


@pytest.fixture(params=list(STORIES))
def story(request: pytest.FixtureRequest) -> Story:
    """Each page in turn."""
    return STORIES[request.param]


@pytest.fixture(params=list(Level))
def level(request: pytest.FixtureRequest) -> Level:
    """Each level in turn."""
    level: Level = request.param
    return level


@pytest.fixture(params=list(Mood))
def door(request: pytest.FixtureRequest, level: Level) -> MadeDoor:
    """Figures shown, hidden and missing."""
    return MadeDoor(level, request.param)


def test_there_is_a_page_for_each_subject() -> None:
    assert {"overview", "participation", "workforce", "targets", "method"} <= set(STORIES)


def test_a_page_opens_with_one_short_sentence(story: Story, door: MadeDoor) -> None:
    blocks = story.tell(door)
    assert isinstance(blocks[0], Headline)
    assert sum(isinstance(block, Headline) for block in blocks) == 1
    assert 10 <= len(blocks[0].sentence) <= 110
    assert not blocks[0].sentence.endswith(".")


def test_a_page_asks_each_question_once(story: Story, door: MadeDoor) -> None:
    story.tell(door)
    assert [question for question, times in Counter(door.asked).items() if times > 1] == []


def test_every_option_can_be_told(story: Story, door: MadeDoor) -> None:
    for choice in story.choices:
        for option in choice.offered(door):
            assert story.tell(door, story.choose(door, {choice.key: option.code}))


def test_no_refused_word_is_said(story: Story, door: MadeDoor) -> None:
    for sentence in sentences(story.tell(door), defined=False):
        assert queries(sentence) == (), sentence


def test_sentences_are_whole(story: Story, door: MadeDoor) -> None:
    """Nothing half-made: no None, no empty brackets, no doubled spaces or stops."""
    for sentence in sentences(story.tell(door)):
        assert not re.search(r"None\b(?! of)|\bnan\b|\(\)|  |\.\.| ,|\bx of\b|Standing\.|<", sentence), (
            sentence
        )


def test_every_chart_has_words_a_table_and_a_named_file(story: Story, door: MadeDoor) -> None:
    for chart in charts_of(story.tell(door)):
        assert chart.alt.endswith("Table above.")
        assert chart.table.rows
        assert re.fullmatch(r"[a-z0-9-]+", chart.table.filename), chart.table.filename


def test_tables_have_a_cell_under_every_heading_and_none_is_empty(story: Story, door: MadeDoor) -> None:
    for table in tables_of(story.tell(door)):
        assert len(table.columns) <= 7
        for row in table.rows:
            assert len(row) == len(table.columns), row
            assert all(cell.strip() and cell.strip() not in ("-", "–", "*") for cell in row), row


def test_names_are_unique_on_a_page(story: Story, door: MadeDoor) -> None:
    blocks = story.tell(door)
    cards = [block.name for block in blocks if isinstance(block, Card)]
    charts = [chart.name for chart in charts_of(blocks)]
    files = [table.filename for table in tables_of(blocks)]
    for names in (cards, charts, files):
        assert len(names) == len(set(names)), names


def test_every_card_says_where_it_comes_from(story: Story, door: MadeDoor) -> None:
    for block in story.tell(door):
        if isinstance(block, Card):
            assert "Data to 1 November 2026" in block.source
            assert "Sample data" in block.source


def test_a_figure_stands_beside_its_definition(door: MadeDoor, story: Story) -> None:
    """Pages of targets are left out: a target's measure is defined on the card of its evidence."""
    if story.slug in ("overview", "targets", "method"):
        return
    for block in story.tell(door):
        if isinstance(block, Card) and any(isinstance(piece, Chart) for piece in block.pieces):
            assert any(isinstance(piece, Definition) for piece in block.pieces), block.name


def test_hidden_figures_are_counted_in_words_and_never_guessed(story: Story, level: Level) -> None:
    told = story.tell(MadeDoor(level, Mood.HIDDEN))
    for chart in charts_of(told):
        for row in getattr(chart.drawing, "rows", getattr(chart.drawing, "steps", ())):
            if row.cell.symbol:
                assert not re.search(r"\d", row.text + row.note), row


def test_published_pages_draw_no_range_and_make_no_forecast(story: Story) -> None:
    told = story.tell(MadeDoor(Level.PUBLISHED))
    assert "At this pace" not in everything(told)
    for chart in charts_of(told):
        assert not getattr(chart.drawing, "pace", ())
        assert not getattr(chart.drawing, "low", ())


def test_partners_are_asked_for_nothing() -> None:
    told = STORIES["overview"].tell(MadeDoor(Level.PUBLISHED))
    assert "What we need from you" not in everything(told)
    assert "What we need from you" in everything(STORIES["overview"].tell(MadeDoor(Level.INSIDE)))


def test_without_benchmarks_nothing_is_compared(story: Story, level: Level) -> None:
    assert "suggest about" not in everything(story.tell(MadeDoor(level, benchmarked=False)))


def test_without_targets_nothing_is_judged(level: Level) -> None:
    for slug in ("overview", "targets"):
        told = STORIES[slug].tell(MadeDoor(level, promised=False))
        assert isinstance(told[0], Headline)
        assert told[0].sentence == "No targets are set yet"


def test_an_address_with_an_unknown_value_falls_back_and_keeps_what_was_asked() -> None:
    story = STORIES["participation"]
    chosen = story.choose(MadeDoor(Level.INSIDE), {"group": "martians", "programme_group": "core"})
    assert chosen.get("group") == "free_meals"
    assert chosen.get("programme_group") == "core"
    assert chosen.unknown == {"group": "martians"}


def test_a_choice_without_an_address_is_the_default() -> None:
    assert Chosen().get("anything", "default") == "default"


def test_telling_is_quick(story: Story) -> None:
    """Sentences cost little beside the questions; a slow one would show in every rerun."""
    door = MadeDoor(Level.INSIDE)
    story.tell(door)
    started = time.process_time()
    story.tell(door)
    assert time.process_time() - started < 0.2
