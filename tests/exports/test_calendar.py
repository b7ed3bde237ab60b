"""The calendar has every date ahead, on its day, and an entry is the same one for ever."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Event

from edi_metrics.exports.ahead import Ahead, after
from edi_metrics.exports.calendar import calendar
from tests.exports.made import HOSTILE, MINUTES, hostile
from tests.exports.reading import dates

AHEAD = after(MINUTES)


def entries(ahead: Ahead) -> list[Event]:
    """The entries of the calendar, read back."""
    return [one for one in dates(calendar(ahead)).walk("VEVENT") if isinstance(one, Event)]


def test_it_has_the_next_meeting_each_due_date_and_each_check() -> None:
    assert {(str(one["SUMMARY"]), one.decoded("DTSTART")) for one in entries(AHEAD)} == {
        ("Inclusion working group meets", date(2027, 1, 28)),
        ("Due: A12 Instruments for pupils in nurture groups", date(2026, 12, 18)),
        ("Due: A03 Send letters in home languages to 20 schools", date(2026, 10, 30)),
        ("Due: A07 Move fee help to the first page of the website", date(2027, 1, 31)),
        ("Due: A41 Ask families why they left after whole-class teaching", date(2027, 2, 12)),
        (
            "Check the measure: A34 Pay working-group members on hourly contracts for their time",
            date(2027, 3, 1),
        ),
    }


def test_each_entry_is_a_whole_day_that_keeps_nobody_busy() -> None:
    for one in entries(AHEAD):
        assert (one.decoded("DTEND") - one.decoded("DTSTART")).days == 1
        assert (one["TRANSP"], one["CLASS"]) == ("TRANSPARENT", "PRIVATE")


def test_an_entry_says_whose_it_is_what_is_next_and_how_far_it_may_go() -> None:
    [late] = [one for one in entries(AHEAD) if "A03" in str(one["SUMMARY"])]
    assert str(late["DESCRIPTION"]).split("\n") == [
        "Owner: Hourly-paid tutor (brass).",
        "Next: Chase the translators.",
        "Inside: not for sharing.",
        "Sample data.",
    ]
    for one in entries(after(replace(MINUTES, sample=False))):
        assert str(one["DESCRIPTION"]).endswith("Inside: not for sharing.")


def test_nobody_is_named_invited_or_addressed() -> None:
    content = calendar(AHEAD)
    assert not any(word in content for word in (b"@", b"mailto", b"ATTENDEE", b"ORGANIZER"))


def test_a_date_that_moves_is_the_same_entry_and_the_later_file_wins() -> None:
    moved = replace(
        MINUTES,
        held_on=date(2027, 1, 28),
        owners=tuple(
            replace(one, actions=tuple(replace(action, due=date(2027, 5, 1)) for action in one.actions))
            for one in MINUTES.owners
        ),
    )
    before = {one["SUMMARY"]: one for one in entries(AHEAD)}
    later = {one["SUMMARY"]: one for one in entries(after(moved))}
    assert before.keys() == later.keys()
    for name, one in later.items():
        assert one["UID"] == before[name]["UID"]
        assert one.sequence > before[name].sequence
    assert len({one["UID"] for one in later.values()}) == len(later)


def test_two_services_never_share_an_entry() -> None:
    other = {one["UID"] for one in entries(replace(AHEAD, service="Another service"))}
    assert other.isdisjoint(one["UID"] for one in entries(AHEAD))


def test_the_same_day_is_the_same_file() -> None:
    assert calendar(AHEAD) == calendar(AHEAD)
    assert {one.decoded("DTSTAMP") for one in entries(AHEAD)} == {datetime(2026, 12, 3, tzinfo=UTC)}


@pytest.mark.parametrize("typed", [*HOSTILE, "Lead\r\nEND:VEVENT\r\nBEGIN:VALARM", "a;b,c\\n:d"])
def test_what_looks_like_markup_or_a_property_is_text(typed: str) -> None:
    ahead = after(hostile(typed))
    once = " ".join(typed.split())
    found = entries(ahead)
    assert len(found) == 4
    assert all(not one.subcomponents for one in found)
    assert f"Due: A12 {once}" in {str(one["SUMMARY"]) for one in found}
    assert any(f"Next: {once}" in str(one["DESCRIPTION"]) for one in found)


def test_a_group_with_no_date_ahead_has_an_empty_calendar() -> None:
    nothing = Ahead("Hartwell Music Service", sample=True, as_at=date(2026, 11, 23), owners=())
    assert entries(nothing) == []
