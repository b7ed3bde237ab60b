"""A meeting is run from its page: what is decided is recorded whole, or refused in a sentence."""

import errno
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest

from edi_metrics.access import Viewer
from edi_metrics.plan.agenda import following
from edi_metrics.plan.facts import Fact, SetAside, Undone
from edi_metrics.plan.facts import actions as act
from edi_metrics.plan.facts.meetings import (
    AgendaSet,
    AttendanceTaken,
    ItemMinuted,
    MeetingCalled,
    MeetingClosed,
    MembersSet,
    TermsSet,
)
from edi_metrics.plan.facts.questions import QuestionAnswered
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import AgendaItem, Decision, Sitting
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.settings import settings
from edi_metrics.ui import process
from edi_metrics.vocabulary import Role, Strand
from edi_metrics.warehouse import versions
from tests.pages.plan_visit import PlanVisit, events

CHAIR = Viewer(Role.CHAIR)
TYPED = '<img src=x onerror=alert(1)> ![x](https://example.org/x.png) =HYPERLINK("x") **bold** :red[red]'
MEETING = "meeting/M20"
ITEMS = (
    AgendaItem("since", "Since meeting 19", "News of 1 action", 10, "Working-group chair"),
    AgendaItem("action-A13", "Raise awareness of unconscious bias", "Overdue", 6, "CPD lead", "action/A13"),
    AgendaItem("action-A17", "Hold a termly panel", "Blocked", 5, "", "action/A17"),
    AgendaItem("target-T09", "Requests for fee help", "Off track", 6, "", "target/T09"),
    AgendaItem("question-Q01", "May we play by ear?", "No answer yet", 3, "", "question/Q01"),
    AgendaItem("new", "New actions", "What came up today", 10, "Working-group chair"),
)


