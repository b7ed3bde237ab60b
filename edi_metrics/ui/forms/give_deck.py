"""Lock a deck as it was given to partners, with the figures they were shown; or begin another from it."""

from datetime import date

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.errors import RefusedEdit
from edi_metrics.plan.decks import Deck
from edi_metrics.plan.facts.decks import LONGEST_TITLE, DeckGiven, DeckSaved
from edi_metrics.planner import Wish
from edi_metrics.ui import process
from edi_metrics.ui.decks import DECK
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.compose_deck import next_deck
from edi_metrics.ui.forms.holding import hold
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet

_NOT_RELEASED = (
    "No figures are released, so none were shown to partners. Ask the data steward to release them, and lock"
    " the deck once it was given."
)
_FOR_EVER = (
    "It keeps its slides, its sentences and the figures released now, whatever comes later."
    " Nothing of it can be changed after this, nor taken back."
)
_NOT_SURE = "Not locked. Tick 'Partners were shown this deck', then lock it."


def draw(bench: Bench, about: str) -> None:
    """What can be done with the deck `about` as a whole; nothing where no deck is chosen."""
    deck = bench.plan.decks.get(about)
    if deck is None or not bench.may(Can.EDIT_PLAN):
        return
    if not deck.is_given:
        opening = Opening(f"give-{about}", "It was given: lock it")
        opening.draw()
        if opening.is_open:
            _give(bench, deck, opening)
    _copy(bench, deck)


def _give(bench: Bench, deck: Deck, opening: Opening) -> None:
    today = bench.door.about.day
    sheet = Sheet(bench, "give_deck", [f"deck/{deck.deck_id}"])
    said = st.container()
    with st.form(sheet.key("form"), border=False):
        day = fields.day(sheet, "on", "Given on", today, value=min(deck.forum_on or today, today))
        fields.hint(_FOR_EVER)
        sure = st.checkbox("Partners were shown this deck", key=sheet.key("sure"))
        sent = st.form_submit_button("Lock it as given", type="primary")
    if sent and sheet.save(lambda: [Wish(f"deck/{deck.deck_id}", _given(bench, day, sure=sure))]):
        opening.shut(sheet, "the deck is locked as it was given.")
        st.rerun()
    with said:
        sheet.say()


def _given(bench: Bench, day: date | None, *, sure: bool) -> DeckGiven:
    """The fact, its figures kept for as long as the folder lasts. Raises `RefusedEdit`."""
    on = fields.needed_day(day, "Choose the day it was given.")
    if not sure:
        raise RefusedEdit(_NOT_SURE)
    figures = process.released(bench.settings)
    if figures is None:
        raise RefusedEdit(_NOT_RELEASED)
    hold(bench, figures, what="this deck", undone="locked", again="lock it")
    return DeckGiven(on=on, figures=figures)


def _copy(bench: Bench, deck: Deck) -> None:
    """A button that begins another deck with the same slides, and shows it."""
    sheet = Sheet(bench, "copy_deck", [], about=deck.deck_id)
    if st.button("Begin a copy", key=f"copy-{deck.deck_id}"):
        number = next_deck(bench)
        copied = DeckSaved(title=f"Copy of {deck.title}"[:LONGEST_TITLE], slides=deck.slides)
        if sheet.save(lambda: [Wish(f"deck/{number}", copied)]):
            st.query_params[DECK] = number
            st.rerun()
    sheet.say()
