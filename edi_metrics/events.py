"""Things that happened and that a time chart should show: a campaign, a closed fund, a break in a series."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Event:
    """One dated event and the metrics or topics it touches."""

    event_id: str
    happened_on: date
    ended_on: date | None
    kind: str
    title: str
    touches: tuple[str, ...]

    def concerns(self, metric: str) -> bool:
        """Whether it should be drawn on a chart of `metric`: named itself, or by its topic."""
        return any(metric == touched or metric.startswith(f"{touched}.") for touched in self.touches)

    @property
    def breaks_series(self) -> bool:
        """Whether figures before and after cannot be joined by a line."""
        return self.kind == "data_break"
