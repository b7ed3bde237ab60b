"""A service that has loaded nothing yet."""

from datetime import date

from edi_metrics.build.measure import measure
from edi_metrics.metrics import metrics
from tests.drawn import marts


def test_with_no_records_no_metric_invents_a_period() -> None:
    """A zero for a term that nobody recorded would read as a term when nobody came."""
    with marts({}, day=date(2026, 11, 23)) as con:
        assert measure(con, metrics().values()) == {}
