"""The dates of the plan as a calendar file: the next meeting, what is due, and what is to be looked at again.

An entry keeps its identity for ever, so that importing a later file moves it and never doubles it. Owners
are roles; nobody is invited, and no address is in it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from edi_metrics.exports.ahead import Ahead
from edi_metrics.exports.paper import stamps
from edi_metrics.exports.plain import plain
from edi_metrics.plan.minutes import OwnedAction
from edi_metrics.story.words import papers as words

FILENAME = "meetings.ics"

_PRODUCT = "-//edi-metrics//Inclusion plan//EN"
_DAY_ONE = date(2000, 1, 1)


class _Entry(NamedTuple):
    """One whole day in the calendar. `about` is what it is for ever, whatever day it moves to."""

    about: str
    on: date
    title: str
    told: tuple[str, ...] = ()


def calendar(ahead: Ahead) -> bytes:
    """Every date ahead as iCalendar. The same day's plan is the same bytes."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", plain(words.calendar_name(ahead.service)))
    for entry in _entries(ahead):
        made.add_component(_event(entry, ahead))
    content: bytes = made.to_ical()
    return content


def _entries(ahead: Ahead) -> Iterator[_Entry]:
    if ahead.next_on:
        yield _Entry(f"meeting after {ahead.last}", ahead.next_on, words.MEETS)
    for one in ahead.owners:
        yield from _due(one.actions, one.owner)
        for check in one.checks:
            told = (words.owned_by(one.owner),)
            yield _Entry(f"check of {check.action_id}", check.on, words.to_check(check), told)
    yield from _due(ahead.unowned, "")


def _due(actions: tuple[OwnedAction, ...], owner: str) -> Iterator[_Entry]:
    for action in actions:
        if action.is_open and action.due is not None:
            told = (words.owned_by(owner), words.next_step(action.next_step))
            yield _Entry(f"due date of {action.action_id}", action.due, words.falls_due(action), told)


def _event(entry: _Entry, ahead: Ahead) -> Event:
    made = Event()
    made.add("uid", str(uuid5(NAMESPACE_URL, f"{ahead.service}/{entry.about}")))
    made.add("dtstamp", datetime.combine(ahead.as_at, time(), UTC))
    made.add("sequence", (ahead.as_at - _DAY_ONE).days)  # a later file wins over an earlier one
    made.add("dtstart", entry.on)
    made.add("dtend", entry.on + timedelta(days=1))
    made.add("summary", plain(entry.title))
    told = (*entry.told, *stamps(sample=ahead.sample))
    made.add("description", "\n".join(words.sentence(plain(line)) for line in told if line))
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")  # nobody is busy all day
    return made
