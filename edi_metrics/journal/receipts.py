"""Receipts: a second file that says which events were acknowledged, so that a lost one is missed.

A line is a number and a hash, on the disk before anyone is told that their edit is kept.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from edi_metrics.journal.chain import Head

_LINE = re.compile(r"([0-9]{1,18}) ([0-9a-f]{64})")
_TORN = re.compile(r"[0-9]{0,18}( [0-9a-f]{0,63})?")
"""The beginning of a line: its writer was stopped before anyone was told."""


@dataclass(frozen=True)
class Receipts:
    """The receipts in one file, which may be on another disk than the journal."""

    path: Path

    def exist(self) -> bool:
        """Whether any receipt was ever written here."""
        return self.path.is_file()

    def write(self, heads: Iterable[Head]) -> None:
        """Put these on the disk. When this returns, they are there."""
        self._put("".join(f"{head.seq} {head.hash}\n" for head in heads))

    def end_line(self) -> None:
        """Close a line that its writer never finished, so that the next one is not joined to it."""
        if self.exist() and not self._bytes().endswith(b"\n") and self._bytes():
            self._put("\n")

    def read(self) -> tuple[dict[int, str], str]:
        """The hash that was acknowledged for each number, and what is wrong with the file, or nothing."""
        held: dict[int, str] = {}
        problem = ""
        lines = self._bytes().decode("utf-8", errors="replace").split("\n") if self.exist() else []
        for number, line in enumerate(lines, start=1):
            found = _LINE.fullmatch(line)
            if found:
                seq, hash_ = int(found[1]), found[2]
                if held.setdefault(seq, hash_) != hash_:
                    problem = problem or f"line {number} of the receipts contradicts an earlier one"
            elif not _TORN.fullmatch(line):
                problem = problem or f"line {number} of the receipts cannot be read"
        return held, problem

    def _bytes(self) -> bytes:
        return self.path.read_bytes()

    def _put(self, text: str) -> None:
        new = not self.exist()
        with self.path.open("ab") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if new:
            self.path.chmod(0o600)
            sync_folder(self.path.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's own list of files on the disk, where the system has a way to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
