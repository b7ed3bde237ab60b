"""What every test may use: the sample service built once, its readers, and no network but loopback."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from edi_metrics import publisher
from edi_metrics.as_at import AsAt
from edi_metrics.journal import Journal
from edi_metrics.reader import Reader, open_reader
from edi_metrics.sample import SERVICE_DAY
from edi_metrics.sample.load import load_sample
from edi_metrics.settings import Settings, settings
from edi_metrics.vocabulary import Level

_ORDER = (
    "spec",
    "datasets",
    "intake",
    "disclosure",
    "build",
    "charts",
    "story",
    "ui",
    "sample",
    "promises",
    "twin",
    "pages",
    "browser",
)
"""Unit first, browser last: a mistake shows in seconds."""


_TOGETHER = frozenset({"twin"})
"""Folders whose files share what takes long to make: one worker has them all. Any other has whole files."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the quick folders first, and say what belongs on one worker."""
    items.sort(key=lambda item: _ORDER.index(_folder(item)) if _folder(item) in _ORDER else 0)
    for item in items:
        whole = _folder(item) in _TOGETHER
        group = _folder(item) if whole else f"{_folder(item)}-{item.path.stem}"
        item.add_marker(pytest.mark.xdist_group(group))


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).parts[0]


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> Iterator[None]:
    """Nothing in a test may leave the machine."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host not in ("", "127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {host}")
        real(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def sample_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the sample's private/ and warehouse/, built once, that EDI_* variables point to."""
    folder = tmp_path_factory.mktemp("sample")
    patch = pytest.MonkeyPatch()
    patch.setenv("EDI_PRIVATE", str(folder / "private"))
    patch.setenv("EDI_WAREHOUSE", str(folder / "warehouse"))
    patch.delenv("EDI_LEVEL", raising=False)
    load_sample(folder / "private", seed=2026, progress=_silent)
    publisher.build(settings(), today=SERVICE_DAY, progress=_silent)
    publisher.release(settings())
    yield folder
    patch.undo()


@pytest.fixture(scope="session")
def sample_settings(sample_folders: Path) -> Settings:
    """Settings that point at the sample."""
    return Settings(
        **settings().model_dump(exclude={"private", "warehouse"}),
        private=sample_folders / "private",
        warehouse=sample_folders / "warehouse",
    )


@pytest.fixture(scope="session")
def sample_reader(sample_settings: Settings) -> Iterator[Callable[[Level], Reader]]:
    """A reader of the sample at a level; the same one each time."""
    readers: dict[Level, Reader] = {}

    def reader(level: Level) -> Reader:
        if level not in readers:
            readers[level] = open_reader(level, sample_settings)
        return readers[level]

    yield reader
    for found in readers.values():
        found.close()


@pytest.fixture(scope="session")
def sample_door(
    sample_reader: Callable[[Level], Reader], sample_settings: Settings
) -> Callable[[Level], Reader | AsAt]:
    """What a page asks of at a level: inside, the figures with the plan as its journal tells it."""
    with closing(Journal.open(sample_settings.private)) as journal:
        history = journal.read()
    inside = sample_reader(Level.INSIDE)
    door = AsAt(inside, history, inside.about.day)
    return lambda level: door if level is Level.INSIDE else sample_reader(level)


@pytest.fixture(autouse=True)
def _never_real_records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A test that forgets where it works must not find the service's own folders."""
    for name in ("EDI_PRIVATE", "EDI_WAREHOUSE"):
        if name not in os.environ:
            monkeypatch.setenv(name, str(tmp_path / name.lower()))


def _silent(step: str, done: int, of: int) -> None:
    """Progress, unheard."""
