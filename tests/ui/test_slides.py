"""What a page of slides says beside its cards: the list, and what a speaker can say of each."""

from edi_metrics.story.blocks import Card, Definition, Note, Piece, StatusBar
from edi_metrics.story.words.method import standing_rule
from edi_metrics.ui.markup import slides
from edi_metrics.vocabulary import Standing


def _card(*pieces: Piece) -> Card:
    return Card("1 < 2 learners", "All learners", pieces, "targets of the group. Data to 31 July 2026.", "a")


def test_notes_say_scope_caveats_source_and_meaning() -> None:
    said = slides.notes(
        _card(Note("One figure is hidden (c)."), Definition("What it means", (("Counted", "All"),)))
    )
    for words in (
        "All learners",
        "One figure is hidden (c).",
        "Targets of the group.",
        "What it means",
        "Counted",
    ):
        assert words in said
    assert "How a target is judged" not in said


def test_a_slide_of_standings_says_when_each_is_given() -> None:
    said = slides.notes(_card(StatusBar(((Standing.ON_TRACK, 2),))))
    assert all(standing_rule(standing) in said for standing in Standing)


def test_the_list_leads_to_every_slide_and_starts_with_or_without_the_presenter_view() -> None:
    said = slides.contents([_card(), _card()])
    assert '<a href="?slide=2">1 &lt; 2 learners</a>' in said
    assert 'href="?slide=1"' in said
    assert 'href="?slide=1&amp;presenter=1"' in said
    assert said.count("edi-notes-of") == 2
