"""The yearly report says what the pages say of a school year, and no more than may leave."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from edi_metrics.as_at import AsAt
from edi_metrics.exports.impact_report import impact_report
from edi_metrics.exports.take import Chapter
from edi_metrics.periods import Period
from edi_metrics.plan.delivery import Delivery
from edi_metrics.reader import Reader
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Board, Note, Points, Table, Text
from edi_metrics.story.story import stories
from edi_metrics.story.the_year import last_whole_year, the_year
from edi_metrics.story.words import learned, since
from edi_metrics.story.words import year_report as words
from edi_metrics.vocabulary import Level, Strand
from tests.exports.papers import report_taken
from tests.exports.reading import pages_of_pdf, words_of

Doors = Callable[[Level], Reader | AsAt]

YEAR = Period.parse("2025/26")


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), "2024/25"),
        (date(2026, 9, 1), "2025/26"),
        (date(2026, 11, 23), "2025/26"),
        (date(2027, 1, 2), "2025/26"),
    ],
)
def test_the_last_whole_school_year_is_the_one_that_has_ended(day: date, year: str) -> None:
    assert last_whole_year(day).label == year


@pytest.mark.parametrize("level", list(Level))
def test_every_word_and_row_of_it_is_in_the_file(level: Level, sample_door: Doors, tmp_path: Path) -> None:
    found = report_taken(sample_door(level))
    said = _text(impact_report(found), tmp_path)
    for chapter in found.chapters:
        assert chapter.headline is not None
        assert words_of(chapter.headline.sentence) in said
        for table in chapter.tables:
            assert all(words_of("".join(row)) in said for row in table.rows), table.caption
        for told in _sentences(chapter):
            assert words_of(told) in said


def _text(content: bytes, folder: Path) -> str:
    """What the pages say, without the line at the head and the one at the foot of each."""
    pages = (page.splitlines() for page in pages_of_pdf(content, folder))
    return words_of("".join(line for lines in pages for line in lines if not _is_furniture(line)))


def _is_furniture(line: str) -> bool:
    return line.startswith(("Impact and learning report · data to", "Page "))


def _sentences(chapter: Chapter) -> list[str]:
    pieces = [piece for card in chapter.cards for piece in card.pieces]
    lists = [item for piece in pieces if isinstance(piece, Points) for item in piece.items]
    return [*lists, *(piece.words for piece in pieces if isinstance(piece, Text | Note))]


@pytest.mark.parametrize("level", list(Level))
def test_each_figure_that_moved_is_told_as_the_page_of_changes_tells_it(
    level: Level, sample_door: Doors
) -> None:
    door = sample_door(level)
    year = the_year(Desk(door), YEAR)
    [moved] = [one for one in report_taken(door).chapters if one.slug == "moved"]
    assert year.moves
    assert moved.tables[0].rows == tuple(since.move_row(one, level) for one in year.moves)


def test_each_lesson_is_told_as_the_page_of_lessons_tells_it(sample_door: Doors) -> None:
    door = sample_door(Level.INSIDE)
    [page] = [one for one in stories() if one.slug == "learned"]
    told = {row for block in page.tell(door) for row in _rows_of(block)}
    chapters = report_taken(door).chapters
    lessons = [
        row
        for one in chapters
        for table in one.tables
        if table.columns == learned.COLUMNS
        for row in table.rows
    ]
    assert lessons
    assert set(lessons) <= told


def _rows_of(block: object) -> list[tuple[str, ...]]:
    pieces = getattr(block, "pieces", ())
    return [row for piece in pieces if isinstance(piece, Table) for row in piece.rows]


@pytest.mark.parametrize("level", list(Level))
def test_every_target_that_stood_at_the_end_is_told_those_off_track_among_them(
    level: Level, sample_door: Doors
) -> None:
    door = sample_door(level)
    [kept] = [one for one in report_taken(door).chapters if one.slug == "kept"]
    [board] = [piece for card in kept.cards for piece in card.pieces if isinstance(piece, Board)]
    stood = {one.target.title for one in the_year(Desk(door), YEAR).judged}
    assert {row.title for row in board.rows} == stood
    assert "Off track" in {row.chip.standing.words for row in board.rows}


def test_targets_stand_as_they_were_judged_on_the_last_day_of_the_year(sample_door: Doors) -> None:
    year = the_year(Desk(sample_door(Level.INSIDE)), YEAR)
    for one in year.judged:
        assert one.target.set_on <= year.end
        assert one.judgement.latest is None or one.judgement.latest.period.first_day <= year.end


def test_actions_are_those_of_the_year_and_no_other(sample_door: Doors) -> None:
    year = the_year(Desk(sample_door(Level.INSIDE)), YEAR)
    assert year.done
    assert year.late
    assert all(year.start < one.completed_on <= year.end for one in year.done if one.completed_on)
    assert all(one.due < year.end for one in year.late)
    assert {one.delivery for one in year.done} <= {Delivery.DONE_ON_TIME, Delivery.DONE_LATE}


def test_the_strands_add_up_to_the_year(sample_door: Doors) -> None:
    year = the_year(Desk(sample_door(Level.INSIDE)), YEAR)
    parts = [year.of(strand) for strand in Strand]
    assert sum(len(one.judged) for one in parts) == len(year.judged)
    assert sum(len(one.moves) for one in parts) == len(year.moves)
    assert sum(len(one.closed) + len(one.late) for one in parts) == len(year.closed) + len(year.late)


def test_a_published_report_has_no_word_that_stays_inside_and_says_so(
    sample_door: Doors, tmp_path: Path
) -> None:
    inside, published = sample_door(Level.INSIDE), sample_door(Level.PUBLISHED)
    said = _text(impact_report(report_taken(published)), tmp_path)
    assert words_of(words.PUBLISHED_PLAN) in said
    actions = inside.plan().actions
    lessons = [
        part
        for one in actions
        if one.learned
        for part in (one.learned.helped, one.learned.hindered, one.learned.learned)
        if part
    ]
    assert lessons
    assert not [part for part in lessons if words_of(part) in said]
    assert not [one.title for one in actions if not one.publish and words_of(one.title) in said]


def test_another_year_can_be_asked_for(sample_door: Doors) -> None:
    found = report_taken(sample_door(Level.INSIDE), year=Period.parse("2024/25"))
    assert found.chapters[0].headline is not None
    assert "2024/25" in found.chapters[0].headline.eyebrow


def test_a_year_before_there_was_a_plan_is_told_as_empty(sample_door: Doors, tmp_path: Path) -> None:
    found = report_taken(sample_door(Level.PUBLISHED), year=Period.parse("2010/11"))
    said = _text(impact_report(found), tmp_path)
    assert words_of("No target stood at the end of 2010/11") in said
    assert words_of(words.NOTHING_NEWER) in said


def test_it_is_stamped_and_the_same_pages_are_the_same_bytes(sample_door: Doors, tmp_path: Path) -> None:
    found = report_taken(sample_door(Level.INSIDE), reference="0123456789abcdef0123456789abcdef")
    content = impact_report(found)
    assert impact_report(found) == content
    pages = pages_of_pdf(content, tmp_path)
    for number, page in enumerate(pages, start=1):
        assert "Inside: not for sharing" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "01234567" in page


def test_a_published_report_says_that_it_tells_published_actions(sample_door: Doors) -> None:
    for level in Level:
        desk = Desk(sample_door(level))
        year = the_year(desk, YEAR)
        [done] = [one for one in report_taken(sample_door(level)).chapters if one.slug == "done"]
        assert done.headline is not None
        assert done.headline.sentence == words.acted(year, level)
        assert done.headline.sentence.startswith("Of the actions we publish, ") is not desk.inside
        assert (done.tables[0].columns[1] == "Published actions done") is not desk.inside
