"""What is appended is kept, once, in order; and nobody's words are lost, whoever was first."""

import time
from datetime import timedelta
from pathlib import Path

import pytest

from edi_metrics.access import Viewer
from edi_metrics.errors import JournalBusy, NotAllowed, RefusedEdit
from edi_metrics.journal import Journal, Overtaken
from edi_metrics.plan.facts import Event, SetAside
from edi_metrics.plan.folding import fold
from edi_metrics.plan.state import Action, Lifecycle
from edi_metrics.vocabulary import Role
from tests.journal.edits import (
    BEGUN,
    CHAIR,
    DATED,
    DONE,
    DROPPED,
    EVIDENCE,
    HARP,
    LATER,
    NEWS,
    NOW,
    OWNED,
    STARTED,
    Fact,
    edit,
)

GOAL: Fact = {"kind": "TargetRevised", "field": "goal", "was": "14", "now": "12", "reason": "Two posts froze"}
DATE: Fact = {"kind": "TargetRevised", "field": "due", "was": "2027-07-31", "now": "2028-07-31"}
UNDO_FIRST: Fact = {"kind": "Undone", "version": 1}
UNDO_SECOND: Fact = {"kind": "Undone", "version": 2}


def told(journal: Journal, *facts: Fact, stream: str = HARP) -> list[Event]:
    """Events recorded one after another, each by someone who had seen all before."""
    return [
        journal.append(CHAIR, edit(fact, seen, stream=stream))
        for seen, fact in enumerate(facts, start=len([e for e in journal.read() if e.stream == stream]))
    ]


def harp(journal: Journal) -> Action:
    """The action as it now stands."""
    return fold(journal.read(), NOW.date()).actions["A01"]


def test_what_is_appended_is_read_again_after_closing(anywhere: Path) -> None:
    first = Journal.open(anywhere)
    recorded = told(first, BEGUN, OWNED, NEWS)
    first.close()
    again = Journal.open(anywhere)
    assert again.read() == tuple(recorded)
    assert again.read(after=2) == tuple(recorded[2:])
    assert again.head().seq == 3
    assert again.report.whole
    again.close()


def test_any_text_comes_back_as_it_was_typed(journal: Journal) -> None:
    typed = '=SUM(A1) <b>café</b> ![x](y) "quoted" \\ \n\t\x00\x1f\x7f ☃ 🎻 \u202e \'drop table event;--'
    told(journal, BEGUN, {"kind": "ProgressNoted", "note": typed})
    assert journal.read()[-1].fact.model_dump()["note"] == typed
    assert journal.verify().whole


def test_the_same_form_sent_twice_is_one_event(journal: Journal) -> None:
    sent = edit(BEGUN, 0)
    assert journal.append(CHAIR, sent) == journal.append(CHAIR, sent)
    assert len(journal.read()) == 1


def test_a_form_sent_again_with_other_words_is_refused_and_says_so(journal: Journal) -> None:
    told(journal, BEGUN)
    journal.append(CHAIR, edit(NEWS, 1, key="one form"))
    with pytest.raises(RefusedEdit, match="saved before with other words"):
        journal.append(CHAIR, edit(EVIDENCE, 1, key="one form"))
    assert len(journal.read()) == 2


@pytest.mark.parametrize(
    ("theirs", "mine", "stream"),
    [
        (OWNED, DATED, HARP),
        (OWNED, LATER, HARP),
        (STARTED, LATER, HARP),
        (DONE, OWNED, HARP),
        (NEWS, DONE, HARP),
        (NEWS, {"kind": "ProgressNoted", "note": "Other news"}, HARP),
        (EVIDENCE, NEWS, HARP),
        (GOAL, DATE, "target/T01"),
    ],
)
def test_edits_of_different_fields_merge(journal: Journal, theirs: Fact, mine: Fact, stream: str) -> None:
    told(journal, BEGUN, stream=stream)
    journal.append(CHAIR, edit(theirs, 1, stream=stream))
    assert journal.append(CHAIR, edit(mine, 1, stream=stream)).version == 3


