"""Planners on a journal of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edi_metrics.planner import Planner


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private folder in which nothing is recorded yet."""
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    return tmp_path / "private"


@pytest.fixture
def planner(private: Path) -> Iterator[Planner]:
    """A planner of that folder."""
    found = Planner(private)
    yield found
    found.close()
