"""What is said of a deck that the chair composed, in sentences."""

from collections.abc import Sequence

from edi_metrics.plan.decks import Deck
from edi_metrics.story.words import numbers

SIX_SLIDES = "The six slides"

NOT_SHOWN_HERE = "That deck is not shown here. These are the six slides, from the figures released now."

NOT_HERE = "This slide has nothing to show with these figures"
WHAT_THEN = "Partners do not see this card, or it no longer exists. Show another slide in its place."


def option(deck: Deck) -> str:
    """A deck where one is chosen: 'Autumn forum, given on 12 November 2026'."""
    if deck.given_on:
        return f"{deck.title}, given on {numbers.day(deck.given_on)}"
    return f"{deck.title}{f', for {numbers.day(deck.forum_on)}' if deck.forum_on else ''}"


def eyebrow(deck: Deck) -> str:
    """What stands above a deck's name."""
    if deck.given_on:
        return f"Forum · as given on {numbers.day(deck.given_on)}"
    return f"Forum · {numbers.day(deck.forum_on)}" if deck.forum_on else "Forum"


def as_given(deck: Deck, *, same_figures: bool) -> str:
    """The note above a deck that was given; nothing above another."""
    if deck.given_on is None:
        return ""
    day = numbers.day(deck.given_on)
    if same_figures:
        return f"As given on {day}, with the figures that partners were shown."
    return f"Given on {day}. The figures of that day are no longer kept, so it is told with today's."


def missing(page: str, card: str) -> str:
    """Which card a slide should have shown."""
    return f"It was the card '{card.replace('-', ' ')}' of the page {page}"


def not_agreeing(place: int, found: Sequence[str], computed: str) -> str:
    """Why a typed sentence is refused: '29%' is not among the numbers of the slide."""
    several = len(found) > 1
    these = numbers.listed([f"'{one}'" for one in found])
    return (
        f"The sentence of slide {place} says {these}, and the slide prints no such"
        f" number{'s' if several else ''}. The computed sentence is: {computed}."
        " Use numbers that the slide prints, or leave yours empty."
    )


def title_not_agreeing(found: Sequence[str]) -> str:
    """Why a deck's name is refused."""
    these = numbers.listed([f"'{one}'" for one in found])
    return f"The name of the deck says {these}, and none of its slides prints that. Name it without a figure."


def title_fallen_back(found: Sequence[str], typed: str) -> str:
    """Why a saved deck goes by another name."""
    these = numbers.listed([f"'{one}'" for one in found])
    return f"The deck is shown under another name: no slide prints {these} any more. It was: {typed}"


def fallen_back(place: int, found: Sequence[str], typed: str) -> str:
    """Why a slide of a saved deck shows its computed sentence."""
    these = numbers.listed([f"'{one}'" for one in found])
    return (
        f"Slide {place} shows the sentence that its figures give: {these} of the typed one is not among its"
        f" numbers any more. It was: {typed}"
    )


def lost(place: int) -> str:
    """That a slide of a saved deck has nothing to show."""
    return f"Slide {place} has nothing to show with these figures. Take it out, or show another in its place."
