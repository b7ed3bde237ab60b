"""Agreement with statements: one bar a statement, 'Neither' in the middle of every bar."""

from collections.abc import Iterator

from edi_metrics import tokens
from edi_metrics.charts.agreement import sides, width
from edi_metrics.charts.wording import width_px
from edi_metrics.exports.pictures.legend import key, swatch
from edi_metrics.exports.pictures.marks import (
    FAINT,
    INK,
    LINE,
    WIDTH,
    Mark,
    Picture,
    box,
    broken,
    hidden,
    words,
)
from edi_metrics.story.blocks import Likert, Statement

_BAR = 28.0
_UNDER = 14.0

_PLUM, _TEAL = tokens.DIVERGING[:2], tokens.DIVERGING[8:]
_PAGE = tokens.PAGE.light


def likert(drawing: Likert) -> Picture:
    """All bars share one scale. A hidden answer is an outline of standard size."""
    fullest = max((one.answers for one in drawing.statements), key=len, default=())
    colours = [fill for fill, _ in _colours(len(fullest))]
    marks, top = key(
        [(swatch(fill), answer.label) for answer, fill in zip(reversed(fullest), colours, strict=True)]
    )
    reach = max((max(sides(one.answers)) for one in drawing.statements), default=1.0) or 1.0
    for one in drawing.statements:
        said = broken(f"{one.words} ({one.answered})", WIDTH)
        for place, part in enumerate(said):
            marks.append(words(part, 0, top + LINE * (place + 0.5)))
        top += LINE * len(said) + 4
        marks += _bar(one, reach, top)
        top += _BAR + _UNDER
    return Picture(WIDTH, top, tuple(marks))


def _bar(statement: Statement, reach: float, top: float) -> Iterator[Mark]:
    """From disagreement, left, to agreement, right."""
    left, _ = sides(statement.answers)
    scale = WIDTH / (2 * reach)
    at = (reach - left) * scale
    colours = _colours(len(statement.answers))
    for answer, (fill, ink) in zip(reversed(statement.answers), colours, strict=True):
        wide = width(answer) * scale
        missing = answer.cell.value is None
        if missing:
            yield hidden(at + 1, top, wide - 2, _BAR)
        else:
            yield box(at, top, max(0.5, wide - 1), _BAR, fill)
        if missing or width_px(answer.text) + 4 <= wide:
            colour = INK if missing else ink
            yield words(answer.text, at + wide / 2, top + _BAR / 2, anchor="center", bold=True, colour=colour)
        at += wide


def _colours(number: int) -> list[tuple[str, str]]:
    """The fill of each part from left to right, and the colour of the words on it."""
    steps = number // 2
    against = [(colour.light, _PAGE) for colour in _PLUM[:steps]]
    agreeing = [(colour.light, _PAGE) for colour in _TEAL[:steps]]
    return [*against, (FAINT, INK), *agreeing] if number else []
