"""Before a file is parsed: its size, letters, delimiter and header. Anything wrong stops it here."""

import csv
import hashlib
import io
import re
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from edi_metrics.datasets import Column, Dataset, datasets
from edi_metrics.datasets.kinds import INVISIBLE, shortened
from edi_metrics.intake.forms import Form, forms, snapshot_in
from edi_metrics.intake.report import Problem

LARGEST = 200 * 1024 * 1024
_DELIMITERS = ",;\t"
_LONGEST_HEADER = 20_000

_PERSONAL = re.compile(
    r"(^|_)(first|last|full|sur|fore|middle|given|family|christian|maiden|preferred)_?names?(_|$)|^names?$|surname"
    r"|(^|_)(person|pupil|learner|child|parent|carer|staff|tutor|teacher|member|applicant|contact)s?_name"
    r"|birth|(^|_)dob(_|$)|e_?mail|national_insurance|(^|_)(nino|ni_number|ni_no|ni)(_|$)|phone|mobile|address"
)


class Stopped(Exception):
    """A file that cannot be read as this dataset at all."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].words)
        self.problems = problems


@dataclass(frozen=True)
class Sheet:
    """A file fit to be parsed: UTF-8 text, its delimiter, and the column that each of its headings means."""

    path: Path
    form: Form
    delimiter: str
    headings: tuple[str, ...]
    sha256: str
    lines: int
    odd_blanks: bool  # whether cells may be padded with more than spaces, which is slower to put right
    text: str | None = field(repr=False, default=None)  # only where the file on disk is not UTF-8
    notices: tuple[str, ...] = ()


def preflight(dataset: Dataset, path: Path, *, day: date, snapshot: date | None = None) -> Sheet:
    """Look at the file without parsing it. Raises `Stopped`."""
    data = _bytes(path)
    text, recoded, notices = _decoded(data)
    first = text[:_LONGEST_HEADER].splitlines()[0]
    form, delimiter, headings = _header(dataset, first)
    if form.published:
        form = form.dated(_snapshot(path, day, snapshot))
    return Sheet(
        path,
        form,
        delimiter,
        headings,
        hashlib.sha256(data).hexdigest(),
        lines=text.count("\n") + (not text.endswith("\n")),
        odd_blanks=_odd_blanks(text, delimiter),
        text=text if recoded else None,
        notices=notices,
    )


def refuse(rule: str, fix: str, *, row: int | None = None, column: str = "", value: str = "") -> Stopped:
    """A refusal of the whole file for one reason."""
    return Stopped(Problem(row, column, shortened(value), rule, fix))


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise refuse(
                f"the file is {size / 1e6:.0f} MB; the most is 200 MB", "Load it in parts, a term at a time."
            )
        data = path.read_bytes()
    except OSError as error:
        raise refuse(f"the file '{path.name}' cannot be opened", "Check its name and try again.") from error
    if data.startswith(b"PK\x03\x04"):
        raise refuse("this is a workbook or a zip file, not CSV", "Open it and save the sheet as CSV UTF-8.")
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise refuse("this is not a CSV file", "Open it and save the sheet as CSV UTF-8.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("the file is saved as Unicode text (UTF-16)", "Save it as CSV UTF-8.")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise refuse("the file holds a NUL, which no CSV has", "Save it again as CSV UTF-8.", row=line)
    if not data.strip():
        raise refuse("the file is empty", "Export it again, or fill in the template.")
    return data


def _decoded(data: bytes) -> tuple[str, bool, tuple[str, ...]]:
    try:
        text, recoded = data.decode("utf-8"), False
    except UnicodeDecodeError:
        text, recoded = data.decode("cp1252", errors="replace"), True
    notices = []
    if recoded:
        notices.append("The file is not UTF-8: its letters were read as Windows (cp1252). Check accents.")
    text = text.removeprefix("\ufeff")
    if not text.isascii() and any(mark in text for mark in INVISIBLE):
        notices.append("Marks nobody can see, such as zero-width spaces, were removed from text.")
    if "\r" in text and "\n" not in text:  # old Mac lines
        text, recoded = text.replace("\r", "\n"), True
    return text, recoded, tuple(notices)


def _snapshot(path: Path, day: date, given: date | None) -> date:
    """The day that a published file describes: the one given, or the one in its name."""
    found = given or snapshot_in(path.name)
    if found is None:
        raise refuse(
            "the file does not say which day it describes",
            "Give the day with --day, or keep the publisher's file name.",
        )
    if found > day:
        raise refuse(f"the file describes {found}, which is in the future", "Give the right day with --day.")
    return found


def _odd_blanks(text: str, delimiter: str) -> bool:
    """Whether cells may be padded with more than spaces: a quick look, which may say yes for nothing."""
    inside_quotes = (f'{delimiter}"\n', f'{delimiter}"\r', f'\n"{delimiter}')
    odd = ("\u00a0", *inside_quotes) if delimiter == "\t" else ("\u00a0", "\t", *inside_quotes)
    return any(mark in text for mark in odd)


def _header(dataset: Dataset, line: str) -> tuple[Form, str, tuple[str, ...]]:
    """The form, delimiter and headings that fit best, when they fit."""
    read = [
        (
            delimiter,
            tuple(_heading(cell) for cell in next(csv.reader(io.StringIO(line), delimiter=delimiter), [])),
        )
        for delimiter in _DELIMITERS
    ]
    form, delimiter, headings = max(
        ((form, delimiter, headings) for form in forms(dataset) for delimiter, headings in read),
        key=lambda found: _fit(found[0].columns, found[2]),
    )
    problems = [
        *_personal(form, headings),
        *_repeated(headings),
        *_missing(form, headings),
        *_unknown(form, headings),
    ]
    if problems:
        raise Stopped(*_other_dataset(dataset, headings), *problems)
    return form, delimiter, headings


def _heading(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", cell.strip().strip("\ufeff").lower())


def _fit(columns: tuple[Column, ...], headings: tuple[str, ...]) -> tuple[int, int]:
    """How well headings suit a form: first few missing columns, then many known ones."""
    missing = sum(column.required and column.name not in headings for column in columns)
    return len({column.name for column in columns} & set(headings)) - missing, -len(columns)


def _personal(form: Form, headings: tuple[str, ...]) -> list[Problem]:
    declared = {column.name for column in form.columns}
    return [
        Problem(
            1, heading, "", "this column looks personal, and nobody is named here", "Remove it from the file."
        )
        for heading in headings
        if heading not in declared and _PERSONAL.search(heading)
    ]


def _repeated(headings: tuple[str, ...]) -> list[Problem]:
    twice = {heading for heading in headings if headings.count(heading) > 1}
    return [
        Problem(1, heading, "", "this column is there more than once", "Keep one of them.")
        for heading in sorted(twice)
        if heading
    ]


def _missing(form: Form, headings: tuple[str, ...]) -> list[Problem]:
    return [
        Problem(
            1,
            column.name,
            "",
            "this column is missing",
            f"Add it: {column.description or column.kind.promise}.",
        )
        for column in form.columns
        if column.required and column.name not in headings
    ]


def _unknown(form: Form, headings: tuple[str, ...]) -> list[Problem]:
    declared = [column.name for column in form.columns]
    problems = []
    for place, heading in enumerate(headings, start=1):
        if heading in declared or _PERSONAL.search(heading):
            continue
        near = get_close_matches(
            heading, [name for name in declared if name not in headings], n=1, cutoff=0.6
        )
        fix = f"Did you mean '{near[0]}'?" if near else "Remove it, or rename it as in the template."
        name, rule = (
            (heading, "there is no such column") if heading else (f"column {place}", "it has no heading")
        )
        problems.append(Problem(1, name, "", rule, fix))
    return problems


def _other_dataset(dataset: Dataset, headings: tuple[str, ...]) -> list[Problem]:
    for other in datasets().values():
        for form in forms(other):
            known = {column.name for column in form.columns}
            needed = {column.name for column in form.columns if column.required}
            if other.name != dataset.name and needed <= set(headings) <= known:
                return [
                    Problem(
                        None,
                        "",
                        "",
                        f"this is not {dataset.name}: its columns are those of {other.name}",
                        f"Load it as {other.name}, or choose another file.",
                    )
                ]
    return []
