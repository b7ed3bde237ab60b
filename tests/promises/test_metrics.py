"""What every metric promises, whoever declares it."""

from pathlib import Path

import pytest

from edi_metrics.benchmarks import Benchmark
from edi_metrics.codes import rows
from edi_metrics.dimensions import dimension
from edi_metrics.metrics import Metric, metrics
from edi_metrics.vocabulary import Better, Comparator, Sensitivity, Unit

MARTS = Path(__file__).resolve().parents[2] / "edi_metrics" / "warehouse" / "sql" / "marts"
SERIES = {row["series"] for row in rows("benchmarks.csv")}

every_metric = pytest.mark.parametrize("metric", metrics().values(), ids=lambda metric: metric.key)


@every_metric
def test_it_says_what_it_is_why_it_matters_and_whose_records_it_is_from(metric: Metric) -> None:
    assert metric.title
    assert metric.question.endswith("?")
    assert metric.why
    assert metric.source, "a figure without a source cannot be quoted"
    assert metric.noun
    assert metric.page
    assert metric.key.count(".") == 1


@every_metric
def test_it_says_in_plain_words_what_is_counted_out_of_what(metric: Metric) -> None:
    said = metric.counts
    assert len(said.split()) >= 3
    assert not said.endswith(".")
    assert metric.title.lower() != said.lower(), "a meaning that repeats the name explains nothing"
    assert (", out of " in said) or not metric.is_share


@every_metric
def test_its_mart_is_a_file_that_says_its_grain_first(metric: Metric) -> None:
    text = (MARTS / f"{metric.mart}.sql").read_text(encoding="utf-8")
    assert text.startswith("-- One row per ")


@every_metric
def test_its_comparators_are_published_figures_that_the_product_carries(metric: Metric) -> None:
    assert set(metric.benchmarks) <= SERIES


@every_metric
def test_two_special_splits_are_never_crossed(metric: Metric) -> None:
    if metric.sensitivity is Sensitivity.SPECIAL:
        assert not any(dimension(key).special for key in metric.narrowings)


@every_metric
def test_a_share_has_two_parts_and_a_count_has_one(metric: Metric) -> None:
    assert (metric.denominator is not None) or metric.unit is not Unit.PERCENT
    assert metric.cadence


def test_the_forty_metrics_of_the_first_pages_are_there() -> None:
    first = {"participation": 15, "schools": 6, "progression": 5, "workforce": 10, "recruitment": 4}
    for subject, wanted in first.items():
        assert sum(key.startswith(f"{subject}.") for key in metrics()) >= wanted


def test_a_metric_that_is_only_described_has_no_good_direction() -> None:
    assert metrics()["workforce.women"].better is Better.NEITHER


def test_a_benchmark_names_whom_where_and_when() -> None:
    found = Benchmark(
        series="teachers.ethnicity",
        comparator=Comparator.SECTOR,
        area="England",
        area_code="E92000001",
        period="2016",
        population="school teachers",
        characteristic="ethnicity_2",
        category="ethnic_minorities",
        value=13.4,
        unit="percent",
        numerator=None,
        denominator=None,
        source="Ethnicity facts and figures",
        publisher="Race Disparity Unit",
        basis="published",
        note="",
    )
    assert found.named == "school teachers, England, 2016"
