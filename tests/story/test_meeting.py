"""The meeting page in each of its states, told over the sample's plan."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from edi_metrics.as_at import lines_of
from edi_metrics.plan.at_meetings import wanted
from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.facts import Event
from edi_metrics.plan.flags import Flag
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import AgendaItem, Decision, Sitting, Terms
from edi_metrics.plan.listed import ListedAction, ListedPlan, listed
from edi_metrics.plan.minutes import MinutedAction, MinutedItem, Minutes
from edi_metrics.plan.state import Lifecycle, Moved, Plan
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Facts, Form, Headline, Points, Table, tables_of
from edi_metrics.story.sections.meeting import draft, minutes, next_agenda
from edi_metrics.story.story import stories
from edi_metrics.story.words import meeting as words
from edi_metrics.story.words import meeting_item as item_words
from edi_metrics.vocabulary import Level
from edi_metrics.wording import queries
from tests.plan.drafting import sample_events
from tests.plan.examples import fact
from tests.story.made import MadeDoor, Mood
from tests.story.made_plan import action
from tests.story.reading import everything, sentences

DAY = date(2026, 11, 23)
MEETING = next(story for story in stories() if story.slug == "meeting")
SIX = (
    AgendaItem(
        "since", "Since meeting 19", "News of 1 action since 8 October 2026", 10, "Working-group chair"
    ),
    AgendaItem("action-A13", "Raise awareness of unconscious bias", "Overdue", 6, "CPD lead", "action/A13"),
    AgendaItem("action-A24", "Visit each of the 18 Watford schools", "Overdue", 6, "", "action/A24"),
    AgendaItem("target-T05", "Pupil premium in small groups", "Off track", 6, "", "target/T05"),
    AgendaItem("question-Q01", "May we borrow a harp?", "No answer yet", 3, "", "question/Q01"),
    AgendaItem("own-1", "Where to hold the summer concert", "Added by the chair", 5),
)

Said = tuple[str, Mapping[str, object]]
BEGUN: tuple[Said, ...] = (
    ("meeting/M20", {"kind": "MeetingCalled", "on": "2026-11-23", "minutes": 90}),
    ("meeting/M20", {"kind": "AgendaSet", "items": [vars(item) for item in SIX], "locked": True}),
)
DROPPED: tuple[Said, ...] = (
    ("action/A13", {"kind": "Dropped", "reason": "Nobody it is for was named"}),
    ("meeting/M20", {"kind": "ItemMinuted", "item": "action-A13", "decision": "dropped", "note": "By all"}),
)
NEW: tuple[Said, ...] = (
    ("action/A99", {"kind": "ActionProposed", "title": "Lend a harp", "strand": "programming"}),
    ("action/A99", {"kind": "OwnerSet", "now": "Head of service"}),
)
ALL: tuple[Said, ...] = (
    *DROPPED,
    *NEW,
    *(
        ("meeting/M20", {"kind": "ItemMinuted", "item": item.item_id, "decision": "none", "note": ""})
        for item in SIX
        if item.item_id != "action-A13"
    ),
)
HERE: Said = ("meeting/M20", {"kind": "AttendanceTaken", "present": ["CPD lead", "Head of service"]})
CLOSED: tuple[Said, ...] = (
    HERE,
    *ALL,
    ("meeting/M20", {"kind": "MeetingClosed", "next_on": "2027-01-28"}),
)


@dataclass
class InMeeting(MadeDoor):
    """Made-up figures, the sample's plan, and what has been said since."""

    said: Sequence[Said] = ()

    def history(self) -> tuple[Event, ...]:
        """The sample's events, then these; nothing for those who may not read them."""
        if self.level is not Level.INSIDE:
            return ()
        before = sample_events()
        now = (
            Event(
                event_id=f"N{place}",
                stream=stream,
                version=1000 + place,
                happened_on=DAY,
                by_role="Working-group chair",
                meeting="M20",
                fact=fact(drawn),
            )
            for place, (stream, drawn) in enumerate(self.said)
        )
        return (*before, *now)

    def folded(self) -> Plan:
        """The plan that they make."""
        return fold(self.history(), DAY)

    def plan(self) -> ListedPlan:
        """The same as people read it."""
        return listed(self.folded(), self.history(), lines_of(wanted(self.folded()), self))


def told(*said: Said, mood: Mood = Mood.SHOWN, **asked: str) -> tuple[Block, ...]:
    """The page, after what was said, as the address asks for it."""
    door = InMeeting(Level.INSIDE, mood, said=said)
    return MEETING.tell(door, MEETING.choose(door, asked))


def headline(blocks: Sequence[Block]) -> Headline:
    [found] = [block for block in blocks if isinstance(block, Headline)]
    return found


