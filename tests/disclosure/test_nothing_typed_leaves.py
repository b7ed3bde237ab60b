"""What people typed of targets and actions stays inside: neither the published file nor its pages have it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import duckdb
import pytest

from edi_metrics.build import planned
from edi_metrics.build.planned import Planned
from edi_metrics.metrics import metrics
from edi_metrics.plan.assessing import origin
from edi_metrics.plan.bank import statement_ids
from edi_metrics.reader import Reader
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.story.asking import Desk
from edi_metrics.story.story import stories
from edi_metrics.vocabulary import Level

SENTENCES = ("reason", "means", "note", "origin", "next_step", "evidence", "helped", "hindered", "learned")
"""The fields of a fact, and of a target's terms, in which people write as they like."""

STATEMENTS = frozenset(map(origin, statement_ids()))

SHORTEST = 16
"""The fewest characters that are looked for within a text. What is shorter must be all of it, and have a
figure: '15 of 24' may not leave; 'calendar' is a word like any other."""


@pytest.fixture(scope="module")
def plan(sample_folders: Path) -> Planned:
    """The sample's plan, as its journal has it."""
    return planned.read(sample_folders / "private")


@pytest.fixture(scope="module")
def typed(plan: Planned) -> frozenset[str]:
    """Every sentence typed of a target or an action, but one that a metric or a title has too."""
    facts = [
        event.fact.model_dump(mode="json")
        for event in plan.events
        if event.stream.startswith(("target/", "action/"))
    ]
    titles = [str(fact.get("title")) for fact in facts]
    public = "\n".join([*titles, *(one.why for one in metrics().values())]).casefold()
    found = {text for fact in facts for text in _sentences(fact)} - STATEMENTS
    return frozenset(one for one in found if one.casefold() not in public and _tells(one))


def _tells(text: str) -> bool:
    return len(text) >= SHORTEST or any(letter.isdigit() for letter in text)


def _sentences(fact: Mapping[str, object]) -> Iterator[str]:
    """What was typed in one fact: its own fields, the terms of a target, and a term that was changed."""
    terms = fact.get("terms")
    own = {**fact, **(terms if isinstance(terms, dict) else {})}
    if fact.get("field") in SENTENCES:
        own |= {"reason": fact["was"], "note": fact["now"]}
    yield from (text for name in SENTENCES if isinstance(text := own.get(name), str) and text)


def _found(typed: Iterable[str], texts: Iterable[str]) -> set[str]:
    """The sentences that stand in any of the texts, however their letters are cased."""
    cased = {text.casefold() for text in texts}
    whole = "\n".join(cased)
    looked_in = {one: whole if len(one) >= SHORTEST else cased for one in typed}
    return {one for one, where in looked_in.items() if one.casefold() in where}


def _cells(path: Path) -> Iterator[str]:
    """Every text of every table of a file, and every text within its plan."""
    with duckdb.connect(str(path), read_only=True) as con:
        columns = con.execute(
            "select table_name, column_name from duckdb_columns()"
            " where data_type = 'VARCHAR' and not internal"
        ).fetchall()
        for table, column in columns:
            name = _name(column)
            found = con.execute(f"select distinct {name} from {_name(table)} where {name} is not null")
            texts = [text for (text,) in found.fetchall()]
            yield from _texts([json.loads(text) for text in texts] if table == "plan" else texts)


def _name(text: str) -> str:
    return f'"{text}"'


def _texts(told: object) -> Iterator[str]:
    """Every text in a told page, however deep."""
    if isinstance(told, str):
        yield told
    elif is_dataclass(told):
        for field in fields(told):
            yield from _texts(getattr(told, field.name))
    elif isinstance(told, Mapping):
        yield from (text for pair in told.items() for text in _texts(pair))
    elif isinstance(told, tuple | list | frozenset):
        yield from (text for one in told for text in _texts(one))


def _pages(reader: Reader) -> Iterator[str]:
    """Every text of every page, and of the page of targets with each target in detail."""
    desk = Desk(reader)
    for story in stories():
        asked = [{}, *({"target": one.target_id} for one in reader.targets() if story.slug == "targets")]
        for chosen in asked:
            yield from _texts(story.tell(desk, story.choose(desk, chosen)))


def test_the_published_file_has_nothing_that_was_typed(sample_folders: Path, typed: frozenset[str]) -> None:
    [path] = (sample_folders / "warehouse").glob(f"{Level.PUBLISHED}-*.duckdb")
    assert not _found(typed, _cells(path))


def test_no_published_page_says_anything_that_was_typed(
    sample_reader: Callable[[Level], Reader], typed: frozenset[str]
) -> None:
    assert not _found(typed, _pages(sample_reader(Level.PUBLISHED)))


def test_the_inside_has_it_so_these_tests_bite(
    sample_folders: Path, sample_reader: Callable[[Level], Reader], typed: frozenset[str], plan: Planned
) -> None:
    of_targets = {one.reason for one in planned.promised(plan, SERVICE_DAY)} & typed
    assert len(of_targets) > 15
    [path] = (sample_folders / "warehouse").glob(f"{Level.INSIDE}-*.duckdb")
    assert "Permanent staff are at 82%" in of_targets
    assert of_targets <= _found(typed, _cells(path))
    assert of_targets <= _found(typed, _pages(sample_reader(Level.INSIDE)))


def test_a_change_made_in_silence_is_still_told_from_one_with_a_reason(
    sample_reader: Callable[[Level], Reader],
) -> None:
    inside, published = ({one.target_id: one for one in sample_reader(level).targets()} for level in Level)
    assert {name: len(one.silent_changes) for name, one in inside.items()} == {
        name: len(one.silent_changes) for name, one in published.items()
    }
    for name, target in inside.items():
        given = [bool(change.reason) for change in target.changes]
        assert [bool(change.reason) for change in published[name].changes] == given
