"""Drawings to test with: each shape at its fullest, at its barest, and with figures hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from edi_metrics.measured import Cell
from edi_metrics.periods import Period
from edi_metrics.story.blocks import (
    Against,
    Drawing,
    Dumbbell,
    GapBars,
    Happened,
    Line,
    Mark,
    Reading,
    Slope,
    SlopeLine,
    Trajectory,
    Trend,
)
from edi_metrics.vocabulary import WHOLE, Symbol, Unit

DISTRICTS = (
    "Broxbourne",
    "Dacorum",
    "East Herts",
    "Hertsmere",
    "North Herts",
    "St Albans",
    "Stevenage",
    "Three Rivers",
    "Watford",
    "Welwyn Hatfield",
)
TERMS = tuple(
    Period.parse(text)
    for text in (
        "2023/24 autumn",
        "2023/24 spring",
        "2023/24 summer",
        "2024/25 autumn",
        "2024/25 spring",
        "2024/25 summer",
        "2025/26 autumn",
        "2025/26 spring",
        "2025/26 summer",
    )
)


def cell(
    value: float | None,
    *,
    period: Period = TERMS[-1],
    low: float | None = None,
    high: float | None = None,
    symbol: Symbol = Symbol.HIDDEN,
) -> Cell:
    """A cell with this value; one with no value carries `symbol`."""
    shown = Symbol.SHOWN if value is not None else symbol
    return Cell(period, "part", WHOLE, value, 100, value, low, high, shown)


def reading(
    label: str,
    value: float | None,
    against: float | None = None,
    *,
    note: str = "",
    low: float | None = None,
    high: float | None = None,
    per_cent: bool = True,
) -> Reading:
    """A row, printed as a story prints it."""
    mark = "%" if per_cent else ""
    beside = Against(against, "c" if against is None else f"{against:g}{mark}", "Pupils on roll")
    text = "c" if value is None else f"{value:,g}{mark}"
    return Reading(label, cell(value, low=low, high=high), text, beside, note)


def line(label: str, values: Sequence[float | None], mark: str = "%") -> Line:
    """A line over the nine terms, or the last of them."""
    cells = tuple(
        cell(value, period=period)
        for value, period in zip(values, TERMS[len(TERMS) - len(values) :], strict=True)
    )
    return Line(label, cells, "c" if values[-1] is None else f"{values[-1]:g}{mark}")


def rising(start: float, end: float) -> list[float | None]:
    """Nine figures that climb, a little unevenly."""
    wobble = (0, 0.3, -0.2, 0.4, 0, -0.3, 0.2, -0.1, 0)
    return [round(start + (end - start) * at / 8 + bump, 1) for at, bump in enumerate(wobble)]


_SHARES = {
    "Broxbourne": (6.2, 11.1),
    "Dacorum": (9.9, 15.2),
    "East Herts": (9.4, 18.6),
    "Hertsmere": (9.0, 14.8),
    "North Herts": (10.2, 16.9),
    "St Albans": (11.0, 22.8),
    "Stevenage": (8.1, 12.4),
    "Three Rivers": (11.8, 17.7),
    "Watford": (11.2, 13.6),
    "Welwyn Hatfield": (10.6, 14.3),
}

DUMBBELL = Dumbbell(
    tuple(reading(name, *pair) for name, pair in _SHARES.items()),
    filled="Eligible for free school meals",
    ring="All pupils",
)

DUMBBELL_HIDDEN = Dumbbell(
    (
        reading("Asian, Asian British or Asian Welsh", 16.2, 12.1),
        reading("Mixed or multiple ethnic groups", None, 8.2),
        reading("Black, Black British, Black Welsh, Caribbean or African", 4.1, None),
        reading("Other ethnic group", None, None),
        reading("White", 68.4, 71.9),
        reading("Not known", 5.5, 5.5),
    ),
    filled="Learners with us",
    ring="Pupils in state-funded schools, Hertfordshire",
)

GAP_BARS = GapBars(
    (
        reading("Asian", 5.5, 10.1, note="12 tutors; comparison 22", low=3.2, high=9.4),
        reading("Black", 4.1, 4.4, note="9 tutors; comparison 10", low=2.2, high=7.7),
        reading("Mixed", None, 4.0),
        reading("White", 86.2, 80.7, note="187 tutors; comparison 175", low=81.0, high=90.2),
        reading("Other", None, 2.2),
    )
)

GAP_BARS_PUBLISHED = GapBars(
    (
        reading("Asian, Asian British or Asian Welsh", 5, 10, note="10 tutors; comparison 20"),
        reading("White", 87, 81, note="185 tutors; comparison 175"),
    )
)

TREND = Trend(
    (
        line("Eligible for free school meals", rising(6, 9.8)),
        line("Special educational needs", rising(9, 12.4)),
        line("Looked after", [4, 5, None, None, 8, 9, 9.5, 10, 10.4]),
        line("English as an additional language", rising(11, 12.9)),
    ),
    events=(Happened(date(2024, 9, 1), "New bursary"),),
)

TREND_ONE = Trend(
    (line("Schools in contact", [312, 330, 341, 350, 362, 377, 390, 401, 418], ""),), unit=Unit.COUNT
)

_PATH = (Mark(date(2024, 9, 1), 7.4), Mark(date(2027, 7, 1), 12.0))

TRAJECTORY = Trajectory(
    line("Eligible pupils who take part", [6.1, 6.4, 6.9, 7.4, 7.9, 8.3, 8.8, 9.4, 9.8]),
    path=_PATH,
    goal=_PATH[-1],
    goal_text="Target 12%",
    pace=(Mark(date(2026, 4, 1), 9.8), Mark(date(2027, 7, 1), 11.6)),
    low=(Mark(date(2026, 4, 1), 9.8), Mark(date(2027, 7, 1), 10.0)),
    high=(Mark(date(2026, 4, 1), 9.8), Mark(date(2027, 7, 1), 12.7)),
    events=(Happened(date(2024, 9, 1), "New bursary, September 2024"),),
)

TRAJECTORY_FALLING = Trajectory(
    line("Disabled pupils who stop early", [24, 25, None, None, 26, 26.5, 26, 27, 27]),
    path=(Mark(date(2023, 9, 1), 24), Mark(date(2027, 7, 1), 20)),
    goal=Mark(date(2027, 7, 1), 20),
    goal_text="No more than 20%",
    events=(
        Happened(date(2024, 1, 8), "Nurture groups begin"),
        Happened(date(2025, 9, 1), "Transport offered"),
        Happened(date(2026, 1, 5), "Mentors trained"),
    ),
)

TRAJECTORY_REBASELINED = replace(
    TRAJECTORY,
    goal_text="Target 12%, was 14%",
    events=(Happened(date(2025, 9, 4), "Goal lowered, 14% to 12%"),),
    milestones=(Mark(date(2025, 7, 31), 9.5), Mark(date(2026, 7, 31), 10.9)),
    earlier=((_PATH[0], Mark(_PATH[-1].day, 14.0)),),
)


def slope_line(label: str, before: float | None, now: float | None, *, strong: bool = False) -> SlopeLine:
    """A line between two dates."""
    first, last = ("c" if value is None else f"{value:.1f}" for value in (before, now))
    return SlopeLine(label, cell(before, period=TERMS[-4]), cell(now), first, last, strong)


SLOPE = Slope(
    (
        slope_line("Programming and resources", 2.4, 2.8, strong=True),
        slope_line("Workforce development", 2.3, 2.6),
        slope_line("Young people's voice", 2.3, 2.5),
        slope_line("Leadership and strategy", 2.4, None),
    ),
    "2024/25",
    "2025/26",
)

EVERY: Mapping[str, Drawing] = {
    "dumbbell": DUMBBELL,
    "dumbbell, hidden": DUMBBELL_HIDDEN,
    "dumbbell, no rows": Dumbbell((), "Learners with us", "Pupils on roll"),
    "gap bars": GAP_BARS,
    "gap bars, published": GAP_BARS_PUBLISHED,
    "gap bars, all hidden": GapBars((reading("Asian", None, 4.0), reading("Black", None, 2.0))),
    "trend": TREND,
    "trend, one": TREND_ONE,
    "trend, all hidden": Trend((line("Watford", [None] * 9),)),
    "trajectory": TRAJECTORY,
    "trajectory, falling": TRAJECTORY_FALLING,
    "trajectory, re-baselined": TRAJECTORY_REBASELINED,
    "slope": SLOPE,
    "slope, all hidden": Slope((slope_line("Voice", None, None),), "2024/25", "2025/26"),
}
