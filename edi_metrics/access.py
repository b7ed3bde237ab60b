"""Who may do what. Every service asks `Viewer.require` where it acts; a hidden page is a courtesy."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from edi_metrics.errors import NotAllowed
from edi_metrics.vocabulary import Level, Role


class Can(StrEnum):
    """A right, named for what it lets a person do."""

    READ_PUBLISHED = "read_published"
    READ_INSIDE = "read_inside"
    TAKE_INSIDE = "take_inside"
    EDIT_PLAN = "edit_plan"
    EDIT_TARGETS = "edit_targets"
    IMPORT = "import"
    PUBLISH = "publish"

    @property
    def words(self) -> str:
        """The right, as it follows 'may not'."""
        return {
            Can.READ_PUBLISHED: "read published figures",
            Can.READ_INSIDE: "read inside figures",
            Can.TAKE_INSIDE: "take inside figures away",
            Can.EDIT_PLAN: "change the action plan",
            Can.EDIT_TARGETS: "change targets",
            Can.IMPORT: "bring files in or build figures",
            Can.PUBLISH: "release figures to partners",
        }[self]


_INSIDE = frozenset({Role.MEMBER, Role.CHAIR, Role.STEWARD})

ALLOWED: Mapping[Can, frozenset[Role]] = {
    Can.READ_PUBLISHED: frozenset(Role),
    Can.READ_INSIDE: _INSIDE,
    Can.TAKE_INSIDE: frozenset({Role.CHAIR}),
    Can.EDIT_PLAN: frozenset({Role.CHAIR}),
    Can.EDIT_TARGETS: frozenset({Role.CHAIR, Role.STEWARD}),
    Can.IMPORT: frozenset({Role.STEWARD}),
    Can.PUBLISH: frozenset({Role.STEWARD}),
}
"""The whole table of rights. A role that is not named beside a right does not have it."""


@dataclass(frozen=True)
class Viewer:
    """The person a page is for. What they may do follows from their role alone."""

    role: Role

    def can(self, right: Can) -> bool:
        """Whether the viewer has the right."""
        return self.role in ALLOWED[right]

    def require(self, right: Can) -> None:
        """Raise `NotAllowed`, in words for the viewer, unless they have the right."""
        if not self.can(right):
            raise NotAllowed(f"A {self.role} may not {right.words}.")

    def require_level(self, level: Level) -> None:
        """Raise `NotAllowed` unless the viewer may read figures at this level."""
        self.require(Can.READ_INSIDE if level is Level.INSIDE else Can.READ_PUBLISHED)
