"""What leaves the service together: some pages told at one level, under a name that says how far it may go.

Every medium draws the same blocks, so figures, words and tables cannot differ between a page, a deck, a
paper, a workbook and a pack.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
class Leaving:
    """A page that is to leave, with what was chosen on it."""

    story: Story
    asked: Mapping[str, str] = field(default_factory=dict)
    """The choices as the page's address has them; none are the page's own."""


@dataclass(frozen=True)
class Chapter:
    """One page as it leaves."""

    slug: str
    title: str
    """The page's, with what was chosen on it where that is not the usual."""
    blocks: tuple[Block, ...]
    presented: bool = False
    """Whether each of its cards is one slide for a room."""

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
    released: bool = True
    """Whether partners are shown these figures by now; inside figures never are."""

    @property
    def stamp(self) -> str:
        """What every page of it says of how far it may go."""
        if self.level is Level.INSIDE:
            return "Inside: not for sharing"
        if not self.released:
            return "Published figures, not yet released: keep them until they are"
        return "Published figures: safe to share"

    def filename(self, kind: str, ending: str) -> str:
        """'board-paper-published-2026-07-31-cb89c074efee-1f2e3d4c.pdf': see `filename`."""
        return filename(kind, ending, self.level, self.about, self.reference)


def filename(kind: str, ending: str, level: Level, about: About, reference: str) -> str:
    """What a file is called before it is made: what it is, its level, data to, version and reference."""
    named = (kind, level, about.data_to.isoformat(), about.version, reference[:8])
    return f"{'-'.join(named)}.{ending}"


def taken(door: Door, slugs: Sequence[str] = (), *, reference: str = "", released: bool = True) -> Taken:
    """Pages told at the door's level. Raises `UnknownName` for one that does not exist or does not leave.

    A page that partners may not read does not leave at the published level.
    """
    pages = named(slugs or TAKEN_BY_DEFAULT, door.level)
    return tell(Desk(door), pages, reference=reference, released=released)


def tell(
    desk: Desk,
    pages: Sequence[Leaving],
    *,
    reference: str = "",
    released: bool = True,
    begins: Callable[[Story], object] = lambda story: None,
) -> Taken:
    """Pages as they are chosen, told at the level of `desk`. `begins` hears of each before it is told."""
    chapters = []
    for page in pages:
        begins(page.story)
        chapters.append(_chapter(page, desk))
    return Taken(desk.level, desk.policy, desk.about, tuple(chapters), reference or token_hex(16), released)


def _chapter(page: Leaving, desk: Desk) -> Chapter:
    story = page.story
    chosen, usual = story.choose(desk, page.asked), story.choose(desk, {})
    narrowed = [label for key, label in chosen.labels.items() if chosen.get(key) != usual.get(key)]
    title = f"{story.title}: {', '.join(narrowed)}" if narrowed else story.title
    return Chapter(story.slug, title, story.tell(desk, chosen), story.presented)


def may_leave(story: Story, level: Level) -> bool:
    """Whether a page leaves at this level: what partners may not read is never published."""
    return level is Level.INSIDE or Role.PARTNER in story.roles


def named(slugs: Sequence[str], level: Level) -> tuple[Leaving, ...]:
    """Pages by their names. Raises `UnknownName` for one that does not exist or does not leave."""
    leaving = {story.slug: story for story in stories() if may_leave(story, level)}
    unknown = next((slug for slug in slugs if slug not in leaving), None)
    if unknown is not None:
        raise UnknownName("page that can leave", unknown, leaving)
    return tuple(Leaving(leaving[slug]) for slug in slugs)
