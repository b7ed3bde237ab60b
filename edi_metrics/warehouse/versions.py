"""Which version files there are, which is current and which is released.

Two files make a version: `inside-<version>.duckdb` and `published-<version>.duckdb`. `CURRENT` names
the version that people inside see and is moved by a build; `RELEASED` names the one that partners
see and is moved by a release alone. A folder with one published file, no inside file and no pointers
is a release handed over.
"""

import os
import re
from pathlib import Path

from edi_metrics.errors import NoWarehouse
from edi_metrics.vocabulary import Level

CURRENT, RELEASED = "CURRENT", "RELEASED"
KEPT = 3
"""How many versions stay on disk beside the released one, so that a bad one can be stepped back from."""

_HELD = "HELD-"
_NAME = re.compile(r"(inside|published)-([0-9a-f]{12})\.duckdb$")


def path_of(folder: Path, level: Level, version: str) -> Path:
    """The file of one version at one level."""
    return folder / f"{level}-{version}.duckdb"


def pointed(folder: Path, pointer: str) -> str | None:
    """The version that `CURRENT` or `RELEASED` names, or None."""
    try:
        version = (folder / pointer).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return version or None


def point(folder: Path, pointer: str, version: str) -> None:
    """Move a pointer, so that a reader sees the old name or the new one and never half of either."""
    fresh = folder / f"{pointer}.new"
    with fresh.open("w", encoding="ascii") as file:
        file.write(version + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(folder / pointer)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def on_disk(folder: Path, level: Level) -> list[str]:
    """The versions that have a file at `level`, newest first."""
    files = [path for path in folder.glob(f"{level}-*.duckdb") if _NAME.match(path.name)]
    newest = sorted(files, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    return [path.stem.split("-", 1)[1] for path in newest]


def candidates(folder: Path, level: Level, *, released: bool) -> list[str]:
    """The versions to try, in order: the one pointed at, then those kept from before.

    Raises `NoWarehouse` when there is nothing to read, saying what to do.
    """
    there = on_disk(folder, level)
    if released:
        return _released(folder, there)
    if not there:
        raise NoWarehouse("There are no figures yet. Run `python -m edi_metrics build` to make them.")
    first = pointed(folder, CURRENT)
    return [first, *(version for version in there if version != first)] if first else there


def _released(folder: Path, there: list[str]) -> list[str]:
    version = pointed(folder, RELEASED)
    if version is not None:
        return [version]
    handed_over = len(there) == 1 and not on_disk(folder, Level.INSIDE) and pointed(folder, CURRENT) is None
    if handed_over:
        return there
    raise NoWarehouse(
        "No figures have been released yet. The data steward releases them when they are ready."
    )


def hold(folder: Path, version: str) -> None:
    """Keep the files of `version` for as long as the folder lasts: a meeting decided by them."""
    (folder / f"{_HELD}{version}").touch()
    sync_folder(folder)


def prune(folder: Path) -> None:
    """Delete all but the last `KEPT` versions, the current, the released and those that are held."""
    held = {path.name.removeprefix(_HELD) for path in folder.glob(f"{_HELD}*")}
    keep = {pointed(folder, CURRENT), pointed(folder, RELEASED), *held}
    for level in Level:
        for version in on_disk(folder, level)[KEPT:]:
            if version not in keep:
                path_of(folder, level, version).unlink(missing_ok=True)
