"""What a story says, as plain data any medium can draw. A block names a shape and carries cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from edi_metrics.measured import Cell
from edi_metrics.vocabulary import Reason, Standing, Unit


class Width(StrEnum):
    """How much of a row a card takes on a wide screen; on a phone every card is full."""

    THIRD = "third"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    FULL = "full"


@dataclass(frozen=True)
class Against:
    """What a reading is set beside: a published figure, or another protected cell's figure."""

    value: float | None
    """In the same unit as the reading; None where it is hidden or does not exist."""
    text: str
    """As printed beside its mark: '15.7%'."""
    named: str
    """Whom it describes: 'pupils in state-funded primary schools, Hertfordshire, 2025'."""


@dataclass(frozen=True)
class Reading:
    """One row of a one-period chart: who, the protected figure, and what it is set beside."""

    label: str
    cell: Cell
    text: str
    """The figure as printed: '10.9%', '232', or 'c'."""
    against: Against | None = None
    note: str = ""
    """Words at the end of the row: '12 tutors; comparison 22'."""


@dataclass(frozen=True)
class Line:
    """One part over time."""

    label: str
    cells: tuple[Cell, ...]
    last: str
    """The latest figure as printed at the end of the line, or 'c'."""
    breaks: tuple[date, ...] = ()
    """Days from which the line begins anew: what was measured changed."""


@dataclass(frozen=True)
class Mark:
    """A dated point of a path or a projection."""

    day: date
    value: float


@dataclass(frozen=True)
class Happened:
    """An event drawn as a stem on a time chart."""

    day: date
    title: str


@dataclass(frozen=True)
class Dumbbell:
    """Two values for up to twelve groups: a filled diamond and an open ring, linked."""

    rows: tuple[Reading, ...]
    filled: str
    """What the diamond is: 'Learners with us'."""
    ring: str
    """What the ring is: 'Pupils on roll'."""
    unit: Unit = Unit.PERCENT


@dataclass(frozen=True)
class GapBars:
    """Points from a benchmark, both ways from zero, with the range chance could explain.

    The value drawn is `cell.value - against.value`; the whisker `cell.low/high - against.value`.
    """

    rows: tuple[Reading, ...]
    below: str = "Fewer than comparison"
    above: str = "More than comparison"


@dataclass(frozen=True)
class Multiples:
    """One small trend a place, all on the same axes, in alphabetical order."""

    lines: tuple[Line, ...]
    unit: Unit = Unit.PERCENT
    goal: float | None = None
    events: tuple[Happened, ...] = ()


@dataclass(frozen=True)
class Trend:
    """Up to four lines over time, labelled at their ends."""

    lines: tuple[Line, ...]
    unit: Unit = Unit.PERCENT
    events: tuple[Happened, ...] = ()


@dataclass(frozen=True)
class Trajectory:
    """A measure with a target: actual, path to target, and, inside only, where this pace leads."""

    line: Line
    path: tuple[Mark, ...]
    goal: Mark
    goal_text: str
    unit: Unit = Unit.PERCENT
    pace: tuple[Mark, ...] = ()
    low: tuple[Mark, ...] = ()
    high: tuple[Mark, ...] = ()
    events: tuple[Happened, ...] = ()


@dataclass(frozen=True)
class TileMap:
    """The ten districts in rough position, in five classes. Drawn as real text, not as a picture."""

    tiles: tuple[Reading, ...]
    """A tile's `cell.part` is its district's code."""
    unit_words: str = "points"


@dataclass(frozen=True)
class Steps:
    """Start, stay, progress: each step's count and its share of the step before, in words."""

    steps: tuple[Reading, ...]
    """The bar is `cell.value`; `text` is the figure in bold, `note` the words beside it."""


@dataclass(frozen=True)
class Bars:
    """One figure for each part of a split, from zero."""

    rows: tuple[Reading, ...]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True)
class Statement:
    """One statement people were asked to agree with, and how many answered each way."""

    words: str
    answers: tuple[Reading, ...]
    """From 'Strongly agree' to 'Strongly disagree': each `cell.value` is a share of those who answered."""
    answered: str
    """'519 of 731 answered'."""


@dataclass(frozen=True)
class Likert:
    """Agreement with statements, centred on 'Neither', with a key for both sides."""

    statements: tuple[Statement, ...]


Drawing = Dumbbell | GapBars | Multiples | Trend | Trajectory | TileMap | Steps | Bars | Likert


@dataclass(frozen=True)
class Table:
    """The figures behind a chart, or a table to be read. The first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Text as printed; a missing figure is its symbol: c, u, z or x. Never empty, never a dash."""
    filename: str
    """What its CSV is called: 'participation-by-district-2026-27-autumn-inside'."""
    symbols: str = ""
    """The key line for the symbols used: 'c hidden to protect people'."""


