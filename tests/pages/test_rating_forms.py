"""The service rates itself, and reviews how it works, from the self-assessment page, group by group."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from edi_metrics.access import Viewer
from edi_metrics.plan.facts.actions import ActionProposed
from edi_metrics.plan.facts.assessments import LevelAgreed, Rated, RoundClosed, RoundOpened
from edi_metrics.plan.facts.meetings import AgendaSet
from edi_metrics.plan.facts.reviews import ProcessListed, ProcessReviewed
from edi_metrics.plan.group import AgendaItem
from edi_metrics.planner import Form, Moment, Wish
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.settings import settings
from edi_metrics.ui import process
from edi_metrics.vocabulary import Role
from tests.pages.opened import Opened
from tests.pages.plan_visit import PlanVisit, events

ROUND = "round/SA-2027"
TYPED = '<img src=x onerror=alert(1)> ![x](https://example.org/x.png) =HYPERLINK("x") **bold**'


@pytest.fixture(autouse=True)
def private(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sample's plan in a journal of one's own."""
    folder = tmp_path / "private"
    shutil.copytree(sample_folders / "private", folder)
    monkeypatch.setenv("EDI_PRIVATE", str(folder))
    yield folder
    process.planner(settings()).close()


def recorded(*wishes: Wish, meeting: str = "") -> None:
    """Somebody saved this earlier."""
    planner = process.planner(settings())
    form = Form(f"earlier-{len(planner.events())}", planner.versions([wish.stream for wish in wishes]))
    moment = Moment(SERVICE_DAY, datetime(2026, 11, 23, 9, tzinfo=UTC), meeting)
    planner.record(Viewer(Role.CHAIR), wishes, form, moment)


def opened_round(*statements: str) -> None:
    """A round of a few statements is open."""
    held = statements or ("WD1", "WD3", "YV1")
    recorded(Wish(ROUND, RoundOpened(title="Spring 2027", bank_version="1", statements=held)))


def visit() -> PlanVisit:
    """The chair on the page."""
    return PlanVisit(page="self_assessment")


def last() -> object:
    """The fact recorded last."""
    return events()[-1].fact


# The round


def test_a_round_is_opened_with_a_name_and_not_without() -> None:
    page = visit().press("Open a round").press("Open the round")
    assert "Give the round a name" in page.words
    page.fill(What_is_the_round_called="Spring 2027").press("Open the round")
    fact = last()
    assert isinstance(fact, RoundOpened)
    assert len(fact.statements) == 32
    assert "Spring 2027 is open: 0 of 32 statements agreed" in page.words
    assert not page.problems


def test_one_strand_alone_can_be_rated() -> None:
    page = visit().press("Open a round")
    page.fill(What_is_the_round_called="Voices", Strands_to_rate=["voice"]).press("Open the round")
    fact = last()
    assert isinstance(fact, RoundOpened)
    assert fact.statements == tuple(f"YV{number}" for number in range(1, 9))


def test_a_round_is_closed_with_what_is_left_said() -> None:
    opened_round()
    page = visit().press("Close the round")
    assert "Three of its statements have no agreed level." in page.words
    [*_, send] = [button for button in page.app.button if button.label == "Close the round"]
    send.click().run()
    assert isinstance(last(), RoundClosed)
    assert "No round is open" in page.words


# A group's ratings


def test_a_group_is_rated_statement_by_statement_and_goes_on_where_it_stopped() -> None:
    opened_round()
    page = visit().press("Rate statements for a group")
    page.field("Which group rated?").set_value("young_people").run()
    assert "The people who teach us come from lots of different backgrounds." in page.words
    page.press("Save and go on")
    assert "Choose the level" in page.words
    page.field("The group's middle level").set_value("3")
    page.app.number_input[0].set_value(12)
    page.press("Save and go on")
    assert last() == Rated(statement="WD1", group="young_people", level="3", raters=12)
    assert "They ask young people who do not come, not only us." in page.words, "WD3 has no words for them"
    assert "Young people 1 2 1 YV1, Asking everyone" in page.words
    again = visit().press("Rate statements for a group")
    again.field("Which group rated?").set_value("young_people").run()
    assert again.field("Statement").value == "YV1"


def test_what_is_typed_is_kept_as_it_was_typed_and_never_drawn() -> None:
    opened_round()
    page = visit().press("Rate statements for a group")
    page.field("Which group rated?").set_value("leaders").run()
    page.field("The group's middle level").set_value("2")
    page.app.number_input[0].set_value(7)
    page.field("What was said, without names").set_value(TYPED)
    page.press("Save and go on")
    fact = last()
    assert isinstance(fact, Rated)
    assert fact.comment == TYPED
    assert "<img" not in page.html


