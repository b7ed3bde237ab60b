"""Every colour, size and space of the design, once, for Python and CSS alike.

`.streamlit/config.toml` repeats some of them because Streamlit reads nothing else; a test holds the two
together. A colour is a pair, because every one of them has a light and a dark form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from edi_metrics.vocabulary import Standing


@dataclass(frozen=True)
class Colour:
    """One colour in both themes, as six-digit hex."""

    light: str
    dark: str

    @property
    def css(self) -> str:
        """The colour as a CSS value that follows the page's theme."""
        return f"light-dark({self.light}, {self.dark})"


@dataclass(frozen=True)
class Status:
    """How a standing looks: its mark, its words, what lies under them, and the shape it is drawn with."""

    mark: Colour
    text: Colour
    tint: Colour
    shape: str
    """Vector path in a box of 16 by 16, filled unless `dashed`. The typefaces have no such glyphs."""
    dashed: bool = False
    """An outline of dashes in place of a tint: there is nothing to say yet."""


INK = Colour("#1B2430", "#EEF1F4")
MUTED = Colour("#4A525C", "#BAC3CC")
"""Scope lines, sources and axis words: quieter than ink, still 7:1 or better on a card."""
PAGE = Colour("#FAF8F4", "#0F151D")
CARD = Colour("#FFFFFF", "#161E28")
PANEL = Colour("#F0ECE4", "#1A232E")
HAIRLINE = Colour("#E2DBCF", "#2D3947")
CONTROL = Colour("#8B8577", "#6B7A8C")
"""The edge of anything that can be pressed or typed in: 3:1 or better on a card."""
PRIMARY = Colour("#12436D", "#2B74B8")
LINK = Colour("#12436D", "#8CC4F5")

_DISC = "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z"

STATUS: Mapping[Standing, Status] = {
    Standing.ACHIEVED: Status(
        mark=Colour("#0B1A5E", "#F1F5FF"),
        text=Colour("#0B1A5E", "#DCE6FF"),
        tint=Colour("#E3E8F8", "#23305C"),
        shape="M2.2 8.4L4.1 6.5L6.6 9L11.9 3.4L13.8 5.3L6.6 12.7z",
    ),
    Standing.ON_TRACK: Status(
        mark=Colour("#007D60", "#2FA383"),
        text=Colour("#0B5E49", "#8BE3CC"),
        tint=Colour("#DDF1EA", "#113B33"),
        shape=_DISC,
    ),
    Standing.BEHIND: Status(
        mark=Colour("#D9730D", "#EAB45C"),
        text=Colour("#8A3F06", "#FFCB8F"),
        tint=Colour("#FDF4E8", "#45290E"),
        shape="M8 2.2L14.6 13.6H1.4z",
    ),
    Standing.OFF_TRACK: Status(
        mark=Colour("#94002F", "#D0205A"),
        text=Colour("#7E0A33", "#FBB6CB"),
        tint=Colour("#FBE3EA", "#3A0D20"),
        shape="M3 3H13V13H3z",
    ),
    Standing.CANNOT_SAY: Status(
        mark=Colour("#5C6570", "#A5AFBA"),
        text=Colour("#4A525C", "#BAC3CC"),
        tint=Colour("#ECE8E1", "#242E3A"),
        shape=_DISC,
        dashed=True,
    ),
}

SERIES = (
    Colour("#12436D", "#78BDF0"),
    Colour("#EA5B1C", "#F0662E"),
    Colour("#0B7280", "#B5F1EA"),
    Colour("#3A1040", "#9455B5"),
    Colour("#3D3D3D", "#C3C9D1"),
    Colour("#8A8F96", "#7C8794"),
)
"""One to four name a group; five is everyone or a benchmark, drawn open; six is context, drawn thin."""

SEQUENTIAL = tuple(
    Colour(light, dark)
    for light, dark in (
        ("#E9F1F8", "#14263A"),
        ("#CFE1F1", "#173350"),
        ("#B0CEE8", "#1B4269"),
        ("#8CB7DC", "#215383"),
        ("#669ECD", "#2B669E"),
        ("#4384BA", "#3E7CB7"),
        ("#2A6CA3", "#5B95CC"),
        ("#1B5689", "#7DB0DF"),
        ("#12436D", "#A5CCEF"),
        ("#0B2F50", "#D2E6F9"),
    )
)
"""Pale to strong. Steps 1, 3 and 5 carry ink, 7 and 9 carry page-coloured text; step 6 carries none."""

