"""The next meeting is expected once each half term, at about the same point in it."""

from datetime import date

import pytest

from edi_metrics.plan.diary import next_meeting


@pytest.mark.parametrize(
    ("last", "as_at", "expected"),
    [
        ("2026-10-08", "2026-11-23", "2026-12-03"),
        ("2026-10-08", "2026-12-03", "2026-12-03"),
        ("2026-10-08", "2026-12-04", "2027-01-28"),
        ("2026-12-17", "2026-12-17", "2027-02-11"),
    ],
)
def test_it_keeps_its_weekday_and_its_distance_from_the_end_of_the_half_term(
    last: str, as_at: str, expected: str
) -> None:
    found = next_meeting(date.fromisoformat(last), date.fromisoformat(as_at))
    assert found == date.fromisoformat(expected)


def test_it_is_never_before_the_half_term_begins() -> None:
    """A meeting in the first days of a long half term, and a shorter one after it."""
    assert next_meeting(date(2026, 9, 1), date(2026, 9, 2)) == date(2026, 11, 2)


def test_outside_the_calendar_nothing_is_expected() -> None:
    assert next_meeting(date(1999, 1, 1), date(1999, 2, 1)) is None
    assert next_meeting(date(2026, 10, 8), date(2099, 1, 1)) is None
