"""A backup and the way back. A backup is a journal itself, in one SQLite file, whatever keeps the plan."""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from edi_metrics.errors import DamagedJournal, JournalBusy, RefusedFile
from edi_metrics.journal import schema
from edi_metrics.journal.chain import Entry, Head
from edi_metrics.journal.checking import Report, check
from edi_metrics.journal.journal import Journal, is_kept, receipts_in
from edi_metrics.journal.receipts import Receipts, sync_folder
from edi_metrics.journal.schema import EVENT
from edi_metrics.journal.store import Store, file_store, path_in, store_of


class Restored(NamedTuple):
    """What a restore left behind."""

    events: int
    aside: Path | None
    """Where the journal that was there before is now, if there was one."""


def verify(private: Path) -> Report:
    """Whether the service's journal is whole. Raises `DamagedJournal` when there is none to verify."""
    journal = _opened(private)
    journal.close()
    return journal.report


def backup(private: Path, file: Path) -> int:
    """Copy the whole journal to `file`, with a receipt of its last event beside it. Returns how many events.

    Raises `RefusedFile` when the file is there already, and `DamagedJournal` rather than copy damage.
    """
    if file.exists() or _receipt_of(file).exist():
        raise RefusedFile(
            f"{file.name} is there already, and no backup is ever replaced. Choose another name."
        )
    report = verify(private)
    if not report.whole:
        raise DamagedJournal(report.words)
    _receipt_of(file).write([report.head])
    _write(file, report.sound)
    return len(report.sound)


def restore(private: Path, file: Path) -> Restored:
    """Make the journal what a backup holds. The one that was there is moved aside, never deleted.

    Close the app first. Raises `RefusedFile` for a file that is no whole backup, and `JournalBusy` while
    the journal is in use. A PostgreSQL database is only ever added to: it must hold nothing that the backup
    does not.
    """
    report = _checked(file)
    private.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = store_of(private)
    try:
        aside = _in_database(store, private, report) if store.path is None else _in_file(private, report)
    finally:
        store.close()
    receipts_in(private).write(Head(entry.seq, entry.hash) for entry in report.sound)
    return Restored(len(report.sound), aside)


def _opened(private: Path) -> Journal:
    if not is_kept(private):
        raise DamagedJournal("There is no journal yet. `python -m edi_metrics sample` makes one to try.")
    return Journal.open(private)


def _receipt_of(file: Path) -> Receipts:
    return Receipts(file.with_name(f"{file.name}.receipts"))


def _checked(file: Path) -> Report:
    """What a backup holds, if it is whole."""
    if not file.is_file() or not _receipt_of(file).exist():
        raise RefusedFile(
            f"There is no backup {file.name} with {_receipt_of(file).path.name} beside it."
            " Name a file that `python -m edi_metrics journal backup FILE` made."
        )
    store = file_store(file)
    try:
        report = check(store, _receipt_of(file))
    except (DamagedJournal, JournalBusy) as error:
        raise RefusedFile(f"{file.name} cannot be restored. {error}") from error
    finally:
        store.close()
    if not report.whole:
        why = " ".join(report.problems)
        raise RefusedFile(f"{file.name} cannot be restored. {why} Try an earlier backup.")
    return report


def _in_file(private: Path, report: Report) -> Path | None:
    path, receipts = path_in(private), receipts_in(private)
    held = [one for one in (path, *_beside(path), receipts.path) if one.exists()]
    with tempfile.TemporaryDirectory(dir=private, prefix=".restore-") as folder:
        made = Path(folder) / path.name
        _write(made, report.sound)
        _refuse_if_in_use(path)
        aside = _move_aside(private, held)
        made.replace(path)
    sync_folder(private)
    return aside


def _in_database(store: Store, private: Path, report: Report) -> Path | None:
    with store.write() as con:
        schema.make(con)
        held = [Entry._make(row) for row in con.execute(select(EVENT).order_by(EVENT.c.seq))]
        if held != list(report.sound[: len(held)]):
            raise RefusedFile(
                f"{store.name} holds events that are not in the backup, and nothing is ever deleted from it."
                " Make an empty database, set EDI_JOURNAL_URL to it, and restore into that."
            )
        _insert(con, report.sound[len(held) :])
    receipts = receipts_in(private)
    return _move_aside(private, [receipts.path] if receipts.exist() else [])


def _write(file: Path, entries: Sequence[Entry]) -> None:
    """A new journal of these entries, whole and on the disk, or none at all."""
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".journal-") as folder:
        made = Path(folder) / file.name
        store = file_store(made)
        with store.write() as con:
            schema.make(con)
            _insert(con, entries)
        store.close()
        _settle(made)
        made.chmod(0o600)
        made.replace(file)
    sync_folder(file.parent)


def _insert(con: Connection, entries: Sequence[Entry]) -> None:
    if entries:
        con.execute(insert(EVENT), [entry._asdict() for entry in entries])


def _refuse_if_in_use(path: Path) -> None:
    if not path.exists():
        return
    try:
        _settle(path)
    except sqlite3.OperationalError as error:
        raise JournalBusy("The journal is in use. Close the app, then restore.") from error
    except sqlite3.DatabaseError:
        pass  # what cannot even be opened is what a restore is for


def _settle(path: Path) -> None:
    """Bring everything into the one file. SQLite refuses while anyone else has it open."""
    with contextlib.closing(sqlite3.connect(path, timeout=1)) as con:
        con.execute("pragma journal_mode = delete")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _beside(path: Path) -> list[Path]:
    """The files that SQLite keeps next to its own while it is open, or after it was stopped."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]


def _move_aside(private: Path, files: Sequence[Path]) -> Path | None:
    held = [file for file in files if file.exists()]
    if not held:
        return None
    folders = (private / f"journal-before-restore-{number}" for number in count(1))
    aside = next(folder for folder in folders if not folder.exists())
    aside.mkdir(mode=0o700)
    for file in held:
        file.replace(aside / file.name)
    return aside
