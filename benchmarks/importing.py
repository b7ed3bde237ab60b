"""A generated million participation rows, from a file to the first figure a page could show."""

import random
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.result import Result
from edi_metrics import importer, publisher
from edi_metrics.reader import open_reader
from edi_metrics.settings import settings
from edi_metrics.vocabulary import Grain, Level

SECONDS = 60.0
_DAY = date(2026, 11, 23)
_TERMS = tuple(
    f"{year}/{year % 100 + 1} {season}"
    for year in range(2022, 2026)
    for season in ("autumn", "spring", "summer")
)
_PROGRAMMES = ("wcet", "small_group", "individual", "ensemble")
_COLUMNS = (
    "term", "programme", "pupil", "school_urn", "home_district", "year_group", "sex", "sen", "free_meals",
    "pupil_premium", "status",
)  # fmt: skip


def run(rows: int) -> list[Result]:
    """Load, build and ask; the answer is held against what was generated."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path, expected = _generated(folder / "participation.csv", rows)
        chosen = settings().model_copy(
            update={"private": folder / "private", "warehouse": folder / "warehouse", "level": None}
        )
        started = time.perf_counter()
        importer.load(
            "participation", path, private=chosen.private, who="benchmark", when=datetime.now(UTC), day=_DAY
        )
        loaded = time.perf_counter()
        publisher.build(chosen, today=_DAY, progress=_unheard)
        built = time.perf_counter()
        reader = open_reader(Level.INSIDE, chosen)
        answer = reader.measure("participation.pupils", grain=Grain.TERM)
        ended = time.perf_counter()
        assert sum(cell.n for cell in answer.cells) == expected, (
            "every generated pupil is counted, once a term"
        )
        reader.close()
    name = f"{rows:,} rows"
    return [
        Result(f"{name}: file accepted", "s", loaded - started, SECONDS),
        Result(f"{name}: figures built", "s", built - loaded, SECONDS),
        Result(f"{name}: first question", "s", ended - built, 0.1),
        Result(f"{name}: file to visible", "s", ended - started, SECONDS),
    ]


def _generated(path: Path, rows: int) -> tuple[Path, int]:
    """A file of `rows` places, each pupil in one programme a term, and how many pupil-terms it holds."""
    draw = random.Random(2026)
    each = rows // len(_TERMS)
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(_COLUMNS) + "\n")
        for term in _TERMS:
            for pupil in range(each):
                file.write(
                    f"{term},{draw.choice(_PROGRAMMES)},p{pupil:06d},{900001 + pupil % 530},"
                    f"E07000{draw.choice((95, 96, 98, 99, 102, 103)):03d},{1 + pupil % 13},"
                    f"{draw.choice(('female', 'male'))},{draw.choice(('none', 'sen_support', 'ehc_plan'))},"
                    f"{draw.choice(('yes', 'no'))},{draw.choice(('yes', 'no'))},attending\n"
                )
    return path, each * len(_TERMS)


def _unheard(step: str, done: int, of: int) -> None:
    """Progress, unheard."""
