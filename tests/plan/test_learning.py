"""What actions taught: whose lessons are told, how they are gathered, and how they are found again."""

from datetime import date
from typing import Any

from edi_metrics.plan.delivery import Delivery
from edi_metrics.plan.folding import fold
from edi_metrics.plan.learning import by_strand, search, taught, unheard
from edi_metrics.plan.listed import ListedAction, listed
from edi_metrics.plan.reading import read_events
from edi_metrics.plan.state import Learned, Lifecycle
from edi_metrics.vocabulary import Strand
from tests.plan.drafting import SAMPLE, SERVICE_DAY, expected_actions, rows, sample_events
from tests.story.made_plan import action


def lesson(action_id: str, title: str, learned: Learned | None, **more: Any) -> ListedAction:
    """An action that is done, with what it taught."""
    return action(
        action_id,
        title,
        Delivery.DONE_ON_TIME,
        lifecycle=Lifecycle.DONE,
        completed_on=date(2026, 3, 27),
        learned=learned,
        **more,
    )


ASKED = lesson("A1", "Ask families again", Learned(helped="Time to talk", on=date(2026, 5, 7)))
FORM = lesson(
    "A2",
    "Print a calendar",
    Learned(learned="It did not work: families read the short form", on=date(2026, 6, 25)),
    strand=Strand.WORKFORCE,
)
SILENT = lesson("A3", "Lend harps", Learned())
UNASKED = lesson("A4", "Buy a tool", None)
OPEN = action("A5", "Hold a panel")
KNOWN = (ASKED, FORM, SILENT, UNASKED, OPEN)


def ids(found: tuple[ListedAction, ...]) -> list[str]:
    """The actions by id."""
    return [one.action_id for one in found]


def test_a_lesson_has_words_in_it_and_the_newest_comes_first() -> None:
    assert ids(taught(KNOWN)) == ["A2", "A1"]


def test_whoever_closed_an_action_and_said_nothing_is_still_to_be_asked() -> None:
    assert ids(unheard(KNOWN)) == ["A3", "A4"]


def test_lessons_are_gathered_by_strand_and_an_empty_strand_is_left_out() -> None:
    assert {
        strand: [one.action_id for one in found] for strand, found in by_strand(taught(KNOWN)).items()
    } == {
        Strand.WORKFORCE: ["A2"],
        Strand.VOICE: ["A1"],
    }


def test_a_search_finds_every_word_or_its_beginning_in_the_title_or_the_lesson() -> None:
    for words, found in (
        ("families", ["A2", "A1"]),
        ("FAMIL talk", ["A1"]),
        ("short, form", ["A2"]),
        ("harps", []),
        ("", ["A2", "A1"]),
        ("<b>", []),
    ):
        assert ids(search(taught(KNOWN), words)) == found, words


def test_the_lessons_of_the_sample_change_neither_delivery_nor_flags() -> None:
    learned = read_events(rows(SAMPLE / "plan" / "learned.csv"), (), ())
    told = tuple(sorted([*sample_events(), *learned], key=lambda event: event.happened_on))
    plan = fold(told, SERVICE_DAY)
    bare = {
        one.action_id: one for one in listed(fold(sample_events(), SERVICE_DAY), sample_events(), {}).actions
    }
    found = listed(plan, told, {}).actions
    assert len(taught(found)) == len(learned) == 7
    for one in found:
        assert one.delivery == expected_actions()[one.action_id]["expected_delivery"]
        assert one.flags == bare[one.action_id].flags


def test_the_lessons_of_the_sample_carry_on_their_streams_after_their_actions_closed() -> None:
    last = {event.stream: event for event in sample_events()}
    for event in read_events(rows(SAMPLE / "plan" / "learned.csv"), (), ()):
        assert event.version == last[event.stream].version + 1
        assert event.happened_on >= last[event.stream].happened_on
        assert event.meeting
