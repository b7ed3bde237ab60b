"""The small service of tests/build, and a way to run commands."""

from pathlib import Path

import pytest

from tests.build.conftest import mine, small
from tests.commands.running import Run, runner

__all__ = ["empty", "mine", "run", "small"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command and gives its exit code and what it said."""
    return runner(capsys)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where there is nothing yet; the commands work there."""
    monkeypatch.setenv("EDI_PRIVATE", str(tmp_path / "private"))
    monkeypatch.setenv("EDI_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.delenv("EDI_LEVEL", raising=False)
    return tmp_path
