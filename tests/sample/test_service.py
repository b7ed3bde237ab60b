"""The generated service is whole: the right columns, the same bytes, keys that meet, and no day too late."""

import csv
import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from edi_metrics.datasets import datasets
from edi_metrics.sample import SERVICE_DAY, generate
from tests.sample.recount import Row, Rows

SAMPLE = Path(__file__).resolve().parents[2] / "edi_metrics" / "sample"
PLANNED = {("lens_reviews", "next_review_on")}
"""The one column that holds days ahead: when a review is next due."""


def _digest(tables: dict[str, pd.DataFrame]) -> str:
    whole = hashlib.sha256()
    for name, table in tables.items():
        whole.update(name.encode())
        whole.update(table.to_csv(index=False).encode())
    return whole.hexdigest()


def test_same_seed_same_bytes_and_another_seed_others(generated: dict[str, pd.DataFrame]) -> None:
    once = _digest(generated)
    assert once == _digest(generate(2026))
    assert once != _digest(generate(7))


def test_every_table_has_its_datasets_columns_in_order(generated: dict[str, pd.DataFrame]) -> None:
    for name, table in generated.items():
        if name != "participation_counted":
            assert list(table.columns) == [column.name for column in datasets()[name].record.columns()], name


def test_every_dataset_but_published_figures_is_there(generated: dict[str, pd.DataFrame]) -> None:
    assert set(datasets()) - {"benchmarks"} == set(generated) - {"participation_counted"}


def test_every_cell_is_text(generated: dict[str, pd.DataFrame]) -> None:
    for name, table in generated.items():
        assert all(isinstance(dtype, pd.StringDtype) for dtype in table.dtypes), name
        assert not table.isna().to_numpy().any(), name


def test_no_day_is_later_than_the_services_day(generated: dict[str, pd.DataFrame]) -> None:
    for name, table in generated.items():
        for column in table.columns:
            if column.endswith(("_on", "_date")) and (name, column) not in PLANNED:
                days = [day for day in table[column].unique() if day]
                assert max(days, default="") <= SERVICE_DAY.isoformat(), (name, column)
                assert all(date.fromisoformat(day) for day in days)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("workforce", ("snapshot_date", "person")),
        ("recruitment", ("round_id", "applicant")),
        ("participation", ("pupil", "programme_id", "term")),
        ("schools", ("snapshot_date", "urn")),
        ("programmes", ("programme_id",)),
        ("cpd_attendance", ("session_id", "person")),
        ("genre_offer", ("term", "programme", "district", "genre")),
        ("tutor_skills", ("snapshot_date", "person", "genre")),
        ("fee_support", ("application_id",)),
        ("fee_support", ("pupil", "academic_year")),
        ("survey_responses", ("survey_wave", "response")),
        ("governance", ("snapshot_date", "member")),
        ("lens_reviews", ("process_id",)),
    ],
)
def test_no_row_is_there_twice(generated: dict[str, pd.DataFrame], name: str, key: tuple[str, ...]) -> None:
    assert not generated[name].duplicated(list(key)).any()


def test_what_one_table_names_another_holds(rows: Rows) -> None:
    people = _values(rows["workforce"], "person")
    pupils = _values(rows["participation"], "pupil")
    urns = _values(rows["schools"], "urn") | {""}
    assert _values(rows["cpd_attendance"], "person") <= people
    assert _values(rows["cpd_attendance"], "session_id") <= _values(rows["cpd_sessions"], "session_id")
    assert _values(rows["tutor_skills"], "person") <= people
    assert _values(rows["fee_support"], "pupil") <= pupils
    assert _values(rows["instrument_loans"], "pupil") <= pupils | {""}
    assert _values(rows["participation"], "school_urn") <= urns
    assert _values(rows["participation"], "programme_id") <= _values(rows["programmes"], "programme_id")
    assert _values(rows["programmes"], "school_urn") <= urns


def test_a_pupil_is_the_same_in_every_row(generated: dict[str, pd.DataFrame]) -> None:
    lasting = [
        "sex",
        "ethnicity",
        "sen",
        "free_meals",
        "pupil_premium",
        "looked_after",
        "eal",
        "home_district",
    ]
    seen = generated["participation"][["pupil", *lasting]].drop_duplicates()
    assert not seen["pupil"].duplicated().any()


def test_counted_characteristics_add_up_to_their_total(rows: Rows) -> None:
    sums: dict[tuple[str, ...], dict[str, int]] = {}
    for row in rows["participation_counted"]:
        group = sums.setdefault((row["term"], row["district"], row["year_group"]), {})
        group[row["counts_of"]] = group.get(row["counts_of"], 0) + int(row["n"])
    assert all(len(set(group.values())) == 1 for group in sums.values())


def test_whole_class_places_bring_the_service_to_about_24_000_a_year(rows: Rows) -> None:
    for year in ("2022/23", "2023/24", "2024/25", "2025/26"):
        people = {row["pupil"] for row in rows["participation"] if row["term"].startswith(year)}
        places = sum(
            int(row["n"])
            for row in rows["participation_counted"]
            if row["term"] == f"{year} autumn" and row["counts_of"] == "total"
        )
        assert 22_000 < len(people) + places < 26_000


def test_postcodes_are_invented(rows: Rows) -> None:
    told = _values(rows["survey_responses"], "postcode") - {""}
    assert told <= _values(rows["postcode_lookup"], "postcode")
    assert all(postcode.startswith("ZZ") for postcode in told)


def test_promises_hold_no_measured_figure() -> None:
    targets = _read("targets.csv")
    assert len(targets) == 20
    assert not any(column.startswith("expected") for column in targets[0])


def test_two_promises_changed_and_one_of_them_in_silence() -> None:
    changes = {row["stream"]: row for row in _read("plan/events.csv") if row["kind"] == "TargetRevised"}
    assert set(changes) == {"target/T05", "target/T13"}
    silent = {"field": "goal", "was": "14", "now": "12", "note": "", "meeting": ""}
    assert changes["target/T05"] | silent == changes["target/T05"]
    assert changes["target/T13"]["meeting"] == "M15"


def _read(name: str) -> list[Row]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _values(rows: Iterable[Row], column: str) -> set[str]:
    return {row[column] for row in rows}
