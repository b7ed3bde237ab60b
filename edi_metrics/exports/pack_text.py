"""Text made safe for the pack, and the ways inside it: the pack leads to its own pages and nowhere else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from edi_metrics.exports.plain import plain

_UNSAFE_IN_NAME = re.compile(r"[^a-z0-9-]+")


@lru_cache(maxsize=8192)  # the same figures and headers are said many times over
def text(words: str) -> str:
    """Words as HTML text or as an attribute's value: one line, nothing unseen, nothing that could act."""
    return escape(plain(words), quote=True)


def name_of(words: str) -> str:
    """Words as an id: lower case, digits and hyphens alone."""
    return _UNSAFE_IN_NAME.sub("-", words.lower()).strip("-") or "part"


def paragraph(kind: str, words: str) -> str:
    """One paragraph of the given class; nothing at all when there are no words."""
    return f'<p class="{kind}">{text(words)}</p>' if words else ""


def small(words: str) -> str:
    """A smaller line under what a table cell says; nothing at all when there are no words."""
    return f'<span class="small">{text(words)}</span>' if words else ""


@dataclass(frozen=True)
class Ways:
    """Which pages are in the pack, so that a link to another page becomes plain words."""

    slugs: frozenset[str]

    @classmethod
    def to_pages(cls, slugs: Iterable[str]) -> "Ways":
        """Ways to these pages."""
        return cls(frozenset(slugs))

    def linked(self, words: str, href: str) -> str:
        """Words that lead to their page where the pack has it; the words alone where it does not."""
        slug = href.split("?", 1)[0].split("#", 1)[0]
        return f'<a href="#{name_of(slug)}">{text(words)}</a>' if slug in self.slugs else text(words)