@pytest.mark.parametrize(
    ("theirs", "mine", "stream"),
    [
        (OWNED, {"kind": "OwnerSet", "now": "Finance manager"}, HARP),
        (DATED, LATER, HARP),
        (DONE, DROPPED, HARP),
        (STARTED, {"kind": "Blocked", "helper": "Head of service"}, HARP),
        (DONE, {"kind": "Done", "note": "Another note"}, HARP),
        (GOAL, {**GOAL, "now": "13"}, "target/T01"),
        (BEGUN, {**BEGUN, "title": "Lend a lute"}, HARP),
    ],
)
def test_edits_of_the_same_field_are_both_kept_for_someone_to_choose(
    journal: Journal, theirs: Fact, mine: Fact, stream: str
) -> None:
    seen = 0
    if theirs is not BEGUN:
        seen = len(told(journal, BEGUN, stream=stream))
    first = journal.append(CHAIR, edit(theirs, seen, stream=stream, by="Head of service"))
    late = edit(mine, seen, stream=stream)
    with pytest.raises(Overtaken, match="Head of service changed the same part") as caught:
        journal.append(CHAIR, late)
    [clash] = caught.value.clashes
    assert clash.theirs == (first,)
    assert clash.edit == late
    kept = journal.read()[-1]
    assert (kept, kept.fact) == (clash.kept, SetAside(seen=seen, edit=late.fact))


def test_an_edit_that_was_set_aside_changes_nothing_and_can_still_be_chosen(journal: Journal) -> None:
    told(journal, BEGUN, DONE)
    late = edit(DROPPED, 1)
    for _ in range(2):
        with pytest.raises(Overtaken) as caught:
            journal.append(CHAIR, late)
        assert [event.version for event in caught.value.clashes[0].theirs] == [2]
        assert len(journal.read()) == 3, "sent twice, it is kept once"
    assert harp(journal).lifecycle is Lifecycle.DONE
    journal.append(CHAIR, edit(DROPPED, 3))
    assert harp(journal).lifecycle is Lifecycle.DROPPED


def test_two_people_who_say_the_same_thing_say_it_once(journal: Journal) -> None:
    told(journal, BEGUN, LATER)
    assert journal.append(CHAIR, edit(LATER, 1)).version == 2
    assert harp(journal).times_moved == 1


def test_a_version_that_was_never_recorded_keeps_the_edit_aside(journal: Journal) -> None:
    told(journal, BEGUN)
    with pytest.raises(Overtaken, match="its latest changes are gone"):
        journal.append(CHAIR, edit(DONE, 7))
    assert isinstance(journal.read()[-1].fact, SetAside)


def test_an_undo_is_an_event_and_can_be_undone(journal: Journal) -> None:
    told(journal, BEGUN, DONE, UNDO_SECOND)
    assert harp(journal).lifecycle is Lifecycle.PROPOSED
    told(journal, {"kind": "Undone", "version": 3})
    assert harp(journal).lifecycle is Lifecycle.DONE
    assert len(journal.read()) == 4


def test_an_undo_sets_what_it_takes_back(journal: Journal) -> None:
    told(journal, BEGUN, DONE, OWNED)
    journal.append(CHAIR, edit(DROPPED, 3))
    with pytest.raises(Overtaken):
        journal.append(CHAIR, edit(UNDO_SECOND, 3))
    assert journal.append(CHAIR, edit({"kind": "Undone", "version": 3}, 3)).version == 6


@pytest.mark.parametrize("fact", [UNDO_SECOND, {"kind": "Undone", "version": 99}])
def test_there_must_be_something_to_undo(journal: Journal, fact: Fact) -> None:
    told(journal, BEGUN)
    with pytest.raises(RefusedEdit, match="There is no change"):
        journal.append(CHAIR, edit(fact, 1))


def test_what_was_set_aside_cannot_be_undone(journal: Journal) -> None:
    told(journal, BEGUN, DONE)
    with pytest.raises(Overtaken):
        journal.append(CHAIR, edit(DROPPED, 1))
    with pytest.raises(RefusedEdit, match="never counted"):
        journal.append(CHAIR, edit({"kind": "Undone", "version": 3}, 3))


