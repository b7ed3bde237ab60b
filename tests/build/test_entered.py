"""Ratings and reviews entered in the app: after a build they are figures, beside those of the files."""

from datetime import date

import pytest

from edi_metrics import importer
from edi_metrics.access import Viewer
from edi_metrics.journal import Edit, Journal
from edi_metrics.periods import Period
from edi_metrics.plan.facts import Event
from edi_metrics.reader import Reader, open_reader
from edi_metrics.settings import Settings
from edi_metrics.vocabulary import Grain, Level, Role
from tests.build import service
from tests.plan.telling_events import told

YEAR = Period(date(2026, 9, 1), Grain.YEAR)
RATED_ON = date(2026, 11, 20)

RATING = {
    "round_id": "SA-2027",
    "bank_version": "1",
    "raters": "8",
    "rated_on": "10/10/2026",
}
FROM_A_FILE = (
    {**RATING, "statement_id": "WD1", "rater_group": "agreed", "level": "2"},
    {**RATING, "statement_id": "WD2", "rater_group": "agreed", "level": "2"},
    {**RATING, "statement_id": "WD1", "rater_group": "leaders", "level": "4"},
)
PROCESSES = (
    {"process_id": "L01", "title": "Fees policy", "kind": "policy", "owner_role": "Business manager"}
    | {"outcome": "not_started"},
    {"process_id": "L02", "title": "Booking form", "kind": "form", "owner_role": "Centres manager"}
    | {"outcome": "not_started"},
)

OPENED = {
    "kind": "RoundOpened",
    "title": "Spring 2027",
    "bank_version": "1",
    "statements": ("WD1", "WD2", "WD3"),
}
REVIEWED = {"kind": "ProcessReviewed", "outcome": "changed", "change_made": "Help is offered first"}


def bring(chosen: Settings, dataset: str, rows: tuple[dict[str, str], ...]) -> None:
    """Accept a file."""
    path = service.write_rows(chosen.private.parent / f"{dataset}.csv", dataset, rows)
    importer.load(dataset, path, private=chosen.private, who="tester", when=service.WHEN, day=service.DAY)


def record(chosen: Settings, events: list[Event]) -> None:
    """Put events in the service's journal."""
    journal = Journal.open(chosen.private)
    journal.append_all(
        Viewer(Role.CHAIR),
        [
            Edit(
                stream=event.stream,
                seen=event.version - 1,
                fact=event.fact,
                key=event.event_id,
                who="tester",
                by_role=event.by_role,
                on=event.happened_on,
                at=service.WHEN,
                meeting=event.meeting,
            )
            for event in events
            if event.fact.kind != "SetAside"
        ],
    )
    journal.close()


@pytest.fixture
def built(mine: Settings) -> Reader:
    """A service whose files were rated over in the app, then built."""
    bring(mine, "self_assessment", FROM_A_FILE)
    bring(mine, "lens_reviews", PROCESSES)
    record(
        mine,
        told(
            "round/SA-2027",
            OPENED,
            {"kind": "LevelAgreed", "statement": "WD1", "level": "3"},
            {"kind": "LevelAgreed", "statement": "WD3", "level": "1"},
            {"kind": "Rated", "statement": "WD1", "group": "leaders", "level": "3", "raters": 7},
            {"kind": "Rated", "statement": "WD3", "group": "tutors", "level": "2", "raters": 4},
            meeting="M20",
            on=RATED_ON,
        )
        + told("process/L01", REVIEWED, on=RATED_ON)
        + told(
            "process/L03",
            {"kind": "ProcessListed", "title": "Stage dress", "lens_kind": "event", "owner_role": "Chair"},
            on=RATED_ON,
        )
        + told("meeting/M20", {"kind": "MeetingClosed"}, on=service.DAY),
    )
    service.build(mine)
    return open_reader(Level.INSIDE, mine)


def test_what_was_entered_moves_the_figures_and_the_later_of_two_stands(built: Reader) -> None:
    agreed = built.measure("leadership.self_assessment", split="statement")
    levels = {cell.part: cell.value for cell in agreed.latest() if cell.value is not None}
    assert agreed.periods[-1] == YEAR
    assert levels == {"WD1": 3.0, "WD2": 2.0, "WD3": 1.0}, (
        "WD2 as the file has it, WD1 as it was agreed since"
    )
    assert built.measure("leadership.self_assessment").cell() is not None
    by_group = built.measure("leadership.group_rating", split="rater_group")
    assert {cell.part: cell.value for cell in by_group.latest() if cell.shown} == {"leaders": 3.0}


def test_four_people_s_level_is_no_figure(built: Reader) -> None:
    tutors = built.measure("leadership.group_rating", split="rater_group").cell("tutors")
    assert tutors is not None
    assert (tutors.value, tutors.denominator) == (None, 0)


def test_a_review_counts_at_the_meeting_closed_since_and_a_listed_process_from_its_day(
    built: Reader,
) -> None:
    seen = built.measure("leadership.lens_reviewed").line()
    counted = {cell.period.first_day: (cell.n, cell.d) for cell in seen if cell.shown}
    assert counted[service.DAY] == (1, 3)
    assert counted[max(day for day in counted if day < service.DAY)] == (0, 2)
    assert built.measure("leadership.lens_register", split="lens_outcome").cell("changed") is not None


def test_the_register_is_listed_for_the_inside_alone(built: Reader, mine: Settings) -> None:
    register = {one.process_id: one for one in built.plan().register}
    assert register["L01"].outcome == "changed"
    assert register["L02"].latest is None
    assert register["L03"].title == "Stage dress"
    assert open_reader(Level.PUBLISHED, mine).plan().register == ()
