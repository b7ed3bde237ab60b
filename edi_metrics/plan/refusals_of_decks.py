"""What cannot be recorded of a deck for a forum, in sentences that say how to mend it."""

import re
from collections.abc import Iterator

from edi_metrics.periods import day_words
from edi_metrics.plan.decks import LONGEST_SENTENCE, Deck
from edi_metrics.plan.facts import Change, Undone
from edi_metrics.plan.facts.decks import DeckGiven, DeckSaved
from edi_metrics.plan.seen import is_seen
from edi_metrics.plan.state import Plan

STREAM = "deck/"

_VERSION = re.compile(r"[0-9a-f]{12}")
"""How a version of the figures is named."""


def refusals_of_deck(stream: str, fact: Change | Undone, plan: Plan) -> Iterator[str]:
    """Why `fact` cannot be recorded about the deck of `stream`, each with its cure; none of anything else."""
    if not stream.startswith(STREAM):
        return
    about = stream.removeprefix(STREAM)
    deck = plan.decks.get(about)
    if deck is not None and deck.given_on is not None:
        yield (
            f"'{deck.title}' was given on {day_words(deck.given_on)}, and stays as it was."
            " Begin a copy of it and change that."
        )
    elif isinstance(fact, DeckSaved):
        yield from _saved(fact)
    elif isinstance(fact, DeckGiven):
        yield from _given(about, fact, deck, plan)


def _saved(fact: DeckSaved) -> Iterator[str]:
    if not is_seen(fact.title):
        yield "A deck needs a name. Say what it is for, such as 'Autumn forum 2026'."
    places: dict[tuple[str, str], int] = {}
    for place, slide in enumerate(fact.slides, start=1):
        first = places.setdefault((slide.page, slide.card), place)
        if first != place:
            yield f"Slide {place} shows what slide {first} shows. Take one of them out."
        if len(slide.sentence) > LONGEST_SENTENCE:
            yield (
                f"The sentence of slide {place} is {len(slide.sentence):,} characters long and"
                f" {LONGEST_SENTENCE} fit. Nothing is lost: shorten it here and save again."
            )


def _given(about: str, fact: DeckGiven, deck: Deck | None, plan: Plan) -> Iterator[str]:
    if deck is None:
        yield f"There is no deck {about}. Save it first, and then lock it as given."
    if fact.on > plan.as_at:
        yield f"{day_words(fact.on)} is still to come. Lock the deck once it was given."
    if not _VERSION.fullmatch(fact.figures):
        yield f"'{fact.figures}' names no figures. Open the deck again and lock it by the released ones."
