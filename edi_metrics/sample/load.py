"""The sample service through the same door as anyone's files."""

import csv
import json
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time
from pathlib import Path

from pydantic import TypeAdapter

from edi_metrics import importer, landing
from edi_metrics.access import Viewer
from edi_metrics.errors import RefusedFile
from edi_metrics.journal import Edit, Journal, is_kept
from edi_metrics.plan.facts import Event, SetAside
from edi_metrics.plan.reading import read_events
from edi_metrics.publisher import SAMPLE_MARK
from edi_metrics.sample import SAMPLE_SECRET, SERVICE_DAY, generate
from edi_metrics.settings import journal_url
from edi_metrics.vocabulary import Role

_HERE = Path(__file__).parent
_WHO = "sample"
_NINE = time(9)


def load_sample(private: Path, *, seed: int, progress: Callable[[str, int, int], None]) -> None:
    """Generate the invented service and have every file of it accepted.

    Refuses a folder that holds a service's own records.
    """
    mark = private / SAMPLE_MARK
    own_plan = journal_url() is not None or (is_kept(private) and not mark.exists())
    if own_plan or any(batch.who != _WHO for batch in landing.batches(private)):
        raise RefusedFile(
            "This folder holds a service's own records, so the sample was not made."
            " Set EDI_PRIVATE and EDI_WAREHOUSE to other folders, with no EDI_JOURNAL_URL, to try the sample."
        )
    progress("Inventing a music service", 0, 2)
    shutil.rmtree(private / "landing", ignore_errors=True)
    private.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark.write_text(json.dumps({"day": SERVICE_DAY.isoformat(), "seed": seed}), encoding="utf-8")
    frames = generate(seed)
    progress("Checking and accepting its records", 1, 2)
    with tempfile.TemporaryDirectory(prefix="edi-sample-") as folder:
        files = {name: Path(folder) / f"{name}.csv" for name in frames}
        with ThreadPoolExecutor(max_workers=2) as pool:
            list(pool.map(importer.write_csv, frames.values(), files.values()))
        importer.load_many(
            files,
            private=private,
            who=_WHO,
            when=datetime.combine(SERVICE_DAY, _NINE, tzinfo=UTC),
            day=SERVICE_DAY,
            secret=SAMPLE_SECRET,
        )
    (private / "plan").mkdir(exist_ok=True)
    shutil.copyfile(_HERE / "plan" / "coverage.csv", private / "plan" / "coverage.csv")
    _keep_the_plan(private)


def _keep_the_plan(private: Path) -> None:
    """Begin the journal again, with each event of the sample's plan recorded on the day it happened."""
    for file in private.glob("journal.*"):
        file.unlink()
    events, forum, actions = (
        _rows(_HERE / "plan" / f"{name}.csv") for name in ("events", "forum", "actions")
    )
    told = read_events([*events, *forum], actions, _rows(_HERE / "targets.csv"))
    journal = Journal.open(private)
    learned = read_events(_rows(_HERE / "plan/learned.csv"), (), ())
    in_order = sorted([*_group(), *told, *learned], key=lambda event: event.happened_on)
    journal.append_all(Viewer(Role.CHAIR), [_recorded(event) for event in in_order])
    journal.close()


def _group() -> list[Event]:
    """What the working group agreed about itself: its terms and its seats, and both again a year on."""
    return TypeAdapter(list[Event]).validate_json((_HERE / "plan/group.json").read_bytes())


def _recorded(event: Event) -> Edit:
    assert not isinstance(event.fact, SetAside), "the sample's group never wrote over one another"
    return Edit(
        stream=event.stream,
        seen=event.version - 1,
        fact=event.fact,
        key=event.event_id,
        who=_WHO,
        by_role=event.by_role,
        on=event.happened_on,
        at=datetime.combine(event.happened_on, _NINE, tzinfo=UTC),
        meeting=event.meeting,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
