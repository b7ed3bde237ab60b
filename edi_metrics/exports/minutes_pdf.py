"""Minutes as a PDF that can be read aloud (PDF/UA-1), typeset with our own fonts alone."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from edi_metrics import tokens
from edi_metrics.exports.minutes import paper
from edi_metrics.exports.paper import Paper, Part, Section
from edi_metrics.exports.typesetting import typeset
from edi_metrics.plan.minutes import Minutes
from edi_metrics.story.words import numbers

_TEMPLATE = Path(__file__).with_name("paper.typ")


def minutes_pdf(minutes: Minutes) -> bytes:
    """The minutes as PDF: tagged, titled and in British English. The same minutes are the same bytes."""
    return typeset(_TEMPLATE, {**_as_data(paper(minutes)), "look": _LOOK}, minutes.held_on)


_LOOK = {
    "ink": tokens.INK.light,
    "muted": tokens.MUTED.light,
    "hairline": tokens.CONTROL.light,
    "accent": tokens.PRIMARY.light,
}


def _as_data(made: Paper) -> dict[str, Any]:
    """The paper as plain JSON. A part says what kind it is, which a dataclass would leave out."""
    sections = [_section(one) for one in made.sections]
    return asdict(made) | {"day": None, "held": numbers.day(made.day), "sections": sections}


def _section(one: Section) -> dict[str, Any]:
    return {"heading": one.heading, "depth": one.depth, "parts": [_part(part) for part in one.parts]}


def _part(part: Part) -> dict[str, Any]:
    return {"kind": type(part).__name__, **asdict(part)}
