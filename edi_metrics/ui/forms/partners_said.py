"""What partners said at a forum, typed in by the chair: each answer proposes an action and is its origin."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from edi_metrics.access import Can
from edi_metrics.codes import code_list
from edi_metrics.errors import RefusedEdit
from edi_metrics.periods import day_words
from edi_metrics.plan.decks import Deck, answer_from
from edi_metrics.plan.facts.actions import ActionProposed
from edi_metrics.plan.naming import next_action
from edi_metrics.planner import Wish
from edi_metrics.story.composing import sentences, six_slides
from edi_metrics.ui import told
from edi_metrics.ui.decks import figures_of
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.bench import Bench
from edi_metrics.ui.forms.opening import Opening
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup.html import Html, linked
from edi_metrics.vocabulary import Strand

_WHO = "insight_source"
"""The code list of the kinds of people whose word counts. Nobody is named."""


def draw(bench: Bench, about: str) -> None:
    """A button, and behind it the form, about the slides of the deck that is shown."""
    if not bench.may(Can.EDIT_PLAN):
        return
    opening = Opening(f"partners-said-{about or 'six'}", "What partners said")
    opening.draw()
    if opening.is_open:
        _fill(bench, bench.plan.decks.get(about))


@dataclass(frozen=True)
class _Answer:
    """One answer as the form was left."""

    slide: str
    """Its number, as text; empty where none was chosen."""
    who: str
    said: str
    title: str
    strand: str
    on: date | None

    def wishes(self, deck: str, today: date, number: str) -> list[Wish]:
        """The action it suggests. Raises `RefusedEdit` for what is missing."""
        slide = fields.needed(self.slide, "Choose the slide they spoke about.")
        who = fields.needed(self.who, "Choose what kind of partner said it. Nobody is named.")
        said = fields.needed(self.said, "Write down what was said, in words that name nobody.")
        title = fields.needed(self.title, "An action needs a title. Say in a few words what could be done.")
        strand = fields.needed(self.strand, "Choose a strand.")
        on = fields.needed_day(self.on, "Choose the day of the forum.")
        if on > today:
            raise RefusedEdit(f"{day_words(on)} is still to come. Write down what was said once it was.")
        origin = answer_from(on, deck, int(slide), code_list(_WHO).label(who), said)
        return [Wish(f"action/{number}", ActionProposed(title=title, strand=Strand(strand), origin=origin))]


def _fill(bench: Bench, deck: Deck | None) -> None:
    """The form stays open once an answer is saved: there is often another."""
    desk = told.desk(figures_of(bench, deck))
    slides = deck.slides if deck else six_slides(desk)
    numbered = {str(place): f"{place}. {said}" for place, said in enumerate(sentences(desk, slides), start=1)}
    sheet = Sheet(bench, "partners_said", [], about=deck.deck_id if deck else "six")
    with st.form(sheet.key("form"), border=False):
        answer = _fields(bench, sheet, deck, numbered)
        said = st.container()  # beside the button: the form is taller than a screen
        sent = st.form_submit_button("Save the answer", type="primary")
    if sent and _saved(bench, sheet, answer, deck):
        st.rerun()
    with said:
        sheet.say()
        if sheet.saved_at:
            st.html(Html(linked("edi-help", "See what waits to be agreed", "action_plan?show=proposed")))


def _fields(bench: Bench, sheet: Sheet, deck: Deck | None, slides: dict[str, str]) -> _Answer:
    today = bench.door.about.day
    given = (deck.given_on or deck.forum_on if deck else None) or bench.door.plan().last_forum
    slide = fields.one_of(sheet, "slide", "Which slide?", slides)
    who = fields.coded(sheet, "who", "Who said it?", _WHO)
    said = fields.words(sheet, "said", "What was said?")
    fields.hint("In their words, naming nobody. It stays beside the action as where it came from.")
    title = fields.line(sheet, "title", "What could be done?")
    fields.hint("It waits in the action plan as proposed, with no owner and no date, until the group agrees.")
    strand = fields.strand(sheet)
    on = fields.day(sheet, "on", "Day of the forum", today, value=min(given or today, today))
    return _Answer(slide, who, said, title, strand, on)


def _saved(bench: Bench, sheet: Sheet, answer: _Answer, deck: Deck | None) -> bool:
    """Save it under the next free number. Whoever is second to a number takes the next."""
    tried = ""
    while (number := next_action(bench.planner.events())) != tried:
        if sheet.save(partial(answer.wishes, deck.title if deck else "", bench.door.about.day, number)):
            return True
        tried = number
    return False
