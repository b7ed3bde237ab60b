"""A version, from accepted rows to two protected files and the pointer to them."""

import hashlib
import importlib
import json
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from edi_metrics import landing
from edi_metrics.build import cells, planned, write
from edi_metrics.build.cells import Hiding
from edi_metrics.build.gather import gather
from edi_metrics.build.measure import Counts, measure
from edi_metrics.build.missing import only_counted
from edi_metrics.build.reuse import Levels, Policies, Reuse
from edi_metrics.build.system import System
from edi_metrics.build.systems import Linked, population_of, systems
from edi_metrics.codes import REFERENCE
from edi_metrics.errors import BuildFailed, DamagedWarehouse
from edi_metrics.metrics import Metric, metrics
from edi_metrics.settings import ROOT, Settings
from edi_metrics.vocabulary import Grain, Level
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
    policies = {level: settings.policy(level) for level in Level}
    plan = planned.read(settings.private)
    counts: Counts = {}
    with _workers() as pool, duckdb.connect() as con:
        guard = _Guard(pool, policies, reuse)
        progress("Gathering the records", 0, _STEPS)
        gather(con, landing.staging_sql(settings.private), day=day, plan=plan)
        progress("Counting every figure", 1, _STEPS)
        for grain, together in _populations(declared):
            counted = measure(con, together, reuse, grains=(grain,))
            guard.start(systems(together, counted))
            counts |= counted
        events = con.execute("select * from stg_events").df()
        data_to = _data_to(con, day)
        progress("Protecting the people behind small numbers", 2, _STEPS)
        hidings = guard.hidings()
        inside = list(cells.rows(declared, counts, hidings, Level.INSIDE, policies[Level.INSIDE]))
        late = planned.after_protection(con, plan, inside, day)
        register = planned.register(con, plan, day)
    listed = replace(planned.listed_plan(plan, inside, day), register=register)
    reuse.save()
    about = _about(settings, version, day=day, sample=sample, data_to=data_to)
    targets = planned.promised(plan, day)
    with write.draft(settings.warehouse) as draft:
        for step, level in enumerate(Level, start=3):
            progress(f"Writing the {level} figures", step, _STEPS)
            shown = list(cells.rows(declared, late, (), level, policies[level]))
            if level is Level.INSIDE:
                shown += inside
            else:
                shown += cells.rows(declared, counts, hidings, level, policies[level])
            happened = events if level is Level.INSIDE else events[events["publish"] == "yes"]
            told = listed if level is Level.INSIDE else listed.published()
            promised = targets if level is Level.INSIDE else tuple(one.published() for one in targets)
            draft.add(level, write.Contents(shown, about, promised, happened, told))
        progress("Opening the new figures", _STEPS - 1, _STEPS)
        draft.name(version)


def _populations(declared: Iterable[Metric]) -> list[tuple[Grain, list[Metric]]]:
    """Metrics that count the same people at one grain together, the most first: they take longest."""
    together: dict[tuple[Grain, str], list[Metric]] = defaultdict(list)
    for metric in declared:
        for grain in metric.cadence:
            together[grain, population_of(metric) if metric.counts_people else ""].append(metric)
    by_size = sorted(together.items(), key=lambda found: len(found[1]), reverse=True)
    return [(grain, group) for (grain, _), group in by_size]


class _Guard:
    """Has systems protected by other processes, while this one goes on counting."""

    def __init__(self, pool: Executor, policies: Policies, reuse: Reuse) -> None:
        self._pool = pool
        self._policies = policies
        self._reuse = reuse
        self._known: list[Hiding] = []
        self._asked: list[tuple[Linked, Future[Levels]]] = []

    def start(self, linked: Iterable[Linked]) -> None:
        """Begin on these, the largest first; a system seen before is not worked out again."""
        for one in sorted(linked, key=lambda one: len(one.system.counts), reverse=True):
            known = self._reuse.hiding(one.system, self._policies)
            if known is None:
                asked = self._pool.submit(_hide, one.name, one.system, self._policies)
                self._asked.append((one, asked))
            else:
                self._known.append(Hiding(one, known))

    def hidings(self) -> list[Hiding]:
        """What each level must hide, system by system, once all is worked out."""
        for one, asked in self._asked:
            self._reuse.keep_hiding(one.system, self._policies, asked.result())
        return self._known + [Hiding(one, asked.result()) for one, asked in self._asked]


@contextmanager
def _workers() -> Iterator[Executor]:
    """As many other processes as there are cores, begun now, before there is much to copy."""
    with ProcessPoolExecutor(initializer=_ready, initargs=(os.getpid(),)) as pool:
        pool.submit(os.getpid)
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _ready(parent: int) -> None:
    """Bring the solver in while the records are gathered; let this worker not outlive a killed build."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the solver says hello; what a build says is its caller's
    importlib.import_module("edi_metrics.build.protect")

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _hide(name: str, system: System, policies: Policies) -> Levels:
    from edi_metrics.build.protect import protection  # the solver is slow to import, and this is a worker

    hidden: frozenset[int] = frozenset()
    found: Levels = {}
    for level in (Level.INSIDE, Level.PUBLISHED):
        done = protection(system, policies[level], hidden)
        if done.beyond:
            raise BuildFailed(
                f"{name}: numbers published elsewhere give small counts away. Nothing was written."
            )
        hidden = found[level] = done.hidden
    return found


def version_of(settings: Settings, day: date) -> str:
    """A name for what would be built: a hash of every input and of the code that reads them."""
    digest = hashlib.sha256(f"{day} {settings.model_dump_json(exclude={'private', 'warehouse'})}".encode())
    for batch in landing.batches(settings.private):
        digest.update(f"{batch.dataset} {batch.sha256}".encode())
    code = [path for kind in ("*.py", "*.sql") for path in (ROOT / "edi_metrics").rglob(kind)]
    for path in sorted([*code, *REFERENCE.glob("*.csv")]) + planned.files(settings.private):
        if path.is_file():
            digest.update(path.read_bytes())
    digest.update(planned.head(settings.private).encode())
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
        "only_counted": json.dumps(only_counted(landing.batches(settings.private))),
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
