"""What it costs to take the pages away: each file as a command, and in a process that runs already.

Every file made is opened as well, and has a chart for each chart of the pages.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from benchmarks.result import Result, of_rounds
from benchmarks.served import ROOT
from edi_metrics.exports.media import MEDIA
from edi_metrics.exports.plain import plain
from edi_metrics.exports.take import Taken, tell
from edi_metrics.exports.workbook_drawn import natives
from edi_metrics.reader import open_reader
from edi_metrics.settings import settings
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import Chart
from edi_metrics.story.words.alt import alone
from edi_metrics.vocabulary import Level

SECONDS: Mapping[str, float] = {"deck": 3.0, "paper": 2.0, "report": 2.0, "workbook": 2.0, "pack": 5.0}
"""How long each file may take, whether a command makes it or a button."""

TIMES = 5.0
"""How many times a process that only tells the pages a process that makes a file of them may take."""

_TELL = (
    "from edi_metrics.exports.take import taken; from edi_metrics.reader import open_reader;"
    " from edi_metrics.settings import settings; from edi_metrics.vocabulary import Level;"
    " taken(open_reader(Level.PUBLISHED, settings()))"
)
"""The control: a process that opens the figures and tells the same pages, and makes nothing of them."""


def run(rounds: int) -> list[Result]:
    """Each kind of file, made of the pages that it has when nobody says which."""
    reader = open_reader(Level.PUBLISHED, settings())
    desk = Desk(reader)
    pages = {name: tell(desk, MEDIA[name].pages((), Level.PUBLISHED, desk.about.day)) for name in SECONDS}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(settings().private, folder / "private")
        environment = os.environ | {"EDI_PRIVATE": str(folder / "private")}
        results = [
            result
            for name in SECONDS
            for result in (
                *_commanded(name, pages[name], folder, environment, rounds),
                _made_again(name, pages[name], rounds),
            )
        ]
    reader.close()
    return results


def _commanded(
    name: str, pages: Taken, folder: Path, environment: Mapping[str, str], rounds: int
) -> list[Result]:
    """From starting the command to its end, beside the control."""
    file = folder / MEDIA[name].filename(pages)
    told, took = [], []
    for _ in range(rounds):
        told.append(_seconds(["-c", _TELL], environment))
        took.append(_seconds(["-m", "edi_metrics", name, "--out", str(file)], environment))
        _check(name, file.read_bytes(), pages)
        file.unlink()
    return [
        Result(f"{name}, the command", "s", median(took), SECONDS[name], best=min(took)),
        of_rounds(f"{name} beside telling the pages", "s", took, told, TIMES),
    ]


def _seconds(arguments: list[str], environment: Mapping[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - started


def _made_again(name: str, pages: Taken, rounds: int) -> Result:
    """As a button makes it once the process has imported what it needs."""
    MEDIA[name].made(pages)
    took = []
    for _ in range(rounds):
        started = time.perf_counter()
        content = MEDIA[name].made(pages)
        took.append((time.perf_counter() - started) * 1000)
        _check(name, content, pages)
    return Result(f"{name}, made again", "ms", median(took), SECONDS[name] * 1000, best=min(took))


# Whether a file is whole --------------------------------------------------------------------------


def _check(name: str, content: bytes, pages: Taken) -> None:
    charts = [chart for chapter in pages.chapters for chart in chapter.charts]
    assert charts, "there is something to draw"
    found = _CHECKS[name](content, charts)
    assert found == _expected(name, charts), f"{name} has {found} charts of {len(charts)}"


def _expected(name: str, charts: list[Chart]) -> int:
    return sum(len(natives(one.drawing)) for one in charts) if name == "workbook" else len(charts)


def _of_deck(content: bytes, charts: list[Chart]) -> int:
    """How many of the charts some shape of some slide is described as."""
    slides = _parts(content, r"ppt/slides/slide\d+\.xml")
    said = {unescape(one) for slide in slides for one in re.findall(r'descr="([^"]*)"', slide)}
    return sum(any(one.startswith(alone(plain(chart.alt))) for one in said) for chart in charts)


def _of_paper(content: bytes, charts: list[Chart]) -> int:
    assert content.startswith(b"%PDF-")
    return len(re.findall(rb"/S/Figure/P \d+ 0 R/Alt\(", content))


def _of_workbook(content: bytes, charts: list[Chart]) -> int:
    return len(_parts(content, r"xl/charts/chart\d+\.xml"))


def _of_pack(content: bytes, charts: list[Chart]) -> int:
    page = content.decode()
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>")
    return len(re.findall(r'<div class="drawing [^"]*" role="img"', page))


def _parts(content: bytes, pattern: str) -> list[str]:
    """The texts of the files in an archive whose names match; none of the archive's files is damaged."""
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return [archive.read(one).decode() for one in archive.namelist() if re.fullmatch(pattern, one)]


_CHECKS: Mapping[str, Callable[[bytes, list[Chart]], int]] = {
    "deck": _of_deck,
    "paper": _of_paper,
    "report": _of_paper,
    "workbook": _of_workbook,
    "pack": _of_pack,
}
