"""Ratings and reviews entered in the app, as rows to lie beside those that came with the records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from edi_metrics.plan.lens import NOT_REVIEWED
from edi_metrics.plan.state import Plan

AGREED = "agreed"
"""The group of a rating that is the working group's own."""


@dataclass(frozen=True)
class RatingRow:
    """One statement rated by one group in one round; or its agreed level, with no raters: 0."""

    round_id: str
    statement_id: str
    rater_group: str
    level: str
    raters: int
    rated_on: date


@dataclass(frozen=True)
class ReviewRow:
    """One review of a process, or a process with none. `kind` is set for one that was listed in the app."""

    process_id: str
    kind: str | None
    listed_on: date | None
    reviewed_on: date | None
    outcome: str


def rating_rows(plan: Plan) -> Iterator[RatingRow]:
    """A row for every rating and every agreed level of every round."""
    for name, found in plan.rounds.items():
        for one in found.ratings.values():
            yield RatingRow(name, one.statement, one.group, one.level, one.raters, one.on)
        for agreed in found.agreed.values():
            yield RatingRow(name, agreed.statement, AGREED, agreed.level, 0, agreed.on)


def review_rows(plan: Plan) -> Iterator[ReviewRow]:
    """A row for every review, and one for a process that was listed and not reviewed."""
    for process in plan.processes.values():
        described = process.process_id, process.kind or None, process.listed_on
        if not process.reviews:
            yield ReviewRow(*described, None, NOT_REVIEWED)
        for review in process.reviews:
            yield ReviewRow(*described, review.on, review.outcome)
