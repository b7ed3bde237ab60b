"""What was lost or changed behind the journal's back is noticed, at start and when asked, and said."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import psycopg
import pytest

from edi_metrics.errors import DamagedJournal, EdiError
from edi_metrics.journal import Journal, keeping
from edi_metrics.journal.store import store_of
from tests.journal.edits import BEGUN, CHAIR, NEWS, edit

EVENTS = 12
UNLOCKED = "drop trigger no_update; drop trigger no_delete; drop trigger no_replace;"


@pytest.fixture
def kept(private: Path) -> Path:
    """A private folder with a journal of twelve events, closed."""
    journal = Journal.open(private)
    journal.append(CHAIR, edit(BEGUN, 0))
    for seen in range(1, EVENTS):
        journal.append(CHAIR, edit(NEWS, seen))
    journal.close()
    return private


def changed(private: Path, statement: str) -> None:
    """The file as someone leaves it who knows SQL and no shame."""
    with closing(sqlite3.connect(private / "journal.sqlite")) as con:
        con.executescript(f"{UNLOCKED} {statement}")


def test_a_journal_that_nobody_touched_is_whole(kept: Path) -> None:
    report = keeping.verify(kept)
    assert report.words == "The journal is whole: 12 events, each as it was written, and none is missing."
    assert report.as_json()["whole"] is True


@pytest.mark.parametrize(
    ("statement", "found", "sound"),
    [
        ("delete from event where seq > 9", "Events 10 to 12 were acknowledged and are not there.", 9),
        ("delete from event", "Events 1 to 12 were acknowledged and are not there.", 0),
        ("delete from event where seq = 5", "The chain is broken: event 5 is missing.", 4),
        ("update event set body = replace(body, 'ordered', 'orderef') where seq = 7", "event 7 is not as", 6),
        ("update event set who = 'another' where seq = 1", "event 1 is not as it was written", 0),
        ("update event set recorded_at = '2020-01-01' where seq = 12", "event 12 is not as it was", 11),
        ("update event set previous = 'x' where seq = 3", "event 3 does not follow from", 2),
        ("update event set body = x'ff' where seq = 4", "event 4 is not as it was written", 3),
        ("drop table event", "The chain is broken", 0),
    ],
)
def test_a_change_is_noticed_at_start_and_the_sound_part_can_be_read(
    kept: Path, statement: str, found: str, sound: int
) -> None:
    changed(kept, statement)
    journal = Journal.open(kept)
    assert found in journal.report.words
    assert "journal restore FILE" in journal.report.words
    assert [event.version for event in journal.read()] == list(range(1, sound + 1))
    with pytest.raises(DamagedJournal):
        journal.append(CHAIR, edit(NEWS, 1))
    journal.close()


def test_a_tail_that_is_rewritten_with_a_whole_chain_is_not_what_was_acknowledged(kept: Path) -> None:
    receipts = (kept / "journal.receipts").read_bytes()
    changed(kept, "delete from event where seq > 9")
    (kept / "journal.receipts").unlink()
    journal = Journal.open(kept)
    for seen in range(9, EVENTS):
        journal.append(CHAIR, edit({"kind": "ProgressNoted", "note": "Forged"}, seen))
    journal.close()
    (kept / "journal.receipts").write_bytes(receipts)
    assert "Event 10 is not the one that was acknowledged." in keeping.verify(kept).words


def test_a_journal_that_has_gone_is_not_begun_again_in_silence(kept: Path) -> None:
    for file in kept.glob("journal.sqlite*"):
        file.unlink()
    with pytest.raises(DamagedJournal, match="The journal has gone: 12 events"):
        Journal.open(kept)


def test_an_older_copy_of_the_file_is_noticed(kept: Path, tmp_path: Path) -> None:
    older = shutil.copyfile(kept / "journal.sqlite", tmp_path / "older.sqlite")
    journal = Journal.open(kept)
    journal.append(CHAIR, edit(NEWS, EVENTS))
    journal.close()
    shutil.copyfile(older, kept / "journal.sqlite")
    assert "Events 13 to 13 were acknowledged" in keeping.verify(kept).words


def test_events_that_were_never_acknowledged_get_their_receipts_at_start(kept: Path) -> None:
    receipts = kept / "journal.receipts"
    lines = receipts.read_text(encoding="ascii").splitlines(keepends=True)
    receipts.write_text("".join(lines[:8]) + lines[8][:20], encoding="ascii")
    assert keeping.verify(kept).whole, "its writer was stopped in the middle of the line"
    again = receipts.read_text(encoding="ascii").splitlines(keepends=True)
    assert again[:8] == lines[:8]
    assert again[9:] == lines[8:]


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda text: text.replace("\n5 ", "\n5x"), "line 5 of the receipts cannot be read"),
        (lambda text: text.replace("\n5 ", "\n4 "), "contradicts an earlier one"),
        (lambda text: text.replace("\n12 ", "\n92 "), "Events 13 to 92 were acknowledged"),
    ],
)
def test_damaged_receipts_are_noticed(kept: Path, damage: Callable[[str], str], found: str) -> None:
    receipts = kept / "journal.receipts"
    receipts.write_text(damage(receipts.read_text(encoding="ascii")), encoding="ascii")
    assert found in keeping.verify(kept).words


def test_a_layout_of_another_version_is_refused(kept: Path) -> None:
    changed(kept, "insert into about values (2)")
    with pytest.raises(DamagedJournal, match="If a newer version made it, install that again"):
        Journal.open(kept)


def test_no_damage_to_the_file_goes_unnoticed(kept: Path, tmp_path: Path) -> None:
    """Cut, zeroed or flipped anywhere: every event is still there, or there is a notice, or a refusal."""
    sound = Journal.open(kept)
    events = sound.read()
    sound.close()
    original = (kept / "journal.sqlite").read_bytes()
    receipts = (kept / "journal.receipts").read_bytes()
    draw = Random(2026)
    for number in range(150):
        folder = tmp_path / f"damaged-{number}"
        folder.mkdir()
        (folder / "journal.sqlite").write_bytes(damaged(original, draw))
        (folder / "journal.receipts").write_bytes(receipts)
        try:
            journal = Journal.open(folder)
        except EdiError:
            continue
        assert journal.read() == events[: len(journal.read())]
        assert journal.read() == events or not journal.report.whole
        journal.close()


def damaged(original: bytes, draw: Random) -> bytes:
    """The file after something happened to it."""
    place = draw.randrange(len(original))
    match draw.choice(("cut", "zeroed", "flipped")):
        case "cut":
            return original[:place]
        case "zeroed":
            length = draw.choice((1, 16, 512, 4096))
            return (
                original[:place] + bytes(len(original[place : place + length])) + original[place + length :]
            )
        case _:
            return (
                original[:place] + bytes([original[place] ^ 1 << draw.randrange(8)]) + original[place + 1 :]
            )


def test_a_row_changed_in_postgresql_is_noticed(
    private: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDI_JOURNAL_URL", database)
    journal = Journal.open(private)
    journal.append_all(CHAIR, [edit(BEGUN, 0), edit(NEWS, 1), edit(NEWS, 2)])
    with psycopg.connect(database) as con:
        con.execute("alter table event disable trigger all")
        con.execute("update event set who = 'another' where seq = 2")
    assert "event 2 is not as it was written" in journal.verify().words
    with psycopg.connect(database) as con:
        con.execute("alter table event disable trigger all")
        con.execute("delete from event where seq >= 2")
    assert "Events 2 to 3 were acknowledged and are not there." in journal.verify().words
    journal.close()


def test_what_is_no_text_is_refused_with_its_cure(kept: Path) -> None:
    """SQLite quotes what it found in a harmed file, and Python cannot always read the quotation."""
    store = store_of(kept)
    with pytest.raises(DamagedJournal, match="journal restore FILE"), store.read():
        b"ev\xdfnt".decode()
    store.close()
