"""Agreement with statements, as boxes: one row a statement, 'Neither' in the middle of every row."""

from collections.abc import Sequence

from edi_metrics.charts.agreement import kinds, sides, width
from edi_metrics.story.blocks import Likert, Reading, Statement
from edi_metrics.ui.markup.html import text

LEAST_LABELLED = 6.0
"""A part of fewer per cent than this has no room for its figure; the table has it."""

_SHORT = len("9%")
"""A label no longer than this fits a part half as wide."""


def likert(block: Likert, alt: str) -> str:
    """A key for both sides, then each statement with a bar from disagreement, left, to agreement, right.

    All rows share one scale. A hidden answer is an outline of standard size, so nothing can be read off it.
    """
    if not block.statements:
        return ""
    reach = max(max(sides(one.answers)) for one in block.statements)
    rows = "".join(_row(one, reach) for one in block.statements)
    return f'{_key(block.statements)}<ul class="edi-likert" aria-label="{text(alt)}">{rows}</ul>'


def _key(statements: Sequence[Statement]) -> str:
    """The answers in the order of the bars, from the statement that tells most of them."""
    fullest = max((one.answers for one in statements), key=len)
    names = "".join(
        f'<li><i class="edi-likert-{kind}"></i>{text(answer.label)}</li>'
        for answer, kind in zip(reversed(fullest), kinds(len(fullest)), strict=True)
    )
    return f'<ul class="edi-likert-key" aria-hidden="true">{names}</ul>'


def _row(statement: Statement, reach: float) -> str:
    left, _ = sides(statement.answers)
    room = 2 * reach or 1.0
    parts = "".join(
        _part(answer, kind, width(answer) / room)
        for answer, kind in zip(reversed(statement.answers), kinds(len(statement.answers)), strict=True)
    )
    return (
        f'<li><span class="edi-likert-name">{text(statement.words)}'
        f' <span class="edi-likert-answered">{text(statement.answered)}</span></span>'
        f'<span class="edi-likert-bar"><i style="flex-basis:{(reach - left) / room:.2%}"></i>'
        f"{parts}</span></li>"
    )


def _part(answer: Reading, kind: str, share: float) -> str:
    if answer.cell.value is None:
        kind, label = "hidden", answer.text
    else:
        label = answer.text if answer.cell.value >= LEAST_LABELLED else ""
    short = ' class="edi-short-label"' if len(label) <= _SHORT else ""
    return (
        f'<span class="edi-likert-part edi-likert-{kind}" style="flex-basis:{share:.2%}">'
        f"<b{short}>{text(label)}</b></span>"
    )
