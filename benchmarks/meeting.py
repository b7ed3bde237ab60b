"""A meeting: what a decision costs to save, how soon the next item is told, and ten years of events."""

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from benchmarks.journalling import TEN_YEARS, long_journal
from benchmarks.result import Result
from benchmarks.served import ROOT
from edi_metrics.access import Viewer
from edi_metrics.plan.facts.actions import ProgressNoted
from edi_metrics.plan.facts.meetings import AgendaSet, ItemMinuted, MeetingCalled
from edi_metrics.plan.folding import fold
from edi_metrics.plan.group import AgendaItem, Decision
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.settings import settings
from edi_metrics.ui import process
from edi_metrics.vocabulary import Role

SAVE_MS = 50.0
NEXT_MS = 300.0
LOAD_SECONDS = 1.0

_CHAIR = Viewer(Role.CHAIR)
_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_MOMENT = Moment(_NOW.date(), _NOW)
_SAVES = 20
_ITEMS = 40


def run(rounds: int) -> list[Result]:
    """The sample's meeting 20, on a copy of its journal; then a journal of ten years."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with _meeting(folder / "private") as (planner, streams):
            saved = [_saved(planner, streams, f"round-{n}") for n in range(rounds)]
            following = _next_items(planner, streams, rounds)
        loaded, long_saved = _ten_years(folder / "long", rounds)
    return [
        _result("a decision saved", "ms", saved, SAVE_MS),
        _result("the next item told and drawn", "ms", following, NEXT_MS),
        _result(f"{TEN_YEARS:,} events: loaded and folded", "s", loaded, LOAD_SECONDS),
        _result(f"{TEN_YEARS:,} events: a decision saved", "ms", long_saved, SAVE_MS),
    ]


def _result(name: str, unit: str, seen: Sequence[float], goal: float) -> Result:
    return Result(name, unit, median(seen), goal, best=min(seen))


@contextmanager
def _meeting(private: Path) -> Iterator[tuple[Planner, Sequence[str]]]:
    """A copy of the service's journal in which meeting 20 has begun with an item for each open action."""
    shutil.copytree(settings().private, private)
    before = environ.get("EDI_PRIVATE")
    environ["EDI_PRIVATE"] = str(private)
    planner = process.planner(settings())
    streams = _begin(planner)
    try:
        yield planner, streams
    finally:
        planner.close()
        environ.pop("EDI_PRIVATE")
        if before is not None:
            environ["EDI_PRIVATE"] = before


def _begin(planner: Planner) -> Sequence[str]:
    actions = [one for one in fold(planner.events(), _NOW.date()).actions.values() if one.is_open][:_ITEMS]
    items = tuple(
        AgendaItem(f"action-{one.action_id}", one.title, "Open", 3, one.owner, f"action/{one.action_id}")
        for one in actions
    )
    _record(
        planner,
        "begin",
        Wish("meeting/M20", MeetingCalled(on=_NOW.date())),
        Wish("meeting/M20", AgendaSet(items=items, locked=True)),
    )
    return [item.about for item in items]


def _decision(stream: str) -> tuple[Wish, Wish]:
    item = stream.replace("/", "-")
    return (
        Wish(stream, ProgressNoted(note="Two more schools have answered")),
        Wish("meeting/M20", ItemMinuted(item=item, decision=Decision.ON_TRACK, note="As planned")),
    )


def _record(planner: Planner, key: str, *wishes: Wish) -> None:
    form = Form(key, planner.versions([wish.stream for wish in wishes]))
    planner.record(_CHAIR, wishes, form, _MOMENT)


def _saved(planner: Planner, streams: Sequence[str], name: str) -> float:
    """Milliseconds for one decision to be checked and kept, and the plan with it to be read and folded."""
    before = len(planner.events())
    started = time.perf_counter()
    for number in range(_SAVES):
        _record(planner, f"{name}-{number}", *_decision(streams[0]))
        fold(planner.events(), _NOW.date())
    taken = 1000 * (time.perf_counter() - started) / _SAVES
    assert len(planner.events()) == before + 2 * _SAVES, "every decision is in the record"
    return taken


def _next_items(planner: Planner, streams: Sequence[str], rounds: int) -> list[float]:
    """Milliseconds for one run of the page after each decision, as Streamlit's test runner sees it."""
    _record(planner, "first", *_decision(streams[0]))
    app = AppTest.from_file(str(ROOT / "pages" / "meeting.py"), default_timeout=60).run()
    seen = []
    for place, stream in enumerate(streams[1 : rounds + 1], start=2):
        _record(planner, f"next-{stream.replace('/', '-')}", *_decision(stream))
        started = time.perf_counter()
        app.run()
        seen.append(1000 * (time.perf_counter() - started))
        assert not app.exception
        assert any(f"Item {place + 1} of " in one.proto.body for one in app.get("html")), "it is in hand"
    return seen


def _ten_years(path: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds to load and fold a long journal, and milliseconds to save a decision in it."""
    long_journal(path)
    loaded, saved = [], []
    for number in range(rounds):
        planner = Planner(path)
        started = time.perf_counter()
        plan = fold(planner.events(), _NOW.date())
        loaded.append(time.perf_counter() - started)
        stream = f"action/{next(iter(plan.actions))}"
        started = time.perf_counter()
        _record(planner, f"long-{number}", *_decision(stream))
        saved.append(1000 * (time.perf_counter() - started))
        planner.close()
    return loaded, saved
