"""The sample's written files, attacked by code that shares nothing with the protector."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from edi_metrics import landing
from edi_metrics.build import planned
from edi_metrics.build.attack import Shown, attack
from edi_metrics.build.gather import gather
from edi_metrics.build.measure import Counts, Place, measure
from edi_metrics.build.systems import Linked, systems
from edi_metrics.dimensions import Kind, dimension
from edi_metrics.levels import FLOORS
from edi_metrics.metrics import metrics
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.vocabulary import WHOLE, Grain, Level
from tests.disclosure.attacking import attacked


@pytest.fixture(scope="module")
def counts(sample_folders: Path) -> Counts:
    """The true figures, counted again."""
    with duckdb.connect() as con:
        plan = planned.read(sample_folders / "private")
        gather(con, landing.staging_sql(sample_folders / "private"), day=SERVICE_DAY, plan=plan)
        return measure(con, metrics().values())


@pytest.fixture(scope="module")
def linked(counts: Counts) -> list[Linked]:
    """Every system of numbers in the sample."""
    return systems(metrics().values(), counts)


@pytest.fixture(scope="module")
def shown(sample_folders: Path) -> Callable[[Level], Shown]:
    """What a written file shows."""

    def read(level: Level) -> Shown:
        [path] = (sample_folders / "warehouse").glob(f"{level}-*.duckdb")
        with duckdb.connect(str(path), read_only=True) as con:
            rows = con.execute(
                "select metric, grain, period, split, part, narrowing, within, numerator, denominator"
                " from cell"
            ).fetchall()
        return {Place(row[0], Grain(row[1]), row[2], *row[3:7]): (row[7], row[8]) for row in rows}

    return read


@pytest.mark.parametrize("level", Level)
def test_no_small_count_can_be_solved_back(
    level: Level, linked: list[Linked], shown: Callable[[Level], Shown]
) -> None:
    exposed = attacked(linked, shown(level), FLOORS[level])
    assert not exposed, f"{len(exposed)} can be pinned, first {exposed[:3]}"


@pytest.mark.parametrize("level", Level)
def test_no_small_count_of_people_is_written(level: Level, shown: Callable[[Level], Shown]) -> None:
    floor = FLOORS[level].smallest
    for place, (n, d) in shown(level).items():
        if not metrics()[place.metric].counts_people:
            continue
        if metrics()[place.metric].middle:
            assert (n is None) == (d is None), place
            assert d is None or d >= FLOORS[level].median, place
            continue
        parts = [value for value in (n, d, None if n is None or d is None else d - n) if value is not None]
        if level is Level.PUBLISHED:
            assert all(value >= floor for value in parts[:2]), place
        else:
            assert not any(0 < value < floor for value in parts), place


def unknown(place: Place, counts: Counts) -> int:
    """How many of everyone that a share is about have an answer that it does not know."""
    known = counts[place].denominator
    assert known is not None
    return counts[everyone_in(place)].numerator.count - known.count


def everyone_in(place: Place) -> Place:
    """Where everyone is counted that a share at this place is about; nowhere, when it is about no more."""
    return replace(place, metric=metrics()[place.metric].everyone)


def subtracted(file: Shown, counts: Counts) -> dict[Place, int]:
    """How many are not known wherever a file shows both those who are and everyone: no more is needed."""
    return {
        place: unknown(place, counts)
        for place, (_, known) in file.items()
        if known is not None and file.get(everyone_in(place), (None, None))[0] is not None
    }


@pytest.mark.parametrize("level", Level)
def test_no_few_unknown_answers_are_left_when_those_known_are_taken_from_everyone(
    level: Level, counts: Counts, shown: Callable[[Level], Shown]
) -> None:
    left = subtracted(shown(level), counts)
    few = {place: count for place, count in left.items() if 0 < count < FLOORS[level].smallest}
    assert len(left) > 100
    assert not few, f"{len(few)} can be subtracted, first {list(few.items())[:3]}"


@pytest.mark.parametrize("level", Level)
def test_nor_when_the_other_parts_are_taken_from_the_whole(
    level: Level, counts: Counts, shown: Callable[[Level], Shown]
) -> None:
    left = subtracted(shown(level), counts)
    tables = 0
    for whole in [place for place in left if place.split == WHOLE]:
        metric = metrics()[whole.metric]
        for split in set(metric.splits) & set(metrics()[metric.everyone].splits):
            if dimension(split).kind is Kind.OVERLAPPING:
                continue
            parts = [replace(whole, split=split, part=part) for part in metric.parts(split)]
            missing = [part for part in parts if part not in left]
            tables += 1
            if len(missing) == 1:
                assert not 0 < unknown(missing[0], counts) < FLOORS[level].smallest, missing
    assert tables > 100


def test_rounding_at_the_published_level_leaves_none_or_at_least_ten(
    counts: Counts, shown: Callable[[Level], Shown]
) -> None:
    """What a partner can subtract is rounded: a difference of five would say that a few are not known."""
    file = shown(Level.PUBLISHED)
    for place, count in subtracted(file, counts).items():
        everyone, known = file[everyone_in(place)][0], file[place][1]
        assert everyone is not None
        assert known is not None
        assert everyone - known == 0 if count == 0 else everyone - known >= 10, place


def test_with_everything_shown_hundreds_of_small_groups_could_be_subtracted(counts: Counts) -> None:
    """The tests bite: the sample has what they look for."""
    everything: Shown = {
        place: (found.numerator.count, found.denominator.count if found.denominator else None)
        for place, found in counts.items()
    }
    assert sum(0 < count < 5 for count in subtracted(everything, counts).values()) > 500


def test_published_hides_all_that_inside_hides(shown: Callable[[Level], Shown]) -> None:
    inside = shown(Level.INSIDE)
    for place, (n, d) in shown(Level.PUBLISHED).items():
        inside_n, inside_d = inside[place]
        assert inside_n is not None or n is None
        assert inside_d is not None or d is None


def test_published_counts_are_whole_fives(shown: Callable[[Level], Shown]) -> None:
    for place, (n, d) in shown(Level.PUBLISHED).items():
        if metrics()[place.metric].counts_people:
            assert (n or 0) % 5 == 0 or metrics()[place.metric].middle
            assert (d or 0) % 5 == 0


def test_every_declared_place_is_written_once(counts: Counts, shown: Callable[[Level], Shown]) -> None:
    """What is counted from protected figures describes nobody; the twin counts it again."""
    for level in Level:
        late = {place for place in shown(level) if metrics()[place.metric].mart in planned.LATE}
        assert not any(metrics()[place.metric].counts_people for place in late)
        assert set(shown(level)) - late == set(counts)


def test_showing_one_companion_lets_the_attacker_win(
    linked: list[Linked], shown: Callable[[Level], Shown]
) -> None:
    """The test bites: take one hidden companion out of hiding, somewhere, and a small count is pinned."""
    file = dict(shown(Level.INSIDE))
    policy = FLOORS[Level.INSIDE]
    broken = 0
    for one in linked:
        for place, numbers in one.places.items():
            n, d = file[place]
            true = one.system.counts[numbers.numerator]
            if n is None and d is not None and true >= policy.smallest and numbers.denominator is not None:
                opened = {**file, place: (float(true), d)}
                broken += any(attack(one, opened, policy))
                if broken:
                    return
    pytest.fail("no companion mattered")


def test_the_service_day_is_the_samples_own() -> None:
    assert date(2026, 11, 23) == SERVICE_DAY