@pytest.fixture(autouse=True)
def private(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sample's plan in a journal of one's own."""
    folder = tmp_path / "private"
    shutil.copytree(sample_folders / "private", folder)
    monkeypatch.setenv("EDI_PRIVATE", str(folder))
    yield folder
    process.planner(settings()).close()


@pytest.fixture
def begun(private: Path) -> None:
    """Meeting 20 has begun, with six items."""
    say(Wish(MEETING, MeetingCalled(on=SERVICE_DAY)), Wish(MEETING, AgendaSet(items=ITEMS, locked=True)))


in_a_meeting = pytest.mark.usefixtures("begun")


def say(*wishes: Wish, meeting: str = "") -> None:
    """Somebody else saves, from another form."""
    planner = process.planner(settings())
    form = Form(token_hex(8), planner.versions([wish.stream for wish in wishes]))
    planner.record(CHAIR, wishes, form, Moment(SERVICE_DAY, datetime.now(UTC), meeting))


def minute(item: str, decision: Decision = Decision.NONE, note: str = "") -> None:
    """Somebody else decides on an item."""
    say(Wish(MEETING, ItemMinuted(item=item, decision=decision, note=note)), meeting="M20")


def visit(item: str = "", **address: str) -> PlanVisit:
    """The meeting page, at one of its items."""
    found = PlanVisit({**({"item": item} if item else {}), **address}, page="meeting")
    assert not found.problems
    return found


def visit_as(role: Role, item: str = "") -> PlanVisit:
    """The same for somebody else than the chair."""
    found = visit(item)
    found.as_role(role)
    return found


def decide(item: str, key: str, **lines: Any) -> PlanVisit:
    """One key and its lines, saved."""
    found = visit(item).press(key).fill(**lines).press("Save and go on")
    assert not found.problems
    return found


def facts(*streams: str) -> list[Fact]:
    """What was recorded in the meeting, of these streams or of all."""
    return [
        event.fact
        for event in events()
        if event.meeting == "M20" and (not streams or event.stream in streams)
    ]


def sitting() -> Sitting:
    """Meeting 20 as it stands."""
    return fold(events(), SERVICE_DAY).sittings["M20"]


# Preparing


def _arranging() -> PlanVisit:
    page = visit()
    page.app.toggle(key="arrange-agenda").set_value(True).run()
    return page


def test_the_agenda_is_read_before_it_is_arranged() -> None:
    page = visit()
    assert "Raise awareness of unconscious bias" in page.words
    assert not [one for one in page.app.number_input if "agenda" in str(one.key)]


def test_each_change_to_the_agenda_is_kept_at_once() -> None:
    page = _arranging()
    sheet = page.app.number_input[0]
    sheet.set_value(15).run()
    assert sitting().agenda[0].minutes == 15
    names = [item.item_id for item in sitting().agenda]
    next(one for one in page.app.button if one.label == ":material/arrow_downward:").click().run()
    assert [item.item_id for item in sitting().agenda][:2] == [names[1], names[0]]
    [out, *_] = [one for one in page.app.button if one.label == ":material/close:"]
    out.click().run()
    assert [item.item_id for item in sitting().agenda] == [names[0], *names[2:]]
    assert not sitting().locked
    assert not page.problems


def test_an_item_of_ones_own_needs_a_title_and_is_plain_text() -> None:
    page = _arranging()
    page.app.button(key=_own_button(page)).click().run()
    assert "An item needs a title. Write what it is about, in a few words." in page.words
    page.fill(An_item_of_your_own=TYPED)
    page.app.button(key=_own_button(page)).click().run()
    assert TYPED in [item.title for item in sitting().agenda]
    assert "&lt;img src=x" in page.html
    assert "<img" not in page.html


def test_a_title_without_end_is_refused_and_stays_in_its_field() -> None:
    page = _arranging().fill(An_item_of_your_own="a" * 10_000)
    page.app.button(key=_own_button(page)).click().run()
    assert "characters long and 300 fit. Shorten it here and save again." in page.words
    assert page.field("An item of your own").value == "a" * 10_000


def _own_button(page: PlanVisit) -> str:
    return next(str(one.key) for one in page.app.button if "FormSubmitter" in str(one.key))


def test_the_agenda_is_settled_and_the_meeting_begins() -> None:
    page = visit().press("Settle the agenda and begin")
    assert (sitting().on, sitting().minutes, sitting().is_open) == (SERVICE_DAY, 120, True)
    assert "Item 1 of" in page.words
    assert page.headings == ["Since meeting 19"]


def test_members_read_the_agenda_and_arrange_nothing() -> None:
    page = visit_as(Role.MEMBER)
    assert "Raise awareness of unconscious bias" in page.words
    assert not [one for one in page.app.number_input if str(one.key).startswith("sheet-")]
    assert "Settle the agenda and begin" not in page.buttons


# Deciding

DAY = date(2027, 1, 29)
DECISIONS: Mapping[str, tuple[str, str, dict[str, Any], list[Fact]]] = {
    "done": (
        "action-A13",
        "Done",
        {
            "What_shows_that_it_is_done": "Slides",
            "Has_the_figure_moved": "No",
            "Look_at_the_measure_again_on": DAY,
            "What_did_we_learn": "Ask first",
            "One_line_for_the_minutes": "Agreed",
        },
        [
            act.EvidenceAdded(evidence="Slides"),
            act.Done(check_on=DAY, note="Agreed Has the figure moved? No."),
            act.LearnedFrom(learned="Ask first"),
        ],
    ),
    "on_track": (
        "action-A13",
        "On track",
        {"One_line_for_the_minutes": "Booked"},
        [act.ProgressNoted(note="Booked")],
    ),
    "new_date": (
        "action-A13",
        "New date",
        {"New_date": DAY, "Why_does_it_move": "No room"},
        [act.DueMoved(was=date(2026, 7, 31), now=DAY, reason="No room")],
    ),
    "blocked": (
        "action-A13",
        "Blocked",
        {"Who_helps": "Head of service", "What_is_in_the_way": "No van"},
        [act.Blocked(helper="Head of service", reason="No van")],
    ),
    "paused": (
        "action-A13",
        "Pause",
        {"It_goes_on_again_on": DAY, "Why_does_it_wait": "Exams"},
        [act.Paused(resume_on=DAY, reason="Exams")],
    ),
    "dropped": (
        "action-A13",
        "Drop",
        {"Why_is_it_dropped": "Names nobody"},
        [act.Dropped(reason="Names nobody")],
    ),
    "answered": (
        "question-Q01",
        "Answered",
        {"The_answer": "Yes, from January"},
        [QuestionAnswered(note="Yes, from January")],
    ),
    "none": ("since", "Noted", {"One_line_for_the_minutes": "Read"}, []),
}


@in_a_meeting
@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_records_what_it_says_of_the_thing_and_in_the_minutes(decision: str) -> None:
    item, key, lines, expected = DECISIONS[decision]
    page = decide(item, key, **lines)
    note = lines.get("One_line_for_the_minutes", "")
    assert facts() == [*expected, ItemMinuted(item=item, decision=Decision(decision), note=note)]
    title = next(one.title for one in ITEMS if one.item_id == item)
    assert f"{title}: {Decision(decision).words.lower()}." in page.words
    assert "item" not in page.address, "the page goes on to the next item"


@in_a_meeting
def test_what_waited_goes_on_when_it_is_on_track_again() -> None:
    decide("action-A17", "On track", One_line_for_the_minutes="He answered")
    assert facts("action/A17") == [act.Started(note="He answered"), act.ProgressNoted(note="He answered")]


@in_a_meeting
def test_done_without_evidence_is_saved_and_said_to_lack_it() -> None:
    page = decide("action-A13", "Done")
    assert [type(fact) for fact in facts()] == [act.Done, ItemMinuted]
    assert "Nothing is recorded that shows it: the plan says so until there is." in page.words


@in_a_meeting
def test_a_target_is_judged_by_its_figures_so_that_few_things_can_be_decided_on_it() -> None:
    page = visit("target-T09")
    assert {"On track", "Noted", "New action"} <= set(page.buttons)
    assert not {"Done", "Drop", "New date"} & set(page.buttons)


REFUSED: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "no date": ("New date", {"Why_does_it_move": "No room"}, "The new date needs a date."),
    "no reason": ("New date", {"New_date": DAY}, "Say why the date moves, in a few words"),
    "a past date": (
        "New date",
        {"New_date": date(2026, 1, 1), "Why_does_it_move": "No room"},
        "The new date, 1 January 2026, has passed.",
    ),
    "nobody who helps": (
        "Blocked",
        {"What_is_in_the_way": "No van"},
        "Choose the role that is asked to help.",
    ),
    "no day to go on": ("Pause", {"Why_does_it_wait": "Exams"}, "needs a date. Choose one and save again."),
    "no reason to drop": (
        "Drop",
        {"What_did_we_learn_It_did_not_work_is_an_answer.": "It"},
        "The reason is empty. Fill it in and save again.",
    ),
    "10,000 characters": (
        "On track",
        {"One_line_for_the_minutes": "a" * 10_000},
        "characters long and",
    ),
}


@in_a_meeting
@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_recorded_is_refused_whole_and_every_word_stays(case: str) -> None:
    key, lines, said = REFUSED[case]
    before = events()
    page = visit("action-A13").press(key)
    typed = dict(zip(_labels(page, lines), lines.values(), strict=True))
    for label, value in typed.items():
        page.field(label).set_value(value)
    page.press("Save and go on")
    assert "Not saved. " in page.words
    assert said in page.words
    assert events() == before
    assert {label: page.field(label).value for label in typed} == typed
    assert page.headings == ["Raise awareness of unconscious bias"], "it is still in hand"


def _labels(page: PlanVisit, lines: Mapping[str, Any]) -> list[str]:
    """The labels that these names stand for."""
    plain = {"".join(filter(str.isalnum, label.lower())): label for label in page.labels}
    return [plain["".join(filter(str.isalnum, name.lower()))] for name in lines]


@in_a_meeting
def test_what_is_typed_is_plain_text_wherever_it_stands() -> None:
    page = decide("action-A13", "Drop", Why_is_it_dropped=TYPED, One_line_for_the_minutes=TYPED)
    for found in (page, visit("action-A13"), visit("close")):
        assert "&lt;img src=x onerror=alert(1)&gt;" in found.html
        assert "<img" not in found.html
        _no_label_holds_it(found)


def _no_label_holds_it(page: PlanVisit) -> None:
    """Streamlit reads labels as Markdown: nothing typed may stand in one as it was typed."""
    kinds = ("button", "expander", "text_input", "button_group")
    labels = [str(getattr(one, "label", "")) for kind in kinds for one in page.app.get(kind)]
    assert not [label for label in labels if "![x](" in label or "**bold**" in label]


@in_a_meeting
def test_single_keys_are_off_while_lines_are_open_and_on_again_after() -> None:
    page = visit("action-A13")
    assert _shortcuts(page) >= {"1", "2", "5", "a", "n"}
    page.press("Drop")
    assert _shortcuts(page) == {"escape"}
    page.press("Put it away")
    assert _shortcuts(page) >= {"1", "2", "5", "a", "n"}
    page.app.toggle(key="meeting-keys-on").set_value(False).run()
    assert _shortcuts(page) == set()


def _shortcuts(page: PlanVisit) -> set[str]:
    return {one.proto.shortcut.lower() for one in page.app.button if one.proto.shortcut} - {""}


@in_a_meeting
def test_undo_takes_back_the_whole_of_the_last_decision_and_its_item_is_in_hand_again() -> None:
    page = decide("action-A13", "Drop", Why_is_it_dropped="Names nobody")
    page.press("Undo the last decision")
    plan = fold(events(), SERVICE_DAY)
    assert plan.actions["A13"].is_open
    assert "action-A13" not in plan.sittings["M20"].minuted
    assert [type(event.fact) for event in events()[-2:]] == [Undone, Undone]
    assert page.headings == ["Raise awareness of unconscious bias"]
    assert "Undo the last decision" not in page.buttons, "there is nothing more to take back"


@in_a_meeting
def test_a_new_action_has_the_strand_and_the_measure_of_its_item() -> None:
    page = visit("action-A13").press("New action")
    page.fill(What_will_be_done="Ask both halls", Who_takes_it_on="Head of service", By_when=DAY)
    page.press("Add the action")
    [proposed] = [fact for fact in facts() if isinstance(fact, act.ActionProposed)]
    assert (proposed.title, proposed.strand, proposed.origin) == (
        "Ask both halls",
        Strand.WORKFORCE,
        "Meeting 20",
    )
    assert [type(fact) for fact in facts()][1:] == [act.ActionAgreed, act.OwnerSet, act.DatesSet]
    assert page.headings == ["Raise awareness of unconscious bias"], "its own item is still to decide"
    assert "New action A41: Ask both halls" in page.words


@in_a_meeting
def test_new_actions_are_the_decision_of_the_item_that_asks_for_them_and_more_may_follow() -> None:
    page = visit("new")
    for title in ("Ask both halls", "Lend a harp"):
        page.press("New action").fill(What_will_be_done=title, Strand="programming").press("Add the action")
        assert page.headings == ["New actions"]
    assert sitting().minuted["new"].decision is Decision.NEW_ACTION
    assert [event.about for event in events() if isinstance(event.fact, act.ActionProposed)][-2:] == [
        "A41",
        "A42",
    ]


@in_a_meeting
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ({"Strand": "programming"}, "The title is empty. Fill it in and save again."),
        ({"What_will_be_done": "Lend a harp"}, "Choose a strand."),
        (
            {"What_will_be_done": "Lend a harp", "Strand": "voice", "By_when": date(2026, 1, 1)},
            "is before the start",
        ),
    ],
)
def test_a_new_action_that_lacks_something_asks_for_it(lines: dict[str, Any], said: str) -> None:
    before = events()
    page = visit("new").press("New action").fill(**lines).press("Add the action")
    assert said in page.words
    assert events() == before
    assert all(page.field(page._label(name)).value == value for name, value in lines.items())


@in_a_meeting
def test_attendance_is_taken_once_and_can_be_put_right() -> None:
    page = visit()
    _pills(page, "Present").set_value(["Inclusion lead", "Tutor, strings"])
    _pills(page, "Apologies").set_value(["Youth voice lead", "Inclusion lead"])
    page.press("Save who is here")
    assert facts() == [
        AttendanceTaken(present=("Inclusion lead", "Tutor, strings"), apologies=("Youth voice lead",))
    ]
    assert "Present: Inclusion lead, Tutor, strings." in page.words


@in_a_meeting
def test_nobody_present_is_refused() -> None:
    page = visit().press("Save who is here")
    assert "Nobody is marked as present. Choose at least one role." in page.words
    assert facts() == []


def _pills(page: PlanVisit, label: str) -> Any:
    return next(one for one in page.app.button_group if one.label == label)


# Two people


@in_a_meeting
def test_two_people_decide_one_item_and_both_texts_stand_until_one_is_chosen() -> None:
    page = visit("since").press("Noted").fill(One_line_for_the_minutes="Mine")
    minute("since", note="Theirs")
    page.press("Save and go on")
    assert "Theirs Working-group chair Noted: Theirs." in page.words
    assert "Yours Noted: Mine." in page.words
    assert isinstance(events()[-1].fact, SetAside)
    page.press("Put mine in its place")
    assert sitting().minuted["since"].note == "Mine"
    assert page.headings == ["Raise awareness of unconscious bias"], "and the page goes on"


@in_a_meeting
def test_theirs_may_stand_and_the_page_goes_on() -> None:
    page = visit("since").press("Noted").fill(One_line_for_the_minutes="Mine")
    minute("since", note="Theirs")
    page.press("Save and go on").press("Keep theirs")
    assert sitting().minuted["since"].note == "Theirs"
    assert page.headings == ["Raise awareness of unconscious bias"]
    assert "Theirs stands." in page.words


@in_a_meeting
def test_two_people_decide_two_items_and_both_stand() -> None:
    page = visit("since").press("Noted").fill(One_line_for_the_minutes="Mine")
    minute("new", note="Theirs")
    page.press("Save and go on")
    assert {name: one.note for name, one in sitting().minuted.items()} == {"new": "Theirs", "since": "Mine"}


@in_a_meeting
def test_the_item_that_is_written_on_stays_in_hand_though_others_decide_it() -> None:
    page = visit().press("Noted").fill(One_line_for_the_minutes="Mine")
    minute("since", note="Theirs")
    page.again()
    assert page.headings == ["Since meeting 19"]
    assert "One line for the minutes" in page.labels


@in_a_meeting
def test_a_decision_on_a_meeting_that_someone_closed_is_refused_and_its_words_stay() -> None:
    page = visit("action-A13").press("Drop").fill(Why_is_it_dropped="Names nobody")
    say(Wish(MEETING, MeetingClosed(next_on=DAY)), meeting="M20")
    before = events()
    page.press("Save and go on")
    assert not page.problems
    assert "Meeting 20 was closed on 23 November 2026, and stays as it was." in page.words
    assert "Make the change on the action plan, or in the next meeting." in page.words
    assert page.field("Why is it dropped?").value == "Names nobody"
    assert events() == before
    page.press("Put it away")
    assert "Why is it dropped?" not in page.labels


# Closing


@in_a_meeting
def test_closing_keeps_the_date_the_figures_and_the_draft_for_the_next_meeting() -> None:
    expected = following(fold(events(), SERVICE_DAY))
    page = visit("close")
    assert page.field("The group meets next on").value == expected == date(2027, 1, 28)
    assert "Six items will stand as not reached and nobody is marked as present." in page.words
    page.press("Close meeting 20")
    [closed] = [fact for fact in facts() if isinstance(fact, MeetingClosed)]
    assert (closed.next_on, bool(closed.figures)) == (date(2027, 1, 28), True)
    titles = [item.title for item in closed.next_agenda]
    assert titles[0] == "Since meeting 20"
    assert "Raise awareness of unconscious bias" in titles, "it was not reached"
    assert page.headings == ["Meeting 20 decided none of six items"]
    assert "Not reached." in page.words


@in_a_meeting
def test_a_next_meeting_on_a_day_that_has_passed_is_refused() -> None:
    page = visit("close").fill(The_group_meets_next_on=date(2026, 11, 1)).press("Close meeting 20")
    assert "Not saved. The next meeting, 1 November 2026, has passed." in page.words
    assert not sitting().is_closed


@in_a_meeting
def test_a_meeting_whose_figures_cannot_be_kept_stays_open_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(folder: Path, version: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(versions, "hold", full)
    page = visit("close").press("Close meeting 20")
    assert "could not be kept (No space left on device). Nothing was closed" in page.words
    assert not sitting().is_closed


@in_a_meeting
def test_a_meeting_closes_once() -> None:
    first, second = visit("close"), visit("close")
    first.press("Close meeting 20")
    second.press("Close meeting 20")
    assert not second.problems
    assert len([fact for fact in facts() if isinstance(fact, MeetingClosed)]) == 1
    assert second.headings == ["Meeting 20 decided none of six items"]


@in_a_meeting
def test_a_closed_meeting_opened_again_is_read_and_has_no_keys() -> None:
    say(Wish(MEETING, MeetingClosed(next_on=DAY)), meeting="M20")
    page = visit(meeting="M20", item="action-A13")
    assert page.headings == ["Meeting 20 decided none of six items"]
    assert not {"Done", "Noted", "Undo the last decision", "Close meeting 20"} & set(page.buttons)


@in_a_meeting
def test_members_follow_the_meeting_from_item_to_item_and_change_nothing() -> None:
    page = visit_as(Role.MEMBER, "since")
    assert page.headings == ["Since meeting 19"]
    assert not {"Noted", "New action", "Close the meeting"} & set(page.buttons)
    page.press("Next")
    assert page.headings == ["Raise awareness of unconscious bias"]
    assert "Close meeting 20" not in visit_as(Role.MEMBER, "close").buttons


@in_a_meeting
def test_partners_see_nothing_of_it() -> None:
    page = visit_as(Role.PARTNER)
    assert "unconscious bias" not in page.words


# The group


def test_the_chair_writes_the_terms_and_what_was_there_stays() -> None:
    before = fold(events(), SERVICE_DAY).terms
    page = visit().press("Change the terms")
    page.fill(Confidentiality="What is said here stays here").press("Save the terms")
    [recorded] = [event.fact for event in events() if isinstance(event.fact, TermsSet)][-1:]
    assert recorded.terms.confidentiality == "What is said here stays here"
    assert (recorded.terms.purpose, recorded.terms.quorum) == (before.purpose, before.quorum)
    assert "Saved " in page.words


def test_terms_too_long_to_keep_are_refused_at_once_and_stay_in_their_field() -> None:
    before = len(events())
    page = visit().press("Change the terms")
    page.fill(Confidentiality="a" * 10_000).press("Save the terms")
    assert len(events()) == before
    assert "The part on confidentiality is 10,000 characters long and 2,000 fit." in page.words
    assert page.field("Confidentiality").value == "a" * 10_000


def test_the_seats_are_saved_as_they_stand_in_the_table() -> None:
    before = fold(events(), SERVICE_DAY).members
    page = visit().press("Change the seats").press("Save the seats")
    assert not page.problems
    recorded = [event.fact for event in events() if isinstance(event.fact, MembersSet)][-1]
    assert recorded.members == before


def test_members_read_the_terms_and_change_nothing() -> None:
    page = visit_as(Role.MEMBER)
    assert "Terms of reference in full" in page.words
    assert not {"Save the terms", "Save the seats"} & set(page.buttons)


def test_two_servers_on_one_journal_see_each_others_decisions(private: Path, begun: None) -> None:
    page = visit("since")
    other = Planner(private)
    wish = Wish(MEETING, ItemMinuted(item="since", decision=Decision.NONE, note="From the other"))
    form = Form("other", other.versions([MEETING]))
    other.record(CHAIR, [wish], form, Moment(SERVICE_DAY, datetime.now(UTC), "M20"))
    other.close()
    page.again()
    assert "Decided: noted." in page.words
