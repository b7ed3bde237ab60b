"""The forms a dataset's file may come in: its own, already counted, or as a publisher lays it out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from edi_metrics.datasets import Column, Dataset, Record
from edi_metrics.intake import gias
from edi_metrics.landing import COUNTED, PERSON, stored_columns

GIAS = "gias"
"""The layout of the published schools register."""


@dataclass(frozen=True)
class Form:
    """One layout of a file, and the dataset's own columns that come of it."""

    dataset: Dataset
    name: str
    record: type[Record]
    per: tuple[str, ...]
    becomes: Mapping[str, str] = field(
        default_factory=dict
    )  # own column: SQL over this form's; else as it is
    repeats_refused: bool = False  # whether even an identical repeated row is a fault

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns a file of this form may have."""
        return self.record.columns()

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """The typed columns that a file of this form becomes."""
        return tuple(
            stored.name for column in self.columns for stored in column.kind.stored(column.name, "", date.max)
        )

    @property
    def lands_as(self) -> str:
        """The form of the batch."""
        return COUNTED if self.name == COUNTED else PERSON

    @property
    def published(self) -> bool:
        """Whether a publisher laid the file out, so that only its name says which day it describes."""
        return bool(self.becomes)

    def dated(self, snapshot: date) -> "Form":
        """This published form, for a file that describes the day `snapshot`."""
        return replace(self, becomes={**self.becomes, "snapshot_date": f"date '{snapshot}'"})

    def own_columns(self) -> str:
        """SQL: the dataset's own columns out of this form's."""
        if not self.published:
            return "*"
        return ", ".join(
            f"cast({self.becomes.get(name, 'null')} as {kind}) as {name}"
            for name, kind in stored_columns(self.dataset, self.lands_as)
        )


def forms(dataset: Dataset) -> tuple[Form, ...]:
    """Every form a file of `dataset` may have, its own first."""
    own = [Form(dataset, PERSON, dataset.record, dataset.per(counted=False))]
    if dataset.counted is not None:
        own.append(Form(dataset, COUNTED, dataset.counted, dataset.per(counted=True)))
    if dataset.name == "schools":
        own.append(Form(dataset, GIAS, gias.RegisteredSchool, ("urn",), gias.becomes(), repeats_refused=True))
    return tuple(own)


def snapshot_in(filename: str) -> date | None:
    """The day in a file's name, such as `..._2025-05-24.csv`; None when there is none."""
    found = re.search(r"(20\d\d)-(\d\d)-(\d\d)", filename)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
