"""The action plan is worked on from its page: what is said is recorded whole, or refused in a sentence."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex
from threading import Barrier, Thread

import pytest

from edi_metrics.access import Viewer
from edi_metrics.plan.facts import SetAside, Undone
from edi_metrics.plan.facts.actions import (
    ActionProposed,
    DatesSet,
    Done,
    DueMoved,
    EvidenceAdded,
    JudgedByOwner,
    LearnedFrom,
    NextStepSet,
    OwnerSet,
    PrioritySet,
    ProgressNoted,
)
from edi_metrics.plan.folding import fold
from edi_metrics.plan.naming import next_action
from edi_metrics.plan.state import Priority
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.settings import settings
from edi_metrics.ui import process
from edi_metrics.vocabulary import Role, Standing, Strand
from tests.pages.plan_visit import PlanVisit, events

CHAIR = Viewer(Role.CHAIR)
TYPED = '<img src=x onerror=alert(1)> ![x](https://example.org/x.png) =HYPERLINK("x") **bold** :red[red]'


@pytest.fixture(autouse=True)
def private(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sample's plan in a journal of one's own."""
    folder = tmp_path / "private"
    shutil.copytree(sample_folders / "private", folder)
    monkeypatch.setenv("EDI_PRIVATE", str(folder))
    yield folder
    process.planner(settings()).close()


def by_someone_else(*wishes: Wish, seen: dict[str, int] | None = None) -> None:
    """Somebody else saves, from another form."""
    planner = process.planner(settings())
    versions = seen or planner.versions([wish.stream for wish in wishes])
    form = Form(token_hex(8), versions)
    planner.record(CHAIR, wishes, form, Moment(SERVICE_DAY, datetime(2026, 11, 23, 9, tzinfo=UTC)))


# One action


def test_a_row_has_a_button_that_names_its_action_and_opens_it() -> None:
    visit = PlanVisit()
    visit.press("Open :gray[Raise awareness of unconscious bias]")
    assert visit.address == {"action": "A13"}
    assert "Overdue, by its dates" in visit.words
    assert "19 March 2026, meeting 16, CPD lead News: Poster printed." in visit.words
    assert not visit.problems


def test_a_page_has_at_most_twelve_buttons_that_open() -> None:
    visit = PlanVisit({"show": "done"})
    assert sum(label.startswith("Open ") for label in visit.buttons) == 12
    assert sum(label.startswith("Open ") for label in PlanVisit({"page": "2"}).buttons) == 9


@pytest.mark.parametrize("page", ["0", "-3", "99", "two", "2.5", ""])
def test_a_page_of_the_list_that_does_not_exist_is_the_nearest_there_is(page: str) -> None:
    visit = PlanVisit({"page": page})
    assert not visit.problems
    assert any(label.startswith("Open ") for label in visit.buttons)


@pytest.mark.parametrize("asked", ["A99", "<b>", "../../x"])
def test_an_address_of_no_action_says_so(asked: str) -> None:
    visit = PlanVisit({"action": asked})
    assert f"There is no action called '{asked}' in the plan." in visit.words
    assert "<b>" not in visit.html.split("There is no action called")[1][:40]


def test_an_action_shows_its_measure_now_and_when_it_began_with_its_target() -> None:
    words = PlanVisit({"action": "A08"}).words
    assert "50 of 140 people (36%) in 2025/26. When the action began it was 54 of 149 people (36%)" in words
    assert "off track, 36% (50 of 140 people). Target 75% by July 2027" in words


def test_members_read_everything_and_are_shown_no_form() -> None:
    visit = PlanVisit({"action": "A13"})
    visit.as_role(Role.MEMBER)
    assert "History, newest first" in visit.words
    assert "What happened?" not in visit.labels
    assert not {"New action", "Change several", "Take it back"} & set(visit.buttons)
    assert any(label.startswith("Open ") for label in visit.buttons)


@pytest.mark.parametrize("asked", ["A13", "new", "several"])
def test_partners_and_the_published_view_see_nothing_of_it(asked: str) -> None:
    published = PlanVisit({"action": asked, "level": "published"})
    assert "unconscious bias" not in published.words
    assert not {"What happened?", "Which actions?"} & set(published.labels)
    visit = PlanVisit({"action": asked})
    visit.as_role(Role.PARTNER)
    assert visit.words == "This page is for the working group You can read Overview ."


