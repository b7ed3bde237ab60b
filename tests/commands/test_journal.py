"""`journal verify | backup | restore`: a sentence or data, whatever the journal is like."""

from pathlib import Path

import pytest

from edi_metrics.journal import Journal
from tests.commands.running import Run
from tests.journal.edits import BEGUN, CHAIR, NEWS, edit


@pytest.fixture
def private(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private folder whose journal has two events."""
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    journal = Journal.open(empty / "private")
    journal.append_all(CHAIR, [edit(BEGUN, 0), edit(NEWS, 1)])
    journal.close()
    return empty / "private"


def test_a_whole_journal_is_verified_backed_up_and_restored(run: Run, private: Path, empty: Path) -> None:
    verified = run("journal", "verify", "--json")
    assert (verified.code, verified.data["whole"], verified.data["events"]) == (0, True, 2)
    assert verified.data["head"]["seq"] == 2
    file = empty / "backup.sqlite"
    assert run("journal", "backup", file, "--json").data == {"out": str(file), "events": 2}
    aside = str(private / "journal-before-restore-1")
    assert run("journal", "restore", file, "--json").data == {"events": 2, "aside": aside}
    said = run("journal", "verify")
    assert said.out == "The journal is whole: 2 events, each as it was written, and none is missing.\n"


def test_a_journal_that_lost_events_says_so_and_fails(run: Run, private: Path) -> None:
    with (private / "journal.receipts").open("a", encoding="ascii") as file:
        file.write(f"3 {'a' * 64}\n")
    said = run("journal", "verify")
    assert said.code == 1
    assert "Events 3 to 3 were acknowledged and are not there." in said.out
    assert run("journal", "verify", "--json").data["problems"]
    said = run("journal", "backup", private / "b")
    assert (said.code, said.out) == (1, "")
    assert "journal restore FILE" in said.err


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["verify"], "There is no journal yet."),
        (["backup", "b.sqlite"], "There is no journal yet."),
        (["backup"], "Name the backup: python -m edi_metrics journal backup FILE."),
        (["restore"], "Name the backup: python -m edi_metrics journal restore FILE."),
        (["restore", "nothing.sqlite"], "There is no backup nothing.sqlite"),
    ],
)
def test_what_cannot_be_done_gets_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, empty: Path, asked: list[str], sentence: str
) -> None:
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    monkeypatch.chdir(empty)
    for more in ([], ["--json"]):
        said = run("journal", *asked, *more)
        assert said.code == 1
        assert sentence in said.err
        assert "Traceback" not in said.err
    assert list(empty.iterdir()) == []


def test_the_sample_leaves_a_service_s_own_plan_alone(run: Run, private: Path) -> None:
    said = run("sample")
    assert said.code == 1
    assert "so the sample was not made" in said.err
    assert run("journal", "verify", "--json").data["events"] == 2


@pytest.mark.usefixtures("empty")
def test_the_sample_is_not_written_to_a_server(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDI_JOURNAL_URL", "postgresql://edi@127.0.0.1:1/plan")
    said = run("sample")
    assert said.code == 1
    assert "with no EDI_JOURNAL_URL" in said.err
