"""Minutes as DOCX and as PDF: each says all of it, in the same words, on the same stamped pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx.table import Table

from edi_metrics.exports.minutes import paper, stem
from edi_metrics.exports.minutes_docx import minutes_docx
from edi_metrics.exports.minutes_pdf import minutes_pdf
from edi_metrics.exports.paper import Grid, Line, Points
from edi_metrics.exports.plain import plain
from edi_metrics.plan.minutes import Minutes
from tests.exports.made import EMPTY, HOSTILE, MINUTES, hostile
from tests.exports.reading import fonts_of_pdf, pages_of_pdf, text_of_word, word, words_of, xml_of_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lines(minutes: Minutes) -> Iterator[str]:
    """Every line that the minutes hold, without asking how they are laid out."""
    yield from (minutes.service, *minutes.present, *minutes.guests, *minutes.apologies)
    for item in (*minutes.items, *minutes.others):
        yield from (item.title, item.words, item.note, item.owner)
        yield from _day(item.due)
    yield from (item.why for item in minutes.items)
    for born in minutes.born:
        yield from (born.action_id, born.title, born.owner, born.next_step)
        yield from _day(born.due)
    for one in minutes.owners:
        yield one.owner
        for action in (*one.actions, *one.helping):
            yield from (action.action_id, action.title, action.next_step, action.decided)
        for check in one.checks:
            yield from (check.action_id, check.title, *_day(check.on))
    for action in minutes.unowned:
        yield from (action.action_id, action.title, action.next_step, action.decided)
    for item_ in minutes.next_agenda:
        yield from (item_.title, item_.why, item_.presenter, str(item_.minutes))
    yield from (*_day(minutes.held_on), *_day(minutes.next_on))


def _day(day: date | None) -> Iterator[str]:
    if day is not None:
        yield f"{day.day} {day:%B %Y}"


def test_every_line_of_the_minutes_is_in_the_word_document() -> None:
    said = text_of_word(minutes_docx(MINUTES))
    for line in filter(None, lines(MINUTES)):
        assert line.removesuffix(".") in said, line


def test_every_line_of_the_minutes_is_in_the_pdf(tmp_path: Path) -> None:
    said = words_of("".join(pages_of_pdf(minutes_pdf(MINUTES), tmp_path)))
    for line in filter(None, lines(MINUTES)):
        assert words_of(line.removesuffix(".")) in said, line


def test_both_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    made = paper(MINUTES)
    both = (
        words_of(text_of_word(minutes_docx(MINUTES))),
        words_of("".join(pages_of_pdf(minutes_pdf(MINUTES), tmp_path))),
    )
    for said in both:
        places = [said.index(words_of(section.heading)) for section in made.sections if section.depth == 1]
        assert places == sorted(places)
        for section in made.sections:
            for part in section.parts:
                for text in _texts(part):
                    assert words_of(text) in said, text


def _texts(part: object) -> Iterator[str]:
    match part:
        case Line(words):
            yield words
        case Points(items):
            yield from items
        case Grid(_, columns, rows):
            yield from (column.title for column in columns)
            yield from (line for row in rows for cell in row for line in cell)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_looks_like_markup_comes_out_as_it_was_typed(typed: str, tmp_path: Path) -> None:
    minutes = hostile(typed)
    assert typed in text_of_word(minutes_docx(minutes))
    said = words_of("".join(pages_of_pdf(minutes_pdf(minutes), tmp_path)))
    assert words_of(typed) in said


def test_what_cannot_be_seen_is_left_out_and_what_no_font_has_is_named(tmp_path: Path) -> None:
    minutes = hostile("to\u202ep\u200b \x00\x07note\r\nnext \ufffe line \N{MUSICAL NOTE}\ufe0f ŵ")
    assert "top note next line \N{MUSICAL NOTE} ŵ" in text_of_word(minutes_docx(minutes))
    said = words_of("".join(pages_of_pdf(minutes_pdf(minutes), tmp_path)))
    assert words_of("top note next line [musical note] ŵ") in said


def test_a_note_as_long_as_a_note_may_be_is_whole_in_both(tmp_path: Path) -> None:
    typed = " ".join(f"word{number}" for number in range(1, 250))
    minutes = hostile(typed)
    assert typed in text_of_word(minutes_docx(minutes))
    assert words_of(typed) in words_of("".join(pages_of_pdf(minutes_pdf(minutes), tmp_path)))


def test_each_page_of_the_pdf_is_stamped_and_numbered(tmp_path: Path) -> None:
    many = replace(MINUTES, items=MINUTES.items * 12)
    pages = pages_of_pdf(minutes_pdf(many), tmp_path)
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert "Inside: not for sharing · Sample data" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "3 December 2026" in page


def test_a_row_that_no_page_could_hold_runs_on_to_the_next(tmp_path: Path) -> None:
    minutes = replace(hostile(f"first {'long ' * 380} last"), service=MINUTES.service)
    pages = pages_of_pdf(minutes_pdf(minutes), tmp_path)
    said = words_of("".join(pages))
    assert said.count("first") == said.count("last") > 20
    assert all("Page" in page.splitlines()[-1] for page in pages)


def test_a_table_that_runs_on_repeats_its_header(tmp_path: Path) -> None:
    many = replace(MINUTES, items=MINUTES.items * 12)
    first, second, *_ = pages_of_pdf(minutes_pdf(many), tmp_path)
    assert "Decision" in first
    assert "No. Item Decision Owner Due" in second


def test_the_pdf_is_tagged_titled_and_in_english() -> None:
    content = minutes_pdf(MINUTES)
    assert content.startswith(b"%PDF-1.7")
    assert b"/Marked true" in content
    assert b"/Lang(en-GB)" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_the_pdf_carries_its_own_fonts_and_no_other(tmp_path: Path) -> None:
    assert fonts_of_pdf(minutes_pdf(MINUTES), tmp_path) == {"Figtree", "SourceSerif4Roman"}


def test_the_word_document_has_real_headings_and_a_title_in_english() -> None:
    content = minutes_docx(MINUTES)
    document = word(content)
    assert document.core_properties.title == "Minutes of meeting 20"
    assert document.core_properties.language == "en-GB"
    styles = {line.text: line.style.name for line in document.paragraphs if line.style}
    assert styles["Minutes of meeting 20"] == "Title"
    for section in paper(MINUTES).sections:
        assert styles[section.heading] == f"Heading {section.depth}"
    assert 'w:val="en-US"' not in xml_of_word(content, "word/styles.xml")


def test_each_table_of_the_word_document_has_a_header_row_that_repeats_and_a_name() -> None:
    tables = word(minutes_docx(MINUTES)).tables
    assert len(tables) == 8
    for table in tables:
        header, *rows = (row._tr for row in table.rows)
        assert header.trPr is not None
        assert header.trPr.find(f"{W}tblHeader") is not None
        assert all(row.trPr is None or row.trPr.find(f"{W}tblHeader") is None for row in rows)
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
        assert _cells_are_filled(table)


def _cells_are_filled(table: Table) -> bool:
    return all(cell.text.strip() for row in table.rows for cell in row.cells)


def test_each_page_of_the_word_document_is_stamped_and_numbered() -> None:
    content = minutes_docx(MINUTES)
    [section] = word(content).sections
    assert "Inside: not for sharing · Sample data" in section.header.paragraphs[0].text
    foot = xml_of_word(content, "word/footer1.xml")
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot
    assert "3 December 2026" in section.footer.paragraphs[0].text


def test_the_word_document_names_what_may_stand_in_for_its_fonts() -> None:
    content = minutes_docx(MINUTES)
    assert '<w:altName w:val="Liberation Sans,Helvetica"/>' in xml_of_word(content, "word/fontTable.xml")
    assert "asciiTheme" not in _styles_used(content)


def _styles_used(content: bytes) -> str:
    used = {"Normal", "Title", "Heading1", "Heading2", "ListBullet", "Header", "Footer"}
    styles = ElementTree.fromstring(xml_of_word(content, "word/styles.xml"))
    found = [style for style in styles if style.get(f"{W}styleId") in used]
    assert len(found) == len(used)
    return "".join(ElementTree.tostring(style, encoding="unicode") for style in found)


def test_a_real_service_s_minutes_do_not_say_sample(tmp_path: Path) -> None:
    real = replace(MINUTES, sample=False)
    assert "Sample" not in text_of_word(minutes_docx(real))
    assert "Sample" not in "".join(pages_of_pdf(minutes_pdf(real), tmp_path))


def test_minutes_in_the_making_say_so() -> None:
    assert "Draft: the meeting is not closed" in text_of_word(minutes_docx(replace(MINUTES, closed=False)))


def test_a_meeting_too_small_to_decide_says_so() -> None:
    said = text_of_word(minutes_docx(replace(MINUTES, quorum=5)))
    assert "The quorum is five and four were present: the meeting was not quorate." in said


def test_a_meeting_where_nothing_happened_still_has_minutes(tmp_path: Path) -> None:
    for said in (
        text_of_word(minutes_docx(EMPTY)),
        " ".join("".join(pages_of_pdf(minutes_pdf(EMPTY), tmp_path)).split()),
    ):
        assert "Who was there was not recorded." in said
        assert "No item was on the agenda." in said
        assert "No action began in this meeting." in said
        assert "No date is set for the next meeting." in said


def test_the_same_minutes_are_the_same_pdf() -> None:
    assert minutes_pdf(MINUTES) == minutes_pdf(MINUTES)


def test_a_file_is_named_for_its_meeting_and_never_for_its_service() -> None:
    assert stem(MINUTES) == "minutes-m20"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two   words\n", "two words"),
        ("line\r\nline\u2028line", "line line line"),
        ("e\u0301", "é"),
        ("\ufeffzero\u200bwidth\u00ad", "zerowidth"),
        ("\ud800half", "half"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("Gŵyl 'Łódź' — ½", "Gŵyl 'Łódź' — ½"),
    ],
)
def test_text_is_one_line_of_what_can_be_seen(typed: str, kept: str) -> None:
    assert plain(typed) == kept
