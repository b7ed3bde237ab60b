"""Figures as people read them: the same rounding in chart, table and sentence."""

from datetime import date
from math import floor

from edi_metrics.levels import halves_up
from edi_metrics.measured import Cell
from edi_metrics.metrics import Metric
from edi_metrics.periods import Period, day_words
from edi_metrics.vocabulary import Grain, Level, Symbol, Unit

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

LOW = "low"
"""A share of more than nobody that rounds to 0."""

LARGE_BASE = 1000
"""From this many people, an inside percentage has a decimal."""


def count(number: float) -> str:
    """A count: '1,613'."""
    return f"{number:,.0f}"


def word(number: int) -> str:
    """A number in a sentence: words to ten, figures above."""
    return _WORDS[number] if 0 <= number <= 10 else count(number)


def opening(number: int) -> str:
    """A number that opens a sentence: 'Seven', '12'."""
    return word(number).capitalize()


def decimals(base: float, level: Level) -> int:
    """How many decimals a percentage on this base has at this level."""
    return 1 if level is Level.INSIDE and base >= LARGE_BASE else 0


def percent(numerator: float, denominator: int, level: Level) -> str:
    """A share of shown counts: '10.9%' on a large base inside, else '17%'."""
    places = decimals(denominator, level)
    share = halves_up(int(numerator), denominator, places)
    return f"{share:,.{places}f}%" if share or not numerator else LOW


def rounded(value: float, places: int) -> str:
    """A value with halves rounded up, and no minus before a zero."""
    scale = 10**places
    number = floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return f"{'-' if value < 0 and number else ''}{number:,.{places}f}"


def value(cell: Cell, metric: Metric, level: Level) -> str:
    """A cell's figure without its unit: '10.9', '1,613', '6.8'; its symbol when there is none."""
    if cell.value is None:
        return symbol(cell)
    if metric.unit is Unit.PERCENT:
        return percent(cell.n, cell.d, level).removesuffix("%")
    if metric.unit in (Unit.NUMBER, Unit.LEVEL):
        return rounded(cell.value, 1)
    return count(cell.value)


def figure(cell: Cell, metric: Metric, level: Level) -> str:
    """A cell's figure as printed: '10.9%', '1,613', 'c'."""
    if cell.shown and metric.is_share:
        return percent(cell.n, cell.d, level)
    return value(cell, metric, level)


def symbol(cell: Cell | None) -> str:
    """Why there is no figure: c, u, z or x."""
    return (cell.symbol.value if cell else "") or Symbol.NOT_COLLECTED.value


def numerator(cell: Cell) -> str:
    """The count above the line, or its symbol."""
    return count(cell.numerator) if cell.numerator is not None else symbol(cell)


def denominator(cell: Cell) -> str:
    """The count below the line, or its symbol."""
    return count(cell.denominator) if cell.denominator is not None else symbol(cell)


def of(cell: Cell, noun: str) -> str:
    """People before percentages: '232 of 270 people'."""
    return f"{count(cell.n)} of {count(cell.d)} {noun}"


def of_percent(cell: Cell, noun: str, level: Level) -> str:
    """'232 of 270 people (86%)'."""
    return f"{of(cell, noun)} ({percent(cell.n, cell.d, level)})"


def published_percent(number: float) -> str:
    """A published figure, with the decimal its publisher gives: '34.5%'."""
    return f"{number:,.1f}%"


def signed(number: float, places: int) -> str:
    """A gap on a tile: '4.8', or '−1.2' with a true minus."""
    return rounded(number, places).replace("-", "−")


def of_all(number: int, total: int) -> str:
    """'all four', or 'three of four'."""
    return f"all {word(total)}" if number == total else f"{word(number)} of {word(total)}"


def points(difference: float, places: int) -> str:
    """A difference of percentages: '4.8 points', '1 point'."""
    text = rounded(abs(difference), places)
    return f"{text} point{'' if text == '1' else 's'}"


def about(number: float, level: Level) -> str:
    """A number of people worked out, not counted: to the nearest 10 from 100, to 5 when published."""
    step = 10 if number >= 100 else 5 if level is Level.PUBLISHED else 1
    return count(step * floor(number / step + 0.5))


def listed(items: list[str] | tuple[str, ...]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def month(day: date) -> str:
    """'July 2027'."""
    return f"{day:%B %Y}"


def day(when: date) -> str:
    """'31 July 2026'."""
    return day_words(when)


def when(period: Period) -> str:
    """A period after a verb: 'on 1 November 2024', 'in autumn term 2024', 'in 2024/25'."""
    return f"{'on' if period.grain is Grain.DAY else 'in'} {period.words}"


def capital(text: str) -> str:
    """The text with its first letter raised and the rest untouched."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The text with its first letter lowered, unless it opens with a name or an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() or first in _NAMES else text[:1].lower() + text[1:]


_NAMES = ("Disabled", "English", "White", "Black", "Asian", "Watford")
