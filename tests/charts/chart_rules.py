"""The rules a chart keeps on its card: what the figure alone cannot show, listed when broken.

`linter.py` looks at the figure itself; this looks at the whole: the drawing with its words, its table and
the card it stands on.
"""

import colorsys
import re
from collections.abc import Iterator

from edi_metrics import charts
from edi_metrics.charts import theme
from edi_metrics.dimensions import DIMENSIONS
from edi_metrics.measured import Cell
from edi_metrics.story.blocks import Bars, Card, Chart, GapBars, Note, Reading, Steps, Text
from edi_metrics.ui.markup.card import in_words
from edi_metrics.vocabulary import Symbol
from tests.charts.linter import Spec, broken_rules, hidden_marks

_SPECIAL = [set(dimension.parts) for dimension in DIMENSIONS.values() if dimension.special]
_ETHNIC = set(DIMENSIONS["ethnicity_5"].parts) | set(DIMENSIONS["ethnicity_2"].parts)
_WHITE = {"white", "white_british"}
_LAST = {"other", "not_known"}
_SYMBOLS = {symbol.value for symbol in Symbol if symbol is not Symbol.SHOWN}


def faults(chart: Chart, card: Card) -> list[str]:
    """What the chart does that look.md forbids, in words; empty when it keeps every rule."""
    spec = charts.specified(chart.drawing)
    figure = [*broken_rules(spec), *_pink_and_blue(spec)] if spec is not None else []
    found = (_alt(chart), _order(chart), _unknown(chart, card), _hidden(chart, spec), _base(chart))
    return [*figure, *(fault for several in found for fault in several)]


def _alt(chart: Chart) -> Iterator[str]:
    """Kind, measure, place and period; the finding; how many are hidden; where the table is."""
    if not chart.alt.endswith("Table above."):
        yield "an alt text that does not say where the table is"
    if chart.alt.count(". ") < 2:
        yield "an alt text without a finding"
    hidden = sum(cell.symbol is Symbol.HIDDEN for cell in _cells(chart))
    said = "hidden" in chart.alt or "cannot be shown" in chart.alt
    if hidden and not said:
        yield "an alt text that does not say how much is hidden"


def _order(chart: Chart) -> Iterator[str]:
    """Groups in a fixed order run by the alphabet: no group is set up as the usual one."""
    if not isinstance(chart.drawing, Bars | GapBars | Steps):
        return
    parts = [row.cell.part for row in _rows(chart) if row.cell.part in _ETHNIC]
    named = [part for part in parts if part not in _LAST]
    if len(named) > 1 and named[0] in _WHITE:
        yield "White people first"


def _unknown(chart: Chart, card: Card) -> Iterator[str]:
    """People divided by what they told us: those who did not tell are counted too, or spoken of."""
    parts = {row.cell.part for row in _rows(chart)}
    if len(parts) < 2 or not any(parts <= special for special in _SPECIAL):
        return
    columns = " ".join(chart.table.columns).lower()
    first = {row[0].lower() for row in chart.table.rows}
    words = " ".join(piece.words for piece in card.pieces if isinstance(piece, Note | Text))
    said = f"{columns} {card.scope} {words}".lower()
    if "not known" not in first and "known" not in said and "do not know" not in said:
        yield "nobody says how many are not known"


def _hidden(chart: Chart, spec: Spec | None) -> Iterator[str]:
    """A hidden figure has its own drawing, and its own symbol in place of a number."""
    missing = [row for row in _rows(chart) if row.cell.value is None]
    if any(row.text not in _SYMBOLS for row in missing):
        yield "a hidden figure printed as a number"
    drawn = hidden_marks(spec) if spec is not None else _outlines(in_words(chart))
    if len(missing) > drawn:
        yield "a hidden figure not drawn as hidden"


def _outlines(html: str) -> int:
    return len(re.findall(r"edi-step-hidden|edi-class-none|edi-likert-hidden", html))


def _base(chart: Chart) -> Iterator[str]:
    """Bars and steps are read by their length, from zero."""
    if isinstance(chart.drawing, Bars | Steps) and any((row.cell.value or 0) < 0 for row in _rows(chart)):
        yield "a bar that does not start at zero"


def _pink_and_blue(spec: Spec) -> Iterator[str]:
    """Never the two colours that tell girls from boys in a toy shop."""
    drawn = set(re.findall(r"#[0-9A-Fa-f]{6}", str(theme.resolved({"data": spec["data"]}))))
    if any(map(is_pink, drawn)) and any(map(is_blue, drawn)):
        yield "pink and blue"


def is_pink(colour: str) -> bool:
    """Whether a colour is the pink of toys for girls."""
    hue, light, strong = _hls(colour)
    return (hue > 310 or hue < 5) and light > 0.6 and strong > 0.3


def is_blue(colour: str) -> bool:
    """Whether a colour is a blue that anyone would set against it."""
    hue, light, strong = _hls(colour)
    return 190 < hue < 255 and strong > 0.3 and light > 0.15


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    return 360 * hue, light, strong


def _rows(chart: Chart) -> tuple[Reading, ...]:
    drawing = chart.drawing
    found: tuple[Reading, ...] = getattr(
        drawing, "rows", getattr(drawing, "steps", getattr(drawing, "tiles", ()))
    )
    return found


def _cells(chart: Chart) -> list[Cell]:
    lines = getattr(chart.drawing, "lines", ())
    latest = [line.cells[-1] for line in lines if line.cells]
    return [*(row.cell for row in _rows(chart)), *latest]
