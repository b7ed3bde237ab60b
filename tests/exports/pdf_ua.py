"""What a program can check of PDF/UA-1 (ISO 14289-1): each rule says what a file breaks, in a sentence.

Whether the words for a picture are the right words, and whether things are read in a sensible order, no
program can say: those are looked at.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

Rule = Callable[[PdfReader], Iterator[str]]

_PAINT = {
    b"S",
    b"s",
    b"f",
    b"F",
    b"f*",
    b"B",
    b"B*",
    b"b",
    b"b*",
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"Do",
    b"sh",
    b"EI",
}
_STANDARD = {
    *("Document", "Part", "Sect", "Div", "Caption", "TOC", "TOCI", "P", "H", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "Link"),
    *("Figure", "Formula", "Form", "Annot", "BlockQuote", "Art", "Code", "BibEntry", "NonStruct", "Index"),
    *(f"H{level}" for level in range(1, 7)),
}


def problems(content: bytes) -> list[str]:
    """Everything that the file breaks; none for one that a program finds nothing wrong with."""
    reader = PdfReader(io.BytesIO(content))
    return [said for rule in _RULES for said in rule(reader)]


def bookmarks(content: bytes) -> list[str]:
    """What the reader's side panel lists, in order."""
    return [str(one.title) for one in PdfReader(io.BytesIO(content)).outline if not isinstance(one, list)]


