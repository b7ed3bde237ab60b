"""What a figure costs as plain data, beside the same figure made and checked by Plotly itself."""

import json
import time
from collections.abc import Callable
from statistics import median

import plotly.graph_objects as go

from benchmarks.result import Result
from edi_metrics import charts
from edi_metrics.reader import open_reader
from edi_metrics.settings import settings
from edi_metrics.story.blocks import Chart, charts_of
from edi_metrics.story.story import stories
from edi_metrics.vocabulary import Level

MILLISECONDS, KILOBYTES = 0.5, 40.0


def run(rounds: int) -> list[Result]:
    """Each shape that some page draws, in its largest example."""
    reader = open_reader(Level.INSIDE, settings())
    largest: dict[str, Chart] = {}
    for story in stories():
        for chart in charts_of(story.tell(reader)):
            name = type(chart.drawing).__name__
            if charts.specified(chart.drawing) and _kilobytes(chart) > _kilobytes(largest.get(name)):
                largest[name] = chart
    reader.close()
    return [result for name, chart in sorted(largest.items()) for result in _shape(name, chart, rounds)]


def _kilobytes(chart: Chart | None) -> float:
    return len(json.dumps(charts.specified(chart.drawing))) / 1024 if chart else 0.0


def _shape(name: str, chart: Chart, rounds: int) -> list[Result]:
    spec = charts.specified(chart.drawing)
    assert go.Figure(spec).data, "Plotly's own check passes and there is something to see"
    ours, checked = [], []
    for _ in range(rounds):
        ours.append(_cost(lambda: charts.draw(chart.drawing)))
        checked.append(_cost(lambda: go.Figure(spec)))
    return [
        Result(f"{name} as plain data", "ms", median(ours), MILLISECONDS, best=min(ours)),
        Result(f"{name} beside Plotly's check", "ms", median(ours), 1.0, median(checked)),
        Result(f"{name} size", "kB", _kilobytes(chart), KILOBYTES),
    ]


def _cost(make: Callable[[], object], times: int = 20) -> float:
    started = time.process_time()
    for _ in range(times):
        make()
    return (time.process_time() - started) / times * 1000
