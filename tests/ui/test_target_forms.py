"""Targets set, revised and retired on the screen, by Streamlit's own test runner and a real journal."""

import re
import shutil
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from edi_metrics.access import Viewer
from edi_metrics.journal import Journal
from edi_metrics.plan.facts import Event, SetAside
from edi_metrics.plan.facts.meetings import AgendaSet, MeetingCalled
from edi_metrics.plan.facts.promises import TargetRetired, TargetRevised, TargetSet
from edi_metrics.plan.group import AgendaItem
from edi_metrics.planner import Form, Moment, Planner, Wish
from edi_metrics.vocabulary import Role

ROOT = Path(__file__).resolve().parents[2]


class Visitor:
    """One person on the targets page."""

    def __init__(self, target: str = "", role: Role = Role.CHAIR, page: str = "targets") -> None:
        self.app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
        if target:
            self.app.query_params["target"] = target
        self.app.run()
        self.app.selectbox(key="role-switch").select(role).run()

    def press(self, label: str) -> "Visitor":
        """Press the button that says `label`."""
        next(button for button in self.app.button if button.label == label).click().run()
        return self

    def choose(self, label: str, code: str) -> "Visitor":
        """Choose an option of the select box called `label`."""
        next(box for box in self.app.selectbox if box.label == label).set_value(code).run()
        return self

    def type(self, label: str, words: str) -> "Visitor":
        """Type into the text area called `label`."""
        next(area for area in self.app.text_area if area.label == label).set_value(words).run()
        return self

    def number(self, label: str, value: float) -> "Visitor":
        """Write a number into the field whose label begins with `label`."""
        next(box for box in self.app.number_input if box.label.startswith(label)).set_value(value).run()
        return self

    def typed(self, label: str) -> str:
        """What stands in a text area."""
        return str(next(area.value for area in self.app.text_area if area.label == label))

    @property
    def buttons(self) -> set[str]:
        """What every button says."""
        return {button.label for button in self.app.button}

    @property
    def html(self) -> str:
        """The page's HTML."""
        return "\n".join(found.proto.body for found in self.app.get("html"))

    @property
    def words(self) -> str:
        """The page's words, without their tags."""
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", self.html)))


