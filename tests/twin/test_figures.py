"""Every cell of the written files, beside the twin's own count of the same rows. All must agree."""

import contextlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from edi_metrics.__main__ import main
from edi_metrics.periods import Period
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from tests.twin.counting import Figure, Figures, Place
from tests.twin.counting_shares import percent, rounded_to_five, wilson

HERE = Path(__file__).parent

SMALL = {Level.INSIDE: range(1, 5), Level.PUBLISHED: range(10)}
"""True counts of people that a level may not show."""

MEDIANS = ("access.wait_days",)
"""Figures that are the middle of what people waited, above how many waited."""

LEAST_OF_A_MEDIAN = {Level.INSIDE: 8, Level.PUBLISHED: 25}
"""How many people a median needs under it."""

CANNOT_EXIST, NOT_COLLECTED = "z", "x"
"""What a file holds where nobody can be: a tutor's contract within another contract."""

LEAST_SHOWN = {Level.INSIDE: 0.6, Level.PUBLISHED: 0.3}
"""A file that hides nearly everything would agree with anything."""


class Shown(NamedTuple):
    """What a file shows of one place."""

    numerator: float | None
    denominator: int | None
    symbol: str


Cells = Mapping[Place, Shown]

WITHHELD = Shown(None, None, "c")

FOR_INSIDE = {
    ("genre_offer.single_tutor", "genre_family"),
    ("genre_offer.single_tutor", "genre"),
    ("leadership.group_rating", "strand"),
    ("leadership.group_rating", "statement"),
}
"""Tables of things that partners are not shown: the one tutor behind a genre, or who rated us how."""

NAMED = {"owner_role", "rater_group"}
"""Nor are they shown whose action it is, since a role is often one person's, or which group said what."""


@pytest.fixture(scope="module")
def declared(sample_folders: Path) -> Mapping[str, Mapping[str, Any]]:
    """Every metric as `metrics --json` lists it."""
    return {one["key"]: one for one in _printed("metrics", "--json")}


@pytest.fixture(scope="module")
def written(sample_folders: Path) -> Mapping[Level, Cells]:
    """Every cell of both files."""
    return {level: written_cells(sample_folders / "warehouse", level) for level in Level}


def test_the_twin_stands_alone() -> None:
    for module in HERE.glob("counting*.py"):
        source = module.read_text(encoding="utf-8")
        assert "edi_metrics" not in source, f"{module.name} must not look at the product"
        assert "duckdb" not in source
        assert "pandas" not in source


def test_the_twin_counts_every_metric_split_and_narrowing(
    twin: Figures, declared: Mapping[str, Mapping[str, Any]]
) -> None:
    for key, one in declared.items():
        mine = [place for place in twin if place.metric == key]
        assert mine, f"the twin does not count {key} yet: add it to tests/twin/counting_*.py"
        assert {place.split for place in mine} - {"whole"} == set(one["splits"]), key
        assert {place.narrowing for place in mine} - {"whole"} == set(one["narrowings"]), key
    assert {place.metric for place in twin} == declared.keys()


@pytest.mark.parametrize("level", list(Level))
def test_every_declared_place_is_written_and_no_other(
    level: Level, twin: Figures, written: Mapping[Level, Cells]
) -> None:
    assert written[level].keys() == twin.keys()


@pytest.mark.parametrize("level", list(Level))
def test_every_shown_count_is_the_twins(
    level: Level, twin: Figures, written: Mapping[Level, Cells], declared: Mapping[str, Mapping[str, Any]]
) -> None:
    people = {key for key, one in declared.items() if one["counts_people"]}
    assert list(disagreements(level, written[level], twin, people)) == []


@pytest.mark.parametrize("level", list(Level))
def test_enough_is_shown_for_agreement_to_mean_something(
    level: Level, twin: Figures, written: Mapping[Level, Cells]
) -> None:
    there = [written[level][place] for place, figure in twin.items() if figure.denominator != 0]
    shown = sum(one.numerator is not None for one in there)
    assert shown >= LEAST_SHOWN[level] * len(there)


