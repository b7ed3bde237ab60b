"""Seconds of each step from nothing to the first figures, and what the app then holds in memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from benchmarks.result import Result
from benchmarks.served import ROOT, Session, serving
from edi_metrics.story.story import stories

SECONDS, MEGABYTES = 10.0, 250.0


def run(rounds: int) -> list[Result]:
    """The sample service made anew in each round; then every page opened once."""
    steps: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            for step, seconds in _made(Path(folder)).items():
                steps[step].append(seconds)
    each = [Result(step, "s", median(seen), SECONDS, best=min(seen)) for step, seen in steps.items()]
    return [*each, _memory()]


def _made(folder: Path) -> dict[str, float]:
    """How long each step took, and all of them together."""
    environment = os.environ | {
        "EDI_PRIVATE": str(folder / "private"),
        "EDI_WAREHOUSE": str(folder / "warehouse"),
    }
    started = last = time.perf_counter()
    took: dict[str, float] = {}
    doing = "starting"
    command = [sys.executable, "-m", "edi_metrics", "sample", "--progress"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            now = time.perf_counter()
            took[doing] = took.get(doing, 0.0) + now - last
            doing, last = (json.loads(line)["step"] if line.startswith("{") else "ending"), now
    assert child.returncode == 0
    assert (folder / "warehouse" / "CURRENT").is_file()
    return took | {"the whole sample": time.perf_counter() - started}


def _memory() -> Result:
    with serving("app.py") as server:
        session = Session(server)
        for story in stories():
            session.run(story.slug, expect=story.title)
        held = server.memory()
        session.close()
    return Result("app process, every page opened", "MB", held, MEGABYTES)