@pytest.fixture
def private(sample_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample's journal, copied: what is saved here is saved nowhere else."""
    folder = tmp_path / "private"
    folder.mkdir()
    for file in (sample_folders / "private").glob("journal*"):
        shutil.copy(file, folder / file.name)
    monkeypatch.setenv("EDI_PRIVATE", str(folder))
    return folder


def recorded(private: Path, stream: str) -> list[Event]:
    """Everything recorded of one target."""
    journal = Journal.open(private)
    found = [event for event in journal.read() if event.stream == stream]
    journal.close()
    return found


def filled(visitor: Visitor, goal: float = 12.0) -> Visitor:
    """A new target with every part that it must have."""
    visitor.press("New target")
    visitor.choose("Measure", "workforce.disabled").number("Goal", goal)
    visitor.choose("Due by the end of", "2028-11-30")
    visitor.choose("Owner", "HR and workforce lead").choose("Strand", "workforce")
    return visitor.type("Why it matters here", "Neither target nor action is about it")


# Setting a target.


def test_a_target_that_is_set_stands_on_the_board_at_once(private: Path) -> None:
    visitor = filled(Visitor()).type("How it will be done", "Access budget").press("Save the target")
    assert not visitor.app.exception
    assert "21 targets, with off track first" in visitor.words
    assert "Disabled staff at 12% or more by November 2028 HR and workforce lead" in visitor.words
    assert "T21 is on the board." in visitor.words
    assert "Save the target" not in visitor.buttons
    [event] = recorded(private, "target/T21")
    assert isinstance(event.fact, TargetSet)
    assert (event.by_role, event.meeting, str(event.happened_on)) == ("Working-group chair", "", "2026-11-23")
    assert event.fact.terms == {
        "target_id": "T21",
        "title": "Disabled staff at 12% or more by November 2028",
        "short": "",
        "strand": "workforce",
        "heard": "",
        "function": "inclusion",
        "tia": "workforce",
        "kind": "reach",
        "metric": "workforce.disabled",
        "split": "",
        "part": "",
        "narrowing": "",
        "baseline": "2026-11-01",
        "goal": "12",
        "unit": "percent",
        "due": "2028-11-30",
        "milestones": "",
        "owner": "HR and workforce lead",
        "reason": "Neither target nor action is about it",
        "means": "Access budget",
        "comparator": "",
        "set_on": "2026-11-23",
        "set_at": "",
        "characteristics": "",
    }


def test_the_overview_counts_the_new_target(private: Path) -> None:
    filled(Visitor()).press("Save the target")
    assert "of 21 targets" in Visitor(page="overview").words


def test_the_check_beside_the_form_follows_every_field(private: Path) -> None:
    visitor = Visitor().press("New target")
    assert "No measure. Choose the figure that will show it." in visitor.words
    visitor.choose("Measure", "workforce.disabled")
    assert "No measure." not in visitor.words
    assert "No goal. Write the figure to reach." in visitor.words
    visitor.number("Goal", 5.0)
    assert "The goal, 5%, is not above the start, 7.7%" in visitor.words
    visitor.number("Goal", 12.0).choose("Due by the end of", "2028-11-30")
    assert "Needs more than twice the fastest recent pace: 2.1 points a year, lately 0.6." in visitor.words
    assert re.search(r"Needs \d+ of the next 56 appointments; how many lately cannot be shown", visitor.words)
    assert "Not yet a promise: mend the three parts marked Must." in visitor.words


def test_what_it_lacks_is_said_and_nothing_is_recorded_or_lost(private: Path) -> None:
    visitor = Visitor().press("New target").type("How it will be done", "Access budget")
    visitor.press("Save the target")
    assert "Not saved. Not yet a promise: mend the" in visitor.words
    assert visitor.typed("How it will be done") == "Access budget"
    assert recorded(private, "target/T21") == []


@pytest.mark.parametrize(
    ("goal", "words"),
    [(5.0, "is not above the start"), (0.9, "Write nine tenths as 90"), (120.0, "from 0 to 100")],
)
def test_a_goal_that_cannot_be_is_refused(private: Path, goal: float, words: str) -> None:
    visitor = filled(Visitor(), goal).press("Save the target")
    assert words in visitor.words.partition("Not saved.")[2]
    assert recorded(private, "target/T21") == []


def test_text_too_long_is_refused_and_kept(private: Path) -> None:
    long = "x" * 10_000
    visitor = filled(Visitor()).type("Why it matters here", long).press("Save the target")
    assert "10,000 characters long and 2,000 fit. Nothing is lost" in visitor.words
    assert visitor.typed("Why it matters here") == long


def test_half_a_milestone_is_refused_and_a_whole_one_kept(private: Path) -> None:
    visitor = filled(Visitor()).press("Add a milestone")
    visitor.choose("Milestone 1: by the end of", "2027-11-30").press("Save the target")
    assert "Milestone 1 has no figure. Give it a figure, or clear the row." in visitor.words
    visitor.number("Milestone 1: figure", 9.5).press("Save the target")
    [event] = recorded(private, "target/T21")
    assert isinstance(event.fact, TargetSet)
    assert event.fact.terms["milestones"] == "2027-11-30:9.5"
    assert "Milestones, drawn as squares: 9.5% by November 2027. They are not judged" in visitor.words


def test_a_title_is_text_and_never_markup(private: Path) -> None:
    visitor = filled(Visitor()).type("Title", "<b>Ten</b> ![x](http://x) =1+1").press("Save the target")
    assert "<b>Ten</b>" not in visitor.html
    assert "&lt;b&gt;Ten&lt;/b&gt; ![x](http://x) =1+1" in visitor.html


def test_a_persons_own_title_stays_when_the_fields_change(private: Path) -> None:
    visitor = filled(Visitor())
    assert visitor.typed("Title") == "Disabled staff at 12% or more by November 2028"
    visitor.number("Goal", 13.0)
    assert visitor.typed("Title") == "Disabled staff at 13% or more by November 2028"
    visitor.type("Title", "One in eight of us is Disabled").number("Goal", 12.5)
    assert visitor.typed("Title") == "One in eight of us is Disabled"


def test_a_part_of_a_measure_and_a_narrowing_can_be_promised(private: Path) -> None:
    visitor = Visitor().press("New target").choose("Measure", "workforce.disclosure")
    visitor.choose("Divided by", "characteristic").choose("Part of characteristic", "disability")
    visitor.choose("Among", "contract").number("Goal", 90.0)
    visitor.choose("Part of contract", "hourly_paid")
    visitor.choose("Due by the end of", "2027-11-30").choose("Owner", "CPD lead")
    visitor.choose("Strand", "workforce").type("Why it matters here", "Unknown is large")
    visitor.press("Save the target")
    [event] = recorded(private, "target/T21")
    assert isinstance(event.fact, TargetSet)
    terms = event.fact.terms
    assert (terms["split"], terms["part"], terms["narrowing"]) == (
        "characteristic",
        "disability",
        "contract=hourly_paid",
    )


def test_two_people_who_each_set_a_target_get_a_number_each(private: Path) -> None:
    one, other = filled(Visitor()), filled(Visitor(role=Role.STEWARD), 11.0)
    one.press("Save the target")
    other.press("Save the target")
    assert not other.app.exception
    assert [len(recorded(private, f"target/{name}")) for name in ("T21", "T22")] == [1, 1]


def test_a_target_set_while_a_meeting_is_open_is_set_at_it(private: Path) -> None:
    item = AgendaItem(item_id="I1", title="Targets", why="Set one", minutes=20)
    planner = Planner(private)
    planner.record(
        Viewer(Role.CHAIR),
        [
            Wish("meeting/M20", MeetingCalled(on=date(2026, 11, 23))),
            Wish("meeting/M20", AgendaSet(items=(item,), locked=True)),
        ],
        Form("agenda", {}),
        Moment(date(2026, 11, 23), datetime.now(UTC)),
    )
    planner.close()
    visitor = filled(Visitor())
    assert "outside a meeting" not in visitor.press("Save the target").words.partition("T21 ·")[2]
    [event] = recorded(private, "target/T21")
    assert isinstance(event.fact, TargetSet)
    assert (event.meeting, event.fact.terms["set_at"]) == ("M20", "M20")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.PARTNER])
