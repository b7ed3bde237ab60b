"""Every page, at both levels, by good links and stale ones: a page or a sentence, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edi_metrics.as_at import AsAt
from edi_metrics.reader import Reader
from edi_metrics.story.story import Filter, Story, stories
from edi_metrics.vocabulary import Level
from tests.pages.opened import Opened

Door = Callable[[Level], Reader | AsAt]

every_page = pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)
at_each_level = pytest.mark.parametrize("level", Level)

pytestmark = pytest.mark.usefixtures("sample_folders")


def _script(story: Story) -> str:
    return f"pages/{story.slug}.py"


def _level(level: Level) -> dict[str, str]:
    return {"level": level.value} if level is Level.PUBLISHED else {}


def _seen(story: Story, level: Level) -> Level:
    """The level that a page is seen at: slides for partners are always the published ones."""
    return Level.PUBLISHED if story.presented else level


def _that_offer_something(story: Story, sample_door: Door) -> list[Filter]:
    """The filters of a page but those for a state that the sample is not in, such as a running meeting."""
    return [choice for choice in story.choices if choice.offered(sample_door(Level.INSIDE))]


def _whole(opened: Opened) -> None:
    assert not opened.problems
    assert len(opened.headings) == 1, opened.headings
    assert opened.headings[0]
    assert "Something went wrong" not in opened.words
    assert "This page cannot be shown" not in opened.words


@every_page
@at_each_level
def test_it_opens_with_one_heading_and_the_rule_of_its_level(story: Story, level: Level) -> None:
    opened = Opened(_script(story), _level(level))
    _whole(opened)
    said = f"{_seen(story, level).value.capitalize()} view:"
    assert said in opened.words, "the footer names the level and its rule"
    assert "Sample data" in opened.words


@every_page
@at_each_level
def test_it_says_the_same_when_it_runs_again(story: Story, level: Level) -> None:
    opened = Opened(_script(story), _level(level))
    before = opened.html
    assert opened.again().html == before


@every_page
@at_each_level
def test_every_option_of_every_filter_has_a_link_that_restores_it(
    story: Story, level: Level, sample_door: Door
) -> None:
    for choice in story.choices:
        for option in choice.offered(sample_door(level)):
            opened = Opened(_script(story), {choice.key: option.code, **_level(level)})
            _whole(opened)
            assert opened.chosen(choice.key) == option.code
            assert "Did you mean" not in opened.words


@every_page
def test_choosing_puts_the_choice_in_the_address_and_that_link_restores_it(
    story: Story, sample_door: Door
) -> None:
    for choice in _that_offer_something(story, sample_door):
        wanted = "some words" if choice.free else choice.offered(sample_door(Level.INSIDE))[-1].code
        opened = Opened(_script(story)).choose(choice.key, wanted)
        assert opened.address[choice.key] == wanted
        pasted = Opened(_script(story), opened.address)
        assert pasted.chosen(choice.key) == wanted
        assert pasted.headings == opened.headings


@every_page
def test_a_filter_value_nobody_knows_gives_the_whole_view_and_the_nearest_name(
    story: Story, sample_door: Door
) -> None:
    whole = Opened(_script(story))
    for choice in _that_offer_something(story, sample_door):
        if choice.free:
            continue  # any words may be looked for
        known = choice.offered(sample_door(Level.INSIDE))[-1]
        opened = Opened(_script(story), {choice.key: f"{known.code}x"})
        _whole(opened)
        assert opened.headings == whole.headings
        assert f"called '{known.code}x'" in opened.words
        assert f"Did you mean '{known.label}'?" in opened.words


def test_a_search_that_finds_nothing_says_so_and_stays_text() -> None:
    opened = Opened("pages/learned.py", {"words": "<b>harpsichord"})
    _whole(opened)
    assert opened.headings == ["No lesson fits what was chosen"]
    assert "<b>h" not in opened.html


@pytest.mark.parametrize("story", [one for one in stories() if not one.presented], ids=lambda one: one.slug)
def test_a_level_nobody_knows_gives_the_inside_view_and_the_nearest_name(story: Story) -> None:
    opened = Opened(_script(story), {"level": "publishd"})
    _whole(opened)
    assert "There is no level called 'publishd'. Did you mean 'published'?" in opened.words
    assert "Inside view:" in opened.words


@every_page
def test_a_choice_the_page_does_not_have_is_named_and_the_whole_view_stands(story: Story) -> None:
    opened = Opened(_script(story), {"distric": "watford", "tab": "7"})
    _whole(opened)
    assert "This page has no choice called 'distric'" in opened.words
    assert "This page has no choice called 'tab'" in opened.words


@every_page
def test_markup_in_the_address_stays_text(story: Story) -> None:
    opened = Opened(_script(story), {"group": "<img src=x>", "<b>": "1", "level": "<script>"})
    _whole(opened)
    assert "<img" not in opened.html
    assert "<script" not in opened.html
    assert "<b>'" not in opened.html


def test_every_file_in_pages_is_a_story_with_its_own_address() -> None:
    slugs = {story.slug for story in stories()}
    assert slugs == {path.stem for path in (Path(__file__).resolve().parents[2] / "pages").glob("*.py")}


def test_the_app_opens_on_the_first_page() -> None:
    opened = Opened("app.py")
    _whole(opened)
    assert opened.headings == Opened(_script(stories()[0])).headings
