"""A version, from accepted rows to two protected files and the pointer to them."""

import csv
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from edi_metrics import landing
from edi_metrics.build import cells, write
from edi_metrics.build.cells import Hiding
from edi_metrics.build.gather import gather
from edi_metrics.build.measure import measure
from edi_metrics.build.protect import protection
from edi_metrics.build.reuse import Reuse
from edi_metrics.build.systems import Linked, systems
from edi_metrics.codes import REFERENCE
from edi_metrics.errors import BuildFailed, DamagedWarehouse
from edi_metrics.levels import Policy
from edi_metrics.metrics import metrics
from edi_metrics.settings import ROOT, Settings
from edi_metrics.targets import Target, read_targets
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from edi_metrics.warehouse.serving import Warehouse

Progress = Callable[[str, int, int], None]
"""Told what is being done, in words, and how many steps of how many are behind."""

_STEPS = 6


def run(settings: Settings, *, day: date, sample: bool, progress: Progress) -> str:
    """Build the current version from what has been accepted, and move `CURRENT` to it.

    Returns the version. When nothing has changed since the current one, that one is returned and
    nothing is written. Raises `BuildFailed`; whatever happens, readers keep the version they had.
    """
    try:
        return _build(settings, day=day, sample=sample, progress=progress)
    except (duckdb.Error, OSError, BrokenProcessPool) as error:
        raise BuildFailed(
            f"The build stopped: {error}. The figures from before are still in use."
            " Check the folders and the room on the disk, and build again."
        ) from error


def _build(settings: Settings, *, day: date, sample: bool, progress: Progress) -> str:
    folder = settings.warehouse
    folder.mkdir(parents=True, exist_ok=True)
    write.tidy(folder)
    version = version_of(settings, day)
    if not _is_whole(folder, version):
        _make(settings, version, day=day, sample=sample, progress=progress)
    if versions.pointed(folder, versions.CURRENT) != version:
        versions.point(folder, versions.CURRENT, version)
        versions.prune(folder)
    progress("Ready", _STEPS, _STEPS)
    return version


def _make(settings: Settings, version: str, *, day: date, sample: bool, progress: Progress) -> None:
    reuse = Reuse(settings.private / "cache")
    declared = list(metrics().values())
    with duckdb.connect() as con:
        progress("Gathering the records", 0, _STEPS)
        gather(con, landing.staging_sql(settings.private), day=day)
        progress("Counting every figure", 1, _STEPS)
        counts = measure(con, declared, reuse)
        events = con.execute("select * from stg_events").df()
        data_to = _data_to(con, day)
    progress("Protecting the people behind small numbers", 2, _STEPS)
    policies = {level: settings.policy(level) for level in Level}
    hidings = _hidings(systems(declared, counts), policies, reuse)
    reuse.save()
    about = _about(settings, version, day=day, sample=sample, data_to=data_to)
    targets = targets_of(settings.private)
    with write.draft(settings.warehouse) as draft:
        for step, level in enumerate(Level, start=3):
            progress(f"Writing the {level} figures", step, _STEPS)
            shown = list(cells.rows(declared, counts, hidings, level, policies[level]))
            happened = events if level is Level.INSIDE else events[events["publish"] == "yes"]
            draft.add(level, write.Contents(shown, about, targets, happened))
        progress("Opening the new figures", _STEPS - 1, _STEPS)
        draft.name(version)


def _hidings(linked: Sequence[Linked], policies: dict[Level, Policy], reuse: Reuse) -> list[Hiding]:
    """What each level must hide, system by system; a system seen before is not worked out again."""
    known = [reuse.hiding(one.system, policies) for one in linked]
    fresh = [one for one, found in zip(linked, known, strict=True) if found is None]
    by_size = sorted(fresh, key=lambda one: len(one.system.counts), reverse=True)
    found = dict(zip((one.name for one in by_size), _in_parallel(by_size, policies), strict=True))
    for one in by_size:
        reuse.keep_hiding(one.system, policies, found[one.name])
    return [
        Hiding(one, hidden if hidden is not None else found[one.name])
        for one, hidden in zip(linked, known, strict=True)
    ]


def _in_parallel(
    linked: Sequence[Linked], policies: dict[Level, Policy]
) -> Iterable[dict[Level, frozenset[int]]]:
    workers = min(os.cpu_count() or 1, len(linked))
    if workers < 2:
        return [_hide(one, policies) for one in linked]
    with ProcessPoolExecutor(workers, initializer=_end_with, initargs=(os.getpid(),)) as pool:
        return list(pool.map(_hide, linked, [policies] * len(linked), chunksize=1))


def _end_with(parent: int) -> None:
    """Let this worker not outlive a build that was killed."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _hide(linked: Linked, policies: dict[Level, Policy]) -> dict[Level, frozenset[int]]:
    hidden: frozenset[int] = frozenset()
    found: dict[Level, frozenset[int]] = {}
    for level in (Level.INSIDE, Level.PUBLISHED):
        done = protection(linked.system, policies[level], hidden)
        if done.beyond:
            raise BuildFailed(
                f"{linked.name}: numbers published elsewhere give small counts away. Nothing was written."
            )
        hidden = found[level] = done.hidden
    return found


def targets_of(private: Path) -> tuple[Target, ...]:
    """The service's promises, as they stand after every change. None yet is no error."""
    return read_targets(_csv(private / "targets.csv"), _csv(private / "target_changes.csv"))


def _csv(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def version_of(settings: Settings, day: date) -> str:
    """A name for what would be built: a hash of every input and of the code that reads them."""
    digest = hashlib.sha256(f"{day} {settings.model_dump_json(exclude={'private', 'warehouse'})}".encode())
    for batch in landing.batches(settings.private):
        digest.update(f"{batch.dataset} {batch.sha256}".encode())
    code = [path for kind in ("*.py", "*.sql") for path in (ROOT / "edi_metrics").rglob(kind)]
    promises = [settings.private / "targets.csv", settings.private / "target_changes.csv"]
    for path in sorted([*code, *REFERENCE.glob("*.csv")]) + promises:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _is_whole(folder: Path, version: str) -> bool:
    try:
        for level in Level:
            Warehouse(versions.path_of(folder, level, version)).close()
    except DamagedWarehouse:
        return False
    return True


def _about(settings: Settings, version: str, *, day: date, sample: bool, data_to: date) -> dict[str, str]:
    return {
        "service": settings.service,
        "area": settings.area,
        "area_code": settings.area_code,
        "sample": "yes" if sample else "no",
        "day": day.isoformat(),
        "data_to": data_to.isoformat(),
        "version": version,
        "made_at": datetime.now(UTC).replace(microsecond=0).isoformat(),
    }


def _data_to(con: duckdb.DuckDBPyConnection, day: date) -> date:
    """The last day that any accepted record speaks of, no later than the service's day."""
    dated = con.execute(
        "select table_name, column_name from information_schema.columns where table_name like 'stg_%'"
        " and data_type = 'DATE' and (column_name = 'snapshot_date' or column_name in"
        " ('held_on', 'applied_on', 'decided_on', 'started_on', 'answered_on', 'advertised_on', 'loaned_on'))"
    ).fetchall()
    last = day.replace(year=2000)
    for table, column in dated:
        [(found,)] = con.execute(f"select max({column}) from {table} where {column} <= ?", [day]).fetchall()
        last = max(last, found or last)
    return last
