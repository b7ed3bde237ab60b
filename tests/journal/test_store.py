"""The database itself refuses to forget, and people who write at once take turns."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

import psycopg
import pytest

from edi_metrics.errors import BadSetting, JournalBusy
from edi_metrics.journal import Journal, Overtaken
from edi_metrics.journal.store import store_of
from edi_metrics.plan.facts import SetAside
from edi_metrics.settings import ROOT
from tests.journal.edits import BEGUN, CHAIR, NEWS, OWNED, edit

THREADS, EACH = 8, 12


@pytest.mark.parametrize(
    "statement",
    [
        "update event set who = 'nobody'",
        "delete from event",
        "insert or replace into event select * from event where seq = 1",
        "replace into event select 9, 's/2', 9, kind, schema, body, recorded_at, who, key, 'p', hash"
        " from event",
        "replace into event select 9, stream, version, kind, schema, body, recorded_at, who, 'k', 'p', hash"
        " from event",
    ],
)
def test_sqlite_refuses_every_way_to_change_what_was_recorded(private: Path, statement: str) -> None:
    journal = Journal.open(private)
    journal.append(CHAIR, edit(BEGUN, 0))
    with closing(sqlite3.connect(private / "journal.sqlite")) as con:
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            con.execute(statement)
        con.rollback()
    assert journal.verify().whole
    journal.close()


@pytest.mark.parametrize(
    "statement", ["update event set who = 'nobody'", "delete from event", "truncate event"]
)
def test_postgresql_refuses_every_way_to_change_what_was_recorded(
    private: Path, database: str, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    monkeypatch.setenv("EDI_JOURNAL_URL", database)
    journal = Journal.open(private)
    journal.append(CHAIR, edit(BEGUN, 0))
    with psycopg.connect(database) as con, pytest.raises(psycopg.errors.RaiseException, match="only ever"):
        con.execute(statement.encode())
    assert journal.verify().whole
    journal.close()


def test_the_reading_side_cannot_write(private: Path) -> None:
    Journal.open(private).close()
    store = store_of(private)
    with pytest.raises(JournalBusy), store.read() as con:
        con.exec_driver_sql("insert into about values (2)")
    store.close()


def test_the_file_is_written_through_to_the_disk(private: Path) -> None:
    Journal.open(private).close()
    store = store_of(private)
    with store.write() as con:
        asked = {
            name: con.exec_driver_sql(f"pragma {name}").scalar() for name in ("journal_mode", "synchronous")
        }
        assert asked == {"journal_mode": "wal", "synchronous": 2}
        assert con.exec_driver_sql("pragma foreign_keys").scalar() == 1
    store.close()


@pytest.mark.parametrize(
    "address", ["postgres", "sqlite:///plan.sqlite", "nothing://at/all", "postgresql://h:p/x"]
)
def test_an_address_that_is_none_is_a_bad_setting(
    private: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("EDI_JOURNAL_URL", address)
    with pytest.raises(BadSetting, match="EDI_JOURNAL_URL"):
        Journal.open(private)


def test_a_database_that_does_not_answer_is_named_without_its_password(
    private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDI_JOURNAL_URL", "postgresql://edi:hush@127.0.0.1:1/plan")
    with pytest.raises(JournalBusy, match="Nothing was recorded") as caught:
        Journal.open(private)
    assert "hush" not in str(caught.value)


def test_a_full_disk_is_a_sentence_and_what_was_acknowledged_can_still_be_read(private: Path) -> None:
    journal = Journal.open(private)
    kept = [journal.append(CHAIR, edit(BEGUN, 0))]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(JournalBusy, match="Nothing was recorded"):
            kept.extend(journal.append(CHAIR, edit(NEWS, seen)) for seen in count(1))
        assert journal.read() == tuple(kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert journal.append(CHAIR, edit(NEWS, len(kept))).version == len(kept) + 1
    assert journal.verify().whole
    journal.close()


def test_threads_that_write_at_once_lose_no_event(journal: Journal) -> None:
    """Each sets the owner of one action over and over; every other time, without having looked since."""
    journal.append(CHAIR, edit(BEGUN, 0))

    def write(thread: int) -> Counter[str]:
        came = Counter[str]()
        for number in range(EACH):
            seen = len(journal.read()) if number % 2 else 1
            try:
                journal.append(CHAIR, edit({**OWNED, "now": f"Role {thread}-{number}"}, seen))
                came["recorded"] += 1
            except Overtaken:
                came["set aside"] += 1
        return came

    with ThreadPoolExecutor(THREADS) as pool:
        came = sum(pool.map(write, range(THREADS)), Counter[str]())
    events = journal.read()
    aside = [event for event in events if isinstance(event.fact, SetAside)]
    assert came.total() == THREADS * EACH
    assert len(aside) == came["set aside"]
    assert [event.version for event in events] == list(range(1, came.total() + 2))
    said = {
        (event.fact.edit if isinstance(event.fact, SetAside) else event.fact).model_dump().get("now")
        for event in events
    }
    assert said >= {f"Role {thread}-{number}" for thread in range(THREADS) for number in range(EACH)}
    assert journal.verify().whole


def test_processes_that_open_a_new_journal_at_once_and_write_lose_no_event(anywhere: Path) -> None:
    writers = _writers(anywhere, "w", 8)
    acknowledged = writers.communicate(timeout=60)[0].split()
    assert writers.returncode == 0
    journal = Journal.open(anywhere)
    assert journal.report.whole
    assert {event.event_id for event in journal.read()} == set(acknowledged)
    assert len(acknowledged) == 8 * WRITERS
    journal.close()


def test_writers_killed_at_any_moment_lose_nothing_that_was_acknowledged(private: Path) -> None:
    """Killed twice over while they write as fast as they can."""
    draw = Random(2026)
    acknowledged: set[str] = set()
    for kill in "ab":
        writers = _writers(private, kill, 100_000)
        assert writers.stdout is not None
        acknowledged.add(writers.stdout.readline().strip())
        time.sleep(draw.uniform(0.1, 0.3))
        os.killpg(writers.pid, signal.SIGKILL)
        told = writers.communicate(timeout=20)[0]
        acknowledged.update(told[: told.rfind("\n") + 1].split())
        journal = Journal.open(private)
        assert journal.report.whole, journal.report.words
        assert {event.event_id for event in journal.read()} >= acknowledged
        journal.close()
    assert len(acknowledged) > 10


WRITERS = 4

_PROGRAM = """
import os, sys
from pathlib import Path
from edi_metrics.journal import Journal
from tests.journal.edits import BEGUN, CHAIR, edit
private, name, events = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
children = []
for writer in range(int(sys.argv[4])):
    child = os.fork()
    if child:
        children.append(child)
        continue
    journal = Journal.open(private)
    for number in range(events):
        key = f"{name}{writer}/{number}"
        journal.append(CHAIR, edit(BEGUN, 0, stream=f"action/{name}{writer}-{number}", key=key))
        os.write(1, f"{key}\\n".encode())
    os._exit(0)
sys.exit(max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""


def _writers(private: Path, name: str, events: int) -> "subprocess.Popen[str]":
    """Other processes that each begin actions, and tell each once it is acknowledged."""
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(private), name, str(events), str(WRITERS)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
