"""Text made safe for HTML, and the carrier that takes finished HTML to the screen."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

_UNSAFE_IN_NAME = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True)
class Html:
    """Finished HTML. Streamlit draws it as it is, without looking for a file of that name."""

    body: str

    def _repr_html_(self) -> str:
        return self.body


@lru_cache(maxsize=8192)  # a page says the same figures and headers many times over
def text(words: str) -> str:
    """Words as HTML text or as an attribute's value. Everything that comes from data goes through here."""
    return escape(words, quote=True)


def name_of(words: str) -> str:
    """Words as an id, an element key or part of a file name: lower case, digits and hyphens alone."""
    return _UNSAFE_IN_NAME.sub("-", words.lower()).strip("-") or "part"


def link_of(address: str) -> str:
    """An address inside the app, safe in `href`; '' for anything that would lead out of it."""
    outside = ":" in address.split("?", 1)[0] or address.startswith("//")
    return "" if outside or address == "" else text(address)


def paragraph(kind: str, words: str) -> str:
    """One paragraph of the given class; nothing at all when there are no words."""
    return f'<p class="{kind}">{text(words)}</p>' if words else ""


def linked(kind: str, words: str, href: str) -> str:
    """A paragraph that leads somewhere inside the app; a plain one where it does not."""
    address = link_of(href)
    if not address:
        return paragraph(kind, words)
    return f'<p class="{kind}"><a href="{address}">{text(words)}</a></p>'


def small(words: str) -> str:
    """A smaller line under what a table cell says; nothing at all when there are no words."""
    return f'<span class="edi-small">{text(words)}</span>' if words else ""
