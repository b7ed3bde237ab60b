"""Actions as rows: the title is the row's header, the word stands on the chip, and what is typed is text."""

from dataclasses import replace

from edi_metrics.story.blocks import ActionRow, Actions, Card, Chip, Width, tables_of
from edi_metrics.ui.compose import Download, Listing, view
from edi_metrics.ui.listing import label
from edi_metrics.ui.markup import card as card_html
from edi_metrics.ui.markup.actions import actions
from edi_metrics.vocabulary import Reason, Standing
from tests.ui import making_blocks as made

LATE = ActionRow(
    title="Review every process",
    words="Leadership and strategy. Updated 6 November 2026",
    note="Moved once, 61 days later",
    owner="Head of service",
    due="30 October 2026",
    when="24 days late",
    chip=Chip(Standing.OFF_TRACK),
    state="In progress",
)


def drawn(*rows: ActionRow) -> str:
    """The rows as HTML."""
    return actions(Actions(rows, made.table("plan-actions-inside")))


def test_a_row_says_how_it_stands_what_it_is_whose_and_when() -> None:
    html = drawn(LATE)
    for words in (LATE.title, LATE.words, LATE.note, LATE.owner, LATE.due, LATE.when, "Off track"):
        assert words in html
    assert "In progress" not in html
    assert html.count('scope="row"') == 1
    assert html.count('scope="col"') == 4


def test_a_row_without_a_chip_says_its_state_in_plain_words() -> None:
    html = drawn(replace(LATE, chip=None, state="Paused", note=""))
    assert "Paused" in html
    assert "edi-chip" not in html
    assert "edi-actions-note" not in html


def test_a_chip_gives_its_reason() -> None:
    assert "Cannot say yet: not due" in drawn(replace(LATE, chip=Chip(Standing.CANNOT_SAY, Reason.TOO_EARLY)))


def test_what_people_typed_is_never_markup() -> None:
    typed = '<img src=x onerror="alert(1)">'
    html = drawn(replace(LATE, title=typed, words=typed, note=typed, owner=typed, when=typed))
    assert "<img" not in html
    assert html.count("&lt;img") == 5


def test_its_table_leaves_as_a_file() -> None:
    block = Actions((LATE,), made.table("plan-actions-inside"))
    card = Card("Three actions are late", "", (block,), "", "actions", Width.FULL)
    assert tables_of([card]) == (block.table,)
    assert [part.tables for part in view(card).parts if isinstance(part, Download)] == [(block.table,)]
    assert card_html.piece(block) == actions(block)


def test_rows_and_their_buttons_stand_in_the_same_lines() -> None:
    html = drawn(replace(LATE, action_id="A07"), replace(LATE, action_id="A13"))
    for line, name in ((2, "A07"), (3, "A13")):
        assert f".st-key-open-{name}{{--line:{line}}}" in html
        assert f'<tr role="row" style="--line:{line}">' in html


def test_rows_under_one_heading_share_it_and_it_takes_a_line() -> None:
    html = drawn(*(replace(LATE, action_id=name, under=under) for name, under in (("A1", "x"), ("A2", "y"))))
    assert html.count('scope="rowgroup"') == 2
    assert ".st-key-open-A1{--line:3}" in html
    assert ".st-key-open-A2{--line:5}" in html


def test_a_long_list_is_laid_out_a_page_at_a_time() -> None:
    rows = tuple(replace(LATE, action_id=f"A{number}") for number in range(30))
    block = Actions(rows, made.table("plan-actions-inside"))
    [listing] = [
        part
        for part in view(Card("Late", "", (block,), "", "actions", Width.FULL)).parts
        if isinstance(part, Listing)
    ]
    assert [len(page.buttons) for page in listing.pages] == [12, 12, 6]
    assert listing.pages[2].buttons[-1] == ("A29", LATE.title)


def test_a_buttons_label_holds_the_titles_words_and_no_markdown() -> None:
    assert label("Pay **tutors** ![x](https://e.org/x.png) :red[now] $a$ `b`") == (
        "Open :gray[Pay tutors x https e org x png red now a b]"
    )
    assert label("Young people's café, 2027") == "Open :gray[Young people's café, 2027]"
