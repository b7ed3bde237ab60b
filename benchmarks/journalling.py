"""The journal: what saving one decision costs beside a bare insert, eight writers, ten years folded."""

import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from benchmarks.result import Result, of_rounds
from edi_metrics.access import Viewer
from edi_metrics.journal import Edit, Journal
from edi_metrics.journal.receipts import Receipts
from edi_metrics.journal.store import file_store
from edi_metrics.plan.facts import Change
from edi_metrics.plan.facts.actions import ActionProposed, OwnerSet, ProgressNoted
from edi_metrics.plan.folding import fold
from edi_metrics.vocabulary import Role, Strand

APPEND_MS = 50.0
LOAD_SECONDS = 1.0
TIMES_A_BARE_INSERT = 10.0
WRITERS = 8
TEN_YEARS = 50_000

_CHAIR = Viewer(Role.CHAIR)
_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_EACH = 100
_PER_ACTION = 25


def run(rounds: int) -> list[Result]:
    """Every answer is checked: each event is there, and the chain is whole."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        paired = [(_bare(folder / f"bare-{n}"), _appended(folder / f"own-{n}")) for n in range(rounds)]
        bare, own = [pair[0] for pair in paired], [pair[1] for pair in paired]
        crowd = [_crowd(folder / f"crowd-{n}") for n in range(rounds)]
        opened, loaded, folded = _ten_years(folder / "long", rounds)
    return [
        of_rounds("one append, a receipt included", "ms", own, bare, TIMES_A_BARE_INSERT),
        Result("one append, a receipt included", "ms", median(own), APPEND_MS),
        Result(f"{WRITERS} writers at once, one append", "ms", median(crowd), APPEND_MS, best=min(crowd)),
        Result(
            f"{TEN_YEARS:,} events: opened, verified", "s", median(opened), LOAD_SECONDS, best=min(opened)
        ),
        Result(f"{TEN_YEARS:,} events: read", "s", median(loaded), LOAD_SECONDS, best=min(loaded)),
        Result(f"{TEN_YEARS:,} events: folded", "s", median(folded), LOAD_SECONDS, best=min(folded)),
    ]


def _bare(path: Path) -> float:
    """Milliseconds for SQLite to keep one row as safely, with nothing else done."""
    with closing(sqlite3.connect(path, isolation_level=None)) as con:
        con.execute("pragma journal_mode = wal")
        con.execute("pragma synchronous = full")
        con.execute("create table event (seq integer primary key, body text)")
        started = time.perf_counter()
        for number in range(_EACH):
            con.execute("insert into event values (?, ?)", (number, "x" * 300))
        return 1000 * (time.perf_counter() - started) / _EACH


def _appended(path: Path) -> float:
    """Milliseconds for one append after another."""
    journal = _open(path)
    edits = list(_edits(_EACH))
    started = time.perf_counter()
    for edit in edits:
        journal.append(_CHAIR, edit)
    taken = 1000 * (time.perf_counter() - started) / _EACH
    _close(journal, _EACH)
    return taken


def _crowd(path: Path) -> float:
    """Milliseconds that one of several people writing at once waits for their edit to be kept."""
    journal = _open(path)

    def write(writer: int) -> list[float]:
        waited = []
        for edit in _edits(_EACH, prefix=f"w{writer}"):
            started = time.perf_counter()
            journal.append(_CHAIR, edit)
            waited.append(1000 * (time.perf_counter() - started))
        return waited

    with ThreadPoolExecutor(WRITERS) as pool:
        waited = [one for writer in pool.map(write, range(WRITERS)) for one in writer]
    _close(journal, WRITERS * _EACH)
    return median(waited)


def _ten_years(path: Path, rounds: int) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
    """Seconds to open and verify, to read, and to fold a long journal, round by round."""
    journal = _open(path)
    journal.append_all(_CHAIR, list(_edits(TEN_YEARS)))
    _close(journal, TEN_YEARS)
    opened: list[float] = []
    loaded: list[float] = []
    folded: list[float] = []
    for _ in range(rounds):
        times = [time.perf_counter()]
        journal = _open(path)
        times.append(time.perf_counter())
        events = journal.read()
        times.append(time.perf_counter())
        plan = fold(events, date(2026, 11, 23))
        times.append(time.perf_counter())
        assert len(plan.actions) == TEN_YEARS // _PER_ACTION, "every action is in the plan"
        journal.close()
        for kept, begun, ended in zip((opened, loaded, folded), times, times[1:], strict=False):
            kept.append(ended - begun)
    return opened, loaded, folded


def long_journal(private: Path) -> None:
    """A service's own journal of ten years."""
    journal = Journal.open(private)
    journal.append_all(_CHAIR, list(_edits(TEN_YEARS)))
    _close(journal, TEN_YEARS)


def _open(path: Path) -> Journal:
    return Journal(file_store(path), Receipts(path.with_suffix(".receipts")))


def _close(journal: Journal, events: int) -> None:
    report = journal.verify()
    assert report.whole, report.words
    assert report.head.seq == events, "every event is there"
    journal.close()


def _edits(count: int, prefix: str = "a") -> Iterator[Edit]:
    """Actions that are each proposed, given to someone, and then have news."""
    for number in range(count):
        action, seen = divmod(number, _PER_ACTION)
        yield Edit(
            stream=f"action/{prefix}-{action}",
            seen=seen,
            fact=_fact(seen),
            key=f"{prefix}/{number}",
            who="benchmark",
            by_role="Working-group chair",
            on=_NOW.date(),
            at=_NOW,
        )


def _fact(seen: int) -> Change:
    if seen == 0:
        return ActionProposed(title="Lend a harp", strand=Strand.PROGRAMMING)
    if seen == 1:
        return OwnerSet(now="Head of service")
    return ProgressNoted(note=f"News number {seen}: two more pupils have borrowed it")