def test_the_page_of_a_list_stays_while_an_action_of_it_is_open() -> None:
    visit = PlanVisit({"page": "2"})
    shown = [label for label in visit.buttons if label.startswith("Open ")]
    visit.press(shown[0])
    assert [label for label in visit.buttons if label.startswith("Open ")] == shown
    assert visit.address["page"] == "2"


def test_another_list_begins_at_its_first_page() -> None:
    visit = PlanVisit({"page": "2"})
    visit.choose("show", "done")
    assert sum(label.startswith("Open ") for label in visit.buttons) == 12


def test_a_past_day_is_read_and_not_written_to() -> None:
    visit = PlanVisit({"as_at": "M19", "action": "A13"})
    assert "Raise awareness of unconscious bias" in visit.words
    assert not [label for label in visit.buttons if label.startswith("Open ")]
    assert "What happened?" not in visit.labels
    assert not visit.problems


# What happened


def test_news_is_recorded_once_and_the_form_begins_anew() -> None:
    visit = PlanVisit({"action": "A13"}).happened("news").fill(What_is_new="Two sessions held").press("Save")
    assert [event.fact for event in events("A13")][-1] == ProgressNoted(note="Two sessions held")
    assert "Saved " in visit.words
    assert "News: Two sessions held." in visit.words
    assert "What is new?" not in visit.labels


def test_done_keeps_evidence_the_check_date_and_what_was_learned_together() -> None:
    visit = PlanVisit({"action": "A08"}).happened("done")
    assert "When the action began it was 54 of 149 people" in visit.words
    visit.fill(
        What_shows_that_it_is_done="Pay code in use",
        Has_the_figure_moved="no",
        When_is_its_measure_looked_at_again=date(2027, 7, 31),
        What_hindered="The pay year",
    ).press("Save")
    assert [event.fact for event in events("A08")][-3:] == [
        EvidenceAdded(evidence="Pay code in use"),
        Done(check_on=date(2027, 7, 31), note="Has the figure moved? Not yet."),
        LearnedFrom(hindered="The pay year"),
    ]


def test_done_asks_when_the_measure_is_looked_at_again() -> None:
    before = events()
    visit = PlanVisit({"action": "A08"}).happened("done").press("Save")
    assert "Not saved. Choose the day on which its measure is looked at again." in visit.words
    assert events() == before


def test_a_second_move_is_said_to_be_one_and_needs_its_reason() -> None:
    actions = fold(events(), SERVICE_DAY).actions.values()
    moved_once = next(one.action_id for one in actions if one.is_open and one.times_moved == 1)
    visit = PlanVisit({"action": moved_once}).happened("new_date")
    assert "This would be its second move." in visit.words
    visit.fill(New_date=date(2027, 6, 30)).press("Save")
    assert "Say why the date moves" in visit.words


def test_the_owners_word_stands_beside_the_computed_one_with_its_reason() -> None:
    visit = PlanVisit({"action": "A13"}).happened("judged").fill(How_does_its_owner_see_it="on_track")
    visit.press("Save")
    assert "Say why: another status needs a reason beside it." in visit.words
    visit.fill(Why="Ends with the spring course").press("Save")
    assert [event.fact for event in events("A13")][-1] == JudgedByOwner(
        standing=Standing.ON_TRACK, reason="Ends with the spring course"
    )
    assert "On track, said on 23 November 2026: Ends with the spring course" in visit.words
    assert "Overdue, by its dates" in visit.words


KINDS = {
    "blocked": {"Who_is_asked_to_help": "Head of service", "What_is_in_the_way": "No room"},
    "paused": {"When_does_it_go_on": date(2027, 1, 8), "Why_does_it_wait": "Term ends"},
    "dropped": {"Why_is_it_dropped": "Done elsewhere", "What_did_we_learn": "Ask first"},
    "evidence": {"What_shows_the_work": "Slides D08"},
    "owner": {"New_owner": "Head of service"},
    "priority": {"Priority": "high"},
    "next_step": {"Next_step": "Book the hall"},
    "new_date": {"New_date": date(2027, 3, 31), "Why_does_it_move": "Room is let"},
}