def card(blocks: Sequence[Block], name: str) -> Card:
    [found] = [block for block in blocks if isinstance(block, Card) and block.name == name]
    return found


def table(blocks: Sequence[Block], name: str) -> Table:
    [found] = [one for one in tables_of(blocks) if one.filename.startswith(name)]
    return found


STATES: Mapping[str, tuple[tuple[Said, ...], dict[str, str]]] = {
    "to prepare": ((), {}),
    "begun": (BEGUN, {}),
    "an action": (BEGUN, {"item": "action-A24"}),
    "a target": (BEGUN, {"item": "target-T05"}),
    "a question": (BEGUN, {"item": "question-Q01"}),
    "an item of its own": (BEGUN, {"item": "own-1"}),
    "one decided": ((*BEGUN, *DROPPED), {}),
    "looked at again": ((*BEGUN, *DROPPED), {"item": "action-A13"}),
    "about to close early": ((*BEGUN, *DROPPED), {"item": "close"}),
    "all decided": ((*BEGUN, *ALL), {}),
    "closed": ((*BEGUN, *CLOSED), {"meeting": "M20"}),
    "the next": ((*BEGUN, *CLOSED), {}),
    "before there were agendas": ((), {"meeting": "M19"}),
    "the first of all": ((), {"meeting": "M01"}),
}


@pytest.fixture(params=STATES, ids=list(STATES))
def state(request: pytest.FixtureRequest) -> tuple[tuple[Said, ...], dict[str, str]]:
    """Every state of a meeting that the page tells apart."""
    return STATES[str(request.param)]


@pytest.mark.parametrize("mood", Mood)
def test_every_state_reads_well(mood: Mood, state: tuple[tuple[Said, ...], dict[str, str]]) -> None:
    said, asked = state
    blocks = told(*said, mood=mood, **asked)
    assert blocks[0] is headline(blocks)
    assert 10 <= len(headline(blocks).sentence) <= 110
    for sentence in sentences(blocks):
        assert not re.search(
            r"None\b(?! of)|\(\)|  |\.\.| ,|<|Lifecycle|Decision\.|\b1 (?!is)\w+s\b", sentence
        ), sentence
        assert not re.search(r"\b[2-9] of (?:two|three|four|five|six|seven|eight|nine|ten)\b", sentence), (
            sentence
        )
        assert queries(sentence) == (), sentence
    for one in tables_of(blocks):
        assert len(one.columns) <= 7
        assert all(cell.strip() for row in one.rows for cell in row), one.caption
        assert all(len(row) == len(one.columns) for row in one.rows)


def test_the_agenda_that_is_proposed_is_a_table_of_what_the_title_counts() -> None:
    blocks = told()
    found = table(blocks, "agenda-m20")
    spent = sum(int(row[1]) for row in found.rows)
    assert card(blocks, "agenda").title == f"{len(found.rows)} items take {spent} of the 120 minutes"
    assert headline(blocks).sentence.startswith(
        f"Meeting 20 has {len(found.rows)} things to take in 120 minutes"
    )
    assert found.folded, "the chair has the same rows to arrange beside it"


def test_one_item_stands_with_its_figures_and_its_keys_beside_the_agenda() -> None:
    blocks = told(*BEGUN, item="action-A24")
    assert headline(blocks).eyebrow == "Item 3 of 6 · Programming and resources · 6 minutes"
    assert headline(blocks).sentence == "Visit each of the 18 Watford schools"
    item = card(blocks, "item")
    assert item.title == "It is 24 days late"
    assert Form("decide", "M20 action-A24") in item.pieces
    [facts] = [piece for piece in item.pieces if isinstance(piece, Facts)]
    assert dict(facts.entries)["Due"] == "30 October 2026"
    [agenda] = [piece for piece in card(blocks, "meeting-agenda").pieces if isinstance(piece, Points)]
    assert (agenda.numbered, agenda.in_hand, len(agenda.items)) == (True, 2, 6)


def test_while_people_arrive_the_first_item_asks_who_is_here() -> None:
    arriving, later, taken = told(*BEGUN), told(*BEGUN, item="own-1"), told(*BEGUN, HERE)
    assert Form("attendance", "M20 arriving") in card(arriving, "item").pieces
    assert Form("attendance", "M20") in card(later, "decided").pieces
    assert Form("attendance", "M20") in card(taken, "decided").pieces
    assert card(taken, "decided").scope == "Present: CPD lead, Head of service."


def test_the_page_goes_on_to_the_first_item_that_is_not_decided() -> None:
    assert headline(told(*BEGUN)).sentence == "Since meeting 19"
    assert headline(told(*BEGUN, *ALL[:-1])).sentence == "Where to hold the summer concert"