def test_what_is_hidden_inside_is_not_published(written: Mapping[Level, Cells]) -> None:
    for place, published in written[Level.PUBLISHED].items():
        inside = written[Level.INSIDE][place]
        assert published.numerator is None or inside.numerator is not None, place
        assert published.denominator is None or inside.denominator is not None, place


BY_DEFINITION = {
    ("workforce.ethnic_minority", "ethnicity_5"),
    ("workforce.asian_black_mixed_other", "ethnicity_5"),
    ("participation.ethnic_minority", "ethnicity_5"),
    ("access.fee_help", "bursary_stage"),
}
"""Where all of a part are in the numerator by the meaning of the words: it says nothing of anyone."""


def test_all_of_them_is_not_published(
    twin: Figures, written: Mapping[Level, Cells], declared: Mapping[str, Mapping[str, Any]]
) -> None:
    said = [
        place
        for place, shown in written[Level.PUBLISHED].items()
        if declared[place.metric]["counts_people"] and None not in (shown.numerator, shown.denominator)
        if twin[place].numerator == twin[place].denominator and place.metric not in MEDIANS
        if (place.metric, place.split) not in BY_DEFINITION
    ]
    assert not said


@pytest.mark.parametrize("level", list(Level))
def test_a_wrong_figure_is_found(
    level: Level, twin: Figures, written: Mapping[Level, Cells], declared: Mapping[str, Mapping[str, Any]]
) -> None:
    people = {key for key, one in declared.items() if one["counts_people"]}
    place = Place("workforce.ethnic_minority", "day", date(2026, 11, 1))
    n, d = twin[place]
    assert d is not None
    for wrong in (Figure(n + 5, d), Figure(n, d + 5), Figure(2, d)):
        assert list(disagreements(level, {place: written[level][place]}, {place: wrong}, people))


ASKED: tuple[tuple[str, str, str], ...] = (
    ("workforce.ethnic_minority", "whole", ""),
    ("workforce.disclosure", "characteristic", "contract=hourly_paid"),
    ("participation.pupil_premium", "programme", ""),
    ("participation.girls", "district", "programme_group=core"),
    ("progression.wcet_continue", "pupil_premium", ""),
    ("recruitment.success", "ethnicity_2", ""),
    ("schools.engaged", "district", ""),
    ("voice.answered", "strand", ""),
)


@pytest.mark.parametrize(("metric", "split", "within"), ASKED)
@pytest.mark.parametrize("level", list(Level))
def test_ask_takes_percentages_and_intervals_from_what_is_shown(
    metric: str, split: str, within: str, level: Level, twin: Figures, written: Mapping[Level, Cells]
) -> None:
    words = ["ask", metric, "--level", level.value, "--json"]
    words += ["--by", split] if split != "whole" else []
    words += ["--within", within] if within else []
    narrowing = within.partition("=")[0] or "whole"
    answers = _printed(*words)
    shown = 0
    for answer in answers:
        period = Period.parse(answer["period"])
        place = Place(
            metric, period.grain, period.first_day, split, answer["part"], narrowing, answer["within"]
        )
        cell = written[level][place]
        assert (answer["numerator"], answer["denominator"]) == (cell.numerator, cell.denominator)
        if answer["value"] is None:
            assert answer["low"] is answer["high"] is None
            continue
        shown += 1
        n, d = _as_shown(level, twin[place], exact=metric.startswith(("schools.", "voice.")))
        low, high = wilson(n, d)
        assert answer["value"] == float(percent(n, d, 1 if level is Level.INSIDE else 0)), place
        assert answer["low"] == pytest.approx(low, abs=0.0051), place
        assert answer["high"] == pytest.approx(high, abs=0.0051), place
    assert shown or level is Level.PUBLISHED


