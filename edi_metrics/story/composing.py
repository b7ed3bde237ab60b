"""A deck that the chair composed, as a story: cards of any page as partners see them, in the chair's order.

A typed sentence stands on its slide for as long as every number in it is one that the slide prints. From then
on the sentence that the figures give is shown, and `shortcomings` says so to the chair.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from edi_metrics.errors import UnknownName
from edi_metrics.periods import day_words
from edi_metrics.plan.decks import FORUM, Deck, DeckSlide
from edi_metrics.story.agreeing import disagreeing
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Block, Card, Chart, Form, Headline, Note, Piece, Points, Text, Width
from edi_metrics.story.sections.forum import SLIDE, Slide, as_slide
from edi_metrics.story.story import Chosen, Story, stories
from edi_metrics.story.words import forum as forum_words
from edi_metrics.story.words import forum_decks as words
from edi_metrics.vocabulary import Role


def composed(story: Story, deck: Deck) -> Story:
    """The forum's `story` with the slides of `deck` in place of its own. Tell it from published figures."""
    slides = (Picked(place, slide) for place, slide in enumerate(deck.slides, start=1))
    return replace(
        story,
        edition=deck.mark,
        sections=(Named(deck), *slides),
        tools=tuple(Form(tool.name, deck.deck_id) for tool in story.tools),
    )


@dataclass(frozen=True)
class Named:
    """What the deck is called, and when it is given or was."""

    deck: Deck

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One headline."""
        deck = self.deck
        stands = not title_not_printed(desk, deck.title, deck.slides, deck.forum_on)
        title = deck.title if stands else forum_words.TITLE
        yield Headline(words.eyebrow(deck), title, forum_words.HOW_TO_SHOW)


@dataclass(frozen=True)
class Picked:
    """One slide of a deck."""

    number: int
    slide: DeckSlide

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """One card: a missing one becomes a slide that says so, since the room is already looking."""
        found = card_of(desk, self.slide)
        if found is None:
            yield _missing(self.number, self.slide)
            return
        slide = as_slide(found, self.number)
        pieces = tuple(_named_apart(piece, self.number) for piece in slide.pieces)
        yield replace(slide, title=_sentence(self.slide, found), pieces=pieces)


def _named_apart(piece: Piece, number: int) -> Piece:
    """Charts of two pages may have one name; on one page of slides no two do."""
    return replace(piece, name=f"{number}-{piece.name}") if isinstance(piece, Chart) else piece


def _sentence(slide: DeckSlide, card: Card) -> str:
    """The one that was typed, for as long as its numbers are the slide's."""
    stands = slide.sentence and not not_printed(slide.sentence, card)
    return slide.sentence if stands else card.title


def _missing(number: int, slide: DeckSlide) -> Card:
    title = next((one.title for one in stories() if one.slug == slide.page), slide.page)
    return Card(
        words.NOT_HERE,
        words.missing(title, slide.card),
        (Text(words.WHAT_THEN),),
        "",
        f"{SLIDE}{number}",
        Width.FULL,
    )


# What a deck can be made of


def pages() -> tuple[Story, ...]:
    """The pages whose cards can be slides, the forum's own first: those that partners may read."""
    found = [story for story in stories() if Role.PARTNER in story.roles]
    return tuple(sorted(found, key=lambda story: story.slug != FORUM))


def cards_of(desk: Desk, page: str) -> tuple[Card, ...]:
    """The cards of a page, with nothing chosen on it; of the forum, those that its six slides are made of.

    Raises `UnknownName` for a page that there is not, or that partners may not read.
    """
    story = next((one for one in pages() if one.slug == page), None)
    if story is None:
        raise UnknownName("page for a slide", page, [one.slug for one in pages()])
    return desk.once(f"cards of {page}", lambda: tuple(_cards(desk, story)))


def _cards(desk: Desk, story: Story) -> Iterator[Card]:
    if not story.presented:
        yield from (block for block in story.tell(desk) if isinstance(block, Card))
        return
    chosen = story.choose(desk, {})
    for section in story.sections:
        found = section.card(desk, chosen) if isinstance(section, Slide) else None
        if found is not None:
            yield found


def card_of(desk: Desk, slide: DeckSlide) -> Card | None:
    """The card that a slide shows; None where these figures, this level or this app has none."""
    try:
        cards = cards_of(desk, slide.page)
    except UnknownName:
        return None
    return next((card for card in cards if card.name == slide.card), None)


def six_slides(desk: Desk) -> tuple[DeckSlide, ...]:
    """What a new deck begins with."""
    return tuple(DeckSlide(FORUM, card.name) for card in cards_of(desk, FORUM))


def sentences(desk: Desk, slides: tuple[DeckSlide, ...]) -> tuple[str, ...]:
    """What each slide says in the room."""
    cards = ((slide, card_of(desk, slide)) for slide in slides)
    return tuple(_sentence(slide, card) if card else words.NOT_HERE for slide, card in cards)


# Whether what was typed still holds


def not_printed(sentence: str, card: Card) -> tuple[str, ...]:
    """The numbers of a sentence that its card does not print in words."""
    return disagreeing(sentence, _printed(card))


def title_not_printed(
    desk: Desk, title: str, slides: tuple[DeckSlide, ...], forum_on: date | None
) -> tuple[str, ...]:
    """The numbers of a deck's name that none of its slides prints and that are no part of its date."""
    cards = (card_of(desk, slide) for slide in slides)
    printed = [text for card in cards if card for text in _printed(card)]
    return disagreeing(title, [*printed, day_words(forum_on or desk.about.day)])


def _printed(card: Card) -> Iterator[str]:
    yield from (card.title, card.scope)
    for piece in as_slide(card, 0).pieces:
        match piece:
            case Points(items=items):
                yield from items
            case Text(words=said) | Note(words=said):
                yield said


def refused(desk: Desk, slides: tuple[DeckSlide, ...]) -> tuple[str, ...]:
    """Why the sentences of `slides` cannot be saved as they are, each with its cure."""
    return tuple(
        words.not_agreeing(place, found, card.title)
        for place, slide in enumerate(slides, start=1)
        if (card := card_of(desk, slide)) and (found := not_printed(slide.sentence, card))
    )


def title_refused(
    desk: Desk, title: str, slides: tuple[DeckSlide, ...], forum_on: date | None
) -> tuple[str, ...]:
    """Why a deck cannot have this name, with the cure; nothing when it can."""
    found = title_not_printed(desk, title, slides, forum_on)
    return (words.title_not_agreeing(found),) if found else ()


def shortcomings(desk: Desk, deck: Deck) -> tuple[str, ...]:
    """What of a saved deck is not shown as it was saved, for its chair."""
    return tuple(_shortcomings(desk, deck))


def _shortcomings(desk: Desk, deck: Deck) -> Iterator[str]:
    if found := title_not_printed(desk, deck.title, deck.slides, deck.forum_on):
        yield words.title_fallen_back(found, deck.title)
    for place, slide in enumerate(deck.slides, start=1):
        card = card_of(desk, slide)
        if card is None:
            yield words.lost(place)
        elif found := not_printed(slide.sentence, card):
            yield words.fallen_back(place, found, slide.sentence)
