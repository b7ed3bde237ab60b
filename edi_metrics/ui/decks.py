"""Which deck the forum shows: its own six slides, or one that was composed, as the address asks."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from edi_metrics.plan.decks import Deck
from edi_metrics.reader import Reader
from edi_metrics.settings import Settings
from edi_metrics.story.composing import composed
from edi_metrics.story.story import Filter, Option, Story
from edi_metrics.story.words import forum_decks as words
from edi_metrics.ui import choices, process
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.plan_door import Opened
from edi_metrics.ui.told import Figures, offers
from edi_metrics.vocabulary import Level

DECK = "deck"
"""What the address calls the deck that is shown."""
_SIX = "six"


def shown(story: Story, opened: Opened, settings: Settings) -> tuple[Story, Opened]:
    """The story as the deck that is asked for, with the figures that deck is told from.

    Decks are part of the plan: without a bench there are the page's own slides, and no choice.
    """
    decks = opened.bench.plan.decks if opened.bench is not None else {}
    if not decks:
        asked = st.query_params.get(DECK, "")
        return story, replace(opened, notes=(*opened.notes, words.NOT_SHOWN_HERE)) if asked else opened
    offering = replace(
        story, choices=(*story.choices, _choice(decks.values())), edition=_edition(decks.values())
    )
    asked = choices.asked(offers(offering, opened.figures)).get(DECK, "")
    deck = decks.get(asked)
    if deck is None:
        return offering, opened
    figures = kept(settings, deck)
    note = words.as_given(deck, same_figures=figures is not None)
    told = replace(
        opened,
        figures=figures or opened.figures,
        notes=(*opened.notes, *([note] if note else [])),
        as_at=deck.deck_id if deck.is_given and figures is not None else "",
    )
    return replace(composed(offering, deck), edition=offering.edition), told


def _choice(decks: Iterable[Deck]) -> Filter:
    options = (Option(deck.deck_id, words.option(deck)) for deck in decks)
    return Filter(DECK, "Deck", (Option(_SIX, words.SIX_SLIDES), *options), default=_SIX)


def _edition(decks: Iterable[Deck]) -> str:
    """Another one whenever any deck is another: which of them is shown is a choice like any."""
    return " ".join(deck.mark for deck in decks)


def kept(settings: Settings, deck: Deck) -> Reader | None:
    """The published figures that a deck was given by; None before that, and once they are gone."""
    return process.held(settings, Level.PUBLISHED, deck.figures) if deck.figures else None


def figures_of(bench: Bench, deck: Deck | None) -> Figures:
    """The published figures that a deck is told from; of no deck, those of this visit."""
    given = kept(bench.settings, deck) if deck else None
    return given or process.reader(bench.settings, Level.PUBLISHED, bench.door.about.version)