DIVERGING = tuple(
    Colour(light, dark)
    for light, dark in (
        ("#6E0F43", "#F8B4D3"),
        ("#A83A6E", "#D0709C"),
        ("#C26E93", "#A9557D"),
        ("#DEA3BB", "#7E3D5D"),
        ("#F2D5E0", "#52293D"),
        ("#D5EAE7", "#1C4441"),
        ("#A4D3CE", "#23625D"),
        ("#6BB9B1", "#2E8A82"),
        ("#1B7A72", "#3FAEA3"),
        ("#0B4F4B", "#8FE3D9"),
    )
)
"""Plum to teal. Steps 1, 2, 9 and 10 carry page-coloured text."""

MAP_STEPS = ((1, INK), (3, INK), (5, INK), (7, PAGE), (9, PAGE))
"""The five classes of a map: which step of the sequential ramp fills it, and what its words are in."""

SANS = "Figtree, system-ui, sans-serif"
SERIF = '"Source Serif", Georgia, serif'
"""For meaning: headlines, card titles, figures on tiles. The family Streamlit brings with it."""

BASE_PX = 17
"""One rem."""

TYPE: Mapping[str, float] = {
    "hero": 2.35,
    "hero-small": 1.7,
    "tile-value": 2.6,
    "title": 1.28,
    "lead": 1.04,
    "body": 1.0,
    "scope": 0.92,
    "source": 0.8,
    "least": 0.76,
}
"""Type sizes in rem. The hero runs from its small size on a phone to its full size on a laptop."""

HEADING_WEIGHT = 620
HEADING_SIZES = (2.35, 1.6, 1.28, 1.05, 1.0, 0.94)
"""Heading levels one to six, in rem."""

HERO_LINE = 1.15
HERO_EM = 27
"""How wide a headline may run, in em."""

CHART_PX = 14
"""The least size of text in a chart, in CSS pixels."""

GAP_REM = 1.0
RADIUS_REM = 0.9
CONTROL_RADIUS_REM = 0.6
CONTENT_PX = 1270
LINE_CH = 72
"""The longest line of running text, in characters."""


def declarations() -> Iterator[tuple[str, str]]:
    """Every token as a CSS custom property and its value, in a fixed order.

    Names: `--edi-ink`, `--edi-on-track-mark`, `--edi-series-1`, `--edi-seq-1`, `--edi-div-1`,
    `--edi-type-hero`, `--edi-gap`.
    """
    yield from _colours()
    yield "--edi-sans", SANS
    yield "--edi-serif", SERIF
    for name, rem in TYPE.items():
        yield f"--edi-type-{name}", f"{rem}rem"
    yield "--edi-heading-weight", str(HEADING_WEIGHT)
    yield "--edi-gap", f"{GAP_REM}rem"
    yield "--edi-radius", f"{RADIUS_REM}rem"
    yield "--edi-control-radius", f"{CONTROL_RADIUS_REM}rem"
    yield "--edi-content", f"{CONTENT_PX}px"
    yield "--edi-line", f"{LINE_CH}ch"


def css(selector: str = ":root") -> str:
    """The tokens as one CSS rule."""
    return f"{selector}{{{';'.join(f'{name}:{value}' for name, value in declarations())}}}"


def _colours() -> Iterator[tuple[str, str]]:
    plain = {
        "ink": INK,
        "muted": MUTED,
        "page": PAGE,
        "card": CARD,
        "panel": PANEL,
        "hairline": HAIRLINE,
        "control": CONTROL,
        "primary": PRIMARY,
        "link": LINK,
    }
    for name, colour in plain.items():
        yield f"--edi-{name}", colour.css
    for standing, status in STATUS.items():
        stem = f"--edi-{standing.value.replace('_', '-')}"
        yield f"{stem}-mark", status.mark.css
        yield f"{stem}-text", status.text.css
        yield f"{stem}-tint", status.tint.css
    for stem, ramp in (("series", SERIES), ("seq", SEQUENTIAL), ("div", DIVERGING)):
        for step, colour in enumerate(ramp, start=1):
            yield f"--edi-{stem}-{step}", colour.css
