"""What lies ahead of each owner, as at one day: after a meeting, or between two."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from edi_metrics.plan.diary import next_meeting
from edi_metrics.plan.group import CHAIR, chair_of
from edi_metrics.plan.minutes import Minutes, OwnedAction, OwnersList, owners_lists, unowned
from edi_metrics.plan.state import Plan

SOON = 14
"""How many days ahead is soon, unless someone asks otherwise."""


@dataclass(frozen=True)
class Ahead:
    """Every owner's list, and the meeting they lead to."""

    service: str
    sample: bool
    as_at: date
    owners: tuple[OwnersList, ...]
    unowned: tuple[OwnedAction, ...] = ()
    """Open actions that nobody has; the chair is told of them."""
    chair: str = CHAIR
    meeting: str = ""
    """The meeting that has just decided all this; blank between meetings."""
    last: str = ""
    """The last meeting that was held."""
    next_on: date | None = None
    days: int = SOON

    @property
    def soon(self) -> date:
        """The last day that is soon."""
        return self.as_at + timedelta(days=self.days)

    @property
    def to_tell(self) -> tuple[OwnersList, ...]:
        """The lists to send: all of them after a meeting; between meetings, what cannot wait."""
        lists = self.owners
        if self._to_give and self.chair not in [one.owner for one in lists]:
            lists = (*lists, OwnersList(self.chair))
        if self.meeting:
            return lists
        pressing = (self._pressing(one) for one in lists)
        return tuple(one for one in pressing if one.actions or one.helping or one.checks or self.given(one))

    def given(self, one: OwnersList) -> tuple[OwnedAction, ...]:
        """What nobody has, on the chair's list; nothing on anyone else's."""
        return self._to_give if one.owner == self.chair else ()

    @property
    def _to_give(self) -> tuple[OwnedAction, ...]:
        return self.unowned if self.meeting else self._until_soon(self.unowned)

    def _pressing(self, one: OwnersList) -> OwnersList:
        return replace(
            one,
            actions=self._until_soon(one.actions),
            helping=self._until_soon(one.helping),
            checks=tuple(check for check in one.checks if check.on <= self.soon),
        )

    def _until_soon(self, actions: Iterable[OwnedAction]) -> tuple[OwnedAction, ...]:
        return tuple(one for one in actions if one.is_open and one.due is not None and one.due <= self.soon)


def after(minutes: Minutes, *, chair: str = CHAIR) -> Ahead:
    """What a meeting leaves each owner with."""
    return Ahead(
        service=minutes.service,
        sample=minutes.sample,
        as_at=minutes.held_on,
        owners=minutes.owners,
        unowned=minutes.unowned,
        chair=chair,
        meeting=minutes.number,
        last=minutes.number,
        next_on=minutes.next_on,
    )


def on(plan: Plan, *, service: str, sample: bool, days: int = SOON) -> Ahead:
    """What lies ahead on the plan's own day, between meetings."""
    last = plan.meetings[-1] if plan.meetings else None
    expected = next_meeting(last.held_on, plan.as_at) if last else None
    return Ahead(
        service=service,
        sample=sample,
        as_at=plan.as_at,
        owners=owners_lists(plan, {}, plan.as_at),
        unowned=unowned(plan, {}),
        chair=chair_of(plan.members),
        last=last.number if last else "",
        next_on=plan.next_called or expected,
        days=days,
    )


def slugs(roles: Iterable[str]) -> Mapping[str, str]:
    """A name for each role that can stand in a file's name, and is no other role's."""
    return dict(_slugs(roles))


def _slugs(roles: Iterable[str]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for role in roles:
        letters = unicodedata.normalize("NFKD", role).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60] or "role"
        slug, number = stem, 2
        while slug in taken:
            slug, number = f"{stem}-{number}", number + 1
        taken.add(slug)
        yield role, slug