@pytest.mark.parametrize(("kind", "typed"), KINDS.items(), ids=KINDS)
def test_whatever_happened_is_recorded_and_told(kind: str, typed: dict[str, object]) -> None:
    before = len(events("A13"))
    visit = PlanVisit({"action": "A13"}).happened(kind).fill(**typed).press("Save")
    assert not visit.problems
    assert "Saved " in visit.words
    assert len(events("A13")) > before


def test_one_part_of_a_description_is_put_right() -> None:
    visit = PlanVisit({"action": "A13"}).happened("right")
    visit.field("What is put right?").set_value("title").run()
    visit.press("Save")
    assert "reads so already" in visit.words
    visit.fill(Title="All leaders chair one recruitment panel").press("Save")
    assert "All leaders chair one recruitment panel" in visit.words
    assert "Title: All leaders chair one recruitment panel, before that Raise awareness" in visit.words


def test_the_last_change_is_taken_back_with_all_that_was_saved_with_it() -> None:
    visit = PlanVisit({"action": "A08"}).happened("done")
    visit.fill(
        What_shows_that_it_is_done="Pay code", When_is_its_measure_looked_at_again=date(2027, 7, 31)
    ).press("Save")
    saved = [event.version for event in events("A08")][-2:]
    visit.press("Take it back")
    undone = [event.fact for event in events("A08")][-2:]
    assert undone == [Undone(version=version) for version in reversed(saved)]
    assert "Taken back. Done; its measure is looked at on 31 July 2027." in visit.words
    assert "In time for its new date, by its dates" in visit.words


# Bad input


@pytest.mark.parametrize("blank", ["", "   ", "\n\t"])
def test_blank_news_is_refused_with_the_way_to_mend_it(blank: str) -> None:
    before = events()
    visit = PlanVisit({"action": "A13"}).happened("news").fill(What_is_new=blank).press("Save")
    assert "Not saved. Say what is new, in a few words." in visit.words
    assert events() == before


def test_a_note_of_ten_thousand_letters_is_kept_and_refused_in_a_sentence() -> None:
    long = "a" * 10_000
    visit = PlanVisit({"action": "A13"}).happened("news").fill(What_is_new=long).press("Save")
    assert "The note is 10,000 characters long and 2,000 fit." in visit.words
    assert visit.field("What is new?").value == long


def test_what_is_typed_is_never_markup() -> None:
    visit = PlanVisit({"action": "A13"}).happened("news").fill(What_is_new=TYPED).press("Save")
    assert [event.fact for event in events("A13")][-1] == ProgressNoted(note=TYPED)
    assert "&lt;img src=x onerror=alert(1)&gt;" in visit.html
    assert "<img" not in visit.html


def test_a_title_full_of_markup_is_plain_words_in_its_button() -> None:
    visit = PlanVisit({"action": "A13"}).happened("right")
    visit.field("What is put right?").set_value("title").run()
    visit.fill(Title=TYPED).press("Save")
    [label] = [one for one in visit.buttons if "onerror" in one]
    assert label.startswith("Open :gray[")
    assert label.count("[") == label.count("]") == 1
    assert not set("<>!*()=_") & set(label)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2020, 1, 1)])
def test_a_new_date_that_has_passed_is_refused(day: date) -> None:
    visit = PlanVisit({"action": "A13"}).happened("new_date")
    visit.fill(New_date=day, Why_does_it_move="Late").press("Save")
    assert "has passed. Choose a day from 23 November 2026 on." in visit.words


# Two people


def test_someone_elses_change_of_the_same_part_is_shown_beside_mine_and_i_choose() -> None:
    visit = PlanVisit({"action": "A13"}).happened("owner").fill(New_owner="Head of service")
    by_someone_else(Wish("action/A13", OwnerSet(was="CPD lead", now="Inclusion lead")))
    visit.press("Save")
    assert "Owner: Inclusion lead, before that CPD lead." in visit.words
    assert "Yours Owner: Head of service" in visit.words
    assert isinstance(events("A13")[-1].fact, SetAside)
    visit.press("Put mine in its place")
    last = events("A13")[-1].fact
    assert isinstance(last, OwnerSet)
    assert last.now == "Head of service"
    assert "Kept as a proposal." in visit.words