def test_an_item_that_is_decided_says_so_and_the_agenda_does() -> None:
    blocks = told(*BEGUN, *DROPPED, item="action-A13")
    said = everything(blocks)
    assert "Decided: dropped. Reason: Nobody it is for was named. Deciding again puts" in said
    assert "Raise awareness of unconscious bias: dropped" in said
    assert "2. Raise awareness of unconscious bias: Dropped. Reason: Nobody it is for was named." in said
    assert "In the minutes: By all." in said
    assert card(blocks, "meeting-agenda").title == "Five items to decide"


def test_what_is_not_reached_is_said_before_the_meeting_closes() -> None:
    blocks = told(*BEGUN, *DROPPED, item="close")
    assert headline(blocks).sentence == "Close meeting 20? It decided one of six items"
    assert "Five items will stand as not reached and nobody is marked as present." in headline(blocks).lead
    assert [row[1] for row in table(blocks, "decisions-m20").rows].count("Not reached.") == 5


def test_with_every_item_decided_the_page_offers_to_close() -> None:
    blocks = told(*BEGUN, *ALL)
    assert headline(blocks).sentence == "Close meeting 20? It decided six of six items and began one action"
    assert Form("close_meeting", "M20") in card(blocks, "close").pieces
    assert "2027-01-28" not in everything(blocks)


def test_a_dropped_action_has_no_date_any_more() -> None:
    rows = {row[0]: row for row in table(told(*BEGUN, *ALL), "decisions-m20").rows}
    assert rows["2. Raise awareness of unconscious bias"][-1] == "z"
    assert rows["3. Visit each of the 18 Watford schools"][-1] == "30 October 2026"
    owned = {row[0]: row for row in table(told(*BEGUN, *ALL), "owners-m20").rows}
    assert owned["Raise awareness of unconscious bias"][2] == "z"


def test_the_draft_for_the_next_meeting_is_told_as_if_this_one_were_closed() -> None:
    desk = Desk(InMeeting(Level.INSIDE, said=(*BEGUN, *ALL)))
    items = {item.item_id: item for item in next_agenda(desk, "M20", date(2027, 1, 28))}
    assert items["since"].title == "Since meeting 20"
    assert items["date"].why == "Expected on 11 March 2027"
    assert "action-A13" not in items


def test_the_draft_is_what_the_next_meeting_begins_with_on_the_day_it_was_made() -> None:
    before = Desk(InMeeting(Level.INSIDE, said=(*BEGUN, HERE, *ALL)))
    after = Desk(InMeeting(Level.INSIDE, said=(*BEGUN, *CLOSED)))
    assert next_agenda(before, "M20", date(2027, 1, 28)) == draft(after).items


def test_a_closed_meeting_is_read_and_has_no_keys() -> None:
    blocks = told(*BEGUN, *CLOSED, meeting="M20")
    assert headline(blocks).sentence == "Meeting 20 decided six of six items and began one action"
    assert headline(blocks).lead == "Two were present. The next meeting is on 28 January 2027."
    forms = {
        piece.name
        for block in blocks
        if isinstance(block, Card)
        for piece in block.pieces
        if isinstance(piece, Form)
    }
    assert forms == {"take_minutes", "late_decision"}


def test_the_agenda_item_on_the_date_and_the_form_that_closes_name_one_day() -> None:
    door = InMeeting(Level.INSIDE, said=BEGUN)
    proposed = draft(Desk(InMeeting(Level.INSIDE))).items
    assert next(item.why for item in proposed if item.item_id == "date") == "Expected on 28 January 2027"
    assert words.next_title(minutes(Desk(door), "M20")).startswith("Zero items for the next meeting")


def test_a_meeting_before_there_were_agendas_is_told_by_what_was_recorded() -> None:
    blocks = told(meeting="M19")
    assert headline(blocks).sentence == "Meeting 19 recorded 17 things and began one action"
    assert card(blocks, "there").title == "Attendance was not recorded"
    [facts] = [piece for piece in card(blocks, "there").pieces if isinstance(piece, Facts)]
    assert "met" not in dict(facts.entries)["Quorum"], "of nobody recorded it cannot be said"


def test_partners_are_told_that_the_page_is_for_the_group() -> None:
    door = InMeeting(Level.PUBLISHED)
    assert not any(choice.offered(door) for choice in MEETING.choices)
    [only] = MEETING.tell(door)
    assert isinstance(only, Headline)
    assert only.sentence == "This page is for the working group"


def test_without_a_plan_there_is_nothing_to_meet_about() -> None:
    [only] = MEETING.tell(MadeDoor(Level.INSIDE, Mood.NOTHING))
    assert isinstance(only, Headline)
    assert only.lead == "Meetings are called, run and closed on this page once there is a plan."


