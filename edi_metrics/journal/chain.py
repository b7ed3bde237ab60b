"""The chain: each entry carries the hash of the one before and of itself, so none can be changed or lost."""

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

GENESIS = "0" * 64
"""What the first entry carries as the hash of the one before."""


class Entry(NamedTuple):
    """One event as it is stored. `body` is canonical JSON of the schema numbered beside it."""

    seq: int
    stream: str
    version: int
    kind: str
    schema: int
    body: str
    recorded_at: str
    who: str
    key: str
    previous: str
    hash: str = ""

    def sealed(self) -> "Entry":
        """The entry with the hash of everything else in it."""
        told = _TOLD.encode(self[:-1])
        return self._replace(hash=hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest())


class Head(NamedTuple):
    """The last entry of a journal, or of a part of it."""

    seq: int = 0
    hash: str = GENESIS


def canonical(held: object) -> str:
    """JSON in the one form that is hashed: keys sorted, no spaces, and every character as itself."""
    return _CANONICAL.encode(held)


_TOLD = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, default=repr)
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
"""Made once: ten years of events are sealed anew whenever a journal is opened."""


def whole(entries: Iterable[Entry]) -> tuple[list[Entry], str]:
    """The entries up to the first that breaks the chain, and what is wrong with that one, or nothing."""
    sound: list[Entry] = []
    head = Head()
    for entry in entries:
        problem = _broken(entry, head)
        if problem:
            return sound, problem
        sound.append(entry)
        head = Head(entry.seq, entry.hash)
    return sound, ""


def _broken(entry: Entry, head: Head) -> str:
    if entry.seq != head.seq + 1:
        return f"event {head.seq + 1} is missing"
    if entry.previous != head.hash:
        return f"event {entry.seq} does not follow from the event before it"
    if entry.sealed().hash != entry.hash:
        return f"event {entry.seq} is not as it was written"
    return ""
