"""Every error raised on purpose. Each says what happened, to what, and what to do."""

from collections.abc import Iterable
from difflib import get_close_matches


class EdiError(Exception):
    """A problem a person can act on; its text is a sentence for that person."""


class UnknownName(EdiError):
    """A metric, split, part, level, dataset or page that does not exist."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        known = list(known)
        near = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f" Did you mean '{near[0]}'?" if near else _choices(known)
        super().__init__(f"There is no {kind} called '{name}'.{hint}")
        self.nearest = near[0] if near else None


class NotDeclared(EdiError):
    """A question that no table was counted for."""


class NotAllowed(EdiError):
    """The viewer's role does not include this."""


class NoWarehouse(EdiError):
    """There are no figures to read yet."""


class DamagedWarehouse(EdiError):
    """A version file cannot be read; the reader falls back to the one before."""


class BuildFailed(EdiError):
    """A build stopped; the current version is unchanged."""


class BadSetting(EdiError):
    """A setting or environment variable holds something it cannot."""


class BadReference(EdiError):
    """A file of promises or reference data breaks its own rules."""


class RefusedFile(EdiError):
    """A file that cannot be accepted; nothing of it was loaded."""


class DamagedJournal(EdiError):
    """The journal is not whole, or holds what this version cannot read. Nothing more is written to it."""


class JournalBusy(EdiError):
    """The journal could not be reached or written just now; nothing was recorded."""


class RefusedEdit(EdiError):
    """An edit that cannot be recorded as it is."""


def _choices(known: list[str]) -> str:
    if not known:
        return " There are none."
    shown = ", ".join(f"'{name}'" for name in known[:8])
    more = f" and {len(known) - 8} more" if len(known) > 8 else ""
    return f" Choose from {shown}{more}."
