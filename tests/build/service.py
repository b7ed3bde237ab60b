"""A small invented service, loaded by the front door, that tests may build, break and build again."""

import random
import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from edi_metrics import importer, publisher
from edi_metrics.settings import Settings
from edi_metrics.settings import settings as settings_in_force

DAY = date(2026, 11, 23)
WHEN = datetime(2026, 11, 23, 9, tzinfo=UTC)

Worker = dict[str, str]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "role_level": ("tutor",) * 6 + ("team_lead", "senior_leader"),
    "contract": ("permanent_full_time", "permanent_part_time", "hourly_paid", "hourly_paid"),
    "ethnicity": ("white_british",) * 7
    + ("asian_indian", "black_african", "mixed_white_asian", "no_response"),
    "disability": ("not_disabled",) * 6 + ("disabled", "prefer_not_to_say"),
    "sex": ("female", "female", "male"),
    "age_band": ("20_34", "35_49", "50_64"),
}


def workers(count: int = 160, *, snapshots: Iterable[str] = ("2025-11-01", "2026-11-01")) -> list[Worker]:
    """A workforce as the service's own file would give it: the same people each time it is asked for."""
    draw = random.Random(7)
    people = [
        {name: draw.choice(choices) for name, choices in _CHOICES.items()}
        | {
            "person": f"t{number:04d}",
            "in_post": "yes",
            "role_family": "teaching",
            "started_on": "2021-09-01",
        }
        for number in range(count)
    ]
    return [{"snapshot_date": day, **person} for day in snapshots for person in people]


def write_rows(path: Path, dataset: str, rows: Iterable[Mapping[str, str]]) -> Path:
    """A file in the layout of the dataset's template."""
    names = importer.template(dataset).splitlines()[0].split(",")
    lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def settings_for(folder: Path) -> Settings:
    """Settings that keep everything under `folder`."""
    chosen = settings_in_force().model_dump(exclude={"private", "warehouse", "level"})
    return Settings(**chosen, private=folder / "private", warehouse=folder / "warehouse")


def load_workers(chosen: Settings, rows: Iterable[Worker]) -> None:
    """Accept a workforce."""
    path = write_rows(chosen.private.parent / "workforce.csv", "workforce", rows)
    importer.load("workforce", path, private=chosen.private, who="tester", when=WHEN, day=DAY)


def build(chosen: Settings) -> str:
    """Build a version and make it current."""
    return publisher.build(chosen, today=DAY, progress=unheard)


def copied(original: Settings, folder: Path) -> Settings:
    """The service's records and figures again in another folder, to do as one likes with."""
    for name in ("private", "warehouse"):
        shutil.copytree(getattr(original, name), folder / name)
    return settings_for(folder)


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder and what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unheard(step: str, done: int, of: int) -> None:
    """Progress that nobody listens to."""
