"""Each kind of file read back as its reader's program would, without a word of ours."""

import io
import os
import shutil
import subprocess
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from icalendar import Calendar


def word(content: bytes) -> Word:
    """A Word document, opened."""
    return Document(io.BytesIO(content))


def text_of_word(content: bytes) -> str:
    """Every paragraph and cell of a Word document, in order, a line each."""
    document = word(content)
    said: list[str] = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            said += [line.text for row in part.rows for cell in row.cells for line in cell.paragraphs]
        else:
            said.append(part.text)
    return "\n".join(said)


def xml_of_word(content: bytes, name: str) -> str:
    """One file inside a Word document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def pages_of_pdf(content: bytes, folder: Path) -> list[str]:
    """The text of each page, as poppler reads it aloud."""
    return _poppler("pdftotext", content, folder, "-raw").removesuffix("\f").split("\f")


def fonts_of_pdf(content: bytes, folder: Path) -> set[str]:
    """The families of the fonts that it carries."""
    listed = _poppler("pdffonts", content, folder).splitlines()[2:]
    return {line.split()[0].partition("+")[2].partition("-")[0] for line in listed}


def _poppler(name: str, content: bytes, folder: Path, *options: str) -> str:
    """What a program of poppler says of a file. Without it the test is skipped, or failed under CI=true."""
    program = shutil.which(name)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{name} is not installed; `.ci/run` installs it")
        pytest.skip(f"{name} is not installed (on Debian: apt install poppler-utils)")
    file = folder / "read.pdf"
    file.write_bytes(content)
    to_screen = ["-"] if name == "pdftotext" else []
    read = subprocess.run([program, *options, file, *to_screen], check=True, capture_output=True)
    return read.stdout.decode()


def mail(content: bytes) -> EmailMessage:
    """An e-mail, opened."""
    opened = message_from_bytes(content, policy=default)
    assert isinstance(opened, EmailMessage)
    return opened


def text_of_mail(content: bytes) -> str:
    """What an e-mail says to a program that shows text alone."""
    return _body(content, "plain")


def html_of_mail(content: bytes) -> str:
    """What an e-mail says to a program that shows HTML, with its markup."""
    return _body(content, "html")


def _body(content: bytes, kind: str) -> str:
    part = mail(content).get_body((kind,))
    assert isinstance(part, EmailMessage)
    said: str = part.get_content()
    return said.replace("\r\n", "\n")


class Drawn(HTMLParser):
    """What a browser would make of a page: its elements, and the text it shows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def dates(content: bytes) -> Calendar:
    """A calendar file, opened."""
    opened = Calendar.from_ical(content)
    assert isinstance(opened, Calendar)
    return opened


def words_of(text: str) -> str:
    """A text without the breaks and the hyphens that a line's end may bring."""
    return "".join(text.split())