def test_a_comment_too_long_to_keep_is_refused_with_every_word_still_there() -> None:
    opened_round()
    page = visit().press("Rate statements for a group")
    page.field("Which group rated?").set_value("leaders").run()
    page.field("The group's middle level").set_value("2")
    page.app.number_input[0].set_value(7)
    page.field("What was said, without names").set_value("x" * 10_000)
    before = len(events())
    page.press("Save and go on")
    assert "10,000 characters long" in page.words
    assert len(page.field("What was said, without names").value) == 10_000
    assert len(events()) == before


# Agreeing


def test_a_level_is_agreed_in_a_meeting_and_nowhere_else() -> None:
    opened_round()
    page = visit().press("Agree a level in the meeting")
    assert "Begin a meeting first" in page.words
    item = AgendaItem("rate-1", "Statements to rate", "Eight a meeting", 20)
    recorded(Wish("meeting/M20", AgendaSet(items=(item,), locked=True)))
    recorded(
        Wish(ROUND, Rated(statement="WD1", group="leaders", level="4", raters=7, comment="We asked twice")),
        Wish(ROUND, Rated(statement="WD1", group="tutors", level="1", raters=4, comment="Nobody asked me")),
    )
    page = visit().press("Agree a level in the meeting")
    assert "Leaders Shaped with others: We asked twice" in page.words
    assert "Nobody asked me" not in page.words, "four tutors are too few to show"
    page.field("The level agreed").set_value("1")
    page.press("Save and go on")
    event = events()[-1]
    assert (event.fact, event.meeting) == (LevelAgreed(statement="WD1", level="1"), "M20")
    assert "Spring 2027 is open: 1 of 3 statements agreed" in page.words
    assert "Agreed so far: Workforce development 1.0. 0 of 1 are higher than the round before." in page.words


# A low level


def test_a_low_level_becomes_an_action_with_what_is_known_filled_in() -> None:
    page = visit().press("Make an action of YV5")
    page.fill(
        What_will_be_done="Meet looked-after young people each term",
        Start=date(2026, 12, 1),
        Due=date(2027, 7, 1),
    ).press("Save the action")
    [proposed] = [event.fact for event in events("A41") if isinstance(event.fact, ActionProposed)]
    assert (proposed.strand, proposed.metric, proposed.origin) == (
        "voice",
        "voice.priority_share",
        "self-assessment YV5",
    )
    assert "Meet looked-after young people each term (open)" in page.words
    assert not any(label.startswith("Make an action of YV5") for label in page.buttons)


# The register


def test_a_review_is_recorded_and_the_process_is_no_longer_overdue() -> None:
    page = visit()
    assert "One review is overdue; nine of 24 processes have not been reviewed yet" in page.words
    page.press("Record a review")
    page.field("Which process was reviewed?").set_value("L03").run()
    page.field("What did it lead to?").set_value("changed")
    page.press("Save the review")
    assert "says what" in page.words
    page.field("What was changed?").set_value("The form asks for access first")
    page.field("Who was asked?").set_value(["young_people"])
    page.press("Save the review")
    fact = last()
    assert isinstance(fact, ProcessReviewed)
    assert fact.asked == ("young_people",)
    assert "Nine of 24 processes have not been reviewed yet" in page.words
    assert "Changed: the form asks for access first 23 November 2029" in page.words


def test_a_process_is_put_on_the_register_under_the_next_number() -> None:
    page = visit().press("Put a process on the register")
    page.fill(What_is_it="Stage dress", Kind="event", Owner="Centres manager").press("Save the process")
    assert events("L25")[-1].fact == ProcessListed(
        title="Stage dress", lens_kind="event", owner_role="Centres manager"
    )
    assert "Nine of 24" not in page.words
    assert "Stage dress" in page.words


# Who may


@pytest.mark.parametrize("role", [Role.MEMBER, Role.PARTNER])
def test_those_who_may_not_change_the_plan_have_no_forms(role: Role) -> None:
    opened_round()
    page = visit().as_role(role)
    assert isinstance(page, PlanVisit)
    words = ("Open a round", "Rate", "Agree", "Close", "Make an action", "Record", "Put a process")
    assert not [label for label in page.buttons if label.startswith(words)]


def test_partners_read_what_was_agreed_and_not_who_said_it() -> None:
    page = Opened("pages/self_assessment.py").as_role(Role.PARTNER)
    assert "We rate 9 of 32 statements higher than a year ago" in page.words
    for inside in ("five groups", "Enrolment form", "overdue", "No round"):
        assert inside not in page.words