def test_someone_elses_change_of_another_part_merges() -> None:
    visit = PlanVisit({"action": "A13"}).happened("owner").fill(New_owner="Head of service")
    by_someone_else(Wish("action/A13", PrioritySet(now=Priority.HIGH)))
    visit.press("Save")
    facts = [event.fact for event in events("A13")][-2:]
    assert facts == [PrioritySet(now=Priority.HIGH), OwnerSet(was="CPD lead", now="Head of service")]


# A new action


NEW = {
    "What_will_be_done": "Open two choirs in Stevenage",
    "Strand": "programming",
    "Due": date(2027, 7, 16),
}


def test_a_new_action_gets_the_next_number_and_is_opened() -> None:
    number = next_action(events())
    visit = PlanVisit({"action": "new"}).fill(**NEW, Owner="Singing strategy lead", Priority="high")
    visit.fill(Next_step="Ask both halls").press("Save the action")
    assert visit.address == {"action": number}
    assert [event.fact for event in events(number)] == [
        ActionProposed(title="Open two choirs in Stevenage", strand=Strand.PROGRAMMING),
        DatesSet(start=SERVICE_DAY, due=date(2027, 7, 16)),
        OwnerSet(now="Singing strategy lead"),
        PrioritySet(now=Priority.HIGH),
        NextStepSet(now="Ask both halls"),
    ]
    assert "No measure and no target: nothing would show that it worked" in visit.words


def test_a_new_action_without_an_owner_is_saved_and_flagged() -> None:
    visit = PlanVisit({"action": "new"}).fill(**NEW).press("Save the action")
    assert "Owner No owner" in visit.words
    assert "and two have no owner" in visit.headings[0]


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("What_will_be_done", "An action needs a title. Say in a few words what will be done."),
        ("Strand", "Choose a strand."),
        ("Due", "Choose when it is due."),
    ],
)
def test_what_a_new_action_lacks_is_asked_for_and_the_rest_stays(left_out: str, said: str) -> None:
    before = events()
    given = {name: value for name, value in NEW.items() if name != left_out}
    visit = PlanVisit({"action": "new"}).fill(**given).press("Save the action")
    assert f"Not saved. {said}" in visit.words
    assert events() == before
    for name, value in given.items():
        assert visit.field(visit._label(name)).value == value


def test_due_before_start_is_refused() -> None:
    visit = PlanVisit({"action": "new"}).fill(**{**NEW, "Due": date(2026, 9, 1)}).press("Save the action")
    assert "The due date, 1 September 2026, is before the start, 23 November 2026." in visit.words


def test_a_form_sent_twice_is_recorded_once() -> None:
    planner = process.planner(settings())
    form, moment = Form("clicked-twice", {}), Moment(SERVICE_DAY, datetime(2026, 11, 23, 9, tzinfo=UTC))
    wishes = [
        Wish("action/A91", ActionProposed(title="Lend a harp", strand=Strand.VOICE)),
        Wish("action/A91", NextStepSet(now="String it")),
    ]
    assert planner.record(CHAIR, wishes, form, moment) == planner.record(CHAIR, wishes, form, moment)
    assert len(events("A91")) == 2


