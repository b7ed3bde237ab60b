"""What can happen to a deck for a forum."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from edi_metrics.plan.decks import MOST_SLIDES, Deck, DeckSlide
from edi_metrics.plan.facts.base import FactBase, When
from edi_metrics.plan.state import PlanSoFar

WHOLE_DECK = frozenset({"deck"})
"""A deck is told in an order: two people who change two slides of it do disagree."""


LONGEST_TITLE = 110
"""It is the page in one sentence while the deck is chosen."""


class DeckSaved(FactBase):
    """A deck was put together, or put together otherwise."""

    kind: Literal["DeckSaved"] = "DeckSaved"
    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE)]
    forum_on: date | None = None
    slides: Annotated[tuple[DeckSlide, ...], Field(min_length=1, max_length=MOST_SLIDES)]

    sets = WHOLE_DECK

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The deck as it now is. One that was given stays as it was."""
        before = plan.decks.get(about)
        if before is None or not before.is_given:
            plan.decks[about] = Deck(about, self.title, self.slides, self.forum_on)


class DeckGiven(FactBase):
    """A deck was shown to partners, by these figures. It is locked for ever."""

    kind: Literal["DeckGiven"] = "DeckGiven"
    on: date
    figures: Annotated[str, Field(min_length=1, max_length=40)]

    sets = WHOLE_DECK

    def happen(self, plan: PlanSoFar, about: str, when: When) -> None:
        """The deck with the day and the figures it was given by; the first time stands."""
        deck = plan.decks.get(about)
        if deck is not None and not deck.is_given:
            plan.decks[about] = replace(deck, given_on=self.on, figures=self.figures)


DeckFact = DeckSaved | DeckGiven
"""What can happen to a deck."""
