"""What partners hear: so many of so many beside a promise, and how many more there are to read."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from edi_metrics.reader import Reader
from edi_metrics.story.asking import Desk, Judged
from edi_metrics.story.words import forum, numbers
from edi_metrics.vocabulary import Level


@pytest.fixture(scope="module")
def promises(sample_reader: Callable[[Level], Reader]) -> tuple[Judged, ...]:
    """Every target of the sample, as published."""
    return Desk(sample_reader(Level.PUBLISHED)).judged()


def test_a_promise_is_told_as_gone_by_after_its_date_and_not_before(promises: tuple[Judged, ...]) -> None:
    for one in promises:
        due = one.target.due
        assert ". The target is " in forum.promise_told(one, Level.PUBLISHED, due)
        assert ". The target was " in forum.promise_told(one, Level.PUBLISHED, due + timedelta(days=1))


def test_a_promise_about_a_share_is_told_in_counts_and_any_other_by_its_figure(
    promises: tuple[Judged, ...],
) -> None:
    told = {
        one.target.target_id: forum.promise_told(one, Level.PUBLISHED, one.target.due) for one in promises
    }
    counted = [one for one in promises if _counts(one)]
    assert 0 < len(counted) < len(promises)
    for one in promises:
        latest = one.judgement.latest
        if latest is not None and one in counted:
            pair = f": {numbers.count(latest.n)} of {numbers.count(latest.d)} ("
            assert pair in told[one.target.target_id]
        else:
            assert " now. The target " in told[one.target.target_id]


def _counts(one: Judged) -> bool:
    latest = one.judgement.latest
    shown = latest is not None and latest.shown and latest.denominator is not None
    return shown and one.measured.metric.is_share


def test_what_the_slide_has_no_room_for_is_counted() -> None:
    assert forum.more_moved(4) == "Four more moved: see the table."
    assert forum.more_off_track(1) == "One more is off track: see the table."
