"""Reminders between meetings: a digest for each owner of what is late or due soon, and one calendar."""

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from edi_metrics.errors import BadSetting, DamagedJournal
from edi_metrics.exports.ahead import SOON, on
from edi_metrics.exports.calendar import FILENAME, calendar
from edi_metrics.exports.digest import Digest, digests
from edi_metrics.journal import Journal, is_kept
from edi_metrics.plan.folding import fold
from edi_metrics.plan.state import Plan
from edi_metrics.story.words import papers as words

_FARTHEST = 366


@dataclass(frozen=True)
class Reminded:
    """What was written, and where."""

    folder: Path
    day: date
    days: int
    digests: tuple[Digest, ...]

    @property
    def as_json(self) -> dict[str, object]:
        """For a script: each file with its owner and how much is in it."""
        return {
            "day": self.day.isoformat(),
            "days": self.days,
            "digests": [
                {
                    "owner": one.owner,
                    "overdue": one.overdue,
                    "due_soon": one.due_soon,
                    "checks": one.checks,
                    "out": str(self.folder / one.filename),
                }
                for one in self.digests
            ],
            "calendar": str(self.folder / FILENAME),
        }

    @property
    def words(self) -> str:
        """For a person: each file on its line."""
        files = [str(self.folder / name) for name in (*(one.filename for one in self.digests), FILENAME)]
        return words.reminded(files, self.days)


def remind(
    private: Path, day: date, *, service: str, sample: bool, folder: Path | None = None, days: int = SOON
) -> Reminded:
    """Write the reminders of `day` into `folder`, or beside the records. Nothing is recorded of it.

    Raises `BadSetting` for a number of days that is none, and `DamagedJournal` when there is no whole plan.
    """
    if not 0 <= days <= _FARTHEST:
        raise BadSetting(f"--days cannot be {days}. Choose a number of days from 0 to {_FARTHEST}.")
    ahead = on(_plan(private, day), service=service, sample=sample, days=days)
    told = digests(ahead)
    into = folder or private / "reminders"
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    for one in told:
        _write(into / one.filename, one.content)
    _write(into / FILENAME, calendar(ahead))
    return Reminded(into, day, days, told)


def _plan(private: Path, day: date) -> Plan:
    if not is_kept(private):
        raise DamagedJournal(
            "There is no plan to remind anyone of yet. `python -m edi_metrics sample` makes one to try."
        )
    with closing(Journal.open(private)) as journal:
        if not journal.report.whole:
            raise DamagedJournal(journal.report.words)
        return fold(journal.read(), day)


def _write(path: Path, content: bytes) -> None:
    """For the eyes of whoever ran it alone, and never half a file."""
    part = path.with_name(f"{path.name}.part")
    with open(part, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)
    part.replace(path)
