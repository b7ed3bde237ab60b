"""A story is what a page says: sections in order, the filters it offers, and who may read it."""

import importlib.util
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from edi_metrics.errors import BadReference
from edi_metrics.settings import ROOT
from edi_metrics.story.asking import Desk, Door
from edi_metrics.story.blocks import Block, Form
from edi_metrics.vocabulary import ALL, Role

PAGES = ROOT / "pages"

EVERY_ROLE = frozenset(Role)


LONGEST = 80
"""No more letters than this of what a viewer types are looked for."""


class Option(NamedTuple):
    """One thing a viewer may choose: its code in the address and its words on the screen."""

    code: str
    label: str


@dataclass(frozen=True)
class Filter:
    """One choice a page offers, bound to the address as `?key=code`."""

    key: str
    label: str
    options: tuple[Option, ...] | Callable[[Desk], tuple[Option, ...]]
    """The options, or what finds them in the figures."""
    default: str = ALL
    """Chosen when the address says nothing. Where no option has this code, the first is."""
    free: bool = False
    """Whether a viewer may type words of their own, as in a search; its one option is no words at all."""

    def offered(self, door: Door | Desk) -> tuple[Option, ...]:
        """What can be chosen with these figures; none when there is nothing to choose between."""
        if isinstance(self.options, tuple):
            return self.options
        return self.options(door if isinstance(door, Desk) else Desk(door))

    def fallback(self, options: tuple[Option, ...]) -> str:
        """The code that stands when none, or an unknown one, was given."""
        codes = [option.code for option in options]
        return self.default if self.default in codes or not codes else codes[0]


@dataclass(frozen=True)
class Chosen:
    """What a viewer chose: always one of the options offered."""

    values: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """The words for each choice, by filter key."""
    unknown: Mapping[str, str] = field(default_factory=dict)
    """What the address asked for and no filter offers, by filter key: for a sentence on the page."""

    def get(self, key: str, default: str = ALL) -> str:
        """The code chosen for one filter; `default` when the page has no such filter."""
        return self.values.get(key, default)

    def label(self, key: str) -> str:
        """The words for what was chosen."""
        return self.labels.get(key, "")


class Section(Protocol):
    """One part of a story: asks for figures, and gives blocks any medium can draw."""

    def blocks(self, desk: Desk, chosen: Chosen) -> Iterator[Block]:
        """What this section says with these figures. Says so when there are none; never raises for it."""
        ...


@dataclass(frozen=True, kw_only=True)
class Story:
    """One page, as a description."""

    slug: str
    """Its place in the address."""
    title: str
    group: str
    """The menu it sits under; empty for the top of the navigation."""
    order: int
    icon: str = ""
    roles: frozenset[Role] = EVERY_ROLE
    choices: tuple[Filter, ...] = ()
    presented: bool = False
    """Whether its cards are slides for a room: then it is at the published level, whoever looks."""
    edition: str = ""
    """Which telling of the page it is, where there are several, such as a deck that somebody composed."""
    tools: tuple[Form, ...] = ()
    """What can be done with its slides, between their list and the first, by those who may."""
    sections: tuple[Section, ...]

    def choose(self, door: Door | Desk, asked: Mapping[str, str]) -> Chosen:
        """The viewer's choice from the values of an address; whatever is unknown falls back, and is kept."""
        values: dict[str, str] = {}
        labels: dict[str, str] = {}
        unknown: dict[str, str] = {}
        for choice in self.choices:
            options = choice.offered(door)
            code = asked.get(choice.key, "")
            if choice.free and options:
                values[choice.key] = labels[choice.key] = code[:LONGEST]
                continue
            if code not in {option.code for option in options}:
                if code:
                    unknown[choice.key] = code
                code = choice.fallback(options)
            values[choice.key] = code
            labels[choice.key] = dict(options).get(code, "")
        return Chosen(values, labels, unknown)

    def tell(self, door: Door | Desk, chosen: Chosen | None = None) -> tuple[Block, ...]:
        """Every block of the page, in reading order, asking each question once."""
        desk = door if isinstance(door, Desk) else Desk(door)
        chosen = chosen or self.choose(desk, {})
        return tuple(block for section in self.sections for block in section.blocks(desk, chosen))


@cache
def stories() -> tuple[Story, ...]:
    """Every page's story, in menu order: found by looking in `pages/`."""
    return tuple(sorted((_story(path) for path in PAGES.glob("*.py")), key=lambda story: story.order))


def _story(path: Path) -> Story:
    name = f"pages.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None, path
    assert spec.loader is not None, path
    module = sys.modules.get(name) or importlib.util.module_from_spec(spec)
    if name not in sys.modules:
        sys.modules[name] = module
        spec.loader.exec_module(module)
    story = getattr(module, "STORY", None)
    if not isinstance(story, Story):
        raise BadReference(f"pages/{path.name} has no STORY. Give it one, as in docs/how-to.")
    return story
