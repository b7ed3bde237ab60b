"""The inclusion lens: every process and procedure, when it was last reviewed, and what the review led to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

YEARS = 3
"""How long a review stands."""

NOT_REVIEWED, CHANGED, MORE_WORK = "not_started", "changed", "more_work"


@dataclass(frozen=True)
class Review:
    """One review of a process: what it led to, whom it considered and whom it asked."""

    on: date
    outcome: str
    characteristics: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    change_made: str = ""
    next_on: date | None = None
    action_id: str = ""

    @property
    def due_on(self) -> date:
        """The day by which the next review is due: the one chosen, and three years on at the latest."""
        last = years_after(self.on, YEARS)
        return min(self.next_on, last) if self.next_on else last


@dataclass(frozen=True)
class Process:
    """One process of the register, with every review of it, oldest first."""

    process_id: str
    title: str = ""
    kind: str = ""
    owner_role: str = ""
    listed_on: date | None = None
    """When it was put on the register in the app; none for one that came with the records."""
    reviews: tuple[Review, ...] = ()

    @property
    def latest(self) -> Review | None:
        """Its last review, if there was one."""
        return self.reviews[-1] if self.reviews else None

    @property
    def outcome(self) -> str:
        """What its last review led to."""
        return self.latest.outcome if self.latest else NOT_REVIEWED

    @property
    def last_reviewed_on(self) -> date | None:
        """The day of its last review, if there was one."""
        return self.latest.on if self.latest else None

    @property
    def due_on(self) -> date | None:
        """When its next review is due; none where there has not been a first."""
        return self.latest.due_on if self.latest else None

    def is_due(self, by: date) -> bool:
        """Whether it is to be reviewed by a day: it never was, or its review has run out by then."""
        return self.due_on is None or self.due_on <= by

    def is_overdue(self, as_at: date) -> bool:
        """Whether the day of its next review has passed."""
        return self.due_on is not None and self.due_on < as_at

    def with_review(self, review: Review) -> "Process":
        """The process with one more review. A second one of the same day stands in the place of the first."""
        by_day = {one.on: one for one in (*self.reviews, review)}
        return replace(self, reviews=tuple(by_day[day] for day in sorted(by_day)))


def years_after(day: date, years: int) -> date:
    """The same day some years on; of 29 February, the 28th where there is no other."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def never_reviewed(processes: Iterable[Process]) -> tuple[Process, ...]:
    """The processes that nobody has looked at yet."""
    return tuple(one for one in processes if one.latest is None)


def overdue(processes: Iterable[Process], as_at: date) -> tuple[Process, ...]:
    """The processes whose next review has not come in time, the longest waiting first."""
    late = [(one.due_on, one.process_id, one) for one in processes if one.due_on and one.is_overdue(as_at)]
    return tuple(one for _, _, one in sorted(late, key=lambda found: found[:2]))


def due_by(processes: Iterable[Process], day: date) -> tuple[Process, ...]:
    """What to review by `day`, such as the next meeting: what comes due by then, then what never was."""
    waiting = [one for one in processes if one.is_due(day)]
    return tuple(sorted(waiting, key=lambda one: (one.due_on or date.max, one.process_id)))


class Recorded(NamedTuple):
    """One line of the register as the records have it: a process and its last review, if it had one."""

    process_id: str
    title: str
    kind: str
    owner_role: str
    reviewed_on: date | None
    outcome: str
    characteristics: str | None
    asked: str | None
    change_made: str | None
    next_on: date | None
    action_id: str | None

    @property
    def review(self) -> Review | None:
        """The review that the line tells of."""
        if self.reviewed_on is None:
            return None
        return Review(
            self.reviewed_on,
            self.outcome,
            _parted(self.characteristics),
            _parted(self.asked),
            self.change_made or "",
            self.next_on,
            self.action_id or "",
        )


def _parted(codes: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (codes or "").split("|")))


def recorded(rows: Iterable[Sequence[Any]]) -> tuple[Process, ...]:
    """The register from the rows of the records, in the order of the columns of `Recorded`."""
    found: dict[str, Process] = {}
    for line in map(Recorded._make, rows):
        before = found.get(line.process_id)
        reviews = before.reviews if before else ()
        process = Process(line.process_id, line.title, line.kind, line.owner_role, reviews=reviews)
        found[line.process_id] = process.with_review(line.review) if line.review else process
    return tuple(found.values())


def together(register: Iterable[Process], told: Mapping[str, Process], as_at: date) -> tuple[Process, ...]:
    """The register as the records have it, with what was listed and reviewed in the app, as at a day.

    A process that was listed in the app is described as it was there. Telling the same again changes nothing.
    """
    found = {one.process_id: one for one in register}
    for name, process in told.items():
        found[name] = _joined(found.get(name), process)
    known = (replace(one, reviews=_until(one, as_at)) for _, one in sorted(found.items()))
    return tuple(one for one in known if one.title and (one.listed_on is None or one.listed_on <= as_at))


def _until(process: Process, as_at: date) -> tuple[Review, ...]:
    return tuple(review for review in process.reviews if review.on <= as_at)


def _joined(recorded: Process | None, told: Process) -> Process:
    if recorded is None:
        return told
    described = replace(told, listed_on=recorded.listed_on) if told.title else recorded
    joined = replace(described, reviews=recorded.reviews)
    for review in told.reviews:
        joined = joined.with_review(review)
    return joined