def test_two_people_who_begin_an_action_at_once_get_two_numbers(private: Path) -> None:
    """Two servers on one journal, neither having seen the other's: nothing of one stands under the other."""
    start = Barrier(2)
    number = next_action(events())

    def begin(name: str) -> None:
        planner = Planner(private)
        wishes = [
            Wish(f"action/{number}", ActionProposed(title=name, strand=Strand.VOICE)),
            Wish(f"action/{number}", NextStepSet(now=f"Next of {name}")),
        ]
        planner.events()
        start.wait()
        try:
            planner.record(CHAIR, wishes, Form(name, {}), Moment(SERVICE_DAY, datetime.now(UTC)))
            saved.append(name)
        except Exception as error:  # whichever is second
            refused.append(str(error))
        planner.close()

    saved: list[str] = []
    refused: list[str] = []
    threads = [Thread(target=begin, args=(name,)) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(saved) == len(refused) == 1
    assert [event.event_id for event in events(number)] == [f"{saved[0]}-0", f"{saved[0]}-1"]


# Several at once


def test_one_thing_is_set_for_several_actions_and_taken_back_for_all() -> None:
    chosen = ["A11", "A13", "A20"]
    visit = PlanVisit({"action": "several"}).fill(Which_actions=chosen)
    visit.field("What is set for all of them?").set_value("owner").run()
    visit.fill(New_owner="Head of service").press("Save for all of them")
    owners = [fact.now for name in chosen if isinstance(fact := events(name)[-1].fact, OwnerSet)]
    assert owners == ["Head of service"] * 3
    assert "action" not in visit.address
    assert "Three actions changed." in visit.words
    visit.press("Undo")
    assert all(isinstance(events(name)[-1].fact, Undone) for name in chosen)
    assert "Three actions changed." not in visit.words


def test_one_reason_moves_several_dates() -> None:
    visit = PlanVisit({"action": "several"}).fill(Which_actions=["A13", "A20"])
    visit.field("What is set for all of them?").set_value("due").run()
    visit.fill(New_date=date(2027, 5, 28), Why_do_they_move="Fewer meetings").press("Save for all of them")
    for name in ("A13", "A20"):
        fact = events(name)[-1].fact
        assert isinstance(fact, DueMoved)
        assert (fact.now, fact.reason) == (date(2027, 5, 28), "Fewer meetings")


def test_where_one_cannot_be_changed_none_is() -> None:
    before = events()
    visit = PlanVisit({"action": "several"}).fill(Which_actions=["A13", "A07"])
    visit.field("What is set for all of them?").set_value("due").run()
    visit.fill(New_date=date(2027, 5, 28), Why_do_they_move="Fewer meetings").press("Save for all of them")
    assert "A07 has no date to move, or is not open. Leave it out." in visit.words
    assert events() == before
    assert visit.field("Which actions?").value == ["A13", "A07"]


def test_what_is_so_already_is_left_as_it_is() -> None:
    before = len(events())
    visit = PlanVisit({"action": "several"}).fill(Which_actions=["A08", "A13"])
    visit.field("What is set for all of them?").set_value("publish").run()
    visit.fill(May_partners_see_them="no").press("Save for all of them")
    assert [event.about for event in events()[before:]] == ["A08"]
    assert "One action changed." in visit.words


def test_nothing_chosen_is_said() -> None:
    visit = PlanVisit({"action": "several"})
    visit.field("What is set for all of them?").set_value("priority").run()
    visit.fill(Priority="low").press("Save for all of them")
    assert "Choose at least one action." in visit.words


# What the plan comes to


def test_what_is_saved_shows_at_once_in_the_coverage_of_groups_and_in_what_calls_for_a_word() -> None:
    before = PlanVisit().words
    assert "Disability none none none none" in before
    visit = PlanVisit({"action": "new"}).fill(**{**NEW, "Strand": "workforce"})
    visit.fill(Groups_it_is_for=["disability"]).press("Save the action")
    assert "Disability 1 action none none none" in visit.words
    assert "Has no measure and no target: open two choirs in Stevenage." in visit.words


# Views


@pytest.mark.parametrize(
    ("view", "heading"), [("owner", "No owner"), ("strand", "Workforce development"), ("due", "July 2026")]
)
def test_a_view_stands_its_rows_under_headings(view: str, heading: str) -> None:
    html = PlanVisit({"view": view}).html
    assert f'scope="rowgroup" role="rowheader" colspan="4">{heading}</th>' in html


def test_a_plan_of_nothing_offers_its_first_action(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDI_PRIVATE", str(tmp_path / "empty"))
    visit = PlanVisit({"action": "new"}).fill(**NEW).press("Save the action")
    assert visit.address == {"action": "A01"}
    assert [event.about for event in events()] == ["A01", "A01"]