def test_who_may_not_change_targets_sees_no_form(private: Path, role: Role) -> None:
    assert not Visitor("T05", role).buttons & {"New target", "Revise this target", "Retire this target"}


# Revising a target.


def revising(part: str, *, target: str = "T05", role: Role = Role.CHAIR) -> Visitor:
    """A visitor with one part of a target before them."""
    return Visitor(target, role).press("Revise this target").choose("What changes", part)


def test_the_samples_lowered_goal_is_shown_for_ever_after(private: Path) -> None:
    visitor = Visitor("T05")
    assert (
        "The goal was lowered from 14% to 12% on 4 September 2026, with no reason recorded and outside"
        " a meeting." in visitor.words
    )
    assert "By what was promised before, it needs attention; by what is promised now," in visitor.words
    assert "Faint dots and the faint diamond are the path and the goal as they were" in visitor.words
    assert (
        "4 September 2026 Goal: re-baselining 14% 12% No reason recorded Outside a meeting" in visitor.words
    )


def test_a_goal_that_is_lowered_is_called_re_baselining_before_and_after(private: Path) -> None:
    visitor = revising("goal", target="T01").number("Goal", 88.0)
    assert "This changes the goal: it is re-baselining" in visitor.words
    assert "it will be shown as made outside a meeting" in visitor.words
    visitor.type("Why it changes", "Fewer answered than hoped").press("Save the change")
    [event] = [one for one in recorded(private, "target/T01") if isinstance(one.fact, TargetRevised)]
    assert event.fact == TargetRevised(field="goal", was="90", now="88", reason="Fewer answered than hoped")
    assert "The goal was lowered from 90% to 88% on 23 November 2026" in visitor.words
    assert "Target 88% by November 2027" in visitor.words


