"""The service that files come in by: check one, load one, or hand out a template."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

from edi_metrics import intake, landing
from edi_metrics.datasets import dataset as dataset_named
from edi_metrics.errors import RefusedFile
from edi_metrics.intake import Problem, Report
from edi_metrics.intake.write import write_csv
from edi_metrics.landing import Batch

__all__ = ["Batch", "Problem", "Report", "check", "load", "load_many", "template", "write_csv"]


def check(dataset: str, path: Path, *, day: date, snapshot: date | None = None) -> Report:
    """Everything that is wrong with the file, and nothing kept. Raises `UnknownName` for the dataset alone.

    `day` is the service's day, which no date may pass. `snapshot` dates a published file whose name does not.
    """
    with intake.opened(dataset_named(dataset), path, day=day, snapshot=snapshot) as checked:
        return checked.report


def load(
    dataset: str,
    path: Path,
    *,
    private: Path,
    who: str,
    when: datetime,
    day: date,
    snapshot: date | None = None,
    secret: bytes | None = None,
) -> Batch:
    """Keep the file's rows as a batch, all of them or none. Raises `RefusedFile` with every problem."""
    declared = dataset_named(dataset)
    with intake.opened(declared, path, day=day, snapshot=snapshot) as checked:
        if not checked.report.ok or checked.sheet is None:
            raise RefusedFile(checked.report.words)
        _refuse_again(dataset, checked.sheet.sha256, private)
        return landing.land(
            checked.con,
            intake.CHECKED,
            declared,
            form=checked.sheet.form.lands_as,
            original=path,
            sha256=checked.sheet.sha256,
            private=private,
            who=who,
            when=when,
            notices=checked.report.notices,
            secret=secret,
        )


def load_many(
    files: Mapping[str, Path],
    *,
    private: Path,
    who: str,
    when: datetime,
    day: date,
    secret: bytes | None = None,
) -> tuple[Batch, ...]:
    """Load a file for each dataset, the postcode look-up before the files that need it.

    A dataset's counted file goes by its name and `_counted`. Two datasets are loaded at a time.
    """

    def load_all(names: Sequence[str]) -> list[Batch]:
        return [
            load(_dataset_of(name), files[name], private=private, who=who, when=when, day=day, secret=secret)
            for name in names
        ]

    together = _by_dataset(files)
    loaded = load_all(together[0]) if together else []  # alone, for it may make the folder's secret
    with ThreadPoolExecutor(max_workers=2) as pool:
        for batches in pool.map(load_all, together[1:]):
            loaded += batches
    return tuple(loaded)


def _by_dataset(files: Mapping[str, Path]) -> list[list[str]]:
    """The files' names, a dataset's own together: the postcode look-up first, then the largest."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in files:
        groups[_dataset_of(name)].append(name)

    def turn(names: list[str]) -> tuple[bool, int]:
        size = sum(files[name].stat().st_size for name in names if files[name].is_file())
        return names[0] != "postcode_lookup", -size

    return sorted(groups.values(), key=turn)


def _dataset_of(name: str) -> str:
    return name.removesuffix("_counted")


def template(dataset: str) -> str:
    """A CSV to fill in: the header and one example row. Raises `UnknownName`."""
    columns = dataset_named(dataset).record.columns()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerow(column.example for column in columns)
    return text.getvalue()


def _refuse_again(dataset: str, sha256: str, private: Path) -> None:
    for batch in landing.batches(private):
        if (batch.dataset, batch.sha256) == (dataset, sha256):
            raise RefusedFile(
                f"This file is already loaded: {batch.rows:,} rows of {dataset},"
                f" by {batch.who} on {batch.when[:10]}."
                " There is nothing to do. To correct rows, load a file that holds the new values."
            )
