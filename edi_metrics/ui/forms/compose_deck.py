"""Compose a deck for a forum: slides from any page, in order, each with a sentence typed or computed."""

from datetime import date

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.errors import RefusedEdit
from edi_metrics.plan.decks import Deck, DeckSlide
from edi_metrics.plan.facts.decks import DeckSaved
from edi_metrics.plan.naming import next_id
from edi_metrics.planner import Wish
from edi_metrics.story.asking import Desk
from edi_metrics.story.composing import refused, shortcomings, six_slides, title_refused
from edi_metrics.ui import told
from edi_metrics.ui.decks import DECK, figures_of
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.deck_rows import DeckRows
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup import states
from edi_metrics.ui.markup.html import Html

_HOW = (
    "Each slide has the sentence that its figures give. Type another under it, of at most 90 characters, and"
    " use no number that the slide does not print. Left empty, the sentence above it stands."
)


def draw(bench: Bench, about: str) -> None:
    """A button, and behind it the deck `about`, or a new one; nothing for a deck that was given."""
    deck = bench.plan.decks.get(about)
    if not bench.may(Can.EDIT_PLAN) or (deck is not None and deck.is_given):
        return
    desk = told.desk(figures_of(bench, deck))
    if deck is not None and (said := shortcomings(desk, deck)):
        st.html(Html(states.banner(said)))
    opening = Opening(f"compose-{about or 'new'}", "Change this deck" if deck else "Compose a deck")
    opening.draw()
    if opening.is_open:
        _compose(bench, desk, deck, opening)


def _compose(bench: Bench, desk: Desk, deck: Deck | None, opening: Opening) -> None:
    sheet = Sheet(
        bench, "deck", [f"deck/{deck.deck_id}"] if deck else [], about=deck.deck_id if deck else "new"
    )
    title = fields.line(sheet, "title", "Name of the deck", value=deck.title if deck else "")
    day = fields.day(
        sheet, "forum", "Day of the forum", bench.door.about.day, value=deck.forum_on if deck else None
    )
    fields.hint(_HOW)
    rows = DeckRows(sheet, desk, deck.slides if deck else six_slides(desk))
    rows.draw()
    said = st.container()  # beside the button: the form is taller than a screen
    if st.button("Save the deck", type="primary", key=sheet.key("save")):
        _save(bench, desk, deck, opening, sheet, (title, day, rows.slides))
    with said:
        sheet.say()


_Typed = tuple[str, date | None, tuple[DeckSlide, ...]]


def _save(bench: Bench, desk: Desk, deck: Deck | None, opening: Opening, sheet: Sheet, typed: _Typed) -> None:
    """Keep the deck, under the next free number when it is new, and show it."""
    number = deck.deck_id if deck else next_deck(bench)
    if sheet.save(lambda: [Wish(f"deck/{number}", _saved(desk, *typed))]):
        opening.shut(sheet, f"{typed[0]}.")
        st.query_params[DECK] = number
        st.rerun()


def _saved(desk: Desk, title: str, day: date | None, slides: tuple[DeckSlide, ...]) -> DeckSaved:
    """The deck as a fact. Raises `RefusedEdit` for what is missing, and for numbers that do not agree."""
    fields.needed(title, "A deck needs a name. Say what it is for, such as 'Autumn forum 2026'.")
    if not slides:
        raise RefusedEdit("A deck needs a slide. Add one.")
    if said := (*title_refused(desk, title, slides, day), *refused(desk, slides)):
        raise RefusedEdit(" ".join(said))
    return DeckSaved(title=title, forum_on=day, slides=slides)


def next_deck(bench: Bench) -> str:
    """The id of the next deck."""
    return next_id(bench.planner.events(), "deck", "F")
