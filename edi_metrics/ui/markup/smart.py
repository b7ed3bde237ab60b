"""The SMART check beside a form as HTML: five letters, what is missing under each, and the verdict on top."""

from collections.abc import Iterable, Mapping, Sequence

from edi_metrics.plan.smart import Severity
from edi_metrics.story.words.smart import LETTERS, NOTHING_MISSING, Missing
from edi_metrics.ui.markup.html import text

_WORDS = {Severity.MUST: "Must", Severity.SHOULD: "Should", Severity.NOTE: "Note"}


def check(
    verdict: str, letters: Iterable[tuple[str, Sequence[Missing]]], more: Mapping[str, str] | None = None
) -> str:
    """The verdict, told to a screen reader when it changes, and what is missing; `more` adds to a letter."""
    added = more or {}
    rows = "".join(_letter(letter, found, added.get(letter, "")) for letter, found in letters)
    return (
        f'<section class="edi-smart" aria-label="SMART check"><p class="edi-smart-verdict" role="status">'
        f"<strong>{text(verdict)}</strong></p><dl>{rows}</dl></section>"
    )


def _letter(letter: str, found: Sequence[Missing], more: str) -> str:
    said = [f"<dd>{_marked(one)}{text(one.words)}</dd>" for one in found]
    said += [f"<dd>{text(more)}</dd>"] if more else []
    whole = said or [f'<dd class="edi-smart-whole">{text(NOTHING_MISSING)}</dd>']
    return f"<div><dt>{text(LETTERS[letter])}</dt>{''.join(whole)}</div>"


def _marked(one: Missing) -> str:
    return f'<b class="edi-smart-{one.severity}">{_WORDS[one.severity]}</b> '
