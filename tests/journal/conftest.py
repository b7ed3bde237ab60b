"""A journal in a file, and one in a real PostgreSQL where the machine has one."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from edi_metrics.journal import Journal

_USER = "postgres"  # the server refuses to be run by root
_names = count(1)


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service's private folder, where a file will keep the journal."""
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    return tmp_path / "private"


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(private: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, once with a file and once with an empty database of a real server."""
    if request.param == "postgresql":
        monkeypatch.setenv("EDI_JOURNAL_URL", request.getfixturevalue("database"))
    return private


@pytest.fixture
def journal(anywhere: Path) -> Iterator[Journal]:
    """An open, empty journal of either kind."""
    opened = Journal.open(anywhere)
    yield opened
    opened.close()


@pytest.fixture
def database(server: str) -> str:
    """The address of a new, empty place in the server: a schema, which is made faster than a database."""
    name = f"journal_{next(_names)}"
    with psycopg.connect(server) as con:
        con.execute(f"create schema {name}".encode())
    return f"{server}?options=-csearch_path%3D{name}"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server of this session's own, on a free port of this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    programs = found[-1].parent if found else None
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is not installed; `.ci/run` installs it")
        pytest.skip("PostgreSQL is not installed (on Debian: apt install postgresql)")
    user = _USER if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="edi-postgres-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-A", "trust", "-U", "edi", "-E", "UTF8", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        user=user,
        cwd=folder,
    )
    port = _free_port()
    own = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off", "port": str(port)}
    chosen = [part for name, value in own.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [programs / "postgres", "-D", data, *chosen], stdout=log, stderr=log, user=user, cwd=folder
        )
    try:
        address = f"postgresql://edi@127.0.0.1:{port}/postgres"
        _wait_for(address)
        yield address
    finally:
        running.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        running.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _wait_for(address: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