def test_a_change_without_a_reason_is_refused(private: Path) -> None:
    visitor = revising("goal").number("Goal", 11.5).press("Save the change")
    assert "Not saved. Say why the goal changes" in visitor.words
    assert len(recorded(private, "target/T05")) == 2


def test_a_change_that_breaks_the_promise_is_refused(private: Path) -> None:
    visitor = revising("goal").number("Goal", 3.0).type("Why it changes", "Easier").press("Save the change")
    assert "is not above the start" in visitor.words.partition("Not saved.")[2]
    assert len(recorded(private, "target/T05")) == 2


def test_another_measure_changes_all_its_parts_together(private: Path) -> None:
    visitor = revising("measure").choose("Measure", "participation.free_meals").number("Goal", 20.0)
    visitor.type("Why it changes", "A wider group").press("Save the change")
    assert not visitor.app.exception
    fields = {
        one.fact.field for one in recorded(private, "target/T05")[2:] if isinstance(one.fact, TargetRevised)
    }
    assert {"metric", "goal"} <= fields
    assert "The measure was changed from 'Learners with pupil premium' to" in visitor.words


def test_a_new_owner_is_a_change_and_no_re_baselining(private: Path) -> None:
    visitor = revising("owner", target="T01").choose("Owner", "Head of service")
    visitor.type("Why it changes", "A new post").press("Save the change")
    assert "Changed since it was set, and not re-baselined" in visitor.words
    assert "Owner HR and workforce lead Head of service A new post Outside a meeting" in visitor.words


def test_two_people_at_one_field_see_both_texts_and_choose(private: Path) -> None:
    one, other = revising("goal"), revising("goal", role=Role.STEWARD)
    one.number("Goal", 13.0).type("Why it changes", "Agreed with the team").press("Save the change")
    other.number("Goal", 11.5).type("Why it changes", "As the year went").press("Save the change")
    assert "Goal changed from 12 to 13: Agreed with the team." in other.words
    assert "11.5: As the year went." in other.words
    assert isinstance(recorded(private, "target/T05")[-1].fact, SetAside)
    other.press("Put mine in its place")
    last = recorded(private, "target/T05")[-1].fact
    assert isinstance(last, TargetRevised)
    assert last.now == "11.5"


def test_two_people_at_different_fields_both_stand(private: Path) -> None:
    one, other = revising("goal"), revising("owner", role=Role.STEWARD)
    one.number("Goal", 13.0).type("Why it changes", "Agreed with the team").press("Save the change")
    other.choose("Owner", "Head of service").type("Why it changes", "A new post").press("Save the change")
    fields = [
        one.fact.field for one in recorded(private, "target/T05")[2:] if isinstance(one.fact, TargetRevised)
    ]
    assert fields == ["goal", "owner"]
    assert "Head of service · Target 13% by July 2027" in other.words


# Retiring a target.


def test_a_retired_target_leaves_the_board_and_its_reason_stays(private: Path) -> None:
    visitor = Visitor("T05").press("Retire this target")
    visitor.press("Retire the target")
    assert "Say why the target is retired" in visitor.words
    visitor.type("Why it no longer stands", "The programme ended").press("Retire the target")
    assert isinstance(recorded(private, "target/T05")[-1].fact, TargetRetired)
    assert "19 targets, with off track first" in visitor.words
    assert "No longer promised" in visitor.words
    assert "23 November 2026 The programme ended Working-group chair" in visitor.words
