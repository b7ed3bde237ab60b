"""A slide's measures and colours: inches and points here, the format's own units nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from pptx.dml.color import ColorFormat, RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_THEME_COLOR

from edi_metrics import tokens
from edi_metrics.tokens import Colour

WIDE, HIGH = 13.333, 7.5
EDGE = 0.55
BODY_PT, MIDDLE_PT, SMALL_PT = 18, 16, 14
"""Running text; tighter; dense labels and the foot. Nothing on a slide is smaller."""
TITLE_PT = 28
LINE_SPACING = 1.2

_THEME = {
    tokens.INK: MSO_THEME_COLOR.TEXT_1,
    tokens.PAGE: MSO_THEME_COLOR.BACKGROUND_1,
    tokens.MUTED: MSO_THEME_COLOR.TEXT_2,
    tokens.PANEL: MSO_THEME_COLOR.BACKGROUND_2,
    tokens.SERIES[0]: MSO_THEME_COLOR.ACCENT_1,
    tokens.SERIES[1]: MSO_THEME_COLOR.ACCENT_2,
    tokens.SERIES[2]: MSO_THEME_COLOR.ACCENT_3,
    tokens.SERIES[3]: MSO_THEME_COLOR.ACCENT_4,
    tokens.SERIES[4]: MSO_THEME_COLOR.ACCENT_5,
    tokens.SERIES[5]: MSO_THEME_COLOR.ACCENT_6,
}
"""Colours that the deck's theme has a name for: who changes the theme changes these everywhere."""


class Filled(Protocol):
    """Whatever has an inside to paint."""

    @property
    def fill(self) -> FillFormat: ...


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half of the way down."""
        return self.top + self.height / 2

    def inside(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> "Box":
        """The same box with room taken off its sides."""
        return Box(self.left + left, self.top + top, self.width - left - right, self.height - top - bottom)


def paint(colour: ColorFormat, wanted: Colour) -> None:
    """Give something the theme's colour where the theme has one, and the plain one where not."""
    if wanted in _THEME:
        colour.theme_color = _THEME[wanted]
    else:
        colour.rgb = RGBColor.from_string(wanted.light[1:])


def fill(what: Filled, colour: Colour | None) -> None:
    """Paint the inside of something, or leave it see-through."""
    if colour is None:
        what.fill.background()
    else:
        what.fill.solid()
        paint(what.fill.fore_color, colour)


def lines_of(text: str, size: float, width: float) -> int:
    """About how many lines a text takes, on the wide side."""
    return max(1, ceil(len(text) * size * 0.5 / 72 / max(width, 0.1)))


def height_of(texts: Iterable[str], size: float, width: float) -> float:
    """About how many inches some paragraphs take."""
    return sum(lines_of(text, size, width) for text in texts) * size * LINE_SPACING / 72
