"""A small service built once, and a copy of it to break."""

from pathlib import Path

import pytest

from edi_metrics.settings import Settings
from tests.build import service


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A service of 160 tutors, loaded and built. Nobody may change it."""
    chosen = service.settings_for(tmp_path_factory.mktemp("small"))
    service.load_workers(chosen, service.workers())
    service.build(chosen)
    return chosen


@pytest.fixture
def mine(small: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A copy of the small service, that this test alone has and the commands find."""
    chosen = service.copied(small, tmp_path)
    monkeypatch.setenv("EDI_PRIVATE", str(chosen.private))
    monkeypatch.setenv("EDI_WAREHOUSE", str(chosen.warehouse))
    monkeypatch.delenv("EDI_LEVEL", raising=False)
    return chosen
