"""SQL decides and Pydantic explains: on every row, both say the same."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from edi_metrics.datasets import Column, Dataset, datasets
from edi_metrics.datasets.kinds import Choice, Several
from edi_metrics.intake import preflight, read

DAY = date(2026, 11, 23)
ODD = (
    "",
    " ",
    "0",
    "1",
    "-1",
    "007",
    "1.5",
    "1e5",
    "NaN",
    "inf",
    "45%",
    "99999999999999999999",
    "c",
    "*",
    "LOW",
    "2026-11-01",
    "2026-11-24",
    "31/02/2026",
    "1/9/2026",
    "1949-12-31",
    "0000-01-01",
    "2025/26",
    "24/25",
    "202425",
    "2026/28",
    "2021",
    "2026/27 autumn",
    "2027/28 autumn",
    "1999/00 spring",
    "24-25 Autumn",
    "autumn",
    "yes",
    "Y",
    "no",
    "true",
    "Prefer not to say",
    "n/a",
    "NA",
    "?",
    "-",
    "White British",
    "Muslim",
    "Asian & Chinese",
    "zz12 4qt",
    "ZZ124QT",
    "E01023592",
    "900142",
    "k02e9",
    "k 2",
    "É",
    "\u200b",
    "samba|djing",
    "samba||djing",
    "|",
    "it's",
    "x" * 201,
    "school",
    "declined",
    "awarded",
)


def cells(column: Column) -> st.SearchStrategy[str]:
    """Cells a person might write here: right, nearly right, and wrong."""
    choice = column.kind.each if isinstance(column.kind, Several) else column.kind
    own = [
        column.example,
        *(choice.codes[:6] + tuple(choice.spellings)[:40] if isinstance(choice, Choice) else ()),
    ]
    return st.one_of(st.just(column.example), st.sampled_from(own), st.sampled_from(ODD))


def a_row(columns: tuple[Column, ...]) -> st.SearchStrategy[dict[str, str]]:
    """Mostly the example row, with a few cells changed, so that good rows and broken ones both come up."""
    changed = st.sampled_from(columns).flatmap(lambda column: st.tuples(st.just(column.name), cells(column)))
    example = {column.name: column.example for column in columns}
    return st.lists(changed, max_size=4).map(lambda changes: example | dict(changes))


def explained(dataset: Dataset, counted: bool, row: Mapping[str, str]) -> bool:
    """Whether the record accepts the row."""
    written = {name: cell.strip(read.BLANKS) for name, cell in row.items() if cell.strip(read.BLANKS)}
    try:
        dataset.form(counted).model_validate(written, context={"day": DAY})
    except ValidationError:
        return False
    return True


def decided(dataset: Dataset, rows: list[dict[str, str]], folder: Path) -> list[bool]:
    """Whether SQL accepts each row."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / "rows.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    sheet = preflight.preflight(dataset, path, day=DAY)
    with duckdb.connect(config={"threads": 1}) as con:
        read.stage(con, sheet, DAY)
        found = con.execute(f"select broken = 0 from {read.STAGED} order by rowid").fetchall()
    return [verdict for (verdict,) in found]


FORMS = [
    (name, counted) for name, one in datasets().items() for counted in (False, True)[: 1 + bool(one.counted)]
]


@pytest.mark.parametrize(("name", "counted"), FORMS)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_sql_and_the_record_give_one_verdict(
    name: str, counted: bool, data: st.DataObject, tmp_path: Path
) -> None:
    dataset = datasets()[name]
    columns = dataset.form(counted).columns()
    rows = data.draw(st.lists(a_row(columns), min_size=12, max_size=40))
    assert decided(dataset, rows, tmp_path) == [explained(dataset, counted, row) for row in rows]


@pytest.mark.parametrize("name", datasets())
def test_every_odd_cell_in_every_column_gets_one_verdict(name: str, tmp_path: Path) -> None:
    dataset = datasets()[name]
    columns = dataset.record.columns()
    example = {column.name: column.example for column in columns}
    rows = [example | {column.name: odd} for column in columns for odd in ODD]
    verdicts = decided(dataset, rows, tmp_path)
    wrong = [
        (column.name, odd)
        for (column, odd), row, verdict in zip(
            ((column, odd) for column in columns for odd in ODD), rows, verdicts, strict=True
        )
        if verdict != explained(dataset, False, row)
    ]
    assert wrong == []
