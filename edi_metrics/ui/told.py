"""Tellings kept: a story told once for each choice, level, version and day."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from edi_metrics.as_at import AsAt
from edi_metrics.reader import Reader
from edi_metrics.story.asking import Desk
from edi_metrics.story.blocks import tables_of
from edi_metrics.story.story import Chosen, Option, Story
from edi_metrics.ui.compose import Page, page

KEPT = 500

Figures = Reader | AsAt
"""Where a page's answers come from: a version file, or the same with the plan as on a day."""

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """The answers used most lately, shared by every session of a process. Nothing on it is unprotected."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is kept under `key`; made, and kept, when there is nothing."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made


@dataclass(frozen=True)
class Offered:
    """One filter with its options, as these figures allow them."""

    key: str
    label: str
    options: tuple[Option, ...]
    fallback: str
    free: bool = False
    """Whether words are typed, and none of the options is picked."""


_pages: Shelf[Page] = Shelf(KEPT)
_offers: Shelf[tuple[Offered, ...]] = Shelf(KEPT)
_desks: Shelf[Desk] = Shelf(6)


def desk(reader: Figures) -> Desk:
    """Where one version's questions are asked: every page of it shares the answers and the standings."""
    return _desks.get(reader.mark, lambda: Desk(reader))


def offers(story: Story, reader: Figures) -> tuple[Offered, ...]:
    """The story's filters, each with what can be chosen."""
    return _offers.get(_place(story, reader), lambda: tuple(_offered(story, reader)))


def _offered(story: Story, reader: Figures) -> list[Offered]:
    found = []
    for choice in story.choices:
        options = choice.offered(desk(reader))
        found.append(Offered(choice.key, choice.label, options, choice.fallback(options), choice.free))
    return found


def choose(story: Story, reader: Figures, asked: Mapping[str, str]) -> Chosen:
    """The viewer's choice from the values of an address."""
    return story.choose(desk(reader), asked)


def told(story: Story, reader: Figures, chosen: Chosen) -> Page:
    """The story as a page, told only when no one has asked for it before."""
    key = (*_place(story, reader), tuple(sorted(chosen.values.items())))
    return _pages.get(key, lambda: _tell(story, reader, chosen))


def _place(story: Story, reader: Figures) -> tuple[Hashable, ...]:
    """Everything a telling depends on besides the choice."""
    return (story.slug, story.edition, *reader.mark)


def _tell(story: Story, reader: Figures, chosen: Chosen) -> Page:
    blocks = story.tell(desk(reader), chosen)
    return page(blocks, tables_of(blocks), presented=story.presented)
