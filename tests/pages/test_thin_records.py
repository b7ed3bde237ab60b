"""Records absent, empty, a year old, already counted or half unknown: every page opens and is honest."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from edi_metrics import importer, publisher
from edi_metrics.errors import RefusedFile
from edi_metrics.reader import Reader, open_reader
from edi_metrics.settings import Settings
from edi_metrics.story.blocks import Block, Board, Card, Headline, StatusBar
from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import Level, Standing
from tests.build import service
from tests.story.reading import everything

COUNTED = """snapshot_date,role_level,contract,counts_of,category,n
2026-11-01,tutor,hourly_paid,total,all,120
2026-11-01,tutor,hourly_paid,ethnicity,white_british,80
2026-11-01,tutor,hourly_paid,ethnicity,asian_indian,40
2026-11-01,senior_leader,permanent_full_time,total,all,12
2026-11-01,senior_leader,permanent_full_time,ethnicity,white_british,12
"""

YEAR_ON = date(2027, 11, 23)


def _half_unknown() -> list[service.Worker]:
    return [
        worker | ({"ethnicity": "not_asked", "disability": "not_asked"} if number % 2 else {})
        for number, worker in enumerate(service.workers())
    ]


def _one_dataset(chosen: Settings) -> None:
    service.load_workers(chosen, service.workers())


def _half_unknown_answers(chosen: Settings) -> None:
    service.load_workers(chosen, _half_unknown())


def _counted_alone(chosen: Settings) -> None:
    path = chosen.private.parent / "workforce.csv"
    path.write_text(COUNTED, encoding="utf-8")
    importer.load("workforce", path, private=chosen.private, who="tester", when=service.WHEN, day=service.DAY)


@pytest.fixture(
    scope="module",
    params=[
        (_one_dataset, service.DAY),
        (_one_dataset, YEAR_ON),
        (_half_unknown_answers, service.DAY),
        (_counted_alone, service.DAY),
    ],
    ids=["one dataset", "a year old", "half unknown", "only counted"],
)
def thin(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A service that has brought little."""
    bring, day = request.param
    chosen = service.settings_for(tmp_path_factory.mktemp("thin"))
    bring(chosen)
    publisher.build(chosen, today=day, progress=service.unheard)
    return chosen


@pytest.fixture(params=list(Level))
def reader(request: pytest.FixtureRequest, thin: Settings) -> Iterator[Reader]:
    """Its figures at each level."""
    opened = open_reader(request.param, thin)
    yield opened
    opened.close()


@pytest.fixture(params=[story.slug for story in stories()])
def story(request: pytest.FixtureRequest) -> Story:
    """Each page in turn."""
    return next(one for one in stories() if one.slug == request.param)


def test_every_page_opens_with_one_whole_sentence(story: Story, reader: Reader) -> None:
    blocks = story.tell(reader)
    [headline] = [block for block in blocks if isinstance(block, Headline)]
    assert 10 <= len(headline.sentence) <= 110
    assert "None" not in headline.sentence


def test_nothing_is_judged_that_cannot_be(story: Story, reader: Reader) -> None:
    for standing, number in _standings(story.tell(reader)):
        assert standing is Standing.CANNOT_SAY or not number, (story.slug, standing)


def test_a_card_without_figures_says_what_is_missing_and_who_can_help(story: Story, reader: Reader) -> None:
    empty = [card for card in _cards(story.tell(reader)) if card.scope == "No figures yet"]
    for card in empty:
        assert "The data steward can" in everything([card]), card.name


def _cards(blocks: tuple[Block, ...]) -> list[Card]:
    return [block for block in blocks if isinstance(block, Card)]


def _standings(blocks: tuple[Block, ...]) -> Iterator[tuple[Standing, int]]:
    for card in _cards(blocks):
        for piece in card.pieces:
            if isinstance(piece, StatusBar):
                yield from piece.counts
            elif isinstance(piece, Board):
                yield from ((row.chip.standing, 1) for row in piece.rows)


def _told(chosen: Settings, slug: str) -> str:
    reader = open_reader(Level.INSIDE, chosen)
    try:
        return everything(next(one for one in stories() if one.slug == slug).tell(reader))
    finally:
        reader.close()


def test_a_file_that_came_counted_is_named_with_the_form_that_is_needed(tmp_path: Path) -> None:
    chosen = service.settings_for(tmp_path)
    _counted_alone(chosen)
    service.build(chosen)
    said = _told(chosen, "workforce")
    assert "'Workforce snapshot' was loaded already counted" in said
    assert "need a row for each record" in said


def test_answers_that_half_the_people_gave_are_set_in_their_bounds(tmp_path: Path) -> None:
    chosen = service.settings_for(tmp_path)
    _half_unknown_answers(chosen)
    service.build(chosen)
    assert "we do not know about were from ethnic minorities the share would be" in _told(chosen, "workforce")


def test_an_empty_file_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    chosen = service.settings_for(tmp_path)
    _one_dataset(chosen)
    empty = tmp_path / "recruitment.csv"
    empty.write_text(importer.template("recruitment").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(RefusedFile, match="no rows"):
        importer.load(
            "recruitment", empty, private=chosen.private, who="tester", when=service.WHEN, day=service.DAY
        )
    service.build(chosen)
    assert "Workforce" in _told(chosen, "workforce")
