"""A deck for a forum: which slides are shown in which order, and, once it was given, by which figures."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from edi_metrics.periods import day_words

FORUM = "forum"
"""The page whose slides stand when nobody has composed a deck."""

LONGEST_SENTENCE = 90
"""A slide's sentence is read from the back of a room, in two lines at most."""

MOST_SLIDES = 30


def answer_from(on: date, deck: str, slide: int, who: str, words: str) -> str:
    """Where an action that partners suggested came from: forum, slide, kind of partner, and their words.

    `deck` is the title of what they were shown; empty for the six slides.
    """
    named = f", '{deck}'" if deck else ""
    return f'Forum, {day_words(on)}{named}, slide {slide}, {who.lower()}: "{words}"'


@dataclass(frozen=True)
class DeckSlide:
    """One slide: a card of a page as partners see it, and the sentence that was typed for it."""

    page: str
    card: str
    sentence: str = ""
    """Empty where the sentence that is worked out from the figures stands."""


@dataclass(frozen=True)
class Deck:
    """A deck as it was last saved. Once it was given it stays as it is."""

    deck_id: str
    title: str
    slides: tuple[DeckSlide, ...]
    forum_on: date | None = None
    """The day of the forum, where one is agreed."""
    given_on: date | None = None
    figures: str = ""
    """The version of the figures that partners were shown."""

    @property
    def is_given(self) -> bool:
        """Whether partners were shown it."""
        return self.given_on is not None

    @property
    def mark(self) -> str:
        """A word that is another one whenever anything of the deck is."""
        return f"{self.deck_id}-{blake2b(repr(self).encode(), digest_size=6).hexdigest()}"
