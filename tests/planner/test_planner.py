"""The one way to the plan: whoever may change it does, whoever may not is told, and no words are lost."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from edi_metrics.access import Viewer
from edi_metrics.errors import DamagedJournal, JournalBusy, NotAllowed, RefusedEdit
from edi_metrics.journal import Journal, Overtaken
from edi_metrics.plan.facts import SetAside
from edi_metrics.plan.folding import fold
from edi_metrics.plan.state import Action, Lifecycle, Promise
from edi_metrics.planner import BY_ROLE, Form, Moment, Planner, Wish
from edi_metrics.vocabulary import Role
from tests.plan.examples import EXAMPLES, TERMS
from tests.planner.recording import (
    BEGUN,
    CHAIR,
    DATED,
    DAY,
    DONE,
    HARP,
    IN_MEETING,
    LONG,
    MEMBER,
    MOMENT,
    MOVED,
    NEWS,
    NOW,
    OWNED,
    PARTNER,
    STEWARD,
    Drawn,
    full_disk,
    opened,
    say,
    wish,
)

TARGET = "target/T02"
SET: Drawn = {"kind": "TargetSet", "title": TERMS["title"], "terms": TERMS}
RAISED: Drawn = {"kind": "TargetRevised", "field": "goal", "was": "22", "now": "24", "reason": "Two more"}

TAKEN: Drawn = {
    "kind": "FileTaken",
    "what": "paper",
    "name": "paper.pdf",
    "level": "inside",
    "reason": "Board",
}


def harp(planner: Planner) -> Action:
    """The action as it now stands."""
    return fold(planner.events(), DAY).actions["A01"]


def promise(planner: Planner) -> Promise:
    """The target as it now reads."""
    return fold(planner.events(), DAY).promises["T02"]


# A folder with no plan


def test_a_folder_without_a_plan_has_none_and_stays_as_it_is(planner: Planner, private: Path) -> None:
    assert planner.events() == ()
    assert planner.problem == ""
    assert planner.versions([HARP]) == {HARP: 0}
    assert not private.exists(), "looking makes nothing"


def test_the_first_thing_recorded_begins_the_journal(planner: Planner, private: Path) -> None:
    [event] = say(planner, wish(BEGUN))
    assert (event.stream, event.version, event.happened_on) == (HARP, 1, DAY)
    with closing(Journal.open(private)) as journal:
        assert journal.read() == planner.events() == (event,)


# Who may


@pytest.mark.parametrize(
    ("viewer", "wished", "may"),
    [
        (CHAIR, wish(BEGUN), True),
        (STEWARD, wish(BEGUN), False),
        (MEMBER, wish(BEGUN), False),
        (PARTNER, wish(BEGUN), False),
        (CHAIR, wish(SET, TARGET), True),
        (STEWARD, wish(SET, TARGET), True),
        (MEMBER, wish(SET, TARGET), False),
        (PARTNER, wish(SET, TARGET), False),
    ],
)
def test_recording_asks_for_the_right(planner: Planner, viewer: Viewer, wished: Wish, *, may: bool) -> None:
    if may:
        [event] = say(planner, wished, by=viewer)
        assert event.by_role == BY_ROLE[viewer.role]
        return
    with pytest.raises(NotAllowed, match=rf"^A {viewer.role} may not change (the action plan|targets)\.$"):
        say(planner, wished, by=viewer)
    assert planner.events() == ()


@pytest.mark.parametrize(
    ("viewer", "level", "may"),
    [
        (PARTNER, "published", True),
        (MEMBER, "published", True),
        (PARTNER, "inside", False),
        (MEMBER, "inside", False),
        (STEWARD, "inside", False),
        (CHAIR, "inside", True),
    ],
)
def test_a_file_is_taken_by_those_who_may_and_changes_no_plan(
    planner: Planner, viewer: Viewer, level: str, *, may: bool
) -> None:
    say(planner, wish(BEGUN))
    plan = planner.events()
    taken = wish({**TAKEN, "level": level}, "export/0a1b2c")
    if not may:
        with pytest.raises(NotAllowed, match="may not take inside figures away"):
            say(planner, taken, by=viewer)
    else:
        say(planner, taken, by=viewer)
    assert [event.by_role for event in planner.files_taken()] == [BY_ROLE[viewer.role]] * may
    assert planner.events() == plan
    assert say(planner, wish(NEWS))[0] == planner.events()[-1], "what comes after is read on from there"


ELSEWHERE = [drawn for stream, drawn in EXAMPLES if not stream.startswith("target/")]


@pytest.mark.parametrize("drawn", ELSEWHERE, ids=lambda drawn: str(drawn["kind"]))
@pytest.mark.parametrize(
    ("viewer", "problem"),
    [(CHAIR, RefusedEdit), (STEWARD, NotAllowed), (MEMBER, NotAllowed), (PARTNER, NotAllowed)],
    ids=lambda value: str(getattr(value, "role", "")),
)
def test_nothing_else_of_the_plan_is_written_by_the_way_of_targets(
    planner: Planner, viewer: Viewer, problem: type[Exception], drawn: Drawn
) -> None:
    words = "change the action plan" if problem is NotAllowed else "is no part of the record of a target"
    with pytest.raises(problem, match=words):
        say(planner, wish(drawn, TARGET), by=viewer)
    assert planner.events() == planner.files_taken() == ()


def test_a_steward_sets_revises_takes_back_and_retires_a_target(planner: Planner) -> None:
    retired = {"kind": "TargetRetired", "reason": "The measure ends"}
    for drawn in (SET, RAISED, {"kind": "Undone", "version": 2}):
        say(planner, wish(drawn, TARGET), by=STEWARD)
    assert promise(planner).changes == ()
    say(planner, wish(retired, TARGET), by=STEWARD)
    assert not promise(planner).is_live


@pytest.mark.parametrize("viewer", [STEWARD, MEMBER, PARTNER], ids=lambda viewer: str(viewer.role))
def test_a_target_is_set_in_no_other_record_by_those_who_may_not_change_the_plan(
    planner: Planner, viewer: Viewer
) -> None:
    for stream in dict.fromkeys(stream for stream, _ in EXAMPLES if not stream.startswith("target/")):
        with pytest.raises(NotAllowed, match="change the action plan"):
            say(planner, wish(SET, stream), by=viewer)
    assert planner.events() == ()


def test_a_partner_writes_nothing_beside_what_they_took(planner: Planner) -> None:
    say(planner, wish(BEGUN))
    with pytest.raises(NotAllowed):
        say(planner, wish(TAKEN, HARP), by=PARTNER)


def test_one_thing_that_is_not_allowed_keeps_the_whole_form_out(planner: Planner) -> None:
    with pytest.raises(NotAllowed):
        say(planner, wish(SET, TARGET), wish(BEGUN), by=STEWARD)
    assert planner.events() == ()


def test_every_role_has_a_name_in_the_record() -> None:
    assert set(BY_ROLE) == set(Role)


# Once, together or not at all


def test_a_form_sent_twice_is_recorded_once(planner: Planner) -> None:
    form = opened(planner)
    first = say(planner, wish(BEGUN), wish(OWNED), form=form)
    again = say(planner, wish(BEGUN), wish(OWNED), form=form)
    assert first == again == planner.events()


def test_a_form_sent_twice_counts_once_though_the_day_has_moved_on(planner: Planner) -> None:
    """What was said yesterday would be refused today, but it is recorded already."""
    say(planner, wish(BEGUN), wish(DATED))
    form = opened(planner)
    say(planner, wish(DONE), form=form)
    assert say(planner, wish(DONE), form=form) == planner.events()[-1:]


def test_a_form_begins_a_thing_and_goes_on_with_it(planner: Planner) -> None:
    agreed = {"kind": "ActionAgreed"}
    say(planner, wish(BEGUN), wish(agreed), wish(OWNED), wish(DATED), moment=IN_MEETING)
    action = harp(planner)
    assert (action.lifecycle, action.owner, action.due) == (
        Lifecycle.AGREED,
        "Head of service",
        date(2026, 12, 18),
    )
    assert {event.meeting for event in planner.events()} == {"M20"}


@pytest.mark.parametrize(
    "refused",
    [
        [wish(NEWS)],
        [wish(BEGUN), wish({**OWNED, "now": "The Boss"})],
        [wish(BEGUN), wish(DATED), wish({**MOVED, "reason": ""})],
        [wish(BEGUN), wish({**DATED, "due": "2026-08-31"})],
        [wish(BEGUN), wish(DONE), wish(DONE)],
    ],
)
def test_what_is_refused_records_nothing_of_its_form(planner: Planner, refused: Sequence[Wish]) -> None:
    with pytest.raises(RefusedEdit):
        say(planner, *refused)
    assert planner.events() == ()


def test_a_refusal_says_everything_that_is_to_be_mended(planner: Planner) -> None:
    say(planner, wish(BEGUN), wish(DATED))
    with pytest.raises(RefusedEdit) as refused:
        say(planner, wish({**MOVED, "now": "2026-08-01", "reason": " "}))
    said = str(refused.value)
    assert "has passed" in said
    assert "is before the start, 1 September 2026" in said
    assert "Say why the date moves" in said


def test_a_new_action_whose_number_is_taken_is_refused_whole(planner: Planner, private: Path) -> None:
    form = opened(planner)
    with closing(Planner(private)) as other:
        say(other, wish({**BEGUN, "title": "Lend a lute"}))
    with pytest.raises(RefusedEdit, match="A01 is in the plan already: Lend a lute"):
        say(planner, wish(BEGUN), wish(OWNED), form=form)
    assert harp(planner).title == "Lend a lute"
    assert harp(planner).owner == ""


# Two people at once


def test_two_people_who_change_different_fields_both_stand(planner: Planner) -> None:
    say(planner, wish(BEGUN), wish(DATED))
    mine, theirs = opened(planner), opened(planner)
    say(planner, wish(OWNED), form=theirs)
    say(planner, wish(MOVED), form=mine)
    assert (harp(planner).owner, harp(planner).due) == ("Head of service", date(2027, 3, 26))


def test_two_people_who_change_the_same_field_are_both_kept(planner: Planner) -> None:
    say(planner, wish(BEGUN))
    mine, theirs = opened(planner), opened(planner)
    say(planner, wish(OWNED), form=theirs)
    with pytest.raises(Overtaken, match=r"^Working-group chair changed the same part of A01") as caught:
        say(planner, wish({**OWNED, "now": "CPD lead"}), form=mine)
    assert harp(planner).owner == "Head of service", "theirs stands until someone chooses"
    [clash] = caught.value.clashes
    assert [event.fact.model_dump()["now"] for event in clash.theirs] == ["Head of service"]
    kept = planner.events()[-1].fact
    assert isinstance(kept, SetAside)
    assert kept.edit.model_dump()["now"] == "CPD lead"


def test_whoever_has_seen_both_may_put_theirs_in_its_place(planner: Planner) -> None:
    say(planner, wish(BEGUN))
    mine = opened(planner)
    say(planner, wish(OWNED))
    with pytest.raises(Overtaken) as caught:
        say(planner, wish({**OWNED, "now": "CPD lead"}), form=mine)
    [clash] = caught.value.clashes
    say(planner, Wish(clash.edit.stream, clash.edit.fact))
    assert harp(planner).owner == "CPD lead"


def test_what_nobody_else_changed_is_recorded_beside_a_clash(planner: Planner) -> None:
    say(planner, wish(BEGUN), wish(DATED))
    mine = opened(planner)
    say(planner, wish(OWNED))
    with pytest.raises(Overtaken) as caught:
        say(planner, wish({**OWNED, "now": "CPD lead"}), wish(MOVED), form=mine)
    assert [event.fact.kind for event in caught.value.recorded] == ["DueMoved"]
    assert harp(planner).due == date(2027, 3, 26)


def test_a_second_planner_of_the_folder_keeps_up(planner: Planner, private: Path) -> None:
    with closing(Planner(private)) as other:
        say(planner, wish(BEGUN))
        seen = other.head()
        assert other.events() == planner.events()
        say(planner, wish(OWNED))
        say(other, wish(DATED))
        assert other.head() == planner.head() != seen
        assert other.events() == planner.events()
        assert [event.version for event in other.events()] == [1, 2, 3]


def test_threads_that_record_at_once_lose_nothing(planner: Planner, private: Path) -> None:
    """Four of one process and four of another, each with its own news, all reading meanwhile."""
    say(planner, wish(BEGUN))
    with closing(Planner(private)) as other:

        def note(number: int) -> str:
            one = (planner, other)[number % 2]
            say(one, wish({**NEWS, "note": f"News {number}"}))
            return one.head()

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(note, range(40)))
        for one in (planner, other):
            notes = [event.fact.model_dump()["note"] for event in one.events()[1:]]
            assert sorted(notes) == sorted(f"News {number}" for number in range(40))
            assert [event.version for event in one.events()] == list(range(1, 42)), "each once, in order"


def test_what_is_written_between_looking_and_reading_is_read_once(
    planner: Planner, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(planner, wish(BEGUN))
    with closing(Planner(private)) as other:
        looked = Journal.head

        def head_and_then_news(self: Journal) -> object:
            found = looked(self)
            monkeypatch.setattr(Journal, "head", looked)
            say(other, wish(NEWS))
            return found

        monkeypatch.setattr(Journal, "head", head_and_then_news)
        planner.events()
        assert [event.version for event in planner.events()] == [1, 2]
        say(other, wish(OWNED))
        assert [event.version for event in planner.events()] == [1, 2, 3]


# Meetings


def test_nothing_more_is_recorded_of_a_closed_meeting(planner: Planner) -> None:
    say(planner, wish(BEGUN), wish({"kind": "MeetingClosed"}, "meeting/M20"), moment=MOMENT)
    before = planner.events()
    for wished in (wish(NEWS), wish({"kind": "MeetingCalled", "on": "2026-12-03"}, "meeting/M20")):
        with pytest.raises(RefusedEdit, match=r"^Meeting 20 was closed on 23 November 2026"):
            say(planner, wished, moment=IN_MEETING)
    assert planner.events() == before
    say(planner, wish(NEWS))


# Taking back


def test_what_was_taken_back_stays_in_the_record_and_counts_for_nothing(planner: Planner) -> None:
    say(planner, wish(BEGUN), wish(OWNED))
    say(planner, wish({"kind": "Undone", "version": 2, "reason": "Wrong action"}))
    assert harp(planner).owner == ""
    assert [event.fact.kind for event in planner.events()] == ["ActionProposed", "OwnerSet", "Undone"]
    say(planner, wish({"kind": "Undone", "version": 3}))
    assert harp(planner).owner == "Head of service", "taking back the taking back brings it again"


def test_a_change_that_came_after_the_form_was_opened_can_be_taken_back(planner: Planner) -> None:
    """Whoever names it has seen it."""
    say(planner, wish(BEGUN))
    form = opened(planner)
    say(planner, wish(OWNED))
    say(planner, wish({"kind": "Undone", "version": 2}), form=form)
    assert harp(planner).owner == ""


@pytest.mark.parametrize("version", [3, 99])
def test_what_never_happened_cannot_be_taken_back(planner: Planner, version: int) -> None:
    say(planner, wish(BEGUN), wish(OWNED))
    with pytest.raises(RefusedEdit, match=f"There is no change {version} of A01 to undo"):
        say(planner, wish({"kind": "Undone", "version": version}))
    assert len(planner.events()) == 2


# Targets


@pytest.mark.parametrize(
    ("field", "now"),
    [
        ("unit", "days"),
        ("split", "shoe_size"),
        ("kind", "bogus"),
        ("comparator", "the_moon"),
    ],
)
def test_a_target_that_could_not_be_judged_is_refused(planner: Planner, field: str, now: str) -> None:
    say(planner, wish(SET, TARGET))
    with pytest.raises(
        RefusedEdit, match=r"^Target T02 cannot be read: .*\. Mend it and save again\.$"
    ) as no:
        say(planner, wish({**RAISED, "field": field, "was": TERMS.get(field, ""), "now": now}, TARGET))
    assert "\n" not in str(no.value)
    assert promise(planner).changes == ()


def test_a_measure_may_change_together_with_its_unit_and_not_without_it(planner: Planner) -> None:
    say(planner, wish(SET, TARGET))
    measure = wish(
        {**RAISED, "field": "metric", "was": TERMS["metric"], "now": "genre_offer.effective"}, TARGET
    )
    with pytest.raises(RefusedEdit, match="is in"):
        say(planner, measure)
    parts = ("split", "part", "narrowing")
    blank = [
        wish({**RAISED, "field": one, "was": TERMS[one], "now": ""}, TARGET) for one in parts if TERMS[one]
    ]
    unit = wish({**RAISED, "field": "unit", "was": TERMS["unit"], "now": "number"}, TARGET)
    say(planner, *blank, measure, unit)
    assert promise(planner).terms["metric"] == "genre_offer.effective"


# When it goes wrong


def test_a_full_disk_is_said_in_a_sentence_and_the_plan_still_reads(planner: Planner) -> None:
    say(planner, wish(BEGUN))
    form = opened(planner)
    planner.close()
    long = [wish(LONG)] * 9
    with full_disk():
        with pytest.raises(JournalBusy, match=r"disk is full\)\. Nothing was recorded; try again"):
            say(planner, *long, form=form)
        assert harp(planner).title == "Lend a harp"
        assert len(planner.events()) == 1
    planner.close()
    say(planner, *long, form=form)
    assert len(planner.events()) == 10, "the same form goes through once there is room"


def test_a_journal_that_was_changed_is_not_written_and_says_the_cure(planner: Planner, private: Path) -> None:
    say(planner, wish(BEGUN), wish(OWNED))
    planner.close()
    with closing(sqlite3.connect(private / "journal.sqlite")) as con:
        con.execute("drop trigger no_update")
        con.execute("update event set body = replace(body, 'Lend', 'Sell') where seq = 1")
        con.commit()
    with closing(Planner(private)) as again:
        assert "python -m edi_metrics journal restore FILE" in again.problem
        with pytest.raises(DamagedJournal):
            say(again, wish(OWNED, "action/A09"), form=Form("late", {}))


def test_a_planner_that_let_go_opens_again(planner: Planner) -> None:
    say(planner, wish(BEGUN))
    planner.close()
    later = Moment(DAY + timedelta(days=1), NOW)
    say(planner, wish(NEWS), moment=later)
    assert [event.happened_on for event in planner.events()] == [DAY, later.day]
