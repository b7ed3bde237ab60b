"""The figures and the plan as on a day: today as the version file has it, a past day as it was known."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from edi_metrics.as_at import AsAt, lines_of
from edi_metrics.metrics import metrics
from edi_metrics.plan.at_meetings import Asked, wanted
from edi_metrics.plan.facts import Event
from edi_metrics.plan.folding import fold
from edi_metrics.plan.lines import last_day
from edi_metrics.plan.minutes import until_close
from edi_metrics.plan.smart import About
from edi_metrics.planner import Moment, Planner
from edi_metrics.reader import Reader, open_version
from edi_metrics.settings import Settings
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from tests.planner.recording import MOVED, NEWS, NOW, OWNED, say, wish

MEETING_19 = date(2026, 10, 8)


@pytest.fixture(scope="module")
def reader(sample_reader: Callable[[Level], Reader]) -> Reader:
    """The sample's inside figures."""
    return sample_reader(Level.INSIDE)


@pytest.fixture
def planner(sample_folders: Path, tmp_path: Path) -> Iterator[Planner]:
    """The sample's plan, in a copy that may be written to."""
    for path in (sample_folders / "private").glob("journal.*"):
        shutil.copy(path, tmp_path)
    found = Planner(tmp_path)
    yield found
    found.close()


@pytest.fixture
def events(planner: Planner) -> tuple[Event, ...]:
    """Everything recorded of the sample's plan."""
    return planner.events()


# Today


def test_today_the_plan_reads_as_the_version_file_has_it(reader: Reader, events: tuple[Event, ...]) -> None:
    """The one is folded and read on the spot; the other was made by the build from rows."""
    now = AsAt(reader, events, reader.about.day)
    for ours, theirs in zip(now.plan().actions, reader.plan().actions, strict=True):
        assert ours == theirs
    assert now.plan() == reader.plan()


def test_today_the_targets_are_those_of_the_version_file(reader: Reader, events: tuple[Event, ...]) -> None:
    assert AsAt(reader, events, reader.about.day).targets() == reader.targets()


def test_today_every_figure_is_the_reader_s(reader: Reader, events: tuple[Event, ...]) -> None:
    now = AsAt(reader, events, reader.about.day)
    assert all(now.measure(key) == reader.measure(key) for key in metrics())
    assert (now.about, now.events()) == (reader.about, reader.events())


def test_a_day_after_the_figures_were_made_has_all_of_them(reader: Reader, events: tuple[Event, ...]) -> None:
    later = AsAt(reader, events, reader.about.day + timedelta(days=30))
    assert later.about.day == reader.about.day + timedelta(days=30)
    assert later.about.data_to == reader.about.data_to
    assert all(later.measure(key) == reader.measure(key) for key in metrics())


def test_what_was_recorded_a_moment_ago_shows_at_once(reader: Reader, planner: Planner) -> None:
    day = reader.about.day
    before = AsAt(reader, planner.events(), day)
    say(planner, wish(OWNED, "action/A24"))
    after = AsAt(reader, planner.events(), day)
    assert after.folded().actions["A24"].owner == "Head of service" != before.folded().actions["A24"].owner
    assert next(one for one in after.plan().actions if one.action_id == "A24").last_news == day
    assert after.mark != before.mark


# A past day


@pytest.fixture
def then(reader: Reader, events: tuple[Event, ...]) -> AsAt:
    """How things stood when meeting 19 closed."""
    return AsAt(reader, events, MEETING_19)


def test_no_figure_of_a_past_day_is_of_a_period_that_was_still_to_end(then: AsAt, reader: Reader) -> None:
    left_out = 0
    for key in metrics():
        kept = {cell.period for cell in then.measure(key).cells}
        known = {cell.period for cell in reader.measure(key).cells}
        assert all(last_day(period) <= MEETING_19 for period in kept)
        assert kept == {period for period in known if last_day(period) <= MEETING_19}
        left_out += len(known - kept)
    assert left_out, "some periods end later"


def test_a_past_day_s_narrowed_figures_stop_there_too(then: AsAt, reader: Reader) -> None:
    lines = lines_of(wanted(then.folded()), then)
    assert lines
    assert all(figure.last_day <= MEETING_19 for line in lines.values() for figure in line.figures)


def test_what_no_metric_counts_has_no_line(then: AsAt) -> None:
    stranger = Asked(About("workforce.shoe_size"), None)
    undeclared = Asked(About("workforce.ethnic_minority", "shoe_size", "42"), None)
    assert lines_of({stranger, undeclared}, then) == {}


