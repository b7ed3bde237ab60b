"""The plan beside the figures: today as it was just saved, a past meeting as it was, a damaged journal."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from edi_metrics.planner import Moment, Planner
from edi_metrics.reader import Reader
from edi_metrics.settings import settings
from edi_metrics.ui import process
from edi_metrics.vocabulary import Level
from edi_metrics.warehouse import versions
from tests.planner.recording import DAY, NEWS, NOW, OWNED, say, wish

ROOT = Path(__file__).resolve().parents[2]

BANNER_19 = "This is how things stood on 8 October 2026, when Meeting 19 closed."
CURE = "python -m edi_metrics journal restore FILE"


@pytest.fixture
def private(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample's journal, copied: what is saved here is saved nowhere else."""
    monkeypatch.delenv("EDI_JOURNAL_URL", raising=False)
    folder = tmp_path / "private"
    folder.mkdir()
    for file in (sample_folders / "private").glob("journal.*"):
        shutil.copy(file, folder)
    monkeypatch.setenv("EDI_PRIVATE", str(folder))
    return folder


class Visit:
    """One page, and the session that goes on to the next."""

    def __init__(
        self, page: str, address: Mapping[str, str] | None = None, after: "Visit | None" = None
    ) -> None:
        self.app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
        for key, value in (address or {}).items():
            self.app.query_params[key] = value
        if after is not None:
            for key in ("as-at", "as-at-address"):
                self.app.session_state[key] = after.app.session_state[key]
        self.app.run()
        assert not self.app.exception

    def look_back(self, meeting: str) -> "Visit":
        """Choose a meeting in the strip, or today."""
        self.app.selectbox(key="look-back").select(meeting).run()
        assert not self.app.exception
        return self

    @property
    def words(self) -> str:
        """The page's words, without their tags."""
        html = "\n".join(found.proto.body for found in self.app.get("html"))
        return re.sub(
            r"\s+", " ", unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))
        )

    @property
    def as_at(self) -> str:
        """The meeting that the address names."""
        return "".join(self.app.query_params.get("as_at", ""))

    @property
    def has_forms(self) -> bool:
        """Whether a target can be set or revised here."""
        return any(button.label in ("New target", "Revise this target") for button in self.app.button)

    @property
    def offers(self) -> bool:
        """Whether a meeting can be looked back at."""
        return any(box.key == "look-back" for box in self.app.selectbox)


# Looking back


def test_a_past_meeting_has_a_banner_and_no_forms(private: Path) -> None:
    past = Visit("targets", {"as_at": "M19"})
    assert BANNER_19 in past.words
    assert "The figures are those of today's records, as far as they were complete by then." in past.words
    assert not past.has_forms
    today = Visit("targets")
    assert today.has_forms
    assert "This is how things stood" not in today.words


def test_a_past_meeting_reads_the_promise_as_it_then_was(private: Path) -> None:
    before = Visit("targets", {"as_at": "M18", "target": "T05"})
    after = Visit("targets", {"as_at": "M19", "target": "T05"})
    assert "14%" in before.words
    assert "4 September 2026" not in before.words
    assert "4 September 2026" in after.words


@pytest.mark.parametrize("asked", ["M99", "19", "**M19** <b>", "M" * 500])
def test_a_meeting_that_was_not_held_is_said_and_today_is_shown(private: Path, asked: str) -> None:
    found = Visit("targets", {"as_at": asked})
    assert f"There is no closed meeting called '{asked[:20]}'. Today is shown." in found.words
    assert "This is how things stood" not in found.words
    assert found.has_forms


def test_the_choice_goes_with_its_person_to_the_next_page_and_into_its_address(private: Path) -> None:
    first = Visit("targets").look_back("M19")
    assert first.as_at == "M19"
    assert BANNER_19 in first.words
    following = Visit("action_plan", after=first)
    assert BANNER_19 in following.words
    assert following.as_at == "M19", "so that it can be sent"


def test_back_to_today_holds_on_the_next_page_too(private: Path) -> None:
    first = Visit("targets", {"as_at": "M19"}).look_back("")
    assert first.as_at == ""
    assert "This is how things stood" not in first.words
    assert "This is how things stood" not in Visit("action_plan", after=first).words


def test_an_address_that_names_another_meeting_is_followed(private: Path) -> None:
    first = Visit("targets", {"as_at": "M19"})
    following = Visit("action_plan", {"as_at": "M18"}, after=first)
    assert "when Meeting 18 closed" in following.words
    stale = Visit("action_plan", {"as_at": "M99"}, after=first)
    assert "Today is shown." in stale.words
    assert "This is how things stood" not in Visit("targets", after=stale).words


