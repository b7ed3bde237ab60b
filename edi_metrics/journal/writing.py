"""One writing transaction: each edit becomes the next event of its stream, or is set aside."""

from sqlalchemy import Connection, func, insert, select

from edi_metrics.errors import RefusedEdit
from edi_metrics.journal.chain import Entry, Head, canonical
from edi_metrics.journal.edits import Clash, Edit
from edi_metrics.journal.reading import body_of, event_of
from edi_metrics.journal.schema import EVENT
from edi_metrics.journal.upcasting import SCHEMA
from edi_metrics.plan.facts import Event, Fact, SetAside, Undone


class Writing:
    """What one transaction has written so far. Its connection has the journal to itself."""

    def __init__(self, con: Connection) -> None:
        self._con = con
        self._head = head(con)
        self.heads: list[Head] = []
        """What needs a receipt."""

    def take(self, edit: Edit) -> Event | Clash:
        """Record an edit, or set it aside beside what it clashes with. A key known already changes nothing.

        Raises `RefusedEdit` for a key that was used for something else, or an undo of nothing.
        """
        known = self._con.execute(select(EVENT).where(EVENT.c.key == edit.key)).one_or_none()
        if known is not None:
            entry = Entry._make(known)
            self.heads.append(Head(entry.seq, entry.hash))
            return self._again(edit, event_of(entry))
        now = self._version(edit.stream)
        self._refuse_undoing_nothing(edit, now)
        theirs = self._theirs(edit, now)
        if theirs and theirs[-1].fact == edit.fact:
            return theirs[-1]  # two people said the same thing
        if theirs or edit.seen > now:
            return Clash(edit, theirs, self._add(edit, now + 1, edit.set_aside))
        return self._add(edit, now + 1, edit.fact)

    def _again(self, edit: Edit, known: Event) -> Event | Clash:
        """What an edit came to when it was first sent."""
        if known == edit.event(known.version, edit.fact):
            return known
        if known == edit.event(known.version, edit.set_aside):
            return Clash(edit, self._theirs(edit, known.version - 1), known)
        raise RefusedEdit(
            f"This form was saved before with other words, about {known.about}. What you typed now is not"
            " recorded yet: open the form again and put it there."
        )

    def _refuse_undoing_nothing(self, edit: Edit, now: int) -> None:
        if not isinstance(edit.fact, Undone):
            return
        about = edit.stream.partition("/")[2]
        if edit.fact.version > min(edit.seen, now):
            raise RefusedEdit(f"There is no change {edit.fact.version} of {about} to undo.")
        if isinstance(self._event(edit.stream, edit.fact.version).fact, SetAside):
            raise RefusedEdit(f"Change {edit.fact.version} of {about} never counted, so it cannot be undone.")

    def _theirs(self, edit: Edit, until: int) -> tuple[Event, ...]:
        """What others did to the same fields since the writer looked."""
        mine = self._touched(edit.stream, edit.fact)
        if not mine or edit.seen >= until:
            return ()
        since = (
            select(EVENT)
            .where(EVENT.c.stream == edit.stream, EVENT.c.version > edit.seen, EVENT.c.version <= until)
            .order_by(EVENT.c.version)
        )
        later = [event_of(Entry._make(row)) for row in self._con.execute(since)]
        return tuple(one for one in later if mine & self._touched(one.stream, one.fact))

    def _touched(self, stream: str, fact: Fact) -> frozenset[str]:
        """The fields a fact sets; for an undo, those of what it takes back."""
        while isinstance(fact, Undone):
            fact = self._event(stream, fact.version).fact
        return fact.touches

    def _add(self, edit: Edit, version: int, fact: Fact) -> Event:
        event = edit.event(version, fact)
        entry = Entry(
            seq=self._head.seq + 1,
            stream=event.stream,
            version=event.version,
            kind=event.fact.kind,
            schema=SCHEMA,
            body=canonical(body_of(event)),
            recorded_at=edit.recorded_at,
            who=edit.who,
            key=edit.key,
            previous=self._head.hash,
        ).sealed()
        self._con.execute(insert(EVENT).values(entry._asdict()))
        self._head = Head(entry.seq, entry.hash)
        self.heads.append(self._head)
        return event

    def _version(self, stream: str) -> int:
        asked = select(func.max(EVENT.c.version)).where(EVENT.c.stream == stream)
        return self._con.execute(asked).scalar() or 0

    def _event(self, stream: str, version: int) -> Event:
        asked = select(EVENT).where(EVENT.c.stream == stream, EVENT.c.version == version)
        return event_of(Entry._make(self._con.execute(asked).one()))


def head(con: Connection) -> Head:
    """The last entry."""
    last = con.execute(select(EVENT.c.seq, EVENT.c.hash).order_by(EVENT.c.seq.desc()).limit(1)).one_or_none()
    return Head() if last is None else Head(*last)
