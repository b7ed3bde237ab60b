"""The journal: append, read and verify. What happened to the plan, in the one order it was recorded in."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from sqlalchemy import select

from edi_metrics.access import Viewer
from edi_metrics.errors import DamagedJournal, EdiError, JournalBusy, RefusedEdit
from edi_metrics.journal import schema
from edi_metrics.journal.chain import Entry, Head
from edi_metrics.journal.checking import Report, check
from edi_metrics.journal.edits import Clash, Edit, Overtaken
from edi_metrics.journal.reading import events_of
from edi_metrics.journal.receipts import Receipts
from edi_metrics.journal.schema import EVENT
from edi_metrics.journal.store import CURE, Store, path_in, store_of
from edi_metrics.journal.writing import Writing, head
from edi_metrics.plan.facts import Event
from edi_metrics.settings import journal_url


def receipts_in(private: Path) -> Receipts:
    """The receipts of this machine's writing."""
    return Receipts(private / "journal.receipts")


def is_kept(private: Path) -> bool:
    """Whether the plan is kept in a journal, or was: one that has gone is for `Journal` to say."""
    return journal_url() is not None or path_in(private).exists() or receipts_in(private).exist()


class Journal:
    """An open journal. Several people, threads and processes may have the same one open and write to it."""

    def __init__(self, store: Store, receipts: Receipts) -> None:
        """Open a store, making it if it is new, and find out whether it is whole.

        A journal that is not whole can be read as far as it is sound, and not written: see `report`. Raises
        `DamagedJournal` for one that cannot be opened, or that has gone.
        """
        self._store = store
        self._receipts = receipts
        self._looked: tuple[tuple[int, ...] | None, Head] = (None, Head())
        self._make()
        self.report = self.verify()
        if self.report.whole:
            receipts.end_line()
            receipts.write(self.report.unacknowledged)

    @classmethod
    def open(cls, private: Path) -> "Journal":
        """The service's own journal."""
        private.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = store_of(private)
        try:
            return cls(store, receipts_in(private))
        except EdiError:
            store.close()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def verify(self) -> Report:
        """Read everything again, and say whether anything was changed or lost."""
        return check(self._store, self._receipts)

    def append(self, viewer: Viewer, edit: Edit) -> Event:
        """Record one edit. When this returns, it is on the disk and so is its receipt.

        The same key again is the same event. Raises `NotAllowed`; `Overtaken`, having kept the edit beside
        what came first; `RefusedEdit`; `JournalBusy` or `DamagedJournal`, having recorded nothing.
        """
        [event] = self.append_all(viewer, [edit])
        return event

    def append_all(
        self, viewer: Viewer, edits: Sequence[Edit], *, or_none: bool = False
    ) -> tuple[Event, ...]:
        """Record several edits together, in order. Raises as `append` does; `Overtaken` once all are kept.

        With `or_none`, a clash keeps nothing of them: someone else has begun what they are about.
        """
        for edit in edits:
            viewer.require(edit.right)
        if not self.report.whole:
            raise DamagedJournal(self.report.words)
        with self._store.write() as con:
            writing = Writing(con)
            outcomes = [writing.take(edit) for edit in edits]
            clash = next((one for one in outcomes if isinstance(one, Clash)), None)
            if or_none and clash:
                raise RefusedEdit(f"{clash.words} Nothing of yours is recorded: save it again.")
        self._acknowledge(writing.heads)
        recorded = tuple(one for one in outcomes if isinstance(one, Event))
        clashes = [one for one in outcomes if isinstance(one, Clash)]
        if clashes:
            raise Overtaken(clashes, recorded)
        return recorded

    def head(self) -> Head:
        """The number and hash of the last event: it changes whenever the plan does."""
        trace = self._store.trace
        if trace is None or trace != self._looked[0]:
            with self._store.read() as con:
                self._looked = (trace, head(con))
        return self._looked[1]

    def read(self, *, after: int = 0) -> tuple[Event, ...]:
        """The events numbered higher than `after`, in order, as far as the journal was found to be sound."""
        sound = self.report.sound  # read once already, and numbered from 1
        if not self.report.whole:
            return events_of(sound[after:])
        asked = select(EVENT).where(EVENT.c.seq > max(after, len(sound))).order_by(EVENT.c.seq)
        with self._store.read() as con:
            rows = con.execute(asked).all()
        return events_of(chain(sound[after:], map(Entry._make, rows)))

    def _make(self) -> None:
        acknowledged, _ = self._receipts.read()
        with self._store.write() as con:
            if acknowledged and not schema.is_made(con):
                raise DamagedJournal(
                    f"The journal has gone: {len(acknowledged):,} events were acknowledged, and"
                    f" {self._store.name} holds none. {CURE}"
                )
            schema.make(con)

    def _acknowledge(self, heads: Sequence[Head]) -> None:
        try:
            self._receipts.write(heads)
        except OSError as error:
            raise JournalBusy(
                f"Your change is recorded, but its receipt could not be written ({error.strerror})."
                " Save again when that is mended: it will not be recorded twice."
            ) from error