@dataclass(frozen=True)
class Chart:
    """A drawing with everything that must go with it."""

    drawing: Drawing
    alt: str
    table: Table
    name: str
    """A short name, unique on the page: 'gap-by-district'. Element keys come from it."""


@dataclass(frozen=True)
class Definition:
    """What a figure means, beside the figure: opened on demand."""

    title: str
    entries: tuple[tuple[str, str], ...]
    """Term and words: ('Counted', 'pupils known to be eligible ...'), ('Source', ...)."""


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    words: str


@dataclass(frozen=True)
class Points:
    """A short list; numbered when the order is an order."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Note:
    """A line under a chart: what is hidden, what to beware of."""

    words: str


@dataclass(frozen=True)
class Chip:
    """A standing in words, then shape, then colour."""

    standing: Standing
    reason: Reason = Reason.NONE


@dataclass(frozen=True)
class StatusBar:
    """How many targets stand where, in order from achieved to cannot say yet."""

    counts: tuple[tuple[Standing, int], ...]
    noun: str = "targets"


@dataclass(frozen=True)
class Tile:
    """A headline figure with its chip and its small history."""

    strand: str
    title: str
    figure: str
    """'9.8', '81', or 'c'."""
    unit: str
    """'%', or words such as 'genres'; empty for none."""
    chip: Chip | None
    spark: tuple[float | None, ...]
    """The shown values in order; None breaks the line."""
    goal: float | None
    goal_text: str
    people: str
    """'2,214 of 22,590 pupils'."""
    words: str
    """'Up 1.5 points in a year. Target 12% by July 2027'."""
    href: str = ""


@dataclass(frozen=True)
class BoardRow:
    """One target on the board: a bullet, its words and its chip."""

    title: str
    owner: str
    figure: str
    people: str
    now: float | None
    expected: float | None
    goal: float
    top: float
    """The value at the right end of every bullet's scale; zero is at the left."""
    goal_words: str
    chip: Chip
    href: str = ""
    note: str = ""
    """A further line: 'Target cut from 14% to 12% on 4 September 2026, no reason recorded'."""


@dataclass(frozen=True)
class Board:
    """Targets, off track first."""

    rows: tuple[BoardRow, ...]
    table: Table


@dataclass(frozen=True)
class ActionRow:
    """One action of the plan: its standing, what it is and the last word on it, whose it is and when due."""

    title: str
    words: str
    """Under the title: 'Leadership and strategy. Updated 6 November 2026: first draft read'."""
    note: str
    """What to stop at: 'Moved twice, 274 days'; empty for nothing."""
    owner: str
    due: str
    when: str
    """The date in words beside today: '18 days late', 'in 11 days'."""
    chip: Chip | None
    state: str = ""
    """What stands in the chip's place where there is none: 'Paused'."""


@dataclass(frozen=True)
class Actions:
    """Actions as rows to be read; the table has every one of them, the rows perhaps the first few."""

    rows: tuple[ActionRow, ...]
    table: Table


@dataclass(frozen=True)
class Grid:
    """A coverage grid: a table whose gaps, the cells that say `NONE`, are what there is to see."""

    table: Table


NONE = "none"
"""What a cell of a coverage grid says where there is nothing."""


Piece = Chart | Table | Text | Points | Note | StatusBar | Board | Actions | Grid | Definition


@dataclass(frozen=True)
class Headline:
    """The page in one sentence, its place and period above, what to discuss below."""

    eyebrow: str
    sentence: str
    lead: str


@dataclass(frozen=True)
class Tiles:
    """A row of headline figures."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Card:
    """One finding: its sentence, its scope, the evidence, and where it comes from."""

    title: str
    scope: str
    pieces: tuple[Piece, ...]
    source: str
    name: str
    """Unique on the page; becomes the anchor and the element keys."""
    width: Width = Width.HALF
    folded_on_phone: bool = False


Block = Headline | Tiles | Card


def charts_of(blocks: Sequence[Block]) -> tuple[Chart, ...]:
    """Every chart in the blocks, in reading order."""
    cards = (block for block in blocks if isinstance(block, Card))
    return tuple(piece for card in cards for piece in card.pieces if isinstance(piece, Chart))


def tables_of(blocks: Sequence[Block]) -> tuple[Table, ...]:
    """Every table in the blocks, those behind charts and boards included, in reading order."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Card):
            for piece in block.pieces:
                if isinstance(piece, Table):
                    found.append(piece)
                elif isinstance(piece, Chart | Board | Actions | Grid):
                    found.append(piece.table)
    return tuple(found)
