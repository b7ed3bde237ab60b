"""Whether a journal is whole: the file, the chain, and everything that was acknowledged."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from edi_metrics.journal.chain import Entry, Head, whole
from edi_metrics.journal.reading import all_kept
from edi_metrics.journal.receipts import Receipts
from edi_metrics.journal.schema import EVENT
from edi_metrics.journal.store import CURE, Store

_AT_ONCE = 1000


@dataclass(frozen=True)
class Report:
    """What was found in a journal: its sound part, and everything that is wrong."""

    sound: tuple[Entry, ...]
    problems: tuple[str, ...]
    unacknowledged: tuple[Head, ...] = ()
    """Sound events that have no receipt: whoever wrote them was stopped before they were told."""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def head(self) -> Head:
        """The last sound event."""
        return Head(self.sound[-1].seq, self.sound[-1].hash) if self.sound else Head()

    @property
    def words(self) -> str:
        """The report as a person reads it."""
        count = f"{len(self.sound):,} event{'' if len(self.sound) == 1 else 's'}"
        if self.whole:
            return f"The journal is whole: {count}, each as it was written, and none is missing."
        return " ".join([*self.problems, f"{count} can still be read; nothing more is written. {CURE}"])

    def as_json(self) -> dict[str, object]:
        """The report as data."""
        head = {"seq": self.head.seq, "hash": self.head.hash}
        return {"whole": self.whole, "events": len(self.sound), "head": head, "problems": list(self.problems)}


def check(store: Store, receipts: Receipts) -> Report:
    """What there is to find out about a journal. Raises `DamagedJournal` if it cannot be opened at all."""
    acknowledged, problem = receipts.read()  # first, so that an event written meanwhile is not missed
    problems = [f"The receipts are damaged: {problem}."] if problem else []
    with all_kept(), store.read() as con:
        problems += _damage(con)
        entries, stopped = _entries(con)
    sound, broken = whole(entries)
    if broken or stopped:
        problems.append(f"The chain is broken: {broken or stopped}.")
    else:
        problems += _missing(sound, acknowledged)
    left = tuple(Head(one.seq, one.hash) for one in sound if one.seq not in acknowledged)
    return Report(tuple(sound), tuple(problems), left)


def _damage(con: Connection) -> Iterator[str]:
    """What SQLite finds wrong with its own file. PostgreSQL looks after its files itself."""
    if con.dialect.name != "sqlite":
        return
    try:
        found = con.exec_driver_sql("pragma integrity_check(1)").scalar()
    except DBAPIError as error:
        found = str(error.orig)
    if found != "ok":
        yield f"The journal's file is damaged ({' '.join(str(found).split())})."


def _entries(con: Connection) -> tuple[list[Entry], str]:
    """The entries in order, as far as they can be read, and what stopped the reading, or nothing."""
    read: list[Entry] = []
    asked = select(EVENT).order_by(EVENT.c.seq).execution_options(yield_per=_AT_ONCE)
    try:
        for row in con.execute(asked):
            read.append(Entry._make(row))
    except DBAPIError as error:
        return read, f"what follows event {len(read)} cannot be read ({error.orig})"
    return read, ""


def _missing(sound: list[Entry], acknowledged: dict[int, str]) -> Iterator[str]:
    last = max(acknowledged, default=0)
    if last > len(sound):
        yield f"Events {len(sound) + 1:,} to {last:,} were acknowledged and are not there."
    for entry in sound:
        if acknowledged.get(entry.seq, entry.hash) != entry.hash:
            yield f"Event {entry.seq:,} is not the one that was acknowledged."
            return
