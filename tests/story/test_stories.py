"""What the sample's seeded stories look like to a reader: the page says so, with the figures expected."""

from collections.abc import Callable

import pytest

from edi_metrics.reader import Reader
from edi_metrics.story.story import stories
from edi_metrics.vocabulary import Level
from tests.story.reading import everything, sentences

SampleReader = Callable[[Level], Reader]

TOLD_INSIDE = [
    ("ST01", "workforce", {}, "232 of 270 people (86%) have told us their ethnicity, up 18 points"),
    ("ST02", "workforce", {}, "the share would be 14%; if all were, 29%"),
    ("ST02", "workforce", {}, "the verdict does not survive all three comparisons"),
    ("ST03", "workforce", {}, "17 of 221 people (8%) are Disabled, below the 23% of working-age adults"),
    ("ST03", "workforce", {}, "No target and no action yet"),
    ("ST04", "workforce", {}, "Leaders from ethnic minorities: too few to say"),
    ("ST05", "targets", {"target": "T03"}, "Its date has passed and the goal was not reached"),
    ("ST05", "targets", {"target": "T03"}, "194 of 270 people"),
    ("ST06", "targets", {"target": "T04"}, "50 of 140 people"),
    ("ST08", "participation", {}, "14.7% to 15.7% on school rolls"),
    ("ST08", "participation", {"group": "ethnic_minority"}, "against 34.5% of pupils on roll"),
    ("ST09", "participation", {}, "special educational needs up 2.6 points"),
    ("ST10", "targets", {"target": "T05"}, "254 of 2,330 learners"),
    (
        "ST10",
        "targets",
        {"target": "T05"},
        "Target went from 14% to 12% on 4 September 2026, with no reason recorded and outside a meeting",
    ),
    ("ST11", "participation", {}, "110 of 647 pupils with pupil premium go on after whole-class teaching"),
    ("ST11", "participation", {}, "17%, against 31.0% of other pupils"),
    ("ST12", "targets", {"target": "T18"}, "155 of 219 pupils"),
    ("ST16", "targets", {"target": "T09"}, "63 of 1,032 applications"),
    (
        "ST18",
        "participation",
        {},
        "22 of 38 state-funded schools in Watford (58%), against 78% across the county",
    ),
    ("ST24", "participation", {}, "5.1 in 100, against 7.8 in 100 of all pupils"),
]


def _told(reader: Reader, slug: str, asked: dict[str, str]) -> str:
    story = next(one for one in stories() if one.slug == slug)
    return everything(story.tell(reader, story.choose(reader, asked)))


@pytest.mark.parametrize(("name", "slug", "asked", "said"), TOLD_INSIDE)
def test_the_page_tells_the_story(
    sample_reader: SampleReader, name: str, slug: str, asked: dict[str, str], said: str
) -> None:
    assert said in _told(sample_reader(Level.INSIDE), slug, asked), name


def test_selection_is_never_judged_on_too_few(sample_reader: SampleReader) -> None:
    """ST07: a ratio from few appointments, or from hidden ones, is said to be too few to say."""
    assert "Too few to say" in _told(sample_reader(Level.INSIDE), "workforce", {})


def test_a_hidden_board_has_no_standing(sample_reader: SampleReader) -> None:
    """ST04: the target on governance rests on hidden counts at both levels."""
    for level in Level:
        told = _told(sample_reader(level), "targets", {"target": "T17"})
        assert "The figures are hidden at this level to protect people, so it cannot be judged" in told


@pytest.mark.parametrize("level", list(Level))
def test_every_headline_fits_and_every_sentence_is_whole(sample_reader: SampleReader, level: Level) -> None:
    reader = sample_reader(level)
    for story in stories():
        blocks = story.tell(reader)
        assert len(sentences(blocks)[1]) <= 110
        assert not [said for said in sentences(blocks) if "  " in said or ".." in said or "None " in said[4:]]
