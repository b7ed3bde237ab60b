"""A deck is kept as it was last saved, and from the day it was given as it was given."""

from collections.abc import Mapping
from datetime import date

import pytest

from edi_metrics.plan.decks import Deck, DeckSlide
from edi_metrics.plan.folding import fold
from edi_metrics.plan.refusals import refusals
from edi_metrics.plan.state import Plan
from edi_metrics.plan.telling import told as in_words
from tests.plan.drafting import SERVICE_DAY
from tests.plan.examples import DECK, Drawn, fact
from tests.plan.telling_events import told

GIVEN: Drawn = {"kind": "DeckGiven", "on": "2026-11-12", "figures": "0123456789ab"}
OTHER: Drawn = {**DECK, "title": "Spring forum", "forum_on": None}
UNDONE: Drawn = {"kind": "Undone", "version": 1}
SLIDES = (DeckSlide("forum", "serves", "Who learns with us"), DeckSlide("genre_offer", "hours"))


def plan(*facts: Mapping[str, object]) -> Plan:
    return fold(told("deck/F01", *facts), SERVICE_DAY)


def test_a_deck_is_as_it_was_last_saved() -> None:
    saved = plan(DECK, OTHER).decks["F01"]
    assert saved == Deck("F01", "Spring forum", SLIDES)
    assert not saved.is_given


def test_a_deck_that_was_given_keeps_its_day_and_its_figures_whatever_follows() -> None:
    given = Deck("F01", "Autumn forum", SLIDES, date(2026, 11, 12), date(2026, 11, 12), "0123456789ab")
    assert plan(DECK, GIVEN).decks["F01"] == given
    assert plan(DECK, GIVEN, OTHER, {**GIVEN, "on": "2026-11-20"}).decks["F01"] == given


def test_what_was_never_saved_cannot_be_given() -> None:
    assert plan(GIVEN).decks == {}


def test_a_save_that_was_taken_back_counts_for_nothing() -> None:
    assert plan(DECK, OTHER, {"kind": "Undone", "version": 2}).decks["F01"].title == "Autumn forum"


def test_two_people_who_change_a_deck_change_the_same_thing() -> None:
    assert fact(DECK).touches & fact(GIVEN).touches


def test_a_deck_has_another_mark_once_anything_of_it_is_another() -> None:
    before, after = plan(DECK).decks["F01"], plan(DECK, GIVEN).decks["F01"]
    assert before.mark == plan(OTHER, DECK).decks["F01"].mark
    assert len({before.mark, after.mark, plan(OTHER).decks["F01"].mark}) == 3


LOCKED = "'Autumn forum' was given on 12 November 2026, and stays as it was. Begin a copy of it"

REFUSED: tuple[tuple[tuple[Drawn, ...], Drawn, str], ...] = (
    # what was recorded before, what is said now, how the refusal begins
    ((DECK, GIVEN), OTHER, LOCKED),
    ((DECK, GIVEN), GIVEN, LOCKED),
    ((DECK, GIVEN), UNDONE, LOCKED),
    ((), GIVEN, "There is no deck F01. Save it first, and then lock it as given."),
    ((DECK,), {**GIVEN, "on": "2026-11-24"}, "24 November 2026 is still to come. Lock the deck once"),
    ((DECK,), {**GIVEN, "figures": "latest"}, "'latest' names no figures. Open the deck again and lock it"),
    ((DECK,), {**GIVEN, "figures": "0123456789AB"}, "'0123456789AB' names no figures."),
    ((DECK,), {**GIVEN, "figures": "0123456789abc"}, "'0123456789abc' names no figures."),
    ((), {**DECK, "title": "  "}, "A deck needs a name. Say what it is for"),
    ((), {**DECK, "title": "\u200b"}, "A deck needs a name. Say what it is for"),
    (
        (),
        {**DECK, "slides": [{"page": "forum", "card": "serves"}, {"page": "forum", "card": "serves"}]},
        "Slide 2 shows what slide 1 shows. Take one of them out.",
    ),
    (
        (),
        {**DECK, "slides": [{"page": "forum", "card": "serves", "sentence": "x" * 91}]},
        "The sentence of slide 1 is 91 characters long and 90 fit. Nothing is lost",
    ),
)


@pytest.mark.parametrize(("before", "drawn", "words"), REFUSED, ids=lambda value: str(value)[:50])
def test_what_cannot_be_recorded_of_a_deck(before: tuple[Drawn, ...], drawn: Drawn, words: str) -> None:
    said = refusals("deck/F01", fact(drawn), plan(*before))
    assert [one for one in said if one.startswith(words)], said


def test_a_deck_that_can_stand_passes() -> None:
    assert refusals("deck/F01", fact(OTHER), plan(DECK)) == ()
    assert refusals("deck/F01", fact(UNDONE), plan(DECK)) == ()
    assert refusals("deck/F01", fact({**GIVEN, "on": "2026-11-23"}), plan(DECK)) == ()


def test_two_decks_side_by_side_can_be_told_apart() -> None:
    assert in_words(fact(DECK)) == (
        "Deck 'Autumn forum', for 12 November 2026, 2 slides:"
        " 1, forum: Who learns with us; 2, genre offer: hours."
    )
    assert in_words(fact(GIVEN)) == "Given on 12 November 2026, and locked."
