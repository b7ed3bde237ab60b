"""What leaves a page: published figures unless a chair says why not, and never without a record of it."""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from secrets import token_bytes
from typing import cast

import streamlit as st

from edi_metrics.access import Viewer
from edi_metrics.errors import EdiError, NoWarehouse
from edi_metrics.exports import table as tables_out
from edi_metrics.exports import take
from edi_metrics.exports.leaving import File, Ledger, entry, leave
from edi_metrics.exports.media import Medium
from edi_metrics.exports.take import Leaving, Taken
from edi_metrics.reader import About
from edi_metrics.settings import Settings
from edi_metrics.story.blocks import Table
from edi_metrics.story.story import Story
from edi_metrics.story.words import taking as words
from edi_metrics.ui import process
from edi_metrics.ui.told import Figures, desk
from edi_metrics.vocabulary import Level

Begins = Callable[[Story], object]
"""What hears of each page before it is told: a bar that says how far it has come."""

_SECRET = "reference-secret"


@dataclass(frozen=True)
class WayOut:
    """How files leave the page that is shown."""

    page: Leaving
    figures: Figures
    """What the page is told from, and an inside file of it."""
    published: Figures | None
    """The published figures of the same version; None once they are no longer kept."""
    ledger: Ledger
    secret: bytes
    """The session's own: a file's reference follows from it, and from what is in the file."""
    released: bool
    """Whether partners are shown this version, or were when its slides were given."""

    def about(self, level: Level) -> About:
        """Whose figures a file of that level holds, of which version, to which day."""
        return (self.figures if level is self.figures.level else self.published or self.figures).about

    @property
    def looks_back(self) -> bool:
        """Whether the page is as at a past day, and its published figures are not."""
        return self.about(self.figures.level).day < self.about(Level.PUBLISHED).day

    @property
    def is_kept(self) -> bool:
        """Whether there is a record of what leaves."""
        return self.ledger.planner is not None

    def reference(self, *what: str) -> str:
        """The random reference of one file: no other session, view, version, deck or plan has the same."""
        story, chosen = self.page.story, sorted(self.page.asked.items())
        named = repr((story.slug, story.edition, chosen, self.figures.mark, what))
        return _reference(self.secret, named)

    def name(self, tables: Sequence[Table], card: str) -> str:
        """What a card's file is called: one table by its own name, several by the card's."""
        kind, ending = (tables_out.stem(tables[0]), "csv") if len(tables) == 1 else (card, "zip")
        about = self.about(Level.PUBLISHED)
        return take.filename(kind, ending, Level.PUBLISHED, about, self.reference(card))

    def tables(self, tables: Sequence[Table], card: str) -> bytes:
        """A card's file. Where there is none, the file says why, since a button of its own cannot."""
        try:
            taken = self.taken([self.page], Level.PUBLISHED, self.reference(card))
            data = tables_out.some_tables(taken, tables)
            self.ledger.enter(taken.reference, entry("table", self.name(tables, card), taken))
        except EdiError as error:
            return tables_out.refusal(str(error), archive=len(tables) > 1)
        return data

    def file(
        self, medium: Medium, pages: Sequence[Leaving], level: Level, reason: str, begins: Begins
    ) -> File:
        """Some pages as one file, once that is in the record. Raises as `leave` does."""
        named = self.reference(medium.stem, level, *(page.story.slug for page in pages))
        return leave(medium, self.taken(pages, level, named, begins), self.ledger, reason=reason)

    def taken(
        self,
        pages: Sequence[Leaving],
        level: Level,
        reference: str,
        begins: Begins = lambda story: None,
    ) -> Taken:
        """Pages told at a level, from the version that is shown and no other.

        Raises `NoWarehouse` when the published figures of that version are no longer kept.
        """
        figures = self.figures if level is self.figures.level else self.published
        if figures is None:
            raise NoWarehouse(words.NO_LONGER_KEPT)
        return take.tell(desk(figures), pages, reference=reference, released=self.released, begins=begins)


def way_out(
    page: Leaving, figures: Figures, viewer: Viewer, settings: Settings, *, given: bool = False
) -> WayOut:
    """How files leave a page. A site of published figures alone keeps no record: it has no journal.

    Slides that were `given` are told from figures that were released then.
    """
    planner = None if settings.level is Level.PUBLISHED else process.planner(settings)
    secret = _secret()
    version = figures.about.version
    published = figures if figures.level is Level.PUBLISHED else None
    published = published or process.held(settings, Level.PUBLISHED, version)
    released = given or version == process.released(settings)
    ledger = Ledger(viewer, planner, figures.about.day)
    return WayOut(page, figures, published, ledger, secret, released)


def reference_of(*what: str) -> str:
    """The random reference of a file that is no page's: no other session has the same."""
    return _reference(_secret(), repr(what))


def _secret() -> bytes:
    return cast(bytes, st.session_state.setdefault(_SECRET, token_bytes(32)))


def _reference(secret: bytes, named: str) -> str:
    return hmac.digest(secret, named.encode(), "sha256").hex()[:32]
