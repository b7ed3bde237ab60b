"""Nothing leaves unseen: who takes which file, how far it may go and why is recorded before they get it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from secrets import token_hex

from edi_metrics.access import Can, Viewer
from edi_metrics.errors import NotAllowed
from edi_metrics.exports.media import Medium
from edi_metrics.exports.take import Taken
from edi_metrics.plan.facts.exports import STREAM, FileTaken
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.vocabulary import Level


@dataclass(frozen=True)
class File:
    """A file as it leaves."""

    name: str
    data: bytes
    mime: str
    reference: str
    """Under which it is kept that it left."""


@dataclass(frozen=True)
class Ledger:
    """Where it is kept what left: for one viewer, on the service's day."""

    viewer: Viewer
    planner: Planner | None
    """None where nothing is kept: a site that has published figures alone, which anybody may read."""
    day: date

    def enter(self, reference: str, file: FileTaken) -> None:
        """Keep that a file leaves.

        Raises `NotAllowed`; `RefusedEdit` for inside figures without a reason; `JournalBusy` or
        `DamagedJournal` when it cannot be kept: then the file does not leave.
        """
        self.viewer.require(Can.TAKE_INSIDE if file.level is Level.INSIDE else Can.READ_PUBLISHED)
        if self.planner is None:
            return
        moment = Moment(self.day, datetime.now(UTC))
        self.planner.record(self.viewer, [Wish(f"{STREAM}{reference}", file)], Form(token_hex(8), {}), moment)


def leave(medium: Medium, taken: Taken, ledger: Ledger, *, reason: str = "") -> File:
    """The file of what was taken, once it is in the ledger. Raises as `Ledger.enter` does.

    Inside figures leave as a paper or a workbook alone, each page of which says that they are not for
    sharing.
    """
    if taken.level is Level.INSIDE and not medium.may_be_inside:
        raise NotAllowed(f"{medium.words} always holds published figures. Take a board paper or a workbook.")
    name = medium.filename(taken)
    data = medium.made(taken)
    ledger.enter(taken.reference, entry(medium.stem, name, taken, reason))
    return File(name, data, medium.mime, taken.reference)


def entry(what: str, name: str, taken: Taken, reason: str = "") -> FileTaken:
    """What the ledger keeps of a file."""
    return FileTaken(
        what=what,
        name=name,
        level=taken.level,
        pages=tuple(chapter.slug for chapter in taken.chapters),
        version=taken.about.version,
        data_to=taken.about.data_to,
        reason=reason,
    )
