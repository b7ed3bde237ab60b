"""Papers, reports and minutes break no rule of PDF/UA-1 that a program can check, and a broken file does."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DecodedStreamObject, DictionaryObject, NameObject

from edi_metrics.as_at import AsAt
from edi_metrics.exports.board_paper import board_paper
from edi_metrics.exports.impact_report import impact_report
from edi_metrics.exports.minutes_pdf import minutes_pdf
from edi_metrics.reader import Reader
from edi_metrics.vocabulary import Level
from tests.exports.made import MINUTES
from tests.exports.papers import board_taken, report_taken
from tests.exports.pdf_ua import bookmarks, problems

Doors = Callable[[Level], Reader | AsAt]


@pytest.mark.parametrize("level", list(Level))
def test_a_board_paper_can_be_read_aloud(level: Level, sample_door: Doors) -> None:
    assert problems(board_paper(board_taken(sample_door(level), ("participation", "voice")))) == []


@pytest.mark.parametrize("level", list(Level))
def test_an_impact_report_can_be_read_aloud(level: Level, sample_door: Doors) -> None:
    assert problems(impact_report(report_taken(sample_door(level)))) == []


def test_minutes_can_be_read_aloud() -> None:
    assert problems(minutes_pdf(MINUTES)) == []


def test_a_reader_can_go_to_each_part_of_a_paper(sample_door: Doors) -> None:
    listed = bookmarks(board_paper(board_taken(sample_door(Level.PUBLISHED))))
    assert listed == [
        "Workforce development",
        "Young people's voice",
        "Programming and resources",
        "Leadership and strategy",
        "Action plan",
        "Annex A: what each figure means",
        "Annex B: the figures behind the charts",
    ]


# Files broken on purpose


def _opened(value: Any) -> Any:
    return value.get_object()


def _elements(found: Any, kind: str) -> Iterator[Any]:
    children = _opened(found.get("/K", [])) if "/K" in found else []
    for child in children if isinstance(children, list) else [children]:
        child = _opened(child)
        if isinstance(child, DictionaryObject):
            if child.get("/S") == kind:
                yield child
            yield from _elements(child, kind)


def _of_kind(pdf: PdfWriter, kind: str) -> Any:
    return next(_elements(_opened(pdf.root_object["/StructTreeRoot"]), kind))


def _no_marks(pdf: PdfWriter) -> None:
    del pdf.root_object["/MarkInfo"]


def _marked_as_untagged(pdf: PdfWriter) -> None:
    _opened(pdf.root_object["/MarkInfo"])[NameObject("/Marked")] = BooleanObject(False)


def _suspect(pdf: PdfWriter) -> None:
    _opened(pdf.root_object["/MarkInfo"])[NameObject("/Suspects")] = BooleanObject(True)


def _no_structure(pdf: PdfWriter) -> None:
    del pdf.root_object["/StructTreeRoot"]


def _no_language(pdf: PdfWriter) -> None:
    del pdf.root_object["/Lang"]


def _no_preferences(pdf: PdfWriter) -> None:
    del pdf.root_object["/ViewerPreferences"]


def _no_metadata(pdf: PdfWriter) -> None:
    del pdf.root_object["/Metadata"]


def _no_alt(pdf: PdfWriter) -> None:
    del _of_kind(pdf, "/Figure")["/Alt"]


def _no_scope(pdf: PdfWriter) -> None:
    del _of_kind(pdf, "/TH")["/A"]


def _no_header(pdf: PdfWriter) -> None:
    for head in list(_elements(_opened(pdf.root_object["/StructTreeRoot"]), "/TH")):
        head[NameObject("/S")] = NameObject("/TD")


def _a_heading_leapt(pdf: PdfWriter) -> None:
    _of_kind(pdf, "/H2")[NameObject("/S")] = NameObject("/H4")


def _a_strange_type(pdf: PdfWriter) -> None:
    _of_kind(pdf, "/P")[NameObject("/S")] = NameObject("/Para")


def _loose_ink(pdf: PdfWriter) -> None:
    page = pdf.pages[0]
    contents = page.get_contents()
    assert contents is not None
    stream = DecodedStreamObject()
    stream.set_data(contents.get_data() + b"\n0 0 m 90 90 l S")
    page[NameObject("/Contents")] = pdf._add_object(stream)


def _no_order(pdf: PdfWriter) -> None:
    for page in pdf.pages:
        page.pop("/Tabs", None)


def _a_font_left_out(pdf: PdfWriter) -> None:
    font = _font(pdf)
    inner = _opened(_opened(font["/DescendantFonts"])[0])
    described = _opened(inner["/FontDescriptor"])
    for key in [key for key in described if key.startswith("/FontFile")]:
        del described[key]


def _letters_unknown(pdf: PdfWriter) -> None:
    del _font(pdf)["/ToUnicode"]


def _font(pdf: PdfWriter) -> Any:
    resources: Any = pdf.pages[0]["/Resources"]
    return _opened(next(iter(_opened(_opened(resources)["/Font"]).values())))


BROKEN: tuple[tuple[Callable[[PdfWriter], None], str], ...] = (
    (_no_marks, "not marked as tagged"),
    (_marked_as_untagged, "not marked as tagged"),
    (_suspect, "its tags are suspect"),
    (_no_structure, "has no structure"),
    (_no_language, "no language"),
    (_no_preferences, "shows a file's name"),
    (_no_metadata, "does not say that it is PDF/UA-1"),
    (_no_alt, "a figure has no words"),
    (_no_scope, "a header does not say"),
    (_no_header, "a table has no headers"),
    (_a_heading_leapt, "a heading of level 4"),
    (_a_strange_type, "Para is not a type"),
    (_loose_ink, "page 1 is neither tagged"),
    (_no_order, "not reached in reading order"),
    (_a_font_left_out, "is not embedded"),
    (_letters_unknown, "cannot be read"),
)


@pytest.mark.parametrize(("break_it", "said"), BROKEN, ids=lambda one: getattr(one, "__name__", ""))
def test_a_file_broken_on_purpose_is_found_out(
    break_it: Callable[[PdfWriter], None], said: str, sample_door: Doors
) -> None:
    whole = board_paper(board_taken(sample_door(Level.PUBLISHED)))
    pdf = PdfWriter(clone_from=io.BytesIO(whole))
    break_it(pdf)
    broken = io.BytesIO()
    pdf.write(broken)
    assert any(said in problem for problem in problems(broken.getvalue()))
