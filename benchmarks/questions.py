"""Every declared question to the reader, beside the same rows fetched by a bare cursor."""

import time
from collections.abc import Iterator
from statistics import median

import duckdb

from benchmarks.result import Result
from edi_metrics.metrics import EVERYONE, Choice, Question, metrics
from edi_metrics.reader import Reader, open_reader
from edi_metrics.settings import settings
from edi_metrics.vocabulary import WHOLE, Level
from edi_metrics.warehouse import versions

SLOWEST_MS, BARE = 10.0, 1.3

_SQL = (
    "select period, part, numerator, denominator, symbol from cell"
    " where metric = ? and grain = ? and split = ? and narrowing = ? and within = ?"
)


def declared() -> Iterator[Question]:
    """Every question that some metric declares."""
    for metric in metrics().values():
        narrowed = [Choice(key, part) for key in metric.narrowings for part in metric.parts(key)]
        for grain in metric.cadence:
            for split in (WHOLE, *metric.splits):
                for choice in (EVERYONE, *narrowed):
                    yield Question(metric, grain, split, choice)


def run(rounds: int) -> list[Result]:
    """Both levels; the answers are compared, row by row."""
    results = []
    for level in Level:
        chosen = settings()
        reader = open_reader(level, chosen)
        path = versions.path_of(chosen.warehouse, level, reader.about.version)
        with duckdb.connect(str(path), read_only=True, config={"threads": 1}) as bare:
            pairs = [_timed(reader, bare, question, rounds) for question in declared()]
        reader.close()
        slowest = max(ours for ours, _ in pairs)
        results += [
            Result(f"slowest of {len(pairs)} questions, {level}", "ms", slowest, SLOWEST_MS),
            Result(
                f"median question, {level}",
                "ms",
                median(ours for ours, _ in pairs),
                BARE,
                median(theirs for _, theirs in pairs),
            ),
        ]
    return results


def _timed(
    reader: Reader, bare: duckdb.DuckDBPyConnection, question: Question, rounds: int
) -> tuple[float, float]:
    asked = [
        question.metric.key, question.grain, question.split,
        question.choice.narrowing, question.choice.within,
    ]  # fmt: skip
    ours, theirs = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        with bare.cursor() as cursor:
            rows = cursor.execute(_SQL, asked).fetchall()
        between = time.perf_counter()
        measured = reader.measure(
            question.metric.key, split=question.split, choice=question.choice, grain=question.grain
        )
        ended = time.perf_counter()
        theirs.append((between - started) * 1000)
        ours.append((ended - between) * 1000)
    same = {(row[0], row[1], row[2], row[3], row[4]) for row in rows} == {
        (cell.period.first_day, cell.part, cell.numerator, cell.denominator, cell.symbol)
        for cell in measured.cells
    }
    assert same, question
    return median(ours), median(theirs)
