"""One measured thing beside its control: printed, kept as a line of JSON, and judged."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).with_name("results.jsonl")

_PACKAGES = ("streamlit", "duckdb", "plotly", "pydantic")


@dataclass(frozen=True)
class Result:
    """A subject, its control where there is one, and the goal it was held to."""

    name: str
    unit: str
    subject: float
    goal: float
    control: float | None = None
    """When set, the goal is for subject / control; otherwise for the subject itself."""
    best: float | None = None
    """The best round. A goal is missed when the median and the best round both miss."""

    @property
    def ratio(self) -> float | None:
        """How many times the control the subject is."""
        return None if not self.control else self.subject / self.control

    @property
    def met(self) -> bool:
        """Whether the median, or at least the best round, is within the goal."""
        reached = self.subject if self.ratio is None else self.ratio
        return min(reached, reached if self.best is None else self.best) <= self.goal


def of_rounds(
    name: str, unit: str, subject: Sequence[float], control: Sequence[float], goal: float
) -> Result:
    """Alternated rounds of subject and control as one result: medians, and the best single round."""
    best = min(one / other for one, other in zip(subject, control, strict=True) if other)
    return Result(name, unit, median(subject), goal, median(control), best)


def report(command: str, results: Sequence[Result]) -> int:
    """Print every result and keep it. Returns 1 when any goal was missed."""
    print(f"{command}: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':44}{'control':>10}{'subject':>10}{'ratio':>8}{'goal':>8}  verdict")
    for one in results:
        control = "-" if one.control is None else f"{one.control:.2f}"
        ratio = "-" if one.ratio is None else f"{one.ratio:.2f}"
        verdict = "met" if one.met else "MISSED"
        name = f"{one.name}, {one.unit}"
        print(f"{name:44}{control:>10}{one.subject:>10.2f}{ratio:>8}{one.goal:>8g}  {verdict}")
    _keep(command, results)
    return 0 if all(one.met for one in results) else 1


def _keep(command: str, results: Sequence[Result]) -> None:
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": command,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in _PACKAGES},
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "results": [asdict(one) | {"ratio": one.ratio, "met": one.met} for one in results],
    }
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
