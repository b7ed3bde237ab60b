"""Events on a time chart: upright stems, each with its name in a band over the plot.

A name takes lines of its own, so none lies on another. It starts at its stem and reaches to one side, and
its stem ends at its foot, so what could go wrong is a taller stem running through a lower name. Names that
reach right are therefore stacked with the earliest on top, names that reach left with the latest on top,
and where the two kinds meet, the lower kind is kept clear of the upper kind's stems.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edi_metrics.charts import scales, theme
from edi_metrics.charts.wording import lines_in, width_px, within
from edi_metrics.story.blocks import Happened

_LINE_PX = 18
_CHARACTERS = 30
"""A name is broken at about this length even where there is room for more."""
_OFF_PX = 4
"""Between a stem and the words beside it."""
_FOOT_PX = 10
"""Between the plot and the lowest name: half of the top tick's words lies in it."""


@dataclass(frozen=True)
class Band:
    """The parts of a figure that draw its events, and the height they need over the plot."""

    shapes: tuple[theme.Spec, ...] = ()
    annotations: tuple[theme.Spec, ...] = ()
    height: int = 0


@dataclass(frozen=True)
class _Name:
    """One event's name, broken to fit the room it has on a phone."""

    event: Happened
    words: str
    right: bool
    """Whether it reaches right from its stem."""
    room: float

    @property
    def spill(self) -> float:
        """How far it reaches past its room: a word longer than the room cannot be broken."""
        return max(0.0, width_px(self.words) - self.room)


def band(
    events: Sequence[Happened],
    *,
    top: float,
    plot_px: int,
    times: theme.Spec,
    sides: tuple[int, int],
    lift: int,
) -> Band:
    """The events over a plot `plot_px` high whose margins are `sides`, their names `lift` pixels above it.

    `top` is the figure at the plot's top edge; `lift` clears whatever else reaches over it.
    """
    if not events:
        return Band()
    shapes: list[theme.Spec] = []
    annotations: list[theme.Spec] = []
    foot = lift + _FOOT_PX
    for name in reversed(_stacked(events, times, sides)):
        shapes.append(_stem(name, 1 + foot / plot_px))
        annotations.append(_words(name, top, foot))
        foot += _LINE_PX * lines_in(name.words)
    return Band(tuple(shapes), tuple(annotations), foot - lift)


def _stacked(events: Sequence[Happened], times: theme.Spec, sides: tuple[int, int]) -> list[_Name]:
    """The names from the top down, in the arrangement that fits a phone in the fewest lines."""
    ordered = sorted(events, key=lambda event: (event.day, event.title))
    left, right = sides
    plot = theme.PHONE_PX - left - right
    shares = [scales.share(event.day.isoformat(), times["range"]) for event in ordered]
    usual = sum(share <= 0.5 for share in shares)
    return min(
        _arrangements(ordered, [left + share * plot for share in shares]),
        key=lambda names: (
            sum(name.spill for name in names),
            sum(lines_in(name.words) for name in names),
            abs(sum(name.right for name in names) - usual),
        ),
    )


def _arrangements(ordered: Sequence[Happened], at: Sequence[float]) -> Iterator[list[_Name]]:
    """Every split into early names that reach right and late ones that reach left, with either on top."""
    for split in range(len(at) + 1):
        for early_on_top in (True, False):
            rooms = _rooms(at, split, early_on_top=early_on_top)
            names = [
                _Name(event, within(event.title, room, width=_CHARACTERS), place < split, room)
                for place, (event, room) in enumerate(zip(ordered, rooms, strict=True))
            ]
            early, late = names[:split], names[split:][::-1]
            yield [*early, *late] if early_on_top else [*late, *early]


def _rooms(at: Sequence[float], split: int, *, early_on_top: bool) -> list[float]:
    """The room of each name. The kind that is below must stop short of the other kind's nearest stem."""
    start = at[split - 1] if early_on_top and split > 0 else 0.0
    end = at[split] if not early_on_top and split < len(at) else float(theme.PHONE_PX)
    rooms = [*(end - place for place in at[:split]), *(place - start for place in at[split:])]
    return [room - 2 * _OFF_PX for room in rooms]


def _words(name: _Name, top: float, foot: int) -> theme.Spec:
    side = "left" if name.right else "right"
    return theme.words(
        name.words,
        name.event.day.isoformat(),
        top,
        xanchor=side,
        xshift=_OFF_PX if name.right else -_OFF_PX,
        yanchor="bottom",
        yshift=foot,
        align=side,
    )


def _stem(name: _Name, height: float) -> theme.Spec:
    """A thin upright from the axis to the foot of the event's name."""
    on = name.event.day.isoformat()
    ends = {"x0": on, "x1": on, "y0": 0, "y1": height, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": theme.CONTEXT, "width": 1.5}, "layer": "below"}
