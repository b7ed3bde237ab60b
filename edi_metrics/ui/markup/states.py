"""The states a page may be in besides its usual one, each a sentence and a way on."""

from collections.abc import Sequence

from edi_metrics.ui.markup.html import link_of, text


def _page(title: str, *paragraphs: str) -> str:
    said = "".join(f'<p class="edi-lead">{words}</p>' for words in paragraphs if words)
    return f'<header class="edi-head edi-state"><h1 class="edi-hero">{text(title)}</h1>{said}</header>'


def _link(slug: str, title: str) -> str:
    return f'<a href="{link_of(slug)}">{text(title)}</a>'


def first_run(service: str) -> str:
    """The first visit on a fresh machine, above the progress bar."""
    return _page(
        f"Preparing {service}", "The first figures are being made. This happens once and takes a few seconds."
    )


def no_such_page(name: str, slug: str, title: str, *, sure: bool) -> str:
    """An address that is no page, with the nearest that is."""
    lead = "Did you mean" if sure else "You could start from"
    return _page(f"There is no page called '{name}'", f"{lead} {_link(slug, title)}{'?' if sure else '.'}")


def not_allowed(slug: str, title: str) -> str:
    """A page for others. The same words whatever is on it."""
    return _page("This page is for the working group", f"You can read {_link(slug, title)}.")


def problem(sentence: str, still_works: str) -> str:
    """Something that cannot be shown, said in a sentence, and what still works."""
    return _page("This page cannot be shown now", text(sentence), text(still_works))


def banner(sentences: Sequence[str]) -> str:
    """Something to know before the headline, read out when it appears."""
    said = "".join(f"<p>{text(words)}</p>" for words in sentences)
    return f'<div class="edi-banner" role="status">{said}</div>'
