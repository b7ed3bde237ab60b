"""The service that makes figures: build a version and make it current, release one to partners."""

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from edi_metrics import landing
from edi_metrics.build.run import Progress, run
from edi_metrics.errors import BadReference, BuildFailed, NoWarehouse
from edi_metrics.settings import Settings
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions

SAMPLE_MARK = "sample.json"
"""In the private folder: these records are the invented service's, and this is its day."""


class Day(NamedTuple):
    """The day that standings and lateness are judged on, and whether it is the sample's."""

    day: date
    sample: bool


def service_day(private: Path, today: date) -> Day:
    """A real service's day is `today`; the sample's is its own, whatever the clock says."""
    try:
        mark = json.loads((private / SAMPLE_MARK).read_text(encoding="utf-8"))
        return Day(date.fromisoformat(mark["day"]), sample=True)
    except FileNotFoundError:
        return Day(today, sample=False)
    except (ValueError, KeyError, TypeError) as error:
        raise BadReference(
            f"{SAMPLE_MARK} in the private folder is damaged. Run `python -m edi_metrics sample` again,"
            " or delete the file if the records are a service's own."
        ) from error


def build(settings: Settings, *, today: date, progress: Progress) -> str:
    """Build a version from every accepted batch and make it current. Returns its name.

    Raises `BuildFailed`, leaving the current version as it was.
    """
    if not landing.batches(settings.private):
        raise BuildFailed(
            "No records have been accepted yet. Load a file with `python -m edi_metrics load DATASET FILE`,"
            " or make the sample service with `python -m edi_metrics sample`."
        )
    day, sample = service_day(settings.private, today)
    return run(settings, day=day, sample=sample, progress=progress)


def release(settings: Settings) -> str:
    """Let partners see the current version's published figures. Returns its name."""
    version = versions.pointed(settings.warehouse, versions.CURRENT)
    if version is None or not versions.path_of(settings.warehouse, Level.PUBLISHED, version).is_file():
        raise NoWarehouse("There are no figures to release yet. Run `python -m edi_metrics build` first.")
    versions.point(settings.warehouse, versions.RELEASED, version)
    return version