def _catalog(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def _opened(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _listed(value: Any) -> Sequence[Any]:
    found = _opened(value)
    return found if isinstance(found, list) else [] if found is None else [found]


def _is_true(value: Any) -> bool:
    """Whether it is a PDF's own `true`: as an object, its `false` would be true to Python too."""
    return getattr(_opened(value), "value", None) is True


# What the file says of itself


def _is_tagged(reader: PdfReader) -> Iterator[str]:
    marks = _opened(_catalog(reader).get("/MarkInfo")) or {}
    if not _is_true(marks.get("/Marked")):
        yield "it is not marked as tagged"
    if _is_true(marks.get("/Suspects")):
        yield "its tags are suspect"
    if "/StructTreeRoot" not in _catalog(reader):
        yield "it has no structure"


def _says_its_language(reader: PdfReader) -> Iterator[str]:
    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(_catalog(reader).get("/Lang", ""))):
        yield "it has no language"


def _shows_its_title(reader: PdfReader) -> Iterator[str]:
    shows = _opened(_catalog(reader).get("/ViewerPreferences")) or {}
    if not _is_true(shows.get("/DisplayDocTitle")):
        yield "its window shows a file's name and not its title"
    if not re.search(rb"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", _metadata(reader), re.DOTALL):
        yield "its metadata has no title"


def _says_which_standard(reader: PdfReader) -> Iterator[str]:
    if b"<pdfuaid:part>1</pdfuaid:part>" not in _metadata(reader):
        yield "it does not say that it is PDF/UA-1"


def _metadata(reader: PdfReader) -> bytes:
    stream = _opened(_catalog(reader).get("/Metadata"))
    found: bytes = stream.get_data() if stream is not None else b""
    return found


# Structure


def _elements(reader: PdfReader) -> Iterator[Any]:
    """Every element of the structure, in reading order."""
    yield from _under(_opened(_catalog(reader).get("/StructTreeRoot")) or DictionaryObject())


def _under(element: Any) -> Iterator[Any]:
    for child in map(_opened, _listed(element.get("/K"))):
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield child
            yield from _under(child)


def _kind(reader: PdfReader, element: Any) -> str:
    """The element's standard type, by the roles that the file gives its own types."""
    roles = _opened(_catalog(reader)["/StructTreeRoot"].get("/RoleMap")) or {}
    kind = element["/S"]
    while kind in roles:
        kind = roles[kind]
    return str(kind).removeprefix("/")


def _knows_its_types(reader: PdfReader) -> Iterator[str]:
    unknown = {_kind(reader, one) for one in _elements(reader)} - _STANDARD
    yield from (f"{kind} is not a type of structure" for kind in sorted(unknown))


def _describes_its_figures(reader: PdfReader) -> Iterator[str]:
    for one in _elements(reader):
        if _kind(reader, one) in ("Figure", "Formula") and not str(one.get("/Alt", "")).strip():
            yield "a figure has no words for it"


def _heads_its_tables(reader: PdfReader) -> Iterator[str]:
    for table in (one for one in _elements(reader) if _kind(reader, one) == "Table"):
        heads = [one for one in _under(table) if _kind(reader, one) == "TH"]
        if not heads:
            yield "a table has no headers"
        if not all(any("/Scope" in _opened(a) for a in _listed(head.get("/A"))) for head in heads):
            yield "a header does not say what it is the header of"
        yield from _rows_of_one_width(reader, table)


def _rows_of_one_width(reader: PdfReader, table: Any) -> Iterator[str]:
    rows = [one for one in _under(table) if _kind(reader, one) == "TR"]
    if len({sum(map(_span, _listed(row.get("/K")))) for row in rows}) > 1:
        yield "the rows of a table have not the same number of cells"


def _span(cell: Any) -> int:
    attributes = map(_opened, _listed(_opened(cell).get("/A")))
    return max([int(one.get("/ColSpan", 1)) for one in attributes], default=1)


def _steps_down_its_headings(reader: PdfReader) -> Iterator[str]:
    kinds = (_kind(reader, one) for one in _elements(reader))
    levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H[1-6]", kind)]
    if levels and levels[0] != 1:
        yield f"its first heading is of level {levels[0]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} comes under one of level {before}"


def _nests_its_lists(reader: PdfReader) -> Iterator[str]:
    for one in _elements(reader):
        kinds = {_kind(reader, child) for child in map(_opened, _listed(one.get("/K"))) if _is_element(child)}
        if _kind(reader, one) == "L" and not kinds <= {"LI", "L", "Caption"}:
            yield "a list holds something that is no item of it"


def _is_element(child: Any) -> bool:
    return isinstance(child, DictionaryObject) and "/S" in child


# Pages


def _tags_all_that_is_drawn(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages, start=1):
        contents = page.get_contents()
        if contents is not None and _untagged(ContentStream(contents, reader)):
            yield f"something on page {number} is neither tagged nor an artifact"


def _untagged(stream: ContentStream) -> bool:
    """Whether anything is painted outside of what is marked."""
    depth: list[bool] = []
    for operands, operator in stream.operations:
        if operator in (b"BMC", b"BDC"):
            depth.append(operands[0] == "/Artifact" or _has_id(operands))
        elif operator == b"EMC":
            depth.pop()
        elif operator in _PAINT and not any(depth):
            return True
    return False


def _has_id(operands: Sequence[Any]) -> bool:
    return len(operands) > 1 and isinstance(operands[1], dict) and "/MCID" in operands[1]


def _gives_tagged_content_its_place(reader: PdfReader) -> Iterator[str]:
    """Whatever has a tag's number on a page is found from the structure, and only once."""
    for number, page in enumerate(reader.pages, start=1):
        contents = page.get_contents()
        operations = ContentStream(contents, reader).operations if contents is not None else []
        marked = [ops[1]["/MCID"] for ops, operator in operations if operator == b"BDC" and _has_id(ops)]
        if len(marked) != len(set(marked)):
            yield f"two parts of page {number} have one tag"
        if marked and "/StructParents" not in page:
            yield f"the tags of page {number} lead nowhere"


def _keeps_the_order_of_links(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages, start=1):
        links = [_opened(one) for one in _listed(page.get("/Annots"))]
        if links and page.get("/Tabs") != "/S":
            yield f"the links of page {number} are not reached in reading order"
        if any("/StructParent" not in link for link in links):
            yield f"a link on page {number} is not in the structure"
        if not all(str(link.get("/Contents", "")).strip() for link in links):
            yield f"a link on page {number} has no words for it"


# Fonts


def _carries_its_fonts(reader: PdfReader) -> Iterator[str]:
    for font in _fonts(reader):
        name = font.get("/BaseFont", "a font")
        inner = _opened(_listed(font.get("/DescendantFonts", font))[0])
        described = _opened(inner.get("/FontDescriptor")) or {}
        if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"{name} is not embedded"
        if "/ToUnicode" not in font:
            yield f"the letters of {name} cannot be read"


def _fonts(reader: PdfReader) -> list[Any]:
    found: dict[str, Any] = {}
    for page in reader.pages:
        resources = _opened(page.get("/Resources")) or {}
        for font in map(_opened, (_opened(resources.get("/Font")) or {}).values()):
            found[str(font.get("/BaseFont"))] = font
    return list(found.values())


_RULES: tuple[Rule, ...] = (
    _is_tagged,
    _says_its_language,
    _shows_its_title,
    _says_which_standard,
    _knows_its_types,
    _describes_its_figures,
    _heads_its_tables,
    _steps_down_its_headings,
    _nests_its_lists,
    _tags_all_that_is_drawn,
    _gives_tagged_content_its_place,
    _keeps_the_order_of_links,
    _carries_its_fonts,
)
