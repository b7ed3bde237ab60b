"""Whatever people do, in whatever order, a journal holds exactly what was acknowledged."""

import shutil
import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from edi_metrics.errors import RefusedEdit
from edi_metrics.journal import Edit, Journal, Overtaken
from edi_metrics.journal.receipts import Receipts
from edi_metrics.journal.store import file_store
from edi_metrics.plan.facts import Event, SetAside
from tests.journal.edits import BEGUN, CHAIR, DATED, DONE, LATER, NEWS, NOW, OWNED, edit

STREAMS = st.sampled_from(["action/A01", "action/A02"])
FACTS = st.sampled_from([BEGUN, OWNED, {**OWNED, "now": "Finance manager"}, DATED, LATER, DONE, NEWS])


class Meetings(RuleBasedStateMachine):
    """People with forms, new and old, a clock that jumps, and a machine that stops."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="edi-journal-"))
        self.journal = self.opened()
        self.acknowledged: list[Event] = []
        self.forms: list[tuple[Edit, Event]] = []

    def opened(self) -> Journal:
        return Journal(file_store(self.folder / "journal.sqlite"), Receipts(self.folder / "receipts"))

    def versions(self) -> dict[str, int]:
        """How often each stream was written to, by what was acknowledged alone."""
        counted: dict[str, int] = defaultdict(int)
        for event in self.acknowledged:
            counted[event.stream] += 1
        return counted

    def came_of(self, form: Edit) -> Event:
        """What a form became: itself, or the event that keeps it aside."""
        try:
            return self.journal.append(CHAIR, form)
        except Overtaken as overtaken:
            [clash] = overtaken.clashes
            return clash.kept

    @rule(stream=STREAMS, fact=FACTS, behind=st.integers(-1, 3), days=st.integers(-900, 900))
    def send(self, stream: str, fact: dict[str, str], behind: int, days: int) -> None:
        now = self.versions()[stream]
        seen = max(0, now - behind)
        form = edit(fact, seen, stream=stream, at=NOW + timedelta(days=days))
        try:
            event = self.journal.append(CHAIR, form)
            assert seen <= now
        except Overtaken as overtaken:
            [clash] = overtaken.clashes
            event = clash.kept
            assert event.fact == SetAside(seen=seen, edit=form.fact)
            assert all(seen < other.version <= now for other in clash.theirs)
        if event.event_id == form.key:
            assert event.version == now + 1
            self.acknowledged.append(event)
            self.forms.append((form, event))
        else:
            assert event in self.acknowledged
            assert event.fact == form.fact

    @rule(choice=st.integers(0, 99))
    def send_again(self, choice: int) -> None:
        if self.forms:
            form, event = self.forms[choice % len(self.forms)]
            assert self.came_of(form) == event

    @rule(stream=STREAMS, version=st.integers(1, 6))
    def undo(self, stream: str, version: int) -> None:
        now = self.versions()[stream]
        form = edit({"kind": "Undone", "version": version}, now, stream=stream)
        try:
            event = self.journal.append(CHAIR, form)
        except RefusedEdit:
            return
        assert version <= now
        self.acknowledged.append(event)

    @rule()
    def close_and_open(self) -> None:
        self.journal.close()
        self.journal = self.opened()

    @rule(bytes_left=st.integers(0, 67))
    def stop_before_the_last_receipt(self, bytes_left: int) -> None:
        """The event was committed; the machine stopped while its receipt was being written."""
        if not self.acknowledged:
            return
        self.journal.close()
        receipts = self.folder / "receipts"
        lines = receipts.read_bytes().splitlines(keepends=True)
        receipts.write_bytes(b"".join(lines[:-1]) + lines[-1][:bytes_left])
        self.journal = self.opened()

    @invariant()
    def holds_what_was_acknowledged(self) -> None:
        assert list(self.journal.read()) == self.acknowledged
        assert self.journal.report.whole

    def teardown(self) -> None:
        assert self.journal.verify().whole
        self.journal.close()
        shutil.rmtree(self.folder)


TestMeetings = Meetings.TestCase
TestMeetings.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
