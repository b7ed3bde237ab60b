"""The service that files come in by: check one, load one, or hand out a template."""

import csv
import io
from collections.abc import Mapping
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

    A dataset's counted file goes by its name and `_counted`.
    """
    order = sorted(files, key=lambda name: name != "postcode_lookup")
    return tuple(
        load(
            name.removesuffix("_counted"),
            files[name],
            private=private,
            who=who,
            when=when,
            day=day,
            secret=secret,
        )
        for name in order
    )


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