def test_the_published_view_has_no_past_meetings(private: Path) -> None:
    found = Visit("targets", {"as_at": "M19", "level": "published"})
    assert "This is how things stood" not in found.words
    assert not found.offers
    assert not found.has_forms


# A meeting that was closed here


def _close_meeting_20(private: Path, figures: str) -> None:
    closed = {"kind": "MeetingClosed", "figures": figures, "next_on": "2027-01-28"}
    with closing(Planner(private)) as planner:
        say(planner, wish(closed, "meeting/M20"), moment=Moment(DAY, NOW, "M20"))


def test_a_closed_meeting_is_the_same_page_after_later_edits_of_that_day(private: Path) -> None:
    version = versions.pointed(settings().warehouse, versions.CURRENT)
    _close_meeting_20(private, str(version))
    at_close = Visit("action_plan", {"as_at": "M20"})
    assert "The figures are those the group had before it." in at_close.words
    said = at_close.words
    with closing(Planner(private)) as planner:
        say(planner, wish({"kind": "Dropped", "reason": "The schools said no"}, "action/A24"))
        say(planner, wish(OWNED, "action/A05"), wish(NEWS, "action/A05"))
    assert Visit("action_plan", {"as_at": "M20"}).words == said
    assert Visit("action_plan").words != said, "today has moved on"


def test_a_closed_meeting_is_by_the_figures_it_had_once_newer_ones_are_there(
    private: Path, sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "warehouse"
    shutil.copytree(sample_folders / "warehouse", folder)
    held = str(versions.pointed(folder, versions.CURRENT))
    for level in Level:
        shutil.copy(versions.path_of(folder, level, held), versions.path_of(folder, level, "0123456789ab"))
    versions.point(folder, versions.CURRENT, "0123456789ab")
    monkeypatch.setenv("EDI_WAREHOUSE", str(folder))
    _close_meeting_20(private, held)
    kept = Visit("targets", {"as_at": "M20"})
    assert "The figures are those the group had before it." in kept.words
    assert "Newer figures are ready." not in kept.words
    assert process.held(settings(), Level.INSIDE, held) is process.held(settings(), Level.INSIDE, held)


def test_where_the_figures_of_a_meeting_are_gone_its_page_says_so(private: Path) -> None:
    _close_meeting_20(private, "ffffffffffff")
    found = Visit("targets", {"as_at": "M20"})
    assert "This is how things stood on 23 November 2026, when Meeting 20 closed." in found.words
    assert "The figures are those of today's records" in found.words


# A journal that is not whole


def _flip_a_byte(private: Path) -> None:
    """As a fault of the disk would: inside an event, with the file still a database."""
    path = private / "journal.sqlite"
    with closing(sqlite3.connect(path)) as con:
        con.execute("pragma wal_checkpoint(truncate)")
    found = bytearray(path.read_bytes())
    place = found.index(b"Second pair started in September")
    found[place] ^= 1
    path.write_bytes(found)


def _lose_the_end(private: Path) -> None:
    """As a restore of an older copy of the one file would."""
    with closing(sqlite3.connect(private / "journal.sqlite")) as con:
        con.execute("drop trigger no_delete")
        con.execute("delete from event where seq > 100")
        con.commit()


def _not_a_database(private: Path) -> None:
    (private / "journal.sqlite").write_bytes(b"District,Learners\n" * 100)


def _gone(private: Path) -> None:
    (private / "journal.sqlite").unlink()


@pytest.mark.parametrize("spoil", [_flip_a_byte, _lose_the_end, _not_a_database, _gone])
@pytest.mark.parametrize("page", ["targets", "action_plan", "meeting"])
def test_a_damaged_journal_leaves_the_figures_and_says_the_cure(
    private: Path, spoil: Callable[[Path], None], page: str
) -> None:
    spoil(private)
    found = Visit(page)
    assert "The plan can be read and not changed:" in found.words
    assert CURE in found.words
    assert not found.has_forms
    assert not found.offers


def test_under_a_damaged_journal_the_plan_is_that_of_the_version_file(
    private: Path, sample_reader: Callable[[Level], Reader]
) -> None:
    """All of it: not what comes before the damage."""
    _lose_the_end(private)
    still_open = sum(one.is_open for one in sample_reader(Level.INSIDE).plan().actions)
    assert f" of {still_open} open actions" in Visit("action_plan").words


def test_a_past_meeting_asked_for_under_a_damaged_journal_shows_the_day_of_the_figures(private: Path) -> None:
    _lose_the_end(private)
    found = Visit("targets", {"as_at": "M19"})
    assert CURE in found.words
    assert "This is how things stood" not in found.words
