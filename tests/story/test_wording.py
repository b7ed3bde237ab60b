"""The words of everything that is generated: neutral, without causes, and without firsts nobody can know."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from edi_metrics.metrics import metrics
from edi_metrics.reader import Reader
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Headline, charts_of, tables_of
from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import Level
from edi_metrics.wording import names_a_first, queries
from tests.story.reading import sentences

SampleReader = Callable[[Level], Reader]


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("More BAME tutors", "BAME"),
        ("BME and non-White staff", "BME"),
        ("Bame staff", "BAME"),
        ("Staff who are non white", "non-White"),
        ("Underperforming schools", "underperforming"),
        ("Support the disabled", "the disabled"),
        ("A pupil who suffers from autism", "suffers from"),
        ("Hard to reach families", "hard to reach"),
        ("Normal pupils do better", "normal pupils"),
        ("Underachieving boys", "underachieving"),
        ("Only 12 tutors are Asian", "only"),
        ("Watford lags", "lags"),
        ("The best district", "best"),
        ("Targets at risk", "at risk"),
        ("A RAG rating", "RAG"),
        ("Answers rose because of the campaign", "because of"),
        ("The campaign led to more answers", "led to"),
        ("Up, thanks to Songwriter", "thanks to"),
        ("Cost drives families away", "drives"),
    ],
)
def test_a_word_that_should_not_stand_is_found_and_another_offered(typed: str, refused: str) -> None:
    found = queries(typed)
    assert refused in [query.found for query in found]
    assert all(query.instead for query in found)


@pytest.mark.parametrize(
    "typed",
    [
        "254 of 2,330 learners have pupil premium, less than the 14.7% on school rolls",
        "People from ethnic minorities (all groups except White British)",
        "Disabled people are 8% of those known",
        "A rag-time ensemble",
        "Commonly asked",
    ],
)
def test_plain_words_are_left_alone(typed: str) -> None:
    assert queries(typed) == ()


def test_a_cause_may_be_named_where_an_evaluation_is_linked() -> None:
    assert queries("Answers rose because of the campaign", evaluated=True) == ()


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("St Albans has the widest gap, at 11.8 points", True),
        ("Most of those who left were part-time", True),
        ("Hold at least 80% to July 2027", False),
        ("No gap of at most 2 points", False),
        ("Learners living in the most deprived areas", False),
        ("The largest gap we can show: 5 of 40", False),
    ],
)
def test_a_first_is_told_from_a_limit_and_from_what_can_be_shown(said: str, first: bool) -> None:
    assert names_a_first(said) is first


Told = tuple[str, tuple[Block, ...]]


@pytest.fixture(scope="module")
def told(sample_reader: SampleReader) -> list[Told]:
    """Every page of the sample at both levels, with each of its choices."""
    return [
        (f"{level} {story.slug} {asked}", story.tell(reader, story.choose(reader, asked)))
        for level in Level
        for reader in [sample_reader(level)]
        for story in stories()
        for asked in _choices(story, reader)
    ]


def _choices(story: Story, reader: Reader) -> Iterator[dict[str, str]]:
    desk = Desk(reader)
    offered = [[(choice.key, option.code) for option in choice.offered(desk)] for choice in story.choices]
    return (dict(chosen) for chosen in product(*offered))


def test_nothing_generated_holds_a_word_that_should_not_stand(told: list[Told]) -> None:
    wrong = {
        f"{page}: {sentence}"
        for page, blocks in told
        for sentence in sentences(blocks, defined=False)
        if queries(sentence)
    }
    assert sorted(wrong) == []


def test_no_metric_is_described_in_a_word_that_should_not_stand() -> None:
    words = [
        (one.key, said)
        for one in metrics().values()
        for said in (one.title, one.question, one.why, *one.caveats, one.noun, one.source)
    ]
    wrong = {
        f"{key}: {said}"
        for key, said in words
        for query in queries(said, evaluated=True)
        if query.found != "only"  # a caveat may set a limit: 'Whole service only'
    }
    assert sorted(wrong) == []


def test_no_first_is_named_while_a_part_is_hidden(told: list[Told]) -> None:
    wrong = {
        f"{page}: {sentence}"
        for page, blocks in told
        for block in blocks
        if isinstance(block, Card) and _hides(block)
        for sentence in sentences([block], defined=False)
        if names_a_first(sentence)
    }
    assert sorted(wrong) == []


def test_a_headline_names_no_first_while_its_page_hides_a_part(told: list[Told]) -> None:
    wrong = {
        f"{page}: {block.sentence}"
        for page, blocks in told
        for block in blocks
        if isinstance(block, Headline) and names_a_first(block.sentence)
        if any(isinstance(card, Card) and _hides(card) for card in blocks)
    }
    assert sorted(wrong) == []


def _hides(card: Card) -> bool:
    """Whether any figure of the card, drawn or in a table, is hidden."""
    drawn = (
        row.cell.symbol
        for chart in charts_of([card])
        for row in getattr(chart.drawing, "rows", getattr(chart.drawing, "steps", ()))
    )
    return any(drawn) or any("c" in row for table in tables_of([card]) for row in table.rows)
