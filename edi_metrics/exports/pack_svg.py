"""The strokes every drawing of the pack is made of: as wide as the screen allows, in pixels from the top.

Places across are per cent and places down are pixels, so that a plot grows with its page while its words
and marks keep their size. Colours are the page's variables and follow its theme.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edi_metrics.exports.pack_text import text

Point = tuple[float, float]
"""Per cent from the left, pixels from the top."""

INK = "var(--edi-ink)"
MUTED = "var(--edi-muted)"
CARD = "var(--edi-card)"
FAINT = "var(--edi-hairline)"
GROUP = "var(--edi-series-1)"
ALL = "var(--edi-series-5)"
CONTEXT = "var(--edi-series-6)"

DOTS = "1.5 3.5"
"""The dashes of a dotted stroke: a hidden figure's outline, and a path to a target."""

HIDDEN_PX = 128
"""How wide the outline of a hidden figure is, whatever lies behind it."""

LINE_PX = 18
_BASELINE = 0.74
"""How far down its line of text a letter's foot stands."""


@dataclass(frozen=True)
class Stroke:
    """How a line is drawn."""

    colour: str
    width: float
    dashes: str = ""

    @property
    def style(self) -> str:
        """As the value of `style`."""
        dashed = f";stroke-dasharray:{self.dashes}" if self.dashes else ""
        return f"fill:none;stroke:{self.colour};stroke-width:{self.width:g}{dashed}"


def image(alt: str, body: str, kind: str = "") -> str:
    """A drawing told as one image: its alternative text, and inside it what is for the eye alone."""
    return f'<div class="drawing {kind}" role="img" aria-label="{text(alt)}">{body}</div>'


def canvas(height: float, *parts: str, room: tuple[float, float, float, float] = (0, 0, 0, 0)) -> str:
    """A plot `height` pixels high, as wide as there is room within top, right, bottom and left margins."""
    margins = " ".join(f"{side:g}px" for side in room)
    drawn = (
        f'<svg width="100%" height="{height:g}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )
    return f'<div class="plot" style="padding:{margins}">{drawn}</div>'


def line(start: Point, end: Point, stroke: Stroke) -> str:
    """A straight line."""
    return (
        f'<line x1="{start[0]:.6g}%" y1="{start[1]:.6g}" x2="{end[0]:.6g}%" y2="{end[1]:.6g}"'
        f' style="{stroke.style}"/>'
    )


def run(points: Sequence[Point], height: float, stroke: Stroke) -> str:
    """A line through all of the points, on a plot `height` pixels high."""
    return _stretched(points, height, "polyline", f"{stroke.style};vector-effect:non-scaling-stroke")


def area(points: Sequence[Point], height: float, colour: str, opacity: float = 1.0) -> str:
    """The room inside the points, filled."""
    return _stretched(points, height, "polygon", f"fill:{colour};opacity:{opacity:g}")


def _stretched(points: Sequence[Point], height: float, shape: str, style: str) -> str:
    places = " ".join(f"{x:.6g},{y:.6g}" for x, y in points)
    return (
        f'<svg width="100%" height="{height:g}" viewBox="0 0 100 {height:g}" preserveAspectRatio="none">'
        f'<{shape} points="{places}" style="{style}"/></svg>'
    )


def box(start: float, end: float, top: float, height: float, style: str) -> str:
    """A box from `start` to `end` per cent across."""
    return (
        f'<rect x="{start:.6g}%" y="{top:.6g}" width="{max(0.0, end - start):.6g}%" height="{height:.6g}"'
        f' style="{style}"/>'
    )


def outline(top: float, height: float, said: str) -> str:
    """What stands for a hidden figure: a dotted box of standard size with its symbol in it."""
    dotted = Stroke(INK, 1.5, DOTS).style
    frame = f'<rect x="1" y="{top:g}" width="{HIDDEN_PX}" height="{height:g}" style="{dotted}"/>'
    middle = top + height / 2
    return frame + at((0, middle), words([said], anchor="middle", shift=(HIDDEN_PX / 2 + 1, 0), strong=True))


def at(place: Point, inside: str) -> str:
    """A drawing in pixels whose origin is at a place of the plot."""
    return f'<svg x="{place[0]:.6g}%" y="{place[1]:.6g}">{inside}</svg>'


def shape(kind: str, size: float, style: str) -> str:
    """A mark round its origin: a circle, a diamond or a square."""
    half = size / 2
    if kind == "circle":
        return f'<circle r="{half:g}" style="{style}"/>'
    if kind == "square":
        return f'<rect x="{-half:g}" y="{-half:g}" width="{size:g}" height="{size:g}" style="{style}"/>'
    reach = half * 1.3
    return f'<path d="M{-reach:g} 0L0 {-reach:g}L{reach:g} 0L0 {reach:g}Z" style="{style}"/>'


def words(
    lines: Sequence[str],
    *,
    anchor: str = "start",
    shift: Point = (0, 0),
    colour: str = INK,
    strong: bool = False,
    size: float = 14,
    of_line: float = LINE_PX,
) -> str:
    """Lines of plain words whose middle is at the origin, moved by `shift` pixels."""
    return rich(
        [text(one) for one in lines], anchor, shift, colour, strong=strong, size=size, of_line=of_line
    )


def rich(
    lines: Iterable[str],
    anchor: str,
    shift: Point,
    colour: str,
    *,
    strong: bool = False,
    size: float = 14,
    of_line: float = LINE_PX,
) -> str:
    """The same for lines that are finished markup."""
    there = list(lines)
    across, down = shift
    first = down - of_line * len(there) / 2 + of_line * _BASELINE
    spans = "".join(
        f'<tspan x="{across:g}" y="{first + of_line * place:g}">{one}</tspan>'
        for place, one in enumerate(there)
    )
    weight = ";font-weight:650" if strong else ""
    return f'<text text-anchor="{anchor}" style="fill:{colour};font-size:{size:g}px{weight}">{spans}</text>'
