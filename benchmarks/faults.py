"""What the journal must survive: writers killed in the act, eight writers on one action, and a damaged file.

Counts of what was lost, whose goal is none. Each fault is drawn from a seed.
"""

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from benchmarks.result import Result
from edi_metrics.access import Viewer
from edi_metrics.errors import DamagedJournal
from edi_metrics.journal import Edit, Journal
from edi_metrics.journal.edits import Overtaken
from edi_metrics.journal.receipts import Receipts
from edi_metrics.journal.store import file_store
from edi_metrics.plan.facts import Change, Event, SetAside
from edi_metrics.plan.facts.actions import ActionProposed, OwnerSet, ProgressNoted
from edi_metrics.vocabulary import Role, Strand

KILLS, ACKNOWLEDGED = 300, 5_000
WRITERS, EACH = 8, 1_000
MUTATIONS = 1_000

_CHAIR = Viewer(Role.CHAIR)
_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_DAY = date(2026, 11, 23)


def run() -> list[Result]:
    """Every fault, with how much was tried beside what was lost."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        return [*_killed(folder / "killed"), *_crowded(folder / "crowded"), *_mutated(folder / "mutated")]


def _killed(folder: Path) -> Iterator[Result]:
    """A writer killed with -9 at a random moment, over and over, in one journal."""
    draw, acknowledged, kills, broken = random.Random(2026), set[str](), 0, 0
    _open(folder).close()
    while kills < KILLS or len(acknowledged) < ACKNOWLEDGED:
        acknowledged |= _one_killed(folder, f"k{kills}", draw.uniform(0.02, 0.12))
        kills += 1
        if kills % 20 == 0:
            broken += not _is_whole(folder)
    broken += not _is_whole(folder)
    with closing(_open(folder)) as journal:
        kept = {event.event_id for event in journal.read()}
    yield Result(
        f"{kills} kills, {len(acknowledged):,} acknowledged: lost", "events", len(acknowledged - kept), 0
    )
    yield Result(f"{kills} kills: a chain not whole, or an event in part", "times", broken, 0)


def _one_killed(folder: Path, name: str, after: float) -> set[str]:
    """What a writer had been told is kept when it was killed `after` some seconds of writing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _write_for_ever(folder, name, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        first = told.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = first + told.read()
    return set(said[: said.rfind("\n") + 1].split())


def _write_for_ever(folder: Path, name: str, writing: int) -> None:
    """In the child: append, and say so once it returned, until killed."""
    try:
        journal = _open(folder)
        for number in count():
            event = journal.append(_CHAIR, _edit(f"action/{name}", number, f"{name}-{number}", _fact(number)))
            os.write(writing, f"{event.event_id}\n".encode())
    finally:
        os._exit(1)


def _crowded(folder: Path) -> Iterator[Result]:
    """Several people set the owner of one action, a thousand times each, all at once."""
    with closing(_open(folder)) as journal:
        journal.append(_CHAIR, _edit("action/A01", 0, "begun", _fact(0)))

        def write(writer: int) -> int:
            """Each looks at what their own last change came to, and at nothing that others did since."""
            seen = 1
            for number in range(EACH):
                fact = OwnerSet(now=f"Role {writer}-{number}")
                try:
                    seen = journal.append(
                        _CHAIR, _edit("action/A01", seen, f"w{writer}-{number}", fact)
                    ).version
                except Overtaken as overtaken:
                    seen = overtaken.clashes[0].kept.version
            return EACH

        with ThreadPoolExecutor(WRITERS) as pool:
            accepted = sum(pool.map(write, range(WRITERS))) + 1
        events = journal.read()
    lost = WRITERS * EACH - len({_said(event) for event in events} - {""})
    crowd = f"{WRITERS} writers x {EACH:,}"
    yield Result(f"{crowd}: accepted less the last version", "events", accepted - events[-1].version, 0)
    yield Result(f"{crowd}: texts lost", "texts", lost, 0)


def _said(event: Event) -> str:
    fact = event.fact.edit if isinstance(event.fact, SetAside) else event.fact
    return fact.now if isinstance(fact, OwnerSet) else ""


def _mutated(folder: Path) -> Iterator[Result]:
    """The file cut, zeroed or flipped at a random place: opened with a notice, or refused with its cure."""
    original = folder / "original"
    with closing(_open(original)) as journal:
        for number in range(60):
            journal.append(_CHAIR, _edit("action/A01", number, f"m{number}", _fact(number)))
        truth = journal.read()
    draw, found = random.Random(2026), {"unharmed": 0, "noticed": 0, "refused": 0, "silent": 0}
    for number in range(MUTATIONS):
        copy = folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(original, copy)
        _harm(copy / "journal.sqlite", draw, ("cut", "zeroed", "flipped")[number % 3])
        found[_outcome(copy, truth)] += 1
    told = ", ".join(f"{name} {times}" for name, times in found.items() if name != "silent")
    yield Result(f"{MUTATIONS:,} files harmed ({told}): silently wrong", "files", found["silent"], 0)


def _harm(path: Path, draw: random.Random, how: str) -> None:
    content = bytearray(path.read_bytes())
    place = draw.randrange(len(content))
    if how == "cut":
        content = content[:place]
    elif how == "zeroed":
        content[place : place + 512] = bytes(len(content[place : place + 512]))
    else:
        content[place] ^= 1 << draw.randrange(8)
    path.write_bytes(content)


def _outcome(folder: Path, truth: tuple[Event, ...]) -> str:
    """How a harmed file was met. Whatever can be read of it has to be what was written, from the first on."""
    try:
        with closing(_open(folder)) as journal:
            read = journal.read()
            if read != truth[: len(read)]:
                return "silent"
            if journal.report.whole:
                return "unharmed" if read == truth else "silent"
            return "noticed" if "journal restore FILE" in journal.report.words else "silent"
    except DamagedJournal as error:
        return "refused" if "journal restore FILE" in str(error) else "silent"


def _is_whole(folder: Path) -> bool:
    with closing(_open(folder)) as journal:
        return journal.report.whole


def _open(folder: Path) -> Journal:
    folder.mkdir(parents=True, exist_ok=True)
    return Journal(file_store(folder / "journal.sqlite"), Receipts(folder / "journal.receipts"))


def _edit(stream: str, seen: int, key: str, fact: Change) -> Edit:
    return Edit(stream=stream, seen=seen, fact=fact, key=key, who="bench", by_role="Chair", on=_DAY, at=_NOW)


def _fact(seen: int) -> Change:
    if seen == 0:
        return ActionProposed(title="Lend a harp", strand=Strand.PROGRAMMING)
    return ProgressNoted(note=f"News {seen} " + "of it " * 20)