# Words

WRITTEN = Terms("x", "x", "x", "x", "x", 4, "x", "x", "x")
ITEM = MinutedItem(1, "a", "A harp", "Overdue", Decision.NONE, "Noted.")
BORN = MinutedAction("A41", "Lend a harp", "Head of service", None)


def minuted(items: int = 0, reached: int = 0, others: int = 0, born: int = 0) -> Minutes:
    """Minutes of a closed meeting with so many of each."""
    unreached = MinutedItem(2, "b", "A drum", "Overdue", None, "Not reached.")
    return Minutes(
        service="Hartwell",
        sample=True,
        number="M20",
        held_on=DAY,
        closed=True,
        items=(ITEM,) * reached + (unreached,) * (items - reached),
        others=(ITEM,) * others,
        born=(BORN,) * born,
    )


@pytest.mark.parametrize(
    ("found", "held", "title"),
    [
        (minuted(1, 1), "Meeting 20 decided its one item", "One of one item was decided"),
        (
            minuted(2, 1, born=1),
            "Meeting 20 decided one of two items and began one action",
            "One of two items was decided",
        ),
        (
            minuted(13, 6, born=2),
            "Meeting 20 decided 6 of 13 items and began two actions",
            "6 of 13 items were decided",
        ),
        (minuted(13, 0), "Meeting 20 decided none of 13 items", "None of 13 items were decided"),
        (
            minuted(2, 2, others=1),
            "Meeting 20 decided two of two items",
            "Two of two items were decided, and one more thing recorded",
        ),
        (minuted(others=1), "Meeting 20 recorded one thing", "One thing was recorded"),
        (minuted(born=2), "Meeting 20 began two actions", "Nothing was recorded item by item"),
        (minuted(), "Meeting 20 is in the record", "Nothing was recorded item by item"),
    ],
)
def test_numbers_of_one_kind_agree_with_their_words(found: Minutes, held: str, title: str) -> None:
    assert words.held(found) == held
    assert words.decisions_title(found) == title


@pytest.mark.parametrize(
    ("one", "title", "rest"),
    [
        (action("A1", "x", due=date(2026, 12, 18)), "It goes on as agreed", ""),
        (
            action("A2", "x", Delivery.OVERDUE, (Flag.STALE, Flag.NO_METRIC), due=date(2026, 11, 22)),
            "It is 1 day late, and nothing has been heard of it since 8 October 2026",
            "Nothing measures it.",
        ),
        (
            action("A4", "x", Delivery.DUE_SOON, (Flag.NO_OWNER,), owner="", due=date(2026, 11, 27)),
            "It is due on 27 November 2026, and nobody has it yet",
            "",
        ),
        (
            action("A5", "x", lifecycle=Lifecycle.BLOCKED, helper="Head of service"),
            "It is blocked, with the head of service asked to help",
            "",
        ),
        (
            action("A3", "x", moves=(Moved(DAY, "due", "a", "b", "", ""),) * 3),
            "Its date has moved three times",
            "",
        ),
        (
            action(
                "A9",
                "x",
                Delivery.DONE_ON_TIME,
                (Flag.DONE_BUT_FLAT,),
                lifecycle=Lifecycle.DONE,
                completed_on=DAY,
            ),
            "It was done on 23 November 2026, and its measure is flat",
            "",
        ),
    ],
)
def test_the_title_of_an_item_says_how_its_action_stands(one: ListedAction, title: str, rest: str) -> None:
    assert item_words.of_action(one, DAY) == (title, rest)


def test_a_long_reason_is_a_title_and_a_sentence() -> None:
    gap = AgendaItem(
        "gap", "One gap to choose", f"No target or action yet: {'disability in workforce; ' * 3}", 5
    )
    title, rest = item_words.why_here(gap)
    assert title == "No target or action yet"
    assert rest.startswith("Disability in workforce")


@pytest.mark.parametrize(
    ("members", "terms", "said"),
    [
        (0, Terms(), "Nobody has been named to the group yet"),
        (1, WRITTEN, "The group has one seat, and review date still to write"),
    ],
)
def test_the_group_is_told_by_its_seats_and_what_is_unwritten(members: int, terms: Terms, said: str) -> None:
    assert words.group_title(members, terms) == said


def test_a_sitting_with_nothing_decided_has_all_its_minutes_left() -> None:
    sitting = Sitting("M20", agenda=SIX, minutes=90, locked=True)
    assert words.used(sitting) == "0 of 90 minutes given to what is decided"
    assert words.to_decide_title(sitting) == "Six items to decide"
