"""What one app process holds for every session: open readers, and the build that makes the first figures."""

import gc
import json
import os
import subprocess
import sys
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from time import sleep

from edi_metrics.errors import EdiError
from edi_metrics.planner import Planner
from edi_metrics.reader import Reader, current_version, open_reader, open_version
from edi_metrics.settings import ROOT, Settings
from edi_metrics.vocabulary import Level

_KEPT_VERSIONS = 3
_COLLECT_EVERY = 60.0

_lock = Lock()
_Readers = dict[tuple[Path, Level, str], Reader]

_readers: _Readers = {}
_held: _Readers = {}
"""Of meetings that are looked back at: apart, so that looking back lets go of nobody's present figures."""

_planners: dict[Path, Planner] = {}
_builds: dict[Path, "Build"] = {}


def reader(settings: Settings, level: Level, wanted: str | None = None) -> Reader:
    """The process's reader of the current version, or of `wanted` while it is kept.

    A site of published figures alone goes on with `wanted` only while it is open: it may have been withdrawn.
    Raises `NoWarehouse` when no version can be read.
    """
    key = (settings.warehouse, level, newest(settings) or "")
    with _lock:
        current = _readers.get(key)
        if wanted and not (current and current.about.version == wanted):  # which may say why it is not newer
            current = _still_kept(settings, level, wanted) or current
        if current is None:
            current = open_reader(level, settings)
            _keep(_readers, key, current)
        return current


def _still_kept(settings: Settings, level: Level, version: str) -> Reader | None:
    """That version while it is open; where records are kept, also while its file is there."""
    key = (settings.warehouse, level, version)
    if key not in _readers and settings.level is None and (found := _opened(settings, level, version)):
        _keep(_readers, key, found)
    return _readers.get(key)


def held(settings: Settings, level: Level, version: str) -> Reader | None:
    """The process's reader of a version that a meeting was held by; None once it is no longer kept."""
    key = (settings.warehouse, level, version)
    with _lock:
        for kept in (_readers, _held):
            if key in kept:
                return kept[key]
        found = _opened(settings, level, version)
        if found is not None:
            _keep(_held, key, found)
        return found


def _opened(settings: Settings, level: Level, version: str) -> Reader | None:
    """That version and no other; None where it is not kept, or cannot be read."""
    try:
        return open_version(level, settings, version)
    except EdiError:
        return None


def planner(settings: Settings) -> Planner:
    """The process's way to the plan, shared by every session."""
    with _lock:
        if settings.private not in _planners:
            _planners[settings.private] = Planner(settings.private)
        return _planners[settings.private]


def released(settings: Settings) -> str | None:
    """The version that partners are shown; None before the first release."""
    return current_version(settings.warehouse, released=True)


def newest(settings: Settings) -> str | None:
    """The version that a new session is shown."""
    return current_version(settings.warehouse, released=settings.level is Level.PUBLISHED)


def _keep(readers: _Readers, key: tuple[Path, Level, str], found: Reader) -> None:
    """Keep the last few versions open: a session may still be on the one before.

    A reader that is let go of is not closed under a running question; it closes when nobody holds it.
    """
    readers[key] = found
    ours = [one for one in readers if one[:2] == key[:2]]
    for old in ours[:-_KEPT_VERSIONS]:
        del readers[old]


@dataclass
class Build:
    """A build in a child process, as far as it has come. The app goes on answering meanwhile."""

    process: "subprocess.Popen[str]"
    step: str = "Starting"
    share: float = 0.0
    """From 0 to 1."""
    _said: deque[str] = field(default_factory=lambda: deque(maxlen=20))

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.process.poll() is None

    @property
    def problem(self) -> str:
        """What went wrong, in its own last words; '' when nothing did."""
        if self.running or self.process.returncode == 0:
            return ""
        return self._said[-1] if self._said else "The build stopped without saying why."

    def listen(self) -> None:
        """Follow what the child prints until it ends: JSON for each step, plain text for a problem."""
        assert self.process.stdout is not None
        with self.process.stdout as said:
            for line in said:
                self._hear(line.strip())

    def _hear(self, line: str) -> None:
        try:
            said = json.loads(line)
            self.step, self.share = (
                str(said["step"]),
                min(1.0, float(said["done"]) / max(1.0, float(said["of"]))),
            )
        except (ValueError, KeyError, TypeError):
            if line:
                self._said.append(line)


def first_build(settings: Settings) -> Build:
    """The build that makes the first figures: started once a process, whoever asks."""
    with _lock:
        found = _builds.get(settings.warehouse)
        if found is None:
            found = _builds[settings.warehouse] = _start(settings)
        return found


def forget_build(settings: Settings) -> None:
    """Let a build be started again, after one that failed."""
    with _lock:
        _builds.pop(settings.warehouse, None)


def _start(settings: Settings) -> Build:
    command = "build" if _has_records(settings) else "sample"
    process = subprocess.Popen(
        [sys.executable, "-m", "edi_metrics", command, "--progress"],
        cwd=ROOT,
        env=os.environ | {"EDI_PRIVATE": str(settings.private), "EDI_WAREHOUSE": str(settings.warehouse)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    build = Build(process)
    Thread(target=build.listen, name="build", daemon=True).start()
    return build


def _has_records(settings: Settings) -> bool:
    """Whether someone has brought files in; then their figures are made, never the sample's."""
    return any((settings.private / "landing").glob("*/*"))


def is_first_run(settings: Settings) -> bool:
    """Whether there has never been a version here: then one is built without asking."""
    return settings.level is None and not any(settings.warehouse.glob("*.duckdb"))


@cache
def settle() -> None:
    """Once a process: set what was imported aside, and collect what sessions leave every minute.

    Streamlit's own collection after every run is off, because it costs more than the run.
    """
    gc.collect()
    gc.freeze()
    Thread(target=_collect_for_ever, name="collect", daemon=True).start()


def _collect_for_ever() -> None:
    while True:
        sleep(_COLLECT_EVERY)
        gc.collect()
