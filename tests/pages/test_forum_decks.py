"""The chair composes a deck on the forum page, gives it, and types in what partners said; nobody else."""

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from secrets import token_hex

import pytest

from edi_metrics.access import Viewer
from edi_metrics.plan.decks import FORUM, MOST_SLIDES, Deck, DeckSlide
from edi_metrics.plan.facts import Change, SetAside
from edi_metrics.plan.facts.actions import ActionProposed
from edi_metrics.plan.facts.decks import DeckGiven, DeckSaved
from edi_metrics.plan.folding import fold
from edi_metrics.plan.state import Lifecycle
from edi_metrics.planner import Form, Moment, Wish
from edi_metrics.publisher import release
from edi_metrics.reader import open_reader
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.settings import settings
from edi_metrics.story.asking import Desk
from edi_metrics.story.composing import cards_of, pages
from edi_metrics.story.words import forum as forum_words
from edi_metrics.story.words import forum_decks
from edi_metrics.ui import process
from edi_metrics.vocabulary import Level, Role
from edi_metrics.warehouse import versions
from tests.pages.plan_visit import PlanVisit, events

NAME = "Autumn forum 2026"
SIX = 6
NEW, LOCK, SAID = "Compose a deck", "It was given: lock it", "What partners said"


@pytest.fixture(autouse=True)
def folders(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sample's plan and figures in folders of one's own."""
    for name, variable in (("private", "EDI_PRIVATE"), ("warehouse", "EDI_WAREHOUSE")):
        shutil.copytree(sample_folders / name, tmp_path / name)
        monkeypatch.setenv(variable, str(tmp_path / name))
    release(settings())
    yield tmp_path
    process.planner(settings()).close()


def by_the_chair(*facts: Change) -> None:
    """Each is saved of the first deck, from a form of its own."""
    planner, stream = process.planner(settings()), "deck/F01"
    moment = Moment(SERVICE_DAY, datetime(2026, 11, 23, 9, tzinfo=UTC))
    for fact in facts:
        form = Form(token_hex(8), planner.versions([stream]))
        planner.record(Viewer(Role.CHAIR), [Wish(stream, fact)], form, moment)


def saved(*slides: DeckSlide, title: str = NAME) -> DeckSaved:
    return DeckSaved(title=title, forum_on=date(2026, 11, 12), slides=slides or (DeckSlide(FORUM, "serves"),))


def given() -> DeckGiven:
    version = process.released(settings())
    assert version is not None
    versions.hold(settings().warehouse, version)
    return DeckGiven(on=date(2026, 11, 12), figures=version)


def forum(**address: str) -> PlanVisit:
    visit = PlanVisit(address, page="forum")
    assert not visit.problems
    return visit


def decks() -> Mapping[str, Deck]:
    return fold(events(), SERVICE_DAY).decks


def titles(visit: PlanVisit) -> list[str]:
    """The sentence of each slide, as its list has them."""
    listed = visit.html.split('aria-label="Slides"')[1].split("</ol>")[0]
    return [unescape(found) for found in re.findall(r"<li><a [^>]*>(.*?)</a>", listed)]


def test_a_new_deck_begins_with_the_six_slides_and_is_shown_once_saved() -> None:
    visit = forum().press(NEW)
    assert [label for label in visit.labels if label.startswith("Sentence of slide")] == [
        f"Sentence of slide {place}" for place in range(1, SIX + 1)
    ]
    visit.fill(
        name_of_the_deck=NAME, day_of_the_forum=date(2026, 11, 12), sentence_of_slide_1="Who learns here"
    )
    visit.press("Save the deck")
    assert visit.address == {"deck": "F01"}
    assert NAME in visit.headings
    assert titles(visit)[0] == "Who learns here"
    assert [slide.page for slide in decks()["F01"].slides] == [FORUM] * SIX
    assert decks()["F01"].slides[0] == DeckSlide(FORUM, "serves", "Who learns here")


def test_slides_are_moved_taken_out_and_added_and_keep_what_was_typed() -> None:
    visit = forum().press(NEW)
    visit.fill(name_of_the_deck=NAME, sentence_of_slide_1="Who learns here")
    visit.press("Move 1 down")
    assert visit.field("Sentence of slide 2").value == "Who learns here"
    visit.press("Take 1 out")
    assert visit.field("Sentence of slide 1").value == "Who learns here"
    visit.field("Add a slide from the page").set_value("workforce").run()
    card = visit.field("Its card").options[0]
    visit.field("Its card").set_value(visit.field("Its card").options[0]).run()
    visit.press("Add the slide").press("Save the deck")
    kept = decks()["F01"].slides
    assert len(kept) == SIX
    assert kept[0] == DeckSlide(FORUM, "serves", "Who learns here")
    assert kept[-1].page == "workforce"
    assert titles(visit)[-1] == card


def test_a_number_that_the_slide_does_not_print_is_refused_with_every_word_kept() -> None:
    visit = forum().press(NEW)
    visit.fill(
        name_of_the_deck=NAME, sentence_of_slide_1="Half of our learners", sentence_of_slide_2="Our genres"
    )
    visit.press("Save the deck")
    assert "The sentence of slide 1 says 'Half', and the slide prints no such number." in visit.words
    assert "The computed sentence is: 4,020 of 14,615 learners (28%)" in visit.words
    assert visit.field("Sentence of slide 1").value == "Half of our learners"
    assert visit.field("Name of the deck").value == NAME
    assert decks() == {}
    visit.fill(sentence_of_slide_1="28% of our learners").press("Save the deck")
    assert decks()["F01"].slides[1].sentence == "Our genres"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Name of the deck", "A deck needs a name."),
        ("Sentence of slide 1", "The sentence of slide 1 is 91 characters long and 90 fit."),
    ],
)
def test_what_is_missing_or_too_long_is_said(typed: str, why: str) -> None:
    visit = forum().press(NEW).fill(name_of_the_deck=NAME)
    visit.field(typed).set_value("" if typed.startswith("Name") else "x" * 91)
    visit.press("Save the deck")
    assert why in visit.words
    assert decks() == {}


def test_words_are_queried_and_never_block() -> None:
    visit = forum().press(NEW).fill(name_of_the_deck=NAME)
    visit.field("Sentence of slide 1").set_value("Our best year").run()
    assert "'best': give the figure." in visit.words
    visit.press("Save the deck")
    assert decks()["F01"].slides[0].sentence == "Our best year"


def test_typed_words_are_plain_text() -> None:
    typed = "<b>bold</b> **strong** :red[red]"
    by_the_chair(saved(DeckSlide(FORUM, "serves", typed), title=typed))
    visit = forum(deck="F01")
    assert "<b>bold" not in visit.html
    assert typed in visit.headings
    assert typed in visit.words


def test_two_chairs_who_save_one_deck_both_read_the_other_s() -> None:
    by_the_chair(saved())
    visit = forum(deck="F01").press("Change this deck")
    by_the_chair(saved(title="Theirs"))
    visit.fill(name_of_the_deck="Mine").press("Save the deck")
    assert "Deck 'Theirs', for 12 November 2026, 1 slide" in visit.words
    assert "Deck 'Mine', for 12 November 2026, 1 slide" in visit.words
    assert isinstance(events("F01")[-1].fact, SetAside)
    visit.press("Put mine in its place")
    assert decks()["F01"].title == "Mine"


def test_a_saved_sentence_whose_number_is_no_longer_printed_gives_way_and_the_chair_is_told() -> None:
    by_the_chair(saved(DeckSlide(FORUM, "serves", "27% of learners"), DeckSlide(FORUM, "gone")))
    visit = forum(deck="F01")
    assert titles(visit)[0].startswith("4,020 of 14,615 learners (28%)")
    assert titles(visit)[1] == "This slide has nothing to show with these figures"
    assert "Slide 1 shows the sentence that its figures give: '27%' of the typed one" in visit.words
    assert "Slide 2 has nothing to show with these figures." in visit.words


def test_a_name_says_no_number_that_no_slide_prints() -> None:
    visit = forum().press(NEW)
    visit.fill(name_of_the_deck="Our three tutors, 3 of 61, left", day_of_the_forum=date(2026, 11, 12))
    visit.press("Save the deck")
    assert "The name of the deck says" in visit.words
    assert not decks()


def test_a_name_whose_number_is_no_longer_printed_gives_way_and_the_chair_is_told() -> None:
    by_the_chair(saved(title="3 of 61 tutors left"))
    visit = forum(deck="F01")
    assert visit.headings == [forum_words.TITLE]
    assert "It was: 3 of 61 tutors left" in visit.words


@pytest.mark.parametrize("page", ["action_plan", "meeting", "no-such-page"])
def test_a_page_that_partners_may_not_read_gives_no_slide(page: str) -> None:
    by_the_chair(saved(DeckSlide(page, "actions")))
    assert titles(forum(deck="F01")) == ["This slide has nothing to show with these figures"]


def test_a_deck_may_have_every_card_that_partners_see() -> None:
    """No two charts go by one name, and none of the cards breaks the page."""
    desk = Desk(open_reader(Level.PUBLISHED, settings()))
    slides = [DeckSlide(page.slug, card.name) for page in pages() for card in cards_of(desk, page.slug)]
    for begin in range(0, len(slides), MOST_SLIDES):
        some = slides[begin : begin + MOST_SLIDES]
        by_the_chair(saved(*some))
        assert len(titles(forum(deck="F01"))) == len(some)


def test_every_slide_is_as_partners_see_it() -> None:
    """The chair may read more of the workforce, and is told it here from the other file."""
    desk = Desk(open_reader(Level.PUBLISHED, settings()))
    cards = cards_of(desk, "workforce")
    by_the_chair(saved(*(DeckSlide("workforce", card.name) for card in cards)))
    assert titles(forum(deck="F01")) == [card.title for card in cards]


# Given


def test_a_deck_is_locked_as_it_was_given_with_the_figures_partners_were_shown(folders: Path) -> None:
    by_the_chair(saved())
    visit = forum(deck="F01").press(LOCK)
    visit.press("Lock it as given")
    assert "Not locked. Tick 'Partners were shown this deck'" in visit.words
    [sure] = visit.app.checkbox
    sure.set_value(True)
    visit.press("Lock it as given")
    deck, released = decks()["F01"], process.released(settings())
    assert (deck.given_on, deck.figures) == (date(2026, 11, 12), released)
    assert "As given on 12 November 2026, with the figures that partners were shown." in visit.words
    assert not {"Change this deck", LOCK} & set(visit.buttons)
    assert list((folders / "warehouse").glob(f"*{released}")), "its figures are kept"


def test_nothing_is_locked_before_figures_are_released(folders: Path) -> None:
    (folders / "warehouse" / versions.RELEASED).unlink()
    by_the_chair(saved())
    visit = forum(deck="F01").press(LOCK)
    visit.app.checkbox[0].set_value(True)
    visit.press("Lock it as given")
    assert "No figures are released, so none were shown to partners." in visit.words
    assert not decks()["F01"].is_given


def test_a_deck_that_was_given_says_so_when_its_figures_are_gone() -> None:
    by_the_chair(saved(), DeckGiven(on=date(2026, 11, 12), figures="0123456789ab"))
    words = forum(deck="F01").words
    assert "Given on 12 November 2026. The figures of that day are no longer kept" in words


def test_a_given_deck_told_with_other_figures_does_not_pass_for_released(folders: Path) -> None:
    (folders / "warehouse" / versions.RELEASED).unlink()
    by_the_chair(saved(), DeckGiven(on=date(2026, 11, 12), figures="0123456789ab"))
    visit = forum(deck="F01")
    assert forum_words.NOT_RELEASED in visit.words
    assert "Not released" in visit.html


def test_a_copy_of_a_given_deck_can_be_changed() -> None:
    by_the_chair(saved(), given())
    visit = forum(deck="F01").press("Begin a copy")
    assert visit.address == {"deck": "F02"}
    assert f"Copy of {NAME}" in visit.headings
    assert "Change this deck" in visit.buttons
    assert not decks()["F02"].is_given


# What partners said


ANSWER = {
    "which_slide": "1",
    "who_said_it": "schools",
    "what_was_said": "We could lend a hall",
    "what_could_be_done": "Open a Saturday centre",
    "strand": "programming",
}


def test_what_partners_said_waits_in_the_plan_as_a_proposed_action_with_its_origin() -> None:
    by_the_chair(saved())
    visit = forum(deck="F01").press(SAID).fill(**ANSWER).press("Save the answer")
    action = fold(events(), SERVICE_DAY).actions["A41"]
    assert action.lifecycle is Lifecycle.PROPOSED
    assert action.origin == (f"Forum, 12 November 2026, '{NAME}', slide 1, schools: \"We could lend a hall\"")
    assert "Saved" in visit.words
    assert 'href="action_plan?show=proposed"' in visit.html
    plan = PlanVisit({"show": "proposed"})
    assert "One action waits to be agreed" in plan.words
    plan = PlanVisit({"action": "A41"})
    assert "One action is proposed and waits to be agreed." in plan.words
    assert f"Came from {action.origin}" in plan.words


@pytest.mark.parametrize(
    ("left_out", "why"),
    [
        ("which_slide", "Choose the slide they spoke about."),
        ("who_said_it", "Choose what kind of partner said it. Nobody is named."),
        ("what_was_said", "Write down what was said, in words that name nobody."),
        ("what_could_be_done", "An action needs a title."),
        ("strand", "Choose a strand."),
    ],
)
def test_an_answer_that_is_not_whole_is_refused_and_kept(left_out: str, why: str) -> None:
    typed = {name: value for name, value in ANSWER.items() if name != left_out}
    visit = forum().press(SAID).fill(**typed).press("Save the answer")
    assert why in visit.words
    assert visit.field("Which slide?").value == typed.get("which_slide")
    assert not [event for event in events("A41") if isinstance(event.fact, ActionProposed)]


# Nobody else


@pytest.mark.parametrize("role", [Role.MEMBER, Role.STEWARD])
def test_those_inside_read_a_deck_and_change_nothing(role: Role) -> None:
    by_the_chair(saved())
    visit = forum(deck="F01")
    visit.as_role(role)
    assert NAME in visit.headings
    assert not {NEW, SAID, LOCK, "Change this deck", "Begin a copy"} & set(visit.buttons)


def test_partners_see_the_six_slides_and_hear_of_no_deck() -> None:
    by_the_chair(saved(DeckSlide(FORUM, "serves", "A secret of the chair")))
    visit = forum(deck="F01")
    visit.as_role(Role.PARTNER)
    assert len(titles(visit)) == SIX
    assert not {NAME, "A secret of the chair"} & {*visit.headings, *titles(visit)}
    assert NAME not in visit.words
    assert forum_decks.NOT_SHOWN_HERE in visit.words
    assert not {NEW, SAID, LOCK, "Begin a copy"} & set(visit.buttons)


def test_a_published_process_has_no_decks_and_no_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    by_the_chair(saved())
    process.planner(settings()).close()
    monkeypatch.setenv("EDI_LEVEL", "published")
    visit = forum(deck="F01")
    assert len(titles(visit)) == SIX
    assert NAME not in visit.words
    assert not {NEW, SAID, LOCK, "Begin a copy"} & set(visit.buttons)
