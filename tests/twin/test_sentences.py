"""Every number in every headline, lead, title and main table of every page, beside the twin's own."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from edi_metrics.as_at import AsAt
from edi_metrics.reader import Reader
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import (
    Block,
    Board,
    BoardRow,
    Card,
    Chart,
    Headline,
    Note,
    Points,
    StatusBar,
    Text,
    Tiles,
    tables_of,
)
from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import Level
from tests.twin.counting import Figures, Place
from tests.twin.counting_sentences import Acting, Page, Promise, bounds_of_groups
from tests.twin.counting_tables import GROUPS, faults_of_row
from tests.twin.known import PAGES, faults, kind_of
from tests.twin.on_plan import now
from tests.twin.test_figures import written_cells

PAIR = re.compile(r"(?<![\d,])(\d[\d,]*) of (\d[\d,]*) ")

Opened = Callable[[Level], Reader]
Asked = Callable[[Level], Reader | AsAt]
Told = tuple[Page, tuple[Block, ...]]


@pytest.fixture(scope="module")
def told(sample_folders: Path, sample_reader: Opened, sample_door: Asked, twin: Figures) -> list[Told]:
    """Every page at both levels, with each of its choices."""
    found = []
    plan = now(sample_folders / "private", twin)
    for level in Level:
        shown = frozenset(
            place
            for place, cell in written_cells(sample_folders / "warehouse", level).items()
            if cell.symbol == "" and cell.numerator is not None
        )
        reader = sample_reader(level)
        for story in stories():
            desk = Desk(sample_door(level))
            for asked in _choices(story, desk):
                blocks = story.tell(desk, story.choose(desk, asked))
                page = _page(level, story.slug, asked, blocks, reader, twin, shown, plan)
                found.append((page, blocks))
    return found


def test_every_page_is_known() -> None:
    assert {story.slug for story in stories()} == set(PAGES), "add the new page, and rules for what it says"


def test_every_number_in_a_headline_lead_or_title_is_the_twins(told: list[Told]) -> None:
    found = {
        f"{page.level} {page.slug} {dict(page.chosen)}: {fault}"
        for page, blocks in told
        for sentence in _loud(blocks)
        for fault in faults(page, sentence)
    }
    assert sorted(found) == [], "\n".join(sorted(found))


def test_so_many_of_so_many_is_a_pair_the_twin_counted(told: list[Told]) -> None:
    pairs = {level: _pairs(next(page for page, _ in told if page.level == level)) for level in Level}
    wrong = {
        f"{page.level} {page.slug}: {sentence}"
        for page, blocks in told
        for sentence in _quiet(blocks)
        for n, d in PAIR.findall(sentence)
        if (n, d) not in pairs[Level(page.level)] and not _counts_parts(sentence)
    }
    assert sorted(wrong) == []


def test_what_unknown_answers_could_make_of_a_share_is_the_twins(told: list[Told]) -> None:
    found = [
        (page, said)
        for page, blocks in told
        for said in _quiet(blocks)
        if said.startswith(("If none of the ", GROUPS_BOUNDED))
    ]
    assert {"targets", "workforce", "participation", "overview"} <= {page.slug for page, _ in found}
    assert [fault for page, said in found for fault in _faults_of_bounds(page, said)] == []


GROUPS_BOUNDED = "If none, or all, of the learners we do not know about were in the group: "


def _faults_of_bounds(page: Page, said: str) -> Iterator[str]:
    if not said.startswith(GROUPS_BOUNDED):
        yield from faults(page, said)
        return
    groups = {label.lower(): group for label, group in GROUPS.items()}
    expected = bounds_of_groups(page)
    for part in said.removeprefix(GROUPS_BOUNDED).removesuffix(".").split("; "):
        label, spread = re.split(r" (?=\d)", part, maxsplit=1)
        if spread != expected[groups[label.lower()]]:
            yield f"{page.level} {page.slug}: {part}; the twin says {expected}"


def test_every_row_of_the_main_tables_is_the_twins(told: list[Told]) -> None:
    seen: set[str] = set()
    wrong = set()
    for page, blocks in told:
        for table in tables_of(blocks):
            if kind := kind_of(table.filename):
                seen.add(table.filename)
                for row in table.rows:
                    cells = dict(zip(table.columns, row, strict=True))
                    wrong |= {f"{table.filename}: {fault}" for fault in faults_of_row(kind, page, cells)}
    assert sorted(wrong) == []
    assert len(seen) >= 20


def test_a_wrong_number_in_any_headline_lead_or_title_is_refused(told: list[Told]) -> None:
    bitten = 0
    for page, blocks in told:
        for sentence in _loud(blocks):
            for wrong in _perturbed(page, sentence):
                assert faults(page, wrong), f"{page.slug} let this pass: {wrong}"
                bitten += 1
    assert bitten > 100


def test_a_wrong_number_in_a_table_is_refused(told: list[Told]) -> None:
    bitten = 0
    for page, blocks in told:
        for table in tables_of(blocks):
            kind = kind_of(table.filename)
            if kind is None:
                continue
            for row in table.rows:
                cells = dict(zip(table.columns, row, strict=True))
                for column in kind.expected(page, cells):
                    if re.fullmatch(r"[\d,.]+%?", cells[column]):
                        wrong = {**cells, column: _other(cells[column])}
                        assert list(faults_of_row(kind, page, wrong)), (table.filename, wrong)
                        bitten += 1
    assert bitten > 100


def _choices(story: Story, desk: Desk) -> Iterator[dict[str, str]]:
    offered = [[(choice.key, option.code) for option in choice.offered(desk)] for choice in story.choices]
    offered = [options for options in offered if options]  # a choice that offers nothing is none
    return (dict(chosen) for chosen in product(*offered))


def _page(
    level: Level,
    slug: str,
    asked: Mapping[str, str],
    blocks: tuple[Block, ...],
    reader: Reader,
    twin: Figures,
    shown: frozenset[Place],
    plan: Acting,
) -> Page:
    promises = {
        one.target_id: Promise(
            title=one.title,
            metric=one.metric,
            grain=one.baseline_period.grain.value,
            split=one.split,
            part=one.part,
            baseline=one.baseline_period.first_day,
            goal=float(one.goal),
            due=one.due,
            percent=one.unit.value == "percent",
        )
        for one in reader.targets()
    }
    board = [
        row
        for block in blocks
        if isinstance(block, Card)
        for piece in block.pieces
        if isinstance(piece, Board)
        for row in piece.rows
    ]
    first = next((key for key, one in promises.items() if board and board[0].title == one.title), "")
    standings = _standings(blocks, board)
    chosen = {"first": first, "target": first, "agenda": _agenda(blocks), **asked}
    return Page(level.value, slug, chosen, twin, shown, promises, standings, plan)


def _agenda(blocks: tuple[Block, ...]) -> str:
    """How many rows the proposed agenda of a meeting has, and their minutes together: '23 120'."""
    tables = [table for table in tables_of(blocks) if table.filename.startswith("agenda-")]
    minutes = [int(row[table.columns.index("Minutes")]) for table in tables for row in table.rows]
    return f"{len(minutes)} {sum(minutes)}"


def _standings(blocks: tuple[Block, ...], board: list[BoardRow]) -> list[str]:
    """How many targets stand where: from the bar of all of them, or else from a board of all."""
    for block in blocks:
        for piece in block.pieces if isinstance(block, Card) else ():
            if isinstance(piece, StatusBar):
                return [standing.value for standing, number in piece.counts for _ in range(number)]
    return [row.chip.standing.value for row in board]


def _loud(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Headlines, leads and titles."""
    for block in blocks:
        if isinstance(block, Headline):
            yield from (block.sentence, block.lead)
        elif isinstance(block, Card) and not block.name.startswith("measures-"):
            yield block.title


