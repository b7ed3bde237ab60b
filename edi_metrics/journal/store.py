"""Where the journal is: SQLite in the private folder, or the PostgreSQL that `EDI_JOURNAL_URL` names.

One engine writes, one transaction at a time in whatever process; another reads and cannot write.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from edi_metrics.errors import BadSetting, DamagedJournal, JournalBusy
from edi_metrics.settings import journal_url

CURE = "Restore the latest backup with `python -m edi_metrics journal restore FILE`."

_MOMENT = 200_000_000  # in nanoseconds
_WAIT = 10  # seconds that a writer waits for its turn
_LOCK = 20_261_126  # the number by which this journal's writers in PostgreSQL take turns


@dataclass(frozen=True)
class Store:
    """An open database, and the name that a person knows it by."""

    writing: Engine
    reading: Engine
    name: str
    path: Path | None = None
    """The file, where it is one."""

    @property
    def trace(self) -> tuple[int, ...] | None:
        """What every write leaves on the file, for noticing that there was none; None where that cannot be.

        A clock that ticks in milliseconds could hide a second write behind the first: a file written to a
        moment ago leaves no trace to go by.
        """
        if self.path is None:
            return None
        ahead = self.path.with_name(f"{self.path.name}-wal")
        try:
            found = [path.stat() for path in (self.path, ahead) if path.exists()]
        except OSError:
            return None
        if any(time.time_ns() - one.st_mtime_ns < _MOMENT for one in found):
            return None
        return tuple(part for one in found for part in (one.st_ino, one.st_mtime_ns, one.st_size))

    def close(self) -> None:
        """Let go of every connection."""
        self.writing.dispose()
        self.reading.dispose()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that nobody else's writing can come between. Kept whole, or nothing is.

        Raises `JournalBusy` or `DamagedJournal`, in words, when the database refuses.
        """
        with _in_words(), self.writing.begin() as con:
            yield con

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """The journal as it is at one moment. Raises as `write` does."""
        with _in_words(), self.reading.begin() as con:
            yield con


def path_in(private: Path) -> Path:
    """The file of a journal that SQLite keeps."""
    return private / "journal.sqlite"


def store_of(private: Path) -> Store:
    """The service's own store. Nothing is made yet. Raises `BadSetting` for an address that is none."""
    address = journal_url()
    return file_store(path_in(private)) if address is None else _postgresql(address)


def file_store(path: Path) -> Store:
    """A journal in one file."""
    url = URL.create("sqlite", database=str(path))
    writing = create_engine(url, connect_args={"timeout": _WAIT})
    reading = create_engine(url, connect_args={"timeout": _WAIT})
    always = ("pragma foreign_keys = on", "pragma recursive_triggers = on")
    _at_connect(writing, (*always, "pragma journal_mode = wal", "pragma synchronous = full"))
    _at_connect(reading, (*always, "pragma query_only = on"))
    _at_begin(writing, "begin immediate")
    _at_begin(reading, "begin")
    return Store(writing, reading, path.name, path)


def _postgresql(address: str) -> Store:
    try:
        url = make_url(address)
        if url.get_backend_name() != "postgresql":
            raise ArgumentError("another kind of database")
        url = url.set(drivername="postgresql+psycopg")
        kept = {"pool_pre_ping": True, "connect_args": {"connect_timeout": _WAIT}}
        writing, reading = create_engine(url, **kept), create_engine(url, **kept)
    except (ArgumentError, ValueError) as error:
        raise BadSetting(
            "EDI_JOURNAL_URL is not the address of a PostgreSQL database."
            " Write it as postgresql://USER:PASSWORD@HOST/DATABASE, or leave it out and a file is used."
        ) from error
    _at_begin(
        writing,
        f"set local lock_timeout = '{_WAIT}s'",
        "set local synchronous_commit = on",
        f"select pg_advisory_xact_lock({_LOCK})",
    )
    _at_begin(reading, "set transaction isolation level repeatable read read only")
    return Store(writing, reading, f"the database {url.database} on {url.host}")


def _at_connect(engine: Engine, statements: Sequence[str]) -> None:
    def connect(dbapi: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        dbapi.isolation_level = None  # so that `begin` below is what begins, not the driver's own
        cursor = dbapi.cursor()
        for statement in statements:
            cursor.execute(statement)
        cursor.close()

    event.listen(engine, "connect", connect)


def _at_begin(engine: Engine, *statements: str) -> None:
    def begin(con: Connection) -> None:
        for statement in statements:
            con.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)


_PASSING = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_READONLY",
    "SQLITE_FULL",
    "SQLITE_CANTOPEN",
    "SQLITE_IOERR_WRITE",
    "SQLITE_IOERR_FSYNC",
    "SQLITE_IOERR_SHM",
)
"""What SQLite says when the trouble is around its file and not in it."""


def _will_pass(error: DBAPIError) -> bool:
    """Whether the journal may be as good as ever. A server looks after its own files, so that is so."""
    name: str = getattr(error.orig, "sqlite_errorname", "")
    return not name or name.startswith(_PASSING)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        why = str(error.orig).strip().splitlines()[0].rstrip(".")
        if _will_pass(error):
            raise JournalBusy(
                f"The journal cannot be used just now ({why}). Nothing was recorded; try again when that"
                " is mended."
            ) from error
        raise DamagedJournal(f"The journal cannot be read ({why}). {CURE}") from error
    except UnicodeDecodeError as error:  # SQLite names what it found, and what it found is no text
        raise DamagedJournal(f"The journal holds what is no text. {CURE}") from error
    except SQLAlchemyError as error:
        raise DamagedJournal(f"The journal holds what it should not ({error}). {CURE}") from error
