"""The twin's own count of the sample, made once for all its tests."""

from pathlib import Path

import pytest

from tests.twin.counting import Figures
from tests.twin.counting_everything import recount


@pytest.fixture(scope="session")
def twin(sample_folders: Path) -> Figures:
    """Every figure of the sample, counted again from its landing rows."""
    return recount(sample_folders / "private")