def disagreements(
    level: Level, cells: Cells, figures: Mapping[Place, Figure], people: Iterable[str]
) -> Iterator[str]:
    """A sentence for each cell that shows what the twin does not count, or what it may not show."""
    of_people = set(people)
    for place, shown in cells.items():
        for reason in _reasons(level, place, shown, figures[place], place.metric in of_people):
            yield f"{place} {reason}: the file has {shown}, the twin counts {figures[place]}"


def _reasons(level: Level, place: Place, shown: Shown, true: Figure, described: bool) -> Iterator[str]:
    """What is wrong with one cell; `described` where its counts are of people."""
    named = {place.split, place.narrowing} & NAMED or (place.metric, place.split) in FOR_INSIDE
    if shown.symbol == CANNOT_EXIST:
        if true.numerator or true.denominator:
            yield "is said to be impossible"
    elif level is Level.PUBLISHED and named:
        if shown != WITHHELD:
            yield "names what is for inside"
    elif shown.symbol == NOT_COLLECTED and true == Figure(0, None):
        return  # an index or a level of nothing is no figure
    elif place.metric in MEDIANS:
        yield from _of_medians(level, shown, true)
    elif not described:
        yield from _of_things(shown, true)
    elif level is Level.INSIDE:
        yield from _of_people(shown, true, SMALL[level], lambda count: count)
    else:
        yield from _of_people(shown, true, SMALL[level], rounded_to_five)


def _of_things(shown: Shown, true: Figure) -> Iterator[str]:
    """Nobody is described, so every figure is there, whole."""
    if shown.numerator is None or shown.numerator != pytest.approx(true.numerator, abs=1e-9):
        yield "has a wrong numerator"
    if shown.denominator != true.denominator:
        yield "has a wrong denominator"


def _of_medians(level: Level, shown: Shown, true: Figure) -> Iterator[str]:
    """The median itself over the base as the level shows it; or neither."""
    base = true.denominator or 0
    if shown.numerator is None and shown.denominator is None:
        return
    if shown.numerator != true.numerator:
        yield "has a wrong median"
    if shown.denominator != (base if level is Level.INSIDE else rounded_to_five(base)):
        yield "has a wrong base"
    if base < LEAST_OF_A_MEDIAN[level]:
        yield "shows the median of a few"


def _of_people(shown: Shown, true: Figure, small: range, as_shown: Callable[[int], int]) -> Iterator[str]:
    for name, seen, count in (
        ("numerator", shown.numerator, true.numerator),
        ("denominator", shown.denominator, true.denominator),
    ):
        if seen is None:
            continue
        if count is None or seen != as_shown(int(count)):
            yield f"has a wrong {name}"
        elif count in small:
            yield f"shows a small {name}"
    both_shown = None not in (shown.numerator, shown.denominator)
    left_over = (true.denominator or 0) - true.numerator
    if both_shown and left_over > 0 and left_over in small:
        yield "shows a small remainder"


def _as_shown(level: Level, figure: Figure, *, exact: bool) -> tuple[int, int]:
    assert figure.denominator is not None
    counts = int(figure.numerator), figure.denominator
    if level is Level.INSIDE or exact:
        return counts
    return rounded_to_five(counts[0]), rounded_to_five(counts[1])


def written_cells(warehouse: Path, level: Level) -> Cells:
    """Every cell of the current version's file."""
    version = (warehouse / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect() as con:
        con.execute(f"attach '{versions.path_of(warehouse, level, version)}' as version (read_only)")
        rows = con.execute(
            "select metric, grain, period, split, part, narrowing, within, numerator, denominator, symbol"
            " from version.cell"
        ).fetchall()
    return {Place(*row[:7]): Shown(*row[7:]) for row in rows}


def _printed(*words: str) -> Any:
    """What the command line prints, read as JSON."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(list(words)) == 0
    return json.loads(out.getvalue())