def test_what_may_not_stand_under_someone_elses_beginning_is_recorded_whole_or_not_at_all(
    journal: Journal,
) -> None:
    theirs = told(journal, BEGUN)
    mine = [edit({**BEGUN, "title": "Lend a lute"}, 0), edit(NEWS, 0)]
    with pytest.raises(RefusedEdit, match="Nothing of yours is recorded"):
        journal.append_all(CHAIR, mine, or_none=True)
    assert list(journal.read()) == list(theirs)


def test_several_edits_are_recorded_together_or_not_at_all(journal: Journal) -> None:
    with pytest.raises(RefusedEdit):
        journal.append_all(CHAIR, [edit(BEGUN, 0), edit({"kind": "Undone", "version": 5}, 1)])
    assert journal.read() == ()
    recorded = journal.append_all(CHAIR, [edit(BEGUN, 0), edit(OWNED, 1), edit(DATED, 2)])
    assert [event.version for event in recorded] == [1, 2, 3]


def test_of_several_edits_those_that_clash_are_set_aside_and_the_others_stand(journal: Journal) -> None:
    told(journal, BEGUN, DONE)
    with pytest.raises(Overtaken) as caught:
        journal.append_all(CHAIR, [edit(DROPPED, 1), edit(OWNED, 1)])
    assert len(caught.value.clashes) == 1
    assert [event.fact.kind for event in caught.value.recorded] == ["OwnerSet"]


@pytest.mark.parametrize("role", [Role.PARTNER, Role.MEMBER, Role.STEWARD])
def test_only_a_chair_may_change_the_plan(journal: Journal, role: Role) -> None:
    with pytest.raises(NotAllowed, match="may not change the action plan"):
        journal.append(Viewer(role), edit(BEGUN, 0))
    assert journal.read() == ()


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.PARTNER, False), (Role.MEMBER, False), (Role.CHAIR, True), (Role.STEWARD, True)],
)
def test_who_may_change_targets_may_undo_that_too(journal: Journal, role: Role, may: bool) -> None:
    told(journal, BEGUN, GOAL, stream="target/T01")
    undo = edit(UNDO_SECOND, 2, stream="target/T01")
    if may:
        assert journal.append(Viewer(role), undo).version == 3
    else:
        with pytest.raises(NotAllowed, match="may not change targets"):
            journal.append(Viewer(role), undo)


def test_a_clock_that_goes_back_changes_no_order(journal: Journal) -> None:
    told(journal, BEGUN)
    for days in (0, -400, 3):
        journal.append(CHAIR, edit(NEWS, 1, at=NOW + timedelta(days=days)))
    assert [event.version for event in journal.read()] == [1, 2, 3, 4]
    assert journal.verify().whole


def test_a_receipt_that_cannot_be_written_says_so_and_saving_again_is_one_event(private: Path) -> None:
    journal = Journal.open(private)
    receipts = private / "journal.receipts"
    sent = edit(BEGUN, 0)
    receipts.unlink(missing_ok=True)
    receipts.mkdir()
    with pytest.raises(JournalBusy, match="will not be recorded twice"):
        journal.append(CHAIR, sent)
    receipts.rmdir()
    assert journal.append(CHAIR, sent).version == 1
    assert receipts.read_text(encoding="ascii").startswith("1 ")
    assert journal.verify().whole
    journal.close()


def test_a_head_that_is_asked_for_again_keeps_up_with_what_others_write(private: Path) -> None:
    """It is not looked up again while nothing was written: the file tells."""
    mine, theirs = Journal.open(private), Journal.open(private)
    heads = [mine.head()]
    for seen, fact in enumerate((BEGUN, NEWS, NEWS)):
        theirs.append(CHAIR, edit(fact, seen))
        heads.append(mine.head())
        time.sleep(0.25)  # longer than a write stays fresh
        assert mine.head() == mine.head() == theirs.head() == heads[-1]
    assert [head.seq for head in heads] == [0, 1, 2, 3]
    mine.close()
    theirs.close()