def test_a_past_day_says_which_day_it_is(then: AsAt, reader: Reader) -> None:
    assert (then.about.day, then.about.version) == (MEETING_19, reader.about.version)
    assert then.about.data_to <= MEETING_19
    assert then.level is Level.INSIDE


@pytest.mark.parametrize(
    ("day", "goal"),
    [(date(2026, 9, 3), 14), (date(2026, 9, 4), 12), (MEETING_19, 12), (date(2024, 11, 28), 14)],
)
def test_a_target_reads_as_it_did_on_the_day(
    reader: Reader, events: tuple[Event, ...], day: date, goal: int
) -> None:
    [target] = [one for one in AsAt(reader, events, day).targets() if one.target_id == "T05"]
    assert target.goal == goal
    assert bool(target.changes) is (goal == 12)


def test_a_target_that_was_set_later_is_not_there_yet(reader: Reader, events: tuple[Event, ...]) -> None:
    day = date(2024, 10, 3)
    found = [one.target_id for one in AsAt(reader, events, day).targets()]
    assert found == ["T04", "T13", "T15", "T16", "T18", "T19"]


def test_a_target_that_was_retired_is_there_until_its_day(reader: Reader, planner: Planner) -> None:
    today = reader.about.day
    say(planner, wish({"kind": "TargetRetired", "reason": "The measure ends"}, "target/T05"))
    events = planner.events()
    assert "T05" not in {one.target_id for one in AsAt(reader, events, today).targets()}
    assert "T05" in {one.target_id for one in AsAt(reader, events, today - timedelta(days=1)).targets()}


def test_what_happened_later_is_not_known(then: AsAt, events: tuple[Event, ...]) -> None:
    assert {event.happened_on for event in events} - {event.happened_on for event in then.history()}
    assert all(event.happened_on <= MEETING_19 for event in then.history())
    assert then.folded() == fold(events, MEETING_19)
    assert then.plan().meetings[-1] == MEETING_19
    reviews = [review.on for process in then.plan().register for review in process.reviews]
    assert reviews
    assert max(reviews) <= MEETING_19


def test_what_the_records_say_happened_later_is_not_known(reader: Reader, events: tuple[Event, ...]) -> None:
    day = sorted(one.happened_on for one in reader.events())[3]
    found = AsAt(reader, events, day).events()
    assert found == tuple(one for one in reader.events() if one.happened_on <= day)
    assert len(found) < len(reader.events())


def test_before_there_was_a_plan_there_is_none(reader: Reader, events: tuple[Event, ...]) -> None:
    early = AsAt(reader, events, date(2023, 9, 1))
    assert (early.plan().actions, early.targets(), early.history()) == ((), (), ())


# A meeting that was closed here


def test_a_closed_meeting_is_the_same_page_whatever_came_later_that_day(
    reader: Reader, planner: Planner
) -> None:
    day = reader.about.day
    closed = {"kind": "MeetingClosed", "figures": reader.about.version, "next_on": "2027-01-28"}
    say(planner, wish(closed, "meeting/M20"), moment=Moment(day, NOW, "M20"))
    at_close = AsAt(reader, until_close("M20", planner.events()), day)
    kept = (at_close.plan(), at_close.targets(), at_close.folded(), at_close.mark)
    say(planner, wish({**MOVED, "was": "2026-10-30"}, "action/A24"), wish(NEWS, "action/A05"))
    say(planner, wish({"kind": "TargetRetired", "reason": "The measure ends"}, "target/T05"))
    again = AsAt(reader, until_close("M20", planner.events()), day)
    assert (again.plan(), again.targets(), again.folded(), again.mark) == kept
    assert AsAt(reader, planner.events(), day).plan() != again.plan(), "today has moved on"


def test_the_figures_of_a_meeting_are_kept_when_others_are_tidied_away(
    sample_folders: Path, sample_settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "warehouse"
    shutil.copytree(sample_folders / "warehouse", folder)
    held = versions.pointed(folder, versions.CURRENT)
    assert held is not None
    (folder / versions.RELEASED).unlink()
    versions.hold(folder, held)
    newer = [f"{number:012x}" for number in range(versions.KEPT + 1)]
    for version in newer:
        for level in Level:
            shutil.copy(versions.path_of(folder, level, held), versions.path_of(folder, level, version))
    versions.point(folder, versions.CURRENT, newer[-1])
    versions.prune(folder)
    for level in Level:
        assert set(versions.on_disk(folder, level)) == {held, *newer[1:]}
    here = sample_settings.model_copy(update={"warehouse": folder})
    with closing(open_version(Level.INSIDE, here, held)) as found:
        assert found.about.version == held
