"""One of each kind of drawing and of piece, hidden wherever something can be, for every medium to draw."""

from datetime import date

from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.blocks import (
    NONE,
    ActionRow,
    Actions,
    Against,
    Bars,
    Board,
    BoardRow,
    Chart,
    Chip,
    Definition,
    Drawing,
    Dumbbell,
    Facts,
    Form,
    GapBars,
    Grid,
    Likert,
    Line,
    Mark,
    Multiples,
    Note,
    Piece,
    Points,
    Ranged,
    Ranges,
    Reading,
    Slip,
    Slope,
    SlopeLine,
    Statement,
    StatusBar,
    Steps,
    Table,
    Text,
    TileMap,
    Timeline,
    Trajectory,
    Trend,
)
from edi_metrics.vocabulary import ALL, Grain, Standing, Symbol

TERMS = tuple(Period(date(year, 9, 1), Grain.YEAR) for year in (2023, 2024, 2025))


def cell(value: float | None, period: Period = TERMS[-1]) -> Cell:
    """A figure in a period; hidden without one."""
    symbol = Symbol.HIDDEN if value is None else Symbol.SHOWN
    count = None if value is None else 50.0
    return Cell(period, ALL, ALL, count, None if value is None else 100, value, value, value, symbol)


def reading(label: str, value: float | None, beside: float | None = None) -> Reading:
    """One row, beside a published figure where one is given."""
    against = Against(beside, f"{beside:g}%", "everyone") if beside is not None else None
    return Reading(label, cell(value), "c" if value is None else f"{value:g}%", against, "a note")


def line(label: str, *values: float | None) -> Line:
    """One part over three years."""
    cells = tuple(cell(value, period) for value, period in zip(values, TERMS, strict=True))
    return Line(label, cells, "c" if values[-1] is None else f"{values[-1]:g}%")


def mark(year: int, value: float) -> Mark:
    """A value on the first day of a school year."""
    return Mark(date(year, 9, 1), value)


SEEN, UNSEEN = reading("Watford", 12.0, 17.0), reading("Dacorum", None, 17.0)
ROWS = (SEEN, UNSEEN)

DRAWINGS: tuple[Drawing, ...] = (
    Dumbbell(ROWS, "Learners", "Pupils"),
    GapBars(ROWS),
    Multiples((line("Watford", 3, None, 4), line("Dacorum", None, None, None)), goal=5.0),
    Trend((line("Watford", 3, None, 4), line("Dacorum", None, None, None))),
    Trajectory(line("All", 3, None, 4), (mark(2023, 3), mark(2026, 9)), mark(2026, 9), "Target 9%"),
    TileMap(ROWS),
    Steps(ROWS, "Learners", "Pupils"),
    Bars(ROWS),
    Likert((Statement("We belong", (reading("Agree", 60), reading("Neither", 30),
                                    reading("Disagree", None)), "9 of 12 answered"),)),
    Slope((SlopeLine("Watford", cell(3), cell(4), "3%", "4%"),
           SlopeLine("Dacorum", cell(3), cell(None), "3%", "c")), "2023", "2025"),
    Ranges((Ranged("Voice", (SEEN,), SEEN.against), Ranged("Offer", (UNSEEN,))), 0, 20, "group", "agreed"),
    Timeline((Slip("A policy", (date(2026, 1, 5), date(2026, 3, 5)), "moved once"),), date(2026, 2, 1)),
)  # fmt: skip

EMPTY: tuple[Drawing, ...] = (
    Trend(()),
    Likert(()),
    Timeline((), date(2026, 1, 1)),
    Bars(()),
    TileMap(()),
    Multiples(()),
    Ranges((), 0, 1, "", ""),
    Dumbbell((), "", ""),
    GapBars(()),
    Slope((), "", ""),
)

TABLE = Table("Gap", ("District", "Pupils"), (("Watford", "1,204"), ("Dacorum", "c")), "gap", "c hidden")
CHIP = Chip(Standing.ON_TRACK)

PIECES: tuple[tuple[Piece, str], ...] = (
    (Chart(DRAWINGS[0], "Two districts", TABLE, "gap"), "Learners"),
    (TABLE, "1,204"),
    (Text("More of it", "targets"), "More of it"),
    (Points(("One thing", "Two things"), numbered=True, in_hand=0), "Two things"),
    (Note("One is hidden"), "One is hidden"),
    (StatusBar(((Standing.ON_TRACK, 27),)), "On track 27"),
    (
        Board((BoardRow("A promise", "Chair", "c", "", None, 3.0, 5.0, 6.0, "Target 5%", CHIP),), TABLE),
        "Target 5%",
    ),
    (
        Actions((ActionRow("An action", "Begun", "", "Chair", "1 May 2026", "late", None, "Paused"),), TABLE),
        "Paused",
    ),
    (Grid(Table("Offer", ("Family", "Groups"), (("Brass", NONE),), "offer")), f"Brass {NONE}"),
    (Facts((("Owner", "Head of service"),), CHIP), "Head of service"),
    (Definition("What it means", (("Counted", "Pupils on roll"),)), "Pupils on roll"),
    (Form("new_action"), ""),
)
"""One of each kind, and what of it is to be found again."""
