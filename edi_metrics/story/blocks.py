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
    milestones: tuple[Mark, ...] = ()
    """Values hoped for on the way: drawn, and judged by nobody."""
    earlier: tuple[tuple[Mark, ...], ...] = ()
    """Paths that were promised before, each to the goal it had: drawn faint."""


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
    filled: str = ""
    """What the bar is, where a ring stands beside it: 'Pupils with pupil premium'."""
    ring: str = ""
    """What the ring is: 'Other pupils'."""


@dataclass(frozen=True)
class Bars:
    """One figure for each part of a split, from zero."""

    rows: tuple[Reading, ...]
    unit: Unit = Unit.COUNT
    filled: str = ""
    """What the bar is, where a ring stands beside it: 'Reviewed'."""
    ring: str = ""
    """What the ring is: 'On the register'."""


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


@dataclass(frozen=True)
class SlopeLine:
    """One part at two dates."""

    label: str
    before: Cell
    now: Cell
    first: str
    """The figure at the earlier date as printed, or its symbol."""
    last: str
    """The figure at the later date as printed, or its symbol."""
    strong: bool = False
    """Whether it is one of the lines that the finding is about."""

    @property
    def cells(self) -> tuple[Cell, Cell]:
        """Both ends."""
        return self.before, self.now


@dataclass(frozen=True)
class Slope:
    """Two dates for up to eight lines, labelled at both ends; one or two of them strong, the rest grey."""

    lines: tuple[SlopeLine, ...]
    before: str
    """The earlier date, as printed under the plot."""
    now: str


@dataclass(frozen=True)
class Ranged:
    """One row of a chart of ranges: what each group said, and what was settled on."""

    label: str
    dots: tuple[Reading, ...]
    """A group each, in the order groups are shown."""
    ring: Against | None = None
    """The figure settled on."""

    @property
    def shown(self) -> tuple[Reading, ...]:
        """The groups with a figure to show, from the lowest to the highest."""
        seen = [dot for dot in self.dots if dot.cell.value is not None]
        return tuple(sorted(seen, key=lambda dot: dot.cell.value or 0.0))


@dataclass(frozen=True)
class Ranges:
    """How far groups lie apart: a dot a group, the range between them, and a ring for what was agreed."""

    ranges: tuple[Ranged, ...]
    bottom: float
    top: float
    dot: str
    """What a dot is: 'a group's level'."""
    ring: str
    """What the ring is: 'the level agreed'."""


@dataclass(frozen=True)
class Slip:
    """One action whose date moved: the first date agreed, each one after it, and how far in words."""

    label: str
    days: tuple[date, ...]
    """The first date agreed, then every date it moved to; the last stands now."""
    note: str
    """Words at the end of the row: 'moved twice, 105 days'."""


@dataclass(frozen=True)
class Timeline:
    """Dates that moved: the first an open ring, each move a tick, the present one filled."""

    slips: tuple[Slip, ...]
    today: date


Drawing = (
    Dumbbell
    | GapBars
    | Multiples
    | Trend
    | Trajectory
    | TileMap
    | Steps
    | Bars
    | Likert
    | Slope
    | Ranges
    | Timeline
)


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
    folded: bool = False
    """Whether it stands behind 'Show the table', for those who want more than the sentences before it."""


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
    href: str = ""
    """The page that says more, in this app: the words are the way to it. Empty for plain words."""


@dataclass(frozen=True)
class Points:
    """A short list; numbered when the order is an order."""

    items: tuple[str, ...]
    numbered: bool = False
    in_hand: int | None = None
    """Which of them people are at, counted from 0; None in a list that is no course of things."""


@dataclass(frozen=True)
class Note:
    """A line under a chart: what is hidden, what to beware of."""

    words: str


@dataclass(frozen=True)
class Chip:
    """A standing in words, then shape, then colour."""

    standing: Standing
    reason: Reason = Reason.NONE

    @property
    def words(self) -> str:
        """The standing, and after a colon why it is so: 'Cannot say yet: too few'."""
        return f"{self.standing.words}: {self.reason.words}" if self.reason else self.standing.words


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
    action_id: str = ""
    """What opens it on the screen; empty for a row that is only read."""
    under: str = ""
    """What it is listed under, such as its owner; rows that share one stand together."""


@dataclass(frozen=True)
class Actions:
    """Actions as rows to be read, with all of them in a table. A screen shows `per_page` at a time."""

    rows: tuple[ActionRow, ...]
    table: Table
    per_page: int = 12


@dataclass(frozen=True)
class Grid:
    """A coverage grid: a table whose gaps, the cells that say `NONE`, are what there is to see."""

    table: Table


NONE = "none"
"""What a cell of a coverage grid says where there is nothing."""


@dataclass(frozen=True)
class Form:
    """Something a person can do here, on the screen alone: what leaves has no forms.

    It is shown to those who may do it, and drawn anew each time: nothing of it is kept.
    """

    name: str
    """Which of the screen's forms."""
    about: str = ""
    """What it is about, such as 'A07' or 'M20'."""


@dataclass(frozen=True)
class Facts:
    """A few facts of one thing side by side, under its standing: owner, due, last word."""

    entries: tuple[tuple[str, str], ...]
    """Term and words: ('Owner', 'Youth voice lead')."""
    chip: Chip | None = None


Shown = Chart | Table | Text | Points | Note | StatusBar | Board | Actions | Grid | Facts | Definition
"""A piece that says something."""

Piece = Shown | Form


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