def _quiet(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Tiles, paragraphs, notes, steps and the rows of boards."""
    for block in blocks:
        if isinstance(block, Tiles):
            yield from (words for tile in block.tiles for words in (tile.people, tile.words))
        for piece in block.pieces if isinstance(block, Card) else ():
            if isinstance(piece, Text | Note):
                yield piece.words
            elif isinstance(piece, Points):
                yield from piece.items
            elif isinstance(piece, Board):
                yield from (row.people for row in piece.rows)
            elif isinstance(piece, Chart):
                rows = getattr(piece.drawing, "rows", getattr(piece.drawing, "steps", ()))
                yield from (row.note for row in rows)


def _pairs(page: Page) -> set[tuple[str, str]]:
    """Every 'so many of so many' that the level may say."""
    pairs = set()
    for place, figure in page.figures.items():
        if figure.denominator is not None:
            n, d = page.counts(place)
            pairs.add((f"{n:,}", f"{d:,}"))
    return pairs


def _counts_parts(sentence: str) -> bool:
    """Whether it counts places that are hidden, or people of unknown ethnicity: pairs of no metric."""
    return "hidden (c)" in sentence or "cannot be shown" in sentence or "we do not know" in sentence


def _perturbed(page: Page, sentence: str) -> Iterator[str]:
    """The sentence with each of its figures made wrong, one at a time; dates are left as they are."""
    kept = sentence
    for promise in page.promises.values():
        kept = re.sub(re.escape(promise.title), lambda found: "x" * len(found[0]), kept, flags=re.IGNORECASE)
    for found in re.finditer(r"(?<![\d/,.])\d(?:[\d,]*\d)?(?:\.\d+)?(?![\d,]*\d|/\d\d)", kept):
        word = found[0]
        if re.fullmatch(r"20\d\d", word) or re.match(r" [A-Z][a-z]+ 20\d\d", kept[found.end() :]):
            continue
        yield sentence[: found.start()] + _other(word) + sentence[found.end() :]
    if "cannot be shown" in sentence:
        return
    for found in re.finditer(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b", kept, re.IGNORECASE):
        wrong = "two" if found[0].lower() != "two" else "five"
        yield sentence[: found.start()] + wrong + sentence[found.end() :]


def _other(number: str) -> str:
    """The number with another last digit."""
    digits = number.rstrip("%")
    return digits[:-1] + str((int(digits[-1]) + 3) % 10) + number[len(digits) :]
