"""What the figures say of themselves is never refused when the chair types it as it stands."""

from collections.abc import Callable

import pytest

from edi_metrics.reader import Reader
from edi_metrics.story.asking import Desk
from edi_metrics.story.composing import cards_of, not_printed, pages
from edi_metrics.vocabulary import Level


@pytest.mark.parametrize("level", list(Level))
def test_every_card_s_own_sentence_agrees_with_the_card(
    sample_reader: Callable[[Level], Reader], level: Level
) -> None:
    desk = Desk(sample_reader(level))
    cards = [card for page in pages() for card in cards_of(desk, page.slug)]
    assert cards
    assert {card.title: not_printed(card.title, card) for card in cards} == {card.title: () for card in cards}
