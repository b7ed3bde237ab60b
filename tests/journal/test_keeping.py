"""A backup is the whole journal, and comes back as it was, from a file or a server and to either."""

from pathlib import Path

import psycopg
import pytest

from edi_metrics.errors import DamagedJournal, JournalBusy, RefusedFile
from edi_metrics.journal import Journal, keeping
from tests.journal.edits import BEGUN, CHAIR, NEWS, OWNED, edit


@pytest.fixture
def written(anywhere: Path) -> Path:
    """A private folder whose journal has three events."""
    journal = Journal.open(anywhere)
    journal.append_all(CHAIR, [edit(BEGUN, 0), edit(OWNED, 1), edit(NEWS, 2)])
    journal.close()
    return anywhere


def test_a_backup_comes_back_event_for_event(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "backup.sqlite"
    journal = Journal.open(written)
    events, head = journal.read(), journal.head()
    assert keeping.backup(written, file) == 3, "while the app has it open"
    journal.close()
    assert sorted(found.name for found in tmp_path.glob("backup*")) == [
        "backup.sqlite",
        "backup.sqlite.receipts",
    ]
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    other = tmp_path / "other"
    assert keeping.restore(other, file) == (3, None)
    back = Journal.open(other)
    assert (back.read(), back.head()) == (events, head)
    assert back.report.whole
    assert back.append(CHAIR, edit(NEWS, 3)).version == 4
    back.close()


def test_the_journal_that_was_there_is_moved_aside_whole(private: Path, tmp_path: Path) -> None:
    journal = Journal.open(private)
    journal.append_all(CHAIR, [edit(BEGUN, 0), edit(OWNED, 1)])
    journal.close()
    keeping.backup(private, tmp_path / "backup.sqlite")
    journal = Journal.open(private)
    journal.append(CHAIR, edit(NEWS, 2))
    journal.close()
    restored = keeping.restore(private, tmp_path / "backup.sqlite")
    assert restored.aside == private / "journal-before-restore-1"
    assert keeping.restore(private, tmp_path / "backup.sqlite").aside == private / "journal-before-restore-2"
    aside = Journal.open(restored.aside)
    assert (len(aside.read()), aside.report.whole) == (3, True)
    aside.close()
    assert len(keeping.verify(private).sound) == 2


def test_a_damaged_journal_is_cured_by_its_backup(private: Path, tmp_path: Path) -> None:
    Journal.open(private).close()
    keeping.backup(private, tmp_path / "backup.sqlite")
    (private / "journal.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(DamagedJournal, match="journal restore FILE"):
        keeping.verify(private)
    keeping.restore(private, tmp_path / "backup.sqlite")
    assert keeping.verify(private).whole


def test_a_journal_in_use_is_not_replaced(private: Path, tmp_path: Path) -> None:
    journal = Journal.open(private)
    journal.append(CHAIR, edit(BEGUN, 0))
    keeping.backup(private, tmp_path / "backup.sqlite")
    with pytest.raises(JournalBusy, match="Close the app"):
        keeping.restore(private, tmp_path / "backup.sqlite")
    assert journal.append(CHAIR, edit(NEWS, 1)).version == 2
    journal.close()


def test_a_server_only_takes_what_follows_from_what_it_holds(
    private: Path, tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "backup.sqlite"
    journal = Journal.open(private)
    journal.append_all(CHAIR, [edit(BEGUN, 0), edit(OWNED, 1)])
    journal.close()
    keeping.backup(private, file)
    monkeypatch.setenv("EDI_JOURNAL_URL", database)
    assert keeping.restore(private, file).events == 2, "from a file to a server"
    assert keeping.restore(private, file).events == 2, "twice is once"
    journal = Journal.open(private)
    journal.append(CHAIR, edit(NEWS, 2))
    journal.close()
    with pytest.raises(RefusedFile, match="Make an empty database"):
        keeping.restore(private, file)
    with psycopg.connect(database) as con:
        assert con.execute("select count(*) from event").fetchone() == (3,)


def test_a_backup_never_replaces_a_file(written: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="ascii")
    with pytest.raises(RefusedFile, match="taken is there already"):
        keeping.backup(written, tmp_path / "taken")
    assert (tmp_path / "taken").read_text(encoding="ascii") == "mine"


@pytest.mark.parametrize("harm", ["nothing there", "no receipt", "cut", "no database"])
def test_what_is_no_whole_backup_changes_nothing(private: Path, tmp_path: Path, harm: str) -> None:
    file = tmp_path / "backup.sqlite"
    journal = Journal.open(private)
    journal.append(CHAIR, edit(BEGUN, 0))
    journal.close()
    keeping.backup(private, file)
    match harm:
        case "nothing there":
            file.unlink()
        case "no receipt":
            (tmp_path / "backup.sqlite.receipts").unlink()
        case "cut":
            file.write_bytes(file.read_bytes()[:5000])
        case _:
            file.write_bytes(b"words" * 1000)
    with pytest.raises(RefusedFile):
        keeping.restore(private, file)
    assert len(keeping.verify(private).sound) == 1
    assert not list(private.glob("journal-before*"))


def test_where_there_is_no_journal_there_is_nothing_to_verify(private: Path) -> None:
    with pytest.raises(DamagedJournal, match="There is no journal yet"):
        keeping.verify(private)
    assert not private.exists()
