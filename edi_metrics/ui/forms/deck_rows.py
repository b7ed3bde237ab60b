"""The slides of a deck while it is put together: their order, and the sentence that is typed for each.

Nothing is recorded until the deck is saved; what was typed stays through every move.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import cast

import streamlit as st

from edi_metrics import wording
from edi_metrics.plan.decks import LONGEST_SENTENCE, DeckSlide
from edi_metrics.story.asking import Desk
from edi_metrics.story.composing import card_of, cards_of, pages
from edi_metrics.story.words import forum_decks as words
from edi_metrics.ui.forms import fields
from edi_metrics.ui.forms.sheet import Sheet
from edi_metrics.ui.markup import decks as markup
from edi_metrics.ui.markup.html import Html


@dataclass(frozen=True)
class Row:
    """One slide with a name of its own, so that its field keeps its text wherever it is moved."""

    slide: DeckSlide
    name: str = field(default_factory=lambda: token_hex(4))


class DeckRows:
    """The rows of one opened form, kept in the session until it is saved or shut."""

    def __init__(self, sheet: Sheet, desk: Desk, begun_with: Sequence[DeckSlide]) -> None:
        self._sheet = sheet
        self._desk = desk
        self._place = sheet.key("rows")
        if self._place not in st.session_state:
            self._rows = [Row(slide) for slide in begun_with]

    @property
    def _rows(self) -> list[Row]:
        return cast(list[Row], st.session_state[self._place])

    @_rows.setter
    def _rows(self, rows: list[Row]) -> None:
        st.session_state[self._place] = rows

    @property
    def slides(self) -> tuple[DeckSlide, ...]:
        """The slides in their order, with what is typed for each by now."""
        return tuple(row.slide for row in self._rows)

    def draw(self) -> None:
        """Each slide with its sentences and its place; then what can be added."""
        self._rows = [self._row(place, row) for place, row in enumerate(self._rows)]
        self._add()

    def _row(self, place: int, row: Row) -> Row:
        """One slide. Gives it back as it is typed now."""
        number, card = place + 1, card_of(self._desk, row.slide)
        computed = card.title if card else words.NOT_HERE
        with st.container(key=f"deck-row-{row.name}"):
            with st.container(key=f"deck-row-head-{row.name}", horizontal=True, vertical_alignment="center"):
                st.html(Html(markup.row(number, computed, _page(row.slide.page))))
                self._mover("up", row, number, place - 1, disabled=place == 0)
                self._mover("down", row, number, place + 1, disabled=number == len(self._rows))
                st.button(
                    f"Take {number} out",
                    icon=":material/close:",
                    key=self._sheet.key(f"out-{row.name}"),
                    on_click=self._take_out,
                    args=(row.name,),
                )
            typed = fields.line(
                self._sheet, f"sentence-{row.name}", f"Sentence of slide {number}", value=row.slide.sentence
            )
            fields.hint(_beside(typed))
        return replace(row, slide=replace(row.slide, sentence=typed))

    def _mover(self, way: str, row: Row, number: int, to: int, *, disabled: bool) -> None:
        st.button(
            f"Move {number} {way}",
            icon=f":material/arrow_{way}ward:",
            key=self._sheet.key(f"{way}-{row.name}"),
            disabled=disabled,
            on_click=self._move,
            args=(row.name, to),
        )

    def _move(self, name: str, to: int) -> None:
        moving = next(row for row in self._rows if row.name == name)
        others = [row for row in self._rows if row.name != name]
        self._rows = [*others[:to], moving, *others[to:]]

    def _take_out(self, name: str) -> None:
        self._rows = [row for row in self._rows if row.name != name]

    def _add(self) -> None:
        """A page, then one of its cards that the deck does not have."""
        with st.container(key="deck-add", horizontal=True, vertical_alignment="bottom"):
            titles = {story.slug: story.title for story in pages()}
            page = fields.one_of(self._sheet, "page", "Add a slide from the page", titles)
            taken = {(slide.page, slide.card) for slide in self.slides}
            free = {
                card.name: card.title
                for card in (cards_of(self._desk, page) if page else ())
                if (page, card.name) not in taken
            }
            card = fields.one_of(self._sheet, f"card-{page}", "Its card", free)
            st.button(
                "Add the slide",
                key=self._sheet.key("add"),
                disabled=not card,
                on_click=self._put,
                args=(DeckSlide(page, card),),
            )

    def _put(self, slide: DeckSlide) -> None:
        self._rows = [*self._rows, Row(slide)]


def _page(slug: str) -> str:
    return next((story.title for story in pages() if story.slug == slug), slug)


def _beside(typed: str) -> str:
    """What to look at again in a sentence: queried, and never blocked."""
    said = [f"'{query.found}': {query.instead}." for query in wording.queries(typed)]
    if len(typed) > LONGEST_SENTENCE:
        said.append(f"{len(typed)} characters, and {LONGEST_SENTENCE} fit.")
    return " ".join(said)
