"""`remind`: digests and one calendar from the journal, in which it records nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from edi_metrics.journal import Edit, Journal
from tests.commands.running import Run
from tests.exports.reading import dates, text_of_mail
from tests.journal.edits import CHAIR, edit


def promised(name: str, owner: str, due: str) -> Iterator[Edit]:
    """An action with its date and its owner."""
    facts = (
        {"kind": "ActionProposed", "title": f"Title of {name}", "strand": "voice"},
        {"kind": "DatesSet", "start": "2026-09-01", "due": due},
        {"kind": "OwnerSet", "now": owner},
    )
    for seen, fact in enumerate(facts):
        yield edit(fact, seen, stream=f"action/{name}")


@pytest.fixture
def private(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample's private folder on 23 November: one action is late, two are near, one is far off."""
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    folder = empty / "private"
    journal = Journal.open(folder)
    journal.append_all(
        CHAIR,
        [
            edit({"kind": "MeetingClosed", "next_on": "2026-12-10"}, 0, stream="meeting/M20"),
            *promised("A01", "Head of service", "2026-11-01"),
            *promised("A02", "Inclusion lead", "2026-12-03"),
            *promised("A03", "Youth voice lead", "2026-12-23"),
            *promised("A04", "", "2026-11-30"),
        ],
    )
    journal.close()
    (folder / "sample.json").write_text(json.dumps({"day": "2026-11-23", "seed": 1}), encoding="utf-8")
    return folder


def test_it_writes_a_digest_for_each_owner_who_cannot_wait_and_one_calendar(
    run: Run, private: Path, empty: Path
) -> None:
    out = empty / "out"
    said = run("remind", "--out", out, "--json")
    assert (said.code, said.err) == (0, "")
    assert (said.data["day"], said.data["days"]) == ("2026-11-23", 14)
    assert [(one["owner"], one["overdue"], one["due_soon"]) for one in said.data["digests"]] == [
        ("Head of service", 1, 0),
        ("Inclusion lead", 0, 1),
        ("Working-group chair", 0, 0),
    ]
    assert {path.name for path in out.iterdir()} == {
        "digest-2026-11-23-head-of-service.eml",
        "digest-2026-11-23-inclusion-lead.eml",
        "digest-2026-11-23-working-group-chair.eml",
        "meetings.ics",
    }
    for one, action in zip(said.data["digests"], ("A01", "A02", "A04"), strict=True):
        assert f"{action} Title of {action}." in text_of_mail(Path(one["out"]).read_bytes())
    found = {str(one["SUMMARY"]) for one in dates((out / "meetings.ics").read_bytes()).walk("VEVENT")}
    assert found == {
        "Inclusion working group meets",
        *(f"Due: {name} Title of {name}" for name in ("A01", "A02", "A03", "A04")),
    }


def test_it_says_in_words_what_it_wrote(run: Run, private: Path, empty: Path) -> None:
    out = empty / "out"
    said = run("remind", "--out", out)
    assert said.out.splitlines() == ["Wrote:", *(f"  {path}" for path in sorted(out.iterdir()))]


def test_how_many_days_are_soon_can_be_chosen(run: Run, private: Path) -> None:
    owners = [one["owner"] for one in run("remind", "--days", 30, "--json").data["digests"]]
    assert "Youth voice lead" in owners
    assert (private / "reminders" / "meetings.ics").is_file()


def test_the_journal_is_as_it_was(run: Run, private: Path) -> None:
    before = run("journal", "verify", "--json").data
    assert run("remind").code == 0
    assert run("remind").code == 0
    assert run("journal", "verify", "--json").data == before


def test_what_it_writes_is_for_the_eyes_of_whoever_ran_it(run: Run, private: Path, empty: Path) -> None:
    out = empty / "out"
    run("remind", "--out", out)
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}


def test_with_nothing_late_or_near_there_is_a_calendar_and_a_sentence(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    journal = Journal.open(empty / "private")
    journal.append_all(CHAIR, list(promised("A01", "Head of service", "2099-11-01")))
    journal.close()
    said = run("remind", "--out", empty / "out")
    file = empty / "out" / "meetings.ics"
    assert said.out == f"Nothing is overdue or due within 14 days. Wrote {file}.\n"


@pytest.mark.parametrize("days", [-1, 5000])
def test_a_number_of_days_that_is_none_is_refused_in_a_sentence(run: Run, private: Path, days: int) -> None:
    said = run("remind", "--days", days)
    assert (said.code, said.out) == (1, "")
    assert f"--days cannot be {days}. Choose a number of days from 0 to 366." in said.err


def test_before_there_is_a_plan_it_says_what_to_do_and_writes_nothing(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    said = run("remind", "--json")
    assert said.code == 1
    assert said.data["error"].startswith("There is no plan to remind anyone of yet.")
    assert list(empty.iterdir()) == []


def test_a_journal_that_lost_events_reminds_nobody(run: Run, private: Path) -> None:
    with (private / "journal.receipts").open("a", encoding="ascii") as file:
        file.write(f"99 {'a' * 64}\n")
    said = run("remind")
    assert said.code == 1
    assert "acknowledged and are not there" in said.err
    assert not (private / "reminders").exists()


def test_a_folder_that_is_a_file_gets_a_sentence(run: Run, private: Path, empty: Path) -> None:
    taken = empty / "taken"
    taken.touch()
    said = run("remind", "--out", taken)
    assert said.code == 1
    assert f"{taken} cannot be used" in said.err
    assert "Traceback" not in said.err
