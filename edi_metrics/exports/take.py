"""What leaves the service together: some pages told at one level, under a name that says how far it may go.

Every medium draws the same blocks, so figures, words and tables cannot differ between a page, a deck, a
paper, a workbook and a pack.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from secrets import token_hex

from edi_metrics.errors import UnknownName
from edi_metrics.levels import Policy
from edi_metrics.reader import About
from edi_metrics.story.asking import Desk, Door
from edi_metrics.story.blocks import Block, Card, Chart, Headline, Table, charts_of, tables_of
from edi_metrics.story.story import Story, stories
from edi_metrics.vocabulary import Level, Role

TAKEN_BY_DEFAULT = ("overview", "participation", "workforce", "programmes", "genre_offer", "voice", "targets")
"""The pages that leave when nobody says which."""


@dataclass(frozen=True)
class Chapter:
    """One page as it leaves."""

    slug: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def headline(self) -> Headline | None:
        """The page in a sentence."""
        return next((block for block in self.blocks if isinstance(block, Headline)), None)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Its findings, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Card))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Every chart on it."""
        return charts_of(self.blocks)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table on it, those behind its charts included."""
        return tables_of(self.blocks)


@dataclass(frozen=True)
class Taken:
    """Pages that leave together: at which level, by which rule, as on which day, under which reference."""

    level: Level
    policy: Policy
    about: About
    chapters: tuple[Chapter, ...]
    reference: str
    """Random, in the name and the first line of every file: no two files are ever taken for each other."""

    @property
    def stamp(self) -> str:
        """What every page of it says of how far it may go."""
        if self.level is Level.INSIDE:
            return "Inside: not for sharing"
        return "Published figures: safe to share"

    def filename(self, kind: str, ending: str) -> str:
        """'board-paper-published-2026-11-23-1f2e3d4c.pdf'."""
        return f"{kind}-{self.level}-{self.about.day.isoformat()}-{self.reference[:8]}.{ending}"


def taken(door: Door, slugs: Sequence[str] = (), *, reference: str = "") -> Taken:
    """Pages told at the door's level. Raises `UnknownName` for one that does not exist or does not leave.

    A page that partners may not read does not leave at the published level.
    """
    desk = Desk(door)
    chapters = tuple(_chapter(story, desk) for story in _chosen(slugs or TAKEN_BY_DEFAULT, door.level))
    return Taken(door.level, door.policy, door.about, chapters, reference or token_hex(16))


def _chapter(story: Story, desk: Desk) -> Chapter:
    return Chapter(story.slug, story.title, story.tell(desk))


def _chosen(slugs: Iterable[str], level: Level) -> Iterator[Story]:
    may_leave = {
        story.slug: story for story in stories() if level is Level.INSIDE or Role.PARTNER in story.roles
    }
    for slug in slugs:
        if slug not in may_leave:
            raise UnknownName("page that can leave", slug, may_leave)
        yield may_leave[slug]
