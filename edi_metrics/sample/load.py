"""The sample service through the same door as anyone's files."""

import json
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time
from pathlib import Path

from edi_metrics import importer, landing
from edi_metrics.errors import RefusedFile
from edi_metrics.publisher import SAMPLE_MARK
from edi_metrics.sample import SAMPLE_SECRET, SERVICE_DAY, generate

_HERE = Path(__file__).parent
_WHO = "sample"


def load_sample(private: Path, *, seed: int, progress: Callable[[str, int, int], None]) -> None:
    """Generate the invented service and have every file of it accepted.

    Refuses a folder that holds a service's own records.
    """
    mark = private / SAMPLE_MARK
    if any(batch.who != _WHO for batch in landing.batches(private)):
        raise RefusedFile(
            "This folder holds a service's own records, so the sample was not made."
            " Set EDI_PRIVATE and EDI_WAREHOUSE to other folders to try the sample."
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
            when=datetime.combine(SERVICE_DAY, time(9), tzinfo=UTC),
            day=SERVICE_DAY,
            secret=SAMPLE_SECRET,
        )
    for promises in ("targets.csv", "target_changes.csv"):
        shutil.copyfile(_HERE / promises, private / promises)
    shutil.copytree(_HERE / "plan", private / "plan", dirs_exist_ok=True)
