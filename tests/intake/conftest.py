"""Files to check, written as a person would write them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from edi_metrics import importer
from edi_metrics.importer import Report

DAY = date(2026, 11, 23)
WHEN = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., Report]:
    """The report on a file of the given bytes or lines."""

    def check(
        dataset: str, content: bytes | str, name: str = "file.csv", snapshot: date | None = None
    ) -> Report:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return importer.check(dataset, path, day=DAY, snapshot=snapshot)

    return check


@pytest.fixture
def example() -> Callable[..., str]:
    """A dataset's template with some cells changed, in one row for each change."""

    def rows(dataset: str, *changes: dict[str, str]) -> str:
        header, line, *_ = importer.template(dataset).splitlines()
        names = header.split(",")
        cells = dict(zip(names, line.split(","), strict=True))
        return (
            "\n".join([header, *(",".join((cells | change)[name] for name in names) for change in changes)])
            + "\n"
        )

    return rows
